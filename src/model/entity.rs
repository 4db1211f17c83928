//! People with their offices and roles, organisations, places, participants.

use serde::{Deserialize, Serialize};

use super::TableText;
use super::basis::Basis;
use super::id::{OrganizationId, PersonId, PlaceId};
use crate::text::Span;

/// A person named in the report, once, with everything said of them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// Unique in the report.
    pub id: PersonId,
    /// Fullest form in the text, without titles, honorifics and degrees.
    pub name: String,
    /// The name split into its parts.
    pub parts: Name,
    /// Folded name, for matching across reports.
    pub key: String,
    /// Honorific as first written (ông, bà, đồng chí).
    pub honorific: Option<String>,
    /// "male" or "female", only where the honorific says so.
    pub gender: Option<TableText>,
    /// Academic degrees and military ranks as written.
    pub degrees: Vec<String>,
    /// Offices, one entry per office.
    pub offices: Vec<Office>,
    /// Parts in the event, each with the place that shows it.
    pub roles: Vec<Role>,
    /// Every place where the person is named.
    pub mentions: Vec<Span>,
}

/// The parts of a name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Name {
    /// Family name: "Nguyễn", "Nguyễn Lê".
    pub family: Option<String>,
    /// What stands between: "Thị Thu".
    pub middle: Option<String>,
    /// Given name: "Hà".
    pub given: Option<String>,
}

/// One office of a person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Office {
    /// As written for this person: title, body and place.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// The title alone, written out in full ("Phó Chủ tịch").
    pub title: TableText,
    /// Code of the title in the vocabulary of titles, [`crate::lexicon::Title`].
    pub title_code: Option<TableText>,
    /// head, deputy, member … of the vocabulary of titles.
    pub rank_class: Option<TableText>,
    /// central, province, district or commune.
    pub level: Option<TableText>,
    /// The office written out in full and folded, words only, with what `completed` adds, for matching across reports.
    pub key: String,
    /// Body that the office belongs to.
    pub organization_id: Option<OrganizationId>,
    /// Place that the office belongs to.
    pub place_id: Option<PlaceId>,
    /// Held in the past (nguyên, cựu).
    pub former: bool,
    /// Held for the time being (quyền, phụ trách).
    pub acting: bool,
    /// The office in full, where `text` leaves out body or place and the report tells it.
    pub completed: Option<String>,
}

/// A part that a person or a body has in the event.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Role {
    /// Which part.
    pub role: RoleKind,
    /// The words that show it.
    pub span: Span,
}

/// Parts that people and bodies can have in the event.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RoleKind {
    /// Chairs (chủ trì, điều hành).
    Chair,
    /// Organises.
    Organizer,
    /// Is present (dự, tham dự), or in a picture.
    Attendee,
    /// Says something that is reported.
    Speaker,
    /// Presents a report.
    Presenter,
    /// Is elected, appointed, awarded or dismissed.
    Appointee,
    /// None of these.
    Mentioned,
    /// Wrote or photographed.
    Author,
}

impl RoleKind {
    /// The role of a code of the tables ("chair").
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "chair" => Self::Chair,
            "organizer" => Self::Organizer,
            "attendee" => Self::Attendee,
            "speaker" => Self::Speaker,
            "presenter" => Self::Presenter,
            "appointee" => Self::Appointee,
            "mentioned" => Self::Mentioned,
            "author" => Self::Author,
            _ => return None,
        })
    }
}

/// A body named in the report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Organization {
    /// Unique in the report.
    pub id: OrganizationId,
    /// Fullest form in the text.
    pub name: String,
    /// Name written out in full and folded, for matching across reports.
    pub key: String,
    /// party, state, ministry, department, union, press, enterprise, cluster …
    pub kind: TableText,
    /// central, province, district or commune.
    pub level: Option<TableText>,
    /// Short form that the text uses or introduces.
    pub abbreviation: Option<String>,
    /// Place that it belongs to.
    pub place_id: Option<PlaceId>,
    /// Body that it is part of.
    pub parent_id: Option<OrganizationId>,
    /// A bare short form that names no one body (UBND tỉnh, Ban Thường vụ).
    pub generic: bool,
    /// Stands only inside offices or inside the name of another body.
    pub in_office_only: bool,
    /// Parts in the event, each with the place that shows it: organizer, speaker, attendee (a unit taking part), appointee
    /// (an award's recipient). Empty for a body that is only mentioned.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Every place where it is named.
    pub mentions: Vec<Span>,
}

/// A body or locality that takes part as a member.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Participant {
    /// As written.
    pub name: String,
    /// Where it is written.
    pub span: Span,
    /// The body, when it is one.
    pub organization_id: Option<OrganizationId>,
    /// The place, when it is one or belongs to one.
    pub place_id: Option<PlaceId>,
    /// Gazetteer code of that place.
    pub code: Option<TableText>,
}

/// Levels of places.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PlaceLevel {
    /// A state.
    Country,
    /// A province or a centrally run city.
    Province,
    /// A district-level unit, until 30 June 2025.
    District,
    /// A commune-level unit.
    Commune,
    /// Regions, islands, foreign places, hamlets.
    #[default]
    Other,
}

/// A place named in the report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Unique in the report.
    pub id: PlaceId,
    /// As written, without the kind where the name can stand alone.
    pub name: String,
    /// Level.
    pub level: PlaceLevel,
    /// Kind of unit: tỉnh, thành phố, huyện, xã …
    pub kind: Option<TableText>,
    /// Code of the General Statistics Office; together with `valid_from` it is the key of a unit.
    pub code: Option<TableText>,
    /// First day of this version of the unit (ISO), when the gazetteer knows it.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
    pub valid_from: Option<String>,
    /// ISO 3166-2 code, for provinces.
    pub iso_3166_2: Option<TableText>,
    /// Codes of the units that followed it, `|` between several.
    pub successor: Option<TableText>,
    /// The units that it may be, when more than one remains.
    pub candidates: Vec<PlaceCandidate>,
    /// What the choice of the unit rests on: explicit, its own words; context, other places of the report; reference_date,
    /// the units of that day.
    pub basis: Basis,
    /// The place, elsewhere in the text, within which the unit lies and by which it was chosen.
    pub evidence: Option<Span>,
    /// Stands only inside names of bodies and offices.
    pub in_name_only: bool,
    /// Every place where it is named.
    pub mentions: Vec<Span>,
}

/// A unit that a place may be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceCandidate {
    /// Code of the unit.
    pub code: TableText,
    /// First day of its version, when known.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
    pub valid_from: Option<String>,
    /// Its level.
    pub level: PlaceLevel,
}
