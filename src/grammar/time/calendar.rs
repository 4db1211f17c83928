//! Years, months and quarters as they are written, and what the calendar allows.

use crate::grammar::number::{roman, words};
use crate::grammar::{Cursor, DateFields};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, Token};

pub(super) const NAM: Code = code("năm");
pub(super) const THANG: Code = code("tháng");
const CUA: Code = code("của");
const NAY: Code = code("nay");
const NGOAI: Code = code("ngoái");
const TRUOC: Code = code("trước");
const SAU: Code = code("sau");
const TOI: Code = code("tới");

/// A year that follows a month or quarter: written, or counted from the present one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Year {
    Written(i16),
    Offset(i16),
}

/// Years that a text of the genre can name after "năm".
pub(super) fn is_year(value: u64) -> Option<i16> {
    (1000..=2999).contains(&value).then_some(value as i16)
}

/// A year of four plain digits.
pub(super) fn four_digits<'d, 't>(c: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    let token = c.token().filter(|t| t.kind == Kind::Number && t.span.len() == 4)?;
    Some((is_year(token.plain_number()?)?, c.skip(1)))
}

/// A year in digits or words, after the word "năm".
pub(super) fn after_nam<'d, 't>(c: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    if let Some(year) = four_digits(c) {
        return Some(year);
    }
    // năm công tác 2024
    if let Some(year) = c.words(&[code("công"), code("tác")]).and_then(four_digits) {
        return Some(year);
    }
    let first = c.token().filter(|t| t.kind == Kind::Word)?;
    let _ = words::word(c)?;
    let (read, after) = words::number(c)?;
    let year = is_year(read.value as u64).filter(|_| read.value.fract() == 0.0 && first.gap < Gap::Line)?;
    Some((year, after))
}

/// The year after a month, quarter or half-year: "/2023", "-2023", "năm 2023", "của năm 2023", "2023", "năm nay".
pub(super) fn year_after<'d, 't>(c: Cursor<'d, 't>) -> Option<(Year, Cursor<'d, 't>)> {
    if let Some(year) =
        c.mark('/').or_else(|| c.mark('-')).or_else(|| c.mark('.')).filter(|_| tight(c)).and_then(four_digits)
    {
        return written(year);
    }
    let of = c.word(CUA).unwrap_or(c);
    if let Some(after) = of.word(NAM) {
        if let Some(year) = after_nam(after) {
            return written(year);
        }
        let offset = |word, offset| after.word(word).map(|end| (Year::Offset(offset), end));
        return offset(NAY, 0)
            .or_else(|| offset(NGOAI, -1))
            .or_else(|| offset(TRUOC, -1))
            .or_else(|| offset(SAU, 1))
            .or_else(|| offset(TOI, 1));
    }
    four_digits(c).filter(|(y, after)| (1900..=2100).contains(y) && !opens_range(*after)).and_then(written)
}

fn written<'d, 't>((year, after): (i16, Cursor<'d, 't>)) -> Option<(Year, Cursor<'d, 't>)> {
    // 7/2023/QĐ-UBND is a symbol.
    let symbol = after.token().is_some_and(|t| t.gap == Gap::None && t.is_mark('/'));
    (!symbol).then_some((Year::Written(year), after))
}

fn opens_range(c: Cursor<'_, '_>) -> bool {
    c.mark('-').and_then(four_digits).is_some()
}

/// Whether a mark stands between two tokens with the same gap on both sides, none or spaces.
pub(super) fn tight(c: Cursor<'_, '_>) -> bool {
    match (c.token(), c.peek(1)) {
        (Some(mark), Some(next)) => mark.gap == next.gap && mark.gap <= Gap::Space,
        _ => false,
    }
}

/// A number of one or two digits, in digits or words.
pub(super) fn small<'d, 't>(c: Cursor<'d, 't>) -> Option<(u8, Cursor<'d, 't>)> {
    let token = c.token()?;
    if token.kind == Kind::Number {
        let value = token.plain_number().filter(|&n| n < 100 && token.span.len() <= 2)?;
        return Some((value as u8, c.skip(1)));
    }
    // Not a whole number: in "tháng bảy năm hai không hai ba" the year begins after the month.
    words::below_hundred(c).map(|(value, after)| (value as u8, after))
}

pub(super) fn month_number<'d, 't>(c: Cursor<'d, 't>) -> Option<(u8, Cursor<'d, 't>)> {
    small(c).filter(|(m, _)| (1..=12).contains(m))
}

/// A quarter: I to IV, 1 to 4, or in words.
pub(super) fn quarter_number<'d, 't>(c: Cursor<'d, 't>) -> Option<(u8, Cursor<'d, 't>)> {
    let roman = roman::read(c).map(|(value, after)| (value as u8, after));
    roman.or_else(|| small(c)).filter(|(q, _)| (1..=4).contains(q))
}

/// Two years with a dash or "đến" between: 2020-2025, 2016 đến năm 2020; with a slash only where a school year is named.
pub(super) fn year_range<'d, 't>(c: Cursor<'d, 't>, slash: bool) -> Option<(i16, i16, Cursor<'d, 't>)> {
    const DEN: Code = code("đến");
    const LONGEST: i16 = 60;
    let (first, after) = four_digits(c)?;
    let after = match after.token()? {
        t if t.is_mark('-') || slash && t.is_mark('/') => after.skip(1),
        t if t.is_word(DEN) => after.skip(1),
        _ => return None,
    };
    let (last, end) = four_digits(after.word(NAM).unwrap_or(after))?;
    let goes_on = end.token().is_some_and(|t| t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-')));
    (first < last && last - first <= LONGEST && !goes_on).then_some((first, last, end))
}

/// Whether some year has this day.
pub(super) fn exists(fields: DateFields) -> bool {
    let Some(day) = fields.day else { return true };
    // Without a year, 29 February may exist.
    let year = fields.year.unwrap_or(2024);
    jiff::civil::Date::new(year, fields.month.unwrap_or(1) as i8, day as i8).is_ok()
}

/// The parts of a number token that is a date with stops: 15.7, 15.7.2023, 7.2023.
pub(super) fn dotted(token: &Token, text: &str) -> Option<(u64, u64, Option<u64>)> {
    if token.kind != Kind::Number || token.plain_number().is_some() || token.span.len() > 10 {
        return None;
    }
    let surface = token.span.of(text);
    if surface.contains(',') {
        return None;
    }
    let mut parts = surface.split('.');
    let mut number = || parts.next().map(str::parse::<u64>);
    let (first, second, third) = (number()?.ok()?, number()?.ok()?, number());
    if parts.next().is_some() {
        return None;
    }
    Some((first, second, third.and_then(Result::ok)))
}
