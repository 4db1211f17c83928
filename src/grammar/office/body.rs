//! What follows a title: the body, the body that it is part of, the place.

use super::holder::bitten;
use super::title::Found;
use crate::grammar::{Cursor, Doc, Mentions, person::name};
use crate::lexicon::{FieldRole, PLACE_KINDS, Tag, Wanted};
use crate::model::PlaceLevel;
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, TokenRange, code};

const CUA: Code = code("của");
const THUOC: Code = code("thuộc");
const TAI: Code = code("tại");
const VA: Code = code("và");
const SO: Code = code("số");

/// What was read after a title.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Body {
    /// Index after its last token.
    pub end: u32,
    /// Index of the outermost organisation mention.
    pub organization: Option<u32>,
    /// Index of the place mention.
    pub place: Option<u32>,
    /// The title is a diplomat's.
    diplomat: bool,
}

/// Reads body and place after a title. They may begin inside the title: Trưởng *ban Tổ chức*, Bí thư *Tỉnh ủy Hà Tĩnh*.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, found: Found, limit: u32) -> Body {
    let start = found.whole.start;
    let class = doc.lexicon.rows.titles.get(found.whole.row as usize).map_or("", |t| &*t.rank_class);
    let mut body = Body { end: found.whole.end(), diplomat: class == "diplomat", ..Body::default() };
    // Each step takes one more body or place; "Vụ, Ban, Trung ương" needs three.
    for _ in 0..4 {
        let from = if body.organization.is_none() && body.place.is_none() { start + 1 } else { body.end };
        if !(take_organization(mentions, from, &mut body, limit)
            || take_place(doc, mentions, start + 1, &mut body, limit)
            || take_head(doc, start, &mut body, limit)
            || take_fields(doc, mentions, &mut body, limit)
            || take_level(doc, &mut body, limit)
            || take_after_of(doc, mentions, &mut body, limit)
            || take_hamlet(doc, mentions, &mut body, limit)
            || take_post(doc, mentions, &mut body, limit)
            || take_numbered(doc, &mut body, limit)
            || take_unit_number(doc, &mut body, limit)
            || take_acronym(doc, &mut body, limit))
        {
            break;
        }
    }
    take_parent(doc, mentions, found, &mut body, limit);
    take_wider(doc, mentions, &mut body, limit);
    body
}

/// An organisation mention that begins from `from` up to the end of what was read, and goes further.
fn take_organization(mentions: &Mentions, from: u32, body: &mut Body, limit: u32) -> bool {
    let first = mentions.organizations.partition_point(|o| o.tokens.start < from);
    let best = (first..mentions.organizations.len())
        .take_while(|&i| mentions.organizations[i].tokens.start <= body.end)
        .filter(|&i| {
            let organization = &mentions.organizations[i];
            organization.tokens.end <= limit && organization.tokens.end >= body.end && !organization.collective
        })
        .max_by_key(|&i| mentions.organizations[i].tokens.end);
    let Some(i) = best else { return false };
    let further = mentions.organizations[i].tokens.end > body.end || body.organization.is_none();
    if body.organization.is_none() {
        body.organization = Some(i as u32);
        body.place = mentions.organizations[i].place;
    }
    body.end = mentions.organizations[i].tokens.end;
    further
}

/// A place mention that begins inside what was read or right after it. A bare name of three syllables that could be a
/// person's (Chủ tịch Hồ Chí Minh) is none.
fn take_place(doc: &Doc<'_>, mentions: &Mentions, from: u32, body: &mut Body, limit: u32) -> bool {
    let first = mentions.places.partition_point(|p| p.tokens.start < from);
    let best = (first..mentions.places.len())
        .take_while(|&i| mentions.places[i].tokens.start <= body.end)
        .filter(|&i| {
            let place = &mentions.places[i];
            let like_a_person = place.kind.is_none()
                && place.tokens.len() >= 3
                && doc.longest(place.tokens.start, Tag::Surname).is_some();
            let further = place.tokens.end <= limit && place.tokens.end > body.end;
            further && place.name.is_some() && !like_a_person && bitten(doc, place.tokens).is_none()
        })
        .max_by_key(|&i| mentions.places[i].tokens.end);
    let Some(i) = best else { return take_hidden_place(doc, body, limit) };
    body.end = mentions.places[i].tokens.end;
    body.place = Some(i as u32);
    true
}

/// A place between a title and a name (Thủ tướng *Lào* …, Chủ tịch *Hà Nội* …), where the name hides it from the grammar
/// of places.
fn take_hidden_place(doc: &Doc<'_>, body: &mut Body, limit: u32) -> bool {
    if body.place.is_some() {
        return false;
    }
    let gazetteer = &doc.lexicon.gazetteer;
    let is_country = |row: u32| {
        let units = gazetteer.names.get(row as usize).map_or(&[][..], |name| &name.units);
        units.iter().any(|&u| gazetteer.units[u as usize].level == PlaceLevel::Country)
    };
    let is_province = |row: u32| {
        let units = gazetteer.names.get(row as usize).map_or(&[][..], |name| &name.units);
        units.iter().any(|&u| matches!(gazetteer.units[u as usize].level, PlaceLevel::Province | PlaceLevel::District))
    };
    let before_name = |at: u32| {
        let run = name::run(doc, at, limit).filter(|run| (3..=4).contains(&run.syllables));
        run.is_some_and(|run| run.surname.is_some_and(|share| share >= 0.1))
    };
    let hits = doc.hits_of(body.end, Tag::Place).filter(|hit| hit.end() <= limit);
    let named = doc.token(body.end).is_some_and(|t| t.is_capital());
    // Right after a body a name may end the phrase, even one of one syllable (Huế, Vinh).
    let alone = |at: u32| body.organization.is_some() && doc.token(at).is_none_or(|t| !t.is_capital());
    let end = hits.filter(|_| named).find(|hit| {
        is_country(hit.row) && body.organization.is_none()
            || hit.len >= 2 && (before_name(hit.end()) || alone(hit.end()))
            || hit.len == 1 && alone(hit.end()) && is_province(hit.row)
            // Chủ tịch Hà Nội, without a body.
            || hit.len == 2
                && gazetteer.is_province(hit.row)
                && body.organization.is_none()
                && doc.token(hit.end()).is_none_or(|t| !t.is_capital())
    });
    body.end = end.map_or(body.end, |hit| hit.end());
    end.is_some()
}

/// Trưởng thôn *Hạ*, tổ trưởng tổ dân phố *số 7*: the name or number of a place below the commune.
fn take_hamlet(doc: &Doc<'_>, mentions: &Mentions, body: &mut Body, limit: u32) -> bool {
    // The Bản of Nhật Bản is no kind of place.
    let known = body.place.and_then(|p| mentions.places.get(p as usize)).is_some_and(|p| p.tokens.end == body.end);
    if known {
        return false;
    }
    let after_kind = (body.end.saturating_sub(3)..body.end).filter_map(|i| doc.longest(i, Tag::PlaceKind)).any(|hit| {
        hit.end() == body.end && PLACE_KINDS.get(hit.row as usize).is_some_and(|kind| kind.level == "hamlet")
    });
    if !after_kind {
        return false;
    }
    let cursor = Cursor::within(doc, body.end, limit);
    let number = cursor.word(SO).unwrap_or(cursor).plain_number().map(|(_, after)| after.at);
    let name = || {
        let run = name::run(doc, body.end, limit).filter(|run| run.syllables <= 2 && run.tokens.end <= limit)?;
        (run.surname.is_none_or(|share| share < 0.05) || run.syllables == 1).then_some(run.tokens.end)
    };
    let end = number.or_else(name);
    body.end = end.unwrap_or(body.end);
    end.is_some()
}

/// Đại sứ Việt Nam *tại Lào*: where a country or a foreign body is represented.
fn take_post(doc: &Doc<'_>, mentions: &Mentions, body: &mut Body, limit: u32) -> bool {
    let Some(after) = Cursor::within(doc, body.end, limit).word(TAI).filter(|_| body.diplomat) else { return false };
    // With its kind: tại TP. Đà Nẵng.
    let mention = mentions.places.binary_search_by_key(&after.at, |p| p.tokens.start).ok();
    let mention = mention.map(|i| mentions.places[i].tokens.end).filter(|&end| end <= limit);
    let place = after.hit(Tag::Place).map(|(hit, _)| hit.end()).max(mention);
    body.end = place.unwrap_or(body.end);
    place.is_some()
}

/// The head of a name of a body that no organisation mention covers; or one that begins in what was read and goes
/// further (Ban Chấp hành *Trung ương* Đoàn).
fn take_head(doc: &Doc<'_>, start: u32, body: &mut Body, limit: u32) -> bool {
    let last = if body.organization.is_some() { body.end.saturating_sub(1) } else { body.end };
    let heads = doc.each(TokenRange::new(start + 1, last + 1), Wanted::tags(&[Tag::Organ]));
    let heads = heads.filter_map(|i| doc.longest(i, Tag::Organ));
    let end = heads.map(|hit| hit.end()).filter(|&end| end > body.end && end <= limit).max();
    body.end = end.unwrap_or(body.end);
    end.is_some()
}

/// Fields between a title or unit and the body that it is part of: Trưởng ban tổ chức *cán bộ* Hội …, Vụ Đào tạo*, bồi
/// dưỡng cán bộ*, Ban …. In lower case, without a body or a mark after them, they are the verb of the sentence.
fn take_fields(doc: &Doc<'_>, mentions: &Mentions, body: &mut Body, limit: u32) -> bool {
    const MOST: usize = 4;
    let start = Cursor::within(doc, body.end, limit);
    let comma = start.mark(',');
    let mut cursor = comma.unwrap_or(start);
    let first = cursor.at;
    for _ in 0..MOST {
        let linked = if cursor.at > first { cursor.word(VA).unwrap_or(cursor) } else { cursor };
        let field = linked.hit(Tag::OrganField).filter(|(hit, _)| {
            doc.lexicon
                .rows
                .organ_fields
                .get(hit.row as usize)
                .is_some_and(|field| matches!(field.role, FieldRole::Field | FieldRole::Word))
        });
        let Some((_, after)) = field.filter(|_| starting_at(mentions, cursor.at).is_none()) else { break };
        cursor = after;
    }
    let parent = cursor.mark(',').filter(|c| starting_at(mentions, c.at).is_some());
    let capital = comma.is_none() && doc.token(first).is_some_and(|t| t.is_capital());
    let ends = parent.is_some()
        || capital
        || comma.is_none()
            && (starting_at(mentions, cursor.at).is_some() || cursor.token().is_none_or(|t| t.kind == Kind::Mark));
    let taken = cursor.at > first && ends;
    if taken {
        body.end = cursor.at;
    }
    taken
}

/// The level that stands for the place in the local press: HĐND *tỉnh*, Sở Y tế *TP*.
fn take_level(doc: &Doc<'_>, body: &mut Body, limit: u32) -> bool {
    let Some((hit, after)) = Cursor::within(doc, body.end, limit).hit(Tag::PlaceKind) else { return false };
    let names_nothing = after.token().is_none_or(|t| t.kind != Kind::Number);
    if names_nothing {
        body.end = hit.end();
    }
    names_nothing
}

/// Phó Chủ nhiệm Ủy ban … *của Quốc hội*, Cục trưởng Cục … *thuộc Bộ Y tế*.
fn take_after_of(doc: &Doc<'_>, mentions: &Mentions, body: &mut Body, limit: u32) -> bool {
    let Some(after) = Cursor::within(doc, body.end, limit).one_of(&[CUA, THUOC]) else { return false };
    let mut further = Body { end: after.at, ..*body };
    let taken = take_organization(mentions, after.at, &mut further, limit) && further.end > after.at;
    if taken {
        *body = further;
    }
    taken
}

/// Trưởng phòng *2*: the number of a unit that the title names.
fn take_unit_number(doc: &Doc<'_>, body: &mut Body, limit: u32) -> bool {
    const UNITS: [Code; 5] = [code("phòng"), code("khoa"), code("đội"), code("tổ"), code("vụ")];
    let unit = body.end.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(|t| UNITS.iter().any(|&u| t.is_word(u)));
    let cursor = Cursor::within(doc, body.end, limit);
    let ends = |ahead: u32| {
        cursor.peek(ahead).is_none_or(|t| t.is_capital() || matches!(t.mark(), Some(',' | ';' | '.' | ')')))
    };
    let taken = unit && cursor.plain_number().is_some() && ends(1);
    if taken {
        body.end += 1;
    }
    taken
}

/// A short form that no table knows, right after the title: Tổng Thư ký *HĐTS*. A name in capitals has more words.
fn take_acronym(doc: &Doc<'_>, body: &mut Body, limit: u32) -> bool {
    if body.organization.is_some() || body.place.is_some() {
        return false;
    }
    let cursor = Cursor::within(doc, body.end, limit);
    let short =
        |ahead: u32| cursor.peek(ahead).is_some_and(|t| t.shape == Shape::Upper && (2..=6).contains(&t.letters));
    let titled =
        doc.has(body.end, Tag::Title) || doc.token(body.end.saturating_sub(1)).is_some_and(|t| t.shape == Shape::Upper);
    let taken =
        short(0) && !short(1) && !titled && cursor.peek(1).is_none_or(|t| t.gap > Gap::None || t.kind == Kind::Mark);
    if taken {
        body.end += 1;
    }
    taken
}

/// What is numbered and no body: Chủ nhiệm *Đề án 2*.
fn take_numbered(doc: &Doc<'_>, body: &mut Body, limit: u32) -> bool {
    const LONGEST: u32 = 3;
    if body.organization.is_some() || body.place.is_some() {
        return false;
    }
    let cursor = Cursor::within(doc, body.end, limit);
    let words = (0..=LONGEST).find(|&i| cursor.peek(i).is_none_or(|t| t.kind != Kind::Word)).unwrap_or(0);
    let capital = cursor.token().is_some_and(|t| t.is_capital());
    let numbered = words > 0 && capital && cursor.peek(words).is_some_and(|t| t.plain_number().is_some());
    if numbered {
        body.end += words + 1;
    }
    numbered
}

/// The body that a unit is part of, after a comma or in parentheses: Vụ Địa phương 1*, Ban Tổ chức Trung ương*.
fn take_parent(doc: &Doc<'_>, mentions: &Mentions, found: Found, body: &mut Body, limit: u32) {
    let Some(unit) = body.organization else { return };
    let cursor = Cursor::within(doc, body.end, limit);
    let (inner, closes) = match (cursor.mark(','), cursor.mark('(')) {
        (Some(inner), _) => (inner, false),
        (_, Some(inner)) => (inner, true),
        _ => return,
    };
    let Some(parent) = starting_at(mentions, inner.at) else { return };
    let tokens = mentions.organizations[parent as usize].tokens;
    let told = mentions.organizations[unit as usize].parent == Some(parent);
    let unit_title =
        doc.lexicon.rows.titles.get(found.shortest.row as usize).is_some_and(|t| {
            t.rank_class == "head_unit" || t.rank_class == "deputy_unit" || t.rank_class == "acting_head"
        });
    let organ = mentions.organizations[parent as usize].organ.and_then(|row| doc.lexicon.rows.organs.get(row as usize));
    let specific = !mentions.organizations[parent as usize].generic && organ.is_none_or(|o| o.level != "commune");
    if tokens.end > limit || !(told || unit_title && specific) {
        return;
    }
    if !closes {
        body.end = tokens.end;
    } else if let Some(after) = cursor.to(tokens.end).mark(')') {
        body.end = after.at;
    }
}

/// The place that the body's place lies in, after a comma: Chủ tịch UBND xã Tân An*, huyện Thanh Ba*.
fn take_wider(doc: &Doc<'_>, mentions: &Mentions, body: &mut Body, limit: u32) {
    const MOST: usize = 2;
    let mut inner = body.place.and_then(|p| mentions.places.get(p as usize));
    for _ in 0..MOST {
        let Some(place) = inner.filter(|p| p.tokens.end == body.end) else { return };
        let outer = place.within.and_then(|p| mentions.places.get(p as usize));
        let Some(after) = Cursor::within(doc, body.end, limit).mark(',') else { return };
        inner = outer.filter(|p| p.kind.is_some() && p.tokens.start == after.at && p.tokens.end <= limit);
        body.end = inner.map_or(body.end, |p| p.tokens.end);
    }
}

/// The widest organisation mention that starts at a token.
fn starting_at(mentions: &Mentions, at: u32) -> Option<u32> {
    let first = mentions.organizations.partition_point(|o| o.tokens.start < at);
    (first..mentions.organizations.len())
        .take_while(|&i| mentions.organizations[i].tokens.start == at)
        .max_by_key(|&i| mentions.organizations[i].tokens.end)
        .map(|i| i as u32)
}
