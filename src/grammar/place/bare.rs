//! A name without its kind: sure for provinces, countries and well-known places; for districts and communes only where
//! something speaks for a place. Names of people are full of names of places, so the neighbours are looked at.

use super::{Read, Sign, Strength, goes_on, is_surname};
use crate::grammar::{Cursor, PlaceMention, person::name};
use crate::lexicon::{Hit, PlaceName, SignRole, Tag, TitleKind, Unit, Wanted};
use crate::model::PlaceLevel;
use crate::text::{Gap, Kind, Shape, TokenRange};

/// Reads a name.
pub(super) fn read<'d, 't>(cursor: Cursor<'d, 't>, sign: Sign) -> Option<Read<'d, 't>> {
    let (hit, next) = cursor.hit(Tag::Place)?;
    let doc = cursor.doc;
    let tokens = TokenRange::new(cursor.at, next.at);
    if !doc.tokens[tokens.indices()].iter().any(|t| t.is_capital()) {
        return None;
    }
    let gazetteer = &doc.lexicon.gazetteer;
    let name = &gazetteer.names[hit.row as usize];
    let role = sign.before(cursor.at);
    if name.needs_kind || role == Some(SignRole::NamedAfter) {
        return None;
    }
    let strength = strength(&cursor, name, &gazetteer.units, role)?;
    if inside_name(&cursor, &next) || hits_longer_name(&cursor, &next) {
        return None;
    }
    let mention = PlaceMention {
        tokens,
        span: doc.span(tokens),
        name: Some(hit.row),
        kind: None,
        level: None,
        within: None,
        in_name: false,
    };
    Some((mention, strength, next))
}

fn strength(cursor: &Cursor<'_, '_>, name: &PlaceName, units: &[Unit], role: Option<SignRole>) -> Option<Strength> {
    let first = units[*name.units.first()? as usize].level;
    // Other places stand after the administrative units.
    let outside = name.units.iter().rev().map(|&u| units[u as usize].level);
    let mut outside = outside.take_while(|level| matches!(level, PlaceLevel::Country | PlaceLevel::Other));
    let well_known = matches!(first, PlaceLevel::Province | PlaceLevel::Country)
        || !name.ambiguous && outside.any(|level| level == PlaceLevel::Other);
    let syllable = !name.name.contains([' ', '-']);
    let opens = || cursor.before().is_some_and(|t| t.is_mark('(')) && ends_before(cursor, Tag::PlaceKind);
    let located = || {
        opens()
            || matches!(role, Some(SignRole::Locative | SignRole::Area))
            || ends_at(cursor, Wanted::tags(&[Tag::Organ]))
    };
    let abbreviation = cursor.token().is_some_and(|t| t.shape == Shape::Upper) && syllable;
    if well_known && !syllable || abbreviation && matches!(first, PlaceLevel::Province | PlaceLevel::Country) {
        return Some(Strength::Sure);
    }
    if syllable {
        return one_syllable(cursor, first, located);
    }
    let may_stand = !name.ambiguous || first == PlaceLevel::District;
    may_stand.then(|| if located() { Strength::Shown } else { Strength::Open })
}

/// Mỹ, Đức, Vinh: also words and given names, so no capital of a sentence start and no form of address before them.
fn one_syllable(cursor: &Cursor<'_, '_>, level: PlaceLevel, located: impl Fn() -> bool) -> Option<Strength> {
    const WORDS: Wanted =
        Wanted::tags(&[Tag::OrganField, Tag::Unit, Tag::Organ, Tag::DocumentKind, Tag::Topic, Tag::Title]);
    // The Pháp of "Pháp luật" is no France, the Anh of "Anh hùng" no England.
    let word = cursor.doc.hits_at(cursor.at).any(|h| h.len > 1 && WORDS.has(h.tag));
    if level == PlaceLevel::Commune || word {
        return None;
    }
    let before = cursor.before()?;
    let inside = cursor.token()?.gap == Gap::Space && before.shape == Shape::Lower;
    let listed = before.kind == Kind::Mark && matches!(before.mark(), Some(',' | '('));
    match level {
        _ if listed => Some(Strength::Open),
        PlaceLevel::District if !located() => Some(Strength::Open),
        _ => (inside && !after_title(cursor)).then_some(Strength::Shown),
    }
}

/// Whether one syllable goes on as a Vietnamese name that no table has: Trung tâm Hội nghị Quốc gia *Mỹ* Đình.
fn hits_longer_name(cursor: &Cursor<'_, '_>, next: &Cursor<'_, '_>) -> bool {
    let doc = cursor.doc;
    let vietnamese =
        || next.token().is_some_and(|t| t.shape == Shape::Title && name::is_vietnamese(t.span.of(doc.text)));
    next.at == cursor.at + 1
        && goes_on(next, 0)
        && !is_surname(doc, next.at)
        && !doc.has(next.at, Tag::Title)
        && !doc.has(next.at, Tag::Organ)
        && vietnamese()
}

/// Whether the name is a part of a longer capitalised name, or follows a form of address (ông Thái Bình).
fn inside_name(cursor: &Cursor<'_, '_>, next: &Cursor<'_, '_>) -> bool {
    let doc = cursor.doc;
    let glued = |c: &Cursor<'_, '_>| c.token().is_some_and(|t| t.gap == Gap::None && t.kind != Kind::Mark);
    if glued(next) || after_honorific(cursor) {
        return true;
    }
    let continued = goes_on(next, 0) && !is_surname(doc, next.at) && doc.hits_at(next.at).all(|h| h.tag == Tag::Place);
    if continued && is_surname(doc, cursor.at) {
        return true;
    }
    let Some(before) = cursor.before() else { return false };
    if cursor.token().is_none_or(|t| t.gap != Gap::Space) || !before.is_capital() {
        return false;
    }
    const TITLES: Wanted =
        Wanted::tags(&[Tag::Organ, Tag::Title, Tag::Place, Tag::PlaceKind, Tag::Abbreviation, Tag::PlaceSign]);
    // A capital before it: the end of an office or a body, an abbreviation, or the first word of the sentence.
    let at = cursor.at - 1;
    let starts_sentence = doc.sentences.get(doc.sentence_of(at)).is_some_and(|s| s.tokens.start == at);
    let part_of_title = before.shape == Shape::Upper || ends_at(cursor, TITLES);
    !(part_of_title || starts_sentence && !is_surname(doc, at))
}

/// Whether a phrase of one of the tables ends right before the cursor. Looks back over at most five tokens.
fn ends_at(cursor: &Cursor<'_, '_>, phrases: Wanted) -> bool {
    let before = TokenRange::new(cursor.at.saturating_sub(5), cursor.at);
    let ends = |hit: Hit| phrases.has(hit.tag) && hit.end() == cursor.at;
    cursor.doc.each(before, phrases).any(|i| cursor.doc.hits_at(i).any(ends))
}

/// Whether a phrase of a table ends before the bracket before the cursor: 1 huyện (*Yên Định*).
fn ends_before(cursor: &Cursor<'_, '_>, tag: Tag) -> bool {
    let Some(bracket) = cursor.at.checked_sub(1) else { return false };
    (bracket.saturating_sub(2)..bracket).any(|i| cursor.doc.hits_of(i, tag).any(|hit| hit.end() == bracket))
}

/// A title right before, that is no part of a body (Hội Luật gia *Lào*).
fn after_title(cursor: &Cursor<'_, '_>) -> bool {
    ends_at(cursor, Wanted::tags(&[Tag::Title])) && !ends_at(cursor, Wanted::tags(&[Tag::Organ]))
}

/// ông, bà, đồng chí right before.
fn after_honorific(cursor: &Cursor<'_, '_>) -> bool {
    let from = cursor.at.saturating_sub(3);
    let titles = &cursor.doc.lexicon.rows.titles;
    (from..cursor.at).any(|i| {
        let mut hits = cursor.doc.hits_of(i, Tag::Title);
        hits.any(|h| h.end() == cursor.at && titles[h.row as usize].kind == TitleKind::Honorific)
    })
}
