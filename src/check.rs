//! Room 4: what is wrong with the records and with the site that was made of them. Rules only
//! look; a build with a rule off is byte for byte the same build.

mod ages;
mod circles;
#[cfg(test)]
pub(crate) mod fixture;
mod keys;
mod links;
mod rules;
mod unused;
mod written;

pub(crate) use rules::{RULES, Rule};

use crate::diag::{Diagnostic, FileId, Files, Severity, Span};
use crate::model::asof::Known;
use crate::model::values::{Language, Text};
use crate::model::{Allowed, Briefing, Form, Visit};
use crate::site::Output;
use crate::source::Sources;
use std::collections::BTreeMap;

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
}

/// Where a rule puts what it finds.
pub(crate) struct Found<'a> {
    rule: &'static Rule,
    diags: &'a mut Vec<Diagnostic>,
}

impl Found<'_> {
    /// Whether every file in the folder `content/FOLDER` could be read, and everything that its
    /// records name was found. Where not, what seems to be missing may only be hidden.
    pub(crate) fn all_read(&self, context: &Context<'_>, folder: &str) -> bool {
        let folder = format!("content/{folder}");
        let within =
            |span: Option<Span>| span.is_none_or(|span| context.sources.path(span.file).starts_with(&folder));
        !self.diags.iter().any(|one| one.severity == Severity::Error && within(one.span) && !yields(one.rule))
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

/// Runs every rule that has a check of its own.
pub(crate) fn run(context: &Context<'_>, diags: &mut Vec<Diagnostic>) {
    for rule in RULES {
        if let Some(check) = rule.check {
            check(context, &mut Found { rule, diags });
        }
    }
}

/// Sets levels as the briefing asks, drops what a record allows, and reports what it allows in vain.
pub(crate) fn settle(briefing: &Briefing, diags: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut used = vec![false; briefing.allows.len()];
    let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
    for (at, allow) in briefing.allows.iter().enumerate() {
        by_file.entry(allow.record.file).or_default().push(at);
    }
    let mut kept: Vec<Diagnostic> = Vec::new();
    for mut diagnostic in diags {
        let yields = yields(diagnostic.rule);
        let here = diagnostic.span.filter(|_| yields).and_then(|span| by_file.get(&span.file));
        let allowed =
            here.into_iter().flatten().find(|at| speaks_for(&briefing.allows[**at], &diagnostic)).copied();
        if let Some(at) = allowed {
            used[at] = true;
            continue;
        }
        match level(briefing, diagnostic.rule).filter(|_| yields) {
            Some(None) => continue,
            Some(Some(severity)) => diagnostic.severity = severity,
            None => {}
        }
        kept.push(diagnostic);
    }
    rules::unneeded_allow::report(briefing, &used, &mut kept);
    crate::diag::sorted(kept)
}

/// Whether the author may set `rule` aside.
fn yields(rule: &str) -> bool {
    RULES.iter().any(|one| one.name == rule && one.yields)
}

fn speaks_for(allow: &Allowed, diagnostic: &Diagnostic) -> bool {
    let Some(span) = diagnostic.span else { return false };
    let record = allow.record;
    let inside = span.file == record.file && span.start >= record.start && span.start < record.end.max(1);
    allow.rule == diagnostic.rule && inside
}

/// The level that `briefing.yaml` gives a rule; `Some(None)` is off.
fn level(briefing: &Briefing, rule: &str) -> Option<Option<Severity>> {
    let levels = briefing.config.rules.as_ref()?;
    levels.0.iter().find(|(name, _)| name.value == rule).map(|(_, level)| *level)
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

/// The beginning of a file, for problems with the file as a whole.
pub(crate) fn top(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}
