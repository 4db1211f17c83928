//! The day that times are resolved against: the publication date, a stamp, or the event's own day as the text shows it.

use jiff::civil::Date;

use super::calendar;
use crate::grammar::{DateFields, Doc, TimeMention};
use crate::lexicon::{Tag, Wanted};
use crate::model::{Basis, EventKind, Grain, Modifier, PartialDate};
use crate::text::normalise::{Code, code};
use crate::text::{Span, TokenRange};

/// A day to count from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference {
    /// The day; of a month or year its middle.
    pub day: Date,
    /// How much of it is known.
    pub known: PartialDate,
    /// Whether it was given or stamped, or read from the text.
    pub basis: Basis,
    /// The words that gave the year.
    pub evidence: Option<Span>,
}

impl Reference {
    /// Of a publication date.
    pub fn published(date: PartialDate) -> Option<Self> {
        let (month, day) = match (date.month, date.day) {
            (Some(month), Some(day)) => (month, day),
            (Some(month), None) => (month, 15),
            (None, _) => (7, 1),
        };
        let day = Date::new(date.year, month as i8, day as i8).ok()?;
        Some(Self { day, known: date, basis: Basis::ReferenceDate, evidence: None })
    }

    fn read(day: Date, evidence: Span) -> Self {
        let known = PartialDate { year: day.year(), month: Some(day.month() as u8), day: Some(day.day() as u8) };
        Self { day, known, basis: Basis::Context, evidence: Some(evidence) }
    }

    /// The year of a mention that has none, nearest to the reference day: a day more than half a year ahead belongs to
    /// the year before, one in the first weeks of the next year to that.
    pub fn year_of(&self, mention: &TimeMention) -> Option<i16> {
        const AHEAD: i32 = 182;
        const LONG_PAST: i32 = -300;
        const SOON: i32 = 45;
        let year = self.day.year();
        let Some(month) = mention.start.month else { return Some(year) };
        if self.known.month.is_none() {
            return Some(year);
        }
        let distance = |year| {
            let fields =
                DateFields { year: Some(year), month: Some(month), day: mention.start.day.filter(|&d| d < 29) };
            let start = calendar::first_day(fields)?;
            Some(start.since(self.day).ok()?.get_days())
        };
        let ahead = distance(year)?;
        Some(if ahead > AHEAD {
            year - 1
        } else if ahead < LONG_PAST && distance(year + 1)? <= SOON && mention.grain == Grain::Day {
            year + 1
        } else {
            year
        })
    }
}

const SINH: Code = code("sinh");
const KY: Code = code("kỳ");
const VOI: Code = code("với");

/// Whether a mention says in which year its neighbours are: written years, but no aims ("đến năm 2030"), no terms and
/// no years of comparison ("so với cùng kỳ năm 2022") or of birth.
pub(super) fn gives_year(doc: &Doc<'_>, mention: &TimeMention) -> Option<i16> {
    let before = mention.tokens.start.checked_sub(1).and_then(|i| doc.token(i));
    if before.is_some_and(|t| t.is_word(KY) || t.is_word(VOI) || t.is_word(SINH)) {
        return None;
    }
    let aim = mention.modifier == Some(Modifier::Before) && mention.start.month.is_none();
    let long = matches!(mention.grain, Grain::Term | Grain::YearRange | Grain::Era);
    if aim || long || mention.vague || mention.lunar { None } else { mention.start.year }
}

/// The day of the event without a publication date: the first day without a year, with a year from the words nearest to
/// it: its sentence, its paragraph, the whole text.
pub(super) fn from_text(doc: &Doc<'_>, times: &[TimeMention], event: Option<usize>) -> Option<Reference> {
    let dated = |m: &TimeMention| m.grain == Grain::Day && m.start.day.is_some() && !m.lunar && !m.vague;
    let index = event.filter(|&i| times.get(i).is_some_and(dated)).or_else(|| {
        times
            .iter()
            .position(|m| dated(m) && m.start.year.is_none())
            .or_else(|| times.iter().position(dated_first(doc)))
    })?;
    let mention = &times[index];
    if let Some(day) = calendar::first_day(mention.start) {
        return Some(Reference::read(day, mention.span));
    }
    let (year, evidence) = year_near(doc, times, mention)?;
    let fields = DateFields { year: Some(year), ..mention.start };
    Some(Reference::read(calendar::first_day(fields)?, evidence))
}

/// Without any other sign only a full date in the first sentences can be the day of the event.
fn dated_first<'m>(doc: &Doc<'_>) -> impl Fn(&'m TimeMention) -> bool {
    const FIRST_SENTENCES: usize = 4;
    let limit = doc.sentences.get(FIRST_SENTENCES).map_or(u32::MAX, |s| s.tokens.start);
    move |m| {
        m.grain == Grain::Day
            && m.start.day.is_some()
            && m.start.year.is_some()
            && m.part_of_day.is_some()
            && m.tokens.start < limit
    }
}

/// The year for an event day without one, with the words that give it.
fn year_near(doc: &Doc<'_>, times: &[TimeMention], mention: &TimeMention) -> Option<(i16, Span)> {
    let sentence = doc.sentences.get(doc.sentence_of(mention.tokens.start))?.tokens;
    let paragraph = doc.paragraphs.get(doc.paragraph_of(mention.tokens.start))?.tokens;
    let everything = TokenRange::new(0, doc.tokens.len() as u32);
    [sentence, paragraph, everything].into_iter().find_map(|scope| {
        let from = times.partition_point(|m| m.tokens.start < scope.start);
        let inside = times[from..].iter().take_while(|m| m.tokens.start < scope.end);
        let years = inside.filter_map(|m| gives_year(doc, m).map(|y| (y, m.span)));
        choose(years, mention, || is_final_review(doc, scope))
    })
}

/// Of the years near an event day the one it falls into. A review of one year and a plan for the next are held around
/// the turn of the year: early in it the later one counts; a final review held in the first months looks back a year.
fn choose(
    years: impl Iterator<Item = (i16, Span)>,
    mention: &TimeMention,
    final_review: impl Fn() -> bool,
) -> Option<(i16, Span)> {
    const FIRST_MONTHS: u8 = 3;
    let month = mention.start.month?;
    let mut first: Option<(i16, Span)> = None;
    let mut last: Option<(i16, Span)> = None;
    for (year, span) in years {
        if last.is_none_or(|(y, _)| year > y) {
            (first, last) = (last.filter(|(y, _)| *y + 1 == year), Some((year, span)));
        } else if last.is_some_and(|(y, _)| y == year + 1) {
            first = Some((year, span));
        }
    }
    let (year, span) = last?;
    match first {
        Some(earlier) if month > 6 => Some(earlier),
        None if month <= FIRST_MONTHS && final_review() => Some((year + 1, span)),
        _ => Some((year, span)),
    }
}

/// Whether the words of a scope speak of a final review (tổng kết).
fn is_final_review(doc: &Doc<'_>, scope: TokenRange) -> bool {
    doc.each(scope, Wanted::tags(&[Tag::EventHead]))
        .flat_map(|at| doc.hits_of(at, Tag::EventHead))
        .any(|h| doc.lexicon.rows.event_heads[h.row as usize].kind == EventKind::TongKet)
}
