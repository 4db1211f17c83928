//! The reference page of the tables.

use std::fmt::Write as _;

use arrow_schema::DataType;

use super::tables;
use crate::model::SCHEMA_VERSION;

/// The page `docs/tables.md`: every table with every column.
#[must_use]
pub fn markdown() -> String {
    let mut page = format!(
        "# Tables\n\n\
         One normalised schema of version {SCHEMA_VERSION}, in Arrow, Parquet, CSV and JSON Lines alike. Every table begins with\n\
         `report_id` and `row`, which together are its key. Ids such as `people.id` are unique in one report: join on\n\
         `report_id` and the id. Offsets (`start_char`, `end_char`) count code points of `reports.text`, the last one\n\
         excluded, so that in Python `text[start_char:end_char]` is what was read. A column with a `?` may be absent.\n\
         `references` is a word of SQL: write it in quotation marks there.\n\n\
         This page is written by `cargo run --features arrow --example tables_reference`.\n"
    );
    for table in tables() {
        let _ = write!(page, "\n## {}\n\n{}\n\n| column | type | |\n|---|---|---|\n", table.name, table.doc);
        for column in &table.columns {
            let mark = if column.nullable { "?" } else { "" };
            let kind = type_name(&column.data_type);
            let _ = writeln!(page, "| `{}` | {kind}{mark} | {} |", column.name, column.doc.replace('|', "\\|"));
        }
    }
    page
}

fn type_name(data_type: &DataType) -> String {
    match data_type {
        DataType::Utf8 => "string".to_owned(),
        DataType::Boolean => "bool".to_owned(),
        DataType::Float64 => "double".to_owned(),
        DataType::Dictionary(_, values) => format!("dictionary of {}", type_name(values)),
        DataType::List(field) => format!("list of {}", type_name(field.data_type())),
        other => other.to_string().to_lowercase(),
    }
}
