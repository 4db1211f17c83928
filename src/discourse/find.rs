//! Looks up mentions by place. Every list is in the order of the text, so a look-up is a binary search.

use crate::grammar::{Doc, PersonMention};
use crate::lexicon::{Act, Role, Tag};
use crate::text::TokenRange;

/// Index of the first mention that starts at token `at` or later.
pub(super) fn first<T>(list: &[T], tokens: impl Fn(&T) -> TokenRange, at: u32) -> usize {
    list.partition_point(|mention| tokens(mention).start < at)
}

/// The mentions that start inside a range.
pub(super) fn within<T>(list: &[T], tokens: impl Fn(&T) -> TokenRange, range: TokenRange) -> &[T] {
    let from = first(list, &tokens, range.start);
    let to = from + list[from..].partition_point(|mention| tokens(mention).start < range.end);
    &list[from..to]
}

/// Whether two mentions can name one person: the same last syllable, and no syllable of the shorter name that the longer
/// one lacks.
pub(super) fn same_person(doc: &Doc<'_>, a: &PersonMention, b: &PersonMention) -> bool {
    let (a, b) = (&doc.tokens[a.tokens.indices()], &doc.tokens[b.tokens.indices()]);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let suffix = &long[long.len() - short.len()..];
    !short.is_empty() && short.iter().zip(suffix).all(|(x, y)| x.code == y.code)
}

/// Whether a verb of saying or doing starts at a token. The table of verbs also holds words that only surround them.
pub(super) fn is_verb(doc: &Doc<'_>, at: u32) -> bool {
    doc.longest(at, Tag::SpeechVerb).is_some_and(|hit| {
        !matches!(hit.role, Role::Noun | Role::Adverb | Role::Quantifier | Role::Particle)
            && doc.lexicon.rows.speech[hit.row as usize].act != Act::NounAdverb
    })
}
