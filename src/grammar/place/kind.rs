//! A kind of unit with a name or number after it.

use super::{Read, Sign, Strength, goes_on, is_surname};
use crate::grammar::{Cursor, PlaceMention};
use crate::lexicon::{PLACE_KINDS, PlaceKind, PlaceName, SignRole, Tag, Unit, Wanted};
use crate::model::PlaceLevel;
use crate::text::normalise::Code;
use crate::text::{Gap, Shape, TokenRange, code};

const NHU: Code = code("như");
const GOM: Code = code("gồm");

/// Syllables of a name that no table knows.
const LONGEST_UNKNOWN: u32 = 4;

/// Reads a kind and what it names.
pub(super) fn read<'d, 't>(cursor: Cursor<'d, 't>, sign: Sign) -> Option<Read<'d, 't>> {
    let (hit, after) = cursor.hit(Tag::PlaceKind)?;
    // Tỉnh ủy is a body, in capitals too.
    let body =
        cursor.doc.longest(cursor.at, Tag::Organ).is_some_and(|organ| organ.len > hit.len) || is_inside_word(&cursor);
    if after.token()?.gap > Gap::Space || body {
        return None;
    }
    let row = &PLACE_KINDS[hit.row as usize];
    if is_short(&cursor, hit.len) && !cursor.token()?.is_capital() {
        return None;
    }
    if row.numbered
        && let Some((number, next)) = after.plain_number()
    {
        let counted = cursor.before().is_some_and(|t| t.plain_number().is_some());
        let name = cursor.doc.lexicon.gazetteer.row(&format!("{} {number}", row.name));
        return (!counted).then(|| (mention(&cursor, hit.row, cursor.at, name, next), Strength::Sure, next));
    }
    let listed = sign.before(cursor.at) == Some(SignRole::Plural);
    // các xã biên giới như Lìa, Hướng Lập
    let after = if listed { after.one_of(&[NHU, GOM]).unwrap_or(after) } else { after };
    if let Some((name, next)) = known(after, row) {
        let stands_alone = !cursor.doc.lexicon.gazetteer.names[name as usize].needs_kind;
        let start = if stands_alone { after.at } else { cursor.at };
        return Some((mention(&cursor, hit.row, start, Some(name), next), Strength::Sure, next));
    }
    if !row.unknown || is_short(&cursor, hit.len) || listed && !after.token()?.is_capital() {
        return None;
    }
    let next = unknown(after)?;
    Some((mention(&cursor, hit.row, after.at, None, next), Strength::Sure, next))
}

fn mention(
    cursor: &Cursor<'_, '_>,
    kind: u32,
    name_start: u32,
    name: Option<u32>,
    next: Cursor<'_, '_>,
) -> PlaceMention {
    let doc = cursor.doc;
    let gazetteer = &doc.lexicon.gazetteer;
    PlaceMention {
        tokens: next.since(cursor.at),
        span: doc.span(TokenRange::new(name_start, next.at)),
        name,
        kind: Some(kind),
        level: level(&PLACE_KINDS[kind as usize], name.map(|n| &gazetteer.names[n as usize]), &gazetteer.units),
        within: None,
        in_name: false,
    }
}

/// The thôn of "Nông thôn" is no village.
fn is_inside_word(cursor: &Cursor<'_, '_>) -> bool {
    const WORDS: [Tag; 3] = [Tag::OrganField, Tag::OrganTrap, Tag::Topic];
    cursor.at.checked_sub(1).is_some_and(|before| {
        let hits = cursor.doc.hits_at(before);
        hits.filter(|hit| WORDS.contains(&hit.tag))
            .any(|hit| hit.len == 2 && cursor.token().is_some_and(|t| t.gap == Gap::Space))
    })
}

/// TP, TX., Q.: not a word.
fn is_short(cursor: &Cursor<'_, '_>, len: u16) -> bool {
    len <= 2 && cursor.token().is_some_and(|t| t.letters <= 2 && t.shape != Shape::Lower)
        || cursor.peek(1).is_some_and(|t| t.is_mark('.'))
}

/// A name that a unit of this kind or level bears, the longest; else the longest name, when it is all that is capitalised.
pub(super) fn known<'d, 't>(cursor: Cursor<'d, 't>, kind: &PlaceKind) -> Option<(u32, Cursor<'d, 't>)> {
    let doc = cursor.doc;
    let gazetteer = &doc.lexicon.gazetteer;
    let hits = || doc.hits_of(cursor.at, Tag::Place).filter(|h| h.end() <= cursor.end);
    let fits = |row: u32| gazetteer.names[row as usize].units.iter().any(|&u| kind.fits(&gazetteer.units[u as usize]));
    let person = |end: u32| {
        let next = cursor.to(end);
        is_surname(doc, cursor.at) && goes_on(&next, 0) && !is_surname(doc, end)
    };
    if let Some(hit) = hits().find(|hit| fits(hit.row)) {
        let next = cursor.to(hit.end());
        // A longer name that no table has: xã Bình Minh Thượng.
        let longer = matches!(kind.level, "commune" | "hamlet") && goes_on(&next, 0) && names_nothing(&next);
        return (!person(hit.end()) && !longer).then_some((hit.row, next));
    }
    let hit = hits().next()?;
    let next = cursor.to(hit.end());
    let name = cursor.token()?.is_capital() && (kind.level == "hamlet" || !is_surname(doc, cursor.at));
    (name && !goes_on(&next, 0)).then_some((hit.row, next))
}

/// Whether no family name, office, body or place begins at the cursor.
fn names_nothing(cursor: &Cursor<'_, '_>) -> bool {
    !cursor.doc.is(cursor.at, Wanted::tags(&[Tag::Surname, Tag::Title, Tag::Organ, Tag::Place]))
}

/// The end of a capitalised name that no table knows; nothing where a person's name may begin.
pub(super) fn unknown<'d, 't>(cursor: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
    let doc = cursor.doc;
    let known = doc.longest(cursor.at, Tag::Place).is_some();
    if !cursor.token()?.is_capital()
        || is_surname(doc, cursor.at) && !known
        || doc.longest(cursor.at, Tag::Organ).is_some()
    {
        return None;
    }
    let mut length = 1;
    while length < LONGEST_UNKNOWN && goes_on(&cursor, length) && !is_surname(doc, cursor.at + length) {
        length += 1;
    }
    Some(cursor.skip(length))
}

/// The level that the kind fixes. A city is a province or a district: the units of its name decide.
fn level(kind: &PlaceKind, name: Option<&PlaceName>, units: &[Unit]) -> Option<PlaceLevel> {
    let Some(name) = name.filter(|_| kind.name == "thành phố") else { return Some(kind.level()) };
    let mut cities = name.units.iter().map(|&u| &units[u as usize]).filter(|u| u.kind == kind.name || u.kind == "city");
    let first = cities.next()?.level;
    cities.all(|u| u.level == first).then_some(first)
}
