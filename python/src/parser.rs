//! The parser: options in, native reports out, the interpreter lock released in between.

use baocao::{Addition, CodePointReport, Depth, PartialDate};
use pyo3::prelude::*;

use crate::error::{configuration, raised};
use crate::report::Report;

/// A configured parser; `baocao.Parser` wraps it with types.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Parser(baocao::Parser);

#[pymethods]
impl Parser {
    /// Entries are `(layer, name, kind)`; `depth` is the last layer to read.
    #[new]
    fn new(py: Python<'_>, entries: Vec<(String, String, Option<String>)>, depth: &str) -> PyResult<Self> {
        let mut builder = baocao::Parser::builder().depth(depth.parse::<Depth>().map_err(raised)?);
        for (layer, name, kind) in entries {
            builder = builder.entry(addition(&layer, name, kind)?);
        }
        Ok(Self(py.detach(|| builder.build())))
    }

    /// Parses a text that was published on a day, in a month or in a year (ISO), and decoded from `encoding`.
    fn parse(&self, py: Python<'_>, text: &str, published: Option<&str>, encoding: &str) -> PyResult<Report> {
        let published = published.map(str::parse::<PartialDate>).transpose().map_err(raised)?;
        let read = || CodePointReport::from(self.0.worker().parse(text, published)).decoded_from(encoding);
        Ok(Report(py.detach(read)))
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
