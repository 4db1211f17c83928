//! Lines of bounded length, and JSON objects in them.

use std::io::{self, BufRead};

use serde_json::{Map, Value};

use super::{Place, ReadOptions, Reason, Record};

/// A line of a stream.
pub(super) enum Line {
    /// Its bytes, without the end of the line.
    Whole(Vec<u8>),
    /// It is longer than the limit; it was passed over without being kept.
    TooLong,
}

/// The next line; `None` at the end.
pub(super) fn next_line(stream: &mut impl BufRead, limit: usize) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let (mut read, mut too_long) = (false, false);
    loop {
        let part = stream.fill_buf()?;
        if part.is_empty() {
            break;
        }
        read = true;
        let end = part.iter().position(|&byte| byte == b'\n');
        let kept = &part[..end.unwrap_or(part.len())];
        if line.len() + kept.len() > limit {
            too_long = true;
            line = Vec::new();
        } else if !too_long {
            line.extend_from_slice(kept);
        }
        let used = end.map_or(part.len(), |end| end + 1);
        stream.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(read.then_some(if too_long { Line::TooLong } else { Line::Whole(line) }))
}

/// One JSON object a line.
pub(super) struct JsonLines<R> {
    stream: Option<R>,
    source: String,
    options: ReadOptions,
    number: u64,
}

impl<R: BufRead> JsonLines<R> {
    pub(super) const fn new(stream: R, source: String, options: ReadOptions) -> Self {
        Self { stream: Some(stream), source, options, number: 0 }
    }

    fn record(&self, line: &[u8]) -> Record {
        let place = Place { source: &self.source, options: &self.options };
        let number = Some(self.number);
        let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        let decoded = place.decode(number, line)?;
        let object: Map<String, Value> = serde_json::from_str(&decoded.text)
            .map_err(|error| place.bad(number, Reason::Format, format!("this is no JSON object: {error}")))?;
        let field = |name: &str| object.get(name).and_then(written);
        let options = &self.options;
        let id = options.id.as_deref().and_then(field);
        let published = options.published.as_deref().and_then(field);
        let record = place.fields(self.number, field(&options.text), id, published);
        record.map(|document| super::Document { encoding: decoded.encoding, ..document })
    }
}

/// A string or a number as text.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            let line = next_line(self.stream.as_mut()?, self.options.max_bytes);
            self.number += 1;
            let place = Place { source: &self.source, options: &self.options };
            return Some(match line {
                Ok(None) => return None,
                Ok(Some(Line::TooLong)) => Err(place.too_large(Some(self.number))),
                Ok(Some(Line::Whole(line))) if line.trim_ascii().is_empty() => continue,
                Ok(Some(Line::Whole(line))) => self.record(&line),
                Err(error) => {
                    let bad = place.io(Some(self.number), &error);
                    // Behind the damage there is nothing to be read.
                    self.stream = None;
                    Err(bad)
                }
            });
        }
    }
}
