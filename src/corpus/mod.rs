//! Many reports: records in, parsed on all cores in bounded memory, reports or tables out in the order of the records.
//!
//! ```
//! use baocao::corpus::{Document, Options, parse_all};
//! let texts = ["Hội nghị sơ kết công tác thi đua.", "Hội nghị tổng kết năm 2023."];
//! let records = texts.iter().enumerate().map(|(i, text)| Ok(Document::new(i.to_string(), *text)));
//! for parsed in parse_all(&baocao::Parser::new(), records, &Options::default()) {
//!     let parsed = parsed.unwrap();
//!     println!("{}: {:?}", parsed.id, parsed.report.event);
//! }
//! ```

mod ordered;
mod output;
mod parse;
mod read;
mod record;
mod reprints;
mod rows;

pub use ordered::{Ordered, Seat, Waiting};
pub use output::{Format, Output, OutputError};
pub use parse::{Options, ParseAll, Parsed, TableBatches, fill, parse_all, parse_to_tables, sign};
pub use read::{Decoded, Input, PdfPages, ReadOptions, decode, decode_named, read};
pub use record::{BadRecord, Document, Reason, Record, TextRecord};
pub use reprints::{Reprints, Signature, Signed, Signer};

#[cfg(test)]
mod tests;
