//! `baocao` turns Vietnamese conference and review reports into typed data whose every value can be traced to the
//! characters it was read from.
//!
//! ```
//! let report = baocao::parse("Sáng 15/7/2023, Tỉnh ủy Hà Tĩnh tổ chức hội nghị sơ kết công tác 6 tháng đầu năm.");
//! println!("{}", report.to_json());
//! ```
//!
//! The way of the data goes one way: [`text`] → [`lexicon`] → [`grammar`] → [`discourse`] → assembly → [`Report`].

#[cfg(feature = "corpus")]
pub mod corpus;
pub mod discourse;
pub mod grammar;
pub mod lexicon;
pub mod model;
pub mod text;

mod assemble;
mod error;
mod layers;
mod parser;
#[cfg(feature = "render")]
pub mod render;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "arrow")]
pub mod table;

pub use error::Error;
pub use layers::{numbers, organizations, people, places, quantities, references, sentences, times};
pub use lexicon::Addition;
pub use model::*;
pub use parser::{Depth, Parser, ParserBuilder, Worker};
#[cfg(feature = "schema")]
pub use schema::json_schema;
pub use text::Span;

/// Parses one text with the embedded lexicon. Any text gives a report.
///
/// ```
/// let report = baocao::parse("");
/// assert!(report.people.is_empty());
/// ```
#[must_use]
pub fn parse(text: &str) -> Report {
    Parser::new().parse(text)
}

/// The Rust examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
