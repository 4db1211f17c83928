//! The layout of an official document: what stands above its subject and below its text belongs to no prose, and there are
//! no captions and no byline.

use super::line::Line;
use crate::discourse::outline::{LineKind, Outline};
use crate::grammar::Doc;
use crate::text::{Gap, Shape, Span};

/// Marks heading lines, title and the part below the text of an official document.
pub(super) fn read(doc: &Doc<'_>, lines: &[Line], outline: &mut Outline) {
    let Some(kind) = kind_line(doc, lines) else { return };
    for line in outline.lines.iter_mut().take(kind) {
        *line = LineKind::Furniture;
    }
    outline.lines[kind] = LineKind::Title;
    let last = subject(lines, kind, outline);
    let span: Span = doc.span(lines[kind].tokens).join(doc.span(lines[last].tokens));
    outline.title = Some(span);
    if let Some(below) = (last + 1..lines.len()).find(|&i| recipients(doc, &lines[i])) {
        for line in outline.lines.iter_mut().skip(below) {
            *line = LineKind::Furniture;
        }
    }
}

/// The line that says what kind of document it is, in capitals: BÁO CÁO.
fn kind_line(doc: &Doc<'_>, lines: &[Line]) -> Option<usize> {
    const FIRST: usize = 20;
    lines.iter().take(FIRST).position(|line| {
        let upper = doc.tokens[line.tokens.indices()].first().is_some_and(|t| t.shape == Shape::Upper);
        upper && line.cue(doc, "official").is_some_and(|hit| hit.end() == line.tokens.end && hit.len <= 2)
    })
}

/// The last line of the subject below it.
fn subject(lines: &[Line], kind: usize, outline: &mut Outline) -> usize {
    const MOST: usize = 4;
    let mut last = kind;
    for (i, line) in lines.iter().enumerate().skip(kind + 1).take(MOST) {
        if line.gap == Gap::Blank || line.last.is_some() || outline.lines[i] == LineKind::Furniture {
            break;
        }
        outline.lines[i] = LineKind::Title;
        last = i;
    }
    last
}

fn recipients(doc: &Doc<'_>, line: &Line) -> bool {
    let end = |hit: crate::lexicon::Hit| hit.end() + 2 >= line.tokens.end;
    line.cue(doc, "recipients").is_some_and(end)
}
