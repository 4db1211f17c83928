//! What the characters say: spans, folding, tokens, sentences and paragraphs. The input is never altered.

pub mod normalise;
mod seen;
pub mod sentence;
pub mod span;
pub mod token;
mod tokeniser;

pub(crate) use normalise::word;
pub use normalise::{code, fold};
pub use sentence::{Paragraph, Sentence};
pub use span::{Offsets, Span};
pub use token::{Gap, Kind, Shape, Token, TokenRange};
pub use tokeniser::Tokeniser;
