//! Whom something is asked of: where the addressee begins and ends, and whether it is a higher body.

use super::Items;
use super::request::{Action, noun_end};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::{Role, Use};
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange, code};

const HIGHER: [[Code; 2]; 4] = [
    [code("trung"), code("ương")],
    [code("lãnh"), code("đạo")],
    [code("cấp"), code("trên")],
    [code("thẩm"), code("quyền")],
];

/// Without a time before it and a comma or modal at its end: the addressee alone.
pub(super) fn nominal(doc: &Doc<'_>, range: TokenRange) -> TokenRange {
    let mut end = range.end;
    let comma = doc.longest_as(range.start, Role::Tasks).map(|hit| hit.end()).filter(|&i| i < end);
    let start = comma.filter(|&i| doc.token(i).is_some_and(|t| t.is_mark(','))).map_or(range.start, |i| i + 1);
    let range = TokenRange::new(start, range.end);
    loop {
        let before = end;
        while end > range.start && doc.token(end - 1).is_some_and(|t| t.kind == Kind::Mark && !t.is_mark(')')) {
            end -= 1;
        }
        let modal = (range.start..end)
            .rev()
            .take(2)
            .find(|&i| doc.longest_as(i, Role::Modal).is_some_and(|hit| hit.end() == end));
        end = modal.unwrap_or(end);
        if end == before {
            return TokenRange::new(range.start, end);
        }
    }
}

/// trong tháng 5, trong bối cảnh …, : without the times and circumstances that a comma divides from the addressee.
pub(super) fn after_adjuncts(items: &Items<'_, '_>, part: TokenRange) -> TokenRange {
    const LONGEST: u32 = 20;
    let opens = |i: u32| items.doc.used(i, Use::Adjunct) || items.mentions.cover.has(i, Layer::Time);
    let reach = part.end.min(part.start + LONGEST);
    let comma = |i: &u32| items.doc.token(*i).is_some_and(|t| t.is_mark(','));
    let stop = (part.start..reach).find(comma).filter(|&i| opens(part.start) && i + 1 < part.end);
    stop.map_or(part, |i| TokenRange::new(i + 1, part.end))
}

/// các xã không để xảy ra …; các cấp ủy ngay từ đầu năm phải …: the addressee ends where a word tells how or what.
pub(super) fn told_apart(doc: &Doc<'_>, before: TokenRange, action: Action) -> (TokenRange, Action) {
    let cut = (before.start + 1..before.end).find(|&i| doc.used(i, Use::Acts) || doc.used(i, Use::Manner));
    match cut {
        Some(i) if doc.used(i, Use::Acts) => (TokenRange::new(before.start, i), Action { start: i, ..action }),
        Some(i) => (TokenRange::new(before.start, i), action),
        None => (before, action),
    }
}

/// What is left of a part without its addressee and a modal after it.
pub(super) fn after_modal(doc: &Doc<'_>, part: TokenRange, to: Option<TokenRange>) -> TokenRange {
    let start = to.map_or(part.start, |to| to.end);
    let modal = doc.longest_as(start, Role::Modal).map(|hit| hit.end()).filter(|&at| at < part.end);
    TokenRange::new(modal.unwrap_or(start), part.end)
}

/// The body or group at the beginning of a part, where words follow that tell what it is to do.
pub(super) fn addressee_of(items: &Items<'_, '_>, part: TokenRange) -> Option<TokenRange> {
    let body = first_in(&items.mentions.organizations, TokenRange::new(part.start, part.start + 1), |o| o.tokens);
    let noun = body.map(|o| o.tokens.end).or_else(|| noun_end(items.doc, part.start))?;
    // mỗi cơ sở Hội
    let lower = |i: &u32| !items.doc.token(*i).is_some_and(|t| t.is_capital());
    let end = (noun..part.end).find(lower)?;
    (end + 1 < part.end && items.doc.token(end).is_some_and(|t| t.kind == Kind::Word))
        .then(|| TokenRange::new(part.start, end))
}

/// Trung ương, Chính phủ, Bộ Nội vụ, Thủ tướng, lãnh đạo …, cấp có thẩm quyền.
pub(super) fn is_higher(doc: &Doc<'_>, mentions: &Mentions, to: TokenRange) -> bool {
    let words = (to.start..to.end).any(|i| {
        HIGHER.iter().any(|pair| {
            doc.token(i).is_some_and(|t| t.is_word(pair[0])) && doc.token(i + 1).is_some_and(|t| t.is_word(pair[1]))
        })
    });
    let rows = &doc.lexicon.rows;
    let body = first_in(&mentions.organizations, to, |o| o.tokens).and_then(|o| rows.organs.get(o.organ? as usize));
    let office = first_in(&mentions.offices, to, |o| o.tokens).and_then(|o| rows.titles.get(o.row as usize));
    words
        || body.is_some_and(|organ| matches!(organ.level.as_ref(), "central" | "ministry"))
        || office.is_some_and(|title| title.level == "central")
}

/// The first mention inside a range.
pub(super) fn first_in<M>(list: &[M], range: TokenRange, tokens: impl Fn(&M) -> TokenRange) -> Option<&M> {
    let first = list.partition_point(|m| tokens(m).start < range.start);
    list.get(first).filter(|m| tokens(m).start < range.end)
}

/// Whether a noun for people or bodies, or a body's name, stands at `i`.
pub(super) fn noun_opens(items: &Items<'_, '_>, i: u32) -> bool {
    let body = |at: u32| items.mentions.cover.has(at, Layer::Organization);
    // các Ban HĐND
    let named = |at: u32| body(at) || items.doc.token(at).is_some_and(|t| t.is_capital());
    let several = items.doc.longest_as(i, Role::Quantifier).is_some_and(|hit| named(hit.end()));
    noun_end(items.doc, i).is_some() || body(i) || several
}
