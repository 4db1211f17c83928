//! The meeting that a report tells of: which of those named it is, how far its name goes, when, where and by whom it was
//! held, and the periods that it looks back on and ahead to.

mod candidate;
mod circumstance;
mod name;
mod period;
#[cfg(test)]
mod tests;

use super::outline::{EventMention, LineKind, Outline};
use crate::grammar::{Doc, Mentions};
use crate::lexicon::{EventRole, Hit, Tag, Wanted};
use crate::model::EventKind;
use crate::text::TokenRange;
use crate::text::normalise::{Code, code};

/// Reads the event.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let Some(best) = candidate::best(doc, mentions, outline) else { return };
    let mut event = EventMention {
        kind: kind(doc, mentions, best.name, best.kind),
        tokens: best.name,
        time: None,
        end_time: None,
        part_of_day: None,
        venue: None,
        place: None,
        organizers: Vec::new(),
        held_by: None,
        edition: name::edition(doc, best.name),
        term: name::term(doc, mentions, best.name),
        online: false,
        venues: None,
        review: None,
        plan: None,
    };
    // A council's session: "HĐND tỉnh khóa XVIII, nhiệm kỳ 2021-2026 khai mạc kỳ họp thứ 11".
    if event.kind == EventKind::KyHop && event.term.is_none() {
        event.term = name::term(doc, mentions, doc.sentences[best.sentence].tokens);
    }
    if event.kind == EventKind::HoiNghi {
        event.kind = told_kind(doc, outline).unwrap_or(event.kind);
    }
    circumstance::time(doc, mentions, outline, &best, &mut event);
    circumstance::place(doc, mentions, outline, &best, &mut event);
    circumstance::organizers(doc, mentions, &best, &mut event);
    circumstance::online(doc, mentions, outline, &mut event);
    period::read(doc, mentions, outline, &mut event);
    outline.event = Some(event);
}

/// The kind that the name tells: a review beats a plain conference, and the first kind named beats later ones.
fn kind(doc: &Doc<'_>, mentions: &Mentions, name: TokenRange, head: EventKind) -> EventKind {
    if !matches!(head, EventKind::HoiNghi | EventKind::Hop | EventKind::Khac) {
        return head;
    }
    let reviews = |kind: &EventKind| matches!(kind, EventKind::SoKet | EventKind::TongKet | EventKind::GiaoBan);
    (name.start..name.end)
        .filter(|&i| !mentions.cover.has(i, crate::grammar::Layer::Organization) && !plans_before(doc, i, name.start))
        .find_map(|i| heads_at(doc, i).map(|(_, kind)| kind).find(reviews))
        .unwrap_or(head)
}

/// "Kế hoạch sơ kết", "triển khai tổng kết": the review is only planned.
fn plans_before(doc: &Doc<'_>, at: u32, start: u32) -> bool {
    cues_in(doc, start.max(at.saturating_sub(3))..at, EventRole::Plan).any(|hit| hit.end() == at)
}

/// What later sentences say of the conference: "Hội nghị lần này sơ kết …".
fn told_kind(doc: &Doc<'_>, outline: &Outline) -> Option<EventKind> {
    const SENTENCES: usize = 40;
    const WORDS: u32 = 5;
    const HOI: Code = code("hội");
    const NGHI: Code = code("nghị");
    doc.sentences.iter().take(SENTENCES).filter(|s| outline.line(s.paragraph as usize) == LineKind::Body).find_map(
        |s| {
            let start = s.tokens.start;
            let conference = doc.token(start)?.is_word(HOI) && doc.token(start + 1)?.is_word(NGHI);
            let range = start + 2..(start + 2 + WORDS).min(s.tokens.end);
            conference
                .then(|| range.take_while(|&i| doc.tokens[i as usize].kind == crate::text::Kind::Word))?
                .flat_map(|i| heads_at(doc, i))
                .map(|(_, kind)| kind)
                .find(|kind| matches!(kind, EventKind::SoKet | EventKind::TongKet))
        },
    )
}

/// The words for a meeting that start at a token, longest first.
fn heads_at<'d>(doc: &'d Doc<'_>, at: u32) -> impl Iterator<Item = (Hit, EventKind)> + 'd {
    doc.hits_of(at, Tag::EventHead).map(|hit| (hit, doc.lexicon.rows.event_heads[hit.row as usize].kind))
}

/// The longest word of a role that starts at a token.
#[inline]
pub(super) fn cue_at(doc: &Doc<'_>, at: u32, role: EventRole) -> Option<Hit> {
    if !doc.has(at, Tag::EventCue) {
        return None;
    }
    let rows = &doc.lexicon.rows.event_cues;
    doc.hits_of(at, Tag::EventCue).find(|hit| rows[hit.row as usize].role == role)
}

/// The words of a role that start in a range.
fn cues_in<'d>(doc: &'d Doc<'_>, range: std::ops::Range<u32>, role: EventRole) -> impl Iterator<Item = Hit> + use<'d> {
    let doc = *doc;
    let range = TokenRange::new(range.start, range.end);
    doc.each(range, Wanted::tags(&[Tag::EventCue])).filter_map(move |i| cue_at(&doc, i, role))
}

/// The longest word that is looked for before a name.
const LONGEST_CUE: u32 = 4;

/// A word of a role that ends right before a token.
fn cue_before(doc: &Doc<'_>, at: u32, start: u32, role: EventRole) -> Option<Hit> {
    let rows = &doc.lexicon.rows.event_cues;
    let reach = TokenRange::new(start.max(at.saturating_sub(LONGEST_CUE)), at);
    doc.each(reach, Wanted::tags(&[Tag::EventCue]))
        .find_map(|i| doc.hits_of(i, Tag::EventCue).find(|hit| hit.end() == at && rows[hit.row as usize].role == role))
}
