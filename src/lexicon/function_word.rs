//! Single words that join and divide phrases (`data/function_words.tsv`), by their code. They are not in the trie: they are
//! too many in any text to be found where nobody asks for them.

use super::table::{list, table};
use crate::text::normalise::{Code, code};

/// What a word tells where it stands; the table says more of each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Use {
    /// After it a noun phrase is no subject (của ông A).
    Governs,
    /// A described group ends before it (các đơn vị phải).
    Clause,
    /// After a noun phrase it begins a predicate (huyện nên).
    Predicate,
    /// Opens a time or circumstance before a comma.
    Adjunct,
    /// Opens the matter that a sentence takes up (về, đối với).
    Matter,
    /// After an addressee it begins what is asked (các xã không).
    Acts,
    /// After an addressee it tells when or how (ngay từ đầu năm).
    Manner,
    /// Before difficulties that did not prevail (dù còn khó khăn).
    Concession,
    /// Makes a noun of the verb after it (phiên chất vấn).
    Nominal,
    /// After a meeting it tells what the meeting means (hội nghị là).
    Meant,
    /// Between a body and the meeting that it holds (đã làm việc).
    Holding,
    /// Ends the things asked for.
    Purpose,
    /// Before a time it makes a deadline.
    Deadline,
    /// Ends the recipients of an award.
    Reason,
    /// Ends the name of an award.
    AfterAward,
    /// Ends the title of a document.
    EndsTitle,
    /// Before the one who is elected or nominated (suy tôn).
    Nominates,
    /// Before a day that is written without "ngày" (từ, dịp).
    BeforeDay,
    /// After a day, and never after a part of a whole (tại, diễn).
    AfterDay,
    /// Only a figure follows, so that 7/8 after it is a part of a whole (đạt, lớp).
    BeforeFigure,
    /// Between a verb and its figure (được, thêm).
    Filler,
    /// The last word before a figure that states a change (tăng, đạt).
    Change,
    /// Makes millions after it money (vốn, giá).
    Money,
}

impl Use {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "governs" => Self::Governs,
            "clause" => Self::Clause,
            "predicate" => Self::Predicate,
            "adjunct" => Self::Adjunct,
            "matter" => Self::Matter,
            "acts" => Self::Acts,
            "manner" => Self::Manner,
            "concession" => Self::Concession,
            "nominal" => Self::Nominal,
            "meant" => Self::Meant,
            "holding" => Self::Holding,
            "purpose" => Self::Purpose,
            "deadline" => Self::Deadline,
            "reason" => Self::Reason,
            "after_award" => Self::AfterAward,
            "ends_title" => Self::EndsTitle,
            "nominates" => Self::Nominates,
            "before_day" => Self::BeforeDay,
            "after_day" => Self::AfterDay,
            "before_figure" => Self::BeforeFigure,
            "filler" => Self::Filler,
            "change" => Self::Change,
            "money" => Self::Money,
            _ => return None,
        })
    }
}

/// The words with a bit for each use, each in the slot of its hash: size and multiplier are chosen at load so that no two
/// share one, and a look-up is one comparison.
#[derive(Clone, Debug)]
pub(crate) struct FunctionWords {
    slots: Vec<(Code, u32)>,
    multiplier: u64,
    /// How many bits of a product lie below those that number a slot.
    shift: u32,
}

impl FunctionWords {
    pub(super) fn load() -> Self {
        /// Multipliers tried for one size.
        const TRIES: u64 = 256;
        let mut words = Vec::new();
        table!("function_words").each(["word", "uses"], |[word, uses]| {
            let bits = list(uses).map(|name| match Use::of(name) {
                Some(known) => 1 << known as u32,
                None => panic!("function_words.tsv: no use {name}"),
            });
            words.push((code(word), bits.sum()));
        });
        let mut tries = (0..8 * TRIES).map(|n| {
            let multiplier = (2 * n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            Self::with(&words, multiplier, 9 + (n / TRIES) as u32)
        });
        tries.find_map(|apart| apart).expect("words with one code in function_words.tsv")
    }

    /// The table of so many bits under a multiplier; `None` when two words share a slot.
    fn with(words: &[(Code, u32)], multiplier: u64, bits: u32) -> Option<Self> {
        let mut table = Self { slots: vec![(0, 0); 1 << bits], multiplier, shift: u64::BITS - bits };
        for &(word, uses) in words {
            let slot = table.slot(word);
            if std::mem::replace(&mut table.slots[slot], (word, uses)).1 != 0 {
                return None;
            }
        }
        Some(table)
    }

    #[inline]
    const fn slot(&self, word: Code) -> usize {
        (word.wrapping_mul(self.multiplier) >> self.shift) as usize
    }

    /// Whether a word has a use.
    #[inline]
    pub fn has(&self, word: Code, wanted: Use) -> bool {
        let (known, uses) = self.slots[self.slot(word)];
        known == word && uses >> wanted as u32 & 1 != 0
    }
}
