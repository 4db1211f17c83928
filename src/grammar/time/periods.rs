//! Months, quarters, halves, years, terms: stretches longer than a day.

use smallvec::SmallVec;

use super::calendar::{
    NAM, THANG, Year, after_nam, dotted, four_digits, is_year, month_number, quarter_number, small, tight, year_after,
    year_range,
};
use super::reading::{Found, Reading, Readings, day};
use crate::grammar::number::{roman, words};
use crate::grammar::{Anchor, Cursor, Relative};
use crate::lexicon::{Tag, TimeRole};
use crate::model::Grain;
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind};

const DAU: Code = code("đầu");
const CUOI: Code = code("cuối");
const CUA: Code = code("của");
const QUA: Code = code("qua");
const VUA: Code = code("vừa");
const DEN: Code = code("đến");
const VA: Code = code("và");
const MOI: Code = code("mới");
const THU: Code = code("thứ");
const LAN: Code = code("lần");
const TU: Code = code("từ");
const QUY: Code = code("quý");
const KHOA: Code = code("khóa");
const NAY: Code = code("nay");
const NGOAI: Code = code("ngoái");
const TRUOC: Code = code("trước");

/// Words before "tháng" that make it a length of time.
const MEASURING: [Code; 7] =
    [code("mỗi"), code("từng"), code("mấy"), code("vài"), code("nhiều"), code("những"), code("một")];

fn apply<'d, 't>(
    reading: Reading,
    year: Option<(Year, Cursor<'d, 't>)>,
    after: Cursor<'d, 't>,
) -> (Reading, Cursor<'d, 't>) {
    match year {
        Some((Year::Written(year), end)) => (reading.with_year(Some(year)), end),
        Some((Year::Offset(offset), end)) => {
            let relative = Some(Relative { anchor: Anchor::Speaking, unit: Grain::Year, offset });
            (Reading { relative, ..reading }, end)
        }
        None => (reading, after),
    }
}

/// "tháng 7", "tháng 7/2023", "tháng 3-5/2023", "tháng 6 và 7 năm 2023", "tháng Giêng".
pub(super) fn month<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let from = c.at;
    let before = c.before();
    if before.is_some_and(|t| MEASURING.iter().any(|&w| t.is_word(w))) || is_counted(c) {
        return None;
    }
    let c = c.word(THANG)?;
    if let Some((hit, after)) = c.hit(Tag::TimeWord)
        && let TimeRole::LunarMonth(month) = c.doc.lexicon.rows.time_words[hit.row as usize].role
    {
        let reading = Reading { lunar: true, ..Reading::months(None, month, month, Grain::Month) };
        let (reading, after) = apply(reading, year_after(after), after);
        return Some(reading.found(from, after));
    }
    if let Some((month, year, None)) = c.token().and_then(|t| dotted(t, c.doc.text)) {
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        return Some(Reading::months(Some(is_year(year)?), month, month, Grain::Month).found(from, c.skip(1)));
    }
    let (first, after) = month_number(c)?;
    if c.token().is_some_and(|t| t.kind == Kind::Word) && !named_month(c, after) {
        return None;
    }
    let (months, range, after) = series(first, after, THANG, month_number);
    let year = year_after(after);
    if range {
        let reading = Reading::months(None, first, months[months.len() - 1], Grain::MonthRange);
        let (reading, after) = apply(reading, year, after);
        return Some(reading.found(from, after));
    }
    let end = year.as_ref().map_or(after, |(_, end)| *end);
    let lunar = end
        .hit(Tag::TimeWord)
        .is_some_and(|(hit, _)| c.doc.lexicon.rows.time_words[hit.row as usize].role == TimeRole::Lunar);
    let of =
        |&m: &u8| apply(Reading { lunar, ..Reading::months(None, m, m, Grain::Month) }, year, after).0.at(from, end.at);
    Some(Found::Times(months.iter().map(of).collect::<Readings>(), end))
}

/// "6/2024" at the end of a range of months.
pub(super) fn month_and_year<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let (month, after) = month_number(c).filter(|_| c.token().is_some_and(|t| t.kind == Kind::Number))?;
    let (year, end) = four_digits(after.glued('/').or_else(|| after.glued('-'))?)?;
    Some(Reading::months(Some(year), month, month, Grain::Month).found(c.at, end))
}

/// Whether a number stands right before: "3 tháng", "ba tháng".
pub(super) fn is_counted(c: Cursor<'_, '_>) -> bool {
    use crate::lexicon::NumberRole::{Digit, Hundred, Scale, Ten};
    let Some(i) = c.at.checked_sub(1) else { return false };
    let before = Cursor::within(c.doc, i, c.at);
    before.token().is_some_and(|t| t.kind == Kind::Number)
        || words::word(before).is_some_and(|(w, _)| matches!(w.role, Digit | Ten | Hundred | Scale))
}

/// Whether a month in words is one: "tháng Bảy", "tháng ba"; not "tháng năm" without a capital, "tháng hai lần".
fn named_month(c: Cursor<'_, '_>, after: Cursor<'_, '_>) -> bool {
    let Some(token) = c.token() else { return false };
    let year = after.word(NAM).is_some_and(|y| after_nam(y).is_some());
    if token.is_word(NAM) && after.at == c.at + 1 && !token.is_capital() {
        return year;
    }
    token.is_capital() || year || after.hit(Tag::Unit).is_none() && after.word(LAN).is_none()
}

/// Further numbers of a list or the end of a range, each with or without the word again: "6, 7", "6 và tháng 7", "3-5".
fn series<'d, 't>(
    first: u8,
    c: Cursor<'d, 't>,
    head: Code,
    number: fn(Cursor<'d, 't>) -> Option<(u8, Cursor<'d, 't>)>,
) -> (SmallVec<[u8; 4]>, bool, Cursor<'d, 't>) {
    const MOST: usize = 12;
    let mut list = SmallVec::<[u8; 4]>::from_slice(&[first]);
    let mut at = c;
    while list.len() < MOST {
        let Some(mark) = at.token() else { break };
        let joins = mark.is_mark('-') && tight(at) || mark.is_word(DEN);
        if !joins && !mark.is_mark(',') && !mark.is_word(VA) {
            break;
        }
        let next = at.skip(1);
        let headed = next.word(head);
        let Some((n, after)) = number(headed.unwrap_or(next)) else { break };
        let year = year_after(after).is_some();
        let closes = after.token().is_none_or(|t| t.kind == Kind::Mark && !t.is_mark('%') && t.gap < Gap::Line)
            || joins && after.hit(Tag::Unit).is_none();
        let fraction = after.token().is_some_and(|t| t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-'))) && !year;
        // Without the word again a number after a comma may count something else.
        if n <= list[list.len() - 1] || fraction || headed.is_none() && !year && !closes {
            break;
        }
        if headed.is_some() && !joins && !year {
            break;
        }
        list.push(n);
        at = after;
        if joins {
            return (list, true, at);
        }
    }
    (list, false, at)
}

/// "quý I/2023", "quý 3-2018", "quý I và II năm 2023".
pub(super) fn quarter<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let from = c.at;
    if is_counted(c) {
        return None;
    }
    let c = c.word(QUY)?;
    let (first, after) = quarter_number(c)?;
    let (quarters, range, after) = series(first, after, QUY, quarter_number);
    let year = year_after(after);
    let end = year.as_ref().map_or(after, |(_, end)| *end);
    let of = |first: u8, last: u8, grain| {
        let reading = Reading::months(None, first * 3 - 2, last * 3, grain);
        apply(reading, year, after).0.at(from, end.at)
    };
    let readings: Readings = if range {
        std::iter::once(of(first, quarters[quarters.len() - 1], Grain::MonthRange)).collect()
    } else {
        quarters.iter().map(|&q| of(q, q, Grain::Quarter)).collect()
    };
    Some(Found::Times(readings, end))
}

/// "6 tháng đầu năm 2023", "9 tháng năm 2018", "10 tháng qua", "5 năm 2016-2020": what begins with a number.
pub(super) fn counted<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let from = c.at;
    let (count, after) = small(c)?;
    if let Some(years) = after.word(NAM) {
        let (first, last, end) = year_range(years, false)?;
        return Some(Reading::years(first, last, Grain::Term).found(from, end));
    }
    let months = after.word(THANG)?;
    if !(1..=12).contains(&count) {
        return None;
    }
    let past = months.word(VUA).unwrap_or(months).word(QUA);
    if let Some(end) = past {
        let reading = Reading::relative(Grain::Month, -i16::from(count), Anchor::Speaking);
        return Some(Reading { grain: Grain::MonthRange, ..reading }.found(from, end));
    }
    let grain = match count {
        1 => Grain::Month,
        6 => Grain::HalfYear,
        12 => Grain::Year,
        _ => Grain::MonthRange,
    };
    let (first, last, (year, end)) = match months.token() {
        Some(t) if t.is_word(DAU) => (1, count, of_year(months.skip(1))?),
        Some(t) if t.is_word(CUOI) => (13 - count, 12, of_year(months.skip(1))?),
        _ => {
            let (year, end) = year_after(months).filter(|(y, _)| matches!(y, Year::Written(_)))?;
            (1, count, (Some(year), end))
        }
    };
    let (reading, after) = apply(Reading::months(None, first, last, grain), year.map(|y| (y, end)), end);
    Some(reading.found(from, after))
}

/// The year after đầu or cuối: "năm", "năm 2023", "năm nay", "của năm 2023", "2023".
fn of_year<'d, 't>(c: Cursor<'d, 't>) -> Option<(Option<Year>, Cursor<'d, 't>)> {
    if let Some((year, after)) = year_after(c) {
        return Some((Some(year), after));
    }
    Some((None, c.word(CUA).unwrap_or(c).word(NAM)?))
}

/// "nửa đầu năm 2023".
pub(super) fn half<'d, 't>(c: Cursor<'d, 't>, after: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let last_half = after.before().is_some_and(|t| t.is_word(CUOI)) || c.peek(1).is_some_and(|t| t.is_word(CUOI));
    let (first, last) = if last_half { (7, 12) } else { (1, 6) };
    let (year, end) = match after.before() {
        Some(t) if t.is_word(NAM) => {
            let written = after_nam(after).map(|(y, end)| (Some(Year::Written(y)), end));
            let offset = |word, offset| after.word(word).map(|end| (Some(Year::Offset(offset)), end));
            written
                .or_else(|| offset(NAY, 0))
                .or_else(|| offset(NGOAI, -1))
                .or_else(|| offset(TRUOC, -1))
                .unwrap_or((None, after))
        }
        _ => of_year(after).filter(|(year, _)| year.is_some())?,
    };
    let (reading, end) = apply(Reading::months(None, first, last, Grain::HalfYear), year.map(|y| (y, end)), end);
    Some(reading.found(c.at, end))
}

/// "năm 2023", "năm 2010-2016", "năm hai nghìn không trăm hai mươi ba".
pub(super) fn year<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let after = c.word(NAM)?;
    if let Some((first, last, end)) = year_range(after, false) {
        return Some(Reading::years(first, last, Grain::YearRange).found(c.at, end));
    }
    let (year, end) = after_nam(after)?;
    if after.token().is_some_and(|t| t.kind == Kind::Word) && (is_counted(c) || end.hit(Tag::Unit).is_some()) {
        return None;
    }
    let goes_on = end.token().is_some_and(|t| t.gap == Gap::None && t.is_mark('/'));
    (!goes_on).then(|| Reading::years(year, year, Grain::Year).found(c.at, end))
}

/// Years that stand alone: "2019", "2014-2019". The grammar of numbers has already set aside what is a name.
pub(super) fn bare_year<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let glued = c.token().is_some_and(|t| t.gap == Gap::None)
        && c.before().is_some_and(|t| t.kind != Kind::Mark || matches!(t.mark(), Some('/' | '-' | '.' | ',' | ':')));
    if glued {
        return None;
    }
    let common = |y: i16| (1900..=2100).contains(&y);
    if let Some((first, last, end)) = year_range(c, false).filter(|(a, b, _)| common(*a) && common(*b)) {
        return Some(Reading::years(first, last, Grain::YearRange).found(c.at, end));
    }
    let (year, end) = four_digits(c).filter(|(y, _)| common(*y))?;
    let next = end.token();
    let joined = next.is_some_and(|t| {
        t.gap == Gap::None && (t.kind != Kind::Mark || matches!(t.mark(), Some('/' | '-' | '%'))) || t.is_mark('%')
    });
    let counts = end.hit(Tag::Unit).is_some() || words::word(end).is_some();
    let follows_word =
        c.before().is_some_and(|t| t.kind == Kind::Word || matches!(t.mark(), Some('(' | ',' | '-' | '“' | '"')));
    (!joined && !counts && follows_word).then(|| Reading::years(year, year, Grain::Year).found(c.at, end))
}

/// "nhiệm kỳ 2020-2025", "nhiệm kỳ 5 (2014-2019)", "giai đoạn từ năm 2016 đến năm 2020".
pub(super) fn term<'d, 't>(c: Cursor<'d, 't>, head: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    const MOST_FILLER: usize = 6;
    let school = c.token().is_some_and(|t| t.is_word(NAM));
    let (mut at, mut open) = (head, false);
    for _ in 0..MOST_FILLER {
        if let Some((first, last, end)) = year_range(at, school) {
            let end = if open { end.mark(')').unwrap_or(end) } else { end };
            return Some(Reading::years(first, last, Grain::Term).found(c.at, end));
        }
        let token = at.token().filter(|t| t.gap < Gap::Line)?;
        let number = token.plain_number().is_some_and(|n| n < 1000) || roman::read(at).is_some();
        let word = [MOI, THU, LAN, TU, NAM].iter().any(|&w| token.is_word(w));
        if token.is_mark('(') {
            open = true;
        } else if !number && !word && !token.is_mark(',') && !token.is_mark(':') {
            return None;
        }
        at = at.skip(1);
    }
    None
}

/// "khóa XIII": the term of a congress or assembly, from the table; "khóa 2019-2024".
pub(super) fn course<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let after = c.word(KHOA)?;
    if let Some((first, last, end)) = year_range(after.mark('(').unwrap_or(after), false) {
        let end = if after.mark('(').is_some() { end.mark(')').unwrap_or(end) } else { end };
        return Some(Reading::years(first, last, Grain::Term).found(c.at, end));
    }
    let (_, end) = roman::read(after)?;
    let ordinal = after.token()?.span.of(c.doc.text);
    let body = super::phrases::body_before(c)?;
    let terms = &c.doc.lexicon.rows.terms;
    let row = terms.iter().find(|t| t.body == body && t.ordinal == ordinal)?;
    let bound = |cell: &str| {
        let mut parts = cell.split('-').map(|p| p.parse::<i16>().ok());
        let mut next = || parts.next().flatten();
        let year = next();
        day(year, next().map(|m| m as u8), next().map(|d| d as u8))
    };
    let reading =
        Reading { start: bound(row.start), end: bound(row.end), grain: Grain::Term, vague: true, ..Reading::default() };
    Some(reading.found(c.at, end))
}
