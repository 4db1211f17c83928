//! The offices of one person, from all mentions: the fullest text of each, with title, rank, level, body and place.

use smallvec::SmallVec;

use crate::assemble::Assembly;
use crate::grammar::{Doc, OfficeMention, office::title};
use crate::lexicon::{PLACE_KINDS, Tag, Title, TitleKind};
use crate::model::{Office, Place, PlaceId, PlaceLevel};
use crate::text::normalise::fold_into;
use crate::text::{Kind, Shape, fold};

/// Words of a title that tell ranks of one office apart, folded.
const STANDING: [&str; 5] = ["thường", "trực", "phụ", "trách", "quyền"];
const DEPUTY: &str = "phó";
const CHAIR: &str = "chủ tịch";
const COMMITTEE: &str = " ủy ban nhân dân";

/// An office with the words by which it is compared.
struct Held {
    office: u32,
    key: String,
    /// Words of the title in `key`.
    title: usize,
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

/// The offices of the given mentions, each once, in its fullest text. One that is former anywhere is former; so are those
/// that another took over.
pub(super) fn of(a: &Assembly<'_, '_>, indices: &[u32], left: &[u32]) -> Vec<Office> {
    /// Nobody holds more; a text that says so is not looked at further.
    const MOST: usize = 48;
    let mut held: Vec<Held> = Vec::new();
    let latest = indices.iter().filter_map(|&o| a.mentions.offices.get(o as usize)?.since).max();
    let held_or_left = indices.iter().map(|&o| (o, false)).chain(left.iter().map(|&o| (o, true)));
    for (office, left) in held_or_left {
        let Some(mention) = a.mentions.offices.get(office as usize) else { continue };
        let former = left || is_former(a, mention);
        let present = !former && !mention.once && mention.since.is_none();
        let lapsed = mention.once || mention.since < latest && mention.since.is_some();
        // Most are said again in the same words.
        let again = |old: &&mut Held| {
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

impl Held {
    fn new(a: &Assembly<'_, '_>, office: u32, mention: &OfficeMention, former: bool) -> Self {
        let title = full_title(a.doc, mention).map_or(a.doc.surface(mention.title), |t| &*t.name);
        let key = key(a.doc, mention, title);
        Self {
            office,
            title: title.split_whitespace().count(),
            place: mention.place.and_then(|i| a.links.places.get(i as usize).copied().flatten()),
            of_association: association(a, mention),
            former,
            acting: mention.acting,
            present: false,
            lapsed: false,
            fullness: (
                key.split(' ').count(),
                !(key.ends_with("thành phố") || key.ends_with("tỉnh")),
                mention.tokens.len(),
            ),
            key,
        }
    }

    /// Whether it is a deputy's.
    fn is_deputy(&self) -> bool {
        self.key.split(' ').take(self.title).any(|w| w == DEPUTY)
    }

    /// The words of the title without what tells ranks apart.
    fn title_words(&self) -> impl Iterator<Item = &str> {
        self.key.split(' ').take(self.title).filter(|w| *w != DEPUTY && !STANDING.contains(w))
    }

    /// The words of the body. A title may hold the first of them: Trưởng ban | Tổ chức.
    fn body_words(&self) -> SmallVec<[&str; 24]> {
        self.title_words().skip(2).chain(self.key.split(' ').skip(self.title)).collect()
    }
}

/// Whether two are the same office, one of them perhaps in a shorter form: of one rank, of no two places, alike in the
/// first two words of the title, and the body of one inside the other's or most of it shared.
fn same(one: &Held, other: &Held) -> bool {
    if one.place.is_some() && other.place.is_some() && one.place != other.place {
        return false;
    }
    if one.of_association.zip(other.of_association).is_some_and(|(a, b)| a != b) {
        return false;
    }
    if one.acting != other.acting && !one.is_deputy()
        || one.is_deputy() != other.is_deputy()
        || one.title_words().take(2).ne(other.title_words().take(2))
    {
        return false;
    }
    let (a, b) = (one.body_words(), other.body_words());
    let shared = a.iter().filter(|w| b.contains(w)).count();
    follows(&a, &b)
        || follows(&b, &a)
        || is_of_level(&a, &b)
        || is_of_level(&b, &a)
        || shared * 10 >= 6 * (a.len() + b.len() - shared)
}

/// Whether one body is the other with its level in place of the name (Công an *thành phố*, Công an *Hà Nội*).
fn is_of_level(short: &[&str], named: &[&str]) -> bool {
    const LEVELS: [&[&str]; 2] = [&["thành", "phố"], &["tỉnh"]];
    const LOWER: [&str; 5] = ["huyện", "quận", "xã", "phường", "thị"];
    let Some(body) = LEVELS.iter().find_map(|level| short.strip_suffix(*level)).filter(|body| !body.is_empty()) else {
        return false;
    };
    let name = named.strip_prefix(body);
    name.is_some_and(|name| (1..=5).contains(&name.len()) && !name.iter().any(|w| LOWER.contains(w)))
}

/// Whether all words of the one stand in the other in their order.
fn follows(words: &[&str], others: &[&str]) -> bool {
    let mut others = others.iter();
    words.iter().all(|word| others.any(|other| other == word))
}

/// The office written out in full and folded: titles in their full form, short forms of bodies expanded, words only.
fn key(doc: &Doc<'_>, office: &OfficeMention, title: &str) -> String {
    let mut key = fold(title);
    // The head of a place is the head of its people's committee (Chủ tịch *Hà Nội*, Phó Chủ tịch *thành phố*).
    let heads = key == CHAIR || key.strip_suffix(CHAIR).is_some_and(|before| before.trim_end() == DEPUTY);
    if heads && office.organization.is_none() && is_of_unit(doc, office) {
        key.push_str(COMMITTEE);
    }
    let mut at = office.title.end;
    while at < office.tokens.end {
        // "tư" in lower case is no T.Ư.
        let written_short = doc.token(at).is_some_and(|t| matches!(t.shape, Shape::Upper | Shape::Mixed));
        let short = doc.longest(at, Tag::Abbreviation).filter(|hit| written_short && hit.end() <= office.tokens.end);
        let expansion = short
            .and_then(|hit| doc.lexicon.rows.abbreviations.get(hit.row as usize))
            .filter(|a| a.expansions.len() == 1);
        if let Some(token) = doc.token(at).filter(|t| t.kind != Kind::Mark) {
            key.push(' ');
            match expansion {
                Some(abbreviation) => fold_into(abbreviation.expansions[0], &mut key),
                None => doc.fold_token(token, &mut key),
            }
        }
        at = expansion.and(short).map_or(at + 1, |hit| hit.end());
    }
    key
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
fn full_title<'d>(doc: &Doc<'d>, office: &OfficeMention) -> Option<&'d Title> {
    title::at(doc, office.title.start, TitleKind::Office)
        .find(|(hit, _)| hit.end() == office.title.end)
        .map(|(_, row)| row)
}

fn office(a: &Assembly<'_, '_>, held: Held) -> Office {
    let mention = &a.mentions.offices[held.office as usize];
    let row = a.doc.lexicon.rows.titles.get(mention.row as usize);
    let title =
        full_title(a.doc, mention).map_or_else(|| a.doc.surface(mention.title).to_owned(), |t| t.name.to_string());
    let organization = mention.organization.and_then(|i| a.links.organizations.get(i as usize).copied().flatten());
    let place = mention.place.and_then(|i| a.links.places.get(i as usize).copied().flatten());
    let known = |cell: &str| (!cell.is_empty() && cell != "any").then(|| cell.to_owned());
    Office {
        text: mention.span.of(a.doc.text).to_owned(),
        span: mention.span,
        title,
        title_code: row.map(|r| r.code.to_string()).filter(|code| !code.is_empty()),
        rank_class: row.and_then(|r| known(&r.rank_class)),
        level: level(a, row, mention),
        key: held.key,
        organization_id: organization,
        place_id: place,
        former: held.former || held.lapsed && !held.present,
        acting: mention.acting,
        completed: None,
    }
}

/// Level of an office: what the title says, else the body, else the place.
fn level(a: &Assembly<'_, '_>, row: Option<&Title>, mention: &OfficeMention) -> Option<String> {
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
            PlaceLevel::Province => Some("province".to_owned()),
            PlaceLevel::District => Some("district".to_owned()),
            PlaceLevel::Commune => Some("commune".to_owned()),
            PlaceLevel::Country => Some("central".to_owned()),
            PlaceLevel::Other => None,
        }
    };
    let of_noun = || level_noun(a, mention).map(str::to_owned);
    of_title.map(str::to_owned).or_else(of_body).or_else(of_place).or_else(of_noun)
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
