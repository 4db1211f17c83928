//! JSON Schema of everything serialised, generated from the types of the model.

use schemars::generate::SchemaSettings;

use crate::model::Report;

/// The JSON Schema (draft 2020-12) of what [`Report::to_json`] writes, indented, with a final newline.
///
/// Every key is required, for every key is always there.
///
/// ```
/// assert!(baocao::json_schema().contains("\"title\": \"Report\""));
/// ```
#[must_use]
pub fn json_schema() -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Report>();
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema has string keys and finite numbers");
    json.push('\n');
    json
}
