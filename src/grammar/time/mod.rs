//! Expressions of time: days, months, quarters, half-years, years, terms, clock times, relative ones. The fields are
//! read as they are written; years that are not written are found in assembly.

mod calendar;
mod days;
mod periods;
mod phrases;
mod prefix;
mod reading;

use super::{Cursor, DateFields, Doc, Layer, Mentions};
use crate::lexicon::{Role, Tag, TimeRole, TokenForm, Wanted};
use crate::model::{Grain, Modifier};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, Token};
use calendar::{NAM, THANG, tight};
use reading::{Found, Reading};

const DEN: Code = code("đến");
const TOI: Code = code("tới");
const HET: Code = code("hết");
const NAY: Code = code("nay");
const TU: Code = code("từ");
const SANG: Code = code("sang");
const VA: Code = code("và");
const TRUOC: Code = code("trước");
const SAU: Code = code("sau");
const DAU: Code = code("đầu");
const GIUA: Code = code("giữa");
const CUOI: Code = code("cuối");
const QUY: Code = code("quý");
const KHOA: Code = code("khóa");
const MUNG: Code = code("mùng");
const MONG: Code = code("mồng");
const RAM: Code = code("rằm");
const NGAY: Code = code("ngày");
const NHUNG: Code = code("những");
const THAP: Code = code("thập");
const THE: Code = code("thế");
const NUA: Code = code("nửa");
const XUAN: Code = code("xuân");
const TET: Code = code("Tết");

/// Finds all expressions of time. Numbers inside them are no longer numbers.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let mut end = 0;
    let read = |at| {
        if at >= end {
            end = doc.paragraph_end(at);
        }
        match expression(Cursor::within(doc, at, end), mentions) {
            Some(found) => take(doc, mentions, found),
            None => at,
        }
    };
    doc.read_from(|block| doc.hits.word(block, BEGINS), read);
    let cover = &mentions.cover;
    mentions.numbers.retain(|n| !cover.touches(n.tokens, Layer::Time));
}

/// Where an expression may begin: at numbers, in digits and in words, and at the words of two tables.
const BEGINS: Wanted = Wanted::tags(&[Tag::TimeWord, Tag::Holiday])
    .or(Wanted::roles(&[Role::Numeral]))
    .or(Wanted::forms(&[TokenForm::Number]));

/// Stores what was found; the index of the token after it.
fn take(doc: &Doc<'_>, mentions: &mut Mentions, found: Found<'_, '_>) -> u32 {
    match found {
        Found::Times(readings, after) => {
            for reading in &readings {
                let mention = reading.mention(doc);
                if !reading.vague || reading.has_fields() {
                    mentions.cover.mark(mention.tokens, Layer::Time);
                }
                mentions.times.push(mention);
            }
            after.at
        }
        Found::Impossible(tokens, after) => {
            let span = doc.span(tokens);
            let message = format!("no calendar has “{}”", span.of(doc.text));
            mentions.diagnostics.push(("impossible_date", message, span));
            mentions.cover.mark(tokens, Layer::Time);
            after.at
        }
        Found::Nothing(after) => after.at,
    }
}

/// The expression that begins at `c`, with what stands around it taken in: the end of a range, what part is meant.
fn expression<'d, 't>(c: Cursor<'d, 't>, mentions: &Mentions) -> Option<Found<'d, 't>> {
    match point(c, mentions)? {
        Found::Times(readings, after) if readings.len() == 1 => {
            let (reading, after) = extend(readings[0], after, mentions);
            Some(Found::Times(std::iter::once(modify(c, reading, after)).collect(), after))
        }
        Found::Times(mut readings, after) => {
            readings.iter_mut().for_each(|r| *r = modify(c, *r, after));
            Some(Found::Times(readings, after))
        }
        other => Some(other),
    }
}

/// One expression, without the end of a range.
fn point<'d, 't>(c: Cursor<'d, 't>, mentions: &Mentions) -> Option<Found<'d, 't>> {
    let token = c.token()?;
    if token.kind == Kind::Number {
        return numeric(c, token, mentions);
    }
    if let Some(found) = phrases::holiday(c) {
        return Some(found);
    }
    if let Some((hit, after)) = c.hit(Tag::TimeWord)
        && let Some(found) = worded(c, phrases::role(c, &hit), after, mentions)
    {
        return Some(found);
    }
    // Other words of the number or the word that it counts follow.
    let counts = c.doc.has(c.at + 1, Tag::NumberWord) || c.skip(1).word(THANG).is_some();
    if counts && c.doc.longest_as(c.at, Role::Numeral).is_some() { periods::counted(c) } else { None }
}

/// What begins with digits.
fn numeric<'d, 't>(c: Cursor<'d, 't>, token: &Token, mentions: &Mentions) -> Option<Found<'d, 't>> {
    if let Some((hit, after)) = c.hit(Tag::TimeWord)
        && phrases::role(c, &hit) == TimeRole::Name
        && after.token().is_none_or(|t| t.gap > Gap::None || !t.is_mark('/'))
    {
        return Some(Found::Nothing(after));
    }
    let next = c.peek(1);
    if may_be_day(token, next)
        && let Some(found) = dated(c)
    {
        return Some(found);
    }
    if next.is_some_and(|t| t.is_word(THANG) || t.is_word(NAM))
        && let Some(found) = periods::counted(c)
    {
        return Some(found);
    }
    let alone = token.span.len() == 4 && mentions.cover.has(c.at, Layer::Number);
    if alone { periods::bare_year(c) } else { None }
}

/// Whether what follows a number may make a day or a clock time of it: most numbers are neither.
fn may_be_day(token: &Token, next: Option<&Token>) -> bool {
    const JOINING: [Code; 8] = [THANG, DEN, TOI, SANG, VA, prefix::H, prefix::G, prefix::GIO];
    match (token.span.len(), next) {
        // 15/7, 15 tháng 7, 15 và 16/7, 8h30
        (1 | 2, Some(next)) => match next.kind {
            Kind::Mark => matches!(next.mark(), Some('/' | '-' | ':' | ',' | '&')),
            Kind::Word => JOINING.contains(&next.code),
            Kind::Number => false,
        },
        // 2023-07-15
        (4, Some(next)) => next.is_mark('-'),
        // 15.7.2023
        (8..=10, _) => token.plain_number().is_none(),
        _ => false,
    }
}

/// What begins with a word of the table.
fn worded<'d, 't>(
    c: Cursor<'d, 't>,
    role: TimeRole,
    after: Cursor<'d, 't>,
    mentions: &Mentions,
) -> Option<Found<'d, 't>> {
    match role {
        TimeRole::PartOfDay(_) | TimeRole::Weekday(_) | TimeRole::RelativeDay(..) => dated(c),
        TimeRole::Period => periods::term(c, after),
        TimeRole::Head => headed(c, after),
        TimeRole::Name | TimeRole::Recurring => Some(Found::Nothing(after)),
        TimeRole::Vague if follows_time(c, mentions) => Some(Found::Nothing(after)),
        // "đầu năm 2018" is a year with a modifier, "cùng ngày 7/11" a day.
        TimeRole::Vague | TimeRole::SameDay | TimeRole::YearToDate | TimeRole::RelativeYear(_)
            if after.token().is_some_and(|t| t.kind == Kind::Number) =>
        {
            None
        }
        role => phrases::relative(c, role, after),
    }
}

fn follows_time(c: Cursor<'_, '_>, mentions: &Mentions) -> bool {
    c.at > 0 && mentions.cover.has(c.at - 1, Layer::Time)
}

/// What begins with ngày, tháng, quý, năm and their like.
fn headed<'d, 't>(c: Cursor<'d, 't>, after: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    match c.token()?.code {
        NGAY => dated(c).or_else(|| phrases::lunar_day(c)),
        THANG => periods::month(c),
        QUY => periods::quarter(c),
        NAM => periods::year(c).or_else(|| phrases::cycle_year(c)),
        XUAN | TET => phrases::cycle_year(c),
        KHOA => periods::course(c),
        MUNG | MONG => phrases::lunar_day(c).or_else(|| dated(c)),
        RAM => phrases::lunar_day(c),
        NUA => periods::half(c, after),
        NHUNG | THAP | THE => phrases::era(c, after),
        _ => None,
    }
}

/// A day with what stands before it: "8h30 sáng thứ Bảy, ngày 15/7"; or these words without a day.
fn dated<'d, 't>(c: Cursor<'d, 't>) -> Option<Found<'d, 't>> {
    let p = prefix::read(c);
    let filled = |mut r: Reading| {
        r.part_of_day = p.part_of_day;
        r.weekday = p.weekday;
        r.clock = p.clock;
        r
    };
    match days::days(p.after, p.cue, c.at) {
        Some(Found::Times(mut readings, after)) => {
            let after = if p.open { after.mark(')').unwrap_or(after) } else { after };
            // In "hai ngày 30 và 31/8" the word belongs to the number.
            let several = readings.len() > 1 || readings[0].grain == Grain::DayRange;
            let from = if several && c.word(NGAY).is_some() && periods::is_counted(c) { c.at + 1 } else { c.at };
            let (role, after) = marked(after);
            for reading in &mut readings {
                *reading = filled(*reading).at(from, after.at);
                reading.lunar = role == Some(TimeRole::Lunar);
                reading.vague = role == Some(TimeRole::Recurring) && reading.start.year.is_none();
            }
            return Some(Found::Times(readings, after));
        }
        Some(other) => return Some(other),
        None => {}
    }
    if let Some((role, after)) = p.relative {
        let Found::Times(readings, _) = phrases::relative(c, role, after)? else { return None };
        let mut reading = filled(readings[0]);
        if reading.weekday.is_some() {
            reading.grain = Grain::Day;
        }
        return Some(reading.found(c.at, after));
    }
    let (_, minute) = p.clock.filter(|_| c.token().is_some_and(|t| t.kind == Kind::Number))?;
    (minute > 0 || prefix::calls_for_clock(c))
        .then(|| filled(Reading { grain: Grain::Minute, ..Reading::default() }).found(c.at, p.bare))
}

/// What follows a day and changes it: "10/3 âm lịch", which belongs to it, and "31/12 hằng năm".
fn marked<'d, 't>(c: Cursor<'d, 't>) -> (Option<TimeRole>, Cursor<'d, 't>) {
    let Some((hit, after)) = c.hit(Tag::TimeWord) else { return (None, c) };
    match phrases::role(c, &hit) {
        TimeRole::Lunar => (Some(TimeRole::Lunar), after),
        role => (Some(role), c),
    }
}

/// Takes in the end of a range: "từ 28/6 đến 2/7", "tháng 3 đến tháng 5/2023", "từ năm 2016 đến nay".
fn extend<'d, 't>(first: Reading, c: Cursor<'d, 't>, mentions: &Mentions) -> (Reading, Cursor<'d, 't>) {
    let unchanged = (first, c);
    let Some(connector) = c.token() else { return unchanged };
    let dash = connector.is_mark('-') && tight(c);
    let to = (connector.is_word(DEN) || connector.is_word(TOI)) && connector.gap < Gap::Line;
    if !dash && !to || first.relative.is_some() || first.vague || !first.has_fields() {
        return unchanged;
    }
    let next = c.skip(1);
    if to && next.word(NAY).is_some() {
        return (Reading { modifier: Some(Modifier::After), ..first }, c);
    }
    let next = next.word(HET).unwrap_or(next);
    let next = if to { next.one_of(&[DAU, GIUA, CUOI]).unwrap_or(next) } else { next };
    let found = if first.grain == Grain::Month { periods::month_and_year(next) } else { None };
    let Some(Found::Times(last, after)) = found.or_else(|| point(next, mentions)) else { return unchanged };
    match &*last {
        [last] if last.relative.is_none() && !last.vague => match join(&first, last, dash) {
            Some(range) => (range.at(first.from, after.at), after),
            None => unchanged,
        },
        _ => unchanged,
    }
}

/// One stretch from the beginning of `first` to the end of `last`, each lending the other what it lacks.
fn join(first: &Reading, last: &Reading, dash: bool) -> Option<Reading> {
    let grain = match (first.grain, last.grain) {
        (Grain::Day, Grain::Day) => Grain::DayRange,
        (Grain::Month, Grain::Month) | (Grain::Quarter, Grain::Quarter) => Grain::MonthRange,
        (Grain::Year, Grain::Year) => Grain::YearRange,
        // "từ năm 2021 đến tháng 6/2024"
        (Grain::Year, Grain::Month) if !dash && last.end.year.is_some() => Grain::MonthRange,
        _ => return None,
    };
    let (mut start, mut end) = (first.start, last.end);
    let anniversary = dash && (start.month, start.day) == (end.month, end.day) && start.day.is_some();
    let order = |f: DateFields| (f.month, f.day);
    match (start.year, end.year) {
        (Some(year), None) => end.year = Some(if order(end) < order(start) { year + 1 } else { year }),
        (None, Some(year)) => start.year = Some(if order(end) < order(start) { year - 1 } else { year }),
        _ => {}
    }
    let ordered = match (start.year, end.year) {
        (Some(a), Some(b)) => (a, order(start)) < (b, order(end)),
        _ => true,
    };
    (ordered && !anniversary).then_some(Reading { start, end, grain, ..*first })
}

/// What the words before say of the stretch: its beginning, middle or end, the time before or after it.
fn modify(c: Cursor<'_, '_>, mut reading: Reading, after: Cursor<'_, '_>) -> Reading {
    if reading.modifier.is_some() {
        return reading;
    }
    let Some(before) = c.before().filter(|_| c.token().is_some_and(|t| t.gap < Gap::Line)) else { return reading };
    if before.kind != Kind::Word {
        return reading;
    }
    let range = reading.start != reading.end;
    reading.modifier = match before.code {
        DAU => Some(Modifier::Start),
        GIUA => Some(Modifier::Mid),
        CUOI => Some(Modifier::End),
        _ if range && reading.grain != Grain::HalfYear && reading.grain != Grain::Quarter => None,
        TRUOC | DEN | TOI | HET => Some(Modifier::Before),
        SAU => Some(Modifier::After),
        TU if after.token().is_none_or(|t| !t.is_mark('-')) => Some(Modifier::After),
        _ => None,
    };
    reading
}

#[cfg(test)]
mod tests {
    use super::super::corpus;
    use super::DateFields;
    use crate::grammar::{Anchor, Doc, Mentions, TimeMention};
    use crate::parser::Depth;

    fn fields(f: DateFields) -> String {
        let mut out = f.year.map_or("?".to_owned(), |y| y.to_string());
        if let Some(month) = f.month {
            out += &format!("-{month:02}");
        }
        if let Some(day) = f.day {
            out += &format!("-{day:02}");
        }
        out
    }

    fn reading(time: &TimeMention) -> String {
        let mut out = String::new();
        if time.start != DateFields::default() {
            out = fields(time.start);
            if time.start != time.end {
                out += &format!("..{}", fields(time.end));
            }
        }
        let mut say = |word: String| {
            if !out.is_empty() {
                out.push(' ');
            }
            out += &word;
        };
        if let Some((hour, minute)) = time.clock {
            say(format!("{hour:02}:{minute:02}"));
        }
        if let Some(part) = time.part_of_day {
            say(format!("{part:?}").to_lowercase());
        }
        if let Some(weekday) = time.weekday {
            say(format!("weekday {weekday}"));
        }
        if let Some(relative) = time.relative {
            match relative.anchor {
                Anchor::Speaking => say(format!("{:?}{:+}", relative.unit, relative.offset).to_lowercase()),
                Anchor::Cycle => say(format!("cycle {}", relative.offset)),
                anchor => say(format!("same {anchor:?}").to_lowercase()),
            }
        }
        if let Some(modifier) = time.modifier {
            say(format!("{modifier:?}").to_lowercase());
        }
        if time.lunar {
            say("lunar".to_owned());
        }
        if time.vague {
            say("vague".to_owned());
        }
        out
    }

    fn readings(_: &Doc<'_>, mentions: &Mentions) -> Vec<String> {
        mentions.times.iter().map(reading).collect()
    }

    #[test]
    fn the_corpus_reads_as_it_says() {
        corpus::check(include_str!("../time.corpus.tsv"), Depth::Times, (225, 80), readings);
    }
}
