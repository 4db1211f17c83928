//! Crawls: WARC records with the pages that servers sent, WET records with plain text.

use std::io::{self, BufRead, Read as _};

use super::lines::{Line, next_line};
use super::{Place, ReadOptions, Reason, Record, all, decompressed, html};

/// The records of a crawl that hold a page or a text; requests, metadata and other records are passed over.
pub(super) struct Warc {
    stream: Option<Box<dyn BufRead + Send>>,
    source: String,
    options: ReadOptions,
    number: u64,
}

/// What the head of a record says.
#[derive(Default)]
struct Head {
    kind: String,
    address: Option<String>,
    content_type: String,
    length: Option<u64>,
}

/// Longest line of a head.
const HEAD_LINE: usize = 1 << 16;

/// Most lines of a head.
const HEAD_LINES: usize = 1000;

impl Warc {
    pub(super) fn new(stream: Box<dyn BufRead + Send>, source: String, options: ReadOptions) -> Self {
        Self { stream: Some(stream), source, options, number: 0 }
    }

    /// The next record that is a document, or why there is none; `None` at the end.
    fn record(&mut self, stream: &mut Box<dyn BufRead + Send>) -> Result<Option<Record>, Damage> {
        loop {
            let Some(head) = head(stream)? else { return Ok(None) };
            self.number += 1;
            let place = Place { source: &self.source, options: &self.options };
            let length = head.length.ok_or(Damage::Form("a record without Content-Length"))?;
            let page = match head.kind.as_str() {
                "response" => true,
                "resource" => html::is_page(&head.content_type),
                "conversion" => false,
                _ => {
                    skip(stream, length)?;
                    continue;
                }
            };
            if length > self.options.max_bytes as u64 {
                skip(stream, length)?;
                return Ok(Some(Err(place.too_large(Some(self.number)))));
            }
            let mut body = Vec::new();
            if stream.by_ref().take(length).read_to_end(&mut body)? as u64 != length {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            let address = head.address.as_deref().map(|a| a.trim_matches(['<', '>']));
            // The address names a page better than its place in an archive.
            let place = Place { source: address.unwrap_or(&self.source), options: &self.options };
            let record = if head.kind == "response" {
                match response(&body, self.options.max_bytes) {
                    Ok(Some(content)) => html::content(&place, self.number, true, &content),
                    Ok(None) => continue,
                    Err(message) => Err(place.bad(Some(self.number), Reason::Format, message)),
                }
            } else {
                html::content(&place, self.number, page, &body)
            };
            let number = self.number;
            return Ok(Some(match (record, address) {
                (Ok(document), Some(address)) => Ok(super::Document { id: address.to_owned(), ..document }),
                (Err(bad), _) => {
                    let source = Some(self.source.clone());
                    let message = address.map_or_else(|| bad.message.clone(), |a| format!("{}: {a}", bad.message));
                    Err(super::BadRecord { source, record: Some(number), message, ..bad })
                }
                (record, None) => record,
            }));
        }
    }
}

impl Iterator for Warc {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let mut stream = self.stream.take()?;
        match self.record(&mut stream) {
            Ok(record) => {
                self.stream = Some(stream);
                record
            }
            // Behind the damage there is nothing to be read.
            Err(damage) => {
                let place = Place { source: &self.source, options: &self.options };
                let number = Some(self.number + 1);
                Some(Err(match damage {
                    Damage::Io(error) => place.io(number, &error),
                    Damage::Form(message) => place.bad(number, Reason::Format, message),
                }))
            }
        }
    }
}

/// What ends an archive early.
enum Damage {
    Io(io::Error),
    Form(&'static str),
}

impl From<io::Error> for Damage {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The head of the next record; `None` at the end.
fn head(stream: &mut Box<dyn BufRead + Send>) -> Result<Option<Head>, Damage> {
    let version = loop {
        match next_line(stream, HEAD_LINE)? {
            None => return Ok(None),
            Some(Line::Whole(line)) if line.is_empty() => {}
            Some(Line::Whole(line)) => break line,
            Some(Line::TooLong) => return Err(Damage::Form("this is no WARC record")),
        }
    };
    if !version.starts_with(b"WARC/") {
        return Err(Damage::Form("this is no WARC record"));
    }
    let mut head = Head::default();
    for _ in 0..HEAD_LINES {
        let Some(Line::Whole(line)) = next_line(stream, HEAD_LINE)? else {
            return Err(Damage::Form("the head of a record ends early"));
        };
        if line.is_empty() {
            return Ok(Some(head));
        }
        let line = String::from_utf8_lossy(&line);
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => head.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => head.address = Some(value.to_owned()),
            "content-type" => value.clone_into(&mut head.content_type),
            "content-length" => head.length = value.parse().ok(),
            _ => {}
        }
    }
    Err(Damage::Form("the head of a record does not end"))
}

fn skip(stream: &mut Box<dyn BufRead + Send>, length: u64) -> io::Result<()> {
    let skipped = io::copy(&mut stream.by_ref().take(length), &mut io::sink())?;
    if skipped == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// The page in the answer of a server; `None` for other types and for answers that are no success.
fn response(body: &[u8], limit: usize) -> Result<Option<Vec<u8>>, String> {
    let end = find(body, b"\r\n\r\n").ok_or("the answer of the server has no head")?;
    let (head, content) = (String::from_utf8_lossy(&body[..end]), &body[end + 4..]);
    let status = head.split_whitespace().nth(1).unwrap_or("");
    let header = |name: &str| {
        let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.filter(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned()).next()
    };
    let is_page = header("content-type").is_none_or(|kind| html::is_page(&kind));
    if !status.starts_with('2') || !is_page {
        return Ok(None);
    }
    let is_chunked = header("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    // Archives often keep the header of what they have already put together.
    let content = if is_chunked { dechunked(content).unwrap_or_else(|| content.to_vec()) } else { content.to_vec() };
    let stream = decompressed(Box::new(io::Cursor::new(content))).map_err(|error| error.to_string())?;
    match all(stream, limit) {
        Ok(Some(bytes)) => Ok(Some(bytes)),
        Ok(None) => Err("the page is longer than the limit".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// The content of chunks with their sizes before them; `None` when it has not that form.
fn dechunked(mut content: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(content.len());
    loop {
        let end = find(content, b"\r\n")?;
        let size = std::str::from_utf8(&content[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        content = &content[end + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(content.get(..size)?);
        content = content.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
