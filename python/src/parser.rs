//! The parser: options in, native reports out, the interpreter lock released in between.

use std::sync::{Mutex, PoisonError};

use baocao::{Addition, CodePointReport, Depth, PartialDate, Worker};
use pyo3::prelude::*;

use crate::error::{configuration, raised};
use crate::report::Report;

/// A configured parser; `baocao.Parser` wraps it with types.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Parser {
    pub(crate) parser: baocao::Parser,
    /// Buffers that no thread uses now.
    idle: Mutex<Vec<Worker>>,
}

/// Buffers that a longer text has stretched are not kept.
const KEPT: usize = 1 << 20;

#[pymethods]
impl Parser {
    /// Entries are `(layer, name, kind)`; `depth` is the last layer to read.
    #[new]
    fn new(py: Python<'_>, entries: Vec<(String, String, Option<String>)>, depth: &str) -> PyResult<Self> {
        let mut builder = baocao::Parser::builder().depth(depth.parse::<Depth>().map_err(raised)?);
        for (layer, name, kind) in entries {
            builder = builder.entry(addition(&layer, name, kind)?);
        }
        Ok(Self { parser: py.detach(|| builder.build()), idle: Mutex::default() })
    }

    /// Parses a text that was published on a day, in a month or in a year (ISO), and decoded from `encoding`.
    fn parse(&self, py: Python<'_>, text: &str, published: Option<&str>, encoding: &str) -> PyResult<Report> {
        let published = published.map(str::parse::<PartialDate>).transpose().map_err(raised)?;
        Ok(Report(py.detach(|| self.read(text, published).decoded_from(encoding))))
    }
}

impl Parser {
    fn read(&self, text: &str, published: Option<PartialDate>) -> CodePointReport {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let mut worker = waiting.unwrap_or_else(|| self.parser.worker());
        let report = worker.parse(text, published);
        if text.len() <= KEPT {
            idle().push(worker);
        }
        report.into()
    }
}

fn addition(layer: &str, name: String, kind: Option<String>) -> PyResult<Addition> {
    Ok(match layer {
        "organization" => Addition::Organization { name, kind: kind.unwrap_or_else(|| "other".to_owned()) },
        "title" => Addition::Title { name },
        "unit" => Addition::Unit { name },
        "surname" => Addition::Surname { name },
        _ => {
            let known = "organization, title, unit or surname";
            return Err(configuration(format!("{layer:?} takes no entries: use {known}")));
        }
    })
}
