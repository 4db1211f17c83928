//! Where the texts, ids and dates of a run come from: a Python iterable, or an Arrow column that is not copied.

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString};
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

use crate::error::configuration;

/// A text, owned or in a column.
pub(crate) enum Words {
    Owned(String),
    Column(ArrayRef, usize),
}

impl Words {
    pub(crate) fn get(&self) -> &str {
        match self {
            Self::Owned(text) => text,
            Self::Column(column, row) => match column.data_type() {
                DataType::LargeUtf8 => column.as_string::<i64>().value(*row),
                DataType::Utf8View => column.as_string_view().value(*row),
                _ => column.as_string::<i32>().value(*row),
            },
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.get().len()
    }
}

/// A value that was fed.
pub(crate) enum Fed {
    Text(Words),
    Number(i64),
    Absent,
    /// Of a type, named here, that is none of these.
    Other(String),
}

pub(crate) enum Feed {
    Iterable(Py<PyIterator>),
    Arrow { chunks: Box<dyn ArrayReader + Send>, chunk: ArrayRef, row: usize },
}

impl Feed {
    pub(crate) fn new(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        if source.hasattr("__arrow_c_stream__")? || source.hasattr("__arrow_c_array__")? {
            let chunks = source.extract::<AnyArray>()?.into_reader()?;
            let chunk = arrow_array::new_empty_array(&DataType::Utf8);
            return Ok(Self::Arrow { chunks, chunk, row: 0 });
        }
        Ok(Self::Iterable(source.try_iter()?.unbind()))
    }

    /// The next value; `None` at the end.
    pub(crate) fn next(&mut self, py: Python<'_>) -> PyResult<Option<Fed>> {
        match self {
            Self::Iterable(items) => items.bind(py).clone().next().transpose()?.map(|item| fed(&item)).transpose(),
            Self::Arrow { chunks, chunk, row } => {
                while *row >= chunk.len() {
                    let Some(next) = chunks.next() else { return Ok(None) };
                    *chunk = strings(next.map_err(failed)?)?;
                    *row = 0;
                }
                *row += 1;
                let at = *row - 1;
                let is_there = chunk.is_valid(at);
                Ok(Some(if is_there { Fed::Text(Words::Column(ArrayRef::clone(chunk), at)) } else { Fed::Absent }))
            }
        }
    }
}

/// A column as strings; strings stay where they are. A table of one column is that column.
fn strings(column: ArrayRef) -> PyResult<ArrayRef> {
    match column.data_type() {
        DataType::Struct(fields) => match column.as_struct().columns() {
            [only] => strings(ArrayRef::clone(only)),
            _ => {
                let names: Vec<_> = fields.iter().map(|field| field.name().as_str()).collect();
                Err(configuration(format!("a table of {}: give one of its columns", names.join(", "))))
            }
        },
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(column),
        // Days and moments are dates; of a moment the day counts.
        DataType::Timestamp(..) | DataType::Date64 => {
            let days = arrow_cast::cast(&column, &DataType::Date32).map_err(failed)?;
            arrow_cast::cast(&days, &DataType::Utf8).map_err(failed)
        }
        _ => arrow_cast::cast(&column, &DataType::Utf8).map_err(failed),
    }
}

fn failed(error: arrow_schema::ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// A Python value: strings, dates by their ISO form, whole numbers; None, NaN and NaT are absent.
fn fed(item: &Bound<'_, PyAny>) -> PyResult<Fed> {
    if let Ok(text) = item.cast::<PyString>() {
        // Lone surrogates, which no text has, become U+FFFD.
        return Ok(Fed::Text(Words::Owned(text.to_string_lossy().into_owned())));
    }
    if item.is_none() || item.ne(item)? {
        return Ok(Fed::Absent);
    }
    if item.hasattr("isoformat")? {
        let written: String = item.call_method0("isoformat")?.extract()?;
        let day = written.split('T').next().unwrap_or("");
        return Ok(Fed::Text(Words::Owned(day.to_owned())));
    }
    Ok(match item.extract::<i64>() {
        Ok(number) => Fed::Number(number),
        Err(_) => Fed::Other(item.get_type().name()?.to_string()),
    })
}
