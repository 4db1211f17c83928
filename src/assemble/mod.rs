//! Mentions and outline become a [`Report`]: overlaps are settled once, then each kind is resolved in its own file.

mod arbitrate;
mod event;
mod items;
mod numbering;
mod organizations;
mod people;
mod places;
mod quantities;
mod references;
mod statements;
mod times;

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::discourse::Outline;
use crate::grammar::{Doc, Mentions};
use crate::model::{
    Diagnostic, Excerpt, Furniture, Organization, OrganizationId, PartialDate, PersonId, PlaceId, Report, ReportKind,
    Section,
};
use crate::text::Span;

/// Which entity each mention became. Mentions that arbitration dropped became none.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// By index of the place mention.
    pub places: Vec<Option<PlaceId>>,
    /// By index of the organisation mention.
    pub organizations: Vec<Option<OrganizationId>>,
    /// By index of the person mention.
    pub people: Vec<Option<PersonId>>,
}

/// What the steps share.
pub(crate) struct Assembly<'a, 't> {
    pub doc: &'a Doc<'t>,
    pub mentions: &'a Mentions,
    pub outline: &'a Outline,
    /// Publication date as given.
    pub given: Option<PartialDate>,
    pub links: Links,
    pub report: Report,
}

impl<'t> Assembly<'_, 't> {
    /// The words at a span.
    pub fn words(&self, span: Span) -> String {
        span.of(self.doc.text).to_owned()
    }

    /// The body of an id.
    pub fn body_mut(&mut self, id: OrganizationId) -> Option<&mut Organization> {
        let index = self.report.organizations.binary_search_by_key(&id, |o| o.id).ok()?;
        self.report.organizations.get_mut(index)
    }

    /// The words at a span with single spaces between them.
    pub fn spaced(&self, span: Span) -> Cow<'t, str> {
        let text = span.of(self.doc.text);
        if is_spaced(text) {
            return Cow::Borrowed(text);
        }
        let mut words = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        Cow::Owned(words)
    }

    pub fn excerpt(&self, span: Span) -> Excerpt {
        Excerpt { text: self.words(span), span }
    }

    pub fn diagnose(&mut self, code: &'static str, message: String, span: Option<Span>) {
        self.report.diagnostics.push(Diagnostic { code: code.into(), message, span });
    }
}

/// Whether single blanks alone divide the words of a text, which ends with a word. Other spaces and characters that say
/// nothing are so rare that every byte that may begin one counts as one.
fn is_spaced(text: &str) -> bool {
    let divides = |byte: u8, next: u8| {
        (byte < b' ')
            | matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF)
            | (byte == 0xE1) & (next == 0x9A)
            | (byte == b' ') & (next == b' ')
    };
    let next = text.as_bytes().get(1..).unwrap_or_default();
    !text.bytes().zip(next).fold(false, |found, (byte, &next)| found | divides(byte, next))
}

/// Settles overlaps between the grammars' mentions, before the discourse layer reads them.
pub(crate) use arbitrate::settle;

/// Builds the report.
pub(crate) fn assemble(
    doc: &Doc<'_>,
    mentions: &Mentions,
    outline: &Outline,
    published: Option<PartialDate>,
) -> Report {
    let report = Report::empty(doc.text, crate::lexicon::VERSION);
    let mut a = Assembly { doc, mentions, outline, given: published, links: Links::default(), report };
    source(&mut a);
    layout(&mut a);
    times::resolve(&mut a);
    places::resolve(&mut a);
    organizations::resolve(&mut a);
    people::resolve(&mut a);
    event::resolve(&mut a);
    references::resolve(&mut a);
    quantities::resolve(&mut a);
    statements::resolve(&mut a);
    event::roles(&mut a);
    items::resolve(&mut a);
    event::roles_of_bodies(&mut a);
    for (code, message, span) in &mentions.diagnostics {
        a.diagnose(code, message.clone(), Some(*span));
    }
    a.report.diagnostics.sort_by_key(|d| d.span);
    a.report
}

fn source(a: &mut Assembly<'_, '_>) {
    let text = a.doc.text;
    let digest = Sha256::digest(text.as_bytes());
    let mut hex = String::with_capacity(2 * digest.len());
    for nibble in digest.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        hex.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
    }
    a.report.source.sha256 = hex;
    a.report.source.chars = text.chars().count() as u32;
}

fn layout(a: &mut Assembly<'_, '_>) {
    let outline = a.outline;
    a.report.kind = if outline.official { ReportKind::OfficialReport } else { ReportKind::PressArticle };
    a.report.title = outline.title.map(|s| a.excerpt(s));
    a.report.lead = outline.lead.map(|s| a.excerpt(s));
    a.report.byline = outline.byline.map(|s| a.excerpt(s));
    a.report.captions = outline.captions.iter().map(|&s| a.excerpt(s)).collect();
    a.report.furniture = outline
        .furniture
        .iter()
        .map(|&(span, kind)| Furniture { text: a.words(span), span, kind: kind.into() })
        .collect();
    a.report.sections =
        outline.sections.iter().map(|&(kind, span)| Section { kind, span, topics: Vec::new() }).collect();
}
