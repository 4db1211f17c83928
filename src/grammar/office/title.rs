//! Titles: the rows of `titles.tsv` as the grammars of offices and people need them.

use crate::grammar::Doc;
use crate::lexicon::{Hit, Role, Tag, Title, Wanted};
use crate::text::normalise::Code;
use crate::text::{TokenRange, code};

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

/// The title phrases of a role that start at a token, longest first.
#[inline]
pub(crate) fn at<'d>(doc: &Doc<'d>, i: u32, role: Role) -> impl Iterator<Item = Hit> + use<'d> {
    let here = doc.does(i, role).then(|| doc.hits_at(i)).into_iter().flatten();
    here.filter(move |hit| hit.role == role)
}

/// The row of a title phrase.
#[inline]
pub(crate) fn row<'d>(doc: &Doc<'d>, hit: Hit) -> &'d Title {
    &doc.lexicon.rows.titles[hit.row as usize]
}

/// A marker (nguyên, quyền, kiêm, giữ chức …) that ends right before a token: its first token and its class.
pub(crate) fn marker_before<'d>(doc: &Doc<'d>, end: u32) -> Option<(u32, &'d str)> {
    const LONGEST: u32 = 9;
    doc.each(TokenRange::new(end.saturating_sub(LONGEST), end), MARKERS).find_map(|start| {
        let marker = at(doc, start, Role::Marker).find(|hit| hit.end() == end);
        marker.map(|hit| (start, &*row(doc, hit).rank_class))
    })
}

/// Whether a token is a later word of a marker (chức *vụ*).
pub(crate) fn inside_marker(doc: &Doc<'_>, i: u32) -> bool {
    const LONGEST: u32 = 4;
    let mut before = doc.each(TokenRange::new(i.saturating_sub(LONGEST), i), MARKERS);
    before.any(|start| at(doc, start, Role::Marker).any(|hit| hit.end() > i))
}

const MARKERS: Wanted = Wanted::roles(&[Role::Marker]);

/// The office titles at a token. Rows that join two offices ("Bộ trưởng, Chủ nhiệm …") are left to be read as two.
pub(super) fn office_at(doc: &Doc<'_>, i: u32) -> Option<Found> {
    let mut offices = at(doc, i, Role::Office).filter(|hit| is_one_office(doc, *hit));
    let whole = offices.next()?;
    let shortest = offices.last().unwrap_or(whole);
    Some(Found { whole, shortest })
}

fn is_one_office(doc: &Doc<'_>, hit: Hit) -> bool {
    hit.len == 1
        || (hit.start..hit.end()).all(|i| {
            let joins = doc.token(i).is_none_or(|t| t.is_mark(',') || t.is_mark('-') || t.is_word(KIEM));
            !joins || doc.longest_as(i + 1, Role::Office).is_none_or(|next| next.end() > hit.end())
        })
}

/// Whether the title is part of the name of a body that begins before it (Đoàn Chủ tịch, Ban Thư ký).
pub(super) fn inside_body(doc: &Doc<'_>, i: u32) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    // The "thành" of "trở thành ủy viên" begins no Thành ủy.
    doc.token(before).is_some_and(|t| t.is_word(DOAN))
        || doc.hits_of(before, Tag::Organ).any(|hit| hit.end() > i) && !inside_marker(doc, before)
}
