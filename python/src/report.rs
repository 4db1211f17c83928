//! The native report: spans in code points, immutable.

use std::hash::{Hash, Hasher};

use baocao::CodePointReport;
use pyo3::prelude::*;

use crate::error::raised;
use crate::object::object;

/// A report as the core made it; `baocao.Report` wraps it with types.
#[pyclass(frozen, eq, hash, module = "baocao._baocao")]
#[derive(PartialEq)]
pub(crate) struct Report(pub(crate) CodePointReport);

impl Hash for Report {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let report = self.0.get();
        report.source.sha256.hash(state);
        report.source.chars.hash(state);
        report.published.hash(state);
    }
}

#[pymethods]
impl Report {
    /// Every value as plain dictionaries, lists, strings and numbers.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object(py, &self.0)
    }

    /// JSON, with or without the parsed text, on one line or indented.
    fn to_json(&self, py: Python<'_>, text: bool, indent: bool) -> String {
        py.detach(|| {
            let shortened;
            let report = if text {
                &self.0
            } else {
                shortened = self.0.clone().without_text();
                &shortened
            };
            if indent { report.to_json_pretty() } else { report.to_json() }
        })
    }

    /// Reads what `to_json` wrote.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &str) -> PyResult<Self> {
        py.detach(|| CodePointReport::from_json(json)).map(Self).map_err(raised)
    }

    /// The HTML view as a page.
    fn page(&self, py: Python<'_>) -> String {
        py.detach(|| baocao::render::page(&self.in_bytes()))
    }

    /// The HTML view as an element that shows at most `limit` bytes of the text.
    fn fragment(&self, py: Python<'_>, limit: usize) -> String {
        py.detach(|| baocao::render::fragment(&self.in_bytes(), limit))
    }
}

impl Report {
    /// With byte spans; a report without its text keeps the spans, which then point nowhere.
    fn in_bytes(&self) -> baocao::Report {
        self.0.clone().into_report().unwrap_or_else(|_| self.0.get().clone())
    }
}
