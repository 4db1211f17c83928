//! Names that a line end breaks in a text that is not wrapped throughout: "… ông Trần Văn⏎Bình, Bí thư …".

use super::hits::{Hits, Tag};
use super::{Lexicon, TitleKind};
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, Token, code};

const VAN: Code = code("văn");
const THI: Code = code("thị");
const VA: Code = code("và");

/// Tokens of the line before that are looked at.
const BACK: usize = 6;

/// Whether the line that begins at token `i` goes on with a name that the line before it left open: that line is a
/// sentence in progress, ends in a family name with less than a whole name, and what follows is the rest and then a
/// mark or the sentence.
pub(crate) fn breaks_name(lexicon: &Lexicon, tokens: &[Token], hits: &Hits, i: usize) -> bool {
    let Some(open) = left_open(lexicon, tokens, hits, i) else { return false };
    let title = |at: usize| tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Title);
    let follows = |at: usize| title(at) && tokens[at].gap == Gap::Space;
    let mut end = i + 1;
    while end < i + 3 && follows(end) {
        end += 1;
    }
    // The rest of a name, and no more than a name has.
    if !title(i) || follows(end) || open + end - i > 4 || begins_phrase(hits, i, end) {
        return false;
    }
    let after = tokens.get(end);
    let marked = after.is_some_and(|t| matches!(t.mark(), Some(',' | ';' | '.' | ')' | '-' | ':')) || t.is_word(VA));
    let goes_on = after.is_some_and(|t| t.gap == Gap::Space && t.shape == Shape::Lower);
    let middle = tokens.get(i - 1).is_some_and(|t| t.is_word(VAN) || t.is_word(THI));
    marked || goes_on && (middle || open == 1 && end > i + 1)
}

/// How many syllables of a name end the line before token `i`, when it is a name begun and not ended.
fn left_open(lexicon: &Lexicon, tokens: &[Token], hits: &Hits, i: usize) -> Option<usize> {
    let run = (i.saturating_sub(BACK)..i)
        .rev()
        .take_while(|&at| tokens[at].kind == Kind::Word && tokens[at].shape == Shape::Title)
        .count();
    let surname = |at: usize| hits.longest(at as u32, Tag::Surname).is_some();
    let start = (i - run..i).find(|&at| surname(at) && (1..=2).contains(&(i - at)))?;
    let before = start.checked_sub(1).and_then(|at| tokens.get(at))?;
    // In the middle of a sentence: a middle name that never ends one says enough, else a title before it or a list.
    let inside = tokens[start].gap == Gap::Space;
    let middle = tokens[i - 1].is_word(VAN) || tokens[i - 1].is_word(THI);
    let titles = &lexicon.rows.titles;
    let titled = (start.saturating_sub(BACK)..start).any(|at| {
        let mut ending = hits.of(at as u32, Tag::Title).filter(|h| h.end() as usize == start);
        ending.any(|h| titles[h.row as usize].kind != TitleKind::Marker)
    });
    let listed = before.mark() == Some(',') || before.is_word(VA);
    (inside && (middle && before.kind == Kind::Word || titled || listed)).then_some(i - start)
}

/// Whether a phrase of the tables that is no name begins where the line does: a heading, a place, another sentence.
fn begins_phrase(hits: &Hits, i: usize, end: usize) -> bool {
    const OTHERS: [Tag; 9] = [
        Tag::Title,
        Tag::Organ,
        Tag::LayoutCue,
        Tag::EventHead,
        Tag::EventCue,
        Tag::RoleCue,
        Tag::Cue,
        Tag::TimeWord,
        Tag::DocumentKind,
    ];
    let longer = |tag: Tag| hits.longest(i as u32, tag).is_some_and(|hit| hit.end() as usize > end || hit.len > 1);
    OTHERS.into_iter().any(longer) || hits.longest(i as u32, Tag::SpeechVerb).is_some_and(|h| h.len > 1)
}
