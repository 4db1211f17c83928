//! Tokens of text after text, on one thread.

use super::seen::{Run, SeenTokens};
use super::token::{Scanner, Token, cut};

/// Cuts texts into tokens, one after the other, and knows the words that it saw before.
#[derive(Debug, Default)]
pub struct Tokeniser {
    seen: SeenTokens,
    /// Bytes of the texts so far.
    bytes: usize,
}

/// For fewer bytes than these it does not pay to keep what was seen.
const ENOUGH: usize = 4096;

impl Tokeniser {
    /// Cuts `text` into tokens, appended to `out`. `id_of` gives the id of a token's word, always the same one.
    pub fn tokenise(&mut self, text: &str, id_of: impl Fn(&Token) -> u32, out: &mut Vec<Token>) {
        let bytes = text.as_bytes();
        self.bytes = self.bytes.saturating_add(text.len());
        let keep = self.bytes >= ENOUGH;
        let read = |scanner: &mut Scanner<'_>, start: usize| {
            let mut token = scanner.token(start);
            token.word = id_of(&token);
            token
        };
        cut(text, out, |scanner, start| {
            let run = if !keep || bytes[start].is_ascii_digit() { None } else { Run::at(bytes, start) };
            let Some(run) = run else { return read(scanner, start) };
            let token = self.seen.get(run, start, || read(scanner, start));
            scanner.at = token.span.end() as usize;
            token
        });
    }
}
