//! Typed rows of the tables. A [`super::Hit`] names a row by its table's tag and its index here.

use std::borrow::Cow;

use once_cell::sync::Lazy;

use super::gazetteer::Unit;
use super::hits::{Role, Tag};
use super::roles::{self, Complement, EventRole, NumberRole, Side, TimeRole, TitleKind, Turn};
use super::stem::{Stem, Stems};
use super::table::{known, list, table};
use crate::model::{EventKind, PlaceLevel, RoleKind};
use crate::text::code;
use crate::text::normalise::Code;

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

/// The rows of all tables but the gazetteer's.
#[derive(Debug, Default)]
pub struct Rows {
    /// Offices, ranks, degrees, honorifics.
    pub titles: Vec<Title>,
    /// Bodies and heads of their names.
    pub organs: Vec<Organ>,
    /// Words before names of places.
    pub place_signs: Vec<PlaceSign>,
    /// Fields in names of bodies.
    pub organ_fields: Vec<OrganField>,
    /// Family names.
    pub surnames: Vec<Surname>,
    /// Short forms.
    pub abbreviations: Vec<Abbreviation>,
    /// Measures and counted nouns.
    pub units: Vec<CountedUnit>,
    /// Verbs of saying and of roles.
    pub speech_verbs: Vec<SpeechVerb>,
    /// Signs of sections.
    pub cues: Vec<Cue>,
    /// Kinds of document.
    pub document_kinds: Vec<DocumentKind>,
    /// Issuer codes of symbols.
    pub issuers: Vec<Issuer>,
    /// Words before a number.
    pub qualifiers: Vec<Qualifier>,
    /// Words that name a meeting.
    pub event_heads: Vec<EventHead>,
    /// Words around the name of a meeting.
    pub event_cues: Vec<EventCue>,
    /// Signs of captions, bylines, furniture.
    pub layout_cues: Vec<LayoutCue>,
    /// Signs of roles.
    pub role_cues: Vec<RoleCue>,
    /// Words of limitations, proposals, tasks and awards.
    pub item_words: Vec<ItemWord>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Terms of congresses and assemblies.
    pub terms: Vec<Term>,
    /// Holidays.
    pub holidays: Vec<Holiday>,
    /// Words of numbers.
    pub number_words: Vec<NumberWord>,
    /// Words of times.
    pub time_words: Vec<TimeWord>,
    /// Names of laws.
    pub laws: Vec<Law>,
    /// Words that end a noun phrase.
    pub boundaries: Vec<Boundary>,
    /// Phrases that say whose figure it is.
    pub scopes: Vec<Scope>,
    /// What the heads of names of bodies are compared by, row by row of `organs`.
    pub(crate) stems: Vec<Stem>,
    /// Rows of `document_kinds` by the code of their abbreviation, sorted.
    kind_codes: Vec<(Code, u32)>,
    /// Rows of `issuers` by their code, sorted.
    issuer_codes: Vec<(Code, u32)>,
    pub(crate) spellings: Vec<(Code, Code)>,
    pub(crate) stops: Vec<Code>,
    phrases: Vec<Phrase>,
}

#[derive(Debug)]
struct Phrase {
    text: Text,
    tag: Tag,
    role: Role,
    capital: bool,
    row: u32,
}

/// Kinds of administrative unit, in the order of `place_kinds.tsv`.
pub static PLACE_KINDS: Lazy<Vec<PlaceKind>> = Lazy::new(|| {
    let mut rows = Vec::new();
    let columns = ["kind", "level", "variants", "numbered", "unknown"];
    table!("place_kinds").each(columns, |[name, level, variants, numbered, unknown]| {
        let variants = list(variants).collect();
        let (numbered, unknown) = (numbered == "yes", unknown == "yes");
        rows.push(PlaceKind { name, level, variants, numbered, unknown, fit: Fit::of(name, level) });
    });
    rows
});

impl Rows {
    pub(crate) fn load(additions: &[Addition]) -> Self {
        let mut rows = Self::default();
        rows.load_names();
        rows.load_words();
        rows.load_discourse();
        for addition in additions {
            rows.add(addition);
        }
        let mut stems = Stems::new();
        rows.stems = rows.organs.iter().map(|organ| stems.stem(organ)).collect();
        rows
    }

    /// Hands out the phrases once; they are not kept.
    pub(crate) fn phrases(&mut self, mut each: impl FnMut(&str, (Tag, Role), bool, u32)) {
        for phrase in std::mem::take(&mut self.phrases) {
            each(&phrase.text, (phrase.tag, phrase.role), phrase.capital, phrase.row);
        }
    }

    fn phrase(&mut self, text: impl Into<Text>, tag: Tag, row: usize) {
        self.word(text, tag, Role::Plain, row);
    }

    fn word(&mut self, text: impl Into<Text>, tag: Tag, role: Role, row: usize) {
        self.phrases.push(Phrase { text: text.into(), tag, role, capital: false, row: row as u32 });
    }

    fn capital(&mut self, text: impl Into<Text>, tag: Tag, row: usize) {
        self.phrases.push(Phrase { text: text.into(), tag, role: Role::Plain, capital: true, row: row as u32 });
    }

    fn load_names(&mut self) {
        table!("titles").each(
            ["code", "title", "variants", "kind", "rank_class", "level", "side", "attaches_to"],
            |[code, name, variants, kind, rank_class, level, side, attaches_to]| {
                let row = self.titles.len();
                self.titles.push(Title {
                    code: code.into(),
                    name: name.into(),
                    kind: TitleKind::of(kind),
                    rank_class: rank_class.into(),
                    level: level.into(),
                    side: side.into(),
                    attaches_to: known(attaches_to).map(Text::from),
                });
                for phrase in std::iter::once(name).chain(list(variants)) {
                    self.phrase(phrase, Tag::Title, row);
                }
            },
        );
        table!("organs").each(
            ["code", "name", "variants", "level", "form", "kind", "head_title", "bare"],
            |[code, name, variants, level, form, kind, head_title, bare]| {
                let row = self.organs.len();
                let short =
                    list(variants).find(|v| v.chars().filter(|c| c.is_uppercase()).count() * 2 > v.chars().count());
                self.organs.push(Organ {
                    code: code.into(),
                    name: name.into(),
                    abbreviation: short.map(Text::from),
                    level: level.into(),
                    is_head: form == "head",
                    kind: kind.into(),
                    head_title: known(head_title).map(Text::from),
                    bare: match bare {
                        "generic" => Bare::Generic,
                        "head" => Bare::Head,
                        _ => Bare::Body,
                    },
                });
                for phrase in std::iter::once(name).chain(list(variants)) {
                    self.phrase(phrase, Tag::Organ, row);
                }
            },
        );
        table!("organ_fields").each(["field", "role"], |[name, role]| {
            let row = self.organ_fields.len();
            let role = match role {
                "word" => FieldRole::Word,
                "purpose" => FieldRole::Purpose,
                "task" => FieldRole::Task,
                "stop" => FieldRole::Stop,
                _ => FieldRole::Field,
            };
            self.organ_fields.push(OrganField { name, role });
            self.phrase(name, Tag::OrganField, row);
        });
        table!("organ_traps").each(["phrase"], |[phrase]| self.phrase(phrase, Tag::OrganTrap, 0));
        for row in 0..PLACE_KINDS.len() {
            let kind = &PLACE_KINDS[row];
            for phrase in std::iter::once(&kind.name).chain(&kind.variants) {
                self.phrase(*phrase, Tag::PlaceKind, row);
            }
        }
        table!("place_signs").each(["phrase", "role"], |[phrase, role]| {
            let row = self.place_signs.len();
            let role = match role {
                "locative" => SignRole::Locative,
                "area" => SignRole::Area,
                "feature" => SignRole::Feature,
                "plural" => SignRole::Plural,
                _ => SignRole::NamedAfter,
            };
            self.place_signs.push(PlaceSign { phrase, role });
            self.phrase(phrase, Tag::PlaceSign, row);
        });
        table!("surnames").each(["surname", "share_pct", "group"], |[name, share, group]| {
            let row = self.surnames.len();
            self.surnames.push(Surname { name: name.into(), share: share.parse().unwrap_or(0.0), group: group.into() });
            self.capital(name, Tag::Surname, row);
        });
        let mut bearers = 0;
        table!("name_bearers").each(["bearer"], |[bearer]| {
            self.phrase(bearer, Tag::NameBearer, bearers);
            bearers += 1;
        });
        table!("abbreviations").each(
            ["abbr", "expansion", "kind", "stop_not_end", "variants"],
            |[abbr, expansion, kind, stop_not_end, variants]| {
                let row = self.abbreviations.len();
                self.abbreviations.push(Abbreviation { abbr, expansions: list(expansion).collect(), kind });
                for phrase in std::iter::once(abbr).chain(list(variants)) {
                    self.phrase(phrase, Tag::Abbreviation, row);
                    let word = phrase.trim_end_matches('.');
                    if stop_not_end == "yes" && word.chars().all(char::is_alphabetic) {
                        self.stops.push(code(word));
                    }
                }
            },
        );
    }

    fn load_words(&mut self) {
        table!("units").each(["unit", "kind", "scale", "base"], |[name, kind, scale, base]| {
            let row = self.units.len();
            self.units.push(CountedUnit {
                name: name.into(),
                kind: kind.into(),
                scale: scale.parse().unwrap_or(1.0),
                base: base.into(),
            });
            self.phrase(name, Tag::Unit, row);
        });
        table!("qualifiers").each(["phrase", "bound", "weak"], |[phrase, bound, weak]| {
            let row = self.qualifiers.len();
            self.qualifiers.push(Qualifier { phrase, bound, weak: weak == "yes" });
            self.phrase(phrase, Tag::Qualifier, row);
        });
        table!("number_words").each(["word", "value", "role"], |[word, value, role]| {
            let row = self.number_words.len();
            let role = NumberRole::of(role).unwrap_or_else(|| panic!("number_words.tsv: no role {role}"));
            self.number_words.push(NumberWord { word, value: value.parse().unwrap_or(0.0), role });
            self.phrase(word, Tag::NumberWord, row);
        });
        table!("time_words").each(["word", "role", "value"], |[word, role, value]| {
            let row = self.time_words.len();
            let role = TimeRole::of(role, value).unwrap_or_else(|| panic!("time_words.tsv: no {role} {value}"));
            self.time_words.push(TimeWord { word, role });
            self.phrase(word, Tag::TimeWord, row);
        });
        table!("holidays").each(["name", "month", "day", "calendar"], |[name, month, day, calendar]| {
            let row = self.holidays.len();
            let number = |cell: &str| cell.parse().unwrap_or(0);
            self.holidays.push(Holiday { name, month: number(month), day: number(day), lunar: calendar == "lunar" });
            self.phrase(name, Tag::Holiday, row);
        });
        table!("terms").each(["body", "ordinal", "start", "end"], |[body, ordinal, start, end]| {
            self.terms.push(Term { body, ordinal, start, end });
        });
        table!("spellings").each(["variant", "canonical"], |[variant, canonical]| {
            self.spellings.push((code(variant), code(canonical)));
        });
    }

    fn load_discourse(&mut self) {
        table!("speech_verbs").each(["verb", "act", "complement", "speaker"], |[verb, act, complement, speaker]| {
            let row = self.speech_verbs.len();
            let takes_object = list(complement).any(|c| c == "object");
            let follows = Complement::of(complement);
            self.speech_verbs.push(SpeechVerb { verb, act, complement: follows, takes_object, speaker });
            self.word(verb, Tag::SpeechVerb, roles::of_speech(act), row);
        });
        table!("cues").each(["cue", "section", "position", "strength"], |[cue, section, position, strength]| {
            let row = self.cues.len();
            self.cues.push(Cue { cue, section, position, turn: Turn::of(section), strong: strength == "strong" });
            self.word(cue, Tag::Cue, roles::of_cue(section), row);
        });
        self.load_documents();
        table!("event_heads").each(["phrase", "kind"], |[phrase, kind]| {
            let row = self.event_heads.len();
            let kind = EventKind::of_code(kind).unwrap_or_else(|| panic!("event_heads.tsv: no kind {kind}"));
            self.event_heads.push(EventHead { phrase, kind });
            self.phrase(phrase, Tag::EventHead, row);
        });
        table!("event_cues").each(["phrase", "role"], |[phrase, role]| {
            let row = self.event_cues.len();
            let role = EventRole::of(role).unwrap_or_else(|| panic!("event_cues.tsv: no role {role}"));
            self.event_cues.push(EventCue { role });
            self.phrase(phrase, Tag::EventCue, row);
        });
        table!("layout_cues").each(["phrase", "kind", "position"], |[phrase, kind, position]| {
            let row = self.layout_cues.len();
            self.layout_cues.push(LayoutCue { kind, position });
            self.phrase(phrase, Tag::LayoutCue, row);
        });
        table!("item_words").each(["phrase", "role", "code"], |[phrase, role, code]| {
            let row = self.item_words.len();
            self.item_words.push(ItemWord { role, code });
            self.word(phrase, Tag::ItemWord, roles::of_item(role, code), row);
        });
        table!("role_cues").each(["phrase", "roles", "side"], |[phrase, roles, side]| {
            let row = self.role_cues.len();
            let side = Side::of(side).unwrap_or_else(|| panic!("role_cues.tsv: no side {side}"));
            self.role_cues.push(RoleCue { roles: list(roles).filter_map(RoleKind::of_code).collect(), side });
            self.phrase(phrase, Tag::RoleCue, row);
        });
        table!("indicators").each(["code", "name", "family", "unit", "cues"], |[code, name, family, unit, cues]| {
            let row = self.indicators.len();
            let cues: Vec<&'static str> = list(cues).collect();
            for cue in &cues {
                self.phrase(*cue, Tag::Indicator, row);
            }
            self.indicators.push(Indicator { code, name, family, units: list(unit).collect(), cues });
        });
        table!("topics").each(["code", "parent", "name", "cues"], |[code, parent, name, cues]| {
            let row = self.topics.len();
            let cues: Vec<&'static str> = list(cues).collect();
            for cue in &cues {
                self.phrase(*cue, Tag::Topic, row);
            }
            let parent_row = self.topics.iter().position(|t| t.code == parent).map(|row| row as u32);
            self.topics.push(Topic { code, parent: known(parent), parent_row, name, cues });
        });
    }

    fn load_documents(&mut self) {
        table!("document_kinds").each(
            ["kind", "abbrev", "side", "variants", "bare"],
            |[kind, abbrev_forms, side, variants, bare]| {
                let row = self.document_kinds.len();
                let abbrev = list(abbrev_forms).next().unwrap_or_default();
                self.document_kinds.push(DocumentKind { kind, abbrev, side, bare: bare == "yes" });
                for phrase in std::iter::once(kind).chain(list(variants)) {
                    self.phrase(phrase, Tag::DocumentKind, row);
                }
                self.kind_codes.extend(list(abbrev_forms).map(|word| (code(word), row as u32)));
            },
        );
        table!("issuers").each(["code", "issuer", "side", "level"], |[word, issuer, side, level]| {
            let row = self.issuers.len() as u32;
            self.issuers.push(Issuer { code: word, issuer, side, level });
            self.issuer_codes.push((code(word), row));
        });
        self.kind_codes.sort_unstable();
        self.issuer_codes.sort_unstable();
        table!("laws").each(["name", "kind", "variants"], |[name, kind, variants]| {
            let row = self.laws.len();
            self.laws.push(Law { name, kind });
            for phrase in std::iter::once(name).chain(list(variants)) {
                self.phrase(phrase, Tag::Law, row);
            }
        });
        table!("boundaries").each(["phrase", "role"], |[phrase, role]| {
            let row = self.boundaries.len();
            self.boundaries.push(Boundary { phrase, role });
            self.phrase(phrase, Tag::Boundary, row);
        });
        table!("scopes").each(["phrase", "level"], |[phrase, level]| {
            let row = self.scopes.len();
            self.scopes.push(Scope { phrase, level });
            self.phrase(phrase, Tag::Scope, row);
        });
    }

    /// First row of `document_kinds` whose abbreviation folds to a code (QĐ).
    #[must_use]
    pub fn kind_of_code(&self, code: Code) -> Option<u32> {
        first_of(&self.kind_codes, code)
    }

    /// Row of `issuers` whose code folds to a code (TW).
    #[must_use]
    pub fn issuer_of_code(&self, code: Code) -> Option<u32> {
        first_of(&self.issuer_codes, code)
    }

    fn add(&mut self, addition: &Addition) {
        match addition {
            Addition::Organization { name, kind } => {
                let row = self.organs.len();
                self.organs.push(Organ {
                    code: Text::from(""),
                    name: name.clone().into(),
                    abbreviation: None,
                    level: Text::from("any"),
                    is_head: false,
                    kind: kind.clone().into(),
                    head_title: None,
                    bare: Bare::Body,
                });
                self.phrase(name.clone(), Tag::Organ, row);
            }
            Addition::Title { name } => {
                let row = self.titles.len();
                self.titles.push(Title {
                    code: Text::from(""),
                    name: name.clone().into(),
                    kind: TitleKind::Office,
                    rank_class: Text::from("head"),
                    level: Text::from("any"),
                    side: Text::from("both"),
                    attaches_to: None,
                });
                self.phrase(name.clone(), Tag::Title, row);
            }
            Addition::Unit { name } => {
                let row = self.units.len();
                let name = Text::from(name.clone());
                self.units.push(CountedUnit {
                    name: name.clone(),
                    kind: "thing".into(),
                    scale: 1.0,
                    base: name.clone(),
                });
                self.phrase(name, Tag::Unit, row);
            }
            Addition::Surname { name } => {
                let row = self.surnames.len();
                self.surnames.push(Surname { name: name.clone().into(), share: 0.0, group: "".into() });
                self.capital(name.clone(), Tag::Surname, row);
            }
        }
    }
}

/// Row of the first pair with a code in a sorted list.
fn first_of(pairs: &[(Code, u32)], code: Code) -> Option<u32> {
    let at = pairs.partition_point(|&(c, _)| c < code);
    pairs.get(at).filter(|&&(c, _)| c == code).map(|&(_, row)| row)
}
