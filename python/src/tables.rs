//! Tables of reports, handed to other libraries through the Arrow PyCapsule interface without copying.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, StructArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use baocao::table::{self, Reprint, TableInfo, Tables};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::error::configuration;

/// Rows with their schema: one table, in one or more batches.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// Arrow's stream of the batches.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let rows: Vec<ArrayRef> =
            self.batches.iter().map(|batch| Arc::new(StructArray::from(batch.clone())) as ArrayRef).collect();
        let field = Field::new_struct("", self.schema.fields().clone(), false);
        let field = Arc::new(field.with_metadata(self.schema.metadata().clone()));
        let reader = Box::new(ArrayIterator::new(rows.into_iter().map(Ok), field));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }

    /// Arrow's schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.schema.as_ref())?)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Names of the columns.
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// Bytes that the rows take in memory.
    fn nbytes(&self) -> usize {
        self.batches.iter().map(RecordBatch::get_array_memory_size).sum()
    }
}

impl Table {
    /// A row for each text: its id, what it reprints, and its cluster; nothing of a text that is none.
    pub(crate) fn of_reprints(rows: &[(String, Option<Reprint>)]) -> PyResult<Self> {
        let reprints = || rows.iter().map(|(_, reprint)| reprint.as_ref());
        let ids: StringArray = rows.iter().map(|(id, _)| Some(id)).collect();
        let duplicate_of: StringArray = reprints().map(|r| r.and_then(|r| r.duplicate_of.as_deref())).collect();
        let cluster_id: StringArray = reprints().map(|r| r.map(|r| &*r.cluster_id)).collect();
        let field = |name, nullable| Field::new(name, DataType::Utf8, nullable);
        let fields = [field("report_id", false), field("duplicate_of", true), field("cluster_id", true)];
        let schema = Arc::new(Schema::new(fields.to_vec()));
        let columns: Vec<ArrayRef> = vec![Arc::new(ids), Arc::new(duplicate_of), Arc::new(cluster_id)];
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns);
        let batch = batch.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(Self { schema, batches: vec![batch] })
    }
}

/// The tables of some records that follow each other.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Batch(pub(crate) Tables);

#[pymethods]
impl Batch {
    /// One table of this batch.
    fn table(&self, name: &str) -> PyResult<Table> {
        one_table(name, [&self.0])
    }

    /// All tables in one: a row for each record, the rows of the other tables in it as lists.
    fn nested(&self, py: Python<'_>) -> Table {
        let batch = py.detach(|| self.0.nested());
        Table { schema: batch.schema(), batches: vec![batch] }
    }

    /// Number of records.
    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// Number of records that gave no report.
    fn failed(&self) -> usize {
        self.0.len() - self.0.table("reports").map_or(0, RecordBatch::num_rows)
    }
}

/// One table of several batches, without copying.
#[pyfunction]
pub(crate) fn joined(name: &str, batches: Vec<PyRef<'_, Batch>>) -> PyResult<Table> {
    one_table(name, batches.iter().map(|batch| &batch.0))
}

fn one_table<'t>(name: &str, batches: impl IntoIterator<Item = &'t Tables>) -> PyResult<Table> {
    let Some(info) = table::tables().iter().find(|table| table.name == name) else {
        let known: Vec<_> = table::tables().iter().map(|table| table.name).collect();
        return Err(configuration(format!("{name:?} is no table: use one of {}", known.join(", "))));
    };
    // Empty batches say nothing, and some libraries stumble over them.
    let batches = batches.into_iter().filter_map(|tables| tables.table(name)).filter(|batch| batch.num_rows() > 0);
    Ok(Table { schema: info.schema(), batches: batches.cloned().collect() })
}

/// Every table: name, what a row is, and its columns as name, type, whether values may be absent, and what they hold.
type Description = (&'static str, &'static str, Vec<(&'static str, String, bool, &'static str)>);

/// The tables, as documented.
#[pyfunction]
pub(crate) fn table_schema() -> Vec<Description> {
    let columns = |table: &TableInfo| {
        table.columns.iter().map(|c| (c.name, c.data_type.to_string(), c.nullable, c.doc)).collect()
    };
    table::tables().iter().map(|table| (table.name, table.doc, columns(table))).collect()
}

/// Without rows: the schema of the nested table.
#[pyfunction]
pub(crate) fn nested_schema() -> Table {
    Table { schema: table::nested_schema(), batches: Vec::new() }
}

/// The JSON Schema of a report.
#[pyfunction]
pub(crate) const fn report_schema() -> &'static str {
    include_str!("../../schema/report.schema.json")
}
