//! Sections of the report and the items in them.

use serde::{Deserialize, Serialize};

use super::TableText;
use super::id::{OrganizationId, PersonId, StatementId, TimeId};
use super::report::Excerpt;
use crate::text::Span;

/// Kinds of section.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SectionKind {
    /// When, where, who, which meeting.
    Opening,
    /// Who was present, who chaired.
    Attendance,
    /// Circumstances.
    Context,
    /// What was done.
    Results,
    /// What fell short.
    Limitations,
    /// Why.
    Causes,
    /// What was learnt.
    Lessons,
    /// What is asked of a higher body.
    Proposals,
    /// What the higher body answered.
    Response,
    /// What is to be done.
    Tasks,
    /// How the chair closed.
    Conclusion,
}

/// A stretch of whole sentences of one kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Kind.
    pub kind: SectionKind,
    /// Where it stands.
    pub span: Span,
    /// What it is about: shares of the section's own topic cues.
    #[serde(default)]
    pub topics: Vec<TopicScore>,
}

/// One thing found wanting, asked for, or to be done.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Item {
    /// The shortest stretch that stands alone.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whom it is addressed to, as written.
    pub to: Option<String>,
    /// Where the addressee is written.
    pub to_span: Option<Span>,
    /// What is asked: issue, guide, allocate, amend, consider …
    pub action: Option<TableText>,
    /// Deadline as written.
    pub deadline: Option<String>,
    /// Where the deadline is written.
    pub deadline_span: Option<Span>,
    /// The expression of time in it, whose `end` is the day.
    pub deadline_id: Option<TimeId>,
    /// The things asked for.
    pub objects: Vec<Excerpt>,
    /// The statement that it stands in.
    pub statement_id: Option<StatementId>,
}

/// An award or title that was conferred.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Award {
    /// As written, award and recipients.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Kind, an open list: huan_chuong, huy_chuong, bang_khen, giay_khen, co_thi_dua, ky_niem_chuong, huy_hieu, danh_hieu …
    pub kind: Option<TableText>,
    /// The award: Bằng khen, Huân chương Lao động hạng Nhì …
    pub award: String,
    /// Where the award is named.
    pub award_span: Option<Span>,
    /// Who conferred it, as written.
    pub giver: Option<String>,
    /// Where the giver is named.
    pub giver_span: Option<Span>,
    /// Who received it, as written.
    pub recipient: Option<String>,
    /// Where the recipient is named.
    pub recipient_span: Option<Span>,
    /// The person who received it.
    pub person_id: Option<PersonId>,
    /// The body that received it.
    pub organization_id: Option<OrganizationId>,
}

/// How much of a report or section is about a topic.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicScore {
    /// Code of the vocabulary of topics.
    pub code: TableText,
    /// Share of the topic cues of the report or section, 0 to 1.
    pub score: f64,
}
