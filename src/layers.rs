//! One layer alone: functions that read a text no further than the values that they return.

use crate::model::{
    Excerpt, Number, Organization, PartialDate, Person, Place, Quantity, Reference, Report, TimeExpression,
};
use crate::parser::{Depth, Parser};

/// Parses as far as one layer; the day is the one that times are resolved against.
fn read(text: &str, depth: Depth, reference: Option<PartialDate>) -> Report {
    Parser::builder().depth(depth).build().worker().parse(text, reference)
}

/// The numbers of a text, without those inside dates.
///
/// ```
/// let found = baocao::numbers("Kết nạp 16.542 đảng viên, trong đó có hai mươi mốt đồng chí ở 3-5 doanh nghiệp.");
/// let values: Vec<_> = found.iter().map(|n| (n.value, n.value_high)).collect();
/// assert_eq!(values, [(16542.0, None), (21.0, None), (3.0, Some(5.0))]);
/// ```
#[must_use]
pub fn numbers(text: &str) -> Vec<Number> {
    let parser = Parser::new();
    parser.worker().read(text, Depth::Times, |_, mentions, _| {
        let number = |n: &crate::grammar::NumberMention| Number {
            text: n.span.of(text).to_owned(),
            span: n.span,
            value: n.value,
            value_high: n.high,
            whole: n.whole,
            form: n.form,
            ordinal: n.ordinal,
        };
        mentions.numbers.iter().map(number).collect()
    })
}

/// The expressions of time of a text, resolved against a day, month or year when one is given.
///
/// ```
/// let found = baocao::times("Sáng 15/7, hội nghị sơ kết 6 tháng đầu năm.", "2023-07-15".parse().ok());
/// let intervals: Vec<_> = found.iter().filter_map(|t| t.iso.as_deref()).collect();
/// assert_eq!(intervals, ["2023-07-15", "2023-01-01/2023-06-30"]);
/// ```
#[must_use]
pub fn times(text: &str, reference: Option<PartialDate>) -> Vec<TimeExpression> {
    read(text, Depth::Times, reference).times
}

/// The legal and party documents of a text, each once.
///
/// ```
/// let found = baocao::references("Thực hiện Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị.", None);
/// assert_eq!(found[0].symbol.as_deref(), Some("41-QĐ/TW"));
/// ```
#[must_use]
pub fn references(text: &str, reference: Option<PartialDate>) -> Vec<Reference> {
    read(text, Depth::References, reference).references
}

/// The figures of a text with unit, qualifier and period.
#[must_use]
pub fn quantities(text: &str, reference: Option<PartialDate>) -> Vec<Quantity> {
    read(text, Depth::Quantities, reference).quantities
}

/// The places of a text with their codes. Codes changed owner in 2025, so that the day matters.
#[must_use]
pub fn places(text: &str, reference: Option<PartialDate>) -> Vec<Place> {
    read(text, Depth::Places, reference).places
}

/// The organisations of a text, each once.
#[must_use]
pub fn organizations(text: &str, reference: Option<PartialDate>) -> Vec<Organization> {
    read(text, Depth::Organizations, reference).organizations
}

/// The people of a text with their offices, each once.
#[must_use]
pub fn people(text: &str, reference: Option<PartialDate>) -> Vec<Person> {
    read(text, Depth::People, reference).people
}

/// The sentences of a text.
///
/// ```
/// let found = baocao::sentences("TP. Vinh họp. Đạt 1.5%.");
/// assert_eq!(found.len(), 2);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Excerpt> {
    let parser = Parser::new();
    parser.worker().read(text, Depth::Sentences, |doc, _, _| {
        let spans = doc.sentences.iter().map(|s| doc.span(s.tokens));
        spans.map(|span| Excerpt { text: span.of(text).to_owned(), span }).collect()
    })
}
