//! Python bindings: conversion only, no parsing logic.

mod corpus;
mod error;
mod feed;
mod files;
mod gazetteer;
mod layers;
mod object;
mod parser;
mod report;
mod tables;
mod titles;

use pyo3::pymodule;

/// The native module of the Python package.
#[pymodule]
mod _baocao {
    #[pymodule_export]
    use crate::corpus::Run;
    #[pymodule_export]
    use crate::files::{Documents, Files, Writer, decode};
    #[pymodule_export]
    use crate::gazetteer::find;
    #[pymodule_export]
    use crate::layers::{numbers, sentences};
    #[pymodule_export]
    use crate::parser::Parser;
    #[pymodule_export]
    use crate::report::Report;
    #[pymodule_export]
    use crate::tables::{Batch, Table, joined, nested_schema, report_schema, table_schema};

    #[pymodule_export]
    use crate::titles::titles;

    /// Version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
