//! Statements: who said what.

use serde::{Deserialize, Serialize};

use super::TableText;
use super::basis::Basis;
use super::id::{OrganizationId, PersonId, StatementId};
use crate::text::Span;

/// One reported speech act.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Unique in the report.
    pub id: StatementId,
    /// Name of the person, or the words that describe the speaker.
    pub speaker: String,
    /// Where the speaker is named for this statement; `None` when understood from before.
    pub speaker_span: Option<Span>,
    /// What `speaker` and `speaker_id` rest on: explicit, the speaker is named here; context, a pronoun, an office alone or
    /// nothing stands here, and another place tells who it is.
    #[serde(default)]
    pub basis: Basis,
    /// Where the speaker is named, when `basis` is context.
    pub evidence: Option<Span>,
    /// The person.
    pub speaker_id: Option<PersonId>,
    /// The body, when a body speaks.
    pub organization_id: Option<OrganizationId>,
    /// Verb as written.
    pub verb: String,
    /// Where the verb is written.
    pub verb_span: Option<Span>,
    /// Kind of speech act, an open list: assert, report, praise, assess, conclude, request, propose, order, wish, promise …
    pub act: Option<TableText>,
    /// All that was said.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// In quotation marks.
    pub direct: bool,
    /// Whom it is said to, as written.
    #[serde(alias = "addressee")]
    pub to: Option<String>,
    /// Where the addressee is written.
    pub to_span: Option<Span>,
}
