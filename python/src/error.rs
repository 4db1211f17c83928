//! Errors of the core as exceptions of the package.

use pyo3::PyErr;

mod python {
    pyo3::import_exception!(baocao.errors, BaocaoError);
    pyo3::import_exception!(baocao.errors, ConfigurationError);
    pyo3::import_exception!(baocao.errors, DateError);
    pyo3::import_exception!(baocao.errors, EncodingError);
    pyo3::import_exception!(baocao.errors, FormatError);
}

/// The exception that a Python program sees.
pub(crate) fn raised(error: baocao::Error) -> PyErr {
    use baocao::Error;
    let message = error.to_string();
    match error {
        Error::Date(_) => python::DateError::new_err(message),
        Error::Encoding { .. } => python::EncodingError::new_err(message),
        Error::Json(_) | Error::NoText | Error::SchemaVersion { .. } => python::FormatError::new_err(message),
        Error::Layer { .. } => python::ConfigurationError::new_err(message),
        _ => python::BaocaoError::new_err(message),
    }
}

/// An option that does not exist.
pub(crate) fn configuration(message: String) -> PyErr {
    python::ConfigurationError::new_err(message)
}
