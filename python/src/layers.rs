//! The layers that no report holds.

use baocao::Span;
use baocao::text::Offsets;
use pyo3::prelude::*;
use serde::Serialize;

use crate::object::object;

/// The numbers of a text, as dictionaries.
#[pyfunction]
pub(crate) fn numbers<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    found(py, text, baocao::numbers, |number| &mut number.span)
}

/// The sentences of a text, as dictionaries.
#[pyfunction]
pub(crate) fn sentences<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    found(py, text, baocao::sentences, |sentence| &mut sentence.span)
}

/// What a layer reads, with spans in code points.
fn found<'py, T: Serialize + Send>(
    py: Python<'py>,
    text: &str,
    read: fn(&str) -> Vec<T>,
    span: fn(&mut T) -> &mut Span,
) -> PyResult<Bound<'py, PyAny>> {
    let values = py.detach(|| {
        let offsets = Offsets::new(text);
        let mut values = read(text);
        for value in &mut values {
            let bytes = *span(value);
            *span(value) = Span::new(offsets.to_code_point(bytes.start()), offsets.to_code_point(bytes.end()));
        }
        values
    });
    object(py, &values)
}
