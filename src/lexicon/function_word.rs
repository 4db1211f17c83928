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
            _ => return None,
        })
    }
}

/// The words, sorted by code, with a bit for each use.
#[derive(Clone, Debug, Default)]
pub(crate) struct FunctionWords(Vec<(Code, u32)>);

impl FunctionWords {
    pub(super) fn load() -> Self {
        let mut words = Vec::new();
        table!("function_words").each(["word", "uses"], |[word, uses]| {
            let bits = list(uses).map(|name| match Use::of(name) {
                Some(known) => 1 << known as u32,
                None => panic!("function_words.tsv: no use {name}"),
            });
            words.push((code(word), bits.sum()));
        });
        words.sort_unstable();
        Self(words)
    }

    /// Whether a word has a use.
    #[inline]
    pub fn has(&self, word: Code, wanted: Use) -> bool {
        let found = self.0.binary_search_by_key(&word, |&(code, _)| code);
        found.is_ok_and(|i| self.0[i].1 >> wanted as u32 & 1 != 0)
    }
}
