//! Days: "15/7", "15-7-2023", "ngày 15 tháng 7 năm 2023", and lists and ranges of days that share their month.

use smallvec::SmallVec;

use super::calendar::{NAM, THANG, after_nam, dotted, exists, four_digits, is_year, small, tight};
use super::reading::{Found, Reading, Readings, day};
use crate::grammar::Cursor;
use crate::grammar::number::words;
use crate::lexicon::{Tag, TimeRole, Use};
use crate::model::Grain;
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, TokenRange};

const NGAY: Code = code("ngày");
const VA: Code = code("và");
const DEN: Code = code("đến");
const TOI: Code = code("tới");
const HET: Code = code("hết");
const SANG_DAY: Code = code("sang");
const MUNG: Code = code("mùng");
const MONG: Code = code("mồng");
const SO: Code = code("số");
/// Days that one list may name.
const MOST_DAYS: usize = 10;

/// How much what stands before speaks for a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cue {
    None,
    /// A word that figures follow as well: từ, đến.
    Weak,
    /// ngày, a part of the day, a weekday.
    Strong,
}

/// A month after a day, with the year when it is written.
struct Month<'d, 't> {
    month: u64,
    year: Option<i16>,
    after: Cursor<'d, 't>,
}

/// Reads the days at `c`. `cue` says that what stands before makes a day of what follows; `from` is where it began.
pub(super) fn days<'d, 't>(c: Cursor<'d, 't>, cue: bool, from: u32) -> Option<Found<'d, 't>> {
    if let Some(found) = stops(c, cue, from).or_else(|| iso(c, from)) {
        return Some(found);
    }
    let (mut number, mut after) = day_number(c)?;
    let cue = match c.before() {
        _ if cue => Cue::Strong,
        Some(_) if c.doc.used(c.at - 1, Use::BeforeDay) => Cue::Weak,
        _ => Cue::None,
    };
    let (mut list, mut range, mut dashed) = (SmallVec::<[u64; 4]>::new(), false, false);
    loop {
        list.push(number);
        if let Some(month) = month_after(after, cue, dashed) {
            return finish(c, from, cue, &list, range, &month);
        }
        let (next, joins) = separator(after)?;
        if list.len() >= MOST_DAYS || range || joins && list.len() > 1 {
            return None;
        }
        (range, dashed) = (joins, joins && after.token().is_some_and(|t| t.is_mark('-')));
        (number, after) = day_number(next)?;
    }
}

fn day_number<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, Cursor<'d, 't>)> {
    let c = c.one_of(&[MUNG, MONG]).unwrap_or(c);
    let (number, after) = small(c)?;
    (number > 0).then_some((u64::from(number), after))
}

/// What joins two days of one month: a comma, và, or for a range a dash or đến, with "ngày" or a part of the day after.
fn separator<'d, 't>(c: Cursor<'d, 't>) -> Option<(Cursor<'d, 't>, bool)> {
    let token = c.token()?;
    let joins = token.is_word(DEN) || token.is_word(TOI) || token.is_word(SANG_DAY) || token.is_mark('-') && tight(c);
    if !joins && !token.is_mark(',') && !token.is_word(VA) && !token.is_mark('&') {
        return None;
    }
    let mut next = c.skip(1);
    next = next.word(VA).unwrap_or(next);
    next = next.word(HET).unwrap_or(next);
    if let Some((hit, after)) = next.hit(Tag::TimeWord)
        && let TimeRole::PartOfDay(_) = next.doc.lexicon.rows.time_words[hit.row as usize].role
    {
        next = after;
    }
    Some((next.word(NGAY).unwrap_or(next), joins))
}

/// The month after a day: "/7", "-7", " tháng 7", with a year. A dash counts only where a day is expected, and not after
/// the dash of a range.
fn month_after<'d, 't>(c: Cursor<'d, 't>, cue: Cue, dashed: bool) -> Option<Month<'d, 't>> {
    let token = c.token()?;
    if token.is_word(THANG) && token.gap < Gap::Line {
        let (month, after) = small(c.skip(1))?;
        // "9 tháng năm 2024" are nine months.
        if cue != Cue::Strong && c.peek(1).is_some_and(|t| t.is_word(NAM)) {
            return None;
        }
        let year = after.mark('/').or_else(|| after.mark('-')).filter(|_| tight(after)).and_then(four_digits);
        let year = year.or_else(|| nam(after)).or_else(|| after_comma(after));
        let (year, after) = year.map_or((None, after), |(y, end)| (Some(y), end));
        return Some(Month { month: u64::from(month), year, after });
    }
    let slash = token.is_mark('/');
    if !tight(c) || !slash && !token.is_mark('-') {
        return None;
    }
    let next = c.skip(1);
    let number = next.token().filter(|t| t.kind == Kind::Number && t.span.len() <= 2)?;
    let (month, after) = (number.plain_number()?, next.skip(1));
    let separator = token.code;
    let year = after.token().filter(|t| t.kind == Kind::Mark && t.code == separator && tight(after));
    if year.is_some() {
        let (year, after) = year_digits(after.skip(1))?;
        return Some(Month { month, year: Some(year), after });
    }
    let goes_on = after.token().is_some_and(|t| t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-')))
        || after.word(THANG).is_some();
    let figure = cue == Cue::Weak && !goes_on_as_day(after);
    if !slash && (cue == Cue::None || figure || dashed || goes_on || month > 12) {
        return None;
    }
    if slash && is_symbol(after) {
        return None;
    }
    let (year, after) = nam(after).map_or((None, after), |(y, end)| (Some(y), end));
    Some(Month { month, year, after })
}

/// ", 2023" after a month in words, unless it counts something.
fn after_comma<'d, 't>(c: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    four_digits(c.mark(',')?).filter(|(year, end)| (1900..=2100).contains(year) && !is_figure(*end))
}

/// "năm 2023", also after a comma.
fn nam<'d, 't>(c: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    after_nam(c.mark(',').unwrap_or(c).word(NAM)?)
}

/// A year of four digits, or of two, which are then of this century up to 49.
fn year_digits<'d, 't>(c: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    let token = c.token().filter(|t| t.kind == Kind::Number)?;
    let value = token.plain_number()?;
    if is_symbol(c.skip(1)) {
        return None;
    }
    let year = match token.span.len() {
        4 => is_year(value)?,
        2 if value < 50 => 2000 + value as i16,
        2 => 1900 + value as i16,
        _ => return None,
    };
    Some((year, c.skip(1)))
}

/// Whether a slash or dash without a space goes on to a word: 30/12/NQ-HĐND.
fn is_symbol(c: Cursor<'_, '_>) -> bool {
    c.token().is_some_and(|t| t.gap == Gap::None && matches!(t.mark(), Some('/' | '-')))
        && c.peek(1).is_some_and(|t| t.gap == Gap::None && t.kind == Kind::Word)
}

fn finish<'d, 't>(
    c: Cursor<'d, 't>,
    from: u32,
    cue: Cue,
    list: &[u64],
    range: bool,
    month: &Month<'d, 't>,
) -> Option<Found<'d, 't>> {
    let after = month.after;
    let exist =
        |d: u64| (1..=12).contains(&month.month) && exists(day(month.year, Some(month.month as u8), Some(d as u8)));
    let is_day = match cue {
        Cue::Strong => true,
        _ if month.year.is_some() => true,
        Cue::Weak => !is_figure(after),
        Cue::None => stands_alone(c, list, month),
    };
    if !is_day {
        return None;
    }
    if !list.iter().all(|&d| exist(d)) || range && list.first() >= list.last() {
        // "vào 31/2": no part of a whole either, since it is larger.
        let larger = list.iter().all(|&d| d <= 31 && d > month.month) && (1..=12).contains(&month.month);
        let certain = cue == Cue::Strong || month.year.is_some() || larger && list.len() == 1;
        return certain.then(|| Found::Impossible(TokenRange::new(from, after.at), after));
    }
    let fields = |d: u64| day(month.year, Some(month.month as u8), Some(d as u8));
    let readings: Readings = if range {
        let reading = Reading {
            start: fields(list[0]),
            end: fields(list[list.len() - 1]),
            grain: Grain::DayRange,
            ..Reading::default()
        };
        std::iter::once(reading.at(from, after.at)).collect()
    } else {
        list.iter().map(|&d| Reading::of(fields(d), Grain::Day).at(from, after.at)).collect()
    };
    Some(Found::Times(readings, after))
}

/// Whether d/m without a word that calls for a day is one all the same, and no part of a whole.
fn stands_alone(c: Cursor<'_, '_>, list: &[u64], month: &Month<'_, '_>) -> bool {
    let before = c.before();
    let bracketed = before.is_some_and(|t| t.is_mark('(')) && month.after.token().is_some_and(|t| t.is_mark(')'));
    if bracketed {
        return true;
    }
    let proper = list.len() == 1 && list[0] < month.month && month.month <= 4;
    if proper
        || before.is_some_and(|t| t.kind == Kind::Number || t.gap == Gap::None && t.is_mark('/'))
        || c.at > 0 && c.doc.used(c.at - 1, Use::BeforeFigure)
    {
        return false;
    }
    !is_figure(month.after) && goes_on_as_day(month.after)
}

/// Whether what follows is counted or scaled by the figures before it.
fn is_figure(c: Cursor<'_, '_>) -> bool {
    c.hit(Tag::Unit).is_some() || c.word(SO).is_some() || c.mark('%').is_some() || words::word(c).is_some()
}

/// Whether what follows may stand after a day: a mark, a name, a word that goes on.
fn goes_on_as_day(c: Cursor<'_, '_>) -> bool {
    match c.token() {
        None => true,
        Some(t) if t.kind == Kind::Mark => {
            !t.is_mark('%') && !(t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-')))
        }
        Some(t) => t.gap >= Gap::Line || t.is_capital() || c.doc.used(c.at, Use::AfterDay),
    }
}

/// 15.7.2023, and 15.7 where a day is expected.
fn stops<'d, 't>(c: Cursor<'d, 't>, cue: bool, from: u32) -> Option<Found<'d, 't>> {
    let token = c.token()?;
    let (d, m, y) = dotted(token, c.doc.text)?;
    let after = c.skip(1);
    let year = match y {
        Some(y) => Some(is_year(y)?),
        None if cue && m <= 12 && d <= 31 && !is_figure(after) => None,
        None => return None,
    };
    let fits = (1..=31).contains(&d) && (1..=12).contains(&m) && exists(day(year, Some(m as u8), Some(d as u8)));
    if !fits {
        return (year.is_some() && d < 100 && m < 100)
            .then(|| Found::Impossible(TokenRange::new(from, after.at), after));
    }
    Some(Reading::of(day(year, Some(m as u8), Some(d as u8)), Grain::Day).found(from, after))
}

/// 2023-07-15.
fn iso<'d, 't>(c: Cursor<'d, 't>, from: u32) -> Option<Found<'d, 't>> {
    let (year, after) = four_digits(c)?;
    let part = |c: Cursor<'d, 't>| {
        let next = c.mark('-').filter(|_| tight(c))?;
        let number = next.token().filter(|t| t.span.len() == 2)?.plain_number()?;
        Some((number as u8, next.skip(1)))
    };
    let (month, after) = part(after)?;
    let (date, after) = part(after)?;
    let fields = day(Some(year), Some(month), Some(date));
    let fits = (1..=12).contains(&month) && exists(fields) && !is_symbol(after);
    Some(if fits {
        Reading::of(fields, Grain::Day).found(from, after)
    } else {
        Found::Impossible(TokenRange::new(from, after.at), after)
    })
}
