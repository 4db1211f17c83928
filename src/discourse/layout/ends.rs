//! Both ends of a report: the stamp of a crawl, the source tag, the byline and the credits.

use super::line::{Line, is_name_word};
use crate::discourse::outline::{LineKind, Outline};
use crate::grammar::{Cursor, Doc, Mentions};
use crate::lexicon::Role;
use crate::text::normalise::{Code, code};
use crate::text::{Kind, Shape, TokenRange};

/// Takes a stamp before the first word (date 2023-07) off the first line.
pub(super) fn stamp(doc: &Doc<'_>, lines: &mut [Line], outline: &mut Outline) {
    const DATE: Code = code("date");
    let Some(first) = lines.first_mut() else { return };
    let cursor = Cursor::within(doc, first.tokens.start, first.tokens.end);
    let worded = cursor.word(DATE);
    let after_word = worded.map_or(cursor, |c| c.mark(':').unwrap_or(c));
    let Some((date, after)) = iso_date(after_word) else { return };
    if worded.is_none() && (date.1.is_none() || after.at < first.tokens.end && date.2.is_none()) {
        return;
    }
    outline.stamp = Some(date);
    outline.furniture.push((doc.span(after.since(first.tokens.start)), "stamp"));
    *first = Line::of(doc, TokenRange::new(after.at, first.tokens.end), first.gap);
}

type Stamp = (i16, Option<u8>, Option<u8>);

/// 2023, 2023-07 or 2023-07-15.
fn iso_date<'d, 't>(cursor: Cursor<'d, 't>) -> Option<(Stamp, Cursor<'d, 't>)> {
    let part = |c: Cursor<'d, 't>, most: u64| {
        let (n, after) =
            c.glued('-').filter(|c| c.token().is_some_and(|t| t.gap == crate::text::Gap::None))?.plain_number()?;
        (1..=most).contains(&n).then_some((n as u8, after))
    };
    let (year, after) = cursor.plain_number()?;
    if !(1900..=2100).contains(&year) {
        return None;
    }
    let year = year as i16;
    let Some((month, after_month)) = part(after, 12) else { return Some(((year, None, None), after)) };
    match part(after_month, 31) {
        Some((day, end)) => Some(((year, Some(month), Some(day)), end)),
        None => Some(((year, Some(month), None), after_month)),
    }
}

/// The tag of a paper before the first sentence: "(QBĐT) -", "TTXVN -", "VOV.VN -".
pub(super) fn source_tag(doc: &Doc<'_>, line: &Line) -> Option<TokenRange> {
    const LONGEST: u32 = 6;
    let start = line.tokens.start;
    let cursor = Cursor::within(doc, start, line.tokens.end.min(start + LONGEST + 2));
    let bracketed = cursor.mark('(');
    let mut at = bracketed.unwrap_or(cursor);
    let mut upper = false;
    while let Some(token) = at.token() {
        match token.kind {
            Kind::Word if token.shape != Shape::Lower => {
                upper |= matches!(token.shape, Shape::Upper | Shape::Mixed) && token.letters >= 2;
            }
            Kind::Mark if token.is_mark('.') || token.is_mark('/') || token.is_mark('&') => {}
            _ => break,
        }
        at = at.skip(1);
    }
    let closed = if bracketed.is_some() { at.mark(')')? } else { at };
    let end = closed.mark('-')?;
    (upper && end.at < line.tokens.end && closed.at > start).then(|| end.since(start))
}

/// The byline among the last lines before captions and furniture, with credits beside it.
pub(super) fn byline(doc: &Doc<'_>, mentions: &Mentions, lines: &[Line], outline: &mut Outline) {
    const LAST: usize = 3;
    let mut seen = 0;
    for i in (1..lines.len()).rev() {
        let line = &lines[i];
        if matches!(outline.lines[i], LineKind::Caption | LineKind::Furniture | LineKind::Credit) {
            continue;
        }
        if outline.lines[i] != LineKind::Body || seen == LAST {
            return;
        }
        seen += 1;
        if is_credit(doc, line) {
            outline.lines[i] = LineKind::Credit;
            outline.furniture.push((doc.span(line.tokens), "credit"));
        } else if is_byline(doc, mentions, line) {
            outline.lines[i] = LineKind::Byline;
            outline.byline = Some(doc.span(line.tokens));
        } else {
            return;
        }
    }
}

/// A line that only says who took the picture: "Ảnh: An Bình.", "(Ảnh: TTXVN)", "Ảnh AN BÌNH".
pub(super) fn is_credit(doc: &Doc<'_>, line: &Line) -> bool {
    const LONGEST: u32 = 10;
    let start = line.content;
    let Some(cue) = doc.longest_as(start, Role::Credit).filter(|hit| hit.end() <= line.tokens.end) else {
        return false;
    };
    let bracketed = doc.tokens[line.tokens.start as usize].is_mark('(')
        && doc.tokens[line.tokens.end as usize - 1].is_mark(')')
        && doc.tokens[cue.end() as usize - 1].is_mark(':');
    line.words <= LONGEST && (bracketed || is_signature(doc, TokenRange::new(cue.end(), line.tokens.end)))
}

/// A line of names and initials alone.
pub(super) fn is_bare_signature(doc: &Doc<'_>, line: &Line) -> bool {
    line.words >= 2 && is_signature(doc, line.tokens)
}

/// A credit at the end of a caption, from its cue on.
pub(super) fn is_signed(doc: &Doc<'_>, tokens: TokenRange) -> bool {
    is_signature(doc, tokens)
}

/// A line that names its author and says nothing else.
pub(super) fn is_byline(doc: &Doc<'_>, mentions: &Mentions, line: &Line) -> bool {
    const LONGEST: u32 = 14;
    if line.words == 0 || line.words > LONGEST || matches!(line.last, Some('!' | '?' | ';' | ':' | ',')) {
        return false;
    }
    if mentions
        .offices
        .get(mentions.offices.partition_point(|o| o.tokens.start < line.tokens.start))
        .is_some_and(|o| line.tokens.contains(o.tokens))
    {
        return false;
    }
    let start = line.content;
    let head = doc.longest_as(start, Role::Byline).filter(|hit| hit.end() <= line.tokens.end);
    let from = head.map_or(start, |hit| hit.end());
    // A whole sentence ends with a stop; a name seldom does, unless it is short.
    if head.is_none() && line.last == Some('.') && line.words > 4 {
        return false;
    }
    is_signature(doc, TokenRange::new(from, line.tokens.end))
        && (head.is_some() || line.words >= 2 || line.words == 1 && upper(doc, start))
}

fn upper(doc: &Doc<'_>, at: u32) -> bool {
    doc.tokens[at as usize].shape == Shape::Upper
}

/// Names, initials and the marks between them, with "tổng hợp" and the like after them.
fn is_signature(doc: &Doc<'_>, tokens: TokenRange) -> bool {
    const VA: Code = code("và");
    let mut i = tokens.start;
    while i < tokens.end {
        let token = &doc.tokens[i as usize];
        let joins = token.is_word(VA)
            || matches!(token.mark(), Some('-' | ',' | '.' | ':' | '(' | ')' | '&' | '/' | ';' | '*' | '+'));
        if joins || is_name_word(token) || token.shape == Shape::Mixed {
            i += 1;
        } else if let Some(cue) = doc.longest_as(i, Role::Byline).or_else(|| doc.longest_as(i, Role::Credit)) {
            i = cue.end();
        } else {
            return false;
        }
    }
    true
}
