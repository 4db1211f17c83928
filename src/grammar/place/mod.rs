//! Grammar of places: a name of the gazetteer after the kind of its unit (huyện Hương Sơn, TP. Vinh, quận 7), an unknown
//! name after a kind, or a bare name where something speaks for a place. Given tokens and the phrases of the lexicon, it
//! yields mentions whose unit is not yet resolved.

mod bare;
mod feature;
mod kind;
mod list;

use rustc_hash::FxHashSet;

use super::doc::Layer;
use super::{Cursor, Doc, Mentions, PlaceMention};
use crate::lexicon::{SignRole, Tag, Wanted};
use crate::text::{Gap, TokenRange};

/// How sure it is that a capitalised name is a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Strength {
    /// A kind is written before it, or it is the name of a province, a country or another well-known place.
    Sure,
    /// A name of a district or commune that a word before it shows as a place.
    Shown,
    /// A name of a district or commune with nothing beside it: counts when the text writes its kind elsewhere.
    Open,
}

/// A mention and how sure it is.
type Read<'d, 't> = (PlaceMention, Strength, Cursor<'d, 't>);

/// The sign that ends right before a token.
#[derive(Clone, Copy, Default)]
struct Sign {
    start: u32,
    end: u32,
    role: Option<SignRole>,
}

impl Sign {
    /// Whether a name that no table knows may stand at a token.
    fn names(self, at: u32) -> bool {
        matches!(self.before(at), Some(SignRole::Area | SignRole::Feature))
    }

    fn before(self, at: u32) -> Option<SignRole> {
        self.role.filter(|_| self.end == at)
    }
}

/// What the scan stops at.
const BEGINS: Wanted = Wanted::tags(&[Tag::PlaceKind, Tag::Place, Tag::PlaceSign, Tag::OrganTrap]);

/// Scans a text for places.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let mut strengths = Vec::new();
    let places = &mut mentions.places;
    let mut sign = Sign::default();
    let mut at = 0;
    let mut paragraph = 0;
    while (at as usize) < doc.tokens.len() {
        // After a sign even a name that no table has may stand.
        let stop = if sign.end >= at { sign.end } else { doc.tokens.len() as u32 };
        at = doc.next(at, stop, BEGINS);
        if at as usize == doc.tokens.len() {
            break;
        }
        let starts = (doc.has(at, Tag::PlaceKind) || doc.has(at, Tag::Place)) && !in_holiday(doc, at);
        if !starts && !sign.names(at) {
            if doc.has(at, Tag::PlaceSign) || doc.has(at, Tag::OrganTrap) {
                sign = next_sign(doc, at, sign);
            }
            at += 1;
            continue;
        }
        while doc.paragraphs.get(paragraph).is_some_and(|p| p.tokens.end <= at) {
            paragraph += 1;
        }
        let end = doc.paragraphs.get(paragraph).map_or(at + 1, |p| p.tokens.end);
        let cursor = Cursor::within(doc, at, end);
        let known = || kind::read(cursor, sign).or_else(|| bare::read(cursor, sign)).filter(|_| starts);
        let found = feature::whole(cursor, sign).or_else(known).or_else(|| feature::area(cursor, sign));
        let Some((mention, mut strength, next)) = found else {
            sign = next_sign(doc, at, sign);
            at += 1;
            continue;
        };
        if strength == Strength::Open && list::follows(doc, places.last(), strengths.last(), &mention) {
            strength = Strength::Shown;
        }
        places.push(mention);
        strengths.push(strength);
        at = list::read(next, sign, places, &mut strengths);
    }
    confirm(places, &mut strengths);
    list::contain(doc, places);
    for place in &*places {
        mentions.cover.mark(place.tokens, Layer::Place);
    }
}

/// Whether the name of a day holds a token: Ngày Nhà giáo *Việt Nam*.
fn in_holiday(doc: &Doc<'_>, at: u32) -> bool {
    const LONGEST: u32 = 8;
    doc.each(TokenRange::new(at.saturating_sub(LONGEST), at), Wanted::tags(&[Tag::Holiday]))
        .any(|i| doc.hits_of(i, Tag::Holiday).any(|h| h.end() > at))
}

/// The sign to remember after token `at`: the longest that ends furthest to the right. A word that only holds one hides it
/// (thị trường holds trường).
fn next_sign(doc: &Doc<'_>, at: u32, sign: Sign) -> Sign {
    let hits = doc.hits_at(at);
    let hit = hits.filter(|h| matches!(h.tag, Tag::PlaceSign | Tag::OrganTrap)).find(|h| h.end() > sign.end);
    match hit {
        Some(hit) if hit.tag == Tag::PlaceSign => {
            let role = Some(doc.lexicon.rows.place_signs[hit.row as usize].role);
            Sign { start: hit.start, end: hit.end(), role }
        }
        Some(hit) => Sign { start: hit.start, end: hit.end(), role: None },
        None => sign,
    }
}

/// Keeps the open mentions whose name a sure mention has elsewhere.
fn confirm(places: &mut Vec<PlaceMention>, strengths: &mut [Strength]) {
    let sure: FxHashSet<u32> = places
        .iter()
        .zip(&*strengths)
        .filter(|(place, strength)| **strength != Strength::Open && place.kind.is_some())
        .filter_map(|(place, _)| place.name)
        .collect();
    let mut kept = strengths.iter();
    places.retain(|place| kept.next() != Some(&Strength::Open) || place.name.is_some_and(|name| sure.contains(&name)));
}

/// Whether the token `ahead` is a capitalised word that goes on with the one before it on the same line.
fn goes_on(cursor: &Cursor<'_, '_>, ahead: u32) -> bool {
    cursor.peek(ahead).is_some_and(|t| t.is_capital() && t.gap == Gap::Space)
}

/// Whether a family name begins at a token.
fn is_surname(doc: &Doc<'_>, at: u32) -> bool {
    doc.longest(at, Tag::Surname).is_some()
}

#[cfg(test)]
mod tests {
    use crate::grammar::corpus;
    use crate::grammar::{Doc, PlaceMention};
    use crate::lexicon::PLACE_KINDS;
    use crate::parser::Depth;

    /// The name, the written kind, and the wider place beside it.
    fn reading(doc: &Doc<'_>, place: &PlaceMention, all: &[PlaceMention]) -> String {
        let mut reading = place.span.of(doc.text).to_owned();
        if let Some(kind) = place.kind {
            reading.push_str(&format!(" [{}]", PLACE_KINDS[kind as usize].name));
        }
        if let Some(wider) = place.within {
            reading.push_str(&format!(" < {}", all[wider as usize].span.of(doc.text)));
        }
        reading
    }

    #[test]
    fn corpus_table() {
        corpus::check(include_str!("../place.corpus.tsv"), Depth::Places, (120, 60), |doc, mentions| {
            mentions.places.iter().map(|place| reading(doc, place, &mentions.places)).collect()
        });
    }
}
