//! Which files are read: names, folders and patterns, in the order of their names.

use std::collections::VecDeque;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{
    Input, Place, ReadOptions, Reason, Record, Records, all, archive, decompressed, docx, html, lines, one, open, pdf,
    table,
};
use crate::corpus::record::{BadRecord, Document};

/// Reads files: names, folders with everything below them, patterns (`2023/*.jsonl.gz`), and `-` for standard input.
/// Names are followed in their order, so that two runs give the same records. What cannot be read is a bad record.
///
/// ```
/// use baocao::corpus::{ReadOptions, read};
/// let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data");
/// let records: Vec<_> = read([folder], ReadOptions::default()).collect();
/// assert!(records.iter().all(Result::is_ok));
/// ```
pub fn read<P: Into<PathBuf>>(
    inputs: impl IntoIterator<Item = P>,
    options: ReadOptions,
) -> impl Iterator<Item = Record> + Send {
    Reader { inputs: inputs.into_iter().map(Into::into).collect(), found: VecDeque::new(), records: None, options }
}

/// A file to read; one that a folder holds is left out when its name tells no form.
enum Found {
    File(PathBuf),
    Bad(BadRecord),
}

struct Reader {
    inputs: VecDeque<PathBuf>,
    found: VecDeque<Found>,
    records: Option<Records>,
    options: ReadOptions,
}

impl Iterator for Reader {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if let Some(record) = self.records.as_mut().and_then(Iterator::next) {
                return Some(record);
            }
            self.records = None;
            match self.found.pop_front() {
                Some(Found::Bad(bad)) => return Some(Err(bad)),
                Some(Found::File(path)) => self.records = Some(records(&path, &self.options)),
                None => {
                    let input = self.inputs.pop_front()?;
                    self.found = find(&input, &self.options);
                }
            }
        }
    }
}

/// The files that an input names.
fn find(input: &Path, options: &ReadOptions) -> VecDeque<Found> {
    if input.is_dir() {
        return below(input, options);
    }
    let name = input.to_string_lossy();
    if input.exists() || name == "-" || !name.contains(['*', '?', '[']) {
        return [Found::File(input.to_owned())].into();
    }
    let place = Place { source: &name, options };
    let paths = match glob::glob(&name) {
        Ok(paths) => paths,
        Err(error) => return [Found::Bad(place.bad(None, Reason::Io, error.to_string()))].into(),
    };
    let mut found = VecDeque::new();
    for path in paths {
        match path {
            Ok(path) if path.is_dir() => found.extend(below(&path, options)),
            Ok(path) => found.push_back(Found::File(path)),
            Err(error) => {
                let source = error.path().to_string_lossy();
                found.push_back(Found::Bad(Place { source: &source, options }.io(None, error.error())));
            }
        }
    }
    if found.is_empty() {
        found.push_back(Found::Bad(place.bad(None, Reason::Io, "no file has such a name")));
    }
    found
}

/// The files below a folder whose names tell a form, or all when the form is given.
fn below(folder: &Path, options: &ReadOptions) -> VecDeque<Found> {
    let mut found = VecDeque::new();
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                if options.input.is_some() || Input::of_name(entry.path()).is_some() {
                    found.push_back(Found::File(entry.into_path()));
                }
            }
            Ok(_) => {}
            Err(error) => {
                let source = error.path().unwrap_or(folder).to_string_lossy().into_owned();
                let bad = Place { source: &source, options }.bad(None, Reason::Io, error.to_string());
                found.push_back(Found::Bad(bad));
            }
        }
    }
    found
}

/// The records of one file.
fn records(path: &Path, options: &ReadOptions) -> Records {
    let source = path.to_string_lossy().into_owned();
    let input = options.input.or_else(|| Input::of_name(path)).unwrap_or(Input::Text);
    if input == Input::Parquet {
        return table::parquet(path, source, options.clone());
    }
    let stream = if source == "-" { decompressed(Box::new(BufReader::new(std::io::stdin()))) } else { open(path) };
    let stream = match stream {
        Ok(stream) => stream,
        Err(error) => return one(Err(Place { source: &source, options }.io(None, &error))),
    };
    let options = options.clone();
    match input {
        Input::JsonLines => Box::new(lines::JsonLines::new(stream, source, options)),
        Input::Csv => table::csv(stream, b',', source, options),
        Input::Tsv => table::csv(stream, b'\t', source, options),
        Input::Warc => Box::new(archive::Warc::new(stream, source, options)),
        Input::Text | Input::Html | Input::Docx | Input::Pdf | Input::Parquet => {
            let place = Place { source: &source, options: &options };
            one(match all(stream, options.max_bytes) {
                Ok(Some(bytes)) => whole(input, &place, &bytes),
                Ok(None) => Err(place.too_large(None)),
                Err(error) => Err(place.io(None, &error)),
            })
        }
    }
}

/// A file that is one record.
fn whole(input: Input, place: &Place<'_>, bytes: &[u8]) -> Record {
    match input {
        Input::Html => html::page(place, None, bytes),
        Input::Docx => docx::document(place, bytes),
        Input::Pdf => pdf::document(place, bytes),
        _ => {
            let decoded = place.decode(None, bytes)?;
            if decoded.text.trim().is_empty() {
                return Err(place.bad(None, Reason::NoText, "the file is empty"));
            }
            let source = Some(place.source.to_owned());
            Ok(Document { id: place.id(None), text: decoded.text, published: None, source, encoding: decoded.encoding })
        }
    }
}
