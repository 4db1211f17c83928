//! Statements: who said what.

use serde::{Deserialize, Serialize};

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
    /// The person.
    pub speaker_id: Option<PersonId>,
    /// The body, when a body speaks.
    pub organization_id: Option<OrganizationId>,
    /// Verb as written.
    pub verb: String,
    /// Kind of speech act: assert, propose, order …
    pub act: Option<String>,
    /// All that was said.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// In quotation marks.
    pub direct: bool,
    /// Whom it is said to, as written.
    pub addressee: Option<String>,
}
