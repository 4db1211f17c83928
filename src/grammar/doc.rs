//! What every grammar is given: the text in tokens, sentences and paragraphs, with the phrases of the lexicon.

use crate::lexicon::{At, BLOCK, Each, Hit, Hits, Lexicon, Role, Tag, Use, Wanted};
use crate::text::normalise::{fold_into, spell_code};
use crate::text::sentence::span_of;
use crate::text::{Gap, Kind, Paragraph, Sentence, Span, Token, TokenRange};

/// A text as the layers before the grammars left it.
#[derive(Clone, Copy, Debug)]
pub struct Doc<'t> {
    /// The caller's text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: &'t [Token],
    /// Its sentences.
    pub sentences: &'t [Sentence],
    /// For each token the index of its sentence.
    pub owners: &'t [u32],
    /// Its paragraphs.
    pub paragraphs: &'t [Paragraph],
    /// Every phrase of the lexicon in it.
    pub hits: &'t Hits,
    /// The lexicon.
    pub lexicon: &'t Lexicon,
}

impl<'t> Doc<'t> {
    /// The token at an index, if there is one.
    #[inline]
    #[must_use]
    pub fn token(&self, i: u32) -> Option<&'t Token> {
        self.tokens.get(i as usize)
    }

    /// From the first to the last character of a token range.
    #[must_use]
    pub fn span(&self, range: TokenRange) -> Span {
        span_of(self.tokens, range)
    }

    /// The characters of a token range.
    #[must_use]
    pub fn surface(&self, range: TokenRange) -> &'t str {
        self.span(range).of(self.text)
    }

    /// The words of a token range as [`crate::text::fold`] writes them.
    #[must_use]
    pub fn folded(&self, range: TokenRange) -> String {
        let mut out = String::with_capacity(self.span(range).len() as usize);
        for (i, token) in self.tokens.get(range.indices()).unwrap_or_default().iter().enumerate() {
            if i > 0 && token.gap != Gap::None {
                out.push(' ');
            }
            self.fold_token(token, &mut out);
        }
        out
    }

    /// Appends one token as [`crate::text::fold`] writes it.
    pub(crate) fn fold_token(&self, token: &Token, out: &mut String) {
        if let Some(word) = self.lexicon.folded(token) {
            out.push_str(word);
        } else if token.kind != Kind::Word || !spell_code(token.code, out) {
            fold_into(token.span.of(self.text), out);
        }
    }

    /// Whether the word at a token has a use among the words that join and divide phrases.
    #[inline]
    #[must_use]
    pub fn used(&self, i: u32, wanted: Use) -> bool {
        self.token(i).is_some_and(|t| t.kind == Kind::Word && self.lexicon.function_words.has(t.code, wanted))
    }

    /// The phrases that start at a token, longest first.
    #[inline]
    #[must_use]
    pub fn hits_at(&self, i: u32) -> At<'t> {
        self.hits.at(i)
    }

    /// The longest phrase of one table that starts at a token.
    #[inline]
    #[must_use]
    pub fn longest(&self, i: u32, tag: Tag) -> Option<Hit> {
        self.hits.longest(i, tag)
    }

    /// The phrases of one table that start at a token, longest first.
    #[inline]
    pub fn hits_of(&self, i: u32, tag: Tag) -> impl Iterator<Item = Hit> + use<'t> {
        self.hits.of(i, tag)
    }

    /// Whether a phrase of a table starts at a token; of a table whose bit a [`Role`] shares, only that one may.
    #[inline]
    #[must_use]
    pub fn has(&self, i: u32, tag: Tag) -> bool {
        self.hits.has(i, tag)
    }

    /// Whether a phrase of a role starts at a token; of a role that shares its bit, only that one may.
    #[inline]
    #[must_use]
    pub fn does(&self, i: u32, role: Role) -> bool {
        self.hits.does(i, role)
    }

    /// The longest phrase of a role that starts at a token.
    #[inline]
    #[must_use]
    pub fn longest_as(&self, i: u32, role: Role) -> Option<Hit> {
        self.hits.longest_as(i, role)
    }

    /// Whether something wanted starts anywhere in a range.
    #[inline]
    #[must_use]
    pub fn any(&self, range: TokenRange, wanted: Wanted) -> bool {
        self.hits.any(range.start..range.end, wanted)
    }

    /// Whether something wanted starts at a token.
    #[inline]
    #[must_use]
    pub fn is(&self, i: u32, wanted: Wanted) -> bool {
        self.hits.is(i, wanted)
    }

    /// The first token from `from` on at which something wanted starts; `end` when none does before it.
    #[inline]
    #[must_use]
    pub fn next(&self, from: u32, end: u32, wanted: Wanted) -> u32 {
        self.hits.next(from, end, wanted)
    }

    /// The last token of a range at which something wanted starts.
    #[inline]
    #[must_use]
    pub fn last(&self, range: TokenRange, wanted: Wanted) -> Option<u32> {
        self.hits.last(range.start..range.end, wanted)
    }

    /// The tokens of a range at which something wanted starts.
    #[inline]
    pub fn each(&self, range: TokenRange, wanted: Wanted) -> Each<'t> {
        self.hits.each(range.start..range.end, wanted)
    }

    /// Reads from tokens on, in order: `starts` gives those of a block of 64 from which something may be read, a bit for
    /// each, and `read` where to go on.
    #[inline]
    pub(crate) fn read_from(&self, starts: impl Fn(usize) -> u64, mut read: impl FnMut(u32) -> u32) {
        let mut next = 0u32;
        for block in 0..self.tokens.len().div_ceil(BLOCK) {
            let first = (block * BLOCK) as u32;
            let mut left = starts(block);
            loop {
                // What was read already is passed over without a branch.
                left &= u64::MAX.checked_shl(next.saturating_sub(first)).unwrap_or(0);
                if left == 0 {
                    break;
                }
                let at = first + left.trailing_zeros();
                next = read(at).max(at + 1);
            }
        }
    }

    /// All tokens.
    #[must_use]
    pub const fn all(&self) -> TokenRange {
        TokenRange::new(0, self.tokens.len() as u32)
    }

    /// Index of the sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, i: u32) -> usize {
        self.owners.get(i as usize).map_or(self.sentences.len(), |&owner| owner as usize)
    }

    /// Index of the paragraph that holds a token.
    #[must_use]
    pub fn paragraph_of(&self, i: u32) -> usize {
        self.sentences.get(self.sentence_of(i)).map_or(self.paragraphs.len(), |s| s.paragraph as usize)
    }

    /// End of the paragraph that holds a token: no mention crosses it.
    #[must_use]
    pub fn paragraph_end(&self, i: u32) -> u32 {
        self.paragraphs.get(self.paragraph_of(i)).map_or(self.tokens.len() as u32, |p| p.tokens.end)
    }
}

/// The layers of mentions, for marking which tokens are spoken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Layer {
    /// Numbers.
    Number = 1,
    /// Times.
    Time = 2,
    /// References.
    Reference = 4,
    /// Quantities.
    Quantity = 8,
    /// Places.
    Place = 16,
    /// Organisations.
    Organization = 32,
    /// Offices.
    Office = 64,
    /// People's names.
    Person = 128,
}

/// Which layers cover which token.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    bits: Vec<u8>,
}

impl Cover {
    pub(crate) fn reset(&mut self, tokens: usize) {
        self.bits.clear();
        self.bits.resize(tokens, 0);
    }

    /// Marks a range as covered by a layer.
    pub fn mark(&mut self, range: TokenRange, layer: Layer) {
        if let Some(bits) = self.bits.get_mut(range.indices()) {
            bits.iter_mut().for_each(|b| *b |= layer as u8);
        }
    }

    /// Takes a layer's mark away from a range.
    pub fn clear(&mut self, range: TokenRange, layer: Layer) {
        if let Some(bits) = self.bits.get_mut(range.indices()) {
            bits.iter_mut().for_each(|b| *b &= !(layer as u8));
        }
    }

    /// Whether a layer covers a token.
    #[inline]
    #[must_use]
    pub fn has(&self, i: u32, layer: Layer) -> bool {
        self.bits.get(i as usize).is_some_and(|b| b & layer as u8 != 0)
    }

    /// Whether a layer covers any token of a range.
    #[must_use]
    pub fn touches(&self, range: TokenRange, layer: Layer) -> bool {
        self.bits.get(range.indices()).is_some_and(|bits| bits.iter().any(|b| b & layer as u8 != 0))
    }
}
