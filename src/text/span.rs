//! A stretch of a text: the one pair of offsets that crosses function borders.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into a text, with `start <= end`.
///
/// In Rust a span counts bytes and always falls on character boundaries of the text it was read from, so
/// [`Span::of`] cannot fail on that text. In everything serialised a span is `[start, end]` in Unicode code points.
///
/// ```
/// use baocao::Span;
/// let span = Span::new(0, 5);
/// assert_eq!(span.of("Hội nghị sơ kết"), "Hội");
/// assert_eq!(span.to_string(), "0..5");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "(u32, u32)"))]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    ///
    /// # Panics
    /// If `start > end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "a span ends before it starts");
        Self { start, end }
    }

    /// Offset of the first byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// Offset after the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Number of bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The characters of `text` that the span covers.
    ///
    /// # Panics
    /// If the span was read from another text and does not fit this one.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl From<(u32, u32)> for Span {
    /// Offsets read from outside; a reversed pair becomes the empty span at its first offset.
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end: end.max(start) }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start as usize..span.end as usize
    }
}

/// Converts byte offsets into code points of one text and back, in a bounded number of steps per offset.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before each block of [`BLOCK`] bytes; empty when the text is ASCII.
    before: Vec<u32>,
}

const BLOCK: usize = 64;

impl<'t> Offsets<'t> {
    /// Indexes a text, in one pass over it.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            before.reserve(bytes.len() / BLOCK + 1);
            let mut count = 0;
            for block in bytes.chunks(BLOCK) {
                before.push(count);
                count += starts(block);
            }
        }
        Self { text, before }
    }

    /// The code-point offset of a byte offset.
    #[must_use]
    pub fn to_code_point(&self, byte: u32) -> u32 {
        if self.before.is_empty() {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let block = (byte / BLOCK).min(self.before.len() - 1);
        self.before[block] + starts(&self.text.as_bytes()[block * BLOCK..byte])
    }

    /// The byte offset of a code-point offset; past the end it is the length of the text.
    #[must_use]
    pub fn to_byte(&self, code_point: u32) -> u32 {
        if self.before.is_empty() {
            return code_point.min(self.text.len() as u32);
        }
        let block = self.before.partition_point(|&n| n <= code_point) - 1;
        let mut left = code_point - self.before[block];
        let mut at = block * BLOCK;
        let bytes = self.text.as_bytes();
        while at < bytes.len() {
            if is_start(bytes[at]) {
                if left == 0 {
                    break;
                }
                left -= 1;
            }
            at += 1;
        }
        at as u32
    }
}

/// Whether a byte begins a code point.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| is_start(b)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_there_and_back() {
        for text in
            ["", "abc", "Hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2023 của Cụm Thi đua số 2 𝄞 x"]
        {
            let offsets = Offsets::new(text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.to_code_point(byte as u32), n as u32);
                assert_eq!(offsets.to_byte(n as u32), byte as u32);
            }
            let count = text.chars().count() as u32;
            assert_eq!(offsets.to_code_point(text.len() as u32), count);
            assert_eq!(offsets.to_byte(count), text.len() as u32);
            assert_eq!(offsets.to_byte(count + 7), text.len() as u32);
        }
    }
}
