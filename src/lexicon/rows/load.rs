//! The tables of words, read into rows and phrases.

use once_cell::sync::Lazy;

use super::*;
use crate::lexicon::sort::BodySort;
use crate::lexicon::stem::{Spelled, Stems};
use crate::lexicon::table::{known, list, table};
use crate::text::code;

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
    /// What each of them does.
    pub speech: Vec<Speech>,
    /// Signs of sections.
    pub cues: Vec<Cue>,
    /// What each of them does.
    pub cue_turns: Vec<CueTurn>,
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
    /// What the grammar asks of the rows of `organs`, row by row.
    pub(crate) sorts: Vec<BodySort>,
    /// What completes the heads of names of bodies to other rows, row by row of `organs`.
    pub(crate) completions: Vec<Vec<Completion>>,
    /// What titles are compared by, row by row of `titles`.
    pub(crate) spelled_titles: Vec<Spelled>,
    /// The full form of a short form that has one only, row by row of `abbreviations`.
    pub(crate) expansions: Vec<Option<Spelled>>,
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
        rows.sorts = rows.organs.iter().map(BodySort::of).collect();
        rows.completions = completions(&rows.organs);
        rows.spelled_titles = rows.titles.iter().map(|title| Spelled::of(&title.name)).collect();
        let only = |short: &Abbreviation| match short.expansions[..] {
            [full] => Some(Spelled::of(full)),
            _ => None,
        };
        rows.expansions = rows.abbreviations.iter().map(only).collect();
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
                let kind = TitleKind::of(kind);
                self.titles.push(Title {
                    code: code.into(),
                    name: name.into(),
                    kind,
                    rank_class: rank_class.into(),
                    level: level.into(),
                    side: side.into(),
                    attaches_to: known(attaches_to).map(Text::from),
                });
                for phrase in std::iter::once(name).chain(list(variants)) {
                    self.word(phrase, Tag::Title, roles::of_title(kind), row);
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
            let named = matches!(role, SignRole::Area | SignRole::Feature);
            self.word(phrase, Tag::PlaceSign, if named { Role::Named } else { Role::Plain }, row);
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
            self.word(word, Tag::NumberWord, roles::of_number(word, role), row);
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
            self.speech.push(Speech { act: Act::of(act), complement: follows, takes_object });
            self.word(verb, Tag::SpeechVerb, roles::of_speech(act), row);
        });
        table!("cues").each(["cue", "section", "position", "strength"], |[cue, section, position, strength]| {
            let row = self.cues.len();
            let (turn, strong) = (Turn::of(section), strength == "strong");
            self.cues.push(Cue { cue, section, position, turn, strong });
            self.cue_turns.push(CueTurn { turn, opens: position == "para_start", strong });
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
            self.word(phrase, Tag::EventCue, roles::of_event(role), row);
        });
        table!("layout_cues").each(["phrase", "kind", "position"], |[phrase, kind, position]| {
            let row = self.layout_cues.len();
            self.layout_cues.push(LayoutCue { kind, position });
            self.word(phrase, Tag::LayoutCue, roles::of_layout(kind), row);
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
                let of_series = |other: &DocumentKind| other.kind.split(' ').take(2).eq(kind.split(' ').take(2));
                let series = self.document_kinds.iter().position(of_series).unwrap_or(row) as u32;
                self.document_kinds.push(DocumentKind { kind, abbrev, side, bare: bare == "yes", series });
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
            let does = match role {
                "function" => Role::Function,
                "verb" => Role::Verb,
                "act" => Role::Act,
                _ => Role::Plain,
            };
            self.word(phrase, Tag::Boundary, does, row);
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
                self.word(name.clone(), Tag::Title, Role::Office, row);
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

/// Words that complete the head of a name at most.
const MOST_WORDS: usize = 3;

/// By row what makes other rows of a head, the shortest first, of equal ones the first.
fn completions(organs: &[Organ]) -> Vec<Vec<Completion>> {
    let mut by_name: Vec<(&str, u32)> = organs.iter().zip(0..).map(|(organ, row)| (&*organ.name, row)).collect();
    by_name.sort_unstable();
    let of = |head: &Organ| {
        // Those that begin with its name follow it.
        let from = by_name.partition_point(|&(name, _)| name < &*head.name);
        let ends = by_name[from..].iter().map_while(|&(name, row)| Some((name.strip_prefix(&*head.name)?, row)));
        let whole = ends.filter(|(end, _)| end.starts_with(' ') && end.matches(' ').count() <= MOST_WORDS);
        let mut found: Vec<Completion> = whole.map(|(end, row)| Completion { end: end.to_owned(), row }).collect();
        found.sort_by_key(|completion| (completion.end.len(), completion.row));
        found
    };
    organs.iter().map(|organ| if organ.bare == Bare::Head { of(organ) } else { Vec::new() }).collect()
}
