//! The words, marks and numbers that the tables use, each with a small id.

use rustc_hash::FxHashMap;

use crate::text::normalise::{Code, spell_code};
use crate::text::{Kind, Token};

/// What a token is known by: no word's code has this bit without the one above it.
const OTHER: u64 = 1 << 62;
/// And of the two others a number has this one too.
const NUMBER: u64 = OTHER | 1 << 61;

/// What a token is known by: words, marks and numbers never have the same.
#[inline]
const fn key(token: &Token) -> u64 {
    token.code
        | match token.kind {
            Kind::Word => 0,
            Kind::Number => NUMBER,
            Kind::Mark => OTHER,
        }
}

/// Words and their ids. Id 0 is a word that no table uses.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<u64, u32>,
    /// Words whose other spelling stands in the tables: tỉ → tỷ.
    spellings: FxHashMap<Code, Code>,
    /// By id where the folded word stands in `text`.
    folded: Vec<Folded>,
    text: String,
}

/// The folded form of a word: spelled out once, for the keys that need it again and again.
#[derive(Clone, Copy, Debug, Default)]
struct Folded {
    /// Of the spelling that it folds; 0 when it is no word.
    code: Code,
    start: u32,
    len: u32,
}

/// About as many words as the tables use.
const WORDS: usize = 5_000;

impl Vocabulary {
    /// With room for the words of the tables.
    pub(crate) fn with_room() -> Self {
        let mut vocabulary = Self::default();
        vocabulary.ids.reserve(WORDS);
        vocabulary
    }

    /// From now on `variant` has the id of `canonical`.
    pub(crate) fn spell(&mut self, variant: Code, canonical: Code) {
        self.spellings.insert(variant, canonical);
    }

    pub(crate) fn intern(&mut self, token: &Token) -> u32 {
        let key = key(token);
        self.intern_key(self.spellings.get(&key).copied().unwrap_or(key))
    }

    fn intern_key(&mut self, key: u64) -> u32 {
        let next = self.ids.len() as u32 + 1;
        *self.ids.entry(key).or_insert(next)
    }

    /// Gives each variant the id of its canonical spelling, so that a look-up is one step.
    pub(crate) fn close(&mut self) {
        for (variant, canonical) in std::mem::take(&mut self.spellings) {
            let id = self.intern_key(canonical);
            self.ids.insert(variant, id);
        }
        self.folded = vec![Folded::default(); self.len()];
        for (&code, &id) in &self.ids {
            let start = self.text.len();
            if code & (OTHER | NUMBER) == 0 && spell_code(code, &mut self.text) {
                let len = (self.text.len() - start) as u32;
                self.folded[id as usize] = Folded { code, start: start as u32, len };
            }
        }
    }

    /// The folded form of a token, if it is a word of the tables in the spelling that was folded.
    pub(crate) fn folded(&self, token: &Token) -> Option<&str> {
        let &Folded { code, start, len } = self.folded.get(token.word as usize)?;
        let same = code == token.code && token.kind == Kind::Word && code != 0;
        same.then(|| &self.text[start as usize..(start + len) as usize])
    }

    #[inline]
    pub(crate) fn id(&self, token: &Token) -> u32 {
        self.ids.get(&key(token)).copied().unwrap_or(0)
    }

    pub(crate) fn id_of_word(&self, code: Code) -> u32 {
        self.ids.get(&code).copied().unwrap_or(0)
    }

    /// One more than the largest id.
    pub(crate) fn len(&self) -> usize {
        self.ids.len() + 1
    }
}
