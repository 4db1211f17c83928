//! Lists of people whose office is said once for all, each with the field or place of his own: Thứ trưởng các bộ: Nội vụ (An),
//! Tài chính (Bình).

use super::Attaching;
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange, code};

const CAC: Code = code("các");
const GOM: Code = code("gồm");

/// People on one list.
const MOST: usize = 64;

impl Attaching<'_, '_> {
    /// Gives the office before "các …:" to all that the list after it names.
    pub(super) fn several(&mut self) {
        for office in 0..self.offices.len() {
            let Some((kind, list)) = self.list_after(office) else { continue };
            let first = self.people.partition_point(|p| p.tokens.start < list.start);
            for person in first..self.people.len().min(first + MOST) {
                if self.people[person].tokens.start >= list.end || !self.people[person].offices.is_empty() {
                    break;
                }
                if let Some(share) = self.share_of(person, list) {
                    self.people[person].share = Some((kind, share));
                    self.give(office, person);
                }
            }
        }
    }

    /// The words "các …" after an office without the first, and the list that a colon opens after them.
    fn list_after(&self, office: usize) -> Option<(TokenRange, TokenRange)> {
        const LONGEST: u32 = 5;
        let at = self.offices[office].tokens.end;
        let is_mark = |i: u32, mark: char| self.doc.token(i).is_some_and(|t| t.is_mark(mark));
        self.doc.token(at).filter(|t| t.is_word(CAC))?;
        let colon = (at + 2..at + 2 + LONGEST).find(|&i| is_mark(i, ':'))?;
        let words = |i: u32| self.doc.token(i).is_some_and(|t| t.kind == Kind::Word);
        let last = colon - u32::from(self.doc.token(colon - 1).is_some_and(|t| t.is_word(GOM)));
        let sentence = self.doc.sentences.get(self.doc.sentence_of(at))?;
        // Where the next office is said, another list begins.
        let next = self.offices.partition_point(|o| o.lead < colon);
        let end = self.offices.get(next).map_or(sentence.tokens.end, |o| o.lead.min(sentence.tokens.end));
        let fits = (at + 1..last).all(words) && last > at + 1 && colon < end;
        fits.then(|| (TokenRange::new(at + 1, last), TokenRange::new(colon + 1, end)))
    }

    /// The field or place in the item of a list that a name stands in.
    fn share_of(&self, person: usize, list: TokenRange) -> Option<TokenRange> {
        const LONGEST: u32 = 12;
        let whole = self.people[person].whole;
        let mark = |i: u32| self.doc.token(i).and_then(|t| t.mark());
        let parts = |i: u32| matches!(mark(i), Some(',' | ';' | ':' | '.'));
        let bracketed = |i: u32| matches!(mark(i), Some('(' | ')' | '-'));
        let start = whole.start.saturating_sub(LONGEST).max(list.start);
        let from = (start..whole.start).rev().find(|&i| parts(i)).map_or(start, |i| i + 1);
        let limit = (whole.end + LONGEST).min(list.end);
        let to = (whole.end..limit).find(|&i| parts(i)).unwrap_or(limit);
        // Nội vụ (An): before the name; An - Hà Tĩnh, An (Hà Tĩnh): after it.
        let before = (from, (from..whole.start).find(|&i| bracketed(i)).unwrap_or(whole.start));
        let after = (whole.end + 1, (whole.end + 1..to).find(|&i| bracketed(i)).unwrap_or(to));
        let capital = |&(from, to): &(u32, u32)| from < to && self.doc.token(from).is_some_and(|t| t.is_capital());
        let opened = bracketed(whole.end);
        let found = Some(after).filter(|a| opened && capital(a)).or_else(|| Some(before).filter(capital))?;
        Some(TokenRange::new(found.0, found.1))
    }
}
