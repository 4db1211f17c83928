//! Errors of the core as exceptions of the package.

use std::path::Path;

use baocao::corpus::BadRecord;
use pyo3::PyErr;

mod python {
    pyo3::import_exception!(baocao.errors, BaocaoError);
    pyo3::import_exception!(baocao.errors, ConfigurationError);
    pyo3::import_exception!(baocao.errors, DateError);
    pyo3::import_exception!(baocao.errors, EncodingError);
    pyo3::import_exception!(baocao.errors, FileError);
    pyo3::import_exception!(baocao.errors, FormatError);
    pyo3::import_exception!(baocao.errors, RecordError);
}

/// The exception that a Python program sees.
pub(crate) fn raised(error: baocao::Error) -> PyErr {
    use baocao::Error;
    let message = error.to_string();
    match error {
        Error::Date(_) => python::DateError::new_err(message),
        Error::Encoding { .. } => python::EncodingError::new_err(message),
        Error::Json(_) | Error::NoText | Error::SchemaVersion { .. } => python::FormatError::new_err(message),
        Error::Layer { .. } | Error::Threshold(_) => python::ConfigurationError::new_err(message),
        _ => python::BaocaoError::new_err(message),
    }
}

/// An option that does not exist.
pub(crate) fn configuration(message: String) -> PyErr {
    python::ConfigurationError::new_err(message)
}

/// A record that gave no report.
pub(crate) fn record_error(bad: &BadRecord) -> PyErr {
    python::RecordError::new_err((bad.to_string(), bad.id.clone(), bad.source.clone(), bad.record, bad.reason.code()))
}

/// A file that cannot be read or written.
pub(crate) fn file_error(number: Option<i32>, reason: &str, path: &Path) -> PyErr {
    python::FileError::new_err((number, reason.to_owned(), path.to_owned()))
}

/// Bytes in no encoding that fits.
pub(crate) fn encoding(message: String) -> PyErr {
    python::EncodingError::new_err(message)
}
