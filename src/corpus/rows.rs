//! Rows of tables as JSON objects and as fields of CSV.

use std::io::{self, Write};

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// Writes one JSON object a line; absent values are `null`.
pub(super) fn json_lines(batch: &RecordBatch, out: &mut impl Write) -> io::Result<()> {
    let schema = batch.schema();
    for row in 0..batch.num_rows() {
        let fields = schema.fields().iter().zip(batch.columns());
        let object: Map<_, _> = fields.map(|(field, column)| (field.name().clone(), value(column, row))).collect();
        serde_json::to_writer(&mut *out, &object)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes one record a row; absent values are empty, lists are parted by `|`.
pub(super) fn csv<W: Write>(batch: &RecordBatch, out: &mut csv::Writer<W>) -> csv::Result<()> {
    for row in 0..batch.num_rows() {
        for column in batch.columns() {
            out.write_field(field(value(column, row)))?;
        }
        out.write_record(None::<&[u8]>)?;
    }
    Ok(())
}

fn field(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(values) => values.into_iter().map(field).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

/// One value of a column. The tables have no other types than these.
fn value(column: &dyn Array, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Date32 => day(column.as_primitive::<Date32Type>().value(row)).map_or(Value::Null, Value::from),
        DataType::Dictionary(..) => {
            let codes = column.as_dictionary::<Int32Type>();
            codes.key(row).map_or(Value::Null, |key| value(codes.values(), key))
        }
        DataType::List(_) => {
            let values = column.as_list::<i32>().value(row);
            (0..values.len()).map(|i| value(&values, i)).collect()
        }
        _ => Value::Null,
    }
}

fn day(days: i32) -> Option<String> {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(|day: Date| day.to_string())
}
