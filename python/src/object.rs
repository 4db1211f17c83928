//! A serde serialiser that makes plain Python objects: what `json.loads` would make of the JSON.
//!
//! Keys and variants are made once per call, which is where most of the time would go: a report repeats some hundred
//! keys thousands of times.

use std::cell::RefCell;
use std::fmt;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use rustc_hash::FxHashMap;
use serde::ser::{self, Impossible, Serialize};

/// The Python object of a value.
pub(crate) fn object<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let maker = Maker { py, names: RefCell::default() };
    value.serialize(&maker).map_err(|error| error.0)
}

struct Maker<'py> {
    py: Python<'py>,
    /// Strings of the program, by their address and length.
    names: RefCell<FxHashMap<(usize, usize), Bound<'py, PyString>>>,
}

impl<'py> Maker<'py> {
    fn name(&self, name: &'static str) -> Bound<'py, PyString> {
        let key = (name.as_ptr() as usize, name.len());
        self.names.borrow_mut().entry(key).or_insert_with(|| PyString::intern(self.py, name)).clone()
    }
}

/// A failure of Python, such as want of memory.
#[derive(Debug)]
struct Failure(PyErr);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(pyo3::exceptions::PyTypeError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Failure {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

type Made<'py> = Result<Bound<'py, PyAny>, Failure>;

/// Methods for values that Python has an object of.
macro_rules! scalars {
    ($($method:ident: $type:ty),+) => {
        $(fn $method(self, value: $type) -> Made<'py> {
            Ok(value.into_bound_py_any(self.py)?)
        })+
    };
}

impl<'py> ser::Serializer for &Maker<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;
    type SerializeSeq = Items<'py, Self>;
    type SerializeTuple = Items<'py, Self>;
    type SerializeStruct = Fields<'py, Self>;
    type SerializeTupleStruct = Impossible<Self::Ok, Failure>;
    type SerializeTupleVariant = Impossible<Self::Ok, Failure>;
    type SerializeStructVariant = Impossible<Self::Ok, Failure>;
    type SerializeMap = Impossible<Self::Ok, Failure>;

    scalars! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char, serialize_str: &str, serialize_bytes: &[u8]
    }

    fn serialize_none(self) -> Made<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Made<'py> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Made<'py> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made<'py> {
        Ok(self.name(variant).into_any())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Made<'py> {
        Err(unused(name))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self::SerializeSeq, Failure> {
        Ok(Items { maker: self, items: Vec::with_capacity(length.unwrap_or(0)) })
    }

    fn serialize_tuple(self, length: usize) -> Result<Self::SerializeTuple, Failure> {
        self.serialize_seq(Some(length))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Failure> {
        Ok(Fields { maker: self, dict: PyDict::new(self.py) })
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Failure> {
        Err(unused(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Failure> {
        Err(unused(name))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Failure> {
        Err(unused(name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Failure> {
        Err(unused("map"))
    }
}

/// Shapes that the model does not have.
fn unused(name: &str) -> Failure {
    ser::Error::custom(format!("{name} has a shape that reports do not use"))
}

/// A list that is being filled.
struct Items<'py, M> {
    maker: M,
    items: Vec<Bound<'py, PyAny>>,
}

impl<'py> ser::SerializeSeq for Items<'py, &Maker<'py>> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.items.push(value.serialize(self.maker)?);
        Ok(())
    }

    fn end(self) -> Made<'py> {
        Ok(PyList::new(self.maker.py, self.items)?.into_any())
    }
}

impl<'py> ser::SerializeTuple for Items<'py, &Maker<'py>> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Made<'py> {
        ser::SerializeSeq::end(self)
    }
}

/// A dictionary that is being filled.
struct Fields<'py, M> {
    maker: M,
    dict: Bound<'py, PyDict>,
}

impl<'py> ser::SerializeStruct for Fields<'py, &Maker<'py>> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Failure> {
        self.dict.set_item(self.maker.name(key), value.serialize(self.maker)?)?;
        Ok(())
    }

    fn end(self) -> Made<'py> {
        Ok(self.dict.into_any())
    }
}
