//! Proper names of bodies: capitalised words, words in quotation marks, and the small letters that go on with a name.

use super::Reader;
use super::body::State;
use super::parts::{Part, field_at, is_of};
use crate::grammar::Cursor;
use crate::lexicon::BodyKind::*;
use crate::lexicon::{BodyKinds, BodySort, FieldRole, Hit, Role, SignRole, Tag, Wanted};
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, code};

const VA: Code = code("và");

/// Syllables of the proper part of a name.
const LONGEST_NAME: u32 = 6;
/// Tokens between quotation marks.
const LONGEST_QUOTE: u32 = 10;
/// Kinds of bodies whose name a proper name may end.
const NAMED: BodyKinds =
    BodyKinds::of(&[Enterprise, School, Hospital, Press, Association, Other, Department, Committee, Military]);
/// Those among them that are called after people and places.
const NAMED_AFTER: BodyKinds = BodyKinds::of(&[Enterprise, School, Hospital, Press, Other, Military]);

/// Capitalised words that are the name of a firm, a school, a paper; elsewhere a person's name may begin.
pub(super) fn name<'d, 't>(
    reader: &Reader<'d, 't>,
    state: &State,
    organ: Option<BodySort>,
    cursor: Cursor<'d, 't>,
) -> Option<(Part, Cursor<'d, 't>)> {
    // A short form is the name of any body: Công đoàn *PVN*.
    let short = cursor.token().is_some_and(|t| t.letters > 1 && matches!(t.shape, Shape::Upper | Shape::Mixed));
    let takes_name = organ.is_some_and(|o| o.is_head && (NAMED.has(o.kind) || short && o.kind == Union));
    if !takes_name
        || state.proper
        || !cursor.token()?.is_capital()
        || state.weak && !is_of(organ, BodyKinds::of(&[Enterprise, Military]))
    {
        return None;
    }
    let doc = cursor.doc;
    if doc.is(cursor.at, Wanted::tags(&[Tag::EventHead, Tag::OrganTrap, Tag::DocumentKind])) {
        return None;
    }
    if let Some(found) = national(reader, organ, cursor).or_else(|| phrase(reader, organ, cursor)) {
        return Some(found);
    }
    let named_after = is_of(organ, NAMED_AFTER);
    let surname = |at: u32| doc.longest(at, Tag::Surname).is_some();
    let capital = |ahead: u32| cursor.peek(ahead).is_some_and(|t| t.is_capital() && t.gap == Gap::Space);
    if surname(cursor.at) && capital(1) && !named_after {
        return None;
    }
    if let Some((_, after)) = cursor.hit(Tag::Place).filter(|_| named_after) {
        return Some((Part::Name, after));
    }
    let ends = |length: u32| {
        let at = cursor.at + length;
        (length >= 2 || short) && surname(at) && capital(length + 1)
            || reader.place_at(at).is_some()
            || doc.longest(at, Tag::Organ).is_some_and(|h| h.len > 1)
            || doc.longest(at, Tag::Title).is_some()
    };
    let (mut length, mut word) = (1, 1);
    while length < LONGEST_NAME {
        if hyphened(cursor.skip(length)) {
            (length, word) = (length + 2, word + 1);
        } else if capital(length) && !ends(length) {
            (length, word) = (length + 1, word + 1);
        } else if word == 1 && is_second_syllable(cursor.skip(length)) {
            (length, word) = (length + 1, 0);
        } else {
            break;
        }
    }
    Some((Part::Name, cursor.skip(length)))
}

/// Words up to the name of the country, which ends the name of a national body: Hội *Bảo trợ người tàn tật* Việt Nam.
fn national<'d, 't>(
    reader: &Reader<'d, 't>,
    organ: Option<BodySort>,
    cursor: Cursor<'d, 't>,
) -> Option<(Part, Cursor<'d, 't>)> {
    const LONGEST: u32 = 9;
    const OTHERS: Wanted = Wanted::tags(&[Tag::SpeechVerb, Tag::Title, Tag::EventCue, Tag::RoleCue, Tag::PlaceKind]);
    let takes = organ.is_some_and(|o| o.is_head && matches!(o.kind, Association | Enterprise | Department));
    if !takes {
        return None;
    }
    let mut end = cursor;
    for _ in 0..LONGEST {
        if reader.place_at(end.at).is_some_and(|place| reader.is_country(place)) {
            return (end.at > cursor.at + 1).then_some((Part::Field, end));
        }
        let token = end.token().filter(|t| t.kind == Kind::Word && t.gap <= Gap::Space || t.is_mark(','))?;
        let lower = token.shape == Shape::Lower && end.word(VA).is_none();
        let sign = |hit: Hit| cursor.doc.lexicon.rows.place_signs[hit.row as usize].role == SignRole::Locative;
        let leads_on = || end.doc.hits_of(end.at, Tag::PlaceSign).any(sign);
        let other = lower && (end.doc.is(end.at, OTHERS) || leads_on());
        let stops = [FieldRole::Stop, FieldRole::Purpose, FieldRole::Task];
        if other || lower && field_at(end, &stops).is_some() || reader.place_at(end.at).is_some() {
            return None;
        }
        end = end.skip(1);
    }
    None
}

/// A capitalised word and the small letters that go on with it: Trung tâm *Tư vấn pháp luật*, Báo *Đời sống và Pháp luật*. A
/// verb, a function word or a place ends it; what has no end nearby is no name.
fn phrase<'d, 't>(
    reader: &Reader<'d, 't>,
    organ: Option<BodySort>,
    cursor: Cursor<'d, 't>,
) -> Option<(Part, Cursor<'d, 't>)> {
    const LONGEST: u32 = 7;
    const ENDS: Wanted = Wanted::tags(&[
        Tag::SpeechVerb,
        Tag::RoleCue,
        Tag::EventCue,
        Tag::PlaceSign,
        Tag::PlaceKind,
        Tag::TimeWord,
        Tag::Title,
        Tag::NumberWord,
    ])
    .or(Wanted::roles(&[Role::Function, Role::Verb]));
    let doc = cursor.doc;
    if !is_of(organ, BodyKinds::of(&[Department, Press, Enterprise]))
        || doc.has(cursor.at, Tag::Surname) && organ.is_none_or(|o| o.kind != Press)
    {
        return None;
    }
    if cursor.token().is_none_or(|t| t.shape != Shape::Title) {
        return None;
    }
    let stops = |c: Cursor<'_, '_>| {
        doc.is(c.at, ENDS) || reader.place_at(c.at).is_some() || field_at(c, &[FieldRole::Stop]).is_some()
    };
    let word = |c: &Cursor<'d, 't>| c.token().filter(|t| t.kind == Kind::Word && t.gap == Gap::Space);
    let mut end = cursor.skip(1);
    let mut small = 0;
    while let Some(token) = word(&end) {
        let next = end.skip(1);
        let other = |c: Cursor<'_, '_>| doc.has(c.at, Tag::Organ) || doc.has(c.at, Tag::Surname);
        if token.shape == Shape::Lower && end.word(VA).is_none() && !stops(end) {
            small += 1;
            end = next;
        } else if small > 0
            && end.word(VA).is_some()
            && word(&next).is_some_and(|t| t.is_capital())
            && !other(next)
            && !stops(next)
        {
            end = next.skip(1);
        } else {
            break;
        }
        if end.at > cursor.at + LONGEST {
            return None;
        }
    }
    (small > 0).then_some((Part::Field, end))
}

/// Whether a dash without spaces joins a further word to a name: Konrad*-Adenauer*-Stiftung.
fn hyphened(cursor: Cursor<'_, '_>) -> bool {
    let glued = |ahead: u32| cursor.peek(ahead).is_some_and(|t| t.gap == Gap::None);
    cursor.mark('-').is_some() && glued(0) && glued(1) && cursor.peek(1).is_some_and(|t| t.is_capital())
}

/// Whether a small letter after a single capitalised syllable is the rest of its word: Ô tô, Hưu trí.
fn is_second_syllable(cursor: Cursor<'_, '_>) -> bool {
    const OTHERS: Wanted = Wanted::tags(&[Tag::SpeechVerb, Tag::PlaceKind, Tag::PlaceSign, Tag::Title]);
    let lower = cursor.token().is_some_and(|t| t.shape == Shape::Lower && t.gap == Gap::Space);
    let place = cursor.at.checked_sub(1).is_some_and(|i| cursor.doc.has(i, Tag::Place));
    let first = !place
        && cursor
            .before()
            .is_some_and(|t| t.shape == Shape::Title && t.span.len() > 1 && !t.span.of(cursor.doc.text).is_ascii());
    let other = cursor.doc.is(cursor.at, OTHERS);
    let stops = [FieldRole::Stop, FieldRole::Purpose, FieldRole::Task];
    lower && first && !other && field_at(cursor, &stops).is_none() && cursor.word(VA).is_none()
}

pub(super) fn quoted<'d, 't>(organ: Option<BodySort>, cursor: Cursor<'d, 't>) -> Option<(Part, Cursor<'d, 't>)> {
    if !is_of(organ, BodyKinds::of(&[Enterprise, School, Press, Association, Other])) {
        return None;
    }
    let inside = cursor.mark('“').or_else(|| cursor.mark('"')).or_else(|| cursor.mark('‘'))?;
    let closes = |ahead: &u32| inside.peek(*ahead).is_some_and(|t| matches!(t.mark(), Some('”' | '"' | '’')));
    let length = (1..LONGEST_QUOTE).find(closes)?;
    Some((Part::Name, inside.skip(length + 1)))
}
