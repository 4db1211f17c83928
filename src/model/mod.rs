//! The report domain: plain data that every layer shares. No parsing here.

mod basis;
mod entity;
mod event;
mod id;
mod item;
mod number;
mod quantity;
mod reference;
mod report;
mod spans;
mod speech;
mod time;

pub use basis::Basis;
pub use entity::{Name, Office, Organization, Participant, Person, Place, PlaceCandidate, PlaceLevel, Role, RoleKind};
pub use event::{Cluster, Event, EventKind, Period};
pub use id::{OrganizationId, PersonId, PlaceId, QuantityId, ReferenceId, StatementId, TimeId};
pub use item::{Award, Item, Section, SectionKind, TopicScore};
pub use number::{Number, NumberForm};
pub use quantity::{Change, Quantity};
pub use reference::Reference;
pub use report::{Diagnostic, Excerpt, Furniture, Generator, PartialDate, Report, ReportKind, SCHEMA_VERSION, Source};
pub use spans::CodePointReport;
pub use speech::Statement;
pub use time::{Grain, Modifier, PartOfDay, TimeExpression};

/// A word that a table gives and the text need not hold: a code, a kind, a title in full. It is copied only when it is
/// read back from JSON or belongs to an entry of the caller's.
pub type TableText = std::borrow::Cow<'static, str>;
