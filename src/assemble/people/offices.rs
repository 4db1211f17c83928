//! The offices of one person, from all mentions: the fullest text of each, with title, rank, level, body and place.

use crate::assemble::Assembly;
use crate::grammar::{Doc, OfficeMention, office::title};
use crate::lexicon::{Tag, Title};
use crate::model::{Office, PlaceLevel};
use crate::text::{Kind, TokenRange, fold};

/// Words of a title that tell ranks of one office apart, folded.
const STANDING: [&str; 5] = ["thường", "trực", "phụ", "trách", "quyền"];
const DEPUTY: &str = "phó";

/// An office with the words by which it is compared.
struct Held {
    office: u32,
    key: String,
}

/// The offices of the given mentions, each once.
pub(super) fn of(a: &Assembly<'_, '_>, indices: &[u32]) -> Vec<Office> {
    let mut held: Vec<Held> = Vec::new();
    for &office in indices {
        let Some(mention) = a.mentions.offices.get(office as usize) else { continue };
        let new = Held { office, key: key(a.doc, mention) };
        let former = |h: &Held| a.mentions.offices[h.office as usize].former;
        match held.iter_mut().find(|old| former(old) == mention.former && same(&old.key, &new.key)) {
            Some(old) if words(&old.key) < words(&new.key) => *old = new,
            Some(_) => {}
            None => held.push(new),
        }
    }
    held.into_iter().map(|h| office(a, h)).collect()
}

fn words(key: &str) -> usize {
    key.split(' ').count()
}

/// Whether two keys are the same office, one of them perhaps in a shorter form: alike in deputy and in the first two
/// words of the title, and the rest of one inside the other, or most of it shared.
fn same(one: &str, other: &str) -> bool {
    let split = |key: &'_ str| -> (bool, Vec<String>) {
        let deputy = key.split(' ').any(|w| w == DEPUTY);
        (deputy, key.split(' ').filter(|w| *w != DEPUTY && !STANDING.contains(w)).map(str::to_owned).collect())
    };
    let ((deputy, a), (other_deputy, b)) = (split(one), split(other));
    if deputy != other_deputy || a.iter().take(2).ne(b.iter().take(2)) {
        return false;
    }
    let shared = a.iter().filter(|w| b.contains(w)).count();
    let shared_back = b.iter().filter(|w| a.contains(w)).count();
    shared == a.len() || shared_back == b.len() || shared * 10 >= 6 * (a.len() + b.len() - shared)
}

/// The office written out in full and folded: titles in their full form, short forms of bodies expanded, words only.
fn key(doc: &Doc<'_>, office: &OfficeMention) -> String {
    let title = full_title(doc, office).map_or(doc.surface(office.title), |t| &*t.name);
    let mut key = fold(title);
    let mut at = office.title.end;
    while at < office.tokens.end {
        let short = doc.longest(at, Tag::Abbreviation).filter(|hit| hit.end() <= office.tokens.end);
        let expansion = short.and_then(|hit| doc.lexicon.rows.abbreviations.get(hit.row as usize)).filter(|a| {
            a.expansions.len() == 1
        });
        let (word, next) = match (short, expansion) {
            (Some(hit), Some(abbreviation)) => (abbreviation.expansions[0], hit.end()),
            _ => (doc.surface(TokenRange::new(at, at + 1)), at + 1),
        };
        if doc.token(at).is_some_and(|t| t.kind != Kind::Mark) {
            key.push(' ');
            key.push_str(&fold(word));
        }
        at = next;
    }
    key
}

/// The row of the title alone.
fn full_title<'d>(doc: &Doc<'d>, office: &OfficeMention) -> Option<&'d Title> {
    title::at(doc, office.title.start, &["office"]).find(|(hit, _)| hit.end() == office.title.end).map(|(_, row)| row)
}

fn office(a: &Assembly<'_, '_>, held: Held) -> Office {
    let mention = &a.mentions.offices[held.office as usize];
    let row = a.doc.lexicon.rows.titles.get(mention.row as usize);
    let title = full_title(a.doc, mention).map_or_else(|| a.doc.surface(mention.title).to_owned(), |t| t.name.to_string());
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
        former: mention.former,
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
    let of_body = || organization.and_then(|id| a.report.organizations.iter().find(|o| o.id == id)?.level.clone());
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
    of_title.map(str::to_owned).or_else(of_body).or_else(of_place)
}
