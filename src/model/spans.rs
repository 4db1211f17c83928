//! The one place where byte offsets become code points and back: serialising a report.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::*;
use crate::error::Error;
use crate::text::{Offsets, Span};

/// Applies a function to every span inside a value.
trait MapSpans {
    fn map_spans(&mut self, f: &mut dyn FnMut(&mut Span));
}

impl MapSpans for Span {
    fn map_spans(&mut self, f: &mut dyn FnMut(&mut Span)) {
        f(self);
    }
}

impl<T: MapSpans> MapSpans for Vec<T> {
    fn map_spans(&mut self, f: &mut dyn FnMut(&mut Span)) {
        self.iter_mut().for_each(|item| item.map_spans(f));
    }
}

impl<T: MapSpans> MapSpans for Option<T> {
    fn map_spans(&mut self, f: &mut dyn FnMut(&mut Span)) {
        if let Some(item) = self {
            item.map_spans(f);
        }
    }
}

/// Names, for each type, the fields that hold spans.
macro_rules! spans {
    ($($type:ty: $($field:ident),+;)+) => {
        $(impl MapSpans for $type {
            fn map_spans(&mut self, f: &mut dyn FnMut(&mut Span)) {
                $(self.$field.map_spans(f);)+
            }
        })+
    };
}

spans! {
    Excerpt: span;
    Furniture: span;
    Event: span, venue_span, edition_span, term_span, review_period_evidence, plan_period_evidence, evidence;
    Cluster: span, head_span, deputy_spans, next_head_span, members;
    Person: offices, roles, mentions;
    Office: span;
    Role: span;
    Organization: roles, mentions;
    Participant: span;
    Place: evidence, mentions;
    TimeExpression: span, evidence;
    Reference: span;
    Quantity: span, period_evidence, scope_span;
    Statement: speaker_span, evidence, verb_span, span, to_span;
    Section: span;
    Item: span, to_span, deadline_span, objects;
    Award: span, award_span, giver_span, recipient_span;
    Diagnostic: span;
    Report: title, lead, byline, captions, furniture, published_evidence, reference_evidence, event, cluster, people, organizations, participants, places, times,
        references, quantities, statements, sections, limitations, causes, lessons, proposals, responses, tasks, awards, diagnostics;
}

/// A report whose spans count code points: the form of everything serialised, and of the Python package.
#[derive(Clone, PartialEq, Debug)]
pub struct CodePointReport(Report);

impl CodePointReport {
    /// The report, with spans in code points.
    #[must_use]
    pub fn get(&self) -> &Report {
        &self.0
    }

    /// Leaves the text out.
    #[must_use]
    pub fn without_text(mut self) -> Self {
        self.0.text = None;
        self
    }

    /// Names the encoding that the text was decoded from; without this it is "utf-8".
    #[must_use]
    pub fn decoded_from(mut self, encoding: &str) -> Self {
        self.0.source.encoding = encoding.to_owned().into();
        self
    }

    /// JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a report has string keys and finite numbers")
    }

    /// JSON, indented.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(self).expect("a report has string keys and finite numbers")
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// [`Error::Json`] when it is no report of this schema, or one of a later version.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let report: Self = serde_json::from_str(json).map_err(Error::json)?;
        if report.0.schema_version > SCHEMA_VERSION {
            return Err(Error::SchemaVersion { found: report.0.schema_version, known: SCHEMA_VERSION });
        }
        Ok(report)
    }

    /// Back to byte spans.
    ///
    /// # Errors
    /// [`Error::NoText`] when the text was left out: byte offsets need it.
    pub fn into_report(self) -> Result<Report, Error> {
        let mut report = self.0;
        let text = report.text.take().ok_or(Error::NoText)?;
        let offsets = Offsets::new(&text);
        report.map_spans(&mut |span| *span = Span::from((offsets.to_byte(span.start()), offsets.to_byte(span.end()))));
        report.text = Some(text);
        Ok(report)
    }
}

impl From<Report> for CodePointReport {
    fn from(mut report: Report) -> Self {
        let text = report.text.take();
        {
            let offsets = Offsets::new(text.as_deref().unwrap_or(""));
            report.map_spans(&mut |span| {
                *span = Span::new(offsets.to_code_point(span.start()), offsets.to_code_point(span.end()))
            });
        }
        report.text = text;
        Self(report)
    }
}

impl Serialize for CodePointReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Report::serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for CodePointReport {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Report::deserialize(deserializer).map(Self)
    }
}

impl Report {
    /// JSON with every key, on one line; spans count code points.
    ///
    /// ```
    /// let report = baocao::parse("Sáng 15/7/2023, Tỉnh ủy Hà Tĩnh tổ chức hội nghị sơ kết.");
    /// let json = report.to_json();
    /// assert_eq!(baocao::Report::from_json(&json).unwrap(), report);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        CodePointReport::from(self.clone()).to_json()
    }

    /// Reads what [`Report::to_json`] wrote.
    ///
    /// # Errors
    /// [`Error::Json`] when it is no report of this schema, [`Error::NoText`] when it was written without its text,
    /// [`Error::SchemaVersion`] when a later version wrote it.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        CodePointReport::from_json(json)?.into_report()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = Error;

    /// Reads `2023`, `2023-07` or `2023-07-15`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::Date(text.to_owned());
        let mut parts = text.split('-');
        let mut part = |width: usize| match parts.next() {
            None => Ok(None),
            Some(p) if p.len() == width && p.bytes().all(|b| b.is_ascii_digit()) => {
                p.parse::<i16>().map(Some).map_err(|_| wrong())
            }
            Some(_) => Err(wrong()),
        };
        let (year, month, day) = (part(4)?.ok_or_else(wrong)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(wrong());
        }
        let date = Self { year, month: month.map(|m| m as u8), day: day.map(|d| d as u8) };
        Date::new(year, date.month.unwrap_or(1) as i8, date.day.unwrap_or(1) as i8).map_err(|_| wrong())?;
        if year == 0 { Err(wrong()) } else { Ok(date) }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month() as u8), day: Some(date.day() as u8) }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
