//! Limitations with their causes, and lessons.

use super::request::ACTIONS;
use super::segment::{at_commas, trimmed};
use super::{Items, segments};
use crate::grammar::Doc;
use crate::lexicon::{Hit, Role, Use, Wanted};
use crate::model::SectionKind;
use crate::text::normalise::Code;
use crate::text::{TokenRange, word};

/// How far into a stretch the noun that names shortcomings may stand (những khó khăn, hạn chế …).
const OPENING: u32 = 5;

/// How far after that noun the list may begin.
const LONGEST_NAME: u32 = 14;

/// How far from a comma the words are looked for that make a clause of its own.
const LONGEST_CLAUSE: u32 = 40;

/// How plainly a stretch says that something fell short.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Strength {
    Nothing,
    /// Only where shortcomings are told (chưa, xảy ra).
    Hint,
    /// Anywhere in what is said (còn chậm, gặp khó khăn).
    Plain,
}

/// What a statement says fell short.
pub(super) fn said(items: &mut Items<'_, '_>, range: TokenRange, index: Option<u32>, admits: bool) {
    limitations(items, range, index, admits);
    causes(items, range, index);
    lessons(items, range, index);
}

/// What a narrated sentence tells of shortcomings, causes and lessons.
pub(super) fn narrated(items: &mut Items<'_, '_>, tokens: TokenRange, section: Option<SectionKind>) {
    let doc = items.doc;
    causes(items, tokens, None);
    lessons(items, tokens, None);
    let turns = doc.does(tokens.start, Role::Limitations);
    if section == Some(SectionKind::Limitations) || turns && names(doc, tokens).is_some() {
        limitations(items, tokens, None, true);
    }
}

fn limitations(items: &mut Items<'_, '_>, range: TokenRange, index: Option<u32>, told: bool) {
    let doc = items.doc;
    if !doc.any(range, FOUND) {
        return;
    }
    let mut told = told;
    let mut listing = false;
    for segment in segments(doc, range) {
        listing &= !segment.first;
        let part = trimmed(doc, segment.tokens);
        let sentence = doc.sentences.get(doc.sentence_of(part.start)).map_or(part, |s| s.tokens);
        let whole = TokenRange::new(sentence.start.max(range.start), sentence.end);
        if opens_causes(doc, whole) || opens_causes(doc, part) {
            continue;
        }
        let named = names(doc, part);
        let opens = named.is_some_and(|at| at < part.start + OPENING);
        told |= opens || named.is_some() && strength(doc, part) >= Strength::Hint;
        let list = named.and_then(|at| list_after(doc, TokenRange::new(at, part.end.min(at + LONGEST_NAME))));
        if named.is_some() && announces(doc, part) {
            told = true;
        } else if let Some(list) = list {
            listing = true;
            pieces(items, TokenRange::new(list, part.end), index, Strength::Nothing);
        } else if listing {
            pieces(items, part, index, Strength::Nothing);
        } else if opens && told {
            items.add(SectionKind::Limitations, part, None, index);
        } else {
            let before = items.found.len();
            pieces(items, part, index, if told { Strength::Hint } else { Strength::Plain });
            // Tuy nhiên, … còn hạn chế; …: the other parts are of the kind of the first.
            listing = told
                && segment.first
                && !segment.whole
                && items.found.len() > before
                && doc.does(whole.start, Role::Limitations);
        }
    }
}

/// Adds the pieces of a part that say at least so plainly that something fell short, each with its own subject.
fn pieces(items: &mut Items<'_, '_>, part: TokenRange, index: Option<u32>, least: Strength) {
    let doc = items.doc;
    if least > Strength::Nothing && !doc.any(part, FOUND) {
        return;
    }
    let apart = at_commas(doc, part, |left, right| {
        let left = TokenRange::new(left.start.max(left.end.saturating_sub(LONGEST_CLAUSE)), left.end);
        let right = TokenRange::new(right.start, right.end.min(right.start + LONGEST_CLAUSE));
        let own_subject = right.len() > 4 && doc.does(right.start, Role::Subject);
        own_subject && strength(doc, left) > Strength::Nothing && strength(doc, right) > Strength::Nothing
    });
    for piece in apart {
        if strength(doc, piece) >= least {
            items.add(SectionKind::Limitations, piece, None, index);
        }
    }
}

/// The first noun that names shortcomings, unless they are being put right (khắc phục hạn chế).
fn names(doc: &Doc<'_>, range: TokenRange) -> Option<u32> {
    let noun = |i: u32| finding_at(doc, i).is_some_and(|role| role == Role::Shortcoming);
    let at = doc.each(range, Wanted::roles(&[Role::Shortcoming])).find(|&i| noun(i))?;
    let words = &doc.lexicon.rows.item_words;
    let mends = |hit: Hit| words[hit.row as usize].code == "resolve";
    let mut actions = doc.each(TokenRange::new(at.saturating_sub(4), at), ACTIONS);
    let mended = actions.any(|i| doc.longest_as(i, Role::Action).is_some_and(mends));
    // dù còn nhiều khó khăn, trong khó khăn chung: what was overcome.
    let conceded = (at.saturating_sub(4).max(range.start)..at).any(|i| doc.used(i, Use::Concession));
    (!mended && !conceded).then_some(at)
}

/// Where a list begins: after a colon.
fn list_after(doc: &Doc<'_>, part: TokenRange) -> Option<u32> {
    (part.start..part.end).find(|&i| doc.token(i).is_some_and(|t| t.is_mark(':'))).map(|i| i + 1)
}

/// …, cụ thể; … như sau: what follows tells.
fn announces(doc: &Doc<'_>, part: TokenRange) -> bool {
    let last = |a: Code, b: Code| {
        let at = part.end.saturating_sub(2).max(part.start);
        doc.token(at).is_some_and(|t| t.is_word(a)) && doc.token(at + 1).is_some_and(|t| t.is_word(b))
    };
    last(word!("cụ"), word!("thể")) || last(word!("như"), word!("sau"))
}

/// Words that tell that something fell short.
const FOUND: Wanted = Wanted::roles(&[Role::Shortcoming, Role::FallsShort, Role::Hint]);

/// What the longest word of a finding at `i` does.
fn finding_at(doc: &Doc<'_>, i: u32) -> Option<Role> {
    let mut roles = doc.hits_at(i).map(|hit| hit.role);
    roles.find(|role| matches!(role, Role::Shortcoming | Role::FallsShort | Role::Hint))
}

fn predicate_at(doc: &Doc<'_>, i: u32) -> Option<Strength> {
    match finding_at(doc, i)? {
        Role::FallsShort => Some(Strength::Plain),
        Role::Hint => Some(Strength::Hint),
        _ => None,
    }
}

fn strength(doc: &Doc<'_>, range: TokenRange) -> Strength {
    let told = doc.each(range, FOUND).filter_map(|i| predicate_at(doc, i));
    told.max().unwrap_or(Strength::Nothing)
}

/// Nguyên nhân là do …; …
fn causes(items: &mut Items<'_, '_>, range: TokenRange, index: Option<u32>) {
    let doc = items.doc;
    if !doc.any(range, Wanted::roles(&[Role::Causes])) {
        return;
    }
    for sentence in sentences(doc, range) {
        let Some(at) = reasons_after(doc, sentence) else {
            // …; nguyên nhân do …: in a part of its own.
            for segment in segments(doc, sentence).filter(|segment| !segment.first) {
                if let Some(start) = reasons_after(doc, trimmed(doc, segment.tokens)) {
                    items.add(SectionKind::Causes, TokenRange::new(start, segment.tokens.end), None, index);
                }
            }
            continue;
        };
        for segment in segments(doc, TokenRange::new(at, sentence.end)) {
            // nguyên nhân khách quan là …; nguyên nhân chủ quan là …
            let start = reasons_after(doc, trimmed(doc, segment.tokens)).unwrap_or(segment.tokens.start);
            items.add(SectionKind::Causes, TokenRange::new(start, segment.tokens.end), None, index);
        }
    }
}

fn opens_causes(doc: &Doc<'_>, part: TokenRange) -> bool {
    doc.any(TokenRange::new(part.start, part.end.min(part.start + OPENING)), Wanted::roles(&[Role::Causes]))
}

/// Where the reasons begin in a part that a word for causes opens: after "do", "là" or a colon.
fn reasons_after(doc: &Doc<'_>, part: TokenRange) -> Option<u32> {
    let reasons = [word!("do"), word!("vì"), word!("là")];
    let word = |i: u32| doc.token(i).is_some_and(|t| t.is_mark(':') || reasons.iter().any(|&w| t.is_word(w)));
    let first = (part.start..part.end).find(|&i| word(i)).filter(|_| opens_causes(doc, part))?;
    Some((first..part.end).find(|&i| !word(i)).unwrap_or(part.end))
}

/// Bài học kinh nghiệm: …; …, and Bài học rút ra là …
fn lessons(items: &mut Items<'_, '_>, range: TokenRange, index: Option<u32>) {
    let doc = items.doc;
    if !doc.any(range, Wanted::roles(&[Role::Lessons])) {
        return;
    }
    for sentence in sentences(doc, range) {
        let lesson = doc.each(sentence, Wanted::roles(&[Role::Lessons])).next();
        let list = lesson.and_then(|i| {
            let is = |at: u32| doc.token(at).is_some_and(|t| t.is_word(word!("là")));
            let told = || (i..sentence.end.min(i + LONGEST_NAME)).find(|&at| is(at)).map(|at| at + 1);
            list_after(doc, TokenRange::new(i, sentence.end)).or_else(told)
        });
        let Some(list) = list else { continue };
        for segment in segments(doc, TokenRange::new(list, sentence.end)) {
            items.add(SectionKind::Lessons, segment.tokens, None, index);
        }
    }
}

/// The sentences of a stretch, cut to it.
fn sentences<'d>(doc: &'d Doc<'_>, range: TokenRange) -> impl Iterator<Item = TokenRange> + use<'d> {
    let first = doc.sentence_of(range.start);
    let cut = move |s: TokenRange| TokenRange::new(s.start.max(range.start), s.end.min(range.end));
    doc.sentences[first..].iter().map(|s| s.tokens).take_while(move |s| s.start < range.end).map(cut)
}
