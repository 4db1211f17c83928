//! Grammar of references: legal and party documents by kind and symbol, by kind and number, and laws by name.
//!
//! ```text
//! reference  = [provision] kind [name] ["số"] item (("," | "và") ["số"] item)* context
//! item       = symbol | number
//! law        = [provision] name-of-law ["(sửa đổi)"] ["số" symbol] [["năm"] year] context
//! context    = [date] ["của" issuer] ["về" title]
//! ```
//! The span of a mention runs from the kind to the symbol, and over a date that follows it at once.

mod context;
mod law;
mod symbol;

use smallvec::{SmallVec, smallvec};

use super::{Cursor, Doc, Layer, Mentions, ReferenceMention, TimeMention};
use crate::lexicon::{Hit, Tag, TokenForm, Wanted};
use crate::model::Grain;
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, TokenRange, code};
use context::Context;
use symbol::{Form, Item, Symbol};

const SO: Code = code("số");
const VA: Code = code("và");
const NAM: Code = code("năm");

/// Where a reference may begin: at kinds of document, of which one opens each law, and at figures with a mark near them.
const BEGINS: Wanted = Wanted::tags(&[Tag::DocumentKind]);
const FIGURES: Wanted = Wanted::forms(&[TokenForm::Number]);
const MARKS: Wanted = Wanted::forms(&[TokenForm::Mark]);

/// Scans a text for references.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let Mentions { times, references, cover, .. } = mentions;
    let mut reader = Reader { doc, times, found: references };
    doc.read_from(|block| starts(doc, block), |at| reader.read(at).unwrap_or(at));
    for reference in references.iter() {
        cover.mark(reference.tokens, Layer::Reference);
    }
    drop_inner_times(times, references);
}

/// The tokens of a block at which a reference may begin, a bit for each.
fn starts(doc: &Doc<'_>, block: usize) -> u64 {
    let marked = doc.hits.word_before(block, MARKS, 1) | doc.hits.word_before(block, MARKS, 2);
    doc.hits.word(block, BEGINS) | doc.hits.word(block, FIGURES) & marked
}

/// A symbol with a year in it (08/2019/NĐ-CP) is no month: times that end inside a reference without being its date go.
fn drop_inner_times(times: &mut Vec<TimeMention>, references: &[ReferenceMention]) {
    if references.is_empty() {
        return;
    }
    let mut next = 0;
    times.retain(|time| {
        while references.get(next).is_some_and(|r| r.tokens.end <= time.tokens.start) {
            next += 1;
        }
        let Some(reference) = references.get(next) else { return true };
        let inside = reference.tokens.overlaps(time.tokens);
        let is_date = reference.tokens.end == time.tokens.end;
        !inside || is_date || reference.symbol.is_none()
    });
}

/// The symbols of one list; most have one.
type Items<'d, 't> = SmallVec<[Item<'d, 't>; 2]>;

/// What is read, and where the mentions go.
struct Reader<'d, 't, 'm> {
    doc: &'d Doc<'t>,
    times: &'m [TimeMention],
    found: &'m mut Vec<ReferenceMention>,
}

impl Reader<'_, '_, '_> {
    /// Reads the references that start at a token; the index after the last one.
    fn read(&mut self, at: u32) -> Option<u32> {
        let token = self.doc.token(at)?;
        if token.kind == Kind::Number {
            return self.read_unnamed(at);
        }
        if let Some(law) = self.doc.longest(at, Tag::Law).filter(|_| token.is_capital()) {
            return self.read_law(at, law);
        }
        // QĐ stands for two kinds: of equally long phrases the first row counts.
        let kind = self.doc.hits_of(at, Tag::DocumentKind).max_by_key(|h| (h.len, u32::MAX - h.row))?;
        self.read_cited(at, kind).or_else(|| self.read_named_law(at, kind))
    }

    /// `số 41-QĐ/TW`, `(03/KH-BCA)`: a symbol without the name of its kind.
    fn read_unnamed(&mut self, at: u32) -> Option<u32> {
        // Most numbers have no symbol after them.
        self.doc.tokens.get(at as usize + 1..)?.iter().take(2).find(|t| t.is_mark('-') || t.is_mark('/'))?;
        let cursor = Cursor::new(self.doc, at);
        let (symbol, after) = symbol::symbol(cursor, false)?;
        let kind = symbol.kind?;
        let start = if cursor.before().is_some_and(|t| t.is_word(SO) && t.gap < Gap::Blank) { at - 1 } else { at };
        Some(self.finish(start, kind, smallvec![(start, symbol, after)]))
    }

    /// `Nghị quyết số 18-NQ/TW`, `các Nghị quyết 18, 19`.
    fn read_cited(&mut self, at: u32, kind: Hit) -> Option<u32> {
        let cursor = Cursor::new(self.doc, kind.end());
        // After most kinds neither a number nor "số" stands.
        let next = cursor.token()?;
        let near = if next.kind == Kind::Number || next.is_word(SO) { self.item(cursor, kind.row) } else { None };
        let far = near.is_none();
        let (symbol, after) = near.or_else(|| context::far_symbol(cursor))?;
        let issuer = if far { context::issuer(cursor).map(|(span, _)| span) } else { None };
        let mut items: Items<'_, '_> = smallvec![(at, symbol, after)];
        while let Some((start, symbol, after)) = items.last().and_then(|(_, _, after)| self.next_item(*after, kind.row))
        {
            items.push((start, symbol, after));
        }
        symbol::share_tail(&mut items);
        let first = self.found.len();
        let end = self.finish(at, kind.row, items);
        if let Some(reference) = self.found.get_mut(first) {
            reference.issuer = reference.issuer.or(issuer);
        }
        Some(end)
    }

    /// A symbol or number, after "số" or not.
    fn item<'d, 't>(&self, cursor: Cursor<'d, 't>, kind: u32) -> Option<(Symbol<'t>, Cursor<'d, 't>)> {
        let numbered = cursor.word(SO).map(|c| c.mark(':').unwrap_or(c));
        let (symbol, after) = symbol::symbol(numbered.unwrap_or(cursor), true)?;
        let bare = || self.doc.lexicon.rows.document_kinds[kind as usize].bare;
        let stands = match symbol.form {
            Form::Symbol => true,
            Form::Dated => numbered.is_some() || bare(),
            Form::Number => symbol::stands_alone(after, numbered.is_some()) && (numbered.is_some() || bare()),
        };
        stands.then_some((symbol, after))
    }

    /// `, 19-NQ/TW` or `và số 19` after an item.
    fn next_item<'d, 't>(&self, cursor: Cursor<'d, 't>, kind: u32) -> Option<Item<'d, 't>> {
        let next = cursor.mark(',').or_else(|| cursor.mark(';')).or_else(|| cursor.word(VA))?;
        let next = next.word(VA).unwrap_or(next);
        let (symbol, after) = self.item(next, kind)?;
        Some((next.at, symbol, after))
    }

    /// Adds the mentions of a list; the date, issuer and title after it belong to its last item.
    fn finish(&mut self, at: u32, kind: u32, items: Items<'_, '_>) -> u32 {
        let provision = context::provision_before(self.doc, at);
        let signed = context::signed_before(self.doc, at, self.times);
        let count = items.len();
        let mut end = at;
        for (i, (start, symbol, after)) in items.into_iter().enumerate() {
            let context = if i + 1 == count { Context::read(after, self.times) } else { Context::none(after) };
            end = context.tokens_end;
            let tokens = TokenRange::new(start, end);
            self.found.push(ReferenceMention {
                tokens,
                span: self.doc.span(tokens),
                kind,
                symbol: Some(symbol.text()),
                number: Some(symbol.number.to_owned()),
                year: symbol.year.or(context.year),
                issuer_code: symbol.issuer(),
                issuer: context.issuer,
                issued: if context.issued.day.is_some() { context.issued } else { signed.unwrap_or_default() },
                title: context.title,
                provision: if i == 0 { provision } else { None },
            });
        }
        end
    }
}

/// The time mention that starts at a token, if it fixes a day, a month or a year.
fn time_at(times: &[TimeMention], at: u32) -> Option<&TimeMention> {
    let index = times.partition_point(|t| t.tokens.start < at);
    times.get(index).filter(|t| {
        t.tokens.start == at && matches!(t.grain, Grain::Day | Grain::Month | Grain::Year) && t.relative.is_none()
    })
}

#[cfg(test)]
mod tests {
    use crate::grammar::{Doc, Mentions, corpus};
    use crate::parser::Depth;

    fn readings(doc: &Doc<'_>, mentions: &Mentions) -> Vec<String> {
        let mut out = Vec::new();
        for r in &mentions.references {
            let kind = doc.lexicon.rows.document_kinds[r.kind as usize].kind;
            let mut line = format!("{kind} {}", r.symbol.as_deref().unwrap_or("—"));
            if let Some(year) = r.year {
                line += &format!(" year={year}");
            }
            if let (Some(y), Some(m), Some(d)) = (r.issued.year, r.issued.month, r.issued.day) {
                line += &format!(" issued={y}-{m:02}-{d:02}");
            }
            for (name, span) in [("by", r.issuer), ("on", r.title), ("at", r.provision)] {
                if let Some(span) = span {
                    line += &format!(" {name}=[{}]", span.of(doc.text));
                }
            }
            out.push(line);
        }
        out
    }

    /// The scan begins at kinds of document alone.
    #[test]
    fn laws_begin_with_a_kind() {
        let laws = include_str!("../../../data/laws.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        let kinds = ["Luật ", "Bộ luật ", "Hiến pháp", "Pháp lệnh "];
        for law in laws.flat_map(|line| line.split('\t').step_by(2)).flat_map(|cell| cell.split('|')) {
            assert!(law.is_empty() || kinds.iter().any(|kind| law.trim().starts_with(kind)), "{law}");
        }
    }

    #[test]
    fn corpus_lines() {
        corpus::check(include_str!("../reference.corpus.tsv"), Depth::References, (150, 65), readings);
    }
}
