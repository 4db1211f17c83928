//! Numbers for what has the same key: entities of a report, and what is asked of them again and again.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};
use smallvec::SmallVec;

/// So many keys are looked through; most reports have no more of a kind.
pub(super) const FEW: usize = 16;

/// Gives every key a number, in the order in which the keys come.
#[derive(Default)]
pub(super) struct Numbering {
    few: SmallVec<[u64; FEW]>,
    more: FxHashMap<u64, usize>,
}

impl Numbering {
    /// The number of a key, a new one if it has none.
    pub fn number(&mut self, key: u64) -> usize {
        if let Some(number) = self.few.iter().position(|&known| known == key) {
            return number;
        }
        if self.few.len() < FEW {
            self.few.push(key);
            return self.few.len() - 1;
        }
        let next = FEW + self.more.len();
        *self.more.entry(key).or_insert(next)
    }

    /// The number of a key that has one.
    pub fn find(&self, key: u64) -> Option<usize> {
        let few = self.few.iter().position(|&known| known == key);
        few.or_else(|| if self.few.len() < FEW { None } else { self.more.get(&key).copied() })
    }
}

/// What tells a list of numbers, or of codes of words, from others.
pub(super) fn key(parts: impl IntoIterator<Item = u64>) -> u64 {
    let mut hasher = FxHasher::default();
    parts.into_iter().for_each(|part| hasher.write_u64(part));
    hasher.finish()
}

/// What tells a text from others.
pub(super) fn text_key(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay() {
        let mut numbering = Numbering::default();
        for key in 0..100 {
            assert_eq!(numbering.find(key * 7), None);
            assert_eq!(numbering.number(key * 7), key as usize);
        }
        assert!((0..100).all(|key| numbering.number(key * 7) == key as usize));
        assert_eq!((numbering.find(99 * 7), numbering.find(1)), (Some(99), None));
    }
}
