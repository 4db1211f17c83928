//! Times.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::basis::Basis;
use super::id::TimeId;
use crate::text::Span;

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PartOfDay {
    /// Sáng.
    Morning,
    /// Trưa.
    Noon,
    /// Chiều.
    Afternoon,
    /// Tối, đêm.
    Evening,
}

/// How long the named stretch is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Grain {
    /// A clock time.
    Minute,
    /// One day.
    #[default]
    Day,
    /// Several days.
    DayRange,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Several months that are no quarter or half-year.
    MonthRange,
    /// A quarter.
    Quarter,
    /// A half-year.
    HalfYear,
    /// A year.
    Year,
    /// Several years.
    YearRange,
    /// A term or stage of several years (nhiệm kỳ, giai đoạn, khóa).
    Term,
    /// A decade or century.
    Era,
}

/// Which part of the stretch is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Modifier {
    /// Đầu năm 2018.
    Start,
    /// Giữa.
    Mid,
    /// Cuối.
    End,
    /// Trước.
    Before,
    /// Sau, từ … đến nay.
    After,
}

/// An expression that fixes days, or tries to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeExpression {
    /// Unique in the report.
    pub id: TimeId,
    /// As written.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// First day; `None` when it could not be resolved.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub start: Option<Date>,
    /// Last day.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub end: Option<Date>,
    /// ISO 8601: a day ("2023-07-15"), an interval ("2023-01-01/2023-06-30"), or a day with its clock time. Also given
    /// where `start` is not: a clock time alone ("T08:30"), a day of every year ("--11-20" for Ngày Nhà giáo Việt Nam),
    /// the years of a term that only names a body ("khóa XIII").
    pub iso: Option<String>,
    /// Length of the stretch.
    pub grain: Grain,
    /// Which part of it is meant; start and end stay those of the whole.
    pub modifier: Option<Modifier>,
    /// Part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// Counted by the moon; start and end are then solar days, or absent.
    pub lunar: bool,
    /// What the resolution rests on.
    pub basis: Basis,
    /// The place that gave the year, when the text did.
    pub evidence: Option<Span>,
}
