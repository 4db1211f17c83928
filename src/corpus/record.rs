//! What readers give: documents, and records that are none.

use std::fmt;

use crate::model::PartialDate;

/// A text to parse, with what is known of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Unique in the corpus.
    pub id: String,
    /// The text.
    pub text: String,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// File or address that it came from.
    pub source: Option<String>,
    /// Encoding that it was decoded from.
    pub encoding: &'static str,
}

impl Document {
    /// A text under an id, with nothing else known.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), published: None, source: None, encoding: "utf-8" }
    }

    /// The same, lent.
    #[must_use]
    pub fn lend(&self) -> TextRecord<'_> {
        TextRecord {
            id: &self.id,
            text: &self.text,
            published: self.published,
            source: self.source.as_deref(),
            encoding: self.encoding,
        }
    }
}

/// A text to parse that lies elsewhere, such as in an Arrow column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextRecord<'a> {
    /// Unique in the corpus.
    pub id: &'a str,
    /// The text.
    pub text: &'a str,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// File or address that it came from.
    pub source: Option<&'a str>,
    /// Encoding that it was decoded from.
    pub encoding: &'static str,
}

/// Why a record gave no report.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The file or folder cannot be read.
    Io,
    /// The bytes are no text in any encoding that fits.
    Encoding,
    /// The compressed data is damaged or ends early.
    Compression,
    /// The record is not of the format of its file.
    Format,
    /// The record has no text.
    NoText,
    /// The publication date is of no accepted form.
    Date,
    /// The record is longer than the limit.
    TooLarge,
    /// The id is that of an earlier record.
    Duplicate,
    /// The parser failed on the text: a defect of this package.
    Internal,
}

impl Reason {
    /// Stable code, as it stands in the table of diagnostics.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Io => "record_io",
            Self::Encoding => "record_encoding",
            Self::Compression => "record_compression",
            Self::Format => "record_format",
            Self::NoText => "record_no_text",
            Self::Date => "record_date",
            Self::TooLarge => "record_too_large",
            Self::Duplicate => "record_duplicate",
            Self::Internal => "record_internal",
        }
    }
}

/// A record that gave no report: which, where, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadRecord {
    /// The id that its report would have had.
    pub id: String,
    /// File or address.
    pub source: Option<String>,
    /// Number of the record or line in it, from 1.
    pub record: Option<u64>,
    /// Why.
    pub reason: Reason,
    /// Why, for a reader.
    pub message: String,
}

impl fmt::Display for BadRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.source, self.record) {
            (Some(source), Some(record)) => write!(f, "{source}:{record}: {}", self.message),
            (Some(source), None) => write!(f, "{source}: {}", self.message),
            (None, _) => write!(f, "record {:?}: {}", self.id, self.message),
        }
    }
}

impl std::error::Error for BadRecord {}

/// What a reader gives.
pub type Record = Result<Document, BadRecord>;
