//! Expressions that a table knows: relative ones, holidays, years of the sixty-year cycle, decades and centuries.

use super::calendar::{NAM, four_digits, small, year_after};
use super::reading::{Found, Reading, day};
use crate::grammar::number::{roman, words};
use crate::grammar::{Anchor, Cursor};
use crate::lexicon::{Hit, Tag, TimeRole};
use crate::model::{Grain, Modifier};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind};

const TET: Code = code("Tết");
const XUAN: Code = code("xuân");
const MOI: Code = code("mới");
const THANG: Code = code("tháng");
const RAM: Code = code("rằm");
const THE: Code = code("thế");
const KY: Code = code("kỷ");
const THU: Code = code("thứ");

/// Words before "năm trước", "năm qua" that make them a length of time.
const MEASURING: [Code; 9] = [
    code("những"),
    code("các"),
    code("nhiều"),
    code("mấy"),
    code("vài"),
    code("bao"),
    code("suốt"),
    code("hàng"),
    code("chục"),
];

pub(super) fn role(c: Cursor<'_, '_>, hit: &Hit) -> TimeRole {
    c.doc.lexicon.rows.time_words[hit.row as usize].role
}

/// Reads a phrase of `time_words.tsv` that is an expression by itself.
pub(super) fn relative<'d, 't>(c: Cursor<'d, 't>, role: TimeRole, after: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let speaking = |unit, offset| Reading::relative(unit, offset, Anchor::Speaking);
    let reading = match role {
        TimeRole::RelativeDay(offset, part) => Reading { part_of_day: part, ..speaking(Grain::Day, offset) },
        TimeRole::RelativeWeek(offset) if !measured(c) => speaking(Grain::Week, offset),
        TimeRole::RelativeMonth(offset) if !measured(c) => speaking(Grain::Month, offset),
        TimeRole::RelativeQuarter(offset) if !measured(c) => speaking(Grain::Quarter, offset),
        TimeRole::RelativeYear(offset) if !measured(c) => speaking(Grain::Year, offset),
        TimeRole::SamePeriod => Reading::relative(Grain::Year, -1, Anchor::Period),
        TimeRole::SameDay => Reading::relative(Grain::Day, 0, Anchor::Day),
        TimeRole::YearToDate => Reading { modifier: Some(Modifier::After), ..speaking(Grain::Year, 0) },
        TimeRole::Vague => Reading::vague(),
        _ => return None,
    };
    Some(reading.found(c.at, after))
}

/// Whether a number or a word for many stands before: "5 năm trước", "những năm qua".
fn measured(c: Cursor<'_, '_>) -> bool {
    let Some(before) = c.before() else { return false };
    before.kind == Kind::Number
        || MEASURING.iter().any(|&w| before.is_word(w))
        || words::word(Cursor::within(c.doc, c.at - 1, c.at)).is_some()
}

/// A holiday by its name. A date after it says the day; a year of a lunar feast names that year.
pub(super) fn holiday<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let (hit, after) = c.hit(Tag::Holiday)?;
    let holiday = &c.doc.lexicon.rows.holidays[hit.row as usize];
    if holiday.lunar
        && let Some(found) = feast_year(c, after)
    {
        return Some(found);
    }
    let bracket = after.mark('(').unwrap_or(after);
    let dated = bracket.token().is_some_and(|t| t.kind == Kind::Number && four_digits(bracket).is_none())
        && bracket.peek(1).is_some_and(|t| t.is_mark('/') || t.is_mark('-'));
    if dated {
        return Some(Found::Nothing(after));
    }
    let fields = day(None, Some(holiday.month), Some(holiday.day));
    let reading = Reading { lunar: holiday.lunar, vague: true, ..Reading::of(fields, Grain::Day) };
    Some(reading.found(c.at, after))
}

/// "Tết Nguyên đán Quý Mão 2023": the year that the feast opens.
fn feast_year<'d, 't>(c: Cursor<'d, 't>, after: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    if let Some((place, end)) = cycle(after) {
        return Some(cycle_reading(c, place, end));
    }
    let (year, end) = four_digits(after.word(NAM).unwrap_or(after))?;
    Some(Reading::years(year, year, Grain::Year).found(c.at, end))
}

/// "Xuân Kỷ Hợi 2019", "năm mới Kỷ Hợi", "Tết Quý Mão".
pub(super) fn cycle_year<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let head = c.one_of(&[NAM, XUAN, TET])?;
    let head = head.word(MOI).or_else(|| head.word(XUAN)).unwrap_or(head);
    let (place, after) = cycle(head)?;
    Some(cycle_reading(c, place, after))
}

fn cycle_reading<'d, 't>(c: Cursor<'d, 't>, place: i16, after: Cursor<'d, 't>) -> Found<'d, 't> {
    let bare = after.mark('(').or_else(|| after.mark('-')).unwrap_or(after);
    let bare = bare.word(NAM).unwrap_or(bare);
    if let Some((year, end)) = four_digits(bare).filter(|(y, _)| (y - 4).rem_euclid(60) == place) {
        let end = if after.mark('(').is_some() { end.mark(')').unwrap_or(end) } else { end };
        return Reading::years(year, year, Grain::Year).found(c.at, end);
    }
    Reading::relative(Grain::Year, place, Anchor::Cycle).found(c.at, after)
}

/// Two cyclic signs, and the place of their year in the cycle of sixty.
fn cycle<'d, 't>(c: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    let sign = |c: Cursor<'d, 't>| {
        c.token().filter(|t| t.is_capital() && t.gap < Gap::Line)?;
        let roles = c.doc.hits_of(c.at, Tag::TimeWord).filter(|h| h.len == 1).map(move |h| role(c, &h));
        Some((roles, c.skip(1)))
    };
    let (mut stems, next) = sign(c)?;
    let stem = stems.find_map(|r| if let TimeRole::Stem(s) = r { Some(i16::from(s)) } else { None })?;
    let (mut branches, after) = sign(next)?;
    let branch = branches.find_map(|r| if let TimeRole::Branch(b) = r { Some(i16::from(b)) } else { None })?;
    // The signs advance together: place ≡ stem (mod 10) and ≡ branch (mod 12).
    (0..6).map(|turn| stem + 10 * turn).find(|place| place % 12 == branch).map(|place| (place, after))
}

/// "rằm tháng Giêng", "mùng 3 Tết", "mùng 10 tháng 3 âm lịch": days counted by the moon.
pub(super) fn lunar_day<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let full_moon = c.word(RAM);
    let (date, after) = match full_moon {
        Some(after) => (15, after),
        None => small(c.skip(1)).filter(|(d, _)| (1..=30).contains(d))?,
    };
    if let Some(end) = after.word(TET) {
        let reading = Reading { lunar: true, vague: true, ..Reading::of(day(None, Some(1), Some(date)), Grain::Day) };
        return Some(reading.found(c.at, end));
    }
    let named = after.word(THANG)?;
    let lunar_month = named.hit(Tag::TimeWord).and_then(|(hit, end)| match role(c, &hit) {
        TimeRole::LunarMonth(month) => Some((month, end)),
        _ => None,
    });
    let is_named = lunar_month.is_some();
    let (month, end) = lunar_month.or_else(|| small(named).filter(|(m, _)| (1..=12).contains(m)))?;
    let marked = end.hit(Tag::TimeWord).filter(|(hit, _)| role(c, hit) == TimeRole::Lunar);
    if !is_named && full_moon.is_none() && marked.is_none() {
        return None;
    }
    let end = marked.map_or(end, |(_, e)| e);
    let year =
        year_after(end).and_then(|(y, e)| if let super::calendar::Year::Written(y) = y { Some((y, e)) } else { None });
    let (year, end) = year.map_or((None, end), |(y, e)| (Some(y), e));
    let reading = Reading { lunar: true, ..Reading::of(day(year, Some(month), Some(date)), Grain::Day) };
    Some(reading.found(c.at, end))
}

/// "thế kỷ XXI", "thập niên 90", "những năm 1990".
pub(super) fn era<'d, 't>(c: Cursor<'d, 't>, after: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    if c.words(&[THE, KY]).is_some() {
        let number = after.word(THU).unwrap_or(after);
        let (century, end) = roman::read(number)
            .map(|(n, e)| (n as i16, e))
            .or_else(|| small(number).map(|(n, e)| (i16::from(n), e)))?;
        let fits = (1..=29).contains(&century);
        let reading = Reading { vague: true, ..Reading::years(century * 100 - 99, century * 100, Grain::Era) };
        return fits.then(|| reading.found(c.at, end));
    }
    let token = after.token().filter(|t| t.kind == Kind::Number)?;
    let value = token.plain_number().filter(|n| n % 10 == 0)?;
    let decade = match token.span.len() {
        4 if (1800..=2090).contains(&value) => value as i16,
        2 if value >= 20 => 1900 + value as i16,
        _ => return None,
    };
    Some(Reading::years(decade, decade + 9, Grain::Era).found(c.at, after.skip(1)))
}

const TRUNG: Code = code("trung");
const UONG: Code = code("ương");
const QUOC: Code = code("quốc");
const HOI: Code = code("hội");
const NGHI: Code = code("nghị");
const TOAN: Code = code("toàn");
/// Bodies that have terms of their own, so that "Trung ương" and "khóa" near them are not the Party's.
const OTHERS: [Code; 10] = [
    code("tỉnh"),
    code("thành"),
    code("huyện"),
    code("quận"),
    code("hội"),
    code("đoàn"),
    code("liên"),
    code("bộ"),
    code("nhân"),
    code("trận"),
];

/// Whose term "khóa" at `c` counts: the Party's or the National Assembly's, when the words before leave no doubt.
pub(super) fn body_before(c: Cursor<'_, '_>) -> Option<&'static str> {
    const FARTHEST: u32 = 10;
    let sentence = c.doc.sentences.get(c.doc.sentence_of(c.at))?.tokens.start;
    for i in (sentence.max(c.at.saturating_sub(FARTHEST))..c.at).rev() {
        let token = c.doc.token(i)?;
        let before = |word: Code| Cursor::within(c.doc, i + 1, c.at).word(word).is_some();
        match token.code {
            _ if token.kind != Kind::Word => {}
            QUOC if before(HOI) => return Some("Quốc hội"),
            TRUNG if before(UONG) => return Some("Đảng"),
            TOAN if before(QUOC) => return Some("Đảng"),
            // Of "Quốc hội" and "Hội nghị".
            HOI if before(NGHI) || i > 0 && c.to(i - 1).word(QUOC).is_some() => {}
            other if token.is_capital() && OTHERS.contains(&other) => return None,
            _ => {}
        }
    }
    None
}
