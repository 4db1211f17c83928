//! Digits with their separators: what a number token is worth.

use crate::text::Token;

/// A decimal number: `mantissa` divided by ten to the power of `places`. Kept apart so that scaling stays exact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Amount {
    pub mantissa: u64,
    pub places: u32,
    /// Both a thousands and a decimal reading of a separator remain.
    pub ambiguous: bool,
}

/// What the digits of a token turn out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Digits {
    Amount(Amount),
    /// More digits than a number can be trusted with: past 2^53 a value would no longer be the one written.
    TooLong,
    /// Separators of a date, a phone number or a version.
    Other,
}

const MOST_DIGITS: usize = 15;

impl Amount {
    pub(crate) const fn whole(value: u64) -> Self {
        Self { mantissa: value, places: 0, ambiguous: false }
    }

    /// The value, times a scale.
    pub(crate) fn times(self, scale: f64) -> f64 {
        let whole = self.mantissa as f64 * scale;
        if self.is_whole() { whole } else { whole / 10f64.powi(self.places as i32) }
    }

    pub(crate) fn value(self) -> f64 {
        self.times(1.0)
    }

    pub(crate) const fn is_whole(self) -> bool {
        self.places == 0
    }

    /// The digits after the point become the last places: 3 and 14 make 3,14.
    pub(crate) fn with_decimals(self, digits: u64, places: u32) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(10u64.checked_pow(places)?)?.checked_add(digits)?;
        Some(Self { mantissa, places, ambiguous: false })
    }
}

/// The value of a token of plain digits, as most numbers are.
pub(crate) fn plain(token: &Token) -> Option<u64> {
    token.plain_number().filter(|_| usize::from(token.letters) <= MOST_DIGITS)
}

/// What a number token is worth. Most are plain digits, whose value the token has.
pub(crate) fn of(token: &Token, text: &str) -> Digits {
    match plain(token) {
        Some(value) => Digits::Amount(Amount::whole(value)),
        None => read(token.span.of(text)),
    }
}

/// Whether a number token has more digits than are read.
pub(crate) fn is_too_long(token: &Token, text: &str) -> bool {
    usize::from(token.letters) > MOST_DIGITS && of(token, text) == Digits::TooLong
}

/// Reads the surface of a number token. A stop groups thousands and a comma is decimal; the other convention is
/// recognised where its groups leave no doubt (1,234,567 and 1,234.56).
fn read(surface: &str) -> Digits {
    let bytes = surface.as_bytes();
    let (mut value, mut stops, mut commas, mut last) = (0u64, 0, 0, 0);
    for (at, &byte) in bytes.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        stops += usize::from(byte == b'.');
        commas += usize::from(byte == b',');
        (value, last) =
            if digit <= 9 { (value.wrapping_mul(10).wrapping_add(u64::from(digit)), last) } else { (value, at) };
    }
    if bytes.len() - stops - commas > MOST_DIGITS {
        return Digits::TooLong;
    }
    match (stops, commas, bytes.get(last)) {
        (0, 0, _) => Digits::Amount(Amount::whole(value)),
        (_, 0, _) => one_kind(bytes, b'.', stops, last, value),
        (0, ..) => one_kind(bytes, b',', commas, last, value),
        (_, 1, Some(b',')) => grouped(bytes, b'.', last, value),
        (1, _, Some(b'.')) => grouped(bytes, b',', last, value),
        _ => Digits::Other,
    }
}

/// Only stops, or only commas. Several of them group thousands; one before exactly three digits does so when it is a
/// stop, and leaves a doubt when it is a comma.
fn one_kind(bytes: &[u8], mark: u8, count: usize, at: usize, value: u64) -> Digits {
    if count > 1 {
        return if thousands(bytes, mark) { Digits::Amount(Amount::whole(value)) } else { Digits::Other };
    }
    let places = (bytes.len() - at - 1) as u32;
    let like_thousands = places == 3 && (1..=3).contains(&at) && bytes[0] != b'0';
    if like_thousands && mark == b'.' {
        return Digits::Amount(Amount::whole(value));
    }
    if at > 1 && bytes[0] == b'0' {
        return Digits::Other;
    }
    Digits::Amount(Amount { mantissa: value, places, ambiguous: like_thousands })
}

/// Thousands grouped by one mark, and decimals after the other, the last.
fn grouped(bytes: &[u8], group: u8, at: usize, value: u64) -> Digits {
    if !thousands(&bytes[..at], group) {
        return Digits::Other;
    }
    let places = (bytes.len() - at - 1) as u32;
    Digits::Amount(Amount { mantissa: value, places, ambiguous: false })
}

/// Whether one to three digits are followed by groups of exactly three.
fn thousands(bytes: &[u8], mark: u8) -> bool {
    let mut groups = bytes.split(|&b| b == mark);
    let first = groups.next().map_or(0, <[u8]>::len);
    bytes[0] != b'0' && (1..=3).contains(&first) && groups.all(|g| g.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(surface: &str) -> Option<f64> {
        match read(surface) {
            Digits::Amount(amount) => Some(amount.value()),
            _ => None,
        }
    }

    #[test]
    fn separators() {
        for (surface, expected) in [
            ("16.542", 16542.0),
            ("1,5", 1.5),
            ("1.5", 1.5),
            ("1.234,56", 1234.56),
            ("1,234.56", 1234.56),
            ("1.234.567", 1_234_567.0),
            ("1,234,567", 1_234_567.0),
            ("0.123", 0.123),
            ("0,05", 0.05),
            ("02", 2.0),
            ("12,345", 12.345),
            ("29.232,75", 29232.75),
        ] {
            assert_eq!(value(surface), Some(expected), "{surface}");
        }
        for surface in ["15.7.2023", "0912.345.678", "1.2.3", "1.23,4.5", "05.7"] {
            assert_eq!(read(surface), Digits::Other, "{surface}");
        }
        assert_eq!(read(&"9".repeat(400)), Digits::TooLong);
    }
}
