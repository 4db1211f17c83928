//! Verbs of saying with their adverbs, what joins them to the content, and whom they address.

use super::words::row;
use crate::grammar::Doc;
use crate::lexicon::{Act, Complement, Hit, Role, Tag, Use, Wanted};
use crate::text::normalise::Code;
use crate::text::{Kind, Token, TokenRange, code, word};

/// A verb of saying as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// The verb, or verbs that share their content.
    pub tokens: TokenRange,
    pub row: u32,
    pub complement: Complement,
    /// Where the content begins.
    pub content: u32,
    /// A colon announces it.
    pub colon: bool,
    /// A comma, a colon or rằng marks a clause.
    pub marked: bool,
    pub addressee: Option<TokenRange>,
}

impl Verb {
    /// Whether a clause may follow.
    pub fn takes_clause(&self) -> bool {
        self.complement == Complement::Clause
    }
}

/// Verbs of the table, without the words around them: where none is, nobody says anything.
pub(super) const VERBS: Wanted = Wanted::roles(&[Role::Says, Role::Confers]);
/// With the adverbs before them: what a verb begins with.
pub(super) const OPENINGS: Wanted = VERBS.or(Wanted::roles(&[Role::Adverb]));

const LONGEST_CHAIN: usize = 3;
const LONGEST_ADVERBS: usize = 5;
const LONGEST_ADDRESSEE: u32 = 10;

/// Reads a verb of saying at `i`, adverbs before it, up to `end`.
pub(super) fn read(doc: &Doc<'_>, i: u32, end: u32) -> Option<Verb> {
    if !doc.is(i, OPENINGS) || is_noun(doc, i) {
        return None;
    }
    // Some adverbs are verbs too (thống nhất nhận định, thống nhất): they are adverbs where a verb follows.
    let mut starts = [i; LONGEST_ADVERBS + 1];
    let mut count = 1;
    while count <= LONGEST_ADVERBS {
        let Some(adverb) = doc.longest_as(starts[count - 1], Role::Adverb) else { break };
        starts[count] = adverb.end();
        count += 1;
    }
    starts[..count].iter().rev().find_map(|&at| verb_at(doc, at, end))
}

/// phiên chất vấn, phần trả lời, lời kêu gọi: a noun before it makes a noun of the verb.
fn is_noun(doc: &Doc<'_>, i: u32) -> bool {
    doc.used(i.wrapping_sub(1), Use::Nominal)
}

/// After adverbs at `i`.
pub(super) fn skip_adverbs(doc: &Doc<'_>, mut i: u32) -> u32 {
    for _ in 0..LONGEST_ADVERBS {
        match doc.longest_as(i, Role::Adverb) {
            Some(adverb) => i = adverb.end(),
            None => break,
        }
    }
    i
}

/// The longest verb at `i` and what follows it.
fn hit_at(doc: &Doc<'_>, i: u32, end: u32) -> Option<(Hit, Complement)> {
    if !doc.is(i, VERBS) {
        return None;
    }
    let verb = |hit: &Hit| matches!(hit.role, Role::Says | Role::Confers) && hit.end() <= end;
    let hit = doc.hits_at(i).find(verb)?;
    Some((hit, row(doc, hit)?.complement))
}

fn verb_at(doc: &Doc<'_>, i: u32, end: u32) -> Option<Verb> {
    let (hit, mut complement) = hit_at(doc, i, end)?;
    let (mut last, mut said, mut start) = (hit, hit, i);
    // Verbs that share their content: ghi nhận, đánh giá cao; bày tỏ mong muốn, đề nghị.
    for _ in 1..LONGEST_CHAIN {
        let Some(next) = chained(doc, last.end(), end) else { break };
        if matches!(complement, Complement::Frame | Complement::Colon) {
            // phát biểu khai mạc, nhấn mạnh: the frame shares nothing.
            (start, said) = (next.0.start, next.0);
        }
        if next.1 == Complement::Clause || complement != Complement::Object && next.1 != Complement::Nothing {
            complement = next.1;
        }
        if matches!(row(doc, next.0).map(|row| row.act), Some(Act::Explain | Act::Answer)) {
            said = next.0;
        }
        last = next.0;
    }
    let end_of_verb = doc.longest_as(last.end(), Role::Particle).map_or(last.end(), |hit| hit.end());
    let tokens = TokenRange::new(start, end_of_verb.min(end));
    // thông báo của …, kiến nghị này …: a noun.
    let noun = |t: &Token| t.is_word(word!("của")) || t.is_word(word!("này"));
    if doc.token(tokens.end).is_some_and(noun) {
        return None;
    }
    let verb =
        Verb { tokens, row: said.row, complement, content: tokens.end, colon: false, marked: false, addressee: None };
    Some(verb.with_content(doc, end))
}

/// A further verb right after a comma or và.
fn chained(doc: &Doc<'_>, i: u32, end: u32) -> Option<(Hit, Complement)> {
    let joint = doc.token(i).filter(|t| t.is_mark(',') || t.is_word(word!("và")))?;
    let comma = joint.kind == Kind::Mark;
    let at = skip_adverbs(doc, i + 1);
    hit_at(doc, at, end).filter(|(hit, complement)| match complement {
        Complement::Clause | Complement::Object => !noun_after(doc, hit.end(), comma),
        // ghi nhận, tiếp thu các ý kiến
        Complement::Nothing => row(doc, *hit).is_some_and(|row| row.act == Act::Accept),
        _ => false,
    })
}

/// A verb after a comma that its own content follows at once with a mark is a new statement, not a shared one.
fn noun_after(doc: &Doc<'_>, i: u32, comma: bool) -> bool {
    !comma && doc.token(i).is_some_and(|t| t.is_mark(',') || t.is_mark(':') || t.is_word(word!("rằng")))
}

impl Verb {
    /// Steps over addressee, place and the mark before the content.
    fn with_content(mut self, doc: &Doc<'_>, end: u32) -> Self {
        let with = const { [code("với"), code("trước"), code("cùng")] };
        let mut at = self.content;
        let mark = |i: u32, m: char| i < end && doc.token(i).is_some_and(|t| t.is_mark(m));
        let word = |i: u32, w| i < end && doc.token(i).is_some_and(|t| t.is_word(w));
        let goes_to = doc.token(at).filter(|t| at < end && t.kind == Kind::Word && with.contains(&t.code));
        if goes_to.is_some() && self.complement != Complement::Clause {
            let marked = stops_at(doc, at + 1, end.min(at + LONGEST_ADDRESSEE));
            let stop = marked.or_else(|| addressee_end(doc, at + 1)).filter(|&stop| stop < end);
            if let Some(stop) = stop {
                self.addressee = Some(TokenRange::new(at + 1, stop));
                at = stop;
            }
        } else if word(at, word!("tại")) && is_occasion(doc, at + 1) {
            at = stops_at(doc, at + 1, end.min(at + LONGEST_ADDRESSEE)).unwrap_or(at);
        }
        if mark(at, ':') {
            (self.colon, self.marked, at) = (true, true, at + 1);
        } else {
            for joint in 0..3 {
                let rang = word(at, word!("rằng"));
                if rang || mark(at, ',') || joint > 0 && mark(at, ':') {
                    (self.marked, at) = (true, at + 1);
                } else {
                    break;
                }
            }
        }
        self.content = at.min(end);
        self
    }
}

/// Whether "tại" before `i` tells where somebody spoke, not where something is: tại hội nghị, tại buổi làm việc.
pub(super) fn is_occasion(doc: &Doc<'_>, i: u32) -> bool {
    const OCCASION: [Code; 4] = [code("buổi"), code("đây"), code("lễ"), code("phiên")];
    doc.token(i).is_some_and(|t| t.kind == Kind::Word && OCCASION.contains(&t.code))
        || (i..i + 2).any(|at| doc.has(at, Tag::EventHead))
}

/// Where a comma, a colon or rằng begins the content.
fn stops_at(doc: &Doc<'_>, from: u32, to: u32) -> Option<u32> {
    let stops = |i: u32| doc.token(i).is_some_and(|t| t.is_mark(',') || t.is_mark(':') || t.is_word(word!("rằng")));
    (from..to).find(|&i| stops(i))
}

/// The end of an addressee that no mark divides from the content: với Hội nghị, với các đại biểu.
fn addressee_end(doc: &Doc<'_>, i: u32) -> Option<u32> {
    let at = doc.longest_as(i, Role::Quantifier).map_or(i, |hit| hit.end());
    doc.longest_as(at, Role::Noun).map(|hit| hit.end())
}
