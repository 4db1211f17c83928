//! The head of a name of a body as a list of words, made once so that names are compared without being spelled out.

use super::rows::{Organ, PLACE_KINDS};
use crate::model::PlaceLevel;
use crate::text::normalise::Code;
use crate::text::token::{Kind, tokenise};
use crate::text::{Token, code, fold};

/// A row of `organs.tsv` without the level noun at its end (Ủy ban nhân dân [tỉnh]).
#[derive(Clone, Debug)]
pub(crate) struct Stem {
    /// Its words and marks.
    pub words: Vec<Code>,
    /// The same, spelled and folded.
    pub text: String,
    /// The level of the noun.
    pub level: Option<PlaceLevel>,
    /// The short form, when that is one word; else 0, which no word is.
    pub short: Code,
}

/// A phrase as keys hold it, and its words, which tell it from others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spelled {
    /// Folded.
    pub text: String,
    /// The words of that.
    pub words: Vec<Code>,
}

impl Spelled {
    pub(crate) fn of(phrase: &str) -> Self {
        let text = fold(phrase);
        let words = text.split(' ').map(code).collect();
        Self { text, words }
    }
}

/// Makes stems. Holds the words of the kinds of unit and a buffer.
pub(super) struct Stems {
    nouns: Vec<(&'static str, Vec<Code>, PlaceLevel)>,
    tokens: Vec<Token>,
}

impl Stems {
    pub(super) fn new() -> Self {
        let mut stems = Self { nouns: Vec::new(), tokens: Vec::new() };
        for kind in PLACE_KINDS.iter().filter(|kind| kind.level() != PlaceLevel::Other) {
            let words = stems.words(kind.name);
            stems.nouns.push((kind.name, words, kind.level()));
        }
        stems
    }

    pub(super) fn stem(&mut self, organ: &Organ) -> Stem {
        let mut words = self.words(&organ.name);
        let mut text = fold(&organ.name);
        let short = organ.abbreviation.as_deref().map(|short| self.words(short));
        let noun = self.nouns.iter().find(|(_, noun, _)| words.len() > noun.len() && words.ends_with(noun));
        if let Some((spelled, noun, _)) = noun {
            words.truncate(words.len() - noun.len());
            text.truncate(text.len().saturating_sub(spelled.len() + 1));
        }
        let short = match short.as_deref() {
            Some(&[short]) => short,
            _ => 0,
        };
        Stem { words, text, level: noun.map(|(_, _, level)| *level), short }
    }

    fn words(&mut self, text: &str) -> Vec<Code> {
        self.tokens.clear();
        tokenise(text, &mut self.tokens);
        self.tokens.iter().map(|token| word(token, text)).collect()
    }
}

/// What tells a word, number or mark of a name from others: numbers by their digits as written.
pub(crate) fn word(token: &Token, text: &str) -> Code {
    const NUMBER: Code = 1 << 62;
    match token.kind {
        Kind::Word | Kind::Mark => token.code,
        Kind::Number => {
            let digits = token.span.of(text).bytes();
            digits.fold(0, |hash: Code, digit| hash.wrapping_mul(31).wrapping_add(Code::from(digit))) | NUMBER
        }
    }
}
