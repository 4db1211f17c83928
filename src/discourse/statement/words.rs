//! What the words around a verb of saying are, from the table of verbs: adverbs, nouns for those who speak, quantifiers.

use crate::grammar::Doc;
use crate::lexicon::{Hit, SpeechVerb, Tag};

/// The part of a phrase of the table that is no verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// đã, cũng, thẳng thắn.
    Adverb,
    /// thêm, rõ: after the verb.
    Particle,
    /// đại biểu, đại hội, đại diện.
    Noun,
    /// các, nhiều, một số.
    Quantifier,
}

/// The row of a hit in the table of verbs.
pub(crate) fn row<'d>(doc: &'d Doc<'_>, hit: Hit) -> Option<&'d SpeechVerb> {
    doc.lexicon.rows.speech_verbs.get(hit.row as usize)
}

/// The longest phrase of a given part that starts at a token.
pub(crate) fn part_at(doc: &Doc<'_>, i: u32, part: Role) -> Option<Hit> {
    let act = match part {
        Role::Adverb => "adverb",
        Role::Particle => "particle",
        Role::Noun => "noun",
        Role::Quantifier => "quantifier",
    };
    let hits = doc.hits_of(i, Tag::SpeechVerb);
    hits.copied().find(|&h| row(doc, h).is_some_and(|r| r.act == act))
}

/// The phrases of `cues.tsv` of one section that start at a token: the longest.
pub(crate) fn cue_at(doc: &Doc<'_>, i: u32, section: &str) -> Option<Hit> {
    let hits = doc.hits_of(i, Tag::Cue);
    hits.copied().find(|&h| doc.lexicon.rows.cues.get(h.row as usize).is_some_and(|cue| cue.section == section))
}
