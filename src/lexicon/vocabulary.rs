//! The words that the tables use, each with a small id.

use rustc_hash::FxHashMap;

use crate::text::normalise::Code;

/// Word codes and their ids. Id 0 is a word that no table uses.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Code, u32>,
    /// Words whose other spelling stands in the tables: tỉ → tỷ.
    spellings: FxHashMap<Code, Code>,
}

/// About as many words as the tables use.
const WORDS: usize = 10_000;

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

    pub(crate) fn intern(&mut self, code: Code) -> u32 {
        let code = self.spellings.get(&code).copied().unwrap_or(code);
        let next = self.ids.len() as u32 + 1;
        *self.ids.entry(code).or_insert(next)
    }

    /// Gives each variant the id of its canonical spelling, so that a look-up is one step.
    pub(crate) fn close(&mut self) {
        for (variant, canonical) in self.spellings.drain() {
            let next = self.ids.len() as u32 + 1;
            let id = *self.ids.entry(canonical).or_insert(next);
            self.ids.insert(variant, id);
        }
    }

    #[inline]
    pub(crate) fn id(&self, code: Code) -> u32 {
        self.ids.get(&code).copied().unwrap_or(0)
    }

    /// One more than the largest id.
    pub(crate) fn len(&self) -> usize {
        self.ids.len() + 1
    }
}
