//! The offices of one person, from all mentions: the fullest text of each, with title, rank, level, body and place.

use smallvec::SmallVec;

use crate::assemble::Assembly;
use crate::grammar::{Doc, OfficeMention, office::title};
use crate::lexicon::stem::Spelled;
use crate::lexicon::{PLACE_KINDS, Role, Tag, Title};
use crate::model::{Office, Place, PlaceId, PlaceLevel, TableText};
use crate::text::normalise::{Code, is_exact};
use crate::text::{Kind, Shape, Token, code};

/// Words of a title that tell ranks of one office apart.
const STANDING: [Code; 5] = [code("thường"), code("trực"), code("phụ"), code("trách"), code("quyền")];
const DEPUTY: Code = code("phó");
const CHAIR: [Code; 2] = [code("chủ"), code("tịch")];
const COMMITTEE: &str = " ủy ban nhân dân";
const COMMITTEE_WORDS: [Code; 4] = [code("ủy"), code("ban"), code("nhân"), code("dân")];
const CITY: &[Code] = &[code("thành"), code("phố")];
const PROVINCE: &[Code] = &[code("tỉnh")];

/// An office with the words by which it is compared.
struct Held<'a> {
    office: u32,
    /// The row of the title alone.
    row: Option<&'a Title>,
    key: Key,
    place: Option<PlaceId>,
    /// Of an association: Chủ tịch Hội is not Chủ tịch Hội đồng nhân dân. `None` where no body is named.
    of_association: Option<bool>,
    former: bool,
    /// quyền, phụ trách.
    acting: bool,
    /// Said of somebody as of now.
    present: bool,
    /// Told as a step of a life that another one follows, or as held once.
    lapsed: bool,
    /// Words of the key and tokens of the text: which of two is the fuller.
    fullness: (usize, bool, u32),
}

/// The office written out in full and folded, and the same as words.
#[derive(Default)]
struct Key {
    text: String,
    words: SmallVec<[Code; 16]>,
    /// How many of them are the title.
    title: usize,
}

/// The offices of the given mentions, each once, in its fullest text. One that is former anywhere is former; so are those
/// that another took over.
pub(super) fn of(a: &Assembly<'_, '_>, indices: &[u32], left: &[u32]) -> Vec<Office> {
    /// Nobody holds more; a text that says so is not looked at further.
    const MOST: usize = 48;
    let mut held: SmallVec<[Held<'_>; 2]> = SmallVec::new();
    let latest = indices.iter().filter_map(|&o| a.mentions.offices.get(o as usize)?.since).max();
    let held_or_left = indices.iter().map(|&o| (o, false)).chain(left.iter().map(|&o| (o, true)));
    for (office, left) in held_or_left {
        let Some(mention) = a.mentions.offices.get(office as usize) else { continue };
        let former = left || is_former(a, mention);
        let present = !former && !mention.once && mention.since.is_none();
        let lapsed = mention.once || mention.since < latest && mention.since.is_some();
        // Most are said again in the same words.
        let again = |old: &&mut Held<'_>| {
            let told = &a.mentions.offices[old.office as usize];
            old.former == former && told.span.of(a.doc.text) == mention.span.of(a.doc.text)
        };
        if let Some(old) = held.iter_mut().find(again) {
            (old.present, old.lapsed) = (old.present || present, old.lapsed || lapsed);
            continue;
        }
        if held.len() >= MOST {
            continue;
        }
        let mut new = Held::new(a, office, mention, former);
        (new.present, new.lapsed) = (present, lapsed);
        match held.iter_mut().find(|old| same(old, &new)) {
            Some(old) => {
                let former = old.former || new.former;
                let (present, lapsed) = (old.present || new.present, old.lapsed || new.lapsed);
                if old.fullness < new.fullness {
                    *old = new;
                }
                (old.former, old.present, old.lapsed) = (former, present, lapsed);
            }
            None => held.push(new),
        }
    }
    held.into_iter().map(|h| office(a, h)).collect()
}

/// Whether an office is one of the past: it is said so, or the years for which it is told lie before the report's.
fn is_former(a: &Assembly<'_, '_>, mention: &OfficeMention) -> bool {
    let year = a.report.reference_date.map(|date| date.year);
    mention.former || mention.until.zip(year).is_some_and(|(until, year)| until < year)
}

/// Whether an office is one of an association, where its body or title tells.
fn association(a: &Assembly<'_, '_>, mention: &OfficeMention) -> Option<bool> {
    let rows = &a.doc.lexicon.rows;
    let body = mention.organization.and_then(|i| a.mentions.organizations.get(i as usize)?.organ);
    let organ = body.and_then(|row| rows.organs.get(row as usize)).map(|organ| organ.kind == "association");
    organ.or_else(|| match &*rows.titles.get(mention.row as usize)?.side {
        "both" => None,
        side => Some(side == "mass"),
    })
}

impl<'a> Held<'a> {
    fn new(a: &Assembly<'a, '_>, office: u32, mention: &OfficeMention, former: bool) -> Self {
        let row = full_title(a.doc, mention);
        let key = Key::of(a.doc, mention, row);
        Self {
            office,
            row: row.map(|row| &a.doc.lexicon.rows.titles[row as usize]),
            place: mention.place.and_then(|i| a.links.places.get(i as usize).copied().flatten()),
            of_association: association(a, mention),
            former,
            acting: mention.acting,
            present: false,
            lapsed: false,
            fullness: (
                key.words.len(),
                !(key.words.ends_with(CITY) || key.words.ends_with(PROVINCE)),
                mention.tokens.len(),
            ),
            key,
        }
    }
}

impl Key {
    /// Titles in their full form, short forms of bodies expanded, words only.
    fn of(doc: &Doc<'_>, office: &OfficeMention, title: Option<u32>) -> Self {
        let rows = &doc.lexicon.rows;
        let mut key = Self::default();
        key.text.reserve(office.tokens.len() as usize * 8);
        match title {
            Some(row) => key.push(&rows.spelled_titles[row as usize]),
            None => key.push(&Spelled::of(doc.surface(office.title))),
        }
        key.title = key.words.len();
        // The head of a place is the head of its people's committee (Chủ tịch *Hà Nội*, Phó Chủ tịch *thành phố*).
        let heads = key.words.strip_prefix(&[DEPUTY]).unwrap_or(&key.words) == CHAIR;
        if heads && office.organization.is_none() && is_of_unit(doc, office) {
            key.text.push_str(COMMITTEE);
            key.words.extend(COMMITTEE_WORDS);
        }
        let mut at = office.title.end;
        while at < office.tokens.end {
            let Some(token) = doc.token(at) else { break };
            // "tư" in lower case is no T.Ư.
            let written_short = matches!(token.shape, Shape::Upper | Shape::Mixed);
            let short = if written_short { doc.longest(at, Tag::Abbreviation) } else { None };
            let short = short.filter(|hit| hit.end() <= office.tokens.end);
            let full = short.and_then(|hit| Some((rows.expansions[hit.row as usize].as_ref()?, hit.end())));
            at += 1;
            match full {
                Some((full, end)) => {
                    key.text.push(' ');
                    key.push(full);
                    at = end;
                }
                None if token.kind != Kind::Mark => {
                    key.text.push(' ');
                    key.push_token(doc, token);
                }
                None => {}
            }
        }
        key
    }

    fn push(&mut self, phrase: &Spelled) {
        self.text.push_str(&phrase.text);
        self.words.extend_from_slice(&phrase.words);
    }

    fn push_token(&mut self, doc: &Doc<'_>, token: &Token) {
        let from = self.text.len();
        doc.fold_token(token, &mut self.text);
        let holds = token.kind == Kind::Word && is_exact(token.code);
        self.words.push(if holds { token.code } else { code(&self.text[from..]) });
    }

    /// Whether it is a deputy's.
    fn is_deputy(&self) -> bool {
        self.words[..self.title].contains(&DEPUTY)
    }

    /// The words of the title without what tells ranks apart.
    fn title_words(&self) -> impl Iterator<Item = Code> {
        self.words[..self.title].iter().copied().filter(|w| *w != DEPUTY && !STANDING.contains(w))
    }

    /// The words of the body. A title may hold the first of them: Trưởng ban | Tổ chức.
    fn body_words(&self) -> SmallVec<[Code; 16]> {
        self.title_words().skip(2).chain(self.words[self.title..].iter().copied()).collect()
    }
}

/// Whether two are the same office, one of them perhaps in a shorter form: of one rank, of no two places, alike in the
/// first two words of the title, and the body of one inside the other's or most of it shared.
fn same(one: &Held<'_>, other: &Held<'_>) -> bool {
    if one.place.is_some() && other.place.is_some() && one.place != other.place {
        return false;
    }
    if one.of_association.zip(other.of_association).is_some_and(|(a, b)| a != b) {
        return false;
    }
    let (one_key, other_key) = (&one.key, &other.key);
    if one.acting != other.acting && !one_key.is_deputy()
        || one_key.is_deputy() != other_key.is_deputy()
        || one_key.title_words().take(2).ne(other_key.title_words().take(2))
    {
        return false;
    }
    let (a, b) = (one_key.body_words(), other_key.body_words());
    let shared = a.iter().filter(|w| b.contains(w)).count();
    follows(&a, &b)
        || follows(&b, &a)
        || is_of_level(&a, &b)
        || is_of_level(&b, &a)
        || shared * 10 >= 6 * (a.len() + b.len() - shared)
}

/// Whether one body is the other with its level in place of the name (Công an *thành phố*, Công an *Hà Nội*).
fn is_of_level(short: &[Code], named: &[Code]) -> bool {
    const LOWER: [Code; 5] = [code("huyện"), code("quận"), code("xã"), code("phường"), code("thị")];
    let body = [CITY, PROVINCE].iter().find_map(|level| short.strip_suffix(*level));
    let Some(body) = body.filter(|body| !body.is_empty()) else { return false };
    let name = named.strip_prefix(body);
    name.is_some_and(|name| (1..=5).contains(&name.len()) && !name.iter().any(|w| LOWER.contains(w)))
}

/// Whether all words of the one stand in the other in their order.
fn follows(words: &[Code], others: &[Code]) -> bool {
    let mut others = others.iter();
    words.iter().all(|word| others.any(|other| other == word))
}

/// Whether an administrative unit alone follows the title.
fn is_of_unit(doc: &Doc<'_>, office: &OfficeMention) -> bool {
    let at = office.title.end;
    let gazetteer = &doc.lexicon.gazetteer;
    let unit = |row: u32| {
        let units = gazetteer.names.get(row as usize).map_or(&[][..], |name| &name.units);
        units.iter().any(|&u| !matches!(gazetteer.units[u as usize].level, PlaceLevel::Country | PlaceLevel::Other))
    };
    let named = || doc.hits_of(at, Tag::Place).any(|hit| hit.end() == office.tokens.end && unit(hit.row));
    let kind = || {
        let kind = doc.longest(at, Tag::PlaceKind).and_then(|hit| PLACE_KINDS.get(hit.row as usize))?;
        Some(matches!(kind.level(), PlaceLevel::Province | PlaceLevel::District | PlaceLevel::Commune))
    };
    at < office.tokens.end && (named() || kind().unwrap_or(false))
}

/// The row of the title alone.
fn full_title(doc: &Doc<'_>, office: &OfficeMention) -> Option<u32> {
    let mut titles = title::at(doc, office.title.start, Role::Office);
    titles.find(|hit| hit.end() == office.title.end).map(|hit| hit.row)
}

fn office(a: &Assembly<'_, '_>, held: Held<'_>) -> Office {
    let mention = &a.mentions.offices[held.office as usize];
    let row = a.doc.lexicon.rows.titles.get(mention.row as usize);
    let title = held.row.map_or_else(|| a.doc.surface(mention.title).to_owned().into(), |row| row.name.clone());
    let organization = mention.organization.and_then(|i| a.links.organizations.get(i as usize).copied().flatten());
    let place = mention.place.and_then(|i| a.links.places.get(i as usize).copied().flatten());
    let known = |cell: &TableText| (!cell.is_empty() && cell != "any").then(|| cell.clone());
    Office {
        text: mention.span.of(a.doc.text).to_owned(),
        span: mention.span,
        title,
        title_code: row.map(|r| r.code.clone()).filter(|code| !code.is_empty()),
        rank_class: row.and_then(|r| known(&r.rank_class)),
        level: level(a, row, mention),
        key: held.key.text,
        organization_id: organization,
        place_id: place,
        former: held.former || held.lapsed && !held.present,
        acting: mention.acting,
        completed: None,
    }
}

/// Level of an office: what the title says, else the body, else the place.
fn level(a: &Assembly<'_, '_>, row: Option<&Title>, mention: &OfficeMention) -> Option<TableText> {
    let of_title = row.and_then(|r| match &*r.level {
        "central" | "ministry" => Some("central"),
        "province" => Some("province"),
        "district" => Some("district"),
        "commune" | "hamlet" => Some("commune"),
        _ => None,
    });
    let organization = mention.organization.and_then(|i| a.links.organizations.get(i as usize).copied().flatten());
    let of_body =
        || organization.and_then(|id| a.report.organizations.get((id.0 as usize).checked_sub(1)?)?.level.clone());
    let of_place = || {
        let place = mention.place.and_then(|i| a.mentions.places.get(i as usize))?;
        let first = || {
            let name = a.doc.lexicon.gazetteer.names.get(place.name? as usize)?;
            name.units.first().map(|&u| a.doc.lexicon.gazetteer.units[u as usize].level)
        };
        match place.level.or_else(first)? {
            PlaceLevel::Province => Some("province".into()),
            PlaceLevel::District => Some("district".into()),
            PlaceLevel::Commune => Some("commune".into()),
            PlaceLevel::Country => Some("central".into()),
            PlaceLevel::Other => None,
        }
    };
    let of_noun = || level_noun(a, mention).map(TableText::from);
    of_title.map(TableText::from).or_else(of_body).or_else(of_place).or_else(of_noun)
}

/// Level of a noun that stands for the place (HĐND *huyện*). A city may be of two levels: it is the province's where the
/// report is on a centrally run city.
fn level_noun(a: &Assembly<'_, '_>, mention: &OfficeMention) -> Option<&'static str> {
    let after_title = mention.title.end..mention.tokens.end;
    let mut kinds = after_title.rev().filter_map(|i| a.doc.longest(i, Tag::PlaceKind));
    let kind = kinds.next().and_then(|hit| PLACE_KINDS.get(hit.row as usize))?;
    let city = |p: &Place| p.level == PlaceLevel::Province && p.kind.as_deref() == Some("thành phố");
    match (kind.name, kind.level()) {
        ("thành phố", _) => a.report.places.iter().any(city).then_some("province"),
        (_, PlaceLevel::Province) => Some("province"),
        (_, PlaceLevel::District) => Some("district"),
        (_, PlaceLevel::Commune) => Some("commune"),
        _ => None,
    }
}
