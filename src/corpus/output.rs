//! Tables to files. A run is written in parts: a folder for each table, in it a file for each part. Files are written
//! under another name and take their own when they are complete; a part counts once its list of ids is there.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use tempfile::NamedTempFile;

use super::rows;
use crate::table::{TableInfo, Tables, tables};

/// Formats of output.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// Parquet, compressed with Zstandard.
    #[default]
    Parquet,
    /// One JSON object a line.
    JsonLines,
    /// Values parted by commas, with a header; lists parted by `|`.
    Csv,
}

impl Format {
    /// The end of the names of files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "parquet" => Ok(Self::Parquet),
            "jsonl" => Ok(Self::JsonLines),
            "csv" => Ok(Self::Csv),
            _ => Err(format!("{name:?} is no format: use parquet, jsonl or csv")),
        }
    }
}

/// What cannot be written, and why.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}", path = path.display())]
pub struct OutputError {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub reason: io::Error,
}

/// Adds the path to an error.
fn at(path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    let path = path.to_owned();
    move |reason| OutputError { path, reason }
}

/// Folder of the lists of ids. Engines leave out names that begin with an underscore.
const DONE: &str = "_done";

/// A folder that tables are written to.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    format: Format,
    /// Records after which a part is closed.
    part_records: usize,
    /// Number of the next part.
    next_part: usize,
    part: Option<Part>,
}

/// The files of one part, under names of their own.
#[derive(Debug)]
struct Part {
    files: Vec<TableFile>,
    ids: Vec<String>,
}

impl Output {
    /// Opens a folder, making it if need be. Parts that it holds are kept, and followed by new ones.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(folder: &Path, format: Format, part_records: usize) -> Result<Self, OutputError> {
        for name in tables().iter().map(|table| table.name).chain([DONE]) {
            let path = folder.join(name);
            fs::create_dir_all(&path).map_err(at(&path))?;
        }
        let next_part = done_parts(folder)?.last().map_or(0, |(part, _)| part + 1);
        Ok(Self { folder: folder.to_owned(), format, part_records: part_records.max(1), next_part, part: None })
    }

    /// Whether the folder holds parts.
    #[must_use]
    pub const fn holds_parts(&self) -> bool {
        self.next_part > 0
    }

    /// Ids of all records in the complete parts, those that gave no report among them.
    ///
    /// # Errors
    /// When a list of ids cannot be read.
    pub fn done(&self) -> Result<HashSet<String>, OutputError> {
        let mut ids = HashSet::new();
        for (_, path) in done_parts(&self.folder)? {
            let list = File::open(&path).map_err(at(&path))?;
            for line in BufReader::new(list).lines() {
                let line = line.map_err(at(&path))?;
                ids.insert(serde_json::from_str(&line).map_err(|e| at(&path)(e.into()))?);
            }
        }
        Ok(ids)
    }

    /// Adds rows.
    ///
    /// # Errors
    /// When they cannot be written; the part that they belong to is then dropped.
    pub fn write(&mut self, rows: &Tables) -> Result<(), OutputError> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut part = match self.part.take() {
            Some(part) => part,
            None => Part::new(&self.folder, self.format)?,
        };
        for (file, (_, batch)) in part.files.iter_mut().zip(rows.iter()) {
            file.write(batch)?;
        }
        part.ids.extend(rows.ids().map(str::to_owned));
        let full = part.ids.len() >= self.part_records;
        self.part = Some(part);
        if full { self.close() } else { Ok(()) }
    }

    /// Completes the part that was begun.
    ///
    /// # Errors
    /// When its files cannot be completed; none of them is left then, and none of its ids counts as done.
    pub fn close(&mut self) -> Result<(), OutputError> {
        let Some(part) = self.part.take() else { return Ok(()) };
        let number = self.next_part;
        let name = format!("part-{number:05}.{}", self.format.extension());
        // All are on the disk before the first one has its name; the list, which makes the part count, has it last.
        let complete = |file: TableFile| {
            let path = self.folder.join(file.table).join(&name);
            Ok((file.complete(&path)?, path))
        };
        let mut files: Vec<_> = part.files.into_iter().map(complete).collect::<Result<_, _>>()?;
        files.push(self.list(number, &part.ids)?);
        let mut named: Vec<PathBuf> = Vec::new();
        for (file, path) in files {
            if let Err(error) = file.persist(&path) {
                for path in named {
                    // What cannot be removed is written over by the next run.
                    let _ = fs::remove_file(path);
                }
                return Err(at(&path)(error.error));
            }
            named.push(path);
        }
        self.next_part += 1;
        Ok(())
    }

    /// The list of the ids of a part, and its name.
    fn list(&self, number: usize, ids: &[String]) -> Result<(NamedTempFile, PathBuf), OutputError> {
        let folder = self.folder.join(DONE);
        let path = folder.join(format!("part-{number:05}.ids"));
        let mut list = String::new();
        for id in ids {
            list.push_str(&serde_json::Value::from(id.as_str()).to_string());
            list.push('\n');
        }
        let mut file = NamedTempFile::new_in(folder).map_err(at(&path))?;
        file.write_all(list.as_bytes()).map_err(at(&path))?;
        Ok((on_disk(file, &path)?, path))
    }
}

/// The complete parts of a folder in their order.
fn done_parts(folder: &Path) -> Result<Vec<(usize, PathBuf)>, OutputError> {
    let folder = folder.join(DONE);
    let mut parts = Vec::new();
    for entry in fs::read_dir(&folder).map_err(at(&folder))? {
        let path = entry.map_err(at(&folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let number = name.and_then(|name| name.strip_prefix("part-")?.strip_suffix(".ids")?.parse().ok());
        parts.extend(number.map(|number| (number, path.clone())));
    }
    parts.sort();
    Ok(parts)
}

/// Waits until a complete file is on the disk; `path` is the name that it will have.
fn on_disk(file: NamedTempFile, path: &Path) -> Result<NamedTempFile, OutputError> {
    file.as_file().sync_all().map_err(at(path))?;
    readable_by_all(file.as_file()).map_err(at(path))?;
    Ok(file)
}

/// Temporary files are for their owner only; what stays is a file like any other.
#[cfg(unix)]
fn readable_by_all(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &File) -> io::Result<()> {
    Ok(())
}

impl Part {
    fn new(folder: &Path, format: Format) -> Result<Self, OutputError> {
        let files = tables().iter().map(|table| TableFile::new(&folder.join(table.name), table, format));
        Ok(Self { files: files.collect::<Result<_, _>>()?, ids: Vec::new() })
    }
}

/// One file that is being written.
#[derive(Debug)]
struct TableFile {
    table: &'static str,
    folder: PathBuf,
    writer: Writer,
}

#[derive(Debug)]
enum Writer {
    Parquet(Box<parquet::arrow::ArrowWriter<NamedTempFile>>),
    JsonLines(BufWriter<NamedTempFile>),
    Csv(Box<csv::Writer<NamedTempFile>>),
}

/// Rows of a group in a Parquet file: what is kept in memory until it is written.
const GROUP_ROWS: usize = 1 << 16;

impl TableFile {
    fn new(folder: &Path, table: &'static TableInfo, format: Format) -> Result<Self, OutputError> {
        let file = NamedTempFile::with_prefix_in(".part-", folder).map_err(at(folder))?;
        let writer = match format {
            Format::Parquet => {
                let properties = parquet::file::properties::WriterProperties::builder()
                    .set_compression(parquet::basic::Compression::ZSTD(parquet::basic::ZstdLevel::default()))
                    .set_max_row_group_row_count(Some(GROUP_ROWS))
                    .build();
                let writer = parquet::arrow::ArrowWriter::try_new(file, table.schema(), Some(properties));
                Writer::Parquet(Box::new(writer.map_err(|e| at(folder)(io_error(e)))?))
            }
            Format::JsonLines => Writer::JsonLines(BufWriter::new(file)),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(file);
                let header = table.columns.iter().map(|column| column.name);
                writer.write_record(header).map_err(|e| at(folder)(e.into()))?;
                Writer::Csv(Box::new(writer))
            }
        };
        Ok(Self { table: table.name, folder: folder.to_owned(), writer })
    }

    fn write(&mut self, batch: &arrow_array::RecordBatch) -> Result<(), OutputError> {
        let written = match &mut self.writer {
            Writer::Parquet(writer) => writer.write(batch).map_err(io_error),
            Writer::JsonLines(writer) => rows::json_lines(batch, writer),
            Writer::Csv(writer) => rows::csv(batch, writer).map_err(io::Error::from),
        };
        written.map_err(at(&self.folder))
    }

    fn complete(self, path: &Path) -> Result<NamedTempFile, OutputError> {
        let file = match self.writer {
            Writer::Parquet(writer) => writer.into_inner().map_err(io_error),
            Writer::JsonLines(writer) => writer.into_inner().map_err(io::IntoInnerError::into_error),
            Writer::Csv(writer) => writer.into_inner().map_err(|e| io::Error::other(e.to_string())),
        };
        on_disk(file.map_err(at(path))?, path)
    }
}

/// The error of the system behind an error of the Parquet library, if there is one.
fn io_error(error: parquet::errors::ParquetError) -> io::Error {
    match error {
        parquet::errors::ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
