//! Python bindings: conversion only, no parsing logic.

mod error;
mod layers;
mod object;
mod parser;
mod report;

use pyo3::pymodule;

/// The native module of the Python package.
#[pymodule]
mod _baocao {
    #[pymodule_export]
    use crate::layers::{numbers, sentences};
    #[pymodule_export]
    use crate::parser::Parser;
    #[pymodule_export]
    use crate::report::Report;

    /// Version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
