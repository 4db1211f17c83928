//! Bodies beside each other: those that share the place or the body of the last one (Tỉnh ủy, HĐND, UBND tỉnh Hòa Bình), and a
//! unit followed by the body that it belongs to (Cục Cảnh sát hình sự (Bộ Công an)).

use crate::grammar::{Doc, OrganizationMention};
use crate::lexicon::BodyKind::*;
use crate::lexicon::{Bare, BodyKinds, BodyLevel, BodySort};
use crate::text::code;
use crate::text::normalise::Code;

const VA: Code = code("và");
const THUOC: Code = code("thuộc");
const CUA: Code = code("của");

/// How two neighbours are joined.
enum Joint {
    /// A comma or và.
    List,
    /// Parentheses, thuộc.
    Part,
    None,
}

/// Goes from right to left, so that a list passes on what its last member has.
pub(super) fn coordinate(doc: &Doc<'_>, found: &mut [OrganizationMention]) {
    let mut right: Option<usize> = None;
    for left in (0..found.len()).rev() {
        if found[left].nested {
            continue;
        }
        if let Some(right) = right {
            share(doc, found, left, right);
        }
        right = Some(left);
    }
}

fn share(doc: &Doc<'_>, found: &mut [OrganizationMention], left: usize, right: usize) {
    let joint = joint(doc, &found[left], &found[right]);
    if matches!(joint, Joint::None) || found[left].parent.is_some() {
        return;
    }
    let (place, parent) = (found[right].place, found[right].parent);
    let (is_unit, is_whole) = (is_unit(doc, &found[left]), is_whole(doc, &found[right]));
    let alike = shares(doc, &found[left], &found[right]);
    let heads = sort(doc, &found[left]).is_some_and(|o| o.bare == Bare::Head);
    let full = if heads { completed(doc, found[left].organ, found[right].organ) } else { None };
    let specific = !found[right].generic && (parent.is_some() || full.is_some());
    let body = &mut found[left];
    match joint {
        Joint::List if is_unit && is_whole => body.parent = Some(right as u32),
        Joint::List if body.place.is_none() && (alike || full.is_some()) => {
            body.place = place;
            body.parent = parent.filter(|_| body.generic);
            // "Ban Tổ chức, Ban Tuyên giáo Tỉnh ủy Lạng Sơn" names two bodies in full.
            body.generic &= !(heads && specific);
            body.organ = full.or(body.organ);
        }
        Joint::Part => body.parent = Some(right as u32),
        Joint::List | Joint::None => {}
    }
}

fn joint(doc: &Doc<'_>, left: &OrganizationMention, right: &OrganizationMention) -> Joint {
    let Some(1) = right.tokens.start.checked_sub(left.tokens.end) else { return Joint::None };
    let Some(between) = doc.token(left.tokens.end) else { return Joint::None };
    if between.is_mark(',') || between.is_word(VA) {
        Joint::List
    } else if between.is_mark('(') || between.is_word(THUOC) || between.is_word(CUA) {
        Joint::Part
    } else {
        Joint::None
    }
}

/// Whether two bodies of a list may share their place: territorial bodies of one level.
fn shares(doc: &Doc<'_>, left: &OrganizationMention, right: &OrganizationMention) -> bool {
    const TERRITORIAL: BodyKinds =
        BodyKinds::of(&[Party, Government, Assembly, Front, Union, Police, Military, Court, Procuracy, Department]);
    let (Some(left), Some(right)) = (sort(doc, left), sort(doc, right)) else { return false };
    let territorial = |organ: BodySort| organ.is_head && TERRITORIAL.has(organ.kind);
    let level = left.level == right.level || [left.level, right.level].contains(&BodyLevel::Any);
    territorial(left) && territorial(right) && level
}

fn sort(doc: &Doc<'_>, body: &OrganizationMention) -> Option<BodySort> {
    body.organ.map(|row| doc.lexicon.rows.sorts[row as usize])
}

/// The row that the head of one body makes with the end of the other's: Ban Tổ chức | Ban Tuyên giáo *Tỉnh ủy*.
fn completed(doc: &Doc<'_>, left: Option<u32>, right: Option<u32>) -> Option<u32> {
    let rows = &doc.lexicon.rows;
    let right = &rows.organs.get(right? as usize)?.name;
    let ends = |end: &str| right.len() > end.len() && right.ends_with(end);
    rows.completions
        .get(left? as usize)?
        .iter()
        .find(|completion| ends(&completion.end))
        .map(|completion| completion.row)
}

/// Vụ, Cục, Phòng: a department inside a body.
fn is_unit(doc: &Doc<'_>, body: &OrganizationMention) -> bool {
    sort(doc, body).is_some_and(|o| {
        o.is_head && matches!(o.kind, Department | Police) && (o.level.is_central() || o.level == BodyLevel::Any)
    })
}

/// A ministry or a central body, which units belong to.
fn is_whole(doc: &Doc<'_>, body: &OrganizationMention) -> bool {
    sort(doc, body).is_some_and(|o| !o.is_head && o.level.is_central())
}
