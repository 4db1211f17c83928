//! Quotations with the speaker after them: “…”, ông An nói; “…” - bà Bình nói và đề nghị ….

use super::quote::Quote;
use super::speaker::Subject;
use super::verb::{self, Verb};
use super::{LONGEST_TAIL, Reader};
use crate::lexicon::Complement;
use crate::text::{Kind, TokenRange, word};

/// How many words may stand before a quotation at the head of its sentence.
const FEW: u32 = 2;

impl Reader<'_, '_> {
    pub(super) fn quote_at(&self, i: u32) -> Option<Quote> {
        self.doc.token(i).filter(|t| t.kind == Kind::Mark)?;
        let found = self.quotes.partition_point(|q| q.open < i);
        self.quotes.get(found).copied().filter(|q| q.open == i)
    }

    /// Where the next quotation opens, from a token of the scan on.
    pub(super) fn next_quote(&mut self, from: u32) -> u32 {
        let passed = self.quotes[self.ahead..].iter().take_while(|q| q.open < from).count();
        self.ahead += passed;
        self.quotes.get(self.ahead).map_or(u32::MAX, |q| q.open)
    }

    /// A quotation at the scan's place: with its speaker after it a statement, else stepped over.
    pub(super) fn quotation(&mut self, quote: Quote, range: TokenRange, spoken: &mut bool) -> u32 {
        let after = quote.close + 1;
        let sentence = self.doc.sentence_of(quote.close);
        let Some(end) = self.doc.sentences.get(sentence).map(|s| s.tokens.end) else { return after };
        let joint = self.doc.token(after).and_then(|t| t.mark()).filter(|m| matches!(m, ',' | '-'));
        let at = if joint.is_some() { after + 1 } else { after };
        // Khi đại biểu hỏi “…”, ông An nói …: a quotation inside a clause is not what the next subject says.
        let first = quote.open <= range.start + FEW || self.doc.token(quote.open - 1).is_some_and(|t| t.is_mark(':'));
        let subject = (at < end && !*spoken && first).then(|| self.subject_at(at, TokenRange::new(at, end))).flatten();
        if let Some((subject, verb)) = subject.map(|s| self.meant(s)).and_then(|s| Some((s, self.attribution(s, end)?)))
        {
            let (verb, further) = self.parted(verb, end);
            self.last = Some(subject);
            self.add(subject, &verb, self.trimmed(quote.inside()), true);
            self.open = None;
            *spoken = true;
            if let Some(further) = further {
                let at = further.tokens.start;
                self.push(Subject { tokens: TokenRange::new(at, at), ..subject }, &further, TokenRange::new(at, end));
            }
            self.resume = self.resume.max(end);
            return end.max(range.end);
        }
        self.resume = self.resume.max(after);
        after
    }

    /// ông An nói và đề nghị …: of two verbs after a quotation the second has content of its own.
    pub(super) fn parted(&self, verb: Verb, end: u32) -> (Verb, Option<Verb>) {
        let and = |i: &u32| self.doc.token(*i).is_some_and(|t| t.is_word(word!("và")));
        let Some(joint) = (verb.tokens.start + 1..verb.tokens.end).rev().find(and) else { return (verb, None) };
        let further = verb::read(self.doc, joint + 1, end).filter(|v| !self.ends_within(v.content, end, 1));
        let first = verb::read(self.doc, verb.tokens.start, joint);
        match (first, further) {
            (Some(first), Some(further)) => (first, Some(further)),
            _ => (verb, None),
        }
    }

    /// The verb after a quotation and its speaker: one of the table, or whatever few words end the sentence.
    pub(super) fn attribution(&self, subject: Subject, end: u32) -> Option<Verb> {
        let at = subject.end;
        if let Some(verb) = verb::read(self.doc, at, end) {
            let known = !matches!(verb.complement, Complement::Nothing);
            return (known && (self.ends_within(verb.content, end, 6) || verb.takes_clause())).then_some(verb);
        }
        if self.ends_within(at, end, 0) || !self.ends_within(at, end, LONGEST_TAIL) {
            return None;
        }
        let words = (at..end).take_while(|&i| self.doc.token(i).is_some_and(|t| t.kind == Kind::Word)).count() as u32;
        Some(Verb {
            tokens: TokenRange::new(at, at + words),
            row: u32::MAX,
            complement: Complement::Clause,
            content: end,
            colon: false,
            marked: false,
            addressee: None,
        })
    }
}
