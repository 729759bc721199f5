//! Languages, by the tags of BCP 47.

use crate::diag::Diagnostic;
use crate::model::decode::{At, Decode, Faults, scalar};
use crate::model::schema::{self, Definitions};
use crate::model::tree::{Node, false_space};
use serde_json::{Value, json};

/// A language's tag as BCP 47 has it, such as `en` or `es-CO`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub String);

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The two-letter languages of ISO 639-1, as the registry of BCP 47 lists them.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv \
    cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
    ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn \
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za \
    zh zu";

/// What to write in place of a text that is no language tag.
pub(crate) fn language_fault(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let known = match primary.len() {
        2 => LANGUAGES.split_whitespace().any(|known| known == primary),
        // A language with a tag of two letters has no other.
        3 => !["eng", "spa"].contains(&primary) && primary.bytes().all(|b| b.is_ascii_lowercase()),
        _ => false,
    };
    let rest =
        parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let british = tag.to_lowercase().ends_with("-uk");
    if known && rest && !british {
        return None;
    }
    let help = match primary {
        "sp" | "spa" | "spanish" | "Spanish" | "español" | "Español" => "Spanish is `es`",
        "gb" | "us" | "eng" | "english" | "English" => "English is `en`, or `en-GB`, `en-US`",
        _ if false_space(tag).is_some() => {
            let c = false_space(tag).map_or(0, u32::from);
            return Some(format!("it begins with the character U+{c:04X}: indent it with spaces"));
        }
        _ if british => "the country is GB: write `en-GB`",
        _ => {
            let better = tag.replace('_', "-").to_lowercase();
            let right = better != tag && language_fault(&better).is_none();
            let usual = right.then(|| format!("write it as `{}`", usual_case(&better)));
            return usual.or_else(|| Some("write a tag of BCP 47, such as `en`, `es` or `es-CO`".to_owned()));
        }
    };
    Some(help.to_owned())
}

/// A tag as it is usually written: the language in small letters, the country in capitals.
fn usual_case(tag: &str) -> String {
    let parts = tag.split('-').enumerate();
    let cased: Vec<String> = parts
        .map(|(at, part)| if at > 0 && part.len() == 2 { part.to_uppercase() } else { part.to_lowercase() })
        .collect();
    cased.join("-")
}

impl Decode for At<Language> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let At { value, span } = scalar(node, faults)?;
        if let Some(help) = language_fault(&value) {
            faults.push(
                Diagnostic::error("bad-language", span, format!("`{value}` is not a language tag"))
                    .help(help),
            );
            return None;
        }
        Some(At { value: Language(value), span })
    }
    fn schema(definitions: &mut Definitions) -> Value {
        definitions.refer("language", |_| {
            let two: Vec<&str> = LANGUAGES.split_whitespace().collect();
            let two = two.join("|");
            // A language with a tag of two letters has no other; the country of British English is GB.
            let pattern = format!("^(?!eng|spa|.*-[Uu][Kk]$)(?:{two}|[a-z]{{3}})(?:-[A-Za-z0-9]{{1,8}})*$");
            let tag = schema::pattern(&pattern, "a language's tag of BCP 47, such as en, es or es-CO");
            let mut tag = schema::described("A language's tag of BCP 47.", tag);
            tag["examples"] = json!(["en", "es", "es-CO"]);
            tag
        })
    }
}
