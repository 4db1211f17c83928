//! Whether a sentence without a verb of saying goes on with what was said before it.

use super::speaker::Speakers;
use super::verb;
use crate::discourse::{LineKind, Outline, Speaker};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::{Act, Complement, Role, Tag, Use};
use crate::model::Grain;
use crate::text::{Kind, TokenRange, code, word};

/// Whether the sentence goes on with a statement of a verb with that complement. What a clause said goes on until the
/// text turns back to the meeting or to another person; a noun phrase is said and done, unless a connective takes it up.
pub(super) fn goes_on(
    doc: &Doc<'_>,
    mentions: &Mentions,
    speakers: &Speakers,
    complement: Complement,
    sentence: TokenRange,
) -> bool {
    let start = sentence.start;
    let connective = doc.longest_as(start, Role::Connective);
    let at = connective.map_or(start, |hit| {
        let comma = doc.token(hit.end()).is_some_and(|t| t.is_mark(','));
        hit.end() + u32::from(comma)
    });
    if counts(doc, start) {
        return true;
    }
    if narrates(doc, mentions, speakers, at, sentence.end, connective.is_some()) {
        return false;
    }
    match complement {
        Complement::Clause => true,
        _ => connective.is_some() || doc.does(start, Role::Demonstrative),
    }
}

/// Whether enough paragraphs of prose hold more than one sentence: else each line is a sentence.
pub(super) fn has_paragraphs(doc: &Doc<'_>, outline: &Outline) -> bool {
    const LEAST: usize = 3;
    let prose = |p: &usize| matches!(outline.line(*p), LineKind::Body | LineKind::Lead);
    let (mut all, mut longer) = (0, 0);
    for p in (0..doc.paragraphs.len()).filter(prose) {
        let (first, end) = doc.paragraphs[p].sentences;
        all += 1;
        longer += usize::from(end - first > 1);
    }
    longer * LEAST > all
}

/// Whether the first sentence of a new paragraph plainly goes on with a speech: a connective or a point opens it, it asks
/// on, or it tells what the meeting means.
pub(super) fn takes_up_speech(doc: &Doc<'_>, asks: bool, sentence: TokenRange) -> bool {
    const OPENING: u32 = 14;
    let start = sentence.start;
    let point = doc.token(start).is_some_and(|t| t.kind != Kind::Word || t.is_word(const { code("thứ") }));
    let opened = point || doc.does(start, Role::Connective) || doc.does(start, Role::Demonstrative);
    let reach = sentence.end.min(start + OPENING);
    let asked = || (start..reach).any(|i| doc.does(i, Role::Modal)) || doc.does(start, Role::Action);
    opened || asks && (asked() || doc.does(start, Role::Modifier)) || doc.longest(start, Tag::EventHead).is_some()
}

/// Hai là, …; thứ ba, …: a further point of the same list.
fn counts(doc: &Doc<'_>, start: u32) -> bool {
    let word = |i: u32, w| doc.token(i).is_some_and(|t| t.is_word(w));
    let point = word(start, word!("thứ")) || word(start + 1, word!("là"));
    point
        && doc
            .longest_as(start, Role::Connective)
            .is_some_and(|hit| doc.token(hit.end()).is_some_and(|t| t.is_mark(',')))
}

/// Whether the sentence tells of the meeting, a document or a person.
fn narrates(doc: &Doc<'_>, mentions: &Mentions, speakers: &Speakers, at: u32, end: u32, connected: bool) -> bool {
    if doc.does(at, Role::Narration) {
        return true;
    }
    if is_meeting(doc, after_time(doc, mentions, at), end) || is_clocked(doc, mentions, at) {
        return true;
    }
    if reports(doc, mentions, speakers, at) {
        return true;
    }
    let attends = doc.longest(at, Tag::SpeechVerb).and_then(|hit| super::words::row(doc, hit));
    if attends.is_some_and(|row| matches!(row.act, Act::Attend | Act::Chair)) {
        return true;
    }
    if votes(doc, at, end) || !connected && takes_up(doc, speakers, at, end) {
        return true;
    }
    let at = after_meanwhile(doc, at);
    let Some(subject) = speakers.at(at) else { return false };
    let body = matches!(subject.who, Speaker::Organization(_));
    let acts = verb::read(doc, subject.tokens.end, end).is_some_and(|verb| match verb.complement {
        Complement::Nothing | Complement::Assigned => true,
        // Hội Nông dân tán thành chủ trương này
        Complement::Colon => body && super::words::act(doc, verb.row) == Some(Act::Agree),
        _ => false,
    });
    let person = matches!(subject.who, Speaker::Person(p) if mentions.people.get(p as usize).is_some());
    acts || person && !connected
}

/// 31/38 đại biểu tán thành: how a meeting voted.
fn votes(doc: &Doc<'_>, at: u32, end: u32) -> bool {
    const OPENING: u32 = 8;
    let noun =
        |i: u32| (at.max(i.saturating_sub(3))..i).any(|k| doc.longest_as(k, Role::Noun).is_some_and(|h| h.end() == i));
    let agrees = |i: u32| {
        let act = verb::read(doc, i, end).and_then(|verb| super::words::act(doc, verb.row));
        matches!(act, Some(Act::Agree | Act::Vote))
    };
    let numbered = doc.token(at).is_some_and(|t| t.kind == Kind::Number);
    numbered && (at..end.min(at + OPENING)).any(|i| doc.has(i, Tag::SpeechVerb) && noun(i) && agrees(i))
}

/// Trong khi đó, …: after it and its comma.
fn after_meanwhile(doc: &Doc<'_>, at: u32) -> u32 {
    let word = |i: u32, w| doc.token(i).is_some_and(|t| t.is_word(w));
    let meanwhile = word(at, word!("trong")) && word(at + 1, word!("khi")) && word(at + 2, word!("đó"));
    let comma = doc.token(at + 3).is_some_and(|t| t.is_mark(','));
    if meanwhile { at + 3 + u32::from(comma) } else { at }
}

/// Về quy hoạch, ông An …: a person as subject after the matter that the sentence takes up.
fn takes_up(doc: &Doc<'_>, speakers: &Speakers, at: u32, end: u32) -> bool {
    const LONGEST: u32 = 16;
    let comma = |i: &u32| doc.token(*i).is_some_and(|t| t.is_mark(','));
    let person = |i: u32| speakers.at(i).is_some_and(|s| matches!(s.who, Speaker::Person(_)));
    let mut commas = (at..end.min(at + LONGEST)).filter(comma);
    let far = doc.used(at, Use::Matter);
    // Nhật "còi", Thọ "sứt": no list of names.
    let clear =
        |i: u32| (at..i).all(|k| doc.token(k).is_some_and(|t| t.kind != Kind::Mark)) && !speakers.names_within(at, i);
    commas.next().is_some_and(|i| person(i + 1) && clear(i)) || far && commas.any(|i| person(i + 1))
}

/// Đến 16 giờ cùng ngày, …: after a time and its comma.
fn after_time(doc: &Doc<'_>, mentions: &Mentions, at: u32) -> u32 {
    const LONGEST: u32 = 6;
    let from = at + u32::from(!mentions.cover.has(at, Layer::Time));
    if !mentions.cover.has(from, Layer::Time) {
        return at;
    }
    let comma = (from..from + LONGEST).find(|&i| doc.token(i).is_some_and(|t| t.is_mark(',')));
    comma.map_or(at, |comma| comma + 1)
}

/// Tháng 5/2019, Tập đoàn An Bình …: a body as subject after a time tells what happened, not what was said.
fn reports(doc: &Doc<'_>, mentions: &Mentions, speakers: &Speakers, at: u32) -> bool {
    let told = after_time(doc, mentions, at);
    told > at && speakers.at(told).is_some_and(|s| matches!(s.who, Speaker::Organization(_)))
}

/// 15h50: …, the next entry of an account told by the clock.
fn is_clocked(doc: &Doc<'_>, mentions: &Mentions, at: u32) -> bool {
    let first = mentions.times.partition_point(|t| t.tokens.start < at);
    mentions.times.get(first).is_some_and(|t| {
        t.tokens.start == at && t.grain == Grain::Minute && doc.token(t.tokens.end).is_some_and(|t| t.is_mark(':'))
    })
}

/// Hội nghị bế mạc …: the meeting itself as subject.
fn is_meeting(doc: &Doc<'_>, at: u32, end: u32) -> bool {
    let Some(head) = doc.longest(at, Tag::EventHead) else { return false };
    let reach = end.min(head.end() + 5);
    !(head.end()..reach).any(|i| doc.used(i, Use::Meant))
}
