//! What the grammars yield: typed mentions, unresolved, in the order of the text.

use smallvec::SmallVec;

use super::doc::Cover;
use crate::model::{Grain, Modifier, NumberForm, PartOfDay, PlaceLevel};
use crate::text::{Span, TokenRange};

/// Everything that the grammars found in one text. Each list is in the order of the text.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Numbers.
    pub numbers: Vec<NumberMention>,
    /// Times.
    pub times: Vec<TimeMention>,
    /// Documents.
    pub references: Vec<ReferenceMention>,
    /// Quantities.
    pub quantities: Vec<QuantityMention>,
    /// Places.
    pub places: Vec<PlaceMention>,
    /// Bodies.
    pub organizations: Vec<OrganizationMention>,
    /// Offices.
    pub offices: Vec<OfficeMention>,
    /// Names of people.
    pub people: Vec<PersonMention>,
    /// What was seen and not understood: code, message, where.
    pub diagnostics: Vec<(&'static str, String, Span)>,
    /// Which layers cover which token.
    pub cover: Cover,
}

impl Mentions {
    /// Index of the person mention whose name, honorific or adjoining office covers a token.
    #[must_use]
    pub fn person_at(&self, token: u32) -> Option<u32> {
        let index = self.people.partition_point(|p| p.whole.start <= token).checked_sub(1)?;
        self.people[index].whole.holds(token).then_some(index as u32)
    }

    /// Index of the office mention whose title, body or place covers a token.
    #[must_use]
    pub fn office_at(&self, token: u32) -> Option<u32> {
        let index = self.offices.partition_point(|o| o.tokens.start <= token).checked_sub(1)?;
        self.offices[index].tokens.holds(token).then_some(index as u32)
    }

    pub(crate) fn reset(&mut self, tokens: usize) {
        self.numbers.clear();
        self.times.clear();
        self.references.clear();
        self.quantities.clear();
        self.places.clear();
        self.organizations.clear();
        self.offices.clear();
        self.people.clear();
        self.diagnostics.clear();
        self.cover.reset(tokens);
    }
}

/// A number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct NumberMention {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Where it stands.
    pub span: Span,
    /// The value; of a range the lower end.
    pub value: f64,
    /// The upper end of a range (3-5, từ 3 đến 5).
    pub high: Option<f64>,
    /// The whole of a part (35/40): `value` of `whole`.
    pub whole: Option<f64>,
    /// How it is written.
    pub form: NumberForm,
    /// An ordinal (thứ nhất, lần thứ XIII).
    pub ordinal: bool,
    /// Both a thousands and a decimal reading remain.
    pub ambiguous: bool,
}

/// The fields of a day that were written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DateFields {
    /// Year.
    pub year: Option<i16>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// The day of speaking (hôm qua, năm ngoái).
    Speaking,
    /// The stretch named before (cùng kỳ).
    Period,
    /// The day named before (cùng ngày).
    Day,
    /// The cycle of sixty years (năm Quý Mão); `offset` is the place in it, 0 for Giáp Tý.
    Cycle,
}

/// A stretch counted from another: hôm qua is day −1, năm ngoái is year −1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relative {
    /// What it counts from.
    pub anchor: Anchor,
    /// Unit in which `offset` counts.
    pub unit: Grain,
    /// How many units after the anchor (before it, when negative).
    pub offset: i16,
}

/// An expression of time. The first day is the first day of what `start` holds, the last the last day of what `end` holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeMention {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Where it stands.
    pub span: Span,
    /// Fields of its beginning.
    pub start: DateFields,
    /// Fields of its end.
    pub end: DateFields,
    /// Length of the stretch.
    pub grain: Grain,
    /// Which part of it is meant.
    pub modifier: Option<Modifier>,
    /// Part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// Hour and minute.
    pub clock: Option<(u8, u8)>,
    /// Day of the week, 1 Monday to 7 Sunday.
    pub weekday: Option<u8>,
    /// Counted from the day of speaking.
    pub relative: Option<Relative>,
    /// Counted by the moon.
    pub lunar: bool,
    /// Fixes no stretch of days by itself: hiện nay, thời gian qua; with fields, a day of every year (Ngày Nhà giáo Việt
    /// Nam) or a term that only names a body (khóa XIII).
    pub vague: bool,
}

/// A document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReferenceMention {
    /// Its tokens: kind, symbol, date.
    pub tokens: TokenRange,
    /// Where it stands.
    pub span: Span,
    /// Row of the kind in [`crate::lexicon::Rows::document_kinds`].
    pub kind: u32,
    /// Symbol without spaces.
    pub symbol: Option<String>,
    /// Number in it.
    pub number: Option<String>,
    /// Year in it, or after the name.
    pub year: Option<i16>,
    /// Issuer code in it.
    pub issuer_code: Option<String>,
    /// The body after "của".
    pub issuer: Option<Span>,
    /// Fields of the day of issue.
    pub issued: DateFields,
    /// Title after "về".
    pub title: Option<Span>,
    /// Article, clause and point before it.
    pub provision: Option<Span>,
}

/// A number that measures something.
#[derive(Clone, PartialEq, Debug)]
pub struct QuantityMention {
    /// Its tokens: qualifier, number, unit.
    pub tokens: TokenRange,
    /// Where it stands.
    pub span: Span,
    /// Value after scaling.
    pub value: Option<f64>,
    /// Upper end of a range.
    pub high: Option<f64>,
    /// The thing counted.
    pub unit: Option<Unit>,
    /// Qualifier.
    pub qualifier: Option<Span>,
    /// A word for a number.
    pub imprecise: bool,
    /// What was done to the thing counted.
    pub subject: Option<Span>,
    /// Row of the indicator in [`crate::lexicon::Rows::indicators`].
    pub indicator: Option<u32>,
    /// The comparison that it states.
    pub change: Option<ChangeMention>,
    /// Index of the quantity of which it is a part.
    pub part_of: Option<u32>,
    /// Whose figure it is.
    pub scope: Option<Span>,
}

/// A unit as written, or a canonical one (the currency for "tỉ").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// As written.
    Written(Span),
    /// From the tables.
    Canonical(&'static str),
}

/// A comparison: tăng 12% so với cùng kỳ.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ChangeMention {
    /// increase, decrease, reach, exceed, times.
    pub direction: &'static str,
    /// What it is compared with.
    pub against: Option<Span>,
    /// Index of the quantity that is compared.
    pub of: Option<u32>,
}

/// A place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceMention {
    /// Its tokens, the kind included where it is written.
    pub tokens: TokenRange,
    /// Where the name stands, without the kind where it can stand alone.
    pub span: Span,
    /// Row in [`crate::lexicon::Gazetteer::names`]; `None` for a place that only its kind shows (xã Bình Minh Mới).
    pub name: Option<u32>,
    /// Row of the written kind in [`crate::lexicon::PLACE_KINDS`].
    pub kind: Option<u32>,
    /// Level that the written kind fixes.
    pub level: Option<PlaceLevel>,
    /// Index of the place mention that contains it (quận 7, TP. HCM), when written beside it.
    pub within: Option<u32>,
    /// Stands inside the name of a body or an office.
    pub in_name: bool,
}

/// A body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganizationMention {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Where it stands.
    pub span: Span,
    /// Row of its head in [`crate::lexicon::Rows::organs`].
    pub organ: Option<u32>,
    /// Index of the mention of the body that it is part of, inside or beside it.
    pub parent: Option<u32>,
    /// Index of the place mention that it belongs to.
    pub place: Option<u32>,
    /// Short form introduced in parentheses.
    pub abbreviation: Option<Span>,
    /// A bare short form that names no one body.
    pub generic: bool,
    /// A collective (các sở, ngành), which is no body.
    pub collective: bool,
    /// Stands inside an office.
    pub in_office: bool,
    /// Stands inside the name of another body.
    pub nested: bool,
}

/// An office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeMention {
    /// Its tokens: title, body, place; without "nguyên".
    pub tokens: TokenRange,
    /// Where it stands.
    pub span: Span,
    /// The title alone.
    pub title: TokenRange,
    /// Row in [`crate::lexicon::Rows::titles`].
    pub row: u32,
    /// Index of the organisation mention inside it.
    pub organization: Option<u32>,
    /// Index of the place mention inside it.
    pub place: Option<u32>,
    /// nguyên, cựu.
    pub former: bool,
    /// quyền, phụ trách.
    pub acting: bool,
    /// Year in which the text last tells that it was held (Năm 2015 ông là …, nhiệm kỳ 2011-2016).
    pub until: Option<i16>,
    /// Year in which the text tells that somebody was given it (Năm 2015 ông được bầu làm …).
    pub since: Option<i16>,
    /// It was held once, as a life tells (từng giữ chức …), and may be held still.
    pub once: bool,
    /// The words before it that say so, and honorifics: where the whole phrase begins.
    pub lead: u32,
}

/// How much of a name is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameForm {
    /// Family and given name.
    Full,
    /// Some of its syllables (Hồng Hải).
    Partial,
    /// The given name alone, after an honorific or office.
    Given,
}

/// A name of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonMention {
    /// Tokens of the name alone.
    pub tokens: TokenRange,
    /// Where the name stands.
    pub span: Span,
    /// The honorific before it (ông, đồng chí).
    pub honorific: Option<TokenRange>,
    /// Degrees and ranks before it.
    pub degrees: SmallVec<[TokenRange; 2]>,
    /// Indices of its offices in [`Mentions::offices`].
    pub offices: SmallVec<[u32; 4]>,
    /// The office, by its index, that another takes over from this person (thay *ông An*).
    pub left: Option<u32>,
    /// The field or place beside the name whose office it is on a list of several (Thứ trưởng các bộ: *Nội vụ* (An)), and the
    /// kind of body in the words before the list.
    pub share: Option<(TokenRange, TokenRange)>,
    /// How much of the name is written.
    pub form: NameForm,
    /// From honorific or first office before the name to the last office after it.
    pub whole: TokenRange,
}
