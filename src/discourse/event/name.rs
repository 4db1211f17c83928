//! How far the name of a meeting goes.

use super::cue_at;
use crate::discourse::find;
use crate::grammar::{Doc, Layer, Mentions, TimeMention};
use crate::lexicon::{EventRole, Tag};
use crate::model::Grain;
use crate::text::normalise::{Code, code, word};
use crate::text::{Gap, Kind, Shape, Span, TokenRange};

/// Longest name in tokens.
const LONGEST: u32 = 80;

const VE: Code = code("về");
const VA: Code = code("và");
const CUA: Code = code("của");
const THU: Code = code("thứ");
const LAN: Code = code("lần");

/// The name that begins with a head: noun phrases, periods, edition and term, over the commas that belong to it.
pub(super) fn extend(doc: &Doc<'_>, mentions: &Mentions, head: TokenRange, sentence_end: u32) -> TokenRange {
    let limit = sentence_end.min(head.start + LONGEST);
    let mut at = head.end;
    let mut settled = head.end;
    while at < limit {
        let token = &doc.tokens[at as usize];
        if let Some(time) = time_at(mentions, at) {
            if is_day(time) && !doc.token(time.tokens.end).is_some_and(|t| t.is_word(VE) && at <= head.end + 1) {
                break;
            }
            at = time.tokens.end.max(at + 1);
            settled = at;
            continue;
        }
        match token.kind {
            Kind::Mark => match after_mark(doc, mentions, at, limit, settled > head.end) {
                Some(next) => at = next,
                None => break,
            },
            _ if mentions.cover.has(at, Layer::Organization) || mentions.cover.has(at, Layer::Reference) => {
                at += 1;
                settled = at;
            }
            // đối với: whom it is about.
            _ if token.is_word(word!("đối")) && doc.token(at + 1).is_some_and(|t| t.is_word(word!("với"))) => {
                at += 2
            }
            _ if stops(doc, mentions, at, head) => break,
            _ => {
                let last = [VA, VE, CUA].contains(&token.code);
                at += 1;
                if !last {
                    settled = at;
                }
            }
        }
    }
    TokenRange::new(head.start, settled.min(limit))
}

/// Whether a word ends the name: a verb of the sentence, a preposition of place, a person.
fn stops(doc: &Doc<'_>, mentions: &Mentions, at: u32, head: TokenRange) -> bool {
    if mentions.cover.has(at, Layer::Person) {
        return true;
    }
    // "Hội nghị triển khai", "hội nghị đánh giá": the word right after the head names what the meeting is for.
    let free = at > head.end;
    let stop = cue_at(doc, at, EventRole::Stop);
    stop.is_some_and(|hit| free || hit.len > 1 || cue_at(doc, at, EventRole::On).is_none())
        && cue_at(doc, at, EventRole::On).is_none_or(|on| stop.is_some_and(|s| s.len >= on.len))
}

/// Where the name goes on after a mark, if it does.
fn after_mark(doc: &Doc<'_>, mentions: &Mentions, at: u32, limit: u32, longer: bool) -> Option<u32> {
    let next = at + 1;
    match doc.tokens[at as usize].mark()? {
        '-' | '/' | '&' if doc.token(next).is_some_and(|t| t.kind != Kind::Mark) && next < limit => Some(next),
        ',' | ';' if next < limit && goes_on(doc, mentions, next, limit, longer) => Some(next),
        '(' => bracket(doc, mentions, next, limit),
        // T.Ư
        '.' if doc.token(next).is_some_and(|t| t.gap == Gap::None && t.kind == Kind::Word) && next < limit => {
            Some(next)
        }
        '“' | '"' => quotation(doc, next, limit),
        _ => None,
    }
}

/// A comma belongs to the name before a second half (triển khai nhiệm vụ …), and inside a list of nouns that a period or
/// "và" closes.
fn goes_on(doc: &Doc<'_>, mentions: &Mentions, next: u32, limit: u32, longer: bool) -> bool {
    const LIST: u32 = 12;
    if cue_at(doc, next, EventRole::On).is_some() {
        return true;
    }
    if !longer || doc.tokens[next as usize].shape != Shape::Lower || time_at(mentions, next).is_some() {
        return false;
    }
    for i in next..limit.min(next + LIST) {
        let token = &doc.tokens[i as usize];
        if time_at(mentions, i).is_some_and(|t| !is_day(t)) || token.is_word(VA) {
            return i > next;
        }
        let broken = mentions.cover.has(i, Layer::Person) || token.kind == Kind::Mark && !token.is_mark(',');
        if broken || cue_at(doc, i, EventRole::Stop).is_some() || time_at(mentions, i).is_some() {
            return false;
        }
    }
    false
}

/// A bracket with years, a term or an edition: (giai đoạn 2015-2020).
fn bracket(doc: &Doc<'_>, mentions: &Mentions, next: u32, limit: u32) -> Option<u32> {
    const INSIDE: u32 = 10;
    let close = (next..limit.min(next + INSIDE)).find(|&i| doc.tokens[i as usize].is_mark(')'))?;
    let period = (next..close).any(|i| time_at(mentions, i).is_some_and(|t| !is_day(t) || spans_months(t)));
    // (khóa XIV)
    let numbered = cue_at(doc, next, EventRole::On).is_some();
    (period || numbered).then_some(close + 1)
}

fn quotation(doc: &Doc<'_>, next: u32, limit: u32) -> Option<u32> {
    const INSIDE: u32 = 24;
    let close = (next..limit.min(next + INSIDE)).find(|&i| matches!(doc.tokens[i as usize].mark(), Some('”' | '"')))?;
    Some(close + 1)
}

/// The time mention that starts at a token.
pub(super) fn time_at(mentions: &Mentions, at: u32) -> Option<&TimeMention> {
    if !mentions.cover.has(at, Layer::Time) {
        return None;
    }
    mentions.times.get(find::first(&mentions.times, |t| t.tokens, at)).filter(|t| t.tokens.start == at)
}

/// từ 01/10/2023 đến 31/5/2024: days, but of a whole period.
pub(super) fn spans_months(time: &TimeMention) -> bool {
    time.grain == Grain::DayRange && (time.start.month, time.start.year) != (time.end.month, time.end.year)
}

/// Whether a time names days, not a period.
pub(super) fn is_day(time: &TimeMention) -> bool {
    !time.vague && matches!(time.grain, Grain::Day | Grain::DayRange | Grain::Minute)
}

/// The number in "lần thứ 17", "thứ nhất", "lần 4" of a name.
pub(super) fn edition(doc: &Doc<'_>, name: TokenRange) -> Option<Span> {
    const TRUOC: Code = code("trước");
    const SAU: Code = code("sau");
    // A document (Nghị quyết Hội nghị lần thứ tám) and another meeting (trước Kỳ họp thứ 10) have numbers of their own.
    let other = |i: u32| {
        doc.has(i, Tag::DocumentKind) || doc.tokens[i as usize].code == TRUOC || doc.tokens[i as usize].code == SAU
    };
    (name.start..name.end.saturating_sub(1)).take_while(|&i| !other(i)).find_map(|i| {
        let token = &doc.tokens[i as usize];
        let ordinal = token.is_word(THU) || token.is_word(LAN) && doc.tokens[i as usize + 1].kind == Kind::Number;
        let number = doc.token(i + 1).filter(|_| ordinal)?;
        (number.kind != Kind::Mark).then_some(number.span)
    })
}

/// The term (nhiệm kỳ 2020-2025) in a range.
pub(super) fn term(doc: &Doc<'_>, mentions: &Mentions, range: TokenRange) -> Option<Span> {
    const NHIEM: Code = code("nhiệm");
    let named = |at: u32| doc.token(at).is_some_and(|t| t.is_word(NHIEM));
    find::within(&mentions.times, |t| t.tokens, range)
        .iter()
        .find(|t| named(t.tokens.start) && !mentions.cover.has(t.tokens.start, Layer::Reference))
        .map(|t| doc.span(t.tokens))
}
