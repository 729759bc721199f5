//! Records that nothing names.

use super::Context;
use crate::diag::Span;
use crate::model::body::{self, CITE, Mark, SCHEMES};
use crate::model::decode::{At, Decode};
use crate::model::refs::Target;
use crate::model::values::{Id, Text};
use crate::model::{Form, Visit};
use std::collections::BTreeMap;

/// Those of `ids`, all of them names of records of type `T`, that no record names and no text links
/// to. Drafts name records too, though readers do not see them yet.
pub(crate) fn unused<'b, T: Target>(
    context: &Context<'b>,
    ids: impl Iterator<Item = &'b At<Id>>,
) -> Vec<&'b At<Id>> {
    let briefing = context.briefing;
    let mut named = Named { rule: T::RULE, left: ids.map(|id| (id.value.0.as_str(), id)).collect() };
    briefing.walk(&mut named);
    briefing.drafts.walk(&mut named);
    let schemes = SCHEMES.iter().filter(|(_, rule, _)| *rule == T::RULE);
    for (scheme, ..) in schemes {
        // Most records are named by others, and then no text needs to be read for its links.
        if named.left.is_empty() {
            break;
        }
        let mut linked = Linked { scheme, left: &mut named.left };
        briefing.walk(&mut linked);
        briefing.drafts.walk(&mut linked);
        let versions = briefing.pages.iter().flat_map(|page| &page.versions);
        versions.for_each(|version| linked.markdown(&version.body));
    }
    named.left.into_values().collect()
}

/// Strikes out what references of `rule` name.
struct Named<'b> {
    rule: &'static str,
    left: BTreeMap<&'b str, &'b At<Id>>,
}

impl Visit for Named<'_> {
    fn reference(&mut self, rule: &'static str, id: &Id, _: Span) {
        if rule == self.rule {
            self.left.remove(id.0.as_str());
        }
    }
}

/// Strikes out what links of `scheme` lead to.
struct Linked<'b, 'l> {
    scheme: &'static str,
    left: &'l mut BTreeMap<&'b str, &'b At<Id>>,
}

impl Linked<'_, '_> {
    fn markdown(&mut self, text: &str) {
        if !text.contains(self.scheme) && (self.scheme != CITE || !text.contains("[@")) {
            return;
        }
        for (mark, _) in body::marks(text) {
            if let Mark::Record { scheme, id } = mark
                && scheme == self.scheme
            {
                self.left.remove(id.split('#').next().unwrap_or_default());
            }
        }
    }
}

impl Visit for Linked<'_, '_> {
    fn text(&mut self, text: &Text, form: Form) {
        if form != Form::Plain {
            text.versions().for_each(|(_, version)| self.markdown(version));
        }
    }
}
