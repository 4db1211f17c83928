//! What a number counts: a rate, money, a measure, or a noun phrase up to its first verb or clause.

use std::borrow::Cow;

use crate::grammar::{Cover, Cursor, Doc, Layer, NumberForm, NumberMention, Unit};
use crate::lexicon::{CountedUnit, Hit, NumberRole, Role, Tag, TitleKind, Use, Wanted};
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, Token, TokenRange, code};

/// A noun phrase is cut after this many words at the latest.
const LONGEST: u32 = 8;
/// A rate has at most this many "per" parts (đồng/người/năm).
const MOST_PER: u32 = 3;
/// From here on a bare number counts money.
const BILLION: f64 = 1e9;

const DU: Code = code("dự");
const THANH: Code = code("thành");
const TY: Code = code("tỷ");
const TI: Code = code("tỉ");
const NGAY: Code = code("ngày");
const TRIEU: Code = code("triệu");
/// How far before millions a word of money may stand that makes them money.
const NEAR_MONEY: u32 = 4;

/// What sort of thing is counted, as far as the grammar must tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// %, ‰, percentage points.
    Rate,
    /// A currency, also per head or year.
    Money,
    /// Years, days, hours; ages; times.
    Span,
    /// A physical measure.
    Measure,
    /// A noun of the tables.
    Noun,
    /// Any other noun.
    Other,
}

/// The thing counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// The unit.
    pub unit: Unit,
    /// What the number is multiplied with (triệu in a unit).
    pub scale: f64,
    /// Its sort.
    pub class: Class,
    /// Index after its last token.
    pub end: u32,
}

/// Reads what stands after a number.
pub(super) fn counted(after: Cursor<'_, '_>, cover: &Cover, number: &NumberMention) -> Option<Counted> {
    if let Some(rate) = percent(after) {
        return Some(rate);
    }
    let Some(token) = after.token().filter(|t| t.kind == Kind::Word && t.gap < Gap::Blank) else {
        return bare_money(after, number);
    };
    if cover.has(after.at, Layer::Time) {
        return days_of_a_date(after).or_else(|| bare_money(after, number));
    }
    let rows = &after.doc.lexicon.rows;
    let found = after.hit(Tag::Unit).and_then(|(hit, end)| Some((rows.units.get(hit.row as usize)?, end)));
    match found {
        Some((row, end)) => Some(listed(after, row, end, cover)),
        None if ends_phrase(after, token) || has_role(after, "adjective") => bare_money(after, number),
        None => other(after, cover),
    }
}

/// `%`, also written off, and ‰.
fn percent(after: Cursor<'_, '_>) -> Option<Counted> {
    let token = after.token().filter(|t| t.gap < Gap::Line)?;
    let unit = match token.mark()? {
        '%' => "%",
        '‰' => "‰",
        _ => return None,
    };
    Some(Counted { unit: Unit::Canonical(unit), scale: 1.0, class: Class::Rate, end: after.at + 1 })
}

/// `hai ngày 30 và 31/8`: the days counted are named by the time that follows.
fn days_of_a_date(after: Cursor<'_, '_>) -> Option<Counted> {
    let end = after.word(NGAY)?;
    let unit = Unit::Written(after.doc.span(end.since(after.at)));
    Some(Counted { unit, scale: 1.0, class: Class::Span, end: end.at })
}

/// `thu 1,5 triệu tỉ`: a number of billions that counts nothing is money; one of millions after a word of money.
fn bare_money(after: Cursor<'_, '_>, number: &NumberMention) -> Option<Counted> {
    let scale = after.before().filter(|t| t.shape == Shape::Lower)?;
    let billions = (scale.is_word(TY) || scale.is_word(TI)) && number.value >= BILLION;
    let start = number.tokens.start;
    let paid = || (start.saturating_sub(NEAR_MONEY)..start).any(|i| after.doc.used(i, Use::Money));
    let money = number.form == NumberForm::Mixed && (billions || scale.is_word(TRIEU) && paid());
    money.then_some(Counted { unit: Unit::Canonical("đồng"), scale: 1.0, class: Class::Money, end: after.at })
}

/// A unit of the tables, with what belongs to it.
fn listed(start: Cursor<'_, '_>, row: &CountedUnit, end: Cursor<'_, '_>, cover: &Cover) -> Counted {
    let class = class(&row.kind);
    let after_per = per(end);
    let is_rate = after_per.at > end.at;
    let written = |end: Cursor<'_, '_>| Unit::Written(start.doc.span(end.since(start.at)));
    let (unit, end) = match (class, &row.base) {
        (Class::Money, Cow::Borrowed(base)) if !is_rate && row.kind == "money" => (Unit::Canonical(base), end),
        (Class::Rate, Cow::Borrowed(base)) if !is_rate => (Unit::Canonical(base), end),
        (Class::Money | Class::Rate | Class::Span, _) => (written(after_per), after_per),
        (Class::Measure, _) if is_rate => (written(after_per), after_per),
        _ => {
            let end = phrase(start, end, cover);
            (written(end), end)
        }
    };
    let scale = if class == Class::Money { row.scale } else { 1.0 };
    Counted { unit, scale, class, end: end.at }
}

fn class(kind: &str) -> Class {
    match kind {
        "rate" => Class::Rate,
        "money" | "money_rate" => Class::Money,
        "duration" | "age" | "ratio" => Class::Span,
        "area" | "length" | "volume" | "mass" | "energy" | "power" | "speed" | "yield" | "flow" | "voltage"
        | "data" | "data_rate" | "temperature" | "magnitude" | "degree" | "level" | "container" | "rate_per"
        | "density" => Class::Measure,
        _ => Class::Noun,
    }
}

/// `/người/năm` after a unit.
fn per<'d, 't>(cursor: Cursor<'d, 't>) -> Cursor<'d, 't> {
    let mut at = cursor;
    for _ in 0..MOST_PER {
        let word = |c: &Cursor<'_, '_>| c.token().is_some_and(|t| t.kind == Kind::Word && t.gap == Gap::None);
        match at.glued('/').filter(word) {
            Some(next) => at = next.skip(1),
            None => break,
        }
    }
    at
}

/// A noun that the tables do not hold.
fn other(start: Cursor<'_, '_>, cover: &Cover) -> Option<Counted> {
    let end = phrase(start, start, cover);
    let unit = Unit::Written(start.doc.span(end.since(start.at)));
    (end.at > start.at).then_some(Counted { unit, scale: 1.0, class: Class::Other, end: end.at })
}

/// Goes on over the words of a noun phrase whose head ends at `end`.
fn phrase<'d, 't>(start: Cursor<'d, 't>, end: Cursor<'d, 't>, cover: &Cover) -> Cursor<'d, 't> {
    let office = is_office(start);
    let mut at = (start.at + 1..end.at).find_map(|i| pair(start.to(i))).filter(|p| p.at > end.at).unwrap_or(end);
    while at.at < start.at + LONGEST {
        let Some(token) = at.token().filter(|t| t.kind == Kind::Word && t.gap < Gap::Blank) else { break };
        if let Some(next) = pair(at).filter(|_| at.at > start.at) {
            at = next;
            continue;
        }
        if ends_phrase(at, token) || cover.has(at.at, Layer::Time) || cover.has(at.at, Layer::Reference) {
            break;
        }
        if at.at > start.at && numbers_a_name(at) {
            break;
        }
        // "20 quận, huyện, thị xã dự.": the word begins many nouns (dự án), and ends a clause.
        if token.is_word(DU) && at.at > start.at && at.peek(1).is_none_or(|t| t.kind == Kind::Mark) {
            break;
        }
        // sáp nhập 13 thôn *thành* 6 thôn
        if token.is_word(THANH) && at.peek(1).is_some_and(|t| t.kind == Kind::Number) {
            break;
        }
        if token.is_capital() && at.at > start.at && !office && !stands_as_noun(at, token) {
            break;
        }
        at = at.skip(1);
    }
    at
}

/// After a pair of the tables, which goes on over its comma: lượt *đoàn viên, thanh niên*.
fn pair<'d, 't>(at: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
    let (hit, next) = at.hit(Tag::Unit)?;
    (hit.start..hit.end()).any(|i| at.doc.token(i).is_some_and(|t| t.is_mark(','))).then_some(next)
}

/// Offices count people (18 ủy viên Ban Thường vụ Thành ủy): the body after them belongs to the noun. Members and ranks
/// at large (hội viên, giáo viên) take none.
fn is_office(start: Cursor<'_, '_>) -> bool {
    let titles = &start.doc.lexicon.rows.titles;
    let office =
        |h: Hit| titles.get(h.row as usize).is_some_and(|t| t.kind == TitleKind::Office && !t.rank_class.is_empty());
    // "tân", "nữ" may stand before the office.
    [0, 1].iter().any(|&ahead| start.doc.hits_of(start.at + ahead, Tag::Title).any(office))
}

/// Whether a word ends a noun phrase: a function word, a verb of the genre, or no word.
fn ends_phrase(at: Cursor<'_, '_>, token: &Token) -> bool {
    if token.kind != Kind::Word {
        return true;
    }
    if !at.doc.is(at.at, ENDS) {
        return false;
    }
    let boundary = at.doc.hits_at(at.at).find(|h| matches!(h.role, Role::Function | Role::Verb));
    boundary.is_some_and(|hit| !is_inside_word(at.doc, hit))
}

/// What ends a noun phrase.
pub(super) const ENDS: Wanted = Wanted::roles(&[Role::Function, Role::Verb]);

/// `học sinh lớp 12`: a label and its number begin a name.
fn numbers_a_name(at: Cursor<'_, '_>) -> bool {
    let words = &at.doc.lexicon.rows.number_words;
    let label = |h: Hit| words.get(h.row as usize).is_some_and(|w| w.role == NumberRole::Label);
    at.peek(1).is_some_and(|t| t.kind == Kind::Number) && at.doc.longest(at.at, Tag::NumberWord).is_some_and(label)
}

fn has_role(at: Cursor<'_, '_>, role: &str) -> bool {
    let rows = &at.doc.lexicon.rows.boundaries;
    at.doc.longest(at.at, Tag::Boundary).and_then(|h| rows.get(h.row as usize)).is_some_and(|row| row.role == role)
}

/// Whether a phrase is only part of a longer word of the tables: the "bị" of thiết bị, the "dự" of dự án.
pub(super) fn is_inside_word(doc: &Doc<'_>, part: Hit) -> bool {
    const LONGEST_WORD: u32 = 3;
    let is_word = |h: &Hit| match h.tag {
        Tag::Unit | Tag::Organ | Tag::DocumentKind => true,
        Tag::Title => doc.lexicon.rows.titles.get(h.row as usize).is_some_and(|t| t.kind != TitleKind::Marker),
        // Cues are phrases, not words: those that begin with a function word (bị kỷ luật) hold it as such.
        Tag::Indicator | Tag::Topic => h.start < part.start && h.end() > part.end(),
        _ => h.role == Role::Act,
    };
    const WORDS: Wanted =
        Wanted::tags(&[Tag::Unit, Tag::Organ, Tag::DocumentKind, Tag::Title, Tag::Indicator, Tag::Topic])
            .or(Wanted::roles(&[Role::Act]));
    let longer = |h: Hit| h.end() >= part.end() && u32::from(h.len) <= LONGEST_WORD && h.len > part.len && is_word(&h);
    let near = TokenRange::new(part.start.saturating_sub(LONGEST_WORD), part.start + 1);
    doc.each(near, WORDS).any(|at| doc.hits_at(at).any(longer))
}

/// A lone capital in a noun phrase is a common noun of the genre (tổ chức Đảng, cán bộ Đoàn), an acronym at its end
/// likewise (sản phẩm OCOP); before another name it begins one (hội viên HLG tỉnh Phú Thọ).
fn stands_as_noun(at: Cursor<'_, '_>, token: &Token) -> bool {
    let next = at.peek(1).filter(|t| t.kind == Kind::Word);
    match token.shape {
        Shape::Title => next.is_none_or(|t| t.shape == Shape::Lower) && at.doc.longest(at.at, Tag::Surname).is_none(),
        _ => at.doc.longest(at.at, Tag::Organ).is_none() && next.is_none_or(|t| ends_phrase(at.skip(1), t)),
    }
}
