//! What may follow the head of a name: a field, a name, a number, a level noun, a place, a body, a short form.

use super::body::{self, State};
use super::{Reader, named};
use crate::grammar::{Cursor, Layer};
use crate::lexicon::BodyKind::*;
use crate::lexicon::{BodyKinds, BodyLevel, BodySort, FieldRole, Hit, PLACE_KINDS, Role, SignRole, Tag};
use crate::model::PlaceLevel;
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, Token, code};

const SO: Code = code("số");
const VA: Code = code("và");
const UY: Code = code("ủy");
const NAM: Code = code("năm");
const TAI: Code = code("tại");

/// Fields in one coordination.
const MOST_FIELDS: u32 = 5;
/// Tokens of the purpose of a committee.
const LONGEST_PURPOSE: u32 = 16;
/// Tokens after "các" in the name of a cluster.
const LONGEST_MEMBERS: u32 = 12;

/// One part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// Index of a place mention.
    Place(u32),
    /// tỉnh, TP, huyện without a name.
    Level,
    /// A field of work or a kind of members.
    Field,
    /// The same in small letters where it is also an ordinary word: only if a name or place follows.
    Word,
    /// A proper name.
    Name,
    /// số 2, 389, IV.
    Number,
    /// The members of a cluster: các tỉnh miền núi phía Bắc.
    Members,
    /// các tỉnh: not one body.
    Plural,
    /// A body begins here, which this one is part of.
    Body,
    /// (HLG).
    Abbreviation,
}

/// Reads the next part.
pub(super) fn read<'d, 't>(
    reader: &Reader<'d, 't>,
    state: &State,
    cursor: Cursor<'d, 't>,
    may_nest: bool,
) -> Option<(Part, Cursor<'d, 't>)> {
    let token = cursor.token().filter(|t| t.gap <= Gap::Space)?;
    if let Some(found) = abbreviation(reader, state, cursor) {
        return Some(found);
    }
    if state.closed {
        return None;
    }
    let organ = reader.organ(state);
    if token.kind == Kind::Number
        && let Some(found) = plural(organ, cursor)
    {
        return Some(found);
    }
    if token.kind == Kind::Word {
        let found = place(reader, organ, cursor).or_else(|| plural(organ, cursor)).or_else(|| level(cursor));
        let found =
            found.or_else(|| nested(reader, state, cursor, may_nest)).or_else(|| field(reader, state, organ, cursor));
        if found.is_some() {
            return found;
        }
    }
    number(organ, cursor)
        .or_else(|| seat(reader, state, organ, cursor))
        .or_else(|| coordinated(state, cursor))
        .or_else(|| dashed(reader, state, organ, cursor, may_nest))
        .or_else(|| named::name(reader, state, organ, cursor))
        .or_else(|| named::quoted(organ, cursor))
}

/// Whether a body is of one of some kinds.
pub(super) fn is_of(organ: Option<BodySort>, kinds: BodyKinds) -> bool {
    organ.is_some_and(|o| kinds.has(o.kind))
}

fn is_cluster(organ: Option<BodySort>) -> bool {
    organ.is_some_and(|o| o.kind == Cluster)
}

/// A short form in parentheses, which the rest of the text may use.
fn abbreviation<'d, 't>(
    reader: &Reader<'d, 't>,
    state: &State,
    cursor: Cursor<'d, 't>,
) -> Option<(Part, Cursor<'d, 't>)> {
    let inside = cursor.mark('(')?;
    // C03 is two tokens.
    let number = inside.peek(1).filter(|t| t.kind == Kind::Number && t.gap == Gap::None);
    let short = |t: &&Token| matches!(t.shape, Shape::Upper | Shape::Mixed) || t.is_capital() && number.is_some();
    let token = inside.token().filter(short)?;
    let after = inside.skip(1 + u32::from(number.is_some())).mark(')')?;
    let free = state.abbreviation.is_none() && token.gap == Gap::None && reader.place_at(inside.at).is_none();
    free.then_some((Part::Abbreviation, after))
}

fn place<'d, 't>(
    reader: &Reader<'d, 't>,
    organ: Option<BodySort>,
    cursor: Cursor<'d, 't>,
) -> Option<(Part, Cursor<'d, 't>)> {
    let index = reader.place_at(cursor.at)?;
    let place = &reader.places[index as usize];
    // The Pháp of Ủy ban Pháp luật is no France.
    let in_field = place.kind.is_none()
        && cursor.doc.longest(cursor.at, Tag::OrganField).is_some_and(|field| field.end() > place.tokens.end);
    if place.tokens.start != cursor.at || in_field {
        return None;
    }
    let abroad = reader.is_country(index);
    const LOCAL: BodyKinds = BodyKinds::of(&[Enterprise, Press, School, Hospital, Front, Union, Association]);
    let local = organ.is_none_or(|o| o.is_head || !o.level.is_central() || LOCAL.has(o.kind));
    (abroad || local).then(|| (Part::Place(index), cursor.to(place.tokens.end)))
}

/// các tỉnh …: the members of a cluster, or a sign that no one body is meant.
fn plural<'d, 't>(organ: Option<BodySort>, cursor: Cursor<'d, 't>) -> Option<(Part, Cursor<'d, 't>)> {
    // Hội Nông dân 5 tỉnh
    let several = cursor.plain_number().filter(|(n, _)| *n > 1).map(|(_, after)| after);
    if several.is_some_and(|after| level(after).is_some() && !is_cluster(organ)) {
        return Some((Part::Plural, cursor));
    }
    let (hit, after) = cursor.hit(Tag::PlaceSign)?;
    let is_plural = cursor.doc.lexicon.rows.place_signs[hit.row as usize].role == SignRole::Plural;
    if !is_plural || cursor.token()?.is_capital() {
        return None;
    }
    if is_cluster(organ) {
        return members(after).map(|end| (Part::Members, end));
    }
    after.hit(Tag::PlaceKind).map(|_| (Part::Plural, cursor))
}

/// Kinds of unit, places, bodies, fields and capitalised words, divided by commas inside: tỉnh, thành phố phía Bắc.
fn members<'d, 't>(cursor: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
    let mut end = cursor;
    let mut next = cursor;
    let mut phrase = &[Tag::Place, Tag::PlaceKind, Tag::OrganField, Tag::Organ][..];
    while next.at < cursor.at + LONGEST_MEMBERS {
        // "tổ chức" and "họp" are fields or heads, and what a cluster does; "Hội nghị" begins with a head.
        let lower = next.token().is_some_and(|t| t.shape == Shape::Lower);
        let held = lower && next.doc.longest(next.at, Tag::EventCue).is_some();
        if held || next.doc.longest(next.at, Tag::EventHead).is_some() {
            break;
        }
        let hit = next.doc.hits_at(next.at).find(|h| phrase.contains(&h.tag) && h.end() <= next.end);
        if let Some(hit) = hit {
            end = next.to(hit.end());
            next = end;
        } else if next.token().is_some_and(|t| t.is_capital()) && phrase.len() == 4 {
            end = next.skip(1);
            next = end;
        } else if let Some(after) = next.mark(',').or_else(|| next.word(VA)).filter(|_| next.at > cursor.at) {
            // After a comma another body of the sentence may begin.
            phrase = &phrase[..3];
            next = after;
        } else {
            break;
        }
    }
    (end.at > cursor.at).then_some(end)
}

/// A kind of unit without a name, not the beginning of another phrase (xã hội).
fn level<'d, 't>(cursor: Cursor<'d, 't>) -> Option<(Part, Cursor<'d, 't>)> {
    let (hit, after) = cursor.hit(Tag::PlaceKind)?;
    let longest = cursor.doc.hits_at(cursor.at).first().is_none_or(|first| first.len <= hit.len);
    let of_unit = matches!(PLACE_KINDS[hit.row as usize].level(), level if level != PlaceLevel::Other && level != PlaceLevel::Country);
    let stop = cursor.to(after.at - 1).token().is_some_and(|t| t.is_mark('.'));
    (longest && of_unit).then(|| (Part::Level, if stop { cursor.to(after.at - 1) } else { after }))
}

fn nested<'d, 't>(
    reader: &Reader<'d, 't>,
    state: &State,
    cursor: Cursor<'d, 't>,
    may_nest: bool,
) -> Option<(Part, Cursor<'d, 't>)> {
    let hit = if may_nest { body::organ_at(reader, cursor) } else { None };
    let length = match hit {
        Some(hit) => u32::from(hit.len),
        None => reader.short_form(cursor.at).filter(|_| may_nest).map(|_| 1)?,
    };
    let longer_field = cursor.doc.longest(cursor.at, Tag::OrganField).is_some_and(|f| u32::from(f.len) > length);
    let capital = cursor.token()?.is_capital();
    let follows_name = state.proper && state.parent.is_none() && !capital;
    (!longer_field && !follows_name && (capital || length > 1)).then_some((Part::Body, cursor))
}

/// Tòa án nhân dân khu vực 5 - Hà Tĩnh, Tòa án nhân dân cấp cao tại Hà Nội.
fn seat<'d, 't>(
    reader: &Reader<'d, 't>,
    state: &State,
    organ: Option<BodySort>,
    cursor: Cursor<'d, 't>,
) -> Option<(Part, Cursor<'d, 't>)> {
    let regional = organ.is_some_and(|o| o.level == BodyLevel::Region && matches!(o.kind, Court | Procuracy));
    let after = if state.proper { cursor.mark('-') } else { cursor.word(TAI) }.filter(|_| regional)?;
    let index = reader.place_at(after.at).filter(|&p| reader.places[p as usize].tokens.start == after.at)?;
    Some((Part::Place(index), after.to(reader.places[index as usize].tokens.end)))
}

/// Vụ Địa phương 1 - Ban Tổ chức Trung ương.
fn dashed<'d, 't>(
    reader: &Reader<'d, 't>,
    state: &State,
    organ: Option<BodySort>,
    cursor: Cursor<'d, 't>,
    may_nest: bool,
) -> Option<(Part, Cursor<'d, 't>)> {
    const DASHED: BodyKinds = BodyKinds::of(&[Department, Police, Military, School]);
    let after = cursor.mark('-').filter(|_| is_of(organ, DASHED))?;
    let capital = after.token()?.is_capital();
    let unit = state.fields || state.proper || organ.is_some_and(|o| !o.is_word);
    (capital && unit).then(|| nested(reader, state, after, may_nest)).flatten()
}

/// A field that stands here, and its role; a longer name of a body begins no field.
pub(super) fn field_at<'d, 't>(cursor: Cursor<'d, 't>, roles: &[FieldRole]) -> Option<(FieldRole, Cursor<'d, 't>)> {
    let doc = cursor.doc;
    let role = |hit: &Hit| doc.lexicon.rows.organ_fields[hit.row as usize].role;
    let fits = |hit: &Hit| hit.end() <= cursor.end && roles.contains(&role(hit));
    let hit = doc.hits_of(cursor.at, Tag::OrganField).find(fits)?;
    let body = doc.longest(cursor.at, Tag::Organ).is_some_and(|o| o.len > hit.len);
    (!body).then(|| (role(&hit), cursor.to(hit.end())))
}

const FIELDS: [FieldRole; 2] = [FieldRole::Field, FieldRole::Word];

fn field<'d, 't>(
    reader: &Reader<'d, 't>,
    state: &State,
    organ: Option<BodySort>,
    cursor: Cursor<'d, 't>,
) -> Option<(Part, Cursor<'d, 't>)> {
    if organ.is_some_and(|o| !o.is_head) || state.proper {
        return None;
    }
    if organ.is_some_and(|o| o.kind == Committee)
        && !state.fields
        && let Some(end) = purpose(reader, state, cursor)
    {
        return Some((Part::Field, end));
    }
    let (role, after) = field_at(cursor, &FIELDS)?;
    if cursor.token()?.is_capital() {
        return Some((Part::Field, after));
    }
    let word = role == FieldRole::Word || state.fields;
    const WORDY: BodyKinds = BodyKinds::of(&[Enterprise, Committee, Department, Association, Military]);
    if word && !is_of(organ, WORDY) {
        return None;
    }
    Some((if word { Part::Word } else { Part::Field }, after))
}

/// The purpose of a committee: from its verb to the end of the phrase, or to its place.
fn purpose<'d, 't>(reader: &Reader<'d, 't>, state: &State, cursor: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
    let (role, mut end) = field_at(cursor, &[FieldRole::Purpose, FieldRole::Task])?;
    let says_kind = !cursor.to(state.head_end - 1).before().is_some_and(|t| t.is_word(UY)) && state.head_end > 1;
    let one_syllable = reader.organ(state).is_some_and(|o| o.is_word);
    if role == FieldRole::Task && (!says_kind || one_syllable) {
        return None;
    }
    let start = end.at;
    while end.at < start + LONGEST_PURPOSE {
        if let Some((_, after)) = field_at(end, &FIELDS) {
            end = after;
        } else if let Some(after) = end.plain_number().and_then(|(_, after)| after.word(NAM)) {
            // tổng kết 10 năm thực hiện …
            end = after;
        } else if in_purpose(reader, end) {
            end = end.skip(1);
        } else {
            break;
        }
    }
    (end.at > start).then_some(end)
}

/// Whether a word or mark goes on with a purpose: no verb of saying, no word that ends it, no place, and of the marks
/// only those that a small letter follows.
fn in_purpose(reader: &Reader<'_, '_>, cursor: Cursor<'_, '_>) -> bool {
    let Some(token) = cursor.token().filter(|t| t.gap <= Gap::Space) else { return false };
    let stop = |c: Cursor<'_, '_>| field_at(c, &[FieldRole::Stop]).is_some();
    let verbs = &cursor.doc.lexicon.rows.speech_verbs;
    let document = reader.cover.has(cursor.at, Layer::Reference);
    let says = !document && cursor.hit(Tag::SpeechVerb).is_some_and(|(hit, _)| verbs[hit.row as usize].act != "adverb");
    let place = reader.place_at(cursor.at).is_some() || level(cursor).is_some();
    let person = || {
        let address = cursor.doc.longest_as(cursor.at, Role::Honorific);
        address.is_some_and(|hit| cursor.to(hit.end()).token().is_some_and(|t| t.is_capital()))
    };
    match token.mark() {
        Some(',') => cursor.peek(1).is_some_and(|t| t.shape == Shape::Lower) && !stop(cursor.skip(1)),
        Some('-' | '/') => true,
        Some(_) => false,
        None => !says && !place && !stop(cursor) && !person(),
    }
}

/// A connector and a field: và Môi trường; with a comma only when the coordination ends in và or a dash.
fn coordinated<'d, 't>(state: &State, cursor: Cursor<'d, 't>) -> Option<(Part, Cursor<'d, 't>)> {
    if !state.fields || state.proper {
        return None;
    }
    let link = |c: Cursor<'d, 't>| c.word(VA).or_else(|| c.mark('-')).or_else(|| c.mark('&'));
    if let Some(at) = link(cursor)
        && let Some((role, after)) = field_at(at, &FIELDS)
    {
        let capital = at.token()?.is_capital();
        return Some((if capital || role == FieldRole::Field { Part::Field } else { Part::Word }, after));
    }
    let mut next = cursor;
    for _ in 0..MOST_FIELDS {
        let Some(after) = next.mark(',') else { break };
        next = field_at(after, &FIELDS)?.1;
    }
    let (_, end) = link(next).filter(|_| next.at > cursor.at).and_then(|at| field_at(at, &FIELDS))?;
    Some((Part::Field, end))
}

fn number<'d, 't>(organ: Option<BodySort>, cursor: Cursor<'d, 't>) -> Option<(Part, Cursor<'d, 't>)> {
    const NUMBERED: BodyKinds = BodyKinds::of(&[
        Military, Cluster, Court, Procuracy, Department, Hospital, Committee, School, Police, Enterprise,
    ]);
    // Quận đoàn 1, Đảng ủy Quân khu 9.
    let of_unit = organ.is_some_and(|o| matches!(o.level, BodyLevel::District | BodyLevel::Region) && o.is_head);
    if !is_of(organ, NUMBERED) && !of_unit {
        return None;
    }
    let after_so = cursor.word(SO);
    let at = after_so.unwrap_or(cursor);
    let token = at.token()?;
    let after = at.skip(1);
    let is_roman = token.shape == Shape::Upper || token.shape == Shape::Title;
    let roman = is_roman && token.span.of(at.doc.text).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let counts = after.hit(Tag::Unit).is_some() && after.token().is_some_and(|t| t.shape == Shape::Lower);
    // The head may end in "số" itself: Cụm Thi đua số + 4.
    let numbered = after_so.is_some() || cursor.before().is_some_and(|t| t.is_word(SO));
    let plain = token.plain_number().is_some() && (numbered || !counts);
    let dated = after.token().is_some_and(|t| matches!(t.mark(), Some('/' | '%')));
    (roman || plain && !dated).then_some((Part::Number, after))
}
