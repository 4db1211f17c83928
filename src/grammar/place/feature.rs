//! What is no unit of administration: rivers, lakes and passes, of whose name the kind is a part (sông Trâu, hồ Ba Bể), and
//! areas called by a name that no table knows (khu đô thị Đa Phước).

use super::{Read, Sign, Strength, goes_on, kind};
use crate::grammar::{Cursor, PlaceMention};
use crate::lexicon::{SignRole, Tag};
use crate::model::PlaceLevel;
use crate::text::{Shape, TokenRange};

/// Syllables of a name.
const LONGEST: u32 = 3;

/// A name together with the kind before it.
pub(super) fn whole<'d, 't>(cursor: Cursor<'d, 't>, sign: Sign) -> Option<Read<'d, 't>> {
    let doc = cursor.doc;
    let lower = doc.token(sign.start).is_some_and(|t| t.shape == Shape::Lower);
    let named = cursor.token()?.shape == Shape::Title && doc.longest(cursor.at, Tag::Organ).is_none();
    if sign.before(cursor.at) != Some(SignRole::Feature) || !lower || !named {
        return None;
    }
    let known = cursor.hit(Tag::Place).map(|(hit, _)| hit);
    let gazetteer = &doc.lexicon.gazetteer;
    let is_country = |row: u32| {
        let units = &gazetteer.names[row as usize].units;
        units.iter().any(|&u| gazetteer.units[u as usize].level == PlaceLevel::Country)
    };
    if known.is_some_and(|hit| is_country(hit.row)) {
        return None;
    }
    let known = known.map_or(1, |hit| u32::from(hit.len));
    let mut length = known;
    while length < LONGEST && goes_on(&cursor, length) && doc.longest(cursor.at + length, Tag::Title).is_none() {
        length += 1;
    }
    let next = cursor.skip(length);
    Some((mention(next, sign.start, next.at), Strength::Sure, next))
}

/// A name that no table knows.
pub(super) fn area<'d, 't>(cursor: Cursor<'d, 't>, sign: Sign) -> Option<Read<'d, 't>> {
    let area = sign.before(cursor.at) == Some(SignRole::Area) && cursor.token()?.shape == Shape::Title;
    let next = kind::unknown(cursor).filter(|_| area)?;
    Some((mention(next, cursor.at, next.at), Strength::Sure, next))
}

fn mention(cursor: Cursor<'_, '_>, start: u32, end: u32) -> PlaceMention {
    let tokens = TokenRange::new(start, end);
    PlaceMention {
        tokens,
        span: cursor.doc.span(tokens),
        name: None,
        kind: None,
        level: Some(PlaceLevel::Other),
        within: None,
        in_name: false,
    }
}
