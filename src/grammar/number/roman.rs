//! Roman numerals: only where a term or an ordinal calls for them.

use crate::grammar::Cursor;
use crate::text::{Kind, Shape};

const MOST_LETTERS: usize = 7;

/// A word of capital I, V, X, L and C that is a well-formed numeral below 400, and the place after it.
pub(crate) fn read<'d, 't>(c: Cursor<'d, 't>) -> Option<(f64, Cursor<'d, 't>)> {
    let token = c.token().filter(|t| t.kind == Kind::Word && t.span.len() as usize <= MOST_LETTERS)?;
    // A single capital is a title too.
    if token.shape != Shape::Upper && !(token.shape == Shape::Title && token.letters == 1) {
        return None;
    }
    let value = value(token.span.of(c.doc.text).as_bytes())?;
    Some((f64::from(value), c.skip(1)))
}

fn value(letters: &[u8]) -> Option<u16> {
    if !matches!(letters.first(), Some(b'I' | b'V' | b'X' | b'L' | b'C')) {
        return None;
    }
    let mut rest = letters;
    let mut total = 0;
    for (numeral, worth, most) in [
        ("C", 100, 3),
        ("XC", 90, 1),
        ("L", 50, 1),
        ("XL", 40, 1),
        ("X", 10, 3),
        ("IX", 9, 1),
        ("V", 5, 1),
        ("IV", 4, 1),
        ("I", 1, 3),
    ] {
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(numeral.as_bytes()) else { break };
            (rest, total) = (after, total + worth);
        }
    }
    // A numeral taken apart in this order is written one way only, but for IXI and the like.
    let canonical =
        rest.is_empty() && total > 0 && !letters.windows(3).any(|w| matches!(w, b"IXI" | b"IVI" | b"XCX" | b"XLX"));
    canonical.then_some(total)
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numerals() {
        for (letters, expected) in
            [("I", 1), ("IV", 4), ("XIII", 13), ("XIX", 19), ("XXI", 21), ("XL", 40), ("XCIX", 99)]
        {
            assert_eq!(value(letters.as_bytes()), Some(expected));
        }
        for letters in ["", "IIII", "VV", "IC", "IXI", "ABC", "MII"] {
            assert_eq!(value(letters.as_bytes()), None, "{letters}");
        }
    }
}
