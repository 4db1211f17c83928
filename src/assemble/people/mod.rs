//! Resolves people: one person per name, with the offices of all mentions. Roles are given later.
//!
//! `person.key` is the folded name: lower case, NFC, the tone mark on a fixed letter, single spaces. `office.key` is the
//! title in its full form and the body with its short forms written out, folded, words only, completed by what the report
//! tells (see [`complete`]). Both are stable
//! across reports and may be compared as strings.

mod complete;
mod identity;
mod offices;
#[cfg(test)]
mod tests;

use smallvec::SmallVec;

use super::numbering::{Numbering, text_key};
use super::{Assembly, is_spaced};
use crate::grammar::Doc;
use crate::lexicon::Tag;
use crate::model::{Name, Person, PersonId, TableText};
use crate::text::{Gap, Shape, TokenRange};
use identity::Identity;

/// Resolves people into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    a.links.people = vec![None; a.mentions.people.len()];
    let groups = identity::group(a.doc, &a.mentions.people, &a.mentions.offices);
    let homes = complete::Homes::default();
    a.report.people.reserve_exact(groups.len());
    for (number, group) in groups.iter().enumerate() {
        let id = PersonId(number as u32 + 1);
        for &mention in &group.mentions {
            a.links.people[mention as usize] = Some(id);
        }
        let mut person = person(a, id, group);
        complete::complete(a, &mut person.offices, &homes);
        a.report.people.push(person);
    }
}

fn person(a: &Assembly<'_, '_>, id: PersonId, group: &Identity) -> Person {
    let mentions = || group.mentions.iter().map(|&m| &a.mentions.people[m as usize]);
    let full = best_spelling(a, group);
    let name = single_spaced(a.doc, full);
    let mut offices: SmallVec<[u32; 8]> = mentions().flat_map(|m| m.offices.iter().copied()).collect();
    offices.dedup();
    let mut degrees: Vec<String> = Vec::new();
    for tokens in mentions().flat_map(|m| &m.degrees) {
        let degree = a.doc.surface(*tokens).to_owned();
        if !degrees.contains(&degree) {
            degrees.push(degree);
        }
    }
    let left: SmallVec<[u32; 4]> = mentions().filter_map(|m| m.left).collect();
    let mut held = offices::of(a, &offices, &left);
    mentions().for_each(|mention| complete::share(a, mention, &mut held));
    Person {
        id,
        key: a.doc.folded(full),
        parts: parts(a, full, &name),
        name,
        honorific: mentions().find_map(|m| m.honorific).map(|h| a.doc.folded(h)),
        gender: mentions().find_map(|m| identity::gender(a.doc, m)).map(TableText::from),
        degrees,
        offices: held,
        roles: Vec::new(),
        mentions: mentions().map(|m| m.span).collect(),
    }
}

/// The words of a range with one space wherever there is any.
fn single_spaced(doc: &Doc<'_>, range: TokenRange) -> String {
    let text = doc.surface(range);
    if is_spaced(text) {
        return text.to_owned();
    }
    let mut words = String::with_capacity(doc.span(range).len() as usize);
    for token in doc.tokens.get(range.indices()).unwrap_or_default() {
        if token.gap != Gap::None && !words.is_empty() {
            words.push(' ');
        }
        words.push_str(token.span.of(doc.text));
    }
    words
}

/// The spelling of the full name that occurs most; one in capital letters only where there is no other.
fn best_spelling(a: &Assembly<'_, '_>, group: &Identity) -> TokenRange {
    let length = group.syllables.len() as u32;
    let tokens = |&m: &u32| a.mentions.people[m as usize].tokens;
    let spellings = || group.mentions.iter().map(tokens).filter(|t| t.len() >= length);
    if let [only] = group.mentions[..] {
        return tokens(&only);
    }
    let mut numbers = Numbering::default();
    let mut counts: SmallVec<[(TokenRange, u32); 4]> = SmallVec::new();
    for spelling in spellings() {
        let number = numbers.number(text_key(a.doc.surface(spelling)));
        if number == counts.len() {
            counts.push((spelling, 0));
        }
        counts[number].1 += 1;
    }
    let upper = |t: TokenRange| a.doc.token(t.start).is_some_and(|t| t.shape == Shape::Upper);
    let rank = |(spelling, count): (TokenRange, u32)| (!upper(spelling), count);
    // Of equal ones the first.
    let best = counts.into_iter().reduce(|best, other| if rank(other) > rank(best) { other } else { best });
    best.map(|(spelling, _)| spelling).or_else(|| group.mentions.first().map(tokens)).unwrap_or_default()
}

/// Family, middle and given name of a name as it is spelled. Clans that stand last (Niê Kđăm) are family names too.
fn parts(a: &Assembly<'_, '_>, tokens: TokenRange, name: &str) -> Name {
    let as_written = a.doc.surface(tokens) == name;
    let text = |from: u32, to: u32| {
        let part = TokenRange::new(from, to);
        let text = || if as_written { a.doc.surface(part).to_owned() } else { single_spaced(a.doc, part) };
        (from < to).then(text)
    };
    if tokens.len() < 2 {
        return Name { given: text(tokens.start, tokens.end), ..Name::default() };
    }
    let surname = a.doc.longest(tokens.start, Tag::Surname).map(|hit| hit.end()).filter(|&end| end < tokens.end);
    let Some(family) = surname else {
        return Name { given: text(tokens.start, tokens.end), ..Name::default() };
    };
    let last = tokens.end - 1;
    Name { family: text(tokens.start, family), middle: text(family, last), given: text(last.max(family), tokens.end) }
}
