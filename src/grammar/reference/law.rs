//! Laws, codes and ordinances by name: Luật Đất đai năm 2024, Hiến pháp 2013, Bộ luật Hình sự.

use super::context::{self, Context};
use super::{Reader, SO, symbol};
use crate::grammar::{Cursor, ReferenceMention};
use crate::lexicon::{Hit, Tag};
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange, code};

const SUA: Code = code("sửa");
const DOI: Code = code("đổi");
const LUAT: Code = code("luật");
const BO: Code = code("bộ");
const PHAP: Code = code("pháp");

/// The longest name of a law that the tables do not hold.
const LONGEST_NAME: u32 = 16;

impl Reader<'_, '_, '_> {
    /// A law that the tables hold.
    pub(super) fn read_law(&mut self, at: u32, law: Hit) -> Option<u32> {
        let rows = &self.doc.lexicon.rows;
        let row = rows.laws.get(law.row as usize)?;
        let kind = rows.document_kinds.iter().position(|k| k.kind == row.kind)? as u32;
        self.push_law(at, kind, Cursor::new(self.doc, law.end()))
    }

    /// A law that the tables do not hold: its kind in capitals, a capital after it, and a year at its end.
    pub(super) fn read_named_law(&mut self, at: u32, kind: Hit) -> Option<u32> {
        let token = self.doc.token(at)?;
        let is_law = match kind.len {
            1 => token.code == LUAT,
            2 => token.code == BO || token.code == PHAP,
            _ => false,
        };
        let start = Cursor::new(self.doc, kind.end());
        if !is_law || !token.is_capital() || !start.token()?.is_capital() {
            return None;
        }
        for ahead in 1..LONGEST_NAME {
            let here = start.skip(ahead);
            if context::year(here).is_some() {
                return self.push_law(at, kind.row, here);
            }
            let token = here.token()?;
            let ends = token.kind != Kind::Word && !token.is_mark(',');
            if ends || self.doc.longest(here.at, Tag::DocumentKind).is_some_and(|_| token.is_capital()) {
                return None;
            }
        }
        None
    }

    /// Adds the law whose name ends at a place, with number and year where they follow.
    fn push_law(&mut self, at: u32, kind: u32, name_end: Cursor<'_, '_>) -> Option<u32> {
        let rows = &self.doc.lexicon.rows;
        let mut end = name_end;
        let amended = end.mark('(').and_then(|c| c.words(&[SUA, DOI])).and_then(|c| c.mark(')'));
        end = amended.unwrap_or(end);
        let numbered =
            end.word(SO).and_then(|c| symbol::symbol(c, true)).filter(|(s, _)| s.form == symbol::Form::Symbol);
        let symbol = numbered.map(|(symbol, after)| {
            end = after;
            symbol
        });
        let year = context::year(end).map(|(year, after)| {
            end = after;
            year
        });
        let context = if symbol.is_some() { Context::read(end, self.times) } else { Context::none(end) };
        let tokens = TokenRange::new(at, context.tokens_end);
        let kind_words = rows.document_kinds.get(kind as usize).map_or(1, |k| k.kind.split(' ').count() as u32);
        let name = TokenRange::new((at + kind_words).min(name_end.at), name_end.at);
        let (text, number, symbol_year, issuer_code) = symbol
            .map_or((None, None, None, None), |s| (Some(s.text()), Some(s.number.to_owned()), s.year, s.issuer()));
        self.found.push(ReferenceMention {
            tokens,
            span: self.doc.span(tokens),
            kind,
            symbol: text,
            number,
            year: symbol_year.or(year),
            issuer_code,
            issuer: context.issuer,
            issued: context.issued,
            title: (!name.is_empty()).then(|| self.doc.span(name)),
            provision: context::provision_before(self.doc, at),
        });
        Some(context.tokens_end)
    }
}
