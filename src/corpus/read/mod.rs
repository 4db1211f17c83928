//! Readers: files, folders and streams to records, one at a time, whatever is wrong with some of them.

mod archive;
mod decode;
mod docx;
mod files;
mod html;
mod legacy;
mod lines;
mod pdf;
mod table;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::str::FromStr;

pub use decode::{Decoded, decode, decode_named};
pub use files::read;
pub use pdf::PdfPages;

use super::record::{BadRecord, Document, Reason, Record};
use crate::model::PartialDate;

/// Forms of input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// One text a file.
    Text,
    /// One JSON object a line.
    JsonLines,
    /// A table with a header, values parted by commas.
    Csv,
    /// A table with a header, values parted by tabs.
    Tsv,
    /// Parquet.
    Parquet,
    /// One web page a file.
    Html,
    /// One Word document a file.
    Docx,
    /// One PDF document with a text layer a file.
    Pdf,
    /// A crawl: WARC with pages, or WET with texts.
    Warc,
}

impl Input {
    /// The form that the name of a file tells, apart from an end that tells of compression.
    #[must_use]
    pub fn of_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        Some(match name.rsplit_once('.')?.1 {
            "txt" | "text" => Self::Text,
            "jsonl" | "ndjson" => Self::JsonLines,
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "parquet" => Self::Parquet,
            "html" | "htm" | "xhtml" => Self::Html,
            "docx" => Self::Docx,
            "pdf" => Self::Pdf,
            "warc" | "wet" => Self::Warc,
            _ => return None,
        })
    }
}

impl FromStr for Input {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Ok(match name {
            "text" => Self::Text,
            "jsonl" => Self::JsonLines,
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "parquet" => Self::Parquet,
            "html" => Self::Html,
            "docx" => Self::Docx,
            "pdf" => Self::Pdf,
            "warc" => Self::Warc,
            _ => {
                return Err(format!(
                    "{name:?} is no form: use text, jsonl, csv, tsv, parquet, html, docx, pdf or warc"
                ));
            }
        })
    }
}

/// How files are read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadOptions {
    /// Form of all files; `None` for what each name tells, and text where it tells nothing.
    pub input: Option<Input>,
    /// Field or column that holds the text.
    pub text: String,
    /// Field or column that holds the id; without it a record is known by its file and number.
    pub id: Option<String>,
    /// Field or column that holds the publication date.
    pub published: Option<String>,
    /// Encoding of the files; `None` to find out.
    pub encoding: Option<String>,
    /// Longest record, in bytes.
    pub max_bytes: usize,
    /// What reads PDF documents; without it they are bad records.
    pub pdf: Option<PdfPages>,
}

impl Default for ReadOptions {
    /// `text`, and records up to 64 MiB.
    fn default() -> Self {
        Self {
            input: None,
            text: "text".into(),
            id: None,
            published: None,
            encoding: None,
            max_bytes: 64 << 20,
            pdf: None,
        }
    }
}

/// The records of a file, one at a time.
type Records = Box<dyn Iterator<Item = Record> + Send>;

/// The records of a file that holds one.
fn one(record: Record) -> Records {
    Box::new(std::iter::once(record))
}

/// A file that is being read: its name, and how.
#[derive(Clone, Copy)]
struct Place<'a> {
    source: &'a str,
    options: &'a ReadOptions,
}

impl Place<'_> {
    /// The id of a record that has none of its own.
    fn id(&self, record: Option<u64>) -> String {
        match record {
            Some(record) => format!("{}:{record}", self.source),
            None => self.source.to_owned(),
        }
    }

    fn bad(&self, record: Option<u64>, reason: Reason, message: impl Into<String>) -> BadRecord {
        let source = Some(self.source.to_owned());
        BadRecord { id: self.id(record), source, record, reason, message: message.into() }
    }

    fn io(&self, record: Option<u64>, error: &io::Error) -> BadRecord {
        let reason = match error.kind() {
            // What the decompressors say of data that is damaged or ends early.
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                Reason::Compression
            }
            _ => Reason::Io,
        };
        self.bad(record, reason, error.to_string())
    }

    fn too_large(&self, record: Option<u64>) -> BadRecord {
        let limit = self.options.max_bytes;
        self.bad(
            record,
            Reason::TooLarge,
            format!("the record is longer than {limit} bytes: raise the limit, or split it"),
        )
    }

    fn decode(&self, record: Option<u64>, bytes: &[u8]) -> Result<Decoded, BadRecord> {
        let decoded = match &self.options.encoding {
            Some(name) => decode_named(bytes, name),
            None => decode(bytes),
        };
        decoded.map_err(|message| self.bad(record, Reason::Encoding, message))
    }

    /// A record of fields: text, id and date as they stand in the file.
    fn fields(&self, record: u64, text: Option<String>, id: Option<String>, published: Option<String>) -> Record {
        let mut bad = None;
        let mut refuse = |reason, message: String| bad = Some(self.bad(Some(record), reason, message));
        let date = match published.as_deref().map(str::trim).filter(|date| !date.is_empty()).map(date) {
            None => None,
            Some(Ok(date)) => Some(date),
            Some(Err(message)) => {
                refuse(Reason::Date, message);
                None
            }
        };
        if text.is_none() {
            refuse(Reason::NoText, format!("there is no {:?}", self.options.text));
        }
        let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| self.id(Some(record)));
        match (bad, text) {
            (None, Some(text)) => {
                Ok(Document { id, text, published: date, source: Some(self.source.to_owned()), encoding: "utf-8" })
            }
            (bad, _) => {
                let bad = bad.unwrap_or_else(|| self.bad(Some(record), Reason::NoText, "there is no text"));
                Err(BadRecord { id, ..bad })
            }
        }
    }
}

/// A date, or the day of a moment ("2023-07-15T08:00:00+07:00").
fn date(text: &str) -> Result<PartialDate, String> {
    let day = if text.len() > 10 && text.is_char_boundary(10) && matches!(text.as_bytes()[10], b'T' | b' ') {
        &text[..10]
    } else {
        text
    };
    day.parse().map_err(|error: crate::Error| error.to_string())
}

/// Opens a file, decompressing what is compressed with gzip or Zstandard.
fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    decompressed(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)))
}

/// What a stream holds when it is compressed, known by its first bytes.
fn decompressed(mut stream: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let head = stream.fill_buf()?;
    if head.starts_with(&[0x1F, 0x8B]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(stream))));
    }
    if head.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 17, zstd::stream::read::Decoder::with_buffer(stream)?)));
    }
    Ok(stream)
}

/// Everything that is left of a stream, up to a limit; `None` when there is more.
fn all(stream: impl Read, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    stream.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests;
