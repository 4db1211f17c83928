//! Resolves times: a year is taken from the expression, else from a dated neighbour in its sentence, else from the
//! reference date; `basis` says which. The expressions of the report stand in the order of the mentions, one for each.

mod calendar;
mod reference;
mod relative;

use super::Assembly;
use crate::grammar::{Doc, TimeMention};
use crate::model::{Basis, Grain, Modifier, PartialDate, Period, TimeExpression, TimeId};
use crate::text::Span;
pub(super) use calendar::iso_day;
use reference::Reference;

/// Days that a mention stands for, and what they rest on.
#[derive(Clone, Copy, Debug)]
struct Resolved {
    period: Option<Period>,
    basis: Basis,
    evidence: Option<Span>,
    /// A year was found, and it does not have these days.
    impossible: bool,
}

impl Resolved {
    const NOTHING: Self = Self { period: None, basis: Basis::Explicit, evidence: None, impossible: false };

    fn new(period: Option<Period>, basis: Basis, evidence: Option<Span>) -> Self {
        Self { period, basis, evidence, impossible: period.is_none() }
    }
}

/// What a mention is resolved with: the others before it and the reference.
struct Context<'a, 't> {
    doc: &'a Doc<'t>,
    times: &'a [TimeMention],
    /// Of each mention before the present one.
    resolved: Vec<Resolved>,
    reference: Option<Reference>,
}

/// Resolves times into the report, with its publication and reference date.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let times = &a.mentions.times;
    let published = a.given.or_else(|| stamp(a));
    let event = a.outline.event.as_ref().and_then(|e| e.time).map(|i| i as usize);
    let reference = published.and_then(Reference::published).or_else(|| reference::from_text(a.doc, times, event));
    let mut context = Context { doc: a.doc, times, resolved: Vec::with_capacity(times.len()), reference };
    for i in 0..times.len() {
        let resolved = context.resolve(i);
        context.resolved.push(resolved);
    }
    let resolved = context.resolved;
    a.report.times.reserve_exact(times.len());
    for (i, (mention, resolved)) in times.iter().zip(&resolved).enumerate() {
        check(a, mention, resolved);
        let expression = expression(a, i, mention, resolved);
        a.report.times.push(expression);
    }
    a.report.published = published;
    if a.given.is_none() && published.is_some() {
        a.report.published_evidence = a.report.furniture.iter().find(|f| f.kind == "stamp").map(|f| f.span);
    }
    let held = event.and_then(|i| Some((resolved.get(i)?.period?, times.get(i)?.span)));
    if let Some((day, basis, evidence)) = day_of_report(published, reference, held) {
        to_date(a, day, reference);
        a.report.reference_date = Some(day);
        a.report.reference_basis = Some(basis);
        a.report.reference_evidence = evidence;
    }
}

/// Lets "từ đầu năm đến nay" end on the day that the report got, where only its month was known before.
fn to_date(a: &mut Assembly<'_, '_>, day: PartialDate, reference: Option<Reference>) {
    let Some(end) = day.day.and_then(|_| day.first_day()) else { return };
    let Some(until) = reference.filter(|r| r.known.day.is_none()).map(|r| r.day) else { return };
    let to_date =
        |m: &TimeMention| m.relative.is_some() && m.grain == Grain::Year && m.modifier == Some(Modifier::After);
    for (mention, time) in a.mentions.times.iter().zip(&mut a.report.times) {
        if to_date(mention) && time.end == Some(until) {
            time.end = Some(end);
            time.iso = calendar::iso(time.start.map(|start| Period { start, end }), None);
        }
    }
}

fn stamp(a: &Assembly<'_, '_>) -> Option<PartialDate> {
    a.outline.stamp.map(|(year, month, day)| PartialDate { year, month, day })
}

/// The publication day; of a month alone the event's day in it; without either what the text shows.
fn day_of_report(
    published: Option<PartialDate>,
    reference: Option<Reference>,
    event: Option<(Period, Span)>,
) -> Option<(PartialDate, Basis, Option<Span>)> {
    let of_day = |p: Period| PartialDate {
        year: p.start.year(),
        month: Some(p.start.month() as u8),
        day: Some(p.start.day() as u8),
    };
    let Some(published) = published else { return reference.map(|r| (r.known, Basis::Context, r.evidence)) };
    let held = event.filter(|_| published.day.is_none()).map(|(period, span)| (of_day(period), span));
    let fits =
        |d: &PartialDate| d.year == published.year && published.month.is_none_or(|m| d.month.is_some_and(|n| n == m));
    Some(
        held.filter(|(day, _)| fits(day))
            .map_or((published, Basis::Explicit, None), |(day, span)| (day, Basis::Context, Some(span))),
    )
}

impl Context<'_, '_> {
    fn resolve(&self, i: usize) -> Resolved {
        let mention = &self.times[i];
        if mention.vague || mention.lunar {
            return Resolved::NOTHING;
        }
        if let Some(relative) = mention.relative {
            let resolved = self.relative(i, mention, relative);
            return resolved.unwrap_or(Resolved { basis: Basis::Relative, ..Resolved::NOTHING });
        }
        if let Some(year) = mention.start.year {
            return Resolved::new(calendar::days(mention, year), Basis::Explicit, None);
        }
        if mention.start.month.is_none() {
            return Resolved::NOTHING;
        }
        match self.year(i, mention) {
            Some((year, basis, evidence)) => Resolved::new(calendar::days(mention, year), basis, evidence),
            None => Resolved::NOTHING,
        }
    }

    /// The year of a mention that has none.
    fn year(&self, i: usize, mention: &TimeMention) -> Option<(i16, Basis, Option<Span>)> {
        let neighbour = self.neighbour(i);
        let of_neighbour = |n: Neighbour| (n.year, Basis::Context, Some(self.times[n.index].span));
        let Some(reference) = self.reference else { return neighbour.map(of_neighbour) };
        let nearest = reference.year_of(mention)?;
        if let Some(n) = neighbour {
            let long = !matches!(mention.grain, Grain::Day | Grain::DayRange | Grain::Month);
            if n.year == nearest || long || n.governs && !self.is_close(mention, nearest, &reference) {
                return Some(of_neighbour(n));
            }
        }
        Some((nearest, reference.basis, reference.evidence))
    }

    /// Whether a day lies near the reference day, as the day of the event does.
    fn is_close(&self, mention: &TimeMention, year: i16, reference: &Reference) -> bool {
        const NEAR: u32 = 45;
        let days = calendar::days(mention, year).and_then(|p| p.start.since(reference.day).ok());
        days.is_some_and(|d| d.get_days().unsigned_abs() <= NEAR)
    }

    /// The nearest mention of the same sentence that gives a year.
    fn neighbour(&self, i: usize) -> Option<Neighbour> {
        const FARTHEST: usize = 8;
        let mention = &self.times[i];
        let sentence = self.doc.sentences.get(self.doc.sentence_of(mention.tokens.start))?.tokens;
        let given = |j: usize| reference::gives_year(self.doc, &self.times[j]).map(|year| (j, year));
        let inside = |j: &usize| sentence.holds(self.times[*j].tokens.start);
        let before = (i.saturating_sub(FARTHEST)..i).rev().take_while(inside).find_map(given);
        let after = (i + 1..self.times.len()).take(FARTHEST).take_while(inside).find_map(given);
        let distance = |(j, _): (usize, i16)| {
            let other = self.times[j].tokens;
            if j < i {
                mention.tokens.start - other.end.min(mention.tokens.start)
            } else {
                other.start - mention.tokens.end.min(other.start)
            }
        };
        let nearer = match (before, after) {
            (Some(b), Some(a)) => {
                if distance(b) <= distance(a) {
                    b
                } else {
                    a
                }
            }
            (b, a) => b.or(a)?,
        };
        let (index, year) = nearer;
        // A day or month before tells when what follows happened; a bare year does so where it opens the sentence.
        let opens = self.times[index].tokens.start <= sentence.start + 2;
        let governs = index < i && (self.times[index].start.month.is_some() || opens);
        Some(Neighbour { index, year, governs })
    }
}

/// A mention of the same sentence that gives a year.
#[derive(Clone, Copy)]
struct Neighbour {
    index: usize,
    year: i16,
    /// Whether it says when the rest of the sentence happened.
    governs: bool,
}

/// Notes days that no calendar has, and weekdays that the date does not fall on.
fn check(a: &mut Assembly<'_, '_>, mention: &TimeMention, resolved: &Resolved) {
    let Some(period) = resolved.period else {
        // 29 February without a year is read, and only then found not to exist.
        if resolved.impossible {
            let message = format!("no calendar has “{}”", mention.span.of(a.doc.text));
            a.diagnose("impossible_date", message, Some(mention.span));
        }
        return;
    };
    let Some(weekday) = mention.weekday else { return };
    let actual = period.start.weekday().to_monday_one_offset() as u8;
    if period.start == period.end && actual != weekday {
        let message = format!("{} is day {actual} of the week, not {weekday} as written", period.start);
        a.diagnose("weekday_mismatch", message, Some(mention.span));
    }
}

fn expression(a: &Assembly<'_, '_>, i: usize, mention: &TimeMention, resolved: &Resolved) -> TimeExpression {
    let iso = if mention.vague && !mention.lunar {
        // A day of every year, or the years of a term that only names a body.
        let term = mention.start.year.and_then(|year| calendar::days(mention, year));
        term.map_or_else(|| calendar::yearly(mention.start), |p| calendar::iso(Some(p), None))
    } else {
        calendar::iso(resolved.period, mention.clock)
    };
    TimeExpression {
        id: TimeId(i as u32 + 1),
        text: a.words(mention.span),
        span: mention.span,
        start: resolved.period.map(|p| p.start),
        end: resolved.period.map(|p| p.end),
        iso,
        grain: mention.grain,
        modifier: mention.modifier,
        part_of_day: mention.part_of_day,
        lunar: mention.lunar,
        basis: resolved.basis,
        evidence: resolved.evidence,
    }
}
