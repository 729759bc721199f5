//! Records as data for others: under the names of their fields, in the forms that the JSON Schemas
//! describe. What only the author's own checks need, places in files and `allow`, is left out.

use super::date::{Clock, Date};
use super::decode::At;
use super::refs::{Allow, Listed, Owner, Ref, RuleLevels, Short};
use super::values::{Address, Blocks, Country, Id, Inline, Language, Number, Text, Whole, Wikidata};
use serde::ser::{Serialize, SerializeMap, Serializer};

macro_rules! as_text {
    ($($type:ty: $one:ident => $text:expr;)*) => {
        $( impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $one = self;
                serializer.serialize_str($text)
            }
        } )*
    };
}

as_text! {
    Address: one => &one.0;
    Clock: one => one.text();
    Country: one => &one.0;
    Date: one => one.text();
    Id: one => &one.0;
    Language: one => &one.0;
    Wikidata: one => &one.0;
}

impl<T> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for At<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for Short<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for Listed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// One text that is the same in every language, or a map from each language to its own.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = None;
        let mut own = Some(serializer);
        for (language, text) in self.versions() {
            let Some(language) = language else {
                let serializer = own.take().expect("a text for all languages is the first and only one");
                return serializer.serialize_str(&text.value);
            };
            if let Some(serializer) = own.take() {
                map = Some(serializer.serialize_map(None)?);
            }
            if let Some(map) = &mut map {
                map.serialize_entry(&language.value, &text.value)?;
            }
        }
        map.expect("a text that was read is in one language or more").end()
    }
}

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Blocks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Owner {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Owner::Actors(actors) => serializer.collect_seq(actors),
            Owner::Described(text) => text.serialize(serializer),
        }
    }
}

impl<const LOW: i64, const HIGH: i64> Serialize for Whole<LOW, HIGH> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

/// Never written: `is_absent` says that it is none of others' business.
impl Serialize for Allow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// Never written, either.
impl Serialize for RuleLevels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// The largest whole number below which a float holds all of them.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // 1200 and not 1200.0, as it was written.
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}
