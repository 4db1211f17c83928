//! Where a value comes from.

use serde::{Deserialize, Serialize};

/// What a value rests on. Nothing inferred passes for read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Basis {
    /// The expression itself holds it.
    #[default]
    Explicit,
    /// Another place of the text gave it.
    Context,
    /// The day that the report was resolved against gave it.
    ReferenceDate,
    /// It is relative to the day of speaking ("hôm qua", "năm nay").
    Relative,
    /// A short form was completed from its fuller form or from the rules of the genre.
    Completed,
}
