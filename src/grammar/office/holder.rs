//! Where the name of the holder follows the body without a mark, and both are capitalised, the body may have swallowed
//! the name (… Công ty cổ phần An Phát | Lê Văn Ba) or its first syllable (HĐND xã | Hồ Văn Bốn).

use super::title::Found;
use crate::grammar::{Doc, Mentions, person::name};
use crate::lexicon::Tag;
use crate::text::TokenRange;

/// Cuts the body after a title where the name of the holder begins in it.
pub(super) fn yield_to_name(doc: &Doc<'_>, mentions: &mut Mentions, found: Found) {
    let (start, last) = (found.whole.start, found.whole.end());
    let first = mentions.organizations.partition_point(|o| o.tokens.start <= start);
    let body = mentions.organizations[first..].iter().take_while(|o| o.tokens.start <= last).map(|o| o.tokens);
    let Some(body) = body.max_by_key(|tokens| tokens.end) else { return };
    let Some(cut) = swallowed(doc, body).or_else(|| bitten(doc, body)) else { return };
    let place_kept = |place: u32| mentions.places.get(place as usize).is_some_and(|p| p.tokens.end <= cut);
    for organization in mentions.organizations[first..].iter_mut().take_while(|o| o.tokens.start < cut) {
        if organization.tokens.end > cut {
            organization.tokens.end = cut;
            organization.span = doc.span(organization.tokens);
            organization.place = organization.place.filter(|&p| place_kept(p));
        }
    }
    mentions.cover.clear(TokenRange::new(cut, body.end), crate::grammar::Layer::Organization);
}

/// Where a full name stands at the end of a body that has a name of its own before it.
fn swallowed(doc: &Doc<'_>, body: TokenRange) -> Option<u32> {
    let head = doc.longest(body.start, Tag::Organ).map_or(body.start + 1, |hit| hit.end());
    [3, 4].into_iter().filter_map(|length| body.end.checked_sub(length)).find(|&at| {
        let named_after = || name::is_bearer(doc, at);
        let place = || doc.longest(at, Tag::Place).is_some_and(|hit| hit.end() == body.end);
        let after_level =
            || at.checked_sub(1).and_then(|i| doc.longest(i, Tag::PlaceKind)).is_some_and(|hit| hit.end() == at);
        doc.has(at, Tag::Surname)
            && at > body.start
            && (at > head || at == head && after_level())
            && !named_after()
            && !place()
            && name::run(doc, at, doc.paragraph_end(at))
                .is_some_and(|run| run.tokens.end == body.end && run.surname.is_some_and(|share| share >= 0.1))
    })
}

/// Where the last syllable of a body or place is the family name of what follows.
pub(super) fn bitten(doc: &Doc<'_>, body: TokenRange) -> Option<u32> {
    let at = body.end.checked_sub(1).filter(|&at| at > body.start)?;
    if !doc.has(at, Tag::Surname) || doc.token(at - 1).is_none_or(|t| t.is_capital()) {
        return None;
    }
    let limit = doc.paragraph_end(at);
    let name = name::run(doc, at, limit).filter(|run| (3..=4).contains(&run.syllables))?;
    let rest = name::run(doc, body.end, limit).filter(|run| run.syllables == 2)?;
    (name.surname.is_some() && rest.surname.is_none_or(|share| share < 0.5)).then_some(at)
}
