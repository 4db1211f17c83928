//! Grammar of organisations: a head or a whole body of the lexicon, what modifies it, a body that it is part of, and a
//! place. Given tokens, phrases and place mentions, it yields bodies with the bodies named inside them, and marks the
//! places that stand in a name.

mod body;
mod link;
mod named;
mod parts;

use rustc_hash::FxHashMap;

use super::doc::{Cover, Layer};
use super::office::title;
use super::{Cursor, Doc, Mentions, OrganizationMention, PlaceMention};
use crate::lexicon::{Tag, Wanted};
use crate::text::normalise::Code;
use crate::text::{Shape, Span};

/// A short form that the text introduced in parentheses.
#[derive(Clone, Copy, Debug)]
struct ShortForm {
    /// The head that it stands for; `None` when it stands for a whole name that no table has.
    organ: Option<u32>,
}

/// What reading one text needs and collects.
struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    places: &'d [PlaceMention],
    cover: &'d Cover,
    found: Vec<OrganizationMention>,
    shorts: FxHashMap<Code, ShortForm>,
}

/// Scans a text for organisations.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let found = std::mem::take(&mut mentions.organizations);
    let mut reader =
        Reader { doc, places: &mentions.places, cover: &mentions.cover, found, shorts: FxHashMap::default() };
    let mut at = 0;
    let mut paragraph = 0;
    while (at as usize) < doc.tokens.len() {
        if reader.shorts.is_empty() {
            at = doc.next(at, doc.tokens.len() as u32, Wanted::tags(&[Tag::Organ]));
        }
        if !reader.may_start(at) {
            at += 1;
            continue;
        }
        while doc.paragraphs.get(paragraph).is_some_and(|p| p.tokens.end <= at) {
            paragraph += 1;
        }
        let end = doc.paragraphs.get(paragraph).map_or(at + 1, |p| p.tokens.end);
        at = body::read(&mut reader, Cursor::within(doc, at, end), 0).map_or(at + 1, |next| next.at.max(at + 1));
    }
    let mut found = reader.found;
    link::coordinate(doc, &mut found);
    for body in found.iter().filter(|body| !body.collective) {
        mentions.cover.mark(body.tokens, Layer::Organization);
    }
    mark_places(&found, &mut mentions.places);
    mentions.organizations = found;
}

impl Reader<'_, '_> {
    fn may_start(&self, at: u32) -> bool {
        // Few tokens pass the first question, so it comes before those that look around.
        let head = self.doc.has(at, Tag::Organ) || !self.shorts.is_empty() && self.short_form(at).is_some();
        // What begins a place is none: TP Hội An. The "vụ" of "giữ chức vụ Giám đốc" is no department.
        head && self.place_at(at).is_none() && !title::inside_marker(self.doc, at)
    }

    /// The short form at a token.
    fn short_form(&self, at: u32) -> Option<ShortForm> {
        let token = self.doc.token(at)?;
        let written_so = matches!(token.shape, Shape::Upper | Shape::Mixed);
        written_so.then(|| self.shorts.get(&token.code)).flatten().copied()
    }

    /// Index of the place mention that holds a token.
    fn place_at(&self, at: u32) -> Option<u32> {
        if !self.cover.has(at, Layer::Place) {
            return None;
        }
        let after = self.places.partition_point(|p| p.tokens.start <= at);
        let index = after.checked_sub(1)?;
        (at < self.places[index].tokens.end).then_some(index as u32)
    }

    fn span(&self, start: u32, end: u32) -> Span {
        self.doc.span(crate::text::TokenRange::new(start, end))
    }
}

/// Marks the places inside bodies. Both lists are in the order of the text.
fn mark_places(bodies: &[OrganizationMention], places: &mut [PlaceMention]) {
    let mut at = 0;
    for body in bodies.iter().filter(|b| !b.nested) {
        while places.get(at).is_some_and(|p| p.tokens.start < body.tokens.start) {
            at += 1;
        }
        for place in places[at..].iter_mut().take_while(|p| p.tokens.start < body.tokens.end) {
            place.in_name = true;
        }
    }
}
#[cfg(test)]
mod tests {
    use crate::grammar::corpus;
    use crate::parser::Depth;

    #[test]
    fn corpus_table() {
        corpus::check(include_str!("../organization.corpus.tsv"), Depth::Organizations, (120, 60), |doc, mentions| {
            let reading = |body: &crate::grammar::OrganizationMention| {
                let mut reading = body.span.of(doc.text).to_owned();
                let flags = [(body.generic, "generic"), (body.collective, "collective")];
                flags.iter().filter(|(set, _)| *set).for_each(|(_, name)| {
                    reading.push('|');
                    reading.push_str(name);
                });
                reading
            };
            mentions.organizations.iter().filter(|body| !body.nested).map(reading).collect()
        });
    }
}
