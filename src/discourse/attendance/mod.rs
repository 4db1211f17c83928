//! Which part people have in the event: chair, attendee, speaker, presenter, appointee, author. Verbs, lists and captions
//! tell; the words that do are kept as evidence.

mod group;
#[cfg(test)]
mod tests;
mod verbs;

use std::ops::Range;

use super::outline::{LineKind, Outline, RoleMention};
use crate::grammar::{Doc, Mentions};
use crate::model::RoleKind;
use crate::text::normalise::{Code, code};
use crate::text::{Kind, Paragraph, TokenRange};

const ANH: Code = code("ảnh");

/// Reads the roles.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let mut reader = Reader { doc, mentions, roles: std::mem::take(&mut outline.roles), open: Vec::new() };
    let mut next = 0;
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        let people = reader.people(&mut next, paragraph.tokens);
        match outline.line(index) {
            LineKind::Byline | LineKind::Credit => reader.authors(paragraph.tokens, people),
            LineKind::Furniture | LineKind::Heading => {}
            kind => reader.paragraph(paragraph, people, kind == LineKind::Caption),
        }
    }
    outline.roles = reader.roles;
}

/// What is read so far.
struct Reader<'a, 't> {
    doc: &'a Doc<'t>,
    mentions: &'a Mentions,
    roles: Vec<RoleMention>,
    /// The roles of a list that a colon opened at the end of the paragraph before, for the items below it.
    open: Vec<RoleMention>,
}

impl Reader<'_, '_> {
    fn give(&mut self, person: u32, role: RoleKind, evidence: TokenRange) {
        self.roles.push(RoleMention { person, role, span: self.doc.span(evidence) });
    }

    /// The people of a stretch, of whom `next` is the first; then that of the stretch after it.
    fn people(&self, next: &mut usize, range: TokenRange) -> Range<usize> {
        let first = *next;
        *next += self.mentions.people[first..].iter().take_while(|p| p.tokens.start < range.end).count();
        first..*next
    }

    fn authors(&mut self, line: TokenRange, people: Range<usize>) {
        for person in people {
            self.give(person as u32, RoleKind::Author, line);
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, people: Range<usize>, caption: bool) {
        let Paragraph { tokens, sentences, .. } = *paragraph;
        if self.item(tokens, people.clone()) {
            return;
        }
        self.open.clear();
        if people.is_empty() && !self.doc.tokens[tokens.end as usize - 1].is_mark(':') {
            return;
        }
        let known = self.roles.len();
        let mut next = people.start;
        for sentence in &self.doc.sentences[sentences.0 as usize..sentences.1 as usize] {
            let people = self.people(&mut next, sentence.tokens);
            self.sentence(sentence.tokens, people);
        }
        if caption {
            self.pictured(tokens, people, known);
        }
    }

    /// An item of a list of people that the paragraph before opened.
    fn item(&mut self, tokens: TokenRange, people: Range<usize>) -> bool {
        let bullet = matches!(self.doc.tokens[tokens.start as usize].mark(), Some('-' | '+' | '*' | '•'))
            || self.doc.tokens[tokens.start as usize].kind == Kind::Number;
        if self.open.is_empty()
            || people.is_empty()
            || !bullet && !self.doc.tokens[tokens.end as usize - 1].is_mark(';')
        {
            return false;
        }
        for person in people {
            let roles = self.open.iter().map(|role| RoleMention { person: person as u32, ..*role });
            self.roles.extend(roles);
        }
        true
    }

    /// People in a picture of whom its caption tells nothing else are present; who took it is its author.
    fn pictured(&mut self, line: TokenRange, people: Range<usize>, known: usize) {
        for index in people {
            let person = &self.mentions.people[index];
            if self.credited(person.whole.start, line.start) {
                let told = self.roles.split_off(known);
                self.roles.extend(told.into_iter().filter(|r| r.person != index as u32));
                self.give(index as u32, RoleKind::Author, line);
            } else if !self.roles[known..].iter().any(|r| r.person == index as u32) {
                self.give(index as u32, RoleKind::Attendee, person.whole);
            }
        }
    }

    /// "Ảnh: An Bình", "Ảnh AN BÌNH", also the second of two names.
    fn credited(&self, at: u32, start: u32) -> bool {
        const BACK: u32 = 8;
        (start.max(at.saturating_sub(BACK))..at).rev().any(|i| {
            let opened = i == start || self.doc.tokens[i as usize - 1].kind == Kind::Mark;
            self.doc.tokens[i as usize].is_word(ANH) && opened
        })
    }
}
