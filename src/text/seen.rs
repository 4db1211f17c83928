//! Tokens that were read before: a text uses few different words, and the next text uses them again.
//!
//! A run of letters up to a blank, digit or mark of ASCII is cut the same way wherever it stands. So what was made of a
//! run is kept by its bytes, and the same run costs one comparison.

use super::normalise::Code;
use super::span::Span;
use super::token::{Gap, Kind, Shape, Token};

/// A run of at most fifteen bytes, or a mark of ASCII, the first in the lowest byte of the first word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    bytes: [u64; 2],
}

impl Run {
    /// Bytes that are looked at.
    const WINDOW: usize = 16;

    /// The run at byte `at`: letters of ASCII and whatever lies outside ASCII, or one other byte. `None` when it does not end within the
    /// window, or the text does.
    #[inline]
    pub fn at(bytes: &[u8], at: usize) -> Option<Self> {
        let window = u128::from_le_bytes(*bytes.get(at..)?.first_chunk::<{ Self::WINDOW }>()?);
        let every = |byte: u8| u128::from_le_bytes([byte; Self::WINDOW]);
        let top = every(0x80);
        // All bytes at once: capitals made small, then the top bit of each says whether it is one from a to z.
        let small = (window | every(0x20)) & !top;
        let from_a = small + every(0x80 - b'a');
        let after_z = small + every(0x80 - b'z' - 1);
        let ends = !(from_a & !after_z | window) & top;
        if ends == 0 {
            return None;
        }
        let bits = (ends.trailing_zeros() & !7).max(8);
        let run = window & !(u128::MAX << bits);
        Some(Self { bytes: [run as u64, (run >> 64) as u64] })
    }

    #[inline]
    const fn place(self) -> usize {
        let mixed = self.bytes[0].wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ self.bytes[1];
        (mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> (u64::BITS - PLACES.trailing_zeros())) as usize
    }
}

/// How many runs are kept: as many as a text has different words, and several times that.
const PLACES: usize = 4096;

/// A run and the token that it begins with: half a line of the cache.
#[derive(Clone, Copy, Debug)]
struct Seen {
    run: Run,
    code: Code,
    word: u32,
    /// Bytes of the token.
    len: u8,
    letters: u8,
    kind: Kind,
    shape: Shape,
}

impl Seen {
    /// No run is empty.
    const NONE: Self =
        Self { run: Run { bytes: [0; 2] }, code: 0, word: 0, len: 0, letters: 0, kind: Kind::Mark, shape: Shape::None };

    #[inline]
    const fn of(run: Run, token: &Token) -> Self {
        let &Token { span, kind, shape, letters, code, word, .. } = token;
        Self { run, code, word, len: span.len() as u8, letters, kind, shape }
    }

    #[inline]
    const fn at(&self, at: u32) -> Token {
        let &Self { code, word, len, letters, kind, shape, .. } = self;
        Token { span: Span::new(at, at + len as u32), kind, shape, gap: Gap::None, letters, code, word }
    }
}

/// Runs and their tokens, each at the place of its hash; a newer one takes the place of an older.
#[derive(Debug, Default)]
pub(super) struct SeenTokens {
    seen: Vec<Seen>,
}

impl SeenTokens {
    /// The token of a run at byte `at`, made by `read` if it was not seen.
    #[inline]
    pub fn get(&mut self, run: Run, at: usize, read: impl FnOnce() -> Token) -> Token {
        if self.seen.is_empty() {
            self.seen.resize(PLACES, Seen::NONE);
        }
        let seen = &mut self.seen[run.place()];
        if seen.run != run {
            *seen = Seen::of(run, &read());
        }
        seen.at(at as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_at_ascii_that_is_no_letter() {
        let run = |text: &str, at| Run::at(text.as_bytes(), at).map(|run| run.bytes.map(u64::to_le_bytes).concat());
        let same = |text: &str, at: usize, end: usize| {
            let mut bytes = text.as_bytes()[at..end].to_vec();
            bytes.resize(Run::WINDOW, 0);
            assert_eq!(run(text, at), Some(bytes), "{text}");
        };
        same("Tỉnh ủy Hà Tĩnh họp.", 0, 6);
        same("AZaz@[`{ và những gì", 0, 4);
        same("“Nâng cao” chất lượng", 0, 8);
        same("m2 đất và các nhà ở", 0, 1);
        same("), các đồng chí", 0, 1);
        assert_eq!(run("Tỉnh", 0), None);
        assert_eq!(run("nghiêngnghiêngnghiêng", 0), None);
    }
}
