//! What each line of a report is: headline, lead, prose, sub-heading, caption, byline, credit, or left by a crawl.
//!
//! Nothing in the text marks these; position, shape and a few words tell. Captions come between paragraphs, or after the
//! prose in a block of their own.

mod caption;
mod ends;
mod line;
mod official;

use super::outline::{LineKind, Outline};
use crate::grammar::{Doc, Mentions};
use crate::lexicon::Tag;
use crate::model::Grain;
use crate::text::Gap;
pub(super) use line::Line;

/// How the text is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Setting {
    /// Everything stands on one line or two.
    OneLine,
    /// Blank lines, or nothing, between paragraphs of several sentences.
    Paragraphs,
    /// Blank lines between blocks, and in a block one sentence or short paragraph on each line.
    Lines,
}

/// Reads the layout.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline, lines: &mut Vec<Line>) {
    outline.lines.resize(doc.paragraphs.len(), LineKind::Body);
    lines.clear();
    lines.extend(doc.paragraphs.iter().map(|p| Line::of(doc, p.tokens, p.gap)));
    ends::stamp(doc, lines, outline);
    let lines = &*lines;
    furniture(doc, lines, outline);
    outline.official = is_official(doc, lines);
    if outline.official {
        official::read(doc, lines, outline);
    } else {
        let setting = setting_of(doc, lines);
        title(doc, lines, outline);
        caption::read(doc, mentions, lines, setting, outline);
        ends::byline(doc, mentions, lines, outline);
        lead(doc, mentions, lines, setting, outline);
    }
    headings(doc, lines, outline);
}

fn setting_of(doc: &Doc<'_>, lines: &[Line]) -> Setting {
    if lines.len() <= 2 {
        return Setting::OneLine;
    }
    let stacked = lines.iter().skip(1).filter(|l| l.gap == Gap::Line).count();
    let blank = lines.iter().skip(1).any(|l| l.gap == Gap::Blank);
    let single = 4 * doc.sentences.len() < 5 * lines.len();
    if stacked >= 2 && (blank || single) { Setting::Lines } else { Setting::Paragraphs }
}

/// Lines that a page left around the article, and the source tag before its first sentence.
fn furniture(doc: &Doc<'_>, lines: &[Line], outline: &mut Outline) {
    /// Words of a line that only announces links.
    const BARE: u32 = 4;
    for (i, line) in lines.iter().enumerate() {
        if outline.lines[i] == LineKind::Furniture {
            continue;
        }
        if line.tokens.is_empty() {
            outline.lines[i] = LineKind::Furniture;
        } else if let Some(kind) = line::furniture_kind(doc, line) {
            outline.lines[i] = LineKind::Furniture;
            outline.furniture.push((doc.span(line.tokens), kind));
            if kind == "related" && line.words <= BARE {
                links(doc, lines, i + 1, outline);
            }
        } else if let Some(tag) = ends::source_tag(doc, line) {
            outline.furniture.push((doc.span(tag), "source"));
        }
    }
}

/// Headlines of other articles below "Tin liên quan", when nothing but them follows.
fn links(doc: &Doc<'_>, lines: &[Line], from: usize, outline: &mut Outline) {
    const MOST: usize = 12;
    // Names of authors are shorter than headlines.
    const SHORTEST: u32 = 5;
    const LONGEST: u32 = 25;
    let rest = lines.get(from..).unwrap_or(&[]);
    if rest.len() > MOST || rest.iter().any(|l| l.words > LONGEST || l.last.is_some()) {
        return;
    }
    for (i, line) in (from..).zip(rest) {
        if line.words >= SHORTEST && line::furniture_kind(doc, line).is_none() {
            outline.lines[i] = LineKind::Furniture;
            outline.furniture.push((doc.span(line.tokens), "related"));
        }
    }
}

/// Whether national title, party title, addressee or list of recipients shows an official document.
fn is_official(doc: &Doc<'_>, lines: &[Line]) -> bool {
    const FIRST: usize = 16;
    let marked = |line: &&Line| {
        line.cue(doc, "official").is_some_and(|hit| {
            let whole = doc.lexicon.rows.layout_cues[hit.row as usize].position == "whole";
            let upper = doc.tokens[line.tokens.start as usize].shape == crate::text::Shape::Upper;
            if whole { hit.end() == line.tokens.end && (upper || hit.len > 2) } else { line.words <= 30 }
        })
    };
    lines.iter().take(FIRST).filter(marked).count() + lines.iter().rev().take(FIRST).filter(marked).count() >= 2
}

/// The first line that is not furniture, when it does not end like a sentence and more follows.
fn title(doc: &Doc<'_>, lines: &[Line], outline: &mut Outline) {
    const LONGEST: u32 = 45;
    let Some(first) = (0..lines.len()).find(|&i| outline.lines[i] == LineKind::Body) else { return };
    let line = &lines[first];
    if first + 1 < lines.len() && line.words <= LONGEST && !matches!(line.last, Some('.' | ';' | ':' | ',')) {
        outline.lines[first] = LineKind::Title;
        outline.title = Some(doc.span(line.tokens));
    }
}

/// The paragraph after the headline, when it stands apart, is short, and prose follows.
fn lead(doc: &Doc<'_>, mentions: &Mentions, lines: &[Line], setting: Setting, outline: &mut Outline) {
    const LONGEST: u32 = 90;
    if outline.title.is_none() || setting == Setting::OneLine {
        return;
    }
    let mut prose = (0..lines.len()).filter(|&i| outline.lines[i] == LineKind::Body);
    let (Some(first), Some(second)) = (prose.next(), prose.next()) else { return };
    let apart = match setting {
        Setting::Lines => lines[first].gap == Gap::Blank && lines.get(first + 1).is_some_and(|l| l.gap == Gap::Blank),
        _ => lines[first].sentences <= 3 && second < lines.len() && opens(doc, &lines[second]),
    };
    // The paragraph that tells day and meeting opens the report, unless the next one does.
    let several = setting == Setting::Paragraphs && lines[first].sentences > 1;
    let tells_day = several && dated(mentions, &lines[first]) && !dated(mentions, &lines[second]);
    if apart && !tells_day && lines[first].words <= LONGEST {
        outline.lines[first] = LineKind::Lead;
        outline.lead = Some(doc.span(lines[first].tokens));
    }
}

/// Whether a day stands among the first words of a line.
fn dated(mentions: &Mentions, line: &Line) -> bool {
    const OPENING: u32 = 8;
    let start = line.tokens.start;
    let first = mentions.times.partition_point(|t| t.tokens.start < start);
    let near = mentions.times[first..].iter().take_while(|t| t.tokens.start < start + OPENING);
    near.into_iter().any(|t| matches!(t.grain, Grain::Day | Grain::DayRange) && !t.vague)
}

/// Whether a line begins with a time, as the first paragraph of a report does.
fn opens(doc: &Doc<'_>, line: &Line) -> bool {
    (line.tokens.start..line.tokens.end.min(line.tokens.start + 8))
        .any(|i| doc.longest(i, Tag::TimeWord).is_some() || doc.tokens[i as usize].plain_number().is_some())
}

/// Short lines between prose that end like no sentence.
fn headings(doc: &Doc<'_>, lines: &[Line], outline: &mut Outline) {
    const LONGEST: u32 = 22;
    for i in 0..lines.len() {
        let line = &lines[i];
        if outline.lines[i] != LineKind::Body || line.words > LONGEST || line.last.is_some() {
            continue;
        }
        let followed = lines.get(i + 1).is_some() && matches!(outline.line(i + 1), LineKind::Body | LineKind::Caption);
        if followed && doc.tokens.get(line.tokens.start as usize).is_some_and(|t| !starts_item(t)) {
            outline.lines[i] = LineKind::Heading;
        }
    }
}

/// Dashes and small letters begin items of a list, not headings.
fn starts_item(token: &crate::text::Token) -> bool {
    matches!(token.mark(), Some('-' | '+' | '*' | '•')) || token.shape == crate::text::Shape::Lower
}

#[cfg(test)]
mod tests;
