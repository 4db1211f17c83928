//! Names of authors and photographers: lines of names alone, and names after "Ảnh:", "Bài:", "Tin, ảnh:".

use super::name;
use crate::grammar::{Doc, Layer, Mentions, NameForm, PersonMention};
use crate::lexicon::Tag;
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange, code};

const ANH: Code = code("ảnh");
const BAI: Code = code("bài");
const TIN: Code = code("tin");
const CLIP: Code = code("clip");
const VIDEO: Code = code("video");
const THUC: Code = code("thực");
const HIEN: Code = code("hiện");
const TONG: Code = code("tổng");
const HOP: Code = code("hợp");
const GHI: Code = code("ghi");
const VA: Code = code("và");

/// The most tokens of a line that only names its authors.
const LONGEST_LINE: u32 = 14;

/// Whether a token opens a credit: the last word of "Tin, ảnh:", with its colon.
pub(super) fn credit(doc: &Doc<'_>, i: u32) -> Option<u32> {
    let opens = doc.token(i).is_some_and(|t| [ANH, BAI, TIN, CLIP, VIDEO].iter().any(|&w| t.is_word(w)));
    (opens && doc.token(i + 1).is_some_and(|t| t.is_mark(':'))).then_some(i + 2)
}

/// The names after a credit or on a byline, up to `limit`; and where reading stopped.
pub(super) fn names(doc: &Doc<'_>, mentions: &Mentions, at: u32, limit: u32) -> (Vec<PersonMention>, u32) {
    let (mut found, mut at) = (Vec::new(), at);
    while let Some(run) = name::run(doc, at, limit) {
        let is_initials = run.syllables == 1 && run.tokens.len() >= 3;
        let names_body = doc.longest(at, Tag::Organ).is_some_and(|h| h.end() >= run.tokens.end)
            || mentions.cover.touches(run.tokens, Layer::Organization);
        if !(2..=5).contains(&run.syllables) && !is_initials || names_body {
            break;
        }
        found.push(super::mention(doc, run.tokens, NameForm::Full, None));
        let end = run.tokens.end;
        match doc.token(end) {
            Some(t) if end < limit && (matches!(t.mark(), Some('-' | ',' | '/' | '&')) || t.is_word(VA)) => {
                at = end + 1
            }
            _ => return (found, end),
        }
    }
    (found, at)
}

/// The authors named by a paragraph that names nothing else: "Lê Quang", "Thu Huyền - Hữu Thắng", "An Bình (tổng hợp)".
pub(super) fn line(doc: &Doc<'_>, mentions: &Mentions, line: TokenRange) -> Option<Vec<PersonMention>> {
    let first = doc.token(line.start)?;
    if line.len() > LONGEST_LINE
        || !first.is_capital()
        || line.start == 0
        || mentions.cover.has(line.start, Layer::Place)
    {
        return None;
    }
    // "Ảnh TỰ AN": the credit without its colon.
    let unmarked = [ANH, BAI, TIN].iter().any(|&w| first.is_word(w)) && doc.token(line.start + 1)?.is_capital();
    let (names, end) = names(doc, mentions, line.start + u32::from(unmarked), line.end);
    let rest = doc.tokens.get(TokenRange::new(end, line.end).indices())?;
    let says_how = |t: &crate::text::Token| match t.kind {
        Kind::Word => [TONG, HOP, GHI, THUC, HIEN].contains(&t.code),
        _ => matches!(t.mark(), Some('(' | ')' | '.')),
    };
    let ends_with_stop = !unmarked && rest.len() == 1 && rest[0].is_mark('.');
    (!names.is_empty() && !ends_with_stop && rest.iter().all(says_how)).then_some(names)
}
