//! Parts of a total that leave out its unit: kỷ luật 12 đảng viên, trong đó khiển trách *9*, cảnh cáo *4*.

use super::unit::{Class, Counted};
use super::{figure, look_alike};
use crate::grammar::{Cover, Doc, NumberForm, NumberMention, QuantityMention, TimeMention, Unit};
use crate::lexicon::Tag;
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange, code};

/// Parts of one total.
const MOST_PARTS: usize = 8;

const VA: Code = code("và");

/// A bare number that divides the total before it: with the unit of that, and the index of the total.
pub(super) fn read(
    doc: &Doc<'_>,
    cover: &Cover,
    times: &[TimeMention],
    number: &NumberMention,
    quantities: &[QuantityMention],
) -> Option<(Counted, u32)> {
    const MOST_WORDS: u32 = 8;
    let last = quantities.last()?;
    let gap = TokenRange::new(last.tokens.end, number.tokens.start);
    let plain = number.form == NumberForm::Digits && number.whole.is_none() && number.high.is_none() && !number.ordinal;
    if !plain || gap.len() > MOST_WORDS || look_alike::is_label(doc, cover, times, number) {
        return None;
    }
    let index = (0..quantities.len()).rev().take(MOST_PARTS).find(|&i| !is_elided(&quantities[i]))?;
    let total = &quantities[index];
    let Some(Unit::Written(unit)) = total.unit else { return None };
    let within = total.value.is_some_and(|whole| number.value < whole && whole.fract() == 0.0);
    let sentence = doc.sentence_of(total.tokens.start) == doc.sentence_of(number.tokens.start);
    let opens = |i: u32| doc.token(i).is_some_and(|t| t.is_mark('('));
    let divides = figure::divides(doc, gap) || is_elided(last) || (gap.start..gap.end).any(opens);
    let verb = gap.end.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(|t| t.kind == Kind::Word);
    let ends =
        doc.token(number.tokens.end).is_none_or(|t| t.is_word(VA) || matches!(t.mark(), Some(',' | ';' | '.' | ')')));
    // What names a thing by its number (điểm 3) counts nothing.
    let named =
        (gap.end.saturating_sub(3)..gap.end).any(|i| doc.hits_of(i, Tag::NumberWord).any(|hit| hit.end() == gap.end));
    let fits = within && sentence && divides && verb && ends && !named;
    let counted = Counted { unit: Unit::Written(unit), scale: 1.0, class: Class::Noun, end: number.tokens.end };
    fits.then_some((counted, index as u32))
}

/// Whether the unit of a figure stands elsewhere.
fn is_elided(quantity: &QuantityMention) -> bool {
    matches!(quantity.unit, Some(Unit::Written(unit)) if unit.end() <= quantity.span.start())
}
