//! Tokens: runs of letters, runs of digits with their separators, and single marks, in one pass over the bytes.

use super::normalise::{self, Class, Code, Coder, PlainWord, folded, plain_mark};
use super::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A run of letters: one syllable of Vietnamese, or a foreign word.
    Word,
    /// A run of digits, with `.` and `,` between digits.
    Number,
    /// One visible character that is neither.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// No capital: `ban`.
    Lower,
    /// A capital first, then none: `Ban`. A single capital letter is `Title` too.
    Title,
    /// Two or more letters, all capital: `BAN`.
    Upper,
    /// Any other mixture: `ThS`.
    Mixed,
    /// Not a word.
    None,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// Nothing.
    None,
    /// Spaces.
    Space,
    /// One line end.
    Line,
    /// An empty line, or the start of the text.
    Blank,
}

/// One token with its place and its folded form.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written, for words.
    pub shape: Shape,
    /// What precedes it.
    pub gap: Gap,
    /// Letters or digits in it, 255 at most: the same for composed and decomposed text, unlike the length in bytes.
    pub letters: u8,
    /// Words: the folded code. Numbers of plain digits: the value. Marks: the plain character.
    pub code: Code,
    /// Id in the lexicon's vocabulary, which the lexicon gives; 0 when none of its phrases uses it.
    pub word: u32,
}

/// Value of a number token that is not a plain run of at most 18 digits.
pub const NOT_PLAIN: Code = Code::MAX;

impl Token {
    /// Whether this is the given mark, in its plain form.
    #[inline]
    #[must_use]
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.code == mark as Code
    }

    /// Whether this word folds to the code of [`super::code`].
    #[inline]
    #[must_use]
    pub fn is_word(&self, code: Code) -> bool {
        self.kind == Kind::Word && self.code == code
    }

    /// The mark in its plain form, if it is one.
    #[must_use]
    pub fn mark(&self) -> Option<char> {
        if self.kind == Kind::Mark { char::from_u32(self.code as u32) } else { None }
    }

    /// The value of a number without separators.
    #[must_use]
    pub fn plain_number(&self) -> Option<u64> {
        (self.kind == Kind::Number && self.code != NOT_PLAIN).then_some(self.code)
    }

    /// Whether the word begins with a capital letter.
    #[inline]
    #[must_use]
    pub const fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Mixed)
    }
}

/// A half-open range of token indices.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Default)]
pub struct TokenRange {
    /// Index of the first token.
    pub start: u32,
    /// Index after the last token.
    pub end: u32,
}

impl TokenRange {
    /// The range from `start` to `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Number of tokens.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no token.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether token `i` is inside.
    #[must_use]
    pub const fn holds(self, i: u32) -> bool {
        self.start <= i && i < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a token.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The token indices as `usize`, for slicing.
    #[must_use]
    pub const fn indices(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Cuts `text` into tokens, appended to `out`.
pub fn tokenise(text: &str, out: &mut Vec<Token>) {
    cut(text, out, |scanner, start| scanner.token(start));
}

/// Cuts a text; `next` makes the token that begins at a byte.
#[inline]
pub(super) fn cut<'t>(text: &'t str, out: &mut Vec<Token>, mut next: impl FnMut(&mut Scanner<'t>, usize) -> Token) {
    let mut scanner = Scanner { text, at: 0 };
    let mut gap = Gap::Blank;
    let mut first = true;
    loop {
        let (between, start) = scanner.skip();
        if scanner.at >= text.len() {
            return;
        }
        if !first {
            gap = between;
        }
        first = false;
        let mut token = next(&mut scanner, start);
        token.gap = gap;
        out.push(token);
    }
}

/// A place in a text.
pub(super) struct Scanner<'t> {
    text: &'t str,
    pub at: usize,
}

impl Scanner<'_> {
    #[inline]
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Skips what is not visible; the widest gap that it saw.
    #[inline]
    fn skip(&mut self) -> (Gap, usize) {
        let bytes = self.text.as_bytes();
        let space = usize::from(bytes.get(self.at) == Some(&b' '));
        let gap = [Gap::None, Gap::Space][space];
        self.at += space;
        // Mostly a visible character of ASCII follows at once, or a letter of the Latin blocks that Vietnamese uses.
        match bytes.get(self.at) {
            Some(b'!'..=b'~' | 0xC3..=0xC6) => (gap, self.at),
            Some(0xE1) if matches!(bytes.get(self.at + 1), Some(0xBA | 0xBB)) => (gap, self.at),
            _ => self.skip_more(gap),
        }
    }

    fn skip_more(&mut self, mut gap: Gap) -> (Gap, usize) {
        let mut after_return = false;
        while let Some(c) = self.peek() {
            match folded(c).class() {
                Class::Space => gap = gap.max(Gap::Space),
                // A carriage return and its line feed are one line end.
                Class::Line if c == '\n' && after_return => {}
                Class::Line => gap = if gap >= Gap::Line { Gap::Blank } else { Gap::Line },
                Class::Nothing => {}
                _ => break,
            }
            after_return = c == '\r';
            self.at += c.len_utf8();
        }
        (gap, self.at)
    }

    #[inline]
    pub fn token(&mut self, start: usize) -> Token {
        match self.text.as_bytes().get(start) {
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.word(start),
            Some(b'0'..=b'9') => self.number(start),
            _ => self.other(start),
        }
    }

    /// A word that begins with a letter outside ASCII, or a mark.
    fn other(&mut self, start: usize) -> Token {
        let c = self.peek().unwrap_or(' ');
        if let Class::Letter | Class::Combining = folded(c).class() {
            return self.word(start);
        }
        self.at += c.len_utf8();
        let plain = plain_mark(c);
        Token {
            span: self.span(start),
            kind: Kind::Mark,
            shape: Shape::None,
            gap: Gap::None,
            letters: 0,
            code: plain as Code,
            word: 0,
        }
    }

    fn span(&self, start: usize) -> Span {
        Span::new(start as u32, self.at as u32)
    }

    #[inline]
    fn word(&mut self, start: usize) -> Token {
        let bytes = self.text.as_bytes();
        let PlainWord { code, letters, capitals, first_capital, end } =
            normalise::plain_word(bytes, start).unwrap_or_else(|| self.rare_word(start));
        self.at = end;
        let shape = match (capitals, first_capital) {
            (0, _) => Shape::Lower,
            (1, true) => Shape::Title,
            (n, _) if n == letters => Shape::Upper,
            _ => Shape::Mixed,
        };
        let (span, letters) = (self.span(start), letters.min(255) as u8);
        Token { span, kind: Kind::Word, shape, gap: Gap::None, letters, code, word: 0 }
    }

    /// A word with combining marks, foreign letters or more letters than a code packs.
    #[cold]
    fn rare_word(&self, start: usize) -> PlainWord {
        let mut coder = Coder::new();
        let (mut letters, mut capitals, mut first_capital) = (0u32, 0u32, false);
        let (mut at, mut end) = (start, start);
        for c in self.text[start..].chars() {
            let row = folded(c);
            at += c.len_utf8();
            match row.class() {
                Class::Letter => {
                    first_capital |= row.is_upper() && letters == 0;
                    capitals += u32::from(row.is_upper());
                    letters += 1;
                }
                Class::Combining => {}
                // Zero-width characters inside a word are stepped over, at its end they are left out.
                Class::Nothing => continue,
                _ => break,
            }
            coder.push(c as u32, row);
            end = at;
        }
        PlainWord { code: coder.finish(), letters, capitals, first_capital, end }
    }

    fn number(&mut self, start: usize) -> Token {
        let bytes = self.text.as_bytes();
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        let mut value: Option<u64> = Some(0);
        while self.at < bytes.len() {
            let b = bytes[self.at];
            if b.is_ascii_digit() {
                value = value.filter(|_| self.at - start < 18).map(|v| v * 10 + u64::from(b - b'0'));
            } else if (b == b'.' || b == b',') && digit(self.at + 1) {
                value = None;
            } else {
                break;
            }
            self.at += 1;
        }
        Token {
            span: self.span(start),
            kind: Kind::Number,
            shape: Shape::None,
            gap: Gap::None,
            letters: (self.at - start).min(255) as u8,
            code: value.unwrap_or(NOT_PLAIN),
            word: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenise(text, &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            surfaces("Sáng 15/7, 16.542 đảng viên (1,5%)."),
            ["Sáng", "15", "/", "7", ",", "16.542", "đảng", "viên", "(", "1,5", "%", ")", "."]
        );
        assert_eq!(surfaces("H'Bơ m2 41-QĐ/TW"), ["H", "'", "Bơ", "m", "2", "41", "-", "QĐ", "/", "TW"]);
        assert_eq!(surfaces(" \u{FEFF}Đa\u{309}ng\u{200B} "), ["Đa\u{309}ng"]);
        assert!(surfaces(" \n\t").is_empty());
    }

    #[test]
    fn shapes_and_gaps() {
        let mut tokens = Vec::new();
        tokenise("ban Ban BAN ThS A\nb\r\n\r\nc", &mut tokens);
        let shapes: Vec<Shape> = tokens.iter().map(|t| t.shape).collect();
        use Shape::*;
        assert_eq!(shapes, [Lower, Title, Upper, Mixed, Title, Lower, Lower]);
        let gaps: Vec<Gap> = tokens.iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Blank, Gap::Space, Gap::Space, Gap::Space, Gap::Space, Gap::Line, Gap::Blank]);
    }

    #[test]
    fn long_digit_runs_have_no_plain_value() {
        let digits = "9".repeat(400);
        let mut tokens = Vec::new();
        tokenise(&digits, &mut tokens);
        assert_eq!(tokens.len(), 1);
        assert_eq!(tokens[0].plain_number(), None);
    }
}
