//! Which part people have in the event: chair, attendee, speaker, presenter, appointee, author. Verbs, lists and captions
//! tell; the words that do are kept as evidence.

mod group;
#[cfg(test)]
mod tests;
mod verbs;

use super::find;
use super::outline::{LineKind, Outline, RoleMention};
use crate::grammar::{Doc, Mentions};
use crate::model::RoleKind;
use crate::text::normalise::{Code, code};
use crate::text::{Kind, TokenRange};

const ANH: Code = code("ảnh");

/// Reads the roles.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let mut reader = Reader { doc, mentions, roles: std::mem::take(&mut outline.roles), open: Vec::new() };
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        match outline.line(index) {
            LineKind::Byline | LineKind::Credit => reader.authors(paragraph.tokens),
            LineKind::Furniture | LineKind::Heading => {}
            kind => reader.paragraph(paragraph.tokens, paragraph.sentences, kind == LineKind::Caption),
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

    fn people(&self, range: TokenRange) -> std::ops::Range<usize> {
        let list = &self.mentions.people;
        find::first(list, |p| p.tokens, range.start)..find::first(list, |p| p.tokens, range.end)
    }

    fn authors(&mut self, line: TokenRange) {
        for person in self.people(line) {
            self.give(person as u32, RoleKind::Author, line);
        }
    }

    fn paragraph(&mut self, tokens: TokenRange, sentences: (u32, u32), caption: bool) {
        let people = self.people(tokens);
        if self.item(tokens, people.clone()) {
            return;
        }
        self.open.clear();
        if people.is_empty() && !self.doc.tokens[tokens.end as usize - 1].is_mark(':') {
            return;
        }
        let known = self.roles.len();
        for sentence in &self.doc.sentences[sentences.0 as usize..sentences.1 as usize] {
            self.sentence(sentence.tokens);
        }
        if caption {
            self.pictured(tokens, people, known);
        }
    }

    /// An item of a list of people that the paragraph before opened.
    fn item(&mut self, tokens: TokenRange, people: std::ops::Range<usize>) -> bool {
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
    fn pictured(&mut self, line: TokenRange, people: std::ops::Range<usize>, known: usize) {
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
