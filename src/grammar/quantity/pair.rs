//! Two numbers that belong together with words between them: 7 trong (tổng số) 15 thủ tục, từ 500.000 đồng đến 2 triệu đồng.

use crate::grammar::{Doc, NumberForm, NumberMention, QuantityMention, Unit};
use crate::text::normalise::Code;
use crate::text::{TokenRange, code};

const TRONG: Code = code("trong");
const TONG: Code = code("tổng");
const SO: Code = code("số");
const TU: Code = code("từ");
const DEN: Code = code("đến");
const TOI: Code = code("tới");
const TANG: Code = code("tăng");
const GIAM: Code = code("giảm");

/// Whether a bare number may be so many among others.
pub(super) fn opens(doc: &Doc<'_>, number: &NumberMention) -> bool {
    let whole = !number.ordinal && number.form != NumberForm::Roman && number.whole.is_none() && number.high.is_none();
    whole && doc.token(number.tokens.end).is_some_and(|t| t.is_word(TRONG))
}

/// Whether the second number tells among how many the first are.
pub(super) fn is_part(doc: &Doc<'_>, part: &NumberMention, number: &NumberMention) -> bool {
    let between = part.tokens.end + 1..number.tokens.start;
    let counts = |i: u32| doc.token(i).is_some_and(|t| t.is_word(TONG) || t.is_word(SO));
    part.value < number.value && between.len() <= 2 && between.into_iter().all(counts)
}

/// Makes one figure of the last two where they are the ends of a range. What rises from one to the other has two values.
pub(super) fn join_range(doc: &Doc<'_>, quantities: &mut Vec<QuantityMention>) {
    let [.., low, high] = &mut quantities[..] else { return };
    let is = |i: u32, words: &[Code]| doc.token(i).is_some_and(|t| words.iter().any(|&w| t.is_word(w)));
    let start = low.tokens.start;
    let opened = if is(start, &[TU]) { Some(start) } else { start.checked_sub(1).filter(|&i| is(i, &[TU])) };
    let changes = opened.and_then(|i| i.checked_sub(1)).is_some_and(|i| is(i, &[TANG, GIAM]));
    let linked = high.tokens.start == low.tokens.end + 1 && is(low.tokens.end, &[DEN, TOI])
        || high.tokens.start == low.tokens.end && is(low.tokens.end, &[DEN, TOI]);
    let alike = matches!((low.unit, high.unit), (Some(Unit::Canonical(a)), Some(Unit::Canonical(b))) if a == b);
    let ordered = low.high.is_none() && high.high.is_none() && low.value < high.value;
    if opened.is_none() || changes || !linked || !alike || !ordered || low.part_of.is_some() {
        return;
    }
    low.high = high.value;
    low.tokens = TokenRange::new(low.tokens.start, high.tokens.end);
    low.span = doc.span(low.tokens);
    quantities.pop();
}
