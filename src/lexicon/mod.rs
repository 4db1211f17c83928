//! The embedded tables (`data/*.tsv`), loaded once into one structure, and the walk that finds their phrases.

mod broken;
mod function_word;
mod gazetteer;
mod hits;
mod roles;
pub(crate) mod rows;
mod sort;
pub(crate) mod stem;
mod table;
mod titles;
mod trie;
mod vocabulary;

use std::sync::Arc;

use once_cell::sync::Lazy;

pub(crate) use broken::breaks_name;
pub use function_word::Use;
pub use gazetteer::{Gazetteer, PlaceName, Unit};
pub(crate) use hits::BLOCK;
pub use hits::{At, Each, Hit, Hits, Role, Tag, TokenForm, Wanted};
pub use roles::{Act, Complement, EventRole, NumberRole, Side, TimeRole, TitleKind, Turn};
pub use rows::*;
pub(crate) use sort::{BodyKind, BodyKinds, BodyLevel, BodySort};
pub use titles::{OfficeTitle, titles, titles_page};

use crate::text::Token;
use function_word::FunctionWords;
pub(crate) use trie::Steps;
use trie::{Trie, TrieBuilder};
use vocabulary::Vocabulary;

/// Version of the tables: the year and number of their last change.
pub const VERSION: &str = "2026.1";

/// Every table, and one trie over their phrases.
///
/// Loaded once for the process by [`Lexicon::shared`]; a parser with entries of its own loads another one.
#[derive(Debug)]
pub struct Lexicon {
    vocabulary: Vocabulary,
    trie: Trie,
    /// By word id: whether a stop after the word does not end a sentence.
    stops: Vec<bool>,
    /// Administrative units and other places.
    pub gazetteer: Gazetteer,
    pub(crate) function_words: FunctionWords,
    /// Typed rows of the other tables; a [`Hit`] names one by its index.
    pub rows: Rows,
}

static SHARED: Lazy<Arc<Lexicon>> = Lazy::new(|| Arc::new(Lexicon::load(&[])));

impl Lexicon {
    /// The lexicon of the embedded tables.
    #[must_use]
    pub fn shared() -> Arc<Self> {
        Arc::clone(&SHARED)
    }

    /// The embedded tables and further entries.
    #[must_use]
    pub fn with(entries: &[Addition]) -> Self {
        Self::load(entries)
    }

    fn load(additions: &[Addition]) -> Self {
        let mut vocabulary = Vocabulary::with_room();
        let mut trie = TrieBuilder::default();
        let gazetteer = Gazetteer::load();
        let mut rows = Rows::load(additions);
        for (variant, canonical) in &rows.spellings {
            vocabulary.spell(*variant, *canonical);
        }
        // The words of the smaller tables first: they are read most often, and neighbours share a line of the cache.
        rows.phrases(|phrase, kind, capital, row| trie.add(phrase, kind, capital, row, &mut vocabulary));
        for (row, name) in gazetteer.names.iter().enumerate() {
            let capital = name.name.chars().next().is_some_and(char::is_uppercase);
            trie.add(name.name, (Tag::Place, Role::Plain), capital, row as u32, &mut vocabulary);
        }
        vocabulary.close();
        let trie = trie.build(vocabulary.len());
        let mut stops = vec![false; vocabulary.len()];
        for code in rows.stops.drain(..) {
            stops[vocabulary.id_of_word(code) as usize] = true;
        }
        stops[0] = false;
        Self { vocabulary, trie, stops, gazetteer, function_words: FunctionWords::load(), rows }
    }

    /// Whether a stop after this word belongs to it (TP., TS.).
    pub(crate) fn keeps_stop(&self, token: &Token) -> bool {
        self.stops.get(token.word as usize).copied().unwrap_or(false)
    }

    /// Id of a word, mark or number; 0 when no phrase uses it.
    pub(crate) fn id(&self, token: &Token) -> u32 {
        self.vocabulary.id(token)
    }

    /// Whether any phrase uses a word.
    #[cfg(feature = "corpus")]
    pub(crate) fn knows(&self, word: crate::text::normalise::Code) -> bool {
        self.vocabulary.id_of_word(word) != 0
    }

    /// The folded form of a token, if it is a word of the tables.
    pub(crate) fn folded(&self, token: &Token) -> Option<&str> {
        self.vocabulary.folded(token)
    }

    /// Finds every phrase of every table in the tokens.
    pub(crate) fn walk(&self, tokens: &[Token], steps: &mut Steps, out: &mut Hits) {
        self.trie.walk(tokens, steps, out);
    }
}
