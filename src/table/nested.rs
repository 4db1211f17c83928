//! All tables in one: a row per record, the rows of the other tables as lists in it. For engines that pass one table on.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{Array as _, ArrayRef, Int32Array, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use arrow_select::take::take;
use once_cell::sync::Lazy;

use super::define::Finished;
use super::{DESCRIPTION, TableInfo, Tables, tables};

/// Schema of [`Tables::nested`]: `report_id`, the row of `reports` as a structure that is absent for a record that gave
/// no report, and each other table as a list of structures. Dictionaries are plain strings, which every engine takes.
#[must_use]
pub fn nested_schema() -> SchemaRef {
    Arc::clone(&SCHEMA)
}

static SCHEMA: Lazy<SchemaRef> = Lazy::new(|| {
    let mut fields = vec![Arc::new(Field::new("report_id", DataType::Utf8, false))];
    for (table, schema) in tables().iter().zip(&DESCRIPTION.1) {
        let structure = DataType::Struct(members(table, schema));
        fields.push(Arc::new(if is_reports(table) {
            Field::new("report", structure, true)
        } else {
            let rows = Field::new_list_field(structure, true);
            Field::new(table.name, DataType::List(Arc::new(rows)), false)
        }));
    }
    Arc::new(Schema::new(Fields::from(fields)))
});

impl Tables {
    /// All tables in one, a row per record.
    #[must_use]
    pub fn nested(&self) -> RecordBatch {
        let ids = StringArray::from_iter_values(self.ids());
        let mut columns: Vec<ArrayRef> = vec![Arc::new(ids)];
        for (info, (field, finished)) in tables().iter().zip(SCHEMA.fields().iter().skip(1).zip(&self.finished)) {
            columns.push(if is_reports(info) { self.reports(field, finished) } else { rows(field, finished) });
        }
        RecordBatch::try_new(nested_schema(), columns).expect("columns are made by the schema")
    }

    /// The rows of `reports`, absent where a record gave no report.
    fn reports(&self, field: &FieldRef, finished: &Finished) -> ArrayRef {
        let rows: ArrayRef = Arc::new(structure(field.data_type(), &finished.batch));
        if rows.len() == self.len() {
            return rows;
        }
        let mut next = 0..;
        let indices: Int32Array = self.records.iter().map(|(_, read)| read.then(|| next.next()).flatten()).collect();
        take(&rows, &indices, None).expect("there is a row for each record that gave a report")
    }
}

fn is_reports(table: &TableInfo) -> bool {
    table.name == "reports"
}

/// The columns of a table without its `report_id`.
fn members(table: &TableInfo, schema: &SchemaRef) -> Fields {
    let skipped = if is_reports(table) { 2 } else { 1 };
    schema.fields().iter().skip(skipped).map(|f| Field::new(f.name(), plain(f.data_type()), f.is_nullable())).collect()
}

fn plain(data_type: &DataType) -> DataType {
    match data_type {
        DataType::Dictionary(_, values) => (**values).clone(),
        other => other.clone(),
    }
}

/// The rows of one table as lists, one list for each record.
fn rows(field: &FieldRef, finished: &Finished) -> ArrayRef {
    let DataType::List(item) = field.data_type() else { unreachable!("every table but reports is a list") };
    let values = structure(item.data_type(), &finished.batch);
    let offsets: Vec<i32> = std::iter::once(0).chain(finished.ends.iter().copied()).collect();
    Arc::new(ListArray::new(Arc::clone(item), OffsetBuffer::new(ScalarBuffer::from(offsets)), Arc::new(values), None))
}

fn structure(data_type: &DataType, batch: &RecordBatch) -> StructArray {
    let DataType::Struct(fields) = data_type else { unreachable!("rows are structures") };
    let skipped = batch.num_columns() - fields.len();
    let columns = batch.columns().iter().skip(skipped).map(without_dictionary).collect();
    StructArray::try_new_with_length(fields.clone(), columns, None, batch.num_rows())
        .expect("columns are those of the fields")
}

fn without_dictionary(column: &ArrayRef) -> ArrayRef {
    match column.as_dictionary_opt::<Int32Type>() {
        Some(codes) => take(codes.values(), codes.keys(), None).expect("keys are those of the dictionary"),
        None => Arc::clone(column),
    }
}
