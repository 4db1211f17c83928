//! Numbers, apart from what they measure.

use serde::{Deserialize, Serialize};

use super::quantity::{number, number_or_null};
use crate::text::Span;

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum NumberForm {
    /// In digits: 16.542.
    Digits,
    /// In words: hai mươi mốt.
    Words,
    /// Digits with a scale word: 1,5 triệu.
    Mixed,
    /// Roman: XIII.
    Roman,
}

/// A number as [`crate::numbers`] finds it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Number {
    /// As written.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// The value after scaling ("1,5 triệu" is 1500000); of a range the lower end.
    #[serde(serialize_with = "number")]
    pub value: f64,
    /// Upper end of a range ("3-5", "từ 3 đến 5").
    #[serde(serialize_with = "number_or_null")]
    pub value_high: Option<f64>,
    /// The whole of a part ("35/40" is 35 of 40).
    #[serde(serialize_with = "number_or_null")]
    pub whole: Option<f64>,
    /// How it is written.
    pub form: NumberForm,
    /// An ordinal (thứ nhất, lần thứ XIII).
    pub ordinal: bool,
}
