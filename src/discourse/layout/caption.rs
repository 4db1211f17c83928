//! Captions: lines that only describe a photograph.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::line::{Line, cue_at};
use super::{Setting, ends};
use crate::discourse::find;
use crate::discourse::outline::{LineKind, Outline};
use crate::grammar::{Doc, Mentions};
use crate::lexicon::{Role, Tag, TokenForm, Wanted};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, Shape, TokenRange};

/// Longest caption in words: reporters squeeze names and offices into them, but no account.
const LONGEST: u32 = 60;

/// Finds the captions of a text.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, lines: &[Line], setting: Setting, outline: &mut Outline) {
    for i in last_block(doc, lines, setting, outline) {
        let kind = if ends::is_credit(doc, &lines[i]) { LineKind::Credit } else { LineKind::Caption };
        outline.lines[i] = kind;
    }
    let pictured = lines.iter().zip(&outline.lines).filter(|(_, kind)| **kind == LineKind::Caption);
    let pictured: SmallVec<[(u32, u64); 8]> = pictured.map(|(line, _)| (line.words, line.hash(doc))).collect();
    let again = |line: &Line| {
        let mut alike = pictured.iter().filter(|(words, _)| *words == line.words);
        alike.any(|&(_, hash)| hash == line.hash(doc))
    };
    for (i, line) in lines.iter().enumerate() {
        if outline.lines[i] != LineKind::Body || line.words > LONGEST || ends::is_byline(doc, mentions, line) {
            continue;
        }
        if ends::is_credit(doc, line) {
            outline.lines[i] = LineKind::Credit;
        } else if again(line) || is_caption(doc, mentions, line, setting) {
            outline.lines[i] = LineKind::Caption;
        }
    }
    collect(doc, lines, setting, outline);
}

/// Each distinct caption once, in the order of the text.
fn collect(doc: &Doc<'_>, lines: &[Line], setting: Setting, outline: &mut Outline) {
    let mut seen = FxHashSet::default();
    for (i, line) in lines.iter().enumerate() {
        match outline.lines[i] {
            LineKind::Caption if seen.insert(line.hash(doc)) => outline.captions.push(doc.span(line.tokens)),
            LineKind::Credit => outline.furniture.push((doc.span(line.tokens), "credit")),
            _ => {}
        }
    }
    if setting == Setting::OneLine {
        for sentence in doc.sentences {
            let line = Line::of(doc, sentence.tokens, Gap::Space);
            if line.words <= 12 && line.cue(doc, "caption").is_some() && seen.insert(line.hash(doc)) {
                outline.captions.push(doc.span(sentence.tokens));
            }
        }
    }
}

/// In a text set in blocks of lines, the last block when it holds short lines apart from the prose: captions and credits.
fn last_block(doc: &Doc<'_>, lines: &[Line], setting: Setting, outline: &Outline) -> Vec<usize> {
    const MOST: usize = 40;
    if setting != Setting::Lines {
        return Vec::new();
    }
    let Some(end) = (0..lines.len()).rev().find(|&i| outline.lines[i] != LineKind::Furniture) else {
        return Vec::new();
    };
    let Some(start) = (0..=end).rev().find(|&i| lines[i].gap == Gap::Blank) else { return Vec::new() };
    let block: Vec<usize> = (start..=end).filter(|&i| outline.lines[i] == LineKind::Body).collect();
    // Prose stands before it: headline, and a block of several lines.
    let prose = (1..start).any(|i| lines[i].gap == Gap::Line);
    let short = block.iter().all(|&i| lines[i].words <= LONGEST && lines[i].sentences <= 2);
    let signed = block.iter().all(|&i| lines[i].words <= 8 && ends::is_bare_signature(doc, &lines[i]));
    if prose && short && !signed && block.len() <= MOST { block } else { Vec::new() }
}

/// Whether a line between paragraphs shows by its own words that it describes a photograph.
fn is_caption(doc: &Doc<'_>, mentions: &Mentions, line: &Line, setting: Setting) -> bool {
    if line.sentences > 2 || line.tokens.is_empty() {
        return false;
    }
    if credited(doc, line) || sided(doc, line) {
        return true;
    }
    if line.cue(doc, "caption").is_some() {
        return line.words <= 40 && !speaks(doc, line);
    }
    if speaks(doc, line) {
        return false;
    }
    portrait(doc, mentions, line) || setting == Setting::Paragraphs && scene(doc, mentions, line)
}

/// Content of speech: a colon, quotation marks of speech, or a second clause.
fn speaks(doc: &Doc<'_>, line: &Line) -> bool {
    let mut marks = doc.each(line.tokens, Wanted::forms(&[TokenForm::Mark]));
    marks.any(|i| doc.token(i).is_some_and(|t| t.is_mark(':') || t.is_mark(';')))
}

/// "… - Ảnh: An Bình", "… (Ảnh: TTXVN)." at the end of the line.
fn credited(doc: &Doc<'_>, line: &Line) -> bool {
    const LAST: u32 = 12;
    let from = line.tokens.end.saturating_sub(LAST).max(line.tokens.start + 1);
    doc.each(TokenRange::new(from, line.tokens.end), Wanted::roles(&[Role::Credit])).any(|i| {
        let before = doc.tokens[i as usize - 1].mark();
        doc.longest_as(i, Role::Credit).is_some_and(|cue| cue.end() <= line.tokens.end)
            && matches!(before, Some('-' | '(' | '.' | '/' | ',' | '['))
            && ends::is_signed(doc, TokenRange::new(i, line.tokens.end))
    })
}

/// (trái), (giữa, hàng đầu), (thứ 2 từ trái sang).
fn sided(doc: &Doc<'_>, line: &Line) -> bool {
    let mark = |i: u32| doc.tokens[i as usize].mark();
    let inside = |open: u32| (open + 1..line.tokens.end).take_while(|&i| !matches!(mark(i), Some('(' | ')')));
    let mut marks = doc.each(line.tokens, Wanted::forms(&[TokenForm::Mark]));
    marks.any(|i| mark(i) == Some('(') && inside(i).any(|i| cue_at(doc, i, "side").is_some()))
}

/// Nothing but people and their offices: "Ông An, Chủ tịch Hội.".
fn portrait(doc: &Doc<'_>, mentions: &Mentions, line: &Line) -> bool {
    let people = find::within(&mentions.people, |p| p.tokens, line.tokens);
    if people.is_empty() {
        return false;
    }
    let offices = find::within(&mentions.offices, |o| o.tokens, line.tokens);
    if offices.is_empty() && people.iter().all(|p| p.honorific.is_none()) {
        return false;
    }
    let covered =
        |i: u32| people.iter().any(|p| p.whole.holds(i)) || offices.iter().any(|o| (o.lead..o.tokens.end).contains(&i));
    people.len() <= 6
        && offices.len() <= 12
        && (line.tokens.start..line.tokens.end).all(|i| covered(i) || doc.tokens[i as usize].kind == Kind::Mark)
}

/// One sentence of people doing what is done in pictures, with no content after the verb.
fn scene(doc: &Doc<'_>, mentions: &Mentions, line: &Line) -> bool {
    const WORDS: u32 = 36;
    if line.sentences != 1 || line.words > WORDS || !doc.any(line.tokens, Wanted::tags(&[Tag::LayoutCue])) {
        return false;
    }
    let Some(after) = subject_end(doc, mentions, line) else { return false };
    let verb = (after..line.tokens.end.min(after + 6)).find_map(|i| {
        let picture = cue_at(doc, i, "picture").map(|hit| (hit, true));
        picture.or_else(|| cue_at(doc, i, "quiet").map(|hit| (hit, false)))
    });
    let Some((verb, pictured)) = verb else { return false };
    // "thừa nhận" holds "nhận".
    if verb.start > after && doc.longest(verb.start - 1, Tag::SpeechVerb).is_some_and(|said| said.end() >= verb.end()) {
        return false;
    }
    if !adjacent(doc, after, verb.start) || goes_on(doc, verb.end(), line) {
        return false;
    }
    pictured || known_before(doc, mentions, line) || is_group(doc, mentions, line)
}

/// "Các đại biểu dự hội nghị tại điểm cầu huyện.": a short line on a group, without names and figures.
fn is_group(doc: &Doc<'_>, mentions: &Mentions, line: &Line) -> bool {
    const SHORT: u32 = 16;
    let numbered = doc.tokens[line.tokens.indices()].iter().any(|t| t.kind == Kind::Number || t.is_mark(','));
    line.words <= SHORT && !numbered && find::within(&mentions.people, |p| p.tokens, line.tokens).is_empty()
}

/// Where the subject ends that the line begins with: people with their offices, or a group.
fn subject_end(doc: &Doc<'_>, mentions: &Mentions, line: &Line) -> Option<u32> {
    let people = find::within(&mentions.people, |p| p.tokens, line.tokens);
    let mut end = line.tokens.start;
    for person in people {
        let gap = doc.tokens.get(end as usize..person.whole.start as usize).unwrap_or(&[]);
        let joined = gap.iter().all(|t| t.kind == Kind::Mark || t.shape == Shape::Lower) && gap.len() <= 4;
        if person.whole.start > end && !joined {
            break;
        }
        if end > line.tokens.start && (end..person.whole.start).any(|i| cue_at(doc, i, "picture").is_some()) {
            break;
        }
        end = person.whole.end;
    }
    if end > line.tokens.start {
        return Some(end);
    }
    let office = find::within(&mentions.offices, |o| o.tokens, line.tokens).first();
    if let Some(office) = office.filter(|o| o.lead <= line.tokens.start + 1) {
        return Some(office.tokens.end);
    }
    line.cue(doc, "scene").map(|hit| hit.end())
}

/// Between subject and verb stand only small words.
fn adjacent(doc: &Doc<'_>, from: u32, to: u32) -> bool {
    doc.tokens[from as usize..to as usize].iter().all(|t| t.kind != Kind::Mark || t.is_mark(','))
}

/// Prose goes on after the verb: đồng thời, cho biết, rằng, a second verb of speaking.
fn goes_on(doc: &Doc<'_>, from: u32, line: &Line) -> bool {
    const RANG: Code = code("rằng");
    const DONG: Code = code("đồng");
    const THOI: Code = code("thời");
    (from..line.tokens.end).any(|i| {
        let token = &doc.tokens[i as usize];
        token.is_word(RANG)
            || token.is_word(DONG) && doc.token(i + 1).is_some_and(|t| t.is_word(THOI))
            || token.is_mark(',') && find::is_verb(doc, i + 1)
            || token.kind == Kind::Number && token.gap == Gap::Space && doc.longest(i + 1, Tag::Unit).is_some()
    })
}

/// Whether prose before the line already named its first person.
fn known_before(doc: &Doc<'_>, mentions: &Mentions, line: &Line) -> bool {
    const BACK: usize = 60;
    let first = find::first(&mentions.people, |p| p.tokens, line.tokens.start);
    let Some(person) = mentions.people.get(first).filter(|p| line.tokens.contains(p.tokens)) else { return false };
    mentions.people[first.saturating_sub(BACK)..first].iter().any(|p| find::same_person(doc, p, person))
}
