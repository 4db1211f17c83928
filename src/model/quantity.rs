//! Quantities: counts, amounts, rates.

use serde::{Deserialize, Serialize, Serializer};

use super::TableText;
use super::event::Period;
use super::id::QuantityId;
use crate::text::Span;

/// A comparison that belongs to a figure: tăng 12,5% so với cùng kỳ.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// One of increase, decrease, reach, exceed, times.
    pub direction: TableText,
    /// By how much, in the quantity's `unit`.
    #[serde(serialize_with = "number_or_null")]
    pub value: Option<f64>,
    /// Unit of `value`.
    pub unit: Option<TableText>,
    /// What it is compared with, as written ("cùng kỳ", "kế hoạch").
    pub against: Option<String>,
    /// The figure that is compared, when it stands beside.
    pub of: Option<QuantityId>,
}

/// A number that measures something.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quantity {
    /// Unique in the report.
    pub id: QuantityId,
    /// As written, with qualifier and unit.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// The number after scaling ("42 tỷ đồng" is 42000000000); of a range the lower end.
    #[serde(serialize_with = "number_or_null")]
    pub value: Option<f64>,
    /// Upper end of a range.
    #[serde(serialize_with = "number_or_null")]
    pub value_high: Option<f64>,
    /// The thing counted as written, "%" for rates, the currency for money.
    pub unit: Option<TableText>,
    /// As written: hơn, gần, khoảng …
    pub qualifier: Option<String>,
    /// A word for a number (hàng trăm), or an estimate without figures.
    pub imprecise: bool,
    /// What was done to the thing counted, as written (kết nạp, ban hành).
    #[serde(alias = "subject")]
    pub verb: Option<String>,
    /// Code of the indicator.
    pub indicator: Option<TableText>,
    /// Comparison that this figure states.
    pub change: Option<Change>,
    /// The total of which this is a part.
    pub part_of: Option<QuantityId>,
    /// Days that the figure is about.
    pub period: Option<Period>,
    /// The words that give the period.
    pub period_evidence: Option<Span>,
    /// Whose figure it is, as written.
    pub scope: Option<String>,
    /// Where that body or place is written.
    pub scope_span: Option<Span>,
}

/// Writes whole numbers without a fraction.
pub(super) fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    number_or_null(&Some(*value), serializer)
}

/// The same, and null for none.
pub(super) fn number_or_null<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match *value {
        None => serializer.serialize_none(),
        Some(v) if v.fract() == 0.0 && v.abs() <= EXACT => serializer.serialize_i64(v as i64),
        Some(v) => serializer.serialize_f64(v),
    }
}
