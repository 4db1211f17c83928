//! Times that count from another: hôm qua, năm ngoái, cùng kỳ, cùng ngày, năm Quý Mão.

use jiff::civil::Date;
use jiff::{Span as Length, ToSpan};

use super::reference::{Reference, gives_year};
use super::{Context, Resolved, calendar};
use crate::grammar::{Anchor, Relative, TimeMention};
use crate::model::{Basis, Grain, Modifier, Period};
use crate::text::normalise::{Code, code};

const QUA: Code = code("qua");

impl Context<'_, '_> {
    pub(super) fn relative(&self, i: usize, mention: &TimeMention, relative: Relative) -> Option<Resolved> {
        match relative.anchor {
            Anchor::Speaking => self.since_speaking(mention, relative),
            Anchor::Period => self.same_period(i),
            Anchor::Day => self.same_day(i),
            Anchor::Cycle => self.in_cycle(i, relative.offset),
        }
    }

    fn since_speaking(&self, mention: &TimeMention, relative: Relative) -> Option<Resolved> {
        let reference = self.reference?;
        let relative = self.closing(mention, relative, &reference);
        // "tháng 3 năm nay" names its month; only its year is counted.
        if mention.start.month.is_some() {
            let period = calendar::days(mention, reference.day.year() + relative.offset)?;
            return Some(Resolved::new(Some(period), Basis::ReferenceDate, reference.evidence));
        }
        let period = match (mention.modifier, mention.grain) {
            (Some(Modifier::After), Grain::Year) => year_to_date(&reference),
            (_, Grain::MonthRange) => past_months(&reference, relative.offset)?,
            _ if relative.unit == Grain::Week => weekday(stretch(&reference, relative)?, mention.weekday)?,
            _ => stretch(&reference, relative)?,
        };
        Some(Resolved::new(Some(period), Basis::Relative, reference.evidence))
    }

    /// "năm qua" is the year that is ending when it is said in its last two months.
    fn closing(&self, mention: &TimeMention, relative: Relative, reference: &Reference) -> Relative {
        let last = mention.tokens.end.checked_sub(1).and_then(|i| self.doc.token(i));
        let passed = relative.unit == Grain::Year && last.is_some_and(|t| t.is_word(QUA));
        if passed && reference.known.month.is_some_and(|month| month >= 11) {
            Relative { offset: relative.offset + 1, ..relative }
        } else {
            relative
        }
    }

    /// cùng kỳ: the stretch named last, a year before.
    fn same_period(&self, i: usize) -> Option<Resolved> {
        const FARTHEST: usize = 12;
        let named = (i.saturating_sub(FARTHEST)..i).rev().find(|&j| {
            let long =
                !matches!(self.times[j].grain, Grain::Minute | Grain::Day | Grain::DayRange | Grain::Term | Grain::Era);
            long && self.times[j].relative.is_none() && self.resolved[j].period.is_some()
        });
        let year_before = |p: Period| {
            let back = |d: Date| d.checked_sub(1.year()).ok();
            Some(Period { start: back(p.start)?, end: month_end(p.end, back(p.end)?) })
        };
        match named {
            Some(j) => {
                let period = year_before(self.resolved[j].period?)?;
                Some(Resolved::new(Some(period), Basis::Relative, Some(self.times[j].span)))
            }
            None => {
                let year = self.reference?.day.year() - 1;
                Some(Resolved::new(Some(whole_year(year)?), Basis::Relative, None))
            }
        }
    }

    /// cùng ngày: the day named last.
    fn same_day(&self, i: usize) -> Option<Resolved> {
        const FARTHEST: usize = 12;
        let named = (i.saturating_sub(FARTHEST)..i)
            .rev()
            .find(|&j| self.times[j].grain == Grain::Day && self.resolved[j].period.is_some())?;
        let evidence = Some(self.times[named].span);
        Some(Resolved::new(self.resolved[named].period, Basis::Relative, evidence))
    }

    /// The year of a place in the cycle that is nearest to the reference, else to a year that the text names.
    fn in_cycle(&self, i: usize, place: i16) -> Option<Resolved> {
        const FARTHEST: usize = 32;
        let from_text = || {
            let order = (i.saturating_sub(FARTHEST)..i).rev().chain((i + 1..self.times.len()).take(FARTHEST));
            order.into_iter().find_map(|j| {
                gives_year(self.doc, &self.times[j]).map(|year| (year, Basis::Context, Some(self.times[j].span)))
            })
        };
        let reference = self.reference.map(|r| (r.day.year(), r.basis, r.evidence));
        let (near, basis, evidence) = reference.or_else(from_text)?;
        // Giáp Tý, the first of a cycle, was 1984 and so is 4 modulo 60.
        let behind = (near - 4 - place).rem_euclid(60);
        let year = if behind <= 30 { near - behind } else { near - behind + 60 };
        Some(Resolved::new(Some(whole_year(year)?), basis, evidence))
    }
}

fn whole_year(year: i16) -> Option<Period> {
    Some(Period { start: Date::new(year, 1, 1).ok()?, end: Date::new(year, 12, 31).ok()? })
}

/// The end of February stays the end of a month in every year.
fn month_end(was: Date, now: Date) -> Date {
    if was == was.last_of_month() { now.last_of_month() } else { now }
}

/// từ đầu năm đến nay.
fn year_to_date(reference: &Reference) -> Period {
    Period { start: reference.day.first_of_year(), end: reference.day }
}

/// "9 tháng qua": the months up to the reference day.
fn past_months(reference: &Reference, offset: i16) -> Option<Period> {
    let start = reference.day.checked_add(Length::new().months(i32::from(offset))).ok()?;
    Some(Period { start, end: reference.day })
}

/// The day of a week that is named, else all of it.
fn weekday(week: Period, weekday: Option<u8>) -> Option<Period> {
    let Some(weekday) = weekday else { return Some(week) };
    let day = week.start.checked_add(i32::from(weekday).saturating_sub(1).days()).ok()?;
    Some(Period { start: day, end: day })
}

/// The day, week, month, quarter or year that is some units away, when the reference is known that closely.
fn stretch(reference: &Reference, relative: Relative) -> Option<Period> {
    let Reference { day, known, .. } = reference;
    let offset = i32::from(relative.offset);
    let shifted = |length: Length| day.checked_add(length).ok();
    let (start, end) = match relative.unit {
        Grain::Day => {
            known.day?;
            let date = shifted(offset.days())?;
            (date, date)
        }
        Grain::Week => {
            known.day?;
            let date = shifted(offset.weeks())?;
            let monday = date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()?;
            (monday, monday.checked_add(6.days()).ok()?)
        }
        Grain::Month => {
            known.month?;
            let date = shifted(offset.months())?;
            (date.first_of_month(), date.last_of_month())
        }
        Grain::Quarter => {
            known.month?;
            let date = shifted((3 * offset).months())?;
            let first = Date::new(date.year(), (date.month() - 1) / 3 * 3 + 1, 1).ok()?;
            (first, first.checked_add(2.months()).ok()?.last_of_month())
        }
        Grain::Year => {
            let date = shifted(offset.years())?;
            (date.first_of_year(), date.last_of_year())
        }
        _ => return None,
    };
    Some(Period { start, end })
}
