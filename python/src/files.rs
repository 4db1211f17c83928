//! Files as sources of records, and tables to files.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use baocao::corpus::{self, Format, Output, OutputError, PdfPages, ReadOptions, Record};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{configuration, encoding, file_error, record_error};
use crate::tables::Batch;

/// Files, folders and patterns, and how they are read.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Files {
    inputs: Vec<PathBuf>,
    options: ReadOptions,
}

impl Files {
    /// The records, from the first one on.
    pub(crate) fn records(&self) -> Box<dyn Iterator<Item = Record> + Send> {
        Box::new(corpus::read(self.inputs.clone(), self.options.clone()))
    }
}

#[pymethods]
impl Files {
    /// `input` is the form of all files, or None for what their names tell.
    #[new]
    #[pyo3(signature = (inputs, *, input, text, id, published, encoding, max_bytes))]
    fn new(
        inputs: Vec<PathBuf>,
        input: Option<&str>,
        text: String,
        id: Option<String>,
        published: Option<String>,
        encoding: Option<String>,
        max_bytes: usize,
    ) -> PyResult<Self> {
        let input = input.map(str::parse).transpose().map_err(configuration)?;
        if let Some(name) = &encoding {
            corpus::decode_named(b"", name).map_err(configuration)?;
        }
        let pdf = Some(PdfPages::new(pdf_pages));
        Ok(Self { inputs, options: ReadOptions { input, text, id, published, encoding, max_bytes, pdf } })
    }

    /// The records one by one: id, text, date of publication and encoding. One that is none is raised, and the next
    /// ones follow it.
    fn documents(&self) -> Documents {
        Documents(Mutex::new(self.records()))
    }
}

/// The records of some files, from `Files.documents`.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Documents(Mutex<Box<dyn Iterator<Item = Record> + Send>>);

/// Id, text, date of publication and encoding.
type Described = (String, String, Option<String>, &'static str);

#[pymethods]
impl Documents {
    const fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Described>> {
        let next = py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).next());
        let Some(document) = next.transpose().map_err(|bad| record_error(&bad))? else { return Ok(None) };
        let published = document.published.map(|date| date.to_string());
        Ok(Some((document.id, document.text, published, document.encoding)))
    }
}

/// The text of each page, by the library that the package uses when it is installed.
fn pdf_pages(bytes: &[u8]) -> Result<Vec<String>, String> {
    Python::attach(|py| {
        let pages = || -> PyResult<Vec<String>> {
            py.import("baocao._pdf")?.call_method1("pages", (PyBytes::new(py, bytes),))?.extract()
        };
        pages().map_err(|error| error.value(py).to_string())
    })
}

/// A folder that tables are written to.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Writer(Mutex<Output>);

#[pymethods]
impl Writer {
    /// Opens a folder; parts of `part_records` records follow those that it holds.
    #[new]
    fn new(folder: PathBuf, format: &str, part_records: usize) -> PyResult<Self> {
        let format: Format = format.parse().map_err(configuration)?;
        Output::open(&folder, format, part_records).map(|output| Self(Mutex::new(output))).map_err(failed)
    }

    /// Ids of all records that the folder holds.
    fn done(&self, py: Python<'_>) -> PyResult<HashSet<String>> {
        self.with(py, |output| output.done())
    }

    /// Adds rows.
    fn write(&self, py: Python<'_>, batch: &Batch) -> PyResult<()> {
        self.with(py, |output| output.write(&batch.0))
    }

    /// Completes the part that was begun.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.with(py, Output::close)
    }
}

impl Writer {
    fn with<R: Send>(
        &self,
        py: Python<'_>,
        act: impl FnOnce(&mut Output) -> Result<R, OutputError> + Send,
    ) -> PyResult<R> {
        py.detach(|| act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))).map_err(failed)
    }
}

fn failed(error: OutputError) -> PyErr {
    file_error(error.reason.raw_os_error(), &error.reason.to_string(), &error.path)
}

/// Finds out the encoding of bytes and decodes them: text and name of the encoding.
#[pyfunction]
pub(crate) fn decode(py: Python<'_>, data: &Bound<'_, PyBytes>) -> PyResult<(String, &'static str)> {
    let bytes = data.as_bytes();
    let decoded = py.detach(|| corpus::decode(bytes)).map_err(encoding)?;
    Ok((decoded.text, decoded.encoding))
}
