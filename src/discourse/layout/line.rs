//! One line with what the rules ask of it.

use crate::grammar::Doc;
use crate::lexicon::{Hit, Tag, TimeRole, TokenForm, Wanted};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, Shape, Token, TokenRange};

/// A paragraph of the text.
#[derive(Clone, Copy, Debug)]
pub(in crate::discourse) struct Line {
    /// Its tokens, without a stamp before them.
    pub tokens: TokenRange,
    /// What separates it from the line before.
    pub gap: Gap,
    /// Number of words and numbers.
    pub words: u32,
    /// Number of sentences.
    pub sentences: u32,
    /// The first token that is a word or number.
    pub content: u32,
    /// The mark at its end, if it is one that ends a sentence or clause.
    pub last: Option<char>,
}

impl Line {
    pub fn of(doc: &Doc<'_>, tokens: TokenRange, gap: Gap) -> Self {
        let marks = doc.each(tokens, Wanted::forms(&[TokenForm::Mark])).count() as u32;
        let content = Self::content(doc, tokens);
        let mut line = Self { tokens, gap, words: tokens.len() - marks, sentences: 0, content, last: None };
        if !tokens.is_empty() {
            line.sentences = (doc.sentence_of(tokens.end - 1) - doc.sentence_of(tokens.start)) as u32 + 1;
        }
        let inside = &doc.tokens[tokens.indices()];
        line.last = inside.last().and_then(Token::mark).filter(|m| ends(*m));
        if matches!(inside.last().and_then(Token::mark), Some(')' | '”' | '"'))
            && inside.len() > 1
            && inside[inside.len() - 2].mark().is_some_and(ends)
        {
            line.last = inside[inside.len() - 2].mark();
        }
        line
    }

    /// Folded content, for finding the same line twice.
    pub fn hash(&self, doc: &Doc<'_>) -> u64 {
        let words = doc.tokens[self.tokens.indices()].iter().filter(|token| token.kind != Kind::Mark);
        words.fold(0u64, |hash, word| (hash.rotate_left(5) ^ word.code).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// The phrase of a kind with which the line begins, after a dash, bracket or arrow.
    pub fn cue(&self, doc: &Doc<'_>, kind: &str) -> Option<Hit> {
        cue_at(doc, self.content, kind).filter(|hit| hit.end() <= self.tokens.end)
    }

    /// The first token that is a word or number, after few marks.
    fn content(doc: &Doc<'_>, tokens: TokenRange) -> u32 {
        const BULLETS: u32 = 4;
        (tokens.start..tokens.end.min(tokens.start + BULLETS))
            .find(|&i| doc.tokens[i as usize].kind != Kind::Mark)
            .unwrap_or(tokens.start)
    }
}

fn ends(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | ':' | ';' | ',')
}

/// The longest layout phrase of a kind at a token.
#[inline]
pub(super) fn cue_at(doc: &Doc<'_>, at: u32, kind: &str) -> Option<Hit> {
    if !doc.has(at, Tag::LayoutCue) {
        return None;
    }
    let rows = &doc.lexicon.rows.layout_cues;
    doc.hits_of(at, Tag::LayoutCue).find(|hit| rows[hit.row as usize].kind == kind)
}

/// What kind of furniture a whole line is.
pub(super) fn furniture_kind(doc: &Doc<'_>, line: &Line) -> Option<&'static str> {
    const LONGEST: u32 = 40;
    if line.words > LONGEST {
        return None;
    }
    if line.words == 0 {
        return (line.tokens.len() > 2).then_some("rule");
    }
    let start = line.content;
    let rows = &doc.lexicon.rows.layout_cues;
    for hit in doc.hits_of(start, Tag::LayoutCue).filter(|hit| hit.end() <= line.tokens.end) {
        let row = &rows[hit.row as usize];
        let rest = TokenRange::new(hit.end(), line.tokens.end);
        match row.kind {
            "related" if row.position != "whole" || few_words(doc, rest, 0) => return Some("related"),
            "tags" => return Some("tags"),
            // A share button says nothing else; "Chia sẻ tại hội nghị, …" is prose.
            "share" if line.words <= 12 && line.last.is_none() && few_words(doc, rest, share_room(row.position)) => {
                return Some("share");
            }
            "stamp" if line.words <= 12 && has_number(doc, line.tokens) => return Some("stamp"),
            _ => {}
        }
    }
    is_stamp(doc, line).then_some("stamp")
}

const fn share_room(position: &str) -> u32 {
    // "Chia sẻ bài viết lên Facebook" against the bare button.
    if position.len() == "start".len() && position.as_bytes()[0] == b's' { 8 } else { 0 }
}

fn few_words(doc: &Doc<'_>, rest: TokenRange, most: u32) -> bool {
    doc.tokens[rest.indices()].iter().filter(|t| t.kind == Kind::Word).count() as u32 <= most
}

fn has_number(doc: &Doc<'_>, tokens: TokenRange) -> bool {
    doc.tokens[tokens.indices()].iter().any(|t| t.kind == Kind::Number)
}

/// A line of numbers with no word but names of days: "Thứ sáu, 14/07/2023 - 16:05 (GMT+7)".
fn is_stamp(doc: &Doc<'_>, line: &Line) -> bool {
    const NGAY: Code = code("ngày");
    const LUC: Code = code("lúc");
    const GMT: Code = code("GMT");
    if line.words > 14 || !has_number(doc, line.tokens) {
        return false;
    }
    let mut numbers = 0;
    let mut i = line.tokens.start;
    while i < line.tokens.end {
        let token = &doc.tokens[i as usize];
        match token.kind {
            Kind::Mark => i += 1,
            Kind::Number => {
                numbers += 1;
                i += 1;
            }
            Kind::Word => {
                let weekday = doc.hits_at(i).find(|h| {
                    h.tag == Tag::TimeWord
                        && matches!(doc.lexicon.rows.time_words[h.row as usize].role, TimeRole::Weekday(_))
                });
                i = match weekday {
                    Some(hit) => hit.end(),
                    None if [NGAY, LUC, GMT].contains(&token.code) => i + 1,
                    None => return false,
                };
            }
        }
    }
    numbers >= 3
}

/// Whether a token is a word written like a name.
pub(super) fn is_name_word(token: &Token) -> bool {
    token.kind == Kind::Word && matches!(token.shape, Shape::Title | Shape::Upper)
}
