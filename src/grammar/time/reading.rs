//! What an expression of time says, before it becomes a mention.

use smallvec::{SmallVec, smallvec};

use crate::grammar::{Anchor, Cursor, DateFields, Doc, Relative, TimeMention};
use crate::model::{Grain, Modifier, PartOfDay};
use crate::text::{Span, TokenRange};

/// One stretch of days as written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    pub from: u32,
    pub to: u32,
    pub start: DateFields,
    pub end: DateFields,
    pub grain: Grain,
    pub modifier: Option<Modifier>,
    pub part_of_day: Option<PartOfDay>,
    pub clock: Option<(u8, u8)>,
    pub weekday: Option<u8>,
    pub relative: Option<Relative>,
    pub lunar: bool,
    pub vague: bool,
}

/// The stretches that one expression names: one, or one for each day of a list.
pub(super) type Readings = SmallVec<[Reading; 2]>;

/// What the grammar made of a place.
pub(super) enum Found<'d, 't> {
    Times(Readings, Cursor<'d, 't>),
    /// A date that no calendar has.
    Impossible(TokenRange, Cursor<'d, 't>),
    /// Words that look like a time and are none.
    Nothing(Cursor<'d, 't>),
}

pub(super) const fn day(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> DateFields {
    DateFields { year, month, day }
}

impl Reading {
    /// A stretch with the same fields at both ends.
    pub fn of(fields: DateFields, grain: Grain) -> Self {
        Self { start: fields, end: fields, grain, ..Self::default() }
    }

    pub fn years(first: i16, last: i16, grain: Grain) -> Self {
        Self { start: day(Some(first), None, None), end: day(Some(last), None, None), grain, ..Self::default() }
    }

    pub fn months(year: Option<i16>, first: u8, last: u8, grain: Grain) -> Self {
        Self { start: day(year, Some(first), None), end: day(year, Some(last), None), grain, ..Self::default() }
    }

    pub fn relative(unit: Grain, offset: i16, anchor: Anchor) -> Self {
        Self { relative: Some(Relative { anchor, unit, offset }), grain: unit, ..Self::default() }
    }

    pub fn vague() -> Self {
        Self { vague: true, ..Self::default() }
    }

    pub fn has_fields(&self) -> bool {
        self.start != DateFields::default()
    }

    pub fn at(mut self, from: u32, to: u32) -> Self {
        (self.from, self.to) = (from, to);
        self
    }

    pub fn with_year(mut self, year: Option<i16>) -> Self {
        if year.is_some() {
            (self.start.year, self.end.year) = (year, year);
        }
        self
    }

    /// The readings of this one alone, and the place after it.
    pub fn found<'d, 't>(self, from: u32, after: Cursor<'d, 't>) -> Found<'d, 't> {
        Found::Times(smallvec![self.at(from, after.at)], after)
    }

    pub fn mention(&self, doc: &Doc<'_>) -> TimeMention {
        let tokens = TokenRange::new(self.from, self.to);
        let span: Span = doc.span(tokens);
        TimeMention {
            tokens,
            span,
            start: self.start,
            end: self.end,
            grain: self.grain,
            modifier: self.modifier,
            part_of_day: self.part_of_day,
            clock: self.clock,
            weekday: self.weekday,
            relative: self.relative,
            lunar: self.lunar,
            vague: self.vague,
        }
    }
}
