//! A place in the tokens. Grammar functions take one and return a mention with the place after it.

use super::doc::Doc;
use crate::lexicon::{Hit, Tag};
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Token, TokenRange};

/// A place in the tokens, and the end of what may be read from there.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'d, 't> {
    /// The text.
    pub doc: &'d Doc<'t>,
    /// Index of the next token.
    pub at: u32,
    /// Index after the last token that may be read.
    pub end: u32,
}

impl<'d, 't> Cursor<'d, 't> {
    /// At token `at`, bounded by its paragraph.
    #[must_use]
    pub fn new(doc: &'d Doc<'t>, at: u32) -> Self {
        Self { doc, at, end: doc.paragraph_end(at) }
    }

    /// Between `at` and `end`.
    #[must_use]
    pub const fn within(doc: &'d Doc<'t>, at: u32, end: u32) -> Self {
        Self { doc, at, end }
    }

    /// The next token.
    #[inline]
    #[must_use]
    pub fn token(&self) -> Option<&'t Token> {
        self.peek(0)
    }

    /// The token `ahead` of the next.
    #[inline]
    #[must_use]
    pub fn peek(&self, ahead: u32) -> Option<&'t Token> {
        let i = self.at + ahead;
        if i < self.end { self.doc.tokens.get(i as usize) } else { None }
    }

    /// The token before.
    #[must_use]
    pub fn before(&self) -> Option<&'t Token> {
        self.at.checked_sub(1).and_then(|i| self.doc.tokens.get(i as usize))
    }

    /// `count` tokens further.
    #[must_use]
    pub const fn skip(self, count: u32) -> Self {
        Self { at: self.at + count, ..self }
    }

    /// At another token.
    #[must_use]
    pub const fn to(self, at: u32) -> Self {
        Self { at, ..self }
    }

    /// After the given word.
    #[inline]
    #[must_use]
    pub fn word(self, code: Code) -> Option<Self> {
        self.token().filter(|t| t.is_word(code)).map(|_| self.skip(1))
    }

    /// After one of the given words.
    #[must_use]
    pub fn one_of(self, codes: &[Code]) -> Option<Self> {
        self.token().filter(|t| t.kind == Kind::Word && codes.contains(&t.code)).map(|_| self.skip(1))
    }

    /// After the given words in order.
    #[must_use]
    pub fn words(self, codes: &[Code]) -> Option<Self> {
        codes.iter().try_fold(self, |cursor, &code| cursor.word(code))
    }

    /// After the given mark.
    #[inline]
    #[must_use]
    pub fn mark(self, mark: char) -> Option<Self> {
        self.token().filter(|t| t.is_mark(mark)).map(|_| self.skip(1))
    }

    /// After a mark that touches the token before it (41-QĐ/TW).
    #[must_use]
    pub fn glued(self, mark: char) -> Option<Self> {
        self.token().filter(|t| t.is_mark(mark) && t.gap == Gap::None).map(|_| self.skip(1))
    }

    /// A number of plain digits, and the place after it.
    #[must_use]
    pub fn plain_number(self) -> Option<(u64, Self)> {
        self.token().and_then(Token::plain_number).map(|n| (n, self.skip(1)))
    }

    /// The longest phrase of a table that starts here, and the place after it.
    #[inline]
    #[must_use]
    pub fn hit(self, tag: Tag) -> Option<(Hit, Self)> {
        if self.doc.has(self.at, tag) { self.longest(tag) } else { None }
    }

    fn longest(self, tag: Tag) -> Option<(Hit, Self)> {
        let hit = self.doc.hits_of(self.at, tag).find(|hit| hit.end() <= self.end)?;
        Some((hit, self.to(hit.end())))
    }

    /// The tokens from `start` up to here.
    #[must_use]
    pub const fn since(&self, start: u32) -> TokenRange {
        TokenRange::new(start, self.at)
    }
}
