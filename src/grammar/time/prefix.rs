//! What may stand before a day: clock times, weekdays, parts of the day and the word "ngày", in any order.

use super::phrases::role;
use crate::grammar::Cursor;
use crate::lexicon::{Tag, TimeRole};
use crate::model::PartOfDay;
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind};

const NGAY: Code = code("ngày");
const HOM: Code = code("hôm");
const CUNG: Code = code("cùng");
const LUC: Code = code("lúc");
const VAO: Code = code("vào");
pub(super) const H: Code = code("h");
pub(super) const G: Code = code("g");
pub(super) const GIO: Code = code("giờ");
const PHUT: Code = code("phút");
const TRONG: Code = code("trong");
const RUOI: Code = code("rưỡi");

/// The words before a day that were read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix<'d, 't> {
    pub part_of_day: Option<PartOfDay>,
    pub weekday: Option<u8>,
    pub clock: Option<(u8, u8)>,
    /// A relative day ("sáng nay") with the place after it.
    pub relative: Option<(TimeRole, Cursor<'d, 't>)>,
    /// A bracket was opened.
    pub open: bool,
    /// "ngày" or another word that makes a day of the numbers after it.
    pub cue: bool,
    /// The place after the last word, without marks.
    pub bare: Cursor<'d, 't>,
    /// The place after everything.
    pub after: Cursor<'d, 't>,
}

/// Reads what precedes a day; nothing may be there.
pub(super) fn read<'d, 't>(c: Cursor<'d, 't>) -> Prefix<'d, 't> {
    const MOST: usize = 8;
    let mut p = Prefix {
        part_of_day: None,
        weekday: None,
        clock: None,
        relative: None,
        open: false,
        cue: false,
        bare: c,
        after: c,
    };
    for _ in 0..MOST {
        let Some(next) = step(&mut p, c.at) else { break };
        p.after = next;
    }
    p
}

/// One more word of the prefix.
fn step<'d, 't>(p: &mut Prefix<'d, 't>, start: u32) -> Option<Cursor<'d, 't>> {
    let c = p.after;
    let token = c.token()?;
    if c.at > start && token.gap >= Gap::Line {
        return None;
    }
    // "ngày mai", "hôm qua" come before "ngày" and "hôm".
    if let Some(next) = tagged(p) {
        return Some(next);
    }
    if let Some(after) = c.word(NGAY).or_else(|| c.word(HOM)) {
        return word(p, after);
    }
    if p.clock.is_none()
        && let Some((clock, after)) = clock(c)
    {
        p.clock = Some(clock);
        return word(p, after);
    }
    if c.at > start && (token.is_mark(',') || token.is_mark('(') || token.is_word(VAO) || token.is_word(LUC)) && !p.open
    {
        p.open |= token.is_mark('(');
        return Some(c.skip(1));
    }
    None
}

fn word<'d, 't>(p: &mut Prefix<'d, 't>, after: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
    p.cue = true;
    p.bare = after;
    Some(after)
}

/// A weekday, a part of the day or a relative day.
fn tagged<'d, 't>(p: &mut Prefix<'d, 't>) -> Option<Cursor<'d, 't>> {
    let (hit, after) = p.after.hit(Tag::TimeWord)?;
    match role(p.after, &hit) {
        TimeRole::PartOfDay(part) if p.part_of_day.is_none() => p.part_of_day = Some(part),
        TimeRole::Weekday(weekday) if p.weekday.is_none() => p.weekday = Some(weekday),
        found @ TimeRole::RelativeDay(_, part) if p.relative.is_none() => {
            p.relative = Some((found, after));
            p.part_of_day = p.part_of_day.or(part);
        }
        // thứ Hai tuần tới
        found @ TimeRole::RelativeWeek(_) if p.relative.is_none() && p.weekday.is_some() => {
            p.relative = Some((found, after));
        }
        TimeRole::SameDay if p.relative.is_none() && p.part_of_day.is_some() && p.after.word(CUNG).is_some() => {
            p.relative = Some((TimeRole::SameDay, after));
        }
        _ => return None,
    }
    word(p, after)
}

/// "8h30", "8 giờ 30 phút", "14 giờ", "7g", "8h rưỡi"; not "trong 24 giờ".
fn clock<'d, 't>(c: Cursor<'d, 't>) -> Option<((u8, u8), Cursor<'d, 't>)> {
    let hour = c.token().filter(|t| t.kind == Kind::Number && t.span.len() <= 2)?.plain_number()?;
    if hour > 24 || c.before().is_some_and(|t| t.is_word(TRONG)) {
        return None;
    }
    let after = c.skip(1);
    if let Some(minutes) = after.glued(':').and_then(|m| two_digits(m, Gap::None)) {
        return Some(((hour as u8, minutes.0), minutes.1));
    }
    let unit = after.one_of(&[H, G, GIO])?;
    if after.word(GIO).is_none() && after.token().is_some_and(|t| t.gap > Gap::Space) {
        return None;
    }
    if let Some(end) = unit.word(RUOI) {
        return Some(((hour as u8, 30), end));
    }
    let Some((minutes, end)) = two_digits(unit, Gap::Space) else { return Some(((hour as u8, 0), unit)) };
    let end = end.word(PHUT).or_else(|| end.glued('’')).or_else(|| end.glued('\'')).unwrap_or(end);
    // "14 giờ 15/7" is two o'clock on a day.
    let date = end.token().is_some_and(|t| t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-')));
    Some(if date { ((hour as u8, 0), unit) } else { ((hour as u8, minutes), end) })
}

fn two_digits<'d, 't>(c: Cursor<'d, 't>, most: Gap) -> Option<(u8, Cursor<'d, 't>)> {
    let token = c.token().filter(|t| t.kind == Kind::Number && t.span.len() == 2 && t.gap <= most)?;
    token.plain_number().filter(|&m| m < 60).map(|m| (m as u8, c.skip(1)))
}

/// Words that make a clock time without a date one.
pub(super) fn calls_for_clock(c: Cursor<'_, '_>) -> bool {
    const CALLING: [Code; 8] =
        [LUC, VAO, code("từ"), code("hồi"), code("khoảng"), code("trước"), code("sau"), code("đến")];
    c.before().is_some_and(|t| CALLING.iter().any(|&w| t.is_word(w)))
}
