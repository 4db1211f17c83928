//! The meeting that the report tells of, and the emulation cluster.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::basis::Basis;
use super::entity::Participant;
use super::id::{OrganizationId, PersonId, PlaceId};
use super::time::PartOfDay;
use crate::text::Span;

/// Kinds of meeting.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EventKind {
    /// Interim review (sơ kết).
    SoKet,
    /// Final review (tổng kết).
    TongKet,
    /// Briefing (giao ban).
    GiaoBan,
    /// Congress (đại hội).
    DaiHoi,
    /// Session of a council or assembly (kỳ họp).
    KyHop,
    /// Other conference (hội nghị).
    HoiNghi,
    /// Meeting, working session (họp).
    Hop,
    /// Ceremony (lễ).
    Le,
    /// Press conference (họp báo).
    HopBao,
    /// Other (khác).
    Khac,
}

impl EventKind {
    /// The kind of a code of the tables ("so_ket").
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "so_ket" => Self::SoKet,
            "tong_ket" => Self::TongKet,
            "giao_ban" => Self::GiaoBan,
            "dai_hoi" => Self::DaiHoi,
            "ky_hop" => Self::KyHop,
            "hoi_nghi" => Self::HoiNghi,
            "hop" => Self::Hop,
            "le" => Self::Le,
            "hop_bao" => Self::HopBao,
            "khac" => Self::Khac,
            _ => return None,
        })
    }
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// First day.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))]
    pub start: Date,
    /// Last day.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))]
    pub end: Date,
}

/// The meeting that the report tells of.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Kind.
    pub kind: EventKind,
    /// Fullest name in one stretch.
    pub text: String,
    /// Where that name stands.
    pub span: Span,
    /// Day, or first day.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub date: Option<Date>,
    /// Last day of a meeting of several days.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub end_date: Option<Date>,
    /// Part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// Venue as written ("Hội trường Tỉnh ủy").
    pub venue: Option<String>,
    /// Where the venue is written.
    pub venue_span: Option<Span>,
    /// Place.
    pub place: Option<PlaceId>,
    /// Organising bodies, co-organisers after the first; their `roles` hold the evidence.
    pub organizers: Vec<OrganizationId>,
    /// Number of the meeting ("lần thứ 17" gives "17").
    pub edition: Option<String>,
    /// Where the number is written.
    pub edition_span: Option<Span>,
    /// Term as written ("nhiệm kỳ 2020-2025").
    pub term: Option<String>,
    /// Where the term is written.
    pub term_span: Option<Span>,
    /// Whether it was held, or connected, online.
    pub online: bool,
    /// Number of online venues (điểm cầu).
    #[serde(alias = "venues")]
    pub online_venues: Option<u32>,
    /// Period reviewed.
    pub review_period: Option<Period>,
    /// The words that give the period reviewed.
    pub review_period_evidence: Option<Span>,
    /// Period planned for.
    pub plan_period: Option<Period>,
    /// The words that give the period planned for.
    pub plan_period_evidence: Option<Span>,
    /// What `date` rests on; `None` without a date.
    pub basis: Option<Basis>,
    /// The words that give `date`.
    pub evidence: Option<Span>,
}

/// The emulation cluster (cụm, khối thi đua) that the report is about.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cluster {
    /// Name as written.
    pub name: String,
    /// Where it is written.
    pub span: Span,
    /// Number ("2"), when it has one.
    pub number: Option<String>,
    /// Body that the cluster belongs to.
    pub owner: Option<OrganizationId>,
    /// Head (cụm trưởng, khối trưởng), when a person.
    pub head: Option<PersonId>,
    /// Head, when a body or locality is named as such.
    pub head_unit: Option<String>,
    /// Where the head is named, person or unit.
    pub head_span: Option<Span>,
    /// Deputies (cụm phó, khối phó), as written.
    pub deputies: Vec<String>,
    /// Where they are named, one for each.
    #[serde(default)]
    pub deputy_spans: Vec<Span>,
    /// Next head, when handed over, as written.
    pub next_head: Option<String>,
    /// Where the next head is named.
    pub next_head_span: Option<Span>,
    /// Members: the report's `participants`.
    pub members: Vec<Participant>,
    /// Period under review: the event's `review_period`.
    pub period: Option<Period>,
}
