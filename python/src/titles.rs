//! The vocabulary of titles.

use pyo3::prelude::*;

use crate::object::object;

/// Every office of the vocabulary, as dictionaries.
#[pyfunction]
pub(crate) fn titles(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    object(py, &baocao::lexicon::titles())
}
