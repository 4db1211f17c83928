//! Which indicator of the tables a figure belongs to: the nearest cue in its sentence whose unit it has.

use crate::grammar::{Doc, QuantityMention, Unit};
use crate::lexicon::{Tag, Wanted};
use crate::text::TokenRange;

/// How far a cue may stand before a figure and after it.
const BEFORE: u32 = 16;
const AFTER: u32 = 8;

/// Row of the indicator of a figure, given where the next figure begins.
pub(super) fn of(doc: &Doc<'_>, quantity: &QuantityMention, next: u32) -> Option<u32> {
    const CUES: Wanted = Wanted::tags(&[Tag::Indicator]);
    let sentence = doc.sentences.get(doc.sentence_of(quantity.tokens.start))?.tokens;
    let window = TokenRange::new(
        sentence.start.max(quantity.tokens.start.saturating_sub(BEFORE)),
        clause_end(doc, quantity.tokens.end, sentence.end.min(quantity.tokens.end + AFTER).min(next)),
    );
    if !doc.any(window, CUES) {
        return None;
    }
    let names = Names::of(doc, quantity)?;
    let mut best: Option<(i64, u32)> = None;
    for i in doc.each(window, CUES) {
        for hit in doc.hits_of(i, Tag::Indicator) {
            let Some(row) = doc.lexicon.rows.indicators.get(hit.row as usize) else { continue };
            if !row.units.iter().any(|unit| names.hold(unit)) {
                continue;
            }
            let rank = i64::from(hit.len) * 3 - distance(quantity.tokens, TokenRange::new(hit.start, hit.end()));
            if best.is_none_or(|(most, _)| rank > most) {
                best = Some((rank, hit.row));
            }
        }
    }
    best.map(|(_, row)| row)
}

/// The first comma or semicolon after a figure: cues behind it belong to the next one.
fn clause_end(doc: &Doc<'_>, start: u32, end: u32) -> u32 {
    let divides = |i: &u32| doc.token(*i).is_some_and(|t| t.is_mark(',') || t.is_mark(';') || t.is_mark(':'));
    (start..end).find(divides).unwrap_or(end.max(start))
}

/// Tokens between a figure and a cue; a cue after the figure is twice as far.
fn distance(figure: TokenRange, cue: TokenRange) -> i64 {
    if cue.end <= figure.start {
        i64::from(figure.start - cue.end)
    } else if cue.start >= figure.end {
        2 * i64::from(cue.start - figure.end + 1)
    } else {
        0
    }
}

/// The names under which a figure's unit stands in the tables.
struct Names<'a> {
    written: &'a str,
    listed: Option<&'a str>,
    base: Option<&'a str>,
}

impl<'a> Names<'a> {
    fn of(doc: &'a Doc<'_>, quantity: &QuantityMention) -> Option<Self> {
        let (written, start) = match quantity.unit? {
            Unit::Canonical(name) => return Some(Self { written: name, listed: None, base: None }),
            Unit::Written(span) => (span.of(doc.text), span.start()),
        };
        let at = quantity.tokens.indices().find(|&i| doc.tokens.get(i).is_some_and(|t| t.span.start() == start))?;
        let row = doc.longest(at as u32, Tag::Unit).and_then(|hit| doc.lexicon.rows.units.get(hit.row as usize));
        Some(Self { written, listed: row.map(|r| &*r.name), base: row.map(|r| &*r.base) })
    }

    fn hold(&self, unit: &str) -> bool {
        let heads = |name: &str| name.strip_prefix(unit).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        // Money stands in the table with its usual scale: tỷ đồng.
        let scaled = self.listed.is_none() && unit.ends_with(self.written) && !self.written.is_empty();
        let per = self.written.starts_with("đồng/") && unit.contains("đồng/");
        per || heads(self.written) || self.listed.is_some_and(heads) || self.base == Some(unit) || scaled
    }
}
