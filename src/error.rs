//! What can go wrong: files, bytes and options. Parsing a text cannot.

use std::fmt;

/// An error, with the value that caused it and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A date that is not of the accepted forms.
    #[error("{0:?} is no date: write it as 2023, 2023-07 or 2023-07-15")]
    Date(String),
    /// Bytes that are not valid UTF-8.
    #[error("the input is not valid UTF-8 at byte {at}: decode it first, or name its encoding")]
    Encoding {
        /// Offset of the first bad byte.
        at: usize,
    },
    /// JSON that is no report.
    #[error("this is no JSON of a report: {0}")]
    Json(Message),
    /// JSON that was written without its text.
    #[error(
        "the report was written without its text, which byte spans need: write it with text, or keep it in code points"
    )]
    NoText,
    /// JSON of a later schema.
    #[error("the report has schema version {found}, this package knows {known}: update it")]
    SchemaVersion {
        /// Version in the JSON.
        found: u32,
        /// Version known here.
        known: u32,
    },
    /// A layer name that does not exist.
    #[error("{name:?} is no layer: use one of {known}")]
    Layer {
        /// The given name.
        name: String,
        /// The names that exist.
        known: &'static str,
    },
    /// A likeness of reprints that is none.
    #[error("{0} is no threshold of likeness: give a number above 0, at most 1")]
    Threshold(f64),
}

/// The message of an error of another library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message(String);

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error {
    pub(crate) fn json(error: serde_json::Error) -> Self {
        Self::Json(Message(error.to_string()))
    }
}
