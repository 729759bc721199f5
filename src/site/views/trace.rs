//! The shape of any value that can be serialised: its fields with their types, but not what they hold.

use serde::ser::{self, Serialize};
use std::fmt::Error;

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Nothing was ever there.
    Unknown,
    /// One of the types that need no more words.
    Plain(&'static str),
    /// A value that may be nothing.
    Maybe(Box<Shape>),
    List(Box<Shape>),
    /// Values under names that are not fields.
    Names(Box<Shape>),
    /// A struct; one that has others flattened into it has no name.
    Fields(&'static str, Vec<(String, Shape)>),
}

impl Shape {
    /// The shape of what is of this shape or of the other.
    pub(super) fn or(self, other: Shape) -> Shape {
        use Shape::{Fields, List, Maybe, Names, Unknown};
        match (self, other) {
            (Unknown, shape) | (shape, Unknown) => shape,
            (Maybe(one), Maybe(two)) => Maybe(Box::new(one.or(*two))),
            (Maybe(one), two) | (two, Maybe(one)) => Maybe(Box::new(one.or(two))),
            (List(one), List(two)) => List(Box::new(one.or(*two))),
            (Names(one), Names(two)) => Names(Box::new(one.or(*two))),
            (Fields(name, one), Fields(_, two)) => Fields(name, both(one, two)),
            (one, two) => {
                assert_eq!(one, two, "a field is of one type");
                one
            }
        }
    }
}

/// Fields of either, each of the shape that it has in both.
fn both(one: Vec<(String, Shape)>, mut two: Vec<(String, Shape)>) -> Vec<(String, Shape)> {
    let mut fields = Vec::new();
    for (name, shape) in one {
        let other = two.iter().position(|(other, _)| *other == name).map(|at| two.remove(at).1);
        fields.push((name, shape.or(other.unwrap_or(Shape::Unknown))));
    }
    fields.extend(two);
    fields
}

/// The shape of `value`.
pub(super) fn shape(value: &(impl Serialize + ?Sized)) -> Shape {
    value.serialize(Tracer).expect("tracing refuses nothing")
}

struct Tracer;

/// A value with parts, on the way.
#[derive(Default)]
struct Parts {
    name: &'static str,
    items: Vec<Shape>,
    fields: Vec<(String, Shape)>,
}

fn parts(name: &'static str) -> Result<Parts, Error> {
    Ok(Parts { name, ..Parts::default() })
}

impl Parts {
    fn list(self) -> Result<Shape, Error> {
        Ok(Shape::List(Box::new(self.items.into_iter().fold(Shape::Unknown, Shape::or))))
    }
}

macro_rules! plain {
    ($($method:ident: $type:ty = $name:literal,)*) => {
        $( fn $method(self, _: $type) -> Result<Shape, Error> { Ok(Shape::Plain($name)) } )*
    };
}

impl ser::Serializer for Tracer {
    type Ok = Shape;
    type Error = Error;
    type SerializeSeq = Parts;
    type SerializeTuple = Parts;
    type SerializeTupleStruct = Parts;
    type SerializeTupleVariant = Parts;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = Parts;

    plain! {
        serialize_bool: bool = "true or false",
        serialize_i8: i8 = "number", serialize_i16: i16 = "number", serialize_i32: i32 = "number",
        serialize_i64: i64 = "number", serialize_u8: u8 = "number", serialize_u16: u16 = "number",
        serialize_u32: u32 = "number", serialize_u64: u64 = "number", serialize_f32: f32 = "number",
        serialize_f64: f64 = "number", serialize_char: char = "text", serialize_str: &str = "text",
        serialize_bytes: &[u8] = "text",
    }
    fn serialize_none(self) -> Result<Shape, Error> {
        Ok(Shape::Maybe(Box::new(Shape::Unknown)))
    }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Shape, Error> {
        Ok(Shape::Maybe(Box::new(shape(value))))
    }
    fn serialize_unit(self) -> Result<Shape, Error> {
        self.serialize_none()
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<Shape, Error> {
        self.serialize_none()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<Shape, Error> {
        Ok(Shape::Plain("text"))
    }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Shape, Error> {
        Ok(shape(value))
    }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<Shape, Error> {
        Ok(shape(value))
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Parts, Error> {
        parts("")
    }
    fn serialize_tuple(self, _: usize) -> Result<Parts, Error> {
        parts("")
    }
    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Parts, Error> {
        parts(name)
    }
    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Parts, Error> {
        parts(name)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Parts, Error> {
        parts("")
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts, Error> {
        parts(name)
    }
    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Parts, Error> {
        parts(name)
    }
}

macro_rules! lists {
    ($($trait:ident::$method:ident,)*) => { $(
        impl ser::$trait for Parts {
            type Ok = Shape;
            type Error = Error;
            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
                self.items.push(shape(value));
                Ok(())
            }
            fn end(self) -> Result<Shape, Error> {
                self.list()
            }
        }
    )* };
}

lists! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

macro_rules! structs {
    ($($trait:ident,)*) => { $(
        impl ser::$trait for Parts {
            type Ok = Shape;
            type Error = Error;
            fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
                self.fields.push((key.to_owned(), shape(value)));
                Ok(())
            }
            fn end(self) -> Result<Shape, Error> {
                Ok(Shape::Fields(self.name, self.fields))
            }
        }
    )* };
}

structs! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Parts {
    type Ok = Shape;
    type Error = Error;
    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Error> {
        let name = serde_json::to_value(key).ok().and_then(|key| Some(key.as_str()?.to_owned()));
        self.fields.push((name.unwrap_or_default(), Shape::Unknown));
        Ok(())
    }
    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        if let Some((_, last)) = self.fields.last_mut() {
            *last = shape(value);
        }
        Ok(())
    }
    fn end(self) -> Result<Shape, Error> {
        // What has others flattened into it is handed over as a map, too.
        let is_field = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if self.fields.iter().all(|(name, _)| is_field(name)) {
            return Ok(Shape::Fields("", self.fields));
        }
        let values = self.fields.into_iter().map(|(_, shape)| shape);
        Ok(Shape::Names(Box::new(values.fold(Shape::Unknown, Shape::or))))
    }
}
