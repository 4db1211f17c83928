//! Places beside each other: lists that share a kind (các huyện A, B và C) and units inside wider ones (xã A, huyện B).

use super::{Sign, Strength, kind};
use crate::grammar::{Cursor, Doc, PlaceMention};
use crate::lexicon::{PLACE_KINDS, SignRole};
use crate::model::PlaceLevel;
use crate::text::TokenRange;
use crate::text::code;
use crate::text::normalise::Code;

const VA: Code = code("và");
const THUOC: Code = code("thuộc");
const CUA: Code = code("của");

/// After the first of several units of one kind, reads the others; the place after the last.
pub(super) fn read(
    mut cursor: Cursor<'_, '_>,
    sign: Sign,
    places: &mut Vec<PlaceMention>,
    strengths: &mut Vec<Strength>,
) -> u32 {
    let Some(&first) = places.last() else { return cursor.at };
    let before = first.tokens.start.checked_sub(1).and_then(|i| cursor.doc.token(i));
    let several = sign.before(first.tokens.start) == Some(SignRole::Plural)
        || before.is_some_and(|t| t.plain_number().is_some_and(|n| n > 1));
    let Some(row) = first.kind.filter(|_| several) else { return cursor.at };
    let of_kind = &PLACE_KINDS[row as usize];
    let counted = cursor.before().is_some_and(|t| t.plain_number().is_some());
    while let Some(next) = cursor.mark(',').or_else(|| cursor.word(VA)) {
        let (name, end) = if let Some((name, end)) = kind::known(next, of_kind) {
            let units = &cursor.doc.lexicon.gazetteer;
            if !units.names[name as usize].units.iter().any(|&u| of_kind.fits(&units.units[u as usize])) {
                break;
            }
            (Some(name), end)
        } else if let Some((number, end)) = next.plain_number().filter(|_| of_kind.numbered && counted) {
            (cursor.doc.lexicon.gazetteer.row(&format!("{} {number}", of_kind.name)), end)
        } else {
            break;
        };
        let tokens = TokenRange::new(next.at, end.at);
        places.push(PlaceMention { tokens, span: cursor.doc.span(tokens), name, within: None, ..first });
        strengths.push(Strength::Sure);
        cursor = end;
    }
    cursor.at
}

/// Whether a name goes on a list of places: it follows one, after a comma or và.
pub(super) fn follows(
    doc: &Doc<'_>,
    before: Option<&PlaceMention>,
    strength: Option<&Strength>,
    place: &PlaceMention,
) -> bool {
    let Some(before) = before.filter(|b| b.tokens.end + 1 == place.tokens.start) else { return false };
    let between = doc.token(before.tokens.end);
    let listed = between.is_some_and(|t| matches!(t.mark(), Some(',' | '(')) || t.is_word(VA));
    listed && strength.is_some_and(|s| *s != Strength::Open)
}

/// Links each place to the wider one written right after it.
pub(super) fn contain(doc: &Doc<'_>, places: &mut [PlaceMention]) {
    for i in (1..places.len()).rev() {
        let (before, after) = places.split_at_mut(i);
        let (Some(inner), Some(outer)) = (before.last_mut(), after.first()) else { continue };
        if joined(doc, inner, outer) && holds(doc, outer, inner) {
            inner.within = Some(i as u32);
        }
    }
}

/// Nothing, a comma, a dash, an opening parenthesis, "thuộc" or "của" stands between them.
fn joined(doc: &Doc<'_>, inner: &PlaceMention, outer: &PlaceMention) -> bool {
    match outer.tokens.start.checked_sub(inner.tokens.end) {
        Some(0) => doc.token(outer.tokens.start).is_some_and(|t| t.gap <= crate::text::Gap::Space),
        Some(1) => doc
            .token(inner.tokens.end)
            .is_some_and(|t| matches!(t.mark(), Some(',' | '-' | '(')) || t.is_word(THUOC) || t.is_word(CUA)),
        _ => false,
    }
}

/// Whether one place can lie in the other: by the gazetteer when both names are known, else by their levels.
fn holds(doc: &Doc<'_>, outer: &PlaceMention, inner: &PlaceMention) -> bool {
    let gazetteer = &doc.lexicon.gazetteer;
    let rank = |level: PlaceLevel| match level {
        PlaceLevel::Country => 4,
        PlaceLevel::Province => 3,
        PlaceLevel::District => 2,
        PlaceLevel::Commune => 1,
        PlaceLevel::Other => 0,
    };
    match (inner.name, outer.name) {
        // Two provinces beside each other are a list, although one may also be the name of a commune in the other.
        (Some(name), Some(wider))
            if inner.kind.is_none() && gazetteer.is_province(name) && gazetteer.is_province(wider) =>
        {
            false
        }
        (Some(name), Some(wider)) if gazetteer.contains(wider, name) => true,
        _ => match (inner.level, outer.level) {
            (Some(narrow), Some(wide)) => rank(narrow) < rank(wide),
            _ => false,
        },
    }
}
