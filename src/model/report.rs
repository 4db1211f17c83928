//! The report: everything that was read from one text.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::TableText;
use super::basis::Basis;
use super::entity::{Organization, Participant, Person, Place};
use super::event::{Cluster, Event, Period};
use super::item::{Award, Item, Section, TopicScore};
use super::quantity::Quantity;
use super::reference::Reference;
use super::speech::Statement;
use super::time::TimeExpression;
use crate::text::Span;

/// Version of the schema of [`Report`].
///
/// Version 1 is frozen: keys keep their names, their types and their meaning, and none is taken away; later releases only
/// add keys. `docs/schema.md` says what that promises to readers of older and newer JSON.
pub const SCHEMA_VERSION: u32 = 1;

/// The two kinds of text that report a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ReportKind {
    /// A journalist's account.
    #[default]
    PressArticle,
    /// The document that the meeting heard, with symbol, outline and signature.
    OfficialReport,
}

/// What made the report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Generator {
    /// "baocao".
    pub name: TableText,
    /// Version of the package.
    pub version: TableText,
    /// Version of the tables.
    pub lexicon: TableText,
}

/// What was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// SHA-256 of the text in UTF-8, hexadecimal.
    pub sha256: String,
    /// Number of code points.
    pub chars: u32,
    /// Encoding that the text was decoded from.
    pub encoding: TableText,
}

/// A stretch of the text with a place of its own in the report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Excerpt {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// What a crawl left around the report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Furniture {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// stamp, source, related, share, tags, credit.
    pub kind: TableText,
}

/// Something seen and not understood, or that contradicts itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// Stable code: impossible_date, number_too_large …
    pub code: TableText,
    /// For a reader.
    pub message: String,
    /// Where, if at one place.
    pub span: Option<Span>,
}

/// A day, a month or a year.
///
/// ```
/// use baocao::PartialDate;
/// let month: PartialDate = "2023-07".parse().unwrap();
/// assert_eq!((month.year, month.month, month.day), (2023, Some(7), None));
/// assert_eq!(month.to_string(), "2023-07");
/// assert!("2023-31".parse::<PartialDate>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct PartialDate {
    /// Year, 1 to 9999.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
}

#[cfg(feature = "schema")]
impl PartialDate {
    /// What it is written as.
    const PATTERN: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
}

/// Everything that was read from one text.
///
/// Spans count bytes here and code points in everything serialised; [`Report::to_json`] converts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Version of this schema.
    pub schema_version: u32,
    /// What made it.
    pub generator: Generator,
    /// What was read.
    pub source: Source,
    /// The text that was parsed; `None` when left out of a serialised report.
    pub text: Option<String>,
    /// Press article or official report.
    pub kind: ReportKind,
    /// Headline.
    pub title: Option<Excerpt>,
    /// Lead (sapo).
    pub lead: Option<Excerpt>,
    /// Line that names the author.
    pub byline: Option<Excerpt>,
    /// Lines that only describe a photograph.
    pub captions: Vec<Excerpt>,
    /// What a crawl left: stamps, share buttons, related links.
    pub furniture: Vec<Furniture>,
    /// Publication date, as given or as found.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("pattern" = PartialDate::PATTERN)))]
    pub published: Option<PartialDate>,
    /// The stamp that told the publication date; `None` when the caller gave it.
    pub published_evidence: Option<Span>,
    /// The day that times were resolved against.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("pattern" = PartialDate::PATTERN)))]
    pub reference_date: Option<PartialDate>,
    /// What `reference_date` rests on: explicit, the publication date; context, a day in the text. `None` without one.
    pub reference_basis: Option<Basis>,
    /// The words that gave `reference_date`, when the text did.
    pub reference_evidence: Option<Span>,
    /// The meeting.
    pub event: Option<Event>,
    /// The emulation cluster.
    pub cluster: Option<Cluster>,
    /// People.
    pub people: Vec<Person>,
    /// Organisations.
    pub organizations: Vec<Organization>,
    /// Units taking part.
    pub participants: Vec<Participant>,
    /// Places.
    pub places: Vec<Place>,
    /// Times.
    pub times: Vec<TimeExpression>,
    /// Documents.
    pub references: Vec<Reference>,
    /// Figures.
    pub quantities: Vec<Quantity>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Sections.
    pub sections: Vec<Section>,
    /// Things found wanting.
    pub limitations: Vec<Item>,
    /// Reasons given for them.
    pub causes: Vec<Item>,
    /// Lessons drawn.
    pub lessons: Vec<Item>,
    /// Things asked of a higher body.
    pub proposals: Vec<Item>,
    /// Answers of the higher body.
    pub responses: Vec<Item>,
    /// Things to be done.
    pub tasks: Vec<Item>,
    /// Awards conferred.
    pub awards: Vec<Award>,
    /// Topics.
    pub topics: Vec<TopicScore>,
    /// What was seen and not understood.
    pub diagnostics: Vec<Diagnostic>,
}

impl PartialDate {
    /// Its first day; `None` when the fields are no day of the calendar.
    ///
    /// ```
    /// let month: baocao::PartialDate = "2023-07".parse().unwrap();
    /// assert_eq!(month.first_day().unwrap().to_string(), "2023-07-01");
    /// ```
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        Date::new(self.year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }
}

impl Report {
    /// An empty report on a text, read with a lexicon of a version.
    #[must_use]
    pub(crate) fn empty(text: &str, lexicon: &'static str) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            generator: Generator {
                name: "baocao".into(),
                version: env!("CARGO_PKG_VERSION").into(),
                lexicon: lexicon.into(),
            },
            source: Source { sha256: String::new(), chars: 0, encoding: "utf-8".into() },
            text: Some(text.to_owned()),
            kind: ReportKind::PressArticle,
            title: None,
            lead: None,
            byline: None,
            captions: Vec::new(),
            furniture: Vec::new(),
            published: None,
            published_evidence: None,
            reference_date: None,
            reference_basis: None,
            reference_evidence: None,
            event: None,
            cluster: None,
            people: Vec::new(),
            organizations: Vec::new(),
            participants: Vec::new(),
            places: Vec::new(),
            times: Vec::new(),
            references: Vec::new(),
            quantities: Vec::new(),
            statements: Vec::new(),
            sections: Vec::new(),
            limitations: Vec::new(),
            causes: Vec::new(),
            lessons: Vec::new(),
            proposals: Vec::new(),
            responses: Vec::new(),
            tasks: Vec::new(),
            awards: Vec::new(),
            topics: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The parsed text, or nothing when the report was serialised without it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or("")
    }
}

impl Period {
    /// Whether a day falls into it.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }
}
