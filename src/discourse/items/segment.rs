//! Cuts a stretch into parts that stand alone: at the ends of sentences, at semicolons, and at commas where told.

use smallvec::SmallVec;

use crate::grammar::Doc;
use crate::lexicon::{Role, TokenForm, Wanted};
use crate::text::{TokenRange, word};

/// A part of a stretch, and whether it is the only one of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub tokens: TokenRange,
    /// No semicolon divides its sentence.
    pub whole: bool,
    /// The first of its sentence.
    pub first: bool,
}

/// The parts in order.
pub(super) struct Segments<'d, 't> {
    doc: &'d Doc<'t>,
    at: u32,
    end: u32,
}

impl<'d, 't> Segments<'d, 't> {
    pub fn new(doc: &'d Doc<'t>, range: TokenRange) -> Self {
        Self { doc, at: range.start, end: range.end }
    }
}

impl Iterator for Segments<'_, '_> {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        if self.at >= self.end {
            return None;
        }
        let sentence = self.doc.sentences.get(self.doc.sentence_of(self.at))?.tokens;
        let stop = sentence.end.min(self.end);
        let cut = semicolon(self.doc, self.at, stop);
        let tokens = TokenRange::new(self.at, cut.unwrap_or(stop));
        let first = self.at <= sentence.start
            || !self.doc.token(self.at - 1).and_then(|t| t.mark()).is_some_and(|m| matches!(m, ';' | '…' | '.'));
        self.at = cut.map_or(stop, |cut| cut + 1);
        Some(Segment { tokens, whole: first && cut.is_none(), first })
    }
}

/// The next semicolon outside brackets. A stretch in the middle of a word list ends with an ellipsis.
fn semicolon(doc: &Doc<'_>, from: u32, to: u32) -> Option<u32> {
    let dots = |i: u32| (i..i + 3).all(|j| doc.token(j).is_some_and(|t| t.is_mark('.')));
    let mut depth = 0i32;
    for i in doc.each(TokenRange::new(from, to), Wanted::forms(&[TokenForm::Mark])) {
        match doc.token(i).and_then(|t| t.mark()) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            Some(';') if depth <= 0 => return Some(i),
            Some('…') if i + 1 < to => return Some(i),
            Some('.') if depth <= 0 && i + 3 < to && dots(i) => return Some(i),
            _ => {}
        }
    }
    None
}

/// Without connectives, numbering and joining words before it, and marks around it.
pub(super) fn trimmed(doc: &Doc<'_>, range: TokenRange) -> TokenRange {
    let TokenRange { mut start, mut end } = range;
    let mark = |i: u32| doc.token(i).and_then(|t| t.mark());
    loop {
        let before = start;
        while start < end && mark(start).is_some_and(|m| !matches!(m, '(' | '“' | '"')) {
            start += 1;
        }
        if let Some(connective) = connective(doc, start).filter(|&after| after < end) {
            start = connective;
        }
        let joins = [word!("và"), word!("còn"), word!("rằng"), word!("là")];
        if start + 1 < end
            && doc.token(start).is_some_and(|t| joins[..1].contains(&t.code) || joins[2..].contains(&t.code))
        {
            start += 1;
        }
        if start == before {
            break;
        }
    }
    while start < end && mark(end - 1).is_some_and(|m| !matches!(m, ')' | '”' | '"' | '%')) {
        end -= 1;
    }
    TokenRange::new(start, end)
}

/// After a connective at `i`; some are one only before a comma (thực tế, kết quả).
pub(super) fn connective(doc: &Doc<'_>, i: u32) -> Option<u32> {
    let hit = doc.longest_as(i, Role::Connective)?;
    let strong = doc.lexicon.rows.cues.get(hit.row as usize).is_some_and(|cue| cue.strong);
    (strong || doc.token(hit.end()).is_some_and(|t| t.is_mark(','))).then_some(hit.end())
}

/// Parts of a stretch: seldom many.
pub(super) type Parts = SmallVec<[TokenRange; 4]>;

/// Cuts at the commas outside brackets and quotations where `divides(start, comma, end)` says so.
pub(super) fn at_commas(doc: &Doc<'_>, range: TokenRange, divides: impl Fn(TokenRange, TokenRange) -> bool) -> Parts {
    let mut parts = Parts::new();
    let mut start = range.start;
    let (mut depth, mut quoted) = (0i32, false);
    for i in doc.each(range, Wanted::forms(&[TokenForm::Mark])) {
        match doc.token(i).and_then(|t| t.mark()) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            Some('“') => quoted = true,
            Some('”') => quoted = false,
            Some('"') => quoted = !quoted,
            Some(',')
                if depth <= 0 && !quoted && divides(TokenRange::new(start, i), TokenRange::new(i + 1, range.end)) =>
            {
                parts.push(TokenRange::new(start, i));
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(TokenRange::new(start, range.end));
    parts
}
