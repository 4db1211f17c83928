//! Resolves statements: who the speaker is behind an office or a pronoun, and the role of speaker that follows.

use std::cell::OnceCell;

use super::Assembly;
use crate::discourse::{Speaker, StatementMention};
use crate::model::{Basis, OrganizationId, Person, Role, RoleKind, Statement, StatementId};
use crate::text::normalise::Code;
use crate::text::{Span, code, fold};

/// Who speaks, as far as the report can tell.
#[derive(Clone, Copy, Debug)]
struct Voice<'t> {
    /// The words that describe who is no person known.
    words: &'t str,
    /// Index of the person in the report.
    person: Option<usize>,
    organization: Option<OrganizationId>,
}

/// Resolves statements into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let directory = Directory::default();
    let mut last: Option<(Voice<'_>, usize)> = None;
    a.report.statements.reserve_exact(a.outline.statements.len());
    for mention in &a.outline.statements {
        let paragraph = a.doc.paragraph_of(mention.tokens.start);
        let near = last.filter(|(_, at)| *at == paragraph).map(|(voice, _)| voice);
        let called = near.filter(|voice| is_called(a, mention, voice));
        let voice = called.unwrap_or_else(|| directory.voice(a, mention, last.map(|(voice, _)| voice)));
        let voice = if voice.person.is_none() { head(a, voice.words).unwrap_or(voice) } else { voice };
        speaks(a, &voice, mention);
        let statement = statement(a, mention, &voice);
        a.report.statements.push(statement);
        last = Some((voice, paragraph));
    }
}

fn statement(a: &Assembly<'_, '_>, mention: &StatementMention, voice: &Voice<'_>) -> Statement {
    let span = a.doc.span(mention.tokens);
    let (basis, evidence) = grounds(a, mention, voice);
    let person = voice.person.and_then(|i| a.report.people.get(i));
    let row = mention.row.and_then(|row| a.doc.lexicon.rows.speech_verbs.get(row as usize));
    Statement {
        id: StatementId(a.report.statements.len() as u32 + 1),
        speaker: person.map_or(voice.words, |p| &*p.name).to_owned(),
        speaker_span: mention.speaker_span,
        basis,
        evidence,
        speaker_id: person.map(|p| p.id),
        organization_id: voice.organization,
        verb: a.words(mention.verb),
        verb_span: Some(mention.verb),
        act: row.map(|row| row.act.into()),
        text: a.words(span),
        span,
        direct: mention.direct,
        to: mention.addressee.map(|s| a.words(s)),
        to_span: mention.addressee,
    }
}

/// What the speaker rests on: named for this statement, or told by another place, which is given.
fn grounds(a: &Assembly<'_, '_>, mention: &StatementMention, voice: &Voice<'_>) -> (Basis, Option<Span>) {
    let at = mention.speaker_span.unwrap_or(mention.verb).start();
    let named = mention.speaker_span.is_some();
    if let Some(person) = voice.person.and_then(|i| a.report.people.get(i)) {
        if named && matches!(mention.speaker, Speaker::Person(_)) {
            return (Basis::Explicit, None);
        }
        let before = person.mentions.partition_point(|span| span.start() < at);
        return (Basis::Context, person.mentions.get(before.saturating_sub(1)).copied());
    }
    if named {
        return (Basis::Explicit, None);
    }
    let told = match mention.speaker {
        Speaker::Organization(i) => a.mentions.organizations.get(i as usize).map(|o| o.span),
        Speaker::Office(i) => a.mentions.offices.get(i as usize).map(|o| o.span),
        Speaker::Pronoun(span) | Speaker::Described(span) => Some(span),
        Speaker::Person(i) => a.mentions.people.get(i as usize).map(|p| p.span),
    };
    (Basis::Context, told)
}

/// Gives the person or the body the role of speaker, once.
fn speaks(a: &mut Assembly<'_, '_>, voice: &Voice, mention: &StatementMention) {
    let named = mention.speaker_span.filter(|s| s.end() <= mention.verb.start());
    let span = named.map_or(mention.verb, |s| s.join(mention.verb));
    let roles = match (voice.person, voice.organization) {
        (Some(index), _) => a.report.people.get_mut(index).map(|p| &mut p.roles),
        (None, Some(id)) => a.body_mut(id).map(|o| &mut o.roles),
        (None, None) => None,
    };
    if let Some(roles) = roles.filter(|roles| roles.iter().all(|r| r.role != RoleKind::Speaker)) {
        roles.push(Role { role: RoleKind::Speaker, span });
    }
}

/// How far back a pronoun looks among the mentions of people.
const REACH: usize = 64;

/// The report's people as the text names them: by place, and by the words of their offices. Few reports ask for either.
#[derive(Default)]
struct Directory {
    /// Where people are named, in the order of the text, with the index of the person.
    places: OnceCell<Vec<(Span, usize)>>,
    /// Offices by the code of their first word, sorted, in their short and their completed form.
    offices: OnceCell<Vec<Holding>>,
}

/// An office that a person holds.
struct Holding {
    /// The code of its first word.
    first: Code,
    /// The index of the person, and that of the office among the person's.
    person: usize,
    office: usize,
    /// Whether it is the completed form.
    completed: bool,
    /// Its words, folded when they are asked for.
    words: OnceCell<String>,
}

impl Holding {
    fn words(&self, a: &Assembly<'_, '_>) -> &str {
        self.words.get_or_init(|| {
            let office = &a.report.people[self.person].offices[self.office];
            fold(office.completed.as_ref().filter(|_| self.completed).unwrap_or(&office.text))
        })
    }
}

/// How many offices that begin alike are compared.
const MOST_ALIKE: usize = 512;

impl Directory {
    fn places(&self, a: &Assembly<'_, '_>) -> &[(Span, usize)] {
        self.places.get_or_init(|| {
            let people = a.report.people.iter().enumerate();
            let mut places: Vec<_> =
                people.flat_map(|(i, person)| person.mentions.iter().map(move |&span| (span, i))).collect();
            places.sort_unstable();
            places
        })
    }

    /// The offices whose first word has a code.
    fn offices(&self, a: &Assembly<'_, '_>, first: Code) -> &[Holding] {
        let all = self.offices.get_or_init(|| {
            let mut offices = Vec::new();
            for (person, holder) in a.report.people.iter().enumerate() {
                let held = holder.offices.iter().enumerate().filter(|(_, office)| !office.former);
                for (office, held) in held {
                    let first = code(held.text.split_whitespace().next().unwrap_or(""));
                    let form = |completed| Holding { first, person, office, completed, words: OnceCell::new() };
                    offices.push(form(false));
                    offices.extend(held.completed.as_ref().map(|_| form(true)));
                }
            }
            offices.sort_by_key(|held| held.first);
            offices
        });
        let from = all.partition_point(|held| held.first < first);
        let alike = all[from..].iter().take(MOST_ALIKE).take_while(|held| held.first == first).count();
        &all[from..from + alike]
    }

    fn voice<'t>(&self, a: &Assembly<'_, 't>, mention: &StatementMention, last: Option<Voice<'t>>) -> Voice<'t> {
        let at = mention.speaker_span.unwrap_or(mention.verb).start();
        match mention.speaker {
            Speaker::Person(index) => named(a, index),
            Speaker::Office(index) => {
                let span = a.mentions.offices.get(index as usize).map(|office| office.span);
                let words = span.map_or("", |s| s.of(a.doc.text));
                self.holder(a, words, at).unwrap_or(described(words))
            }
            Speaker::Organization(index) => body(a, mention, index),
            Speaker::Pronoun(span) => self.meant(a, span, at, last),
            Speaker::Described(span) => {
                let words = span.of(a.doc.text);
                let known = self.holder(a, words, at).or_else(|| spokesman(a, words, last));
                known.unwrap_or(described(words))
            }
        }
    }

    /// The person who holds an office written without a name: of those whose office has its words the last one named
    /// before, else the first.
    fn holder(&self, a: &Assembly<'_, '_>, words: &str, at: u32) -> Option<Voice<'static>> {
        let words = fold(words);
        let polite = ["vị ", "đồng chí ", "ông ", "bà "];
        let words = polite.iter().find_map(|title| words.strip_prefix(title)).unwrap_or(&words);
        let named_before = |i: usize| {
            let mentions = &a.report.people[i].mentions;
            mentions[..mentions.partition_point(|span| span.start() < at)].last().copied()
        };
        let alike = self.offices(a, code(words.split(' ').next()?));
        let holders = alike.iter().filter(|held| is_short_for(words, held.words(a))).map(|held| held.person);
        let best = holders.max_by_key(|&i| (named_before(i), std::cmp::Reverse(i)))?;
        Some(person(best))
    }

    /// ông, bà, đồng chí alone: the last speaker if the word fits them, else the last person named before whom it fits.
    fn meant<'t>(&self, a: &Assembly<'_, 't>, span: Span, at: u32, last: Option<Voice<'t>>) -> Voice<'t> {
        let words = span.of(a.doc.text);
        let gender = gender_of(words);
        let fits = |i: usize| {
            let known = a.report.people[i].gender.as_deref();
            known.is_none() || gender.is_none() || known == gender
        };
        if let Some(voice) = last.filter(|voice| voice.organization.is_none() && voice.person.is_none_or(fits)) {
            return voice;
        }
        let places = self.places(a);
        let first = places.partition_point(|(span, _)| span.start() < at);
        let found = places[..first].iter().rev().take(REACH).find(|&&(_, i)| fits(i));
        found.map_or(described(words), |&(_, i)| person(i))
    }
}

fn named<'t>(a: &Assembly<'_, 't>, index: u32) -> Voice<'t> {
    let id = a.links.people.get(index as usize).copied().flatten();
    let known = id.and_then(|id| a.report.people.binary_search_by_key(&id, |p| p.id).ok()).map(person);
    let written = || a.mentions.people.get(index as usize).map_or("", |p| p.span.of(a.doc.text));
    known.unwrap_or_else(|| described(written()))
}

const fn person(index: usize) -> Voice<'static> {
    Voice { words: "", person: Some(index), organization: None }
}

const fn described(words: &str) -> Voice<'_> {
    Voice { words, person: None, organization: None }
}

/// lãnh đạo Tỉnh uỷ, đại diện Bộ Nội vụ after a speaker of that body: still the same person.
fn spokesman<'t>(a: &Assembly<'_, 't>, words: &str, last: Option<Voice<'t>>) -> Option<Voice<'t>> {
    let words = fold(words);
    let body = ["đại diện lãnh đạo ", "lãnh đạo ", "đại diện "].iter().find_map(|head| words.strip_prefix(head))?;
    let voice = last?;
    let speaker = a.report.people.get(voice.person?)?;
    speaker.offices.iter().any(|office| is_body_of(body, &fold(&office.text))).then_some(voice)
}

/// người đứng đầu Thành ủy: the one person in the report who heads that body.
fn head(a: &Assembly<'_, '_>, words: &str) -> Option<Voice<'static>> {
    // Few speakers are described so, and what is folded costs.
    if !words.starts_with(['N', 'n', 'V', 'v']) {
        return None;
    }
    let words = fold(words);
    let body = ["người đứng đầu ", "vị đứng đầu "].iter().find_map(|noun| words.strip_prefix(noun))?;
    let heads = |person: &Person| {
        let mut current =
            person.offices.iter().filter(|office| !office.former && office.rank_class.as_deref() == Some("head"));
        current.any(|office| is_body_of(body, &fold(office.completed.as_ref().unwrap_or(&office.text))))
    };
    let mut found = (0..a.report.people.len()).filter(|&i| heads(&a.report.people[i]));
    found.next().filter(|_| found.next().is_none()).map(person)
}

/// Whether an office names every word of a body, in order. A city may be written out on one side only.
fn is_body_of(body: &str, office: &str) -> bool {
    let short = |words: &str| words.replace("thành phố", "tp");
    let (body, office) = (short(body), short(office));
    let mut parts = office.split(' ');
    body.split(' ').all(|word| parts.any(|part| part.trim_end_matches([',', '.']) == word.trim_end_matches('.')))
}

/// Cử tri cho biết, after cử tri Trần Văn An: the noun that stood before the name of who spoke last.
fn is_called(a: &Assembly<'_, '_>, mention: &StatementMention, voice: &Voice<'_>) -> bool {
    /// Mentions of the speaker, the last ones before, that are looked at.
    const LAST: usize = 8;
    let Speaker::Described(span) = mention.speaker else { return false };
    let Some(speaker) = voice.person.and_then(|i| a.report.people.get(i)) else { return false };
    let words = span.of(a.doc.text);
    let noun = fold(words);
    let before = |span: &Span| {
        let text = a.doc.text.get(..span.start() as usize)?.trim_end();
        let from = text.len().checked_sub(words.len()).filter(|&from| text.is_char_boundary(from))?;
        Some(fold(&text[from..]) == noun)
    };
    let said = speaker.mentions.partition_point(|mention| mention.start() < span.start());
    let mut last = speaker.mentions[..said].iter().rev().take(LAST);
    last.any(|span| before(span) == Some(true))
}

/// A body, by the words that name it for this statement.
fn body<'t>(a: &Assembly<'_, 't>, mention: &StatementMention, index: u32) -> Voice<'t> {
    let organization = a.links.organizations.get(index as usize).copied().flatten();
    let written = mention.speaker_span.or_else(|| a.mentions.organizations.get(index as usize).map(|o| o.span));
    Voice { words: written.map_or("", |s| s.of(a.doc.text)), person: None, organization }
}

fn gender_of(pronoun: &str) -> Option<&'static str> {
    let word = pronoun.split_whitespace().next_back().unwrap_or("");
    match code(word) {
        w if w == const { code("ông") } || w == const { code("anh") } => Some("male"),
        w if w == const { code("bà") } || w == const { code("chị") } => Some("female"),
        _ => None,
    }
}

/// Whether every word of the short form stands in the office, in order, and both begin alike: "bí thư thành uỷ" for
/// "bí thư thành uỷ hải phòng", "bí thư hải phòng" too; and the other way round.
fn is_short_for(short: &str, office: &str) -> bool {
    let inside = |short: &str, long: &str| {
        // TP. and TP
        let mut words = long.split(' ');
        short.split(' ').all(|word| words.any(|w| w.trim_end_matches('.') == word.trim_end_matches('.')))
    };
    let alike = short.split(' ').zip(office.split(' ')).take(2).all(|(x, y)| x == y);
    alike && (inside(short, office) || inside(office, short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_of_offices() {
        let cases = [
            ("bí thư", "bí thư tỉnh ủy", true),
            ("bí thư tỉnh ủy", "bí thư tỉnh ủy an giang", true),
            ("chủ tịch ubnd tp", "chủ tịch ubnd tp. thủ đức", true),
            ("bí thư an giang", "bí thư tỉnh ủy an giang", true),
            ("phó bí thư", "bí thư tỉnh ủy", false),
            ("chủ tịch hội", "chủ tịch ubnd tỉnh", false),
            ("bí thư tỉnh ủy an giang", "bí thư tỉnh ủy", true),
        ];
        for (short, office, expected) in cases {
            assert_eq!(is_short_for(short, office), expected, "{short} / {office}");
        }
    }
}
