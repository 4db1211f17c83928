//! Titles: the rows of `titles.tsv` as the grammars of offices and people need them.

use crate::grammar::Doc;
use crate::lexicon::{Hit, Tag, Title, TitleKind};
use crate::text::code;
use crate::text::normalise::Code;

const KIEM: Code = code("kiêm");
const DOAN: Code = code("đoàn");

/// A title where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The longest row: it may hold the body as well (Bí thư Tỉnh ủy).
    pub whole: Hit,
    /// Every office row that starts here, shortest.
    pub shortest: Hit,
}

/// The title phrases of a kind that start at a token, longest first.
#[inline]
pub(crate) fn at<'d>(doc: &Doc<'d>, i: u32, kind: TitleKind) -> impl Iterator<Item = (Hit, &'d Title)> {
    of_kinds(doc, i, kind as u8)
}

/// The title phrases of some kinds that start at a token, longest first.
#[inline]
pub(crate) fn of_kinds<'d>(doc: &Doc<'d>, i: u32, kinds: u8) -> impl Iterator<Item = (Hit, &'d Title)> {
    let titles: &'d [Title] = &doc.lexicon.rows.titles;
    doc.hits_of(i, Tag::Title)
        .filter_map(move |hit| titles.get(hit.row as usize).map(|title| (hit, title)))
        .filter(move |(_, title)| title.kind.is_in(kinds))
}

/// The longest title phrase of a kind at a token.
#[inline]
pub(crate) fn longest<'d>(doc: &Doc<'d>, i: u32, kind: TitleKind) -> Option<(Hit, &'d Title)> {
    at(doc, i, kind).next()
}

/// A marker (nguyên, quyền, kiêm, giữ chức …) that ends right before a token: its first token and its class.
pub(crate) fn marker_before<'d>(doc: &Doc<'d>, end: u32) -> Option<(u32, &'d str)> {
    const LONGEST: u32 = 9;
    (end.saturating_sub(LONGEST)..end).find_map(|start| {
        let marker = at(doc, start, TitleKind::Marker).find(|(hit, _)| hit.end() == end);
        marker.map(|(_, title)| (start, &*title.rank_class))
    })
}

/// Whether a token is a later word of a marker (chức *vụ*).
pub(crate) fn inside_marker(doc: &Doc<'_>, i: u32) -> bool {
    const LONGEST: u32 = 4;
    (i.saturating_sub(LONGEST)..i).any(|start| at(doc, start, TitleKind::Marker).any(|(hit, _)| hit.end() > i))
}

/// The office titles at a token. Rows that join two offices ("Bộ trưởng, Chủ nhiệm …") are left to be read as two.
pub(super) fn office_at(doc: &Doc<'_>, i: u32) -> Option<Found> {
    let mut offices = at(doc, i, TitleKind::Office).map(|(hit, _)| hit).filter(|hit| is_one_office(doc, *hit));
    let whole = offices.next()?;
    let shortest = offices.last().unwrap_or(whole);
    Some(Found { whole, shortest })
}

fn is_one_office(doc: &Doc<'_>, hit: Hit) -> bool {
    (hit.start..hit.end()).all(|i| {
        let joins = doc.token(i).is_none_or(|t| t.is_mark(',') || t.is_mark('-') || t.is_word(KIEM));
        !joins || longest(doc, i + 1, TitleKind::Office).is_none_or(|(next, _)| next.end() > hit.end())
    })
}

/// Whether the title is part of the name of a body that begins before it (Đoàn Chủ tịch, Ban Thư ký).
pub(super) fn inside_body(doc: &Doc<'_>, i: u32) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    // The "thành" of "trở thành ủy viên" begins no Thành ủy.
    doc.token(before).is_some_and(|t| t.is_word(DOAN))
        || doc.hits_of(before, Tag::Organ).any(|hit| hit.end() > i) && !inside_marker(doc, before)
}
