//! Resolves quantities: ids for the figures that they refer to, and the days that each figure is about.

mod period;

use super::Assembly;
use crate::grammar::{QuantityMention, Unit};
use crate::model::{Change, Quantity, QuantityId, TableText};
use crate::text::Span;

/// Resolves quantities into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let rows = &a.doc.lexicon.rows;
    let periods = period::periods(a);
    a.report.quantities.reserve_exact(periods.len());
    for ((i, mention), period) in a.mentions.quantities.iter().enumerate().zip(periods) {
        let unit = mention.unit.map(|unit| match unit {
            Unit::Written(span) => TableText::Owned(a.words(span)),
            Unit::Canonical(name) => TableText::Borrowed(name),
        });
        let change = mention.change.map(|c| Change {
            direction: c.direction.into(),
            value: mention.value,
            unit: unit.clone(),
            against: c.against.map(|s| a.words(s)),
            of: c.of.map(|of| QuantityId(of + 1)),
        });
        let scope = mention.scope.or_else(|| owner(a, mention));
        a.report.quantities.push(Quantity {
            id: QuantityId(i as u32 + 1),
            text: a.words(mention.span),
            span: mention.span,
            value: mention.value,
            value_high: mention.high,
            unit,
            qualifier: mention.qualifier.map(|s| a.words(s)),
            imprecise: mention.imprecise,
            verb: mention.subject.map(|s| a.words(s)),
            indicator: mention.indicator.and_then(|row| rows.indicators.get(row as usize)).map(|r| r.code.into()),
            change,
            part_of: mention.part_of.map(|of| QuantityId(of + 1)),
            period: period.map(|(period, _)| period),
            period_evidence: period.map(|(_, evidence)| evidence),
            scope: scope.map(|s| a.words(s)),
            scope_span: scope,
        });
    }
}

/// How many bodies and places before a figure are looked at.
const NEAREST: usize = 8;

/// The body or place that stands last before a figure in its sentence.
fn owner(a: &Assembly<'_, '_>, figure: &QuantityMention) -> Option<Span> {
    let start = figure.tokens.start;
    let sentence = a.doc.sentences.get(a.doc.sentence_of(start))?.tokens.start;
    let organizations = &a.mentions.organizations;
    let body = organizations[..organizations.partition_point(|o| o.tokens.start < start)]
        .iter()
        .rev()
        .take_while(|o| o.tokens.start >= sentence)
        .take(NEAREST)
        .find(|o| !o.in_office && !o.nested && o.tokens.end <= start);
    let places = &a.mentions.places;
    let place = places[..places.partition_point(|p| p.tokens.start < start)]
        .iter()
        .rev()
        .take_while(|p| p.tokens.start >= sentence)
        .take(NEAREST)
        .find(|p| !p.in_name && p.tokens.end <= start);
    match (body, place) {
        (Some(body), Some(place)) if place.tokens.start > body.tokens.end => Some(place.span),
        (Some(body), _) => Some(body.span),
        (None, place) => place.map(|p| p.span),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn tasks_have_a_period_and_terms_are_one() {
        let report = crate::parse("Trong năm 2022, sở được giao ba nhiệm vụ và có hai nhiệm kỳ giữ cờ đầu.");
        let periods: Vec<_> =
            report.quantities.iter().map(|q| (q.unit.as_deref(), q.period_evidence.is_some())).collect();
        assert_eq!(periods, [(Some("nhiệm vụ"), true), (Some("nhiệm kỳ"), false)]);
    }
}
