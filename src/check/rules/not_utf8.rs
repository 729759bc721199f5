//! A file that is not UTF-8.
//!
//! Accents and quotation marks written in another encoding would be shown as other characters.
//! Nothing of the file can be read until it is saved as UTF-8, which every editor can do.
//!
//! ```yaml
//! summary: The mayor of C�diz called.
//! ```
//!
//! Save it as:
//!
//! ```yaml
//! summary: The mayor of Cádiz called.
//! ```

use super::{Rule, kept};
use crate::diag::Severity::Error;

pub(super) const RULE: Rule = kept("not-utf8", Error);

#[cfg(test)]
mod tests {
    use crate::diag::{FileId, Span};
    use crate::pipeline::{self, Options};
    use crate::source::Sources;

    #[test]
    fn marks_the_first_byte_that_is_no_character() {
        let mut sources = Sources::default();
        sources.add("content/a.yaml".to_owned(), "title: é\n".into());
        sources.add("content/b.yaml".to_owned(), b"title: A\nsummary: Bogot\xe1\n".to_vec());
        let [fault] = sources.diags.as_slice() else { panic!("one fault: {:?}", sources.diags) };
        assert_eq!(fault.rule, "not-utf8");
        assert_eq!(fault.message, "the file is not UTF-8: the byte E1 here is no character");
        assert_eq!(fault.help.as_deref(), Some("save it as UTF-8 in your editor"));
        assert_eq!(fault.span, Some(Span { file: FileId(1), start: 23, end: 26 }));
        // The text is kept to be shown.
        assert_eq!(sources.files[1].text, "title: A\nsummary: Bogot\u{fffd}\n");
        let marked: Vec<u32> = [&b"\xef\xbb\xbfa\xff"[..], b"a\xff"]
            .into_iter()
            .map(|bytes| {
                let mut sources = Sources::default();
                sources.add("content/a.yaml".to_owned(), bytes.to_vec());
                sources.diags[0].span.expect("it has a place").start
            })
            .collect();
        assert_eq!(marked, [1, 1]);
    }

    #[test]
    fn hides_only_the_file_itself() {
        let mut sources = Sources::default();
        let briefing = "title: T\ndescription: D\nlanguages: [en]\n";
        sources.add("content/briefing.yaml".to_owned(), briefing.into());
        let event = "title: A\ndate: 2026-01-02\nsummary: S\ndirection: neutral\nsignificance: 1\n\
                     facts: [{text: F., sources: [one]}]\nplaces: [nowhere]\n";
        sources.add("content/events/2026-01-02-a.yaml".to_owned(), event.into());
        sources.add("content/sources/base.yaml".to_owned(), vec![0xff]);
        let built = pipeline::run(&sources, &Options::default());
        let found: Vec<&str> =
            built.diags.iter().map(|one| one.rule).filter(|rule| rule.starts_with('u')).collect();
        // What the unreadable file may hold is not missed; what no file holds is.
        assert_eq!(found, ["unknown-place"]);
        assert!(built.diags.iter().any(|one| one.rule == "not-utf8"));
    }

    #[test]
    fn nothing_of_such_a_file_is_used() {
        let mut sources = Sources::default();
        let briefing = "title: T\ndescription: D\nlanguages: [en]\n";
        sources.add("content/briefing.yaml".to_owned(), briefing.into());
        sources.add("templates/topic.html".to_owned(), b"{{ \xff }}".to_vec());
        sources.add("templates/i18n/en.yaml".to_owned(), b"nothing: \xff".to_vec());
        let built = pipeline::run(&sources, &Options::default());
        let found: Vec<&str> = built.diags.iter().map(|one| one.rule).collect();
        assert_eq!(found, ["not-utf8", "not-utf8"]);
    }

    #[test]
    fn takes_a_byte_order_mark_off() {
        let mut sources = Sources::default();
        sources.add("content/topics.yaml".to_owned(), "\u{feff}- {}".into());
        assert!(sources.diags.is_empty());
        assert_eq!(sources.files[0].text, "- {}");
    }
}
