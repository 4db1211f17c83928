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
use crate::lexicon::{Hit, Role, SignRole, Tag, Wanted};
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

/// What a sign may be hidden in, or is.
const SIGNS: Wanted = Wanted::tags(&[Tag::PlaceSign, Tag::OrganTrap]);
/// No sign has more tokens, nor has a word that holds one.
const LONGEST_SIGN: u32 = 8;

impl Sign {
    /// The sign to remember at token `at`, of those that begin after `last`: the longest that ends furthest to the right. A
    /// word that only holds one hides it (thị trường holds trường).
    fn at(doc: &Doc<'_>, last: u32, at: u32) -> Self {
        let near = TokenRange::new(last.max(at.saturating_sub(LONGEST_SIGN)), at);
        doc.each(near, SIGNS).fold(Self::default(), |sign, i| sign.or(doc, i))
    }

    /// This sign, or one that begins at a token and ends further to the right.
    fn or(self, doc: &Doc<'_>, i: u32) -> Self {
        let mut hits = doc.hits_at(i).filter(|h| matches!(h.tag, Tag::PlaceSign | Tag::OrganTrap));
        let Some(hit) = hits.find(|h| h.end() > self.end) else { return self };
        let role = |hit: Hit| doc.lexicon.rows.place_signs[hit.row as usize].role;
        Self { start: hit.start, end: hit.end(), role: (hit.tag == Tag::PlaceSign).then(|| role(hit)) }
    }

    /// Whether a name that no table knows may stand at a token.
    fn names(self, at: u32) -> bool {
        matches!(self.before(at), Some(SignRole::Area | SignRole::Feature))
    }

    fn before(self, at: u32) -> Option<SignRole> {
        self.role.filter(|_| self.end == at)
    }
}

/// What the scan stops at.
const BEGINS: Wanted = Wanted::tags(&[Tag::PlaceKind, Tag::Place]).or(Wanted::roles(&[Role::Named]));

/// Scans a text for places.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let mut strengths = Vec::new();
    let places = &mut mentions.places;
    // Where a name may stand that no table has, and where the last mention ends.
    let (mut named, mut last) = (0, 0);
    let mut at = 0;
    let mut paragraph = 0;
    while (at as usize) < doc.tokens.len() {
        let stop = if named >= at { named } else { doc.tokens.len() as u32 };
        at = doc.next(at, stop, BEGINS);
        if at as usize == doc.tokens.len() {
            break;
        }
        let follows = at == named;
        if let Some(hit) = doc.longest_as(at, Role::Named) {
            named = named.max(hit.end());
        }
        let starts = (doc.has(at, Tag::PlaceKind) || doc.has(at, Tag::Place)) && !in_holiday(doc, at);
        if !starts && !follows {
            at += 1;
            continue;
        }
        let sign = Sign::at(doc, last, at);
        if !starts && !sign.names(at) {
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
            at += 1;
            continue;
        };
        if strength == Strength::Open && list::follows(doc, places.last(), strengths.last(), &mention) {
            strength = Strength::Shown;
        }
        places.push(mention);
        strengths.push(strength);
        at = list::read(next, sign, places, &mut strengths);
        last = at;
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
    fn signs_are_short() {
        let tables = [include_str!("../../../data/place_signs.tsv"), include_str!("../../../data/organ_traps.tsv")];
        let mut tokens = Vec::new();
        for line in tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')) {
            tokens.clear();
            crate::text::token::tokenise(line.split('\t').next().unwrap_or(""), &mut tokens);
            assert!(tokens.len() <= super::LONGEST_SIGN as usize, "{line}");
        }
    }

    #[test]
    fn corpus_table() {
        corpus::check(include_str!("../place.corpus.tsv"), Depth::Places, (120, 60), |doc, mentions| {
            mentions.places.iter().map(|place| reading(doc, place, &mentions.places)).collect()
        });
    }
}
