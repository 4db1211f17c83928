//! Typed rows of the tables. A [`super::Hit`] names a row by its table's tag and its index here.

mod load;

use std::borrow::Cow;

use super::gazetteer::Unit;
use super::hits::{Role, Tag};
use super::roles::{self, Act, Complement, EventRole, NumberRole, Side, TimeRole, TitleKind, Turn};
use super::stem::Stem;
use crate::model::{EventKind, PlaceLevel, RoleKind};
use crate::text::normalise::Code;
pub use load::{PLACE_KINDS, Rows};

/// Text from a table, or given by the caller.
pub type Text = Cow<'static, str>;

/// A further entry for a parser's own lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// A whole body, found wherever its name stands.
    Organization {
        /// Its name.
        name: String,
        /// Kind as in [`Organ::kind`].
        kind: String,
    },
    /// An office, found before and after names.
    Title {
        /// Its name.
        name: String,
    },
    /// A thing that is counted.
    Unit {
        /// Its name.
        name: String,
    },
    /// A family name.
    Surname {
        /// Its first syllables.
        name: String,
    },
}

/// A row of `titles.tsv`. The rows of kind "office" are the vocabulary of [`crate::Office::title_code`]: the code of the
/// most specific row, which may hold the body as well (`bi_thu_tinh_uy`), with its rank class and level.
///
/// ```
/// let lexicon = baocao::lexicon::Lexicon::shared();
/// let title = lexicon.rows.titles.iter().find(|t| t.code == "bi_thu_tinh_uy").unwrap();
/// assert_eq!((&*title.name, &*title.rank_class, &*title.level), ("Bí thư Tỉnh ủy", "head", "province"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Stable code.
    pub code: Text,
    /// Full form.
    pub name: Text,
    /// office, rank, degree, honorific, marker …
    pub kind: TitleKind,
    /// head, deputy, member …
    pub rank_class: Text,
    /// central, province, district, commune, or any.
    pub level: Text,
    /// party, state, mass, army …, or both.
    pub side: Text,
    /// The body whose office it is, when the title alone tells.
    pub attaches_to: Option<Text>,
}

/// A row of `organs.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organ {
    /// Stable code.
    pub code: Text,
    /// Full form.
    pub name: Text,
    /// Short form, the first of the variants that is one.
    pub abbreviation: Option<Text>,
    /// central, ministry, province, district, commune, any …
    pub level: Text,
    /// Whether the name goes on (Sở …); otherwise it is complete (Bộ Chính trị).
    pub is_head: bool,
    /// party, state, union, press …
    pub kind: Text,
    /// Title of its head.
    pub head_title: Option<Text>,
    /// What the name without a place or a proper part says.
    pub bare: Bare,
}

/// The end of a row of `organs.tsv` that begins with the name of another row, a head: Ban Tổ chức | *Tỉnh ủy*.
#[derive(Clone, Debug)]
pub(crate) struct Completion {
    /// The words after the head, with the space before them.
    pub end: String,
    /// The row.
    pub row: u32,
}

/// What the name of a body says when no place and no proper part follows its head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bare {
    /// It names a body.
    Body,
    /// It names no one body when wholly bare; with a level noun it does (Công an tỉnh).
    Head,
    /// It names no one body, not even with a level noun (UBND tỉnh).
    Generic,
}

/// A row of `organ_fields.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OrganField {
    /// The field.
    pub name: &'static str,
    /// What it does in a name.
    pub role: FieldRole,
}

/// What a phrase of `organ_fields.tsv` does in the name of a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldRole {
    /// Names the field of work.
    Field,
    /// The same, but also an ordinary word: counts only with a capital, or between other parts of the name.
    Word,
    /// Opens the purpose of a committee (về, phòng, chống).
    Purpose,
    /// The same with a verb, after a head that says what kind of committee it is (Ban Chỉ đạo thực hiện …).
    Task,
    /// Ends a purpose.
    Stop,
}

/// A row of `place_kinds.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceKind {
    /// As written before a name.
    pub name: &'static str,
    /// province, district, commune, hamlet, country, other.
    pub level: &'static str,
    /// Other spellings.
    pub variants: Vec<&'static str>,
    /// Whether a number may stand for the name (quận 7).
    pub numbered: bool,
    /// Whether a capitalised name that no table knows is taken after it.
    pub unknown: bool,
    /// Which units are of the kind.
    fit: Fit,
}

/// Which units a kind takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fit {
    /// Cities of every level, and those abroad.
    City,
    /// Regions.
    Region,
    /// The units of a level.
    Level(PlaceLevel),
}

impl Fit {
    fn of(name: &str, level: &str) -> Self {
        match (name, level) {
            ("thành phố", _) => Self::City,
            ("vùng" | "khu vực", _) => Self::Region,
            (_, "country") => Self::Level(PlaceLevel::Country),
            (_, "province") => Self::Level(PlaceLevel::Province),
            (_, "district") => Self::Level(PlaceLevel::District),
            (_, "commune") => Self::Level(PlaceLevel::Commune),
            _ => Self::Level(PlaceLevel::Other),
        }
    }
}

impl PlaceKind {
    /// The level of its units; villages and regions are other places.
    #[must_use]
    pub fn level(&self) -> PlaceLevel {
        match self.level {
            "country" => PlaceLevel::Country,
            "province" => PlaceLevel::Province,
            "district" => PlaceLevel::District,
            "commune" => PlaceLevel::Commune,
            _ => PlaceLevel::Other,
        }
    }

    /// Whether a unit is of this kind. Districts of one kind became another, so within districts and communes any kind
    /// will do; a city may be a province or a district, or lie abroad.
    #[must_use]
    pub fn fits(&self, unit: &Unit) -> bool {
        match self.fit {
            Fit::City => matches!(unit.kind, "thành phố" | "city"),
            Fit::Region => unit.kind == "region",
            Fit::Level(level) => level == unit.level && level != PlaceLevel::Other,
        }
    }
}

/// What a word before a capitalised name says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignRole {
    /// A place follows (ở, địa bàn).
    Locative,
    /// The same, and a name that no table knows is a place too (khu đô thị, bán đảo).
    Area,
    /// A name follows of which it is a part (sông, hồ, đèo), in small letters.
    Feature,
    /// Something that bears the name follows (đường, giải thưởng).
    NamedAfter,
    /// Several units of one kind follow (các).
    Plural,
}

/// A row of `place_signs.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceSign {
    /// The phrase.
    pub phrase: &'static str,
    /// What it says.
    pub role: SignRole,
}

/// A row of `surnames.tsv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Surname {
    /// First syllable or syllables.
    pub name: Text,
    /// Share of people in percent, from name samples; 0 when unknown.
    pub share: f32,
    /// Ethnic groups.
    pub group: Text,
}

/// A row of `units.tsv`.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedUnit {
    /// As written after a number.
    pub name: Text,
    /// money, rate, person, document …
    pub kind: Text,
    /// What one of it is in its base unit.
    pub scale: f64,
    /// Base unit: đồng for triệu đồng.
    pub base: Text,
}

/// A row of `speech_verbs.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeechVerb {
    /// The verb.
    pub verb: &'static str,
    /// speak, assert, propose, order, chair, attend …
    pub act: &'static str,
    /// What follows it.
    pub complement: Complement,
    /// Whether a noun phrase may follow, whatever else may.
    pub takes_object: bool,
    /// Who uses it.
    pub speaker: &'static str,
}

/// What a row of `speech_verbs.tsv` does, apart from its words: looked up at every verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    /// What is done.
    pub act: Act,
    /// What follows it.
    pub complement: Complement,
    /// Whether a noun phrase may follow, whatever else may.
    pub takes_object: bool,
}

/// A row of `cues.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The phrase.
    pub cue: &'static str,
    /// The section that it marks.
    pub section: &'static str,
    /// para_start, clause or any.
    pub position: &'static str,
    /// What it does to the telling.
    pub turn: Option<Turn>,
    /// Whether it marks the section alone.
    pub strong: bool,
}

/// What a row of `cues.tsv` does to the telling, apart from its words: looked up for every sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueTurn {
    /// What it does.
    pub turn: Option<Turn>,
    /// Whether it does so only where it opens a sentence.
    pub opens: bool,
    /// Whether it marks the section alone.
    pub strong: bool,
}

/// A row of `document_kinds.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentKind {
    /// Nghị quyết, Chỉ thị …
    pub kind: &'static str,
    /// The part of a symbol that stands for it.
    pub abbrev: &'static str,
    /// party, state or both.
    pub side: &'static str,
    /// Whether it is also cited by a number alone, without symbol (Nghị quyết 18).
    pub bare: bool,
    /// First row of its series: the kinds that share two words (Thông báo, Thông báo kết luận).
    pub series: u32,
}

/// A row of `laws.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// Name with its kind: Luật Đất đai.
    pub name: &'static str,
    /// The kind of document.
    pub kind: &'static str,
}

/// A row of `scopes.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The phrase.
    pub phrase: &'static str,
    /// country, province, district, commune, region, sector, cluster or any.
    pub level: &'static str,
}

/// A row of `boundaries.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// The word or phrase.
    pub phrase: &'static str,
    /// function, verb, act or adjective.
    pub role: &'static str,
}

/// A row of `issuers.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// The part of a symbol that stands for it.
    pub code: &'static str,
    /// Name of the body.
    pub issuer: &'static str,
    /// party, state, mass …
    pub side: &'static str,
    /// central, province …
    pub level: &'static str,
}

/// A row of `qualifiers.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// The phrase.
    pub phrase: &'static str,
    /// approx, more, less, at_least, at_most or exact.
    pub bound: &'static str,
    /// Also an ordinary word; counts only right before a number.
    pub weak: bool,
}

/// A row of `event_heads.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventHead {
    /// The phrase.
    pub phrase: &'static str,
    /// so_ket, tong_ket …
    pub kind: EventKind,
}

/// A row of `layout_cues.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutCue {
    /// caption, scene, picture, quiet, side, credit, byline, related, share, tags, stamp, official, recipients.
    pub kind: &'static str,
    /// start, end, whole, bracket or any.
    pub position: &'static str,
}

/// A row of `event_cues.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCue {
    /// What it tells.
    pub role: EventRole,
}

/// A row of `item_words.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWord {
    /// action, modifier, modal, object, award or finding.
    pub role: &'static str,
    /// Of an action what is asked, of an award its kind, of a finding noun or predicate.
    pub code: &'static str,
}

/// A row of `role_cues.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleCue {
    /// The parts that the phrase gives.
    pub roles: Vec<RoleKind>,
    /// Where the people stand.
    pub side: Side,
}

/// A row of `abbreviations.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// Short form.
    pub abbr: &'static str,
    /// Full forms.
    pub expansions: Vec<&'static str>,
    /// organ, title, place …
    pub kind: &'static str,
}

/// A row of `number_words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberWord {
    /// The word.
    pub word: &'static str,
    /// Its value.
    pub value: f64,
    /// What it does.
    pub role: NumberRole,
}

/// A row of `time_words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeWord {
    /// The word.
    pub word: &'static str,
    /// What it does and stands for.
    pub role: TimeRole,
}

/// A row of `indicators.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Stable code.
    pub code: &'static str,
    /// Name.
    pub name: &'static str,
    /// Family.
    pub family: &'static str,
    /// Units that it is counted in.
    pub units: Vec<&'static str>,
    /// Phrases that name it.
    pub cues: Vec<&'static str>,
}

/// A row of `topics.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Stable code.
    pub code: &'static str,
    /// The wider topic.
    pub parent: Option<&'static str>,
    /// Its row; the table names it before its parts.
    pub parent_row: Option<u32>,
    /// Name.
    pub name: &'static str,
    /// Phrases that tell of it.
    pub cues: Vec<&'static str>,
}

/// A row of `terms.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The body whose term it is.
    pub body: &'static str,
    /// Its number.
    pub ordinal: &'static str,
    /// First day or year.
    pub start: &'static str,
    /// Last day or year.
    pub end: &'static str,
}

/// A row of `holidays.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The name.
    pub name: &'static str,
    /// Month.
    pub month: u8,
    /// Day.
    pub day: u8,
    /// Whether month and day count by the moon.
    pub lunar: bool,
}
