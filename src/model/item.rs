//! Sections of the report and the items in them.

use serde::{Deserialize, Serialize};

use super::id::{OrganizationId, PersonId, StatementId};
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Kind.
    pub kind: SectionKind,
    /// Where it stands.
    pub span: Span,
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
    /// What is asked: issue, guide, allocate, amend, consider …
    pub action: Option<String>,
    /// Deadline as written.
    pub deadline: Option<String>,
    /// The things asked for.
    pub objects: Vec<TextObject>,
    /// The statement that it stands in.
    pub statement_id: Option<StatementId>,
}

/// A stretch of text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextObject {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// An award or title that was conferred.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Award {
    /// As written, award and recipients.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The award: Bằng khen, Huân chương Lao động hạng Nhì …
    pub award: String,
    /// Who conferred it, as written.
    pub giver: Option<String>,
    /// Who received it, as written.
    pub recipient: Option<String>,
    /// The person who received it.
    pub person_id: Option<PersonId>,
    /// The body that received it.
    pub organization_id: Option<OrganizationId>,
}

/// How much of a report is about a topic.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicScore {
    /// Code of the vocabulary of topics.
    pub code: String,
    /// Share of the report's topic cues, 0 to 1.
    pub score: f64,
}
