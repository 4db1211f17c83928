//! Which mentions name the same person.
//!
//! Full names are grouped by their folded key. A short form goes to the nearest preceding full name that it fits; a
//! given name alone that fits nobody is no person. Two spellings of one name that share an office are merged.

use smallvec::SmallVec;

use crate::assemble::numbering::{Numbering, key};
use crate::grammar::{Doc, NameForm, OfficeMention, PersonMention, office::title};
use crate::lexicon::Role;
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange};

/// One person and the mentions of him or her, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    pub syllables: Syllables,
    pub mentions: SmallVec<[u32; 6]>,
    /// Mentions by the full name, in the order of the text.
    full: SmallVec<[u32; 4]>,
    /// The last mention by a short form, so far.
    short: Option<u32>,
    /// Rows of the titles of the offices, a few.
    rows: SmallVec<[u32; 4]>,
    /// "male" or "female", as the honorifics say.
    gender: Option<&'static str>,
    /// Merged into another.
    merged: bool,
}

/// Namesakes that are looked at for one mention.
const MOST_NAMESAKES: usize = 16;

/// Groups the mentions.
pub(super) fn group(doc: &Doc<'_>, people: &[PersonMention], offices: &[OfficeMention]) -> Vec<Identity> {
    let mut groups = Groups {
        doc,
        people,
        offices,
        all: Vec::new(),
        by_key: Numbering::default(),
        by_given: Numbering::default(),
        namesakes: Vec::new(),
    };
    // "đồng chí Hồng Hải" begins like a family name, and may yet be short for another.
    let full = |p: &PersonMention| p.form == NameForm::Full && !(p.honorific.is_some() && p.tokens.len() == 2);
    for mention in (0..people.len()).filter(|&i| full(&people[i])) {
        groups.add_full(mention);
    }
    groups.merge_spellings();
    for mention in (0..people.len()).filter(|&i| !full(&people[i])) {
        groups.add_short(mention);
    }
    let mut all: Vec<Identity> = groups.all.into_iter().filter(|g| !g.merged).collect();
    all.iter_mut().for_each(|g| g.mentions.sort_unstable());
    all.sort_by_key(|g| g.mentions.first().copied());
    all
}

/// "male" or "female" where the honorific of a mention says so.
pub(super) fn gender(doc: &Doc<'_>, mention: &PersonMention) -> Option<&'static str> {
    let honorific = mention.honorific?;
    let mut hits = title::at(doc, honorific.start, Role::Honorific);
    match &*title::row(doc, hits.find(|hit| hit.end() == honorific.end)?).rank_class {
        "male" => Some("male"),
        "female" => Some("female"),
        _ => None,
    }
}

/// The syllables of a name.
type Syllables = SmallVec<[Code; 5]>;

fn syllables(doc: &Doc<'_>, tokens: TokenRange) -> Syllables {
    let tokens = doc.tokens.get(tokens.indices()).unwrap_or_default();
    tokens.iter().filter(|t| t.kind == Kind::Word).map(|t| t.code).collect()
}

struct Groups<'a, 't> {
    doc: &'a Doc<'t>,
    people: &'a [PersonMention],
    offices: &'a [OfficeMention],
    all: Vec<Identity>,
    /// The groups by the folded words and marks of the name.
    by_key: Numbering,
    /// Those that share a given name, by that.
    by_given: Numbering,
    namesakes: Vec<SmallVec<[usize; 2]>>,
}

impl Groups<'_, '_> {
    fn add_full(&mut self, mention: usize) {
        let person = &self.people[mention];
        let tokens = self.doc.tokens.get(person.tokens.indices()).unwrap_or_default();
        let group = self.by_key.number(key(tokens.iter().map(|t| t.code)));
        if group == self.all.len() {
            self.start(person.tokens);
        }
        self.join(group, mention);
        self.all[group].full.push(mention as u32);
    }

    fn start(&mut self, tokens: TokenRange) {
        let syllables = syllables(self.doc, tokens);
        if let Some(&given) = syllables.last() {
            let number = self.by_given.number(given);
            if number == self.namesakes.len() {
                self.namesakes.push(SmallVec::new());
            }
            self.namesakes[number].push(self.all.len());
        }
        self.all.push(Identity { syllables, ..Identity::default() });
    }

    fn join(&mut self, group: usize, mention: usize) {
        const MOST_ROWS: usize = 24;
        let gender = gender(self.doc, &self.people[mention]);
        let group = &mut self.all[group];
        group.mentions.push(mention as u32);
        group.gender = group.gender.or(gender);
        for &office in &self.people[mention].offices {
            let row = self.offices[office as usize].row;
            if group.rows.len() < MOST_ROWS && !group.rows.contains(&row) {
                group.rows.push(row);
            }
        }
    }

    /// Two full names of one length that differ in one inner syllable, with one office in common, are one person's.
    fn merge_spellings(&mut self) {
        let namesakes = std::mem::take(&mut self.namesakes);
        for group in namesakes.iter().filter(|g| g.len() > 1 && g.len() <= MOST_NAMESAKES) {
            for (i, &one) in group.iter().enumerate() {
                for &other in &group[i + 1..] {
                    if self.is_other_spelling(one, other) {
                        self.merge(one, other);
                    }
                }
            }
        }
        self.namesakes = namesakes;
    }

    fn is_other_spelling(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.all[one], &self.all[other]);
        let alike = a.syllables.len() == b.syllables.len() && a.syllables.first() == b.syllables.first();
        let differing = a.syllables.iter().zip(&b.syllables).filter(|(x, y)| x != y).count();
        !a.merged && !b.merged && alike && differing == 1 && a.rows.iter().any(|row| b.rows.contains(row))
    }

    fn merge(&mut self, one: usize, other: usize) {
        let more = self.all[other].full.len() > self.all[one].full.len();
        let (to, from) = if more { (other, one) } else { (one, other) };
        let moved = std::mem::take(&mut self.all[from].mentions);
        self.all[from].merged = true;
        self.all[to].full.extend_from_slice(&moved);
        self.all[to].full.sort_unstable();
        self.all[to].mentions.extend(moved);
    }

    fn add_short(&mut self, mention: usize) {
        if let Some(group) = self.nearest(mention) {
            self.join(group, mention);
            self.all[group].short = Some(mention as u32);
            return;
        }
        // Several syllables that fit nobody are a name of their own: a foreign one, or one without a family name.
        if self.people[mention].form != NameForm::Given {
            self.add_full(mention);
        }
    }

    /// The person whom a short form means: the one named last before it, else the one named first after it.
    fn nearest(&self, mention: usize) -> Option<usize> {
        let person = &self.people[mention];
        let short = syllables(self.doc, person.tokens);
        let said = gender(self.doc, person);
        let candidates = &self.namesakes[self.by_given.find(*short.last()?)?];
        let fits = |&&group: &&usize| {
            let full = &self.all[group];
            let gender = said.is_none() || full.gender.is_none() || said == full.gender;
            !full.merged && gender && full.syllables.len() > short.len() && full.syllables.ends_with(&short)
        };
        // Of many namesakes only those near in the text come into question.
        let next =
            candidates.partition_point(|&group| self.all[group].full.first().is_some_and(|&f| (f as usize) < mention));
        let near = &candidates[next.saturating_sub(MOST_NAMESAKES)..candidates.len().min(next + MOST_NAMESAKES)];
        let fitting: SmallVec<[usize; 4]> = near.iter().filter(fits).copied().collect();
        let rows = || person.offices.iter().map(|&o| self.offices[o as usize].row);
        let by_office = fitting.iter().find(|&&group| rows().any(|row| self.all[group].rows.contains(&row)));
        let distance = |group: usize| {
            let Identity { full, short, .. } = &self.all[group];
            let next = full.partition_point(|&m| (m as usize) < mention);
            let before = full[..next].last().copied().max(*short);
            before.map_or_else(|| (1, full.get(next).copied().unwrap_or(u32::MAX)), |m| (0, mention as u32 - m))
        };
        by_office.copied().or_else(|| fitting.iter().copied().min_by_key(|&group| distance(group)))
    }
}
