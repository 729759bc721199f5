//! From positioned nodes to typed records, reporting every fault on the way.
//!
//! The `record!` macro writes a struct once; from it come the reader, the list of fields that
//! messages quote, the walk over its texts and the resolution of its references.

mod fields;
mod scalars;

pub use fields::Field;
pub(crate) use fields::Fields;
pub(crate) use scalars::{control, decimal, integer, list_of, scalar, word};

use super::schema::{self, Definitions};
use super::tree::{Kind, Node};
use crate::diag::{Diagnostic, Span};
use serde_json::{Value, json};

/// A value with its place in the file.
#[derive(Clone, Debug)]
pub struct At<T> {
    pub value: T,
    pub span: Span,
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Where a reader puts what it finds wrong.
pub(crate) struct Faults<'a> {
    diags: &'a mut Vec<Diagnostic>,
    loose: Option<&'a mut Loose>,
}

/// What a record that could not be built refers to: it is looked up all the same, so that one fault
/// does not hide another.
#[derive(Clone, Default)]
pub(crate) struct Loose {
    /// The rule that guards the id, what it is the id of, and the id.
    pub(crate) references: Vec<(&'static str, &'static str, At<super::values::Id>)>,
    /// Texts in Markdown.
    pub(crate) texts: Vec<At<String>>,
}

impl Loose {
    pub(crate) fn append(&mut self, other: Loose) {
        self.references.extend(other.references);
        self.texts.extend(other.texts);
    }
}

impl<'a> Faults<'a> {
    pub(crate) fn new(diags: &'a mut Vec<Diagnostic>) -> Self {
        Faults { diags, loose: None }
    }

    /// Gathers what `node` refers to into `loose`; its faults were reported before.
    pub(crate) fn glean<T: Decode>(node: &Node, loose: &'a mut Loose) {
        T::decode(node, &mut Faults { diags: &mut Vec::new(), loose: Some(loose) });
    }

    /// Notes a reference, if the record is one that cannot be built.
    pub(crate) fn refers(&mut self, rule: &'static str, noun: &'static str, id: &At<super::values::Id>) {
        if let Some(loose) = &mut self.loose {
            loose.references.push((rule, noun, id.clone()));
        }
    }

    /// Notes a text in Markdown, if the record is one that cannot be built.
    pub(crate) fn holds(&mut self, text: &super::values::Text) {
        if let Some(loose) = &mut self.loose {
            loose.texts.extend(text.versions().map(|(_, version)| version.clone()));
        }
    }
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    /// Reports that `node` is not what the field wants, and returns nothing, as its callers do.
    pub(crate) fn wrong_type<T>(&mut self, node: &Node, wanted: &str) -> Option<T> {
        let message = format!("expected {wanted}, found {}", node.describe());
        let help = match (&node.kind, wanted) {
            (Kind::Scalar(one), "a list") => format!("write it as a list: `[{one}]`, or one `- item` a line"),
            (Kind::Map(_), "a list") => "begin each item of the list with a hyphen and a space".to_owned(),
            (Kind::Map(_), "a text") => "if the text holds a colon, put it in quotes".to_owned(),
            (Kind::List(_), "a text") => "if the text begins with a bracket, put it in quotes".to_owned(),
            (Kind::Null, "a text") if node.lost.is_some() => {
                node.lost.as_ref().map_or(String::new(), |lost| lost.help.clone())
            }
            (Kind::Null, _) => "write a value after the colon, or leave the field out".to_owned(),
            (Kind::Scalar(_), "a map of fields") => {
                "write its fields as `name: value`, one a line".to_owned()
            }
            _ => String::new(),
        };
        let help = Some(help).filter(|help| !help.is_empty());
        self.push(Diagnostic::error("wrong-type", node.span, message).maybe_help(help));
        None
    }
}

/// A value that can be read from a node, and what later steps do with what it holds.
pub(crate) trait Decode: Sized {
    /// Reads the value, or reports what is wrong with the node and returns nothing.
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self>;

    /// The same as JSON Schema.
    fn schema(definitions: &mut Definitions) -> Value;

    /// Whether a record cannot do without a field of this type.
    const REQUIRED: bool = true;

    /// The value of a field that is not there; nothing if the field has to be.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether there is nothing of it that others could read.
    fn is_absent(&self) -> bool {
        false
    }

    /// Shows every text and reference of this value to `visit`.
    fn walk(&self, _visit: &mut dyn super::Visit) {}

    /// Looks up every reference in this value; false if it cannot stand without one that failed.
    fn resolve(&mut self, _names: &mut super::Names) -> bool {
        true
    }
}

impl<T: Decode> Decode for Option<T> {
    const REQUIRED: bool = false;
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        T::decode(node, faults).map(Some)
    }
    fn schema(definitions: &mut Definitions) -> Value {
        T::schema(definitions)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(T::is_absent)
    }
    fn walk(&self, visit: &mut dyn super::Visit) {
        if let Some(value) = self {
            value.walk(visit);
        }
    }
    fn resolve(&mut self, names: &mut super::Names) -> bool {
        if self.as_mut().is_some_and(|value| !value.resolve(names)) {
            *self = None;
        }
        true
    }
}

impl<T: Decode> Decode for Vec<T> {
    const REQUIRED: bool = false;
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let Kind::List(items) = &node.kind else { return faults.wrong_type(node, "a list") };
        let read: Vec<T> = items.iter().filter_map(|item| T::decode(item, faults)).collect();
        (read.len() == items.len()).then_some(read)
    }
    fn schema(definitions: &mut Definitions) -> Value {
        json!({ "type": "array", "items": T::schema(definitions) })
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn walk(&self, visit: &mut dyn super::Visit) {
        for item in self {
            item.walk(visit);
        }
    }
    fn resolve(&mut self, names: &mut super::Names) -> bool {
        self.retain_mut(|item| item.resolve(names));
        true
    }
}

impl Decode for At<String> {
    fn decode(node: &Node, faults: &mut Faults<'_>) -> Option<Self> {
        let text = scalar(node, faults)?;
        node.lost.iter().for_each(|lost| faults.push(lost.problem()));
        Some(text)
    }
    fn schema(_: &mut Definitions) -> Value {
        schema::text()
    }
}

/// Defines a record: a struct whose fields are read from YAML.
///
/// A field is `name: Type`, with `= required` where a list must not be left out. The first line of
/// its doc comment is what the author reads when it is missing; further lines hold examples, each in
/// backticks. Fields after `+` are not in the YAML: loading sets them.
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $name:ident = $label:literal {
            $( #[doc = $doc:literal] $(#[doc = $example:literal])* $field:ident : $type:ty $(= $required:ident)? ,)*
            $( + $(#[doc = $extra_doc:literal])* $extra:ident : $extra_type:ty ,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// Where the record stands in its file.
            pub span: $crate::diag::Span,
            $( #[doc = $doc] $(#[doc = $example])* pub $field: $type, )*
            $( $(#[doc = $extra_doc])* pub $extra: $extra_type, )*
        }

        impl $name {
            /// What the record is.
            pub const ABOUT: &'static str = concat!($($about),*);

            /// The record's fields in the order of the documentation.
            pub const FIELDS: &'static [$crate::model::decode::Field] = &[
                $( $crate::model::decode::Field {
                    name: stringify!($field),
                    doc: $doc,
                    examples: &[$($example),*],
                    required: <$type as $crate::model::decode::Decode>::REQUIRED
                        $( || stringify!($required).len() > 0 )?,
                }, )*
            ];
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $(
                    let required = false $( || stringify!($required).len() > 0 )?;
                    if required || !$crate::model::decode::Decode::is_absent(&self.$field) {
                        serde::ser::SerializeMap::serialize_entry(&mut map, stringify!($field), &self.$field)?;
                    }
                )*
                serde::ser::SerializeMap::end(map)
            }
        }

        impl $crate::model::decode::Decode for $name {
            fn decode(
                node: &$crate::model::tree::Node,
                faults: &mut $crate::model::decode::Faults<'_>,
            ) -> Option<Self> {
                let fields = $crate::model::decode::Fields::open(node, $label, Self::FIELDS, faults)?;
                // Every field is read before the first missing one is acted on, so that all are reported.
                $( let $field: Option<$type> = fields.read(stringify!($field), faults); )*
                Some($name {
                    span: node.span,
                    $( $field: $field?, )*
                    $( $extra: Default::default(), )*
                })
            }
            fn schema(definitions: &mut $crate::model::schema::Definitions) -> serde_json::Value {
                definitions.refer($label, |definitions| {
                    let types = vec![ $( <$type as $crate::model::decode::Decode>::schema(definitions), )* ];
                    $crate::model::schema::record($label, Self::ABOUT, Self::FIELDS, types)
                })
            }
            fn walk(&self, visit: &mut dyn $crate::model::Visit) {
                $( visit.field(stringify!($field)); $crate::model::decode::Decode::walk(&self.$field, visit); )*
            }
            fn resolve(&mut self, names: &mut $crate::model::Names) -> bool {
                let mut whole = true;
                $( whole &= $crate::model::decode::Decode::resolve(&mut self.$field, names); )*
                whole
            }
        }
    };
}

/// Defines a word out of a fixed list: an enum, its spellings, its reader.
macro_rules! words {
    ( $(#[doc = $about:literal])* $name:ident { $( $(#[doc = $doc:literal])* $word:ident = $spelling:literal ,)* } ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $doc])* $word, )* }

        impl $name {
            /// Every value with its spelling in the records.
            pub const ALL: &'static [(&'static str, $name)] = &[ $( ($spelling, $name::$word), )* ];

            /// The word as it is written in the records.
            pub fn word(self) -> &'static str {
                match self { $( $name::$word => $spelling, )* }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl $crate::model::decode::Decode for $name {
            fn decode(
                node: &$crate::model::tree::Node,
                faults: &mut $crate::model::decode::Faults<'_>,
            ) -> Option<Self> {
                $crate::model::decode::word(node, faults, Self::ALL)
            }
            fn schema(_: &mut $crate::model::schema::Definitions) -> serde_json::Value {
                serde_json::json!({ "enum": [ $($spelling),* ] })
            }
        }
    };
}

pub(crate) use {record, words};
