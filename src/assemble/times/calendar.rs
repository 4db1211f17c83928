//! Fields and a year become days.

use jiff::civil::Date;

use crate::grammar::{DateFields, TimeMention};
use crate::model::Period;

/// First day of what the fields name.
pub(super) fn first_day(fields: DateFields) -> Option<Date> {
    Date::new(fields.year?, fields.month.unwrap_or(1) as i8, fields.day.unwrap_or(1) as i8).ok()
}

/// Last day of what the fields name.
pub(super) fn last_day(fields: DateFields) -> Option<Date> {
    let year = fields.year?;
    match (fields.month, fields.day) {
        (Some(month), Some(day)) => Date::new(year, month as i8, day as i8).ok(),
        (Some(month), None) => Date::new(year, month as i8, 1).ok().map(Date::last_of_month),
        (None, _) => Date::new(year, 12, 31).ok(),
    }
}

/// The days of a mention whose year is known; a range that ends earlier in the year than it begins ends a year later.
pub(super) fn days(mention: &TimeMention, year: i16) -> Option<Period> {
    let start = DateFields { year: Some(mention.start.year.unwrap_or(year)), ..mention.start };
    let mut end = DateFields { year: Some(mention.end.year.unwrap_or(year)), ..mention.end };
    if mention.end.year.is_none() && (end.month, end.day) < (start.month, start.day) {
        end.year = end.year.map(|y| y + 1);
    }
    let (start, end) = (first_day(start)?, last_day(end)?);
    (start <= end).then_some(Period { start, end })
}

/// ISO 8601: one day, an interval, or a day with a clock time.
pub(super) fn iso(period: Option<Period>, clock: Option<(u8, u8)>) -> Option<String> {
    let Some(period) = period else { return clock.map(|clock| with_clock(String::new(), clock)) };
    let mut iso = iso_day(period.start);
    if period.start != period.end {
        iso.push('/');
        push_day(period.end, &mut iso);
    } else if let Some(clock) = clock {
        iso = with_clock(iso, clock);
    }
    Some(iso)
}

fn with_clock(mut day: String, (hour, minute): (u8, u8)) -> String {
    day.push('T');
    push_two(hour, &mut day);
    day.push(':');
    push_two(minute, &mut day);
    day
}

/// ISO 8601 of a day: "2023-07-15".
pub(in crate::assemble) fn iso_day(day: Date) -> String {
    let mut iso = String::with_capacity("2023-01-01/2023-06-30".len());
    push_day(day, &mut iso);
    iso
}

fn push_day(day: Date, iso: &mut String) {
    let year = day.year().unsigned_abs();
    push_two((year / 100) as u8, iso);
    push_two((year % 100) as u8, iso);
    for field in [day.month(), day.day()] {
        iso.push('-');
        push_two(field as u8, iso);
    }
}

fn push_two(number: u8, out: &mut String) {
    out.push(char::from(b'0' + number / 10));
    out.push(char::from(b'0' + number % 10));
}

/// ISO 8601 of a day of every year: "--11-20".
pub(super) fn yearly(fields: DateFields) -> Option<String> {
    Some(format!("--{:02}-{:02}", fields.month?, fields.day?))
}
