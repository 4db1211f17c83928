//! What follows a verb of saying: a clause, a noun phrase, a document, or nothing but what was said before.

use super::Reader;
use super::speaker;
use super::verb::{self, Verb};
use crate::grammar::Layer;
use crate::lexicon::{Act, Role, Tag, Use};
use crate::text::{Kind, TokenRange, word};

impl Reader<'_, '_> {
    /// The thing reported is a document: its presenter says nothing yet (trình bày báo cáo, báo cáo công tác năm).
    pub(super) fn is_report(&self, verb: &Verb, end: u32) -> bool {
        let told = || self.doc.does(verb.content, Role::Quantifier) || self.is_clause(verb.content, end);
        if verb.marked || verb.addressee.is_some() || told() {
            return false;
        }
        // dự thảo báo cáo, tóm tắt tờ trình
        let document = (verb.content..verb.content + 4).any(|i| self.doc.longest(i, Tag::DocumentKind).is_some());
        let itself = self.doc.longest(verb.tokens.start, Tag::DocumentKind).is_some();
        self.act(verb) == Some(Act::Report) && (document || itself)
            || document && matches!(self.act(verb), Some(Act::Assert | Act::Raise)) && !verb.takes_clause()
    }

    /// tỉnh còn 167 tàu, thành phố nên công khai: a subject with its predicate, not the noun phrase that a verb may take.
    pub(super) fn is_clause(&self, start: u32, end: u32) -> bool {
        const LONGEST: u32 = 9;
        let cover = &self.mentions.cover;
        let names = [Layer::Organization, Layer::Place, Layer::Person].iter().any(|&layer| cover.has(start, layer));
        if !names && speaker::group(self.doc, start).is_none() {
            return false;
        }
        let reach = end.min(start + LONGEST);
        let word = |i: &u32| self.doc.token(*i).is_some_and(|t| t.kind != Kind::Mark);
        (start + 1..reach)
            .take_while(word)
            .any(|i| (self.doc.used(i, Use::Predicate) || self.doc.does(i, Role::Adverb)) && !self.in_name(i))
    }

    /// chỉ ra những hạn chế, thông báo về kết quả: a noun phrase, though the verb may take a clause.
    pub(super) fn is_nominal(&self, verb: &Verb) -> bool {
        let row = self.doc.lexicon.rows.speech.get(verb.row as usize);
        let takes_object = row.is_some_and(|row| row.takes_object);
        let about = self.doc.token(verb.content).is_some_and(|t| t.is_word(word!("về")));
        takes_object && !self.asks(verb) && !verb.marked && (about || self.doc.does(verb.content, Role::Quantifier))
    }

    pub(super) fn asks(&self, verb: &Verb) -> bool {
        matches!(self.act(verb), Some(Act::Request | Act::Order | Act::Propose | Act::Wish | Act::Appeal))
    }

    /// như vậy, điều này, tại hội nghị: what was said stands elsewhere.
    pub(super) fn refers_back(&self, verb: &Verb, range: TokenRange) -> bool {
        if verb.marked {
            return false;
        }
        let word = |i: u32, w| self.doc.token(i).filter(|_| i < range.end).is_some_and(|t| t.is_word(w));
        let at = verb.content;
        let this = (at..range.end.min(at + 5)).find(|&i| word(i, word!("này")) || word(i, word!("trên")));
        word(at, word!("tại")) && verb::is_occasion(self.doc, at + 1)
            || word(at, word!("như"))
                && (word(at + 1, word!("vậy")) || word(at + 1, word!("thế")) || word(at + 1, word!("trên")))
            || this.is_some_and(|i| {
                self.ends_within(i + 1, range.end, 0) || word(i + 1, word!("tại")) || word(i + 1, word!("trong"))
            })
    }

    /// Whether at most `most` words and then only closing marks stand between `i` and `end`.
    pub(super) fn ends_within(&self, i: u32, end: u32, most: u32) -> bool {
        if i >= end {
            return true;
        }
        let reach = end.min(i + most + 1);
        let words = (i..reach).take_while(|&j| self.doc.token(j).is_some_and(|t| t.kind == Kind::Word)).count() as u32;
        words <= most
            && (i + words..end).all(|j| {
                self.doc.token(j).and_then(|t| t.mark()).is_some_and(|m| matches!(m, '.' | '!' | '?' | '…' | ')'))
            })
    }

    /// Without the marks at its ends that close or join the sentence.
    pub(super) fn trimmed(&self, range: TokenRange) -> TokenRange {
        let TokenRange { mut start, mut end } = range;
        let mark = |i: u32| self.doc.token(i).and_then(|t| t.mark());
        while start < end && mark(start).is_some_and(|m| matches!(m, ',' | ':' | ';' | '-')) {
            start += 1;
        }
        while start < end && mark(end - 1).is_some_and(|m| matches!(m, '.' | ',' | ';' | ':' | '…' | '-' | '!' | '?'))
        {
            end -= 1;
        }
        TokenRange::new(start, end)
    }
}
