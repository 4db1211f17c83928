//! Grammar of quantities: a number with what it counts, and what the sentence says of that figure.
//!
//! ```text
//! quantity = [qualifier] number unit ["trở lên" | "trở xuống"]
//! unit     = "%" | money ["/" per]* | measure ["/" per]* [noun phrase] | noun phrase
//! ```
//! Numbers that a time or a document holds, that follow a label (Điều 5, quận 7, Cụm Thi đua số 2) or that nothing
//! countable follows are no quantities. A part of a whole (3/76 cây cầu) gives two.

mod base;
mod elided;
mod figure;
mod indicator;
mod look_alike;
mod pair;
mod unit;

use super::{Cover, Cursor, Doc, Layer, Mentions, NumberForm, NumberMention, QuantityMention};
use crate::text::TokenRange;
use unit::Counted;

/// Scans a text for quantities.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let Mentions { numbers, times, quantities, cover, .. } = mentions;
    let mut imprecise = look_alike::Imprecise::new(doc);
    // Of "7 trong 15 thủ tục" the 7, until the thing counted is read.
    let mut part: Option<&NumberMention> = None;
    for number in numbers.iter() {
        imprecise.before(number.tokens.start, quantities, cover);
        let among = part.take().filter(|part| pair::is_part(doc, part, number));
        if let Some(counted) = read(doc, cover, times, number) {
            if base::join(doc, number, &counted, quantities) {
                imprecise.skip_to(counted.end);
                continue;
            }
            if let Some(among) = among {
                let own = Counted { end: among.tokens.end, ..counted };
                push(doc, among, &own, quantities);
                let whole = quantities.len() as u32;
                quantities.last_mut().into_iter().for_each(|part| part.part_of = Some(whole));
            }
            push(doc, number, &counted, quantities);
            pair::join_range(doc, quantities);
            imprecise.skip_to(counted.end);
        } else if let Some((counted, total)) = elided::read(doc, cover, times, number, quantities) {
            push(doc, number, &counted, quantities);
            quantities.last_mut().into_iter().for_each(|part| part.part_of = Some(total));
        } else if pair::opens(doc, number) && !look_alike::is_label(doc, cover, times, number) {
            part = Some(number);
        }
    }
    imprecise.before(doc.tokens.len() as u32, quantities, cover);
    figure::relate(doc, quantities);
    for i in 0..quantities.len() {
        let next = quantities.get(i + 1).map_or(u32::MAX, |q| q.tokens.start);
        quantities[i].indicator = indicator::of(doc, &quantities[i], next);
    }
    for quantity in quantities.iter() {
        cover.mark(quantity.tokens, Layer::Quantity);
    }
}

/// What a number counts, if it counts anything.
fn read(doc: &Doc<'_>, cover: &Cover, times: &[super::TimeMention], number: &NumberMention) -> Option<Counted> {
    if number.ordinal || number.form == NumberForm::Roman || look_alike::is_label(doc, cover, times, number) {
        return None;
    }
    let counted = unit::counted(Cursor::new(doc, number.tokens.end), cover, number)?;
    look_alike::counts(doc, number, &counted).then_some(counted)
}

/// Adds the quantity of a number, and of a part the quantity of its whole.
fn push(doc: &Doc<'_>, number: &NumberMention, counted: &Counted, quantities: &mut Vec<QuantityMention>) {
    let half = figure::half_after(Cursor::new(doc, counted.end), counted);
    let counted = &half.unwrap_or(*counted);
    let more = if half.is_some() { 0.5 } else { 0.0 };
    let qualifier = figure::qualifier_before(doc, number.tokens.start);
    let start = qualifier.map_or(number.tokens.start, |q| q.start);
    let bound_after = figure::bound_after(Cursor::new(doc, counted.end));
    let end = bound_after.map_or(counted.end, |b| b.end);
    let qualifier = qualifier.or(bound_after).map(|tokens| doc.span(tokens));
    let scaled = |value: f64| Some(value * counted.scale);
    let quantity = |tokens: TokenRange, value: f64, high: Option<f64>| QuantityMention {
        tokens,
        span: doc.span(tokens),
        value: scaled(value),
        high: high.map(|h| h * counted.scale),
        unit: Some(counted.unit),
        qualifier,
        imprecise: false,
        subject: None,
        indicator: None,
        change: None,
        part_of: None,
        scope: None,
    };
    let mut part = quantity(TokenRange::new(start, end), number.value + more, number.high);
    let Some(whole) = number.whole else {
        quantities.push(part);
        return;
    };
    if look_alike::is_fraction(doc, number, whole) {
        quantities.push(QuantityMention { value: scaled(number.value / whole), ..part });
        return;
    }
    let index = quantities.len() as u32;
    part.part_of = Some(index + 1);
    quantities.push(part);
    // The whole is the last token of the number (35/40).
    let tokens = TokenRange::new(number.tokens.end - 1, counted.end);
    quantities.push(QuantityMention { qualifier: None, ..quantity(tokens, whole, None) });
}

#[cfg(test)]
mod tests {
    use crate::grammar::{Doc, Mentions, Unit, corpus};
    use crate::parser::Depth;

    fn unit_text(unit: Unit, text: &str) -> &str {
        match unit {
            Unit::Written(span) => span.of(text),
            Unit::Canonical(name) => name,
        }
    }

    fn readings(doc: &Doc<'_>, mentions: &Mentions) -> Vec<String> {
        let mut out = Vec::new();
        for q in &mentions.quantities {
            let mut line = q.value.map_or_else(|| "?".to_owned(), |v| v.to_string());
            if let Some(high) = q.high {
                line += &format!("..{high}");
            }
            line += &format!(" [{}]", q.unit.map_or("", |u| unit_text(u, doc.text)));
            if let Some(qualifier) = q.qualifier {
                line += &format!(" ~{}", qualifier.of(doc.text));
            }
            if let Some(subject) = q.subject {
                line += &format!(" subject={}", subject.of(doc.text));
            }
            if let Some(row) = q.indicator {
                line += &format!(" indicator={}", doc.lexicon.rows.indicators[row as usize].code);
            }
            if let Some(change) = q.change {
                line += &format!(" {}", change.direction);
                line += &change.against.map_or_else(String::new, |a| format!("({})", a.of(doc.text)));
                line += &change.of.map_or_else(String::new, |of| format!(" of={of}"));
            }
            if let Some(whole) = q.part_of {
                line += &format!(" part_of={whole}");
            }
            out.push(line);
        }
        out
    }

    #[test]
    fn corpus_lines() {
        corpus::check(include_str!("../quantity.corpus.tsv"), Depth::Quantities, (185, 70), readings);
    }
}
