//! Resolves quantities.

use super::Assembly;
use crate::grammar::unit_text;
use crate::model::{Change, Quantity, QuantityId};

/// Resolves quantities into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let text = a.doc.text;
    let rows = &a.doc.lexicon.rows;
    for (i, mention) in a.mentions.quantities.iter().enumerate() {
        let unit = mention.unit.map(|u| unit_text(u, text).to_owned());
        let change = mention.change.map(|c| Change {
            direction: c.direction.to_owned(),
            value: mention.value,
            unit: unit.clone(),
            against: c.against.map(|s| a.words(s)),
            of: c.of.map(|of| QuantityId(of + 1)),
        });
        a.report.quantities.push(Quantity {
            id: QuantityId(i as u32 + 1),
            text: a.words(mention.span),
            span: mention.span,
            value: mention.value,
            value_high: mention.high,
            unit,
            qualifier: mention.qualifier.map(|s| a.words(s)),
            imprecise: mention.imprecise,
            subject: mention.subject.map(|s| a.words(s)),
            indicator: mention.indicator.and_then(|row| rows.indicators.get(row as usize)).map(|r| r.code.to_owned()),
            change,
            part_of: mention.part_of.map(|of| QuantityId(of + 1)),
            period: None,
            period_evidence: None,
            scope: mention.scope.map(|s| a.words(s)),
        });
    }
}
