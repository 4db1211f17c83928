//! The bodies and localities that take part as members: the longest list of them in a sentence on the cluster, or on those
//! present at a meeting of several places.

use super::event::cue_at;
use super::outline::{LineKind, Outline, ParticipantMention};
use crate::grammar::{Doc, Mentions};
use crate::lexicon::{EventRole, Tag, Wanted};
use crate::model::PlaceLevel;
use crate::text::normalise::{Code, code};
use crate::text::{Kind, Shape, TokenRange};

const VA: Code = code("và");
const CUNG: Code = code("cùng");

/// Reads the participants.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let mut best: Vec<ParticipantMention> = Vec::new();
    // Fewer are no list, see `takes_part`.
    let mut least = if outline.cluster.is_some() { 2 } else { 4 };
    let (mut body, mut place) = (0, 0);
    for sentence in doc.sentences {
        let tokens = sentence.tokens;
        let told = matches!(outline.line(sentence.paragraph as usize), LineKind::Body | LineKind::Lead);
        let first = (body, place);
        body += mentions.organizations[body..].iter().take_while(|o| o.tokens.start < tokens.end).count();
        place += mentions.places[place..].iter().take_while(|p| p.tokens.start < tokens.end).count();
        let members = body - first.0 + place - first.1;
        if !told || tokens.len() < 6 || members < least || !doc.any(tokens, Wanted::tags(&[Tag::EventCue])) {
            continue;
        }
        let list = longest_list(doc, mentions, tokens, first);
        if list.items.len() > best.len() && takes_part(doc, outline, tokens, &list) {
            best = list.items;
            least = least.max(best.len() + 1);
        }
    }
    outline.participants = best;
}

#[derive(Default)]
struct List {
    items: Vec<ParticipantMention>,
    start: u32,
    end: u32,
}

/// The longest run of bodies or places of a kind, from the first body and place of the sentence on, parted by commas, semicolons and "và".
fn longest_list(
    doc: &Doc<'_>,
    mentions: &Mentions,
    sentence: TokenRange,
    (mut body, mut place): (usize, usize),
) -> List {
    let (mut best, mut run) = (List::default(), List::default());
    let mut at = sentence.start;
    loop {
        while mentions.organizations.get(body).is_some_and(|o| o.tokens.start < at) {
            body += 1;
        }
        while mentions.places.get(place).is_some_and(|p| p.tokens.start < at) {
            place += 1;
        }
        let next_body = mentions.organizations.get(body).map_or(sentence.end, |o| o.tokens.start);
        let next_place = mentions.places.get(place).map_or(sentence.end, |p| p.tokens.start);
        at = next_body.min(next_place);
        if at >= sentence.end {
            break;
        }
        let Some((item, tokens)) = member_at(doc, mentions, (body, place), at) else {
            at += 1;
            continue;
        };
        let alike = run.items.last().is_none_or(|last| last.organization.is_some() == item.organization.is_some());
        if run.items.is_empty() || !alike || !parted(doc, run.end, tokens.start) {
            if run.items.len() > best.items.len() {
                best = std::mem::take(&mut run);
            }
            run = List { items: Vec::new(), start: tokens.start, end: 0 };
        }
        run.items.push(item);
        run.end = tokens.end;
        at = tokens.end;
    }
    if run.items.len() > best.items.len() { run } else { best }
}

/// The body or place of two that begins at a token.
fn member_at(
    doc: &Doc<'_>,
    mentions: &Mentions,
    (body, place): (usize, usize),
    at: u32,
) -> Option<(ParticipantMention, TokenRange)> {
    if let Some(found) = mentions.organizations.get(body).filter(|o| o.tokens.start == at && !o.nested) {
        let counted = !found.in_office && !found.collective && !found.generic;
        let item = ParticipantMention { span: found.span, organization: Some(body as u32), place: None };
        return counted.then_some((item, found.tokens));
    }
    let found = mentions.places.get(place).filter(|p| p.tokens.start == at && !p.in_name)?;
    let unit = found.level != Some(PlaceLevel::Country) && doc.tokens[at as usize].kind == Kind::Word;
    let item = ParticipantMention { span: found.span, organization: None, place: Some(place as u32) };
    unit.then_some((item, found.tokens))
}

/// Between two members stands a comma, a semicolon, "và" or "cùng", and no more than a lower-case word of kind.
fn parted(doc: &Doc<'_>, from: u32, to: u32) -> bool {
    const MOST: usize = 4;
    let between = doc.tokens.get(from as usize..to as usize).unwrap_or(&[]);
    let divides = |t: &crate::text::Token| matches!(t.mark(), Some(',' | ';')) || t.is_word(VA) || t.is_word(CUNG);
    between.first().is_some_and(divides)
        && between.len() <= MOST
        && between[1..].iter().all(|t| divides(t) || t.shape == Shape::Lower)
}

/// Whether the sentence tells of members or, in a list that "gồm" or a colon opens, of those present.
fn takes_part(doc: &Doc<'_>, outline: &Outline, sentence: TokenRange, list: &List) -> bool {
    let says = |role: EventRole| (sentence.start..sentence.end).any(|i| cue_at(doc, i, role).is_some());
    let opened = list.start.checked_sub(1).is_some_and(|i| {
        doc.tokens[i as usize].is_mark(':')
            || (sentence.start.max(i.saturating_sub(3))..=i).any(|k| cue_at(doc, k, EventRole::List).is_some())
    });
    let clustered = outline.cluster.is_some();
    match list.items.len() {
        0 | 1 => false,
        2 => clustered && opened && says(EventRole::Cluster),
        3 => clustered && says(EventRole::Cluster) && (opened || says(EventRole::Present)),
        _ => {
            says(EventRole::Cluster) && (opened || says(EventRole::Present))
                || opened && (clustered || says(EventRole::List)) && says(EventRole::Present)
        }
    }
}
