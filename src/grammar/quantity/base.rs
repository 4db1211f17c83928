//! Rates that are told of so many people: 26,5 giường bệnh *trên một vạn dân*. The number is no figure of its own.

use super::unit::Counted;
use crate::grammar::{Doc, NumberMention, QuantityMention, Unit};
use crate::text::normalise::Code;
use crate::text::{Kind, Shape, TokenRange, code};

const TREN: Code = code("trên");
const DAN: Code = code("dân");

/// Whether a number is such a base. It is joined to the unit of the figure right before it.
pub(super) fn join(
    doc: &Doc<'_>,
    number: &NumberMention,
    counted: &Counted,
    quantities: &mut [QuantityMention],
) -> bool {
    let Some(over) = number.tokens.start.checked_sub(1).filter(|&i| doc.token(i).is_some_and(|t| t.is_word(TREN)))
    else {
        return false;
    };
    if !is_round(number.value) || number.high.is_some() {
        return false;
    }
    let Some(figure) = quantities.last_mut().filter(|q| q.tokens.end == over) else {
        // "số bác sĩ trên một vạn dân đạt 9"
        let noun = over.checked_sub(1).and_then(|i| doc.token(i));
        let noun = noun.is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
        return noun && doc.token(number.tokens.end).is_some_and(|t| t.is_word(DAN));
    };
    let Some(Unit::Written(unit)) = figure.unit else { return false };
    figure.tokens.end = counted.end;
    figure.span = doc.span(figure.tokens);
    figure.unit = Some(Unit::Written(unit.join(doc.span(TokenRange::new(over, counted.end)))));
    true
}

/// A hundred, a thousand, ten thousand …
fn is_round(value: f64) -> bool {
    [1e2, 1e3, 1e4, 1e5, 1e6].contains(&value)
}
