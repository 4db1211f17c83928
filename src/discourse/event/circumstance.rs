//! When, where and by whom the meeting was held.

use super::candidate::Candidate;
use super::{cue_at, cues_in, name};
use crate::discourse::find;
use crate::discourse::outline::{EventMention, LineKind, Outline};
use crate::grammar::{Doc, Layer, Mentions, TimeMention};
use crate::lexicon::{EventRole, Role, Tag, TimeRole, Wanted};
use crate::model::Grain;
use crate::text::normalise::{Code, code};
use crate::text::{Kind, TokenRange};

/// How many sentences of lead and prose may tell the day and place when the sentence of the name does not.
const OPENING: usize = 8;

const TAI: Code = code("tại");
const O: Code = code("ở");
const DO: Code = code("do");
const TRUC: Code = code("trực");
const TUYEN: Code = code("tuyến");

/// Day, last day and part of the day.
pub(super) fn time(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, best: &Candidate, event: &mut EventMention) {
    let sentence = doc.sentences[best.sentence].tokens;
    let own = day_in(doc, mentions, sentence, best.name);
    let Some(index) = own.or_else(|| opening(doc, outline).find_map(|s| first_day(doc, mentions, s))) else { return };
    let time = &mentions.times[index];
    event.time = Some(index as u32);
    event.part_of_day = time
        .part_of_day
        .or_else(|| part_beside(doc, time.tokens.end))
        .or_else(|| part_elsewhere(doc, mentions, outline, time));
    event.end_time =
        last_day(doc, mentions, index).or_else(|| range_elsewhere(doc, mentions, outline, time)).map(|i| i as u32);
}

/// The day in a name, else the one right after it, else the first of its sentence.
fn day_in(doc: &Doc<'_>, mentions: &Mentions, sentence: TokenRange, name: TokenRange) -> Option<usize> {
    const NEAR: u32 = 14;
    let days = || {
        let from = find::first(&mentions.times, |t| t.tokens, sentence.start);
        (from..mentions.times.len()).take_while(|&i| mentions.times[i].tokens.start < sentence.end).filter(|&i| {
            is_date(&mentions.times[i]) && !mentions.cover.has(mentions.times[i].tokens.start, Layer::Reference)
        })
    };
    let start = |i: usize| mentions.times[i].tokens.start;
    days()
        .find(|&i| name.holds(start(i)))
        .or_else(|| {
            days()
                .find(|&i| start(i) < name.start && start(i) <= sentence.start + 8 && !told(doc, start(i), name.start))
        })
        .or_else(|| days().find(|&i| start(i) >= name.end && start(i) < name.end + NEAR))
        .or_else(|| days().find(|&i| start(i) < name.start))
}

/// A clause of its own between a day and the name: the day is not the meeting's.
fn told(doc: &Doc<'_>, from: u32, to: u32) -> bool {
    const MOST: u32 = 60;
    to - from > MOST || (from..to).any(|i| doc.tokens[i as usize].is_mark(';'))
}

fn is_date(time: &TimeMention) -> bool {
    name::is_day(time)
        && !time.vague
        && (time.start.day.is_some() || time.relative.is_some() && time.part_of_day.is_some())
}

/// The day with which a sentence begins.
fn first_day(doc: &Doc<'_>, mentions: &Mentions, sentence: TokenRange) -> Option<usize> {
    const WORDS: u32 = 12;
    let first = find::first(&mentions.times, |t| t.tokens, sentence.start);
    let time = mentions.times.get(first).filter(|t| t.tokens.start < sentence.end.min(sentence.start + WORDS))?;
    let reported =
        cues_in(doc, time.tokens.end..sentence.end.min(time.tokens.end + 40), EventRole::Hold).next().is_some();
    (is_date(time) && reported && !mentions.cover.has(time.tokens.start, Layer::Reference)).then_some(first)
}

/// The first sentences of lead and prose.
fn opening<'d>(doc: &'d Doc<'_>, outline: &'d Outline) -> impl Iterator<Item = TokenRange> + 'd {
    let told = |kind| matches!(kind, LineKind::Lead | LineKind::Body);
    doc.sentences.iter().filter(move |s| told(outline.line(s.paragraph as usize))).take(OPENING).map(|s| s.tokens)
}

/// The part of the day that follows a day: "Ngày 15/7, trong buổi sáng, …".
fn part_beside(doc: &Doc<'_>, after: u32) -> Option<crate::model::PartOfDay> {
    const TRONG: Code = code("trong");
    const VAO: Code = code("vào");
    let small = |i: u32| doc.token(i).is_some_and(|t| t.is_mark(',') || t.is_word(TRONG) || t.is_word(VAO));
    let at = (after..after + 2).find(|&i| !small(i)).unwrap_or(after + 2);
    let hit = doc.longest(at, Tag::TimeWord)?;
    match doc.lexicon.rows.time_words.get(hit.row as usize)?.role {
        TimeRole::PartOfDay(part) => Some(part),
        _ => None,
    }
}

/// The same day with its part of the day at the head of an opening sentence.
fn part_elsewhere(
    doc: &Doc<'_>,
    mentions: &Mentions,
    outline: &Outline,
    time: &TimeMention,
) -> Option<crate::model::PartOfDay> {
    opening(doc, outline).filter_map(|s| first_day(doc, mentions, s)).find_map(|i| {
        let other = &mentions.times[i];
        let same = other.start.day == time.start.day && other.start.month == time.start.month;
        other.part_of_day.filter(|_| same)
    })
}

/// A range of days that begins on the day of the meeting, in a sentence of its own: "Kỳ họp diễn ra từ ngày 12 đến 14/7".
fn range_elsewhere(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, day: &TimeMention) -> Option<usize> {
    opening(doc, outline).find_map(|sentence| {
        let from = find::first(&mentions.times, |t| t.tokens, sentence.start);
        (from..mentions.times.len()).take_while(|&i| mentions.times[i].tokens.start < sentence.end).find(|&i| {
            let range = &mentions.times[i];
            range.grain == Grain::DayRange
                && range.start.day == day.start.day
                && range.start.month.or(range.end.month) == day.start.month
                && cues_in(doc, sentence.start..sentence.end, EventRole::Held).next().is_some()
        })
    })
}

/// The second of two days that stand together: 30 và 31/8.
fn last_day(doc: &Doc<'_>, mentions: &Mentions, first: usize) -> Option<usize> {
    const VA: Code = code("và");
    let (a, b) = (mentions.times.get(first)?, mentions.times.get(first + 1)?);
    let joined = b.tokens.start == a.tokens.start
        || b.tokens.start <= a.tokens.end + 1
            && doc
                .token(a.tokens.end)
                .is_some_and(|t| b.tokens.start == a.tokens.end || t.is_word(VA) || t.is_mark('-') || t.is_mark(','));
    (a.grain == Grain::Day && is_date(b) && joined && b.start.month == a.start.month).then_some(first + 1)
}

/// Venue and place: what follows "tại" in the sentence of the name or in the first sentences.
pub(super) fn place(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, best: &Candidate, event: &mut EventMention) {
    let own = doc.sentences[best.sentence].tokens;
    let dated = event.time.map(|i| doc.sentences[doc.sentence_of(mentions.times[i as usize].tokens.start)].tokens);
    let title = outline.line(doc.sentences[best.sentence].paragraph as usize) == LineKind::Title;
    let lead = title.then(|| opening(doc, outline).next()).flatten();
    for sentence in [Some(own), dated, lead].into_iter().flatten() {
        for at in sentence.start..sentence.end.saturating_sub(1) {
            let token = &doc.tokens[at as usize];
            if !(token.is_word(TAI) || token.is_word(O)) || best.name.holds(at) {
                continue;
            }
            venue(doc, mentions, at + 1, sentence.end, event);
            if event.venue.is_some() || event.place.is_some() {
                return;
            }
        }
    }
}

/// A venue (hội trường Tỉnh ủy) or a bare place after "tại".
fn venue(doc: &Doc<'_>, mentions: &Mentions, at: u32, end: u32, event: &mut EventMention) {
    const LONGEST: u32 = 16;
    let first_place = find::first(&mentions.places, |p| p.tokens, at);
    if mentions.places.get(first_place).is_some_and(|p| p.tokens.start <= at + 1 && !p.in_name) {
        event.place = Some(first_place as u32);
        return;
    }
    if cue_at(doc, at, EventRole::Venue).is_none() {
        return;
    }
    let stop = (at + 1..end.min(at + LONGEST)).find(|&i| {
        let token = &doc.tokens[i as usize];
        token.kind == Kind::Mark && !token.is_mark('-')
            || cue_at(doc, i, EventRole::Stop).is_some()
            || name::time_at(mentions, i).is_some()
    });
    let range = TokenRange::new(at, stop.unwrap_or(end.min(at + LONGEST)));
    event.venue = Some(doc.span(range));
    let inside = find::within(&mentions.places, |p| p.tokens, range).len();
    if inside > 0 {
        event.place = Some((first_place + inside - 1) as u32);
    }
}

/// The bodies before the verb of holding, joined by "phối hợp với", "và" or a comma; or after "do".
pub(super) fn organizers(doc: &Doc<'_>, mentions: &Mentions, best: &Candidate, event: &mut EventMention) {
    let sentence = doc.sentences[best.sentence].tokens;
    let itself = || best.held_by(doc, mentions).map(|at| TokenRange::new(at, best.name.start + 1));
    let hold = best.hold.or_else(|| by_whom(doc, best.name, sentence)).or_else(itself);
    let Some(hold) = hold else { return };
    let mut edge = hold.start;
    let from = if hold.start >= best.name.end { best.name.end } else { sentence.start };
    let first = find::first(&mentions.organizations, |o| o.tokens, from);
    let last = find::first(&mentions.organizations, |o| o.tokens, hold.start);
    for i in (first..last).rev() {
        let body = &mentions.organizations[i];
        if body.nested || body.in_office || body.tokens.end > edge || bracketed(doc, body.tokens) {
            continue;
        }
        if !joins(doc, mentions, body.tokens.end, edge) || located(doc, from, body.tokens.start) {
            break;
        }
        event.organizers.push(i as u32);
        edge = body.tokens.start;
    }
    event.organizers.reverse();
    event.held_by = Some(doc.span(hold));
}

/// "… do Sở Y tế tổ chức": the verb after the name.
fn by_whom(doc: &Doc<'_>, name: TokenRange, sentence: TokenRange) -> Option<TokenRange> {
    const REACH: u32 = 24;
    let by = (name.end..sentence.end.min(name.end + 3)).find(|&i| doc.tokens[i as usize].is_word(DO))?;
    cues_in(doc, by..sentence.end.min(by + REACH), EventRole::Hold)
        .next()
        .map(|hit| TokenRange::new(hit.start, hit.end()))
}

fn bracketed(doc: &Doc<'_>, tokens: TokenRange) -> bool {
    tokens.start > 0 && doc.tokens[tokens.start as usize - 1].is_mark('(')
}

/// A body inside the venue (tại Hội trường Văn phòng Tỉnh ủy), or a source (theo Báo …), is no organiser.
fn located(doc: &Doc<'_>, from: u32, at: u32) -> bool {
    const BACK: u32 = 6;
    const THEO: Code = code("theo");
    (from.max(at.saturating_sub(BACK))..at)
        .rev()
        .take_while(|&i| doc.tokens[i as usize].kind == Kind::Word)
        .any(|i| [TAI, O, THEO].iter().any(|&word| doc.tokens[i as usize].is_word(word)))
}

/// Between two organisers, or an organiser and the verb, stand only small words, and brackets.
fn joins(doc: &Doc<'_>, mentions: &Mentions, from: u32, to: u32) -> bool {
    const SMALL: u32 = 5;
    let mut small = 0;
    let mut depth = 0;
    for i in from..to {
        match doc.tokens[i as usize].mark() {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            _ if depth > 0 || mentions.cover.has(i, Layer::Time) => {}
            Some(',' | '-') => {}
            Some(_) => return false,
            None => small += 1,
        }
    }
    small <= SMALL
}

/// Whether the meeting was held online, and how many places were connected.
pub(super) fn online(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, event: &mut EventMention) {
    event.online = (event.tokens.start..event.tokens.end.saturating_sub(1))
        .any(|i| doc.tokens[i as usize].is_word(TRUC) && doc.tokens[i as usize + 1].is_word(TUYEN));
    for sentence in opening(doc, outline) {
        let bridges = doc.each(sentence, Wanted::roles(&[Role::Bridge]));
        for i in bridges.filter(|&i| doc.longest_as(i, Role::Bridge).is_some()) {
            event.online = true;
            let number = find::first(&mentions.numbers, |n| n.tokens, i).checked_sub(1).map(|n| &mentions.numbers[n]);
            if let Some(number) = number.filter(|n| n.tokens.end == i && n.value >= 1.0 && n.value <= 99_999.0) {
                event.venues = Some(number.value as u32);
                return;
            }
        }
    }
}
