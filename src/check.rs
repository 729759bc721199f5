//! Room 4: what is wrong with the records and with the site that was made of them. Rules only
//! look; a build with a rule off is byte for byte the same build.

mod address;
mod ages;
mod circles;
pub mod explain;
mod field;
#[cfg(test)]
pub(crate) mod fixture;
mod keys;
mod links;
mod numbers;
mod phrases;
mod prose;
mod rules;
mod unused;
mod written;

pub(crate) use rules::{RULES, Rule};

use crate::diag::{Diagnostic, FileId, Files, Severity, Span};
use crate::model::asof::Known;
use crate::model::decode::At;
use crate::model::values::{Language, Text};
use crate::model::{Allowed, Briefing, Form, Visit, body};
use crate::site::Output;
use crate::source::Sources;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// What rules look at.
pub(crate) struct Context<'a> {
    pub(crate) briefing: &'a Briefing,
    pub(crate) sources: &'a Sources,
    pub(crate) outputs: &'a [Output],
}

impl<'a> Context<'a> {
    /// The eyes of today, or of the day that the site is built for.
    pub(crate) fn known(&self) -> Known<'a> {
        Known { briefing: self.briefing, day: None }
    }

    /// The first language of the briefing, in which limits on length are strictest.
    pub(crate) fn first_language(&self) -> &'a Language {
        self.briefing.languages().next().expect("a briefing without a language is reported and not checked")
    }

    /// Where the bytes `range` of a text stand in its file.
    pub(crate) fn place(&self, text: &At<String>, range: &Range<usize>) -> Span {
        body::locate(&text.value, range, self.sources.text(text.span.file), text.span)
    }
}

/// Where a rule puts what it finds.
pub(crate) struct Found<'a> {
    rule: &'static Rule,
    /// What was found before any rule ran.
    earlier: &'a [Diagnostic],
    diags: &'a mut Vec<Diagnostic>,
}

impl Found<'_> {
    /// Whether every file in the folder `content/FOLDER` could be read, and everything that its
    /// records name was found. Where not, what seems to be missing may only be hidden.
    pub(crate) fn all_read(&self, context: &Context<'_>, folder: &str) -> bool {
        let folder = format!("content/{folder}");
        let within =
            |span: Option<Span>| span.is_none_or(|span| context.sources.path(span.file).starts_with(&folder));
        !self
            .earlier
            .iter()
            .any(|one| one.severity == Severity::Error && within(one.span) && !yields(one.rule))
    }

    /// Whether every page could be made. Where not, what leads to it seems to lead nowhere.
    pub(crate) fn all_made(&self) -> bool {
        !self.earlier.iter().any(|one| one.rule == "bad-template")
    }

    /// Reports a problem at `span`, at the rule's own level.
    pub(crate) fn at(&mut self, span: Span, message: impl Into<String>) -> Problem<'_> {
        let diagnostic =
            Diagnostic { severity: self.rule.level, ..Diagnostic::error(self.rule.name, span, message) };
        self.diags.push(diagnostic);
        Problem(self.diags.last_mut().expect("it was pushed on the line above"))
    }

    /// Reports a problem that has no place in the author's files.
    pub(crate) fn nowhere(&mut self, message: impl Into<String>) -> Problem<'_> {
        let diagnostic =
            Diagnostic { severity: self.rule.level, ..Diagnostic::error(self.rule.name, None, message) };
        self.diags.push(diagnostic);
        Problem(self.diags.last_mut().expect("it was pushed on the line above"))
    }
}

/// A problem that was just reported, for adding to.
pub(crate) struct Problem<'a>(&'a mut Diagnostic);

impl Problem<'_> {
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    pub(crate) fn note(self, span: Span, message: impl Into<String>) -> Self {
        self.0.notes.push(crate::diag::Note { span, message: message.into() });
        self
    }
}

/// Runs every rule that has a check of its own, on all cores.
pub(crate) fn run(context: &Context<'_>, diags: &mut Vec<Diagnostic>) {
    let earlier = diags.as_slice();
    let found: Vec<Vec<Diagnostic>> = RULES
        .par_iter()
        .map(|rule| {
            let mut diags = Vec::new();
            if let Some(check) = rule.check {
                check(context, &mut Found { rule, earlier, diags: &mut diags });
            }
            diags
        })
        .collect();
    diags.extend(found.into_iter().flatten());
}

/// Sets levels as the briefing asks, drops what a record allows, and reports what it allows in vain.
pub(crate) fn settle(briefing: &Briefing, diags: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: BTreeMap<(&str, FileId), Vec<usize>> = BTreeMap::new();
    for (at, allow) in briefing.allows.iter().enumerate() {
        places.entry((&allow.rule, allow.record.file)).or_default().push(at);
    }
    let mut used = vec![false; briefing.allows.len()];
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in diags {
        let yields = RULES.iter().any(|rule| rule.name == diagnostic.rule && rule.yields);
        let near =
            diagnostic.span.filter(|_| yields).and_then(|span| places.get(&(diagnostic.rule, span.file)));
        let mut near = near.into_iter().flatten();
        match near.find(|at| speaks_for(&briefing.allows[**at], &diagnostic)) {
            Some(at) => used[*at] = true,
            None if yields => kept.extend(at_its_level(briefing, diagnostic)),
            None => kept.push(diagnostic),
        }
    }
    let in_vain = rules::unneeded_allow::in_vain(briefing, &used, &kept);
    kept.extend(in_vain.into_iter().filter_map(|diagnostic| at_its_level(briefing, diagnostic)));
    crate::diag::sorted(kept)
}

/// Whether the author may set `rule` aside.
fn yields(rule: &str) -> bool {
    RULES.iter().any(|one| one.name == rule && one.yields)
}

fn speaks_for(allow: &Allowed, diagnostic: &Diagnostic) -> bool {
    let Some(span) = diagnostic.span else { return false };
    let record = allow.record;
    span.file == record.file && span.start >= record.start && span.start < record.end.max(1)
}

/// The problem at the level that `briefing.yaml` gives its rule; nothing if that is off.
fn at_its_level(briefing: &Briefing, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
    let levels = briefing.config.rules.iter().flat_map(|levels| &levels.0);
    let level = levels.into_iter().find(|(name, _)| name.value == diagnostic.rule).map(|(_, level)| *level);
    diagnostic.severity = level.unwrap_or(Some(diagnostic.severity))?;
    Some(diagnostic)
}

/// A text of a record, with the file's field it stands in.
pub(crate) struct Passage<'t> {
    pub(crate) field: &'static str,
    pub(crate) text: &'t Text,
    pub(crate) form: Form,
}

/// Calls `tell` with every text of every record, each in the field it stands in.
pub(crate) fn each_text(briefing: &Briefing, tell: &mut dyn FnMut(&Passage<'_>)) {
    struct Walker<'f> {
        field: &'static str,
        tell: &'f mut dyn FnMut(&Passage<'_>),
    }
    impl Visit for Walker<'_> {
        fn field(&mut self, name: &'static str) {
            self.field = name;
        }
        fn text(&mut self, text: &Text, form: Form) {
            (self.tell)(&Passage { field: self.field, text, form });
        }
    }
    briefing.walk(&mut Walker { field: "", tell });
}

/// Calls `tell` with every version of every text in Markdown, those of pages included.
pub(crate) fn each_markdown(briefing: &Briefing, tell: &mut dyn FnMut(&At<String>)) {
    each_text(briefing, &mut |passage| {
        if passage.form != Form::Plain {
            passage.text.versions().for_each(|(_, version)| tell(version));
        }
    });
    briefing.pages.iter().flat_map(|page| &page.versions).for_each(|version| tell(&version.body));
}

/// The beginning of a file, for problems with the file as a whole.
pub(crate) fn top(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}
