//! Tables: CSV with a header, and Parquet.

use std::fs::File;
use std::io::BufRead;
use std::path::Path;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use csv::{ByteRecord, ReaderBuilder};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::{BadRecord, Place, ReadOptions, Reason, Record, Records, one};

/// The records of a CSV file. A row that is damaged is a bad record; damage of the stream ends the file.
pub(super) fn csv(stream: Box<dyn BufRead + Send>, delimiter: u8, source: String, options: ReadOptions) -> Records {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(stream);
    let place = Place { source: &source, options: &options };
    let header = match reader.byte_headers() {
        Ok(header) => header.clone(),
        Err(error) => return one(Err(csv_error(&place, None, &error))),
    };
    let names: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    let column = |name: &str| names.iter().position(|n| n.trim_start_matches('\u{feff}') == name);
    let Some(text) = column(&options.text) else {
        return one(Err(no_column(&place, &options.text, &names)));
    };
    let id = options.id.as_deref().map(column);
    let published = options.published.as_deref().map(column);
    for (wanted, found) in [(&options.id, id), (&options.published, published)] {
        if let (Some(name), Some(None)) = (wanted, found) {
            return one(Err(no_column(&place, name, &names)));
        }
    }
    let columns = Columns { text, id: id.flatten(), published: published.flatten() };
    let mut number = 0;
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let mut row = ByteRecord::new();
        number += 1;
        let place = Place { source: &source, options: &options };
        match reader.read_byte_record(&mut row) {
            Ok(false) => None,
            Ok(true) => Some(csv_record(&place, number, &row, &columns)),
            Err(error) => {
                ended = true;
                Some(Err(csv_error(&place, Some(number), &error)))
            }
        }
    }))
}

/// Where text, id and date stand in a row.
struct Columns {
    text: usize,
    id: Option<usize>,
    published: Option<usize>,
}

fn csv_record(place: &Place<'_>, number: u64, row: &ByteRecord, columns: &Columns) -> Record {
    if row.as_slice().len() > place.options.max_bytes {
        return Err(place.too_large(Some(number)));
    }
    let mut encoding = "utf-8";
    let mut field = |column: Option<usize>| match column.and_then(|column| row.get(column)) {
        None => Ok(None),
        Some(bytes) => place.decode(Some(number), bytes).map(|decoded| {
            if decoded.encoding != "utf-8" {
                encoding = decoded.encoding;
            }
            Some(decoded.text)
        }),
    };
    let (id, published, text) = (field(columns.id)?, field(columns.published)?, field(Some(columns.text))?);
    place.fields(number, text, id, published).map(|document| super::Document { encoding, ..document })
}

fn csv_error(place: &Place<'_>, number: Option<u64>, error: &csv::Error) -> BadRecord {
    match error.kind() {
        csv::ErrorKind::Io(error) => place.io(number, error),
        _ => place.bad(number, Reason::Format, error.to_string()),
    }
}

fn no_column(place: &Place<'_>, name: &str, names: &[String]) -> BadRecord {
    place.bad(None, Reason::Format, format!("there is no column {name:?}, but {}", names.join(", ")))
}

/// Rows that are read from a Parquet file at a time.
const ROWS: usize = 256;

/// The records of a Parquet file, of which only the columns that are asked for are read.
pub(super) fn parquet(path: &Path, source: String, options: ReadOptions) -> Records {
    let place = Place { source: &source, options: &options };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return one(Err(place.io(None, &error))),
    };
    let unreadable = |error: &dyn std::fmt::Display| one(Err(place.bad(None, Reason::Format, error.to_string())));
    let builder = match ParquetRecordBatchReaderBuilder::try_new(file) {
        Ok(builder) => builder,
        Err(error) => return unreadable(&error),
    };
    let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let wanted = [Some(&options.text), options.id.as_ref(), options.published.as_ref()];
    if let Some(missing) = wanted.into_iter().flatten().find(|name| !names.contains(name)) {
        return one(Err(no_column(&place, missing, &names)));
    }
    let mask = ProjectionMask::columns(builder.parquet_schema(), wanted.into_iter().flatten().map(String::as_str));
    let batches = match builder.with_projection(mask).with_batch_size(ROWS).build() {
        Ok(batches) => batches,
        Err(error) => return unreadable(&error),
    };
    let mut number = 0;
    Box::new(batches.flat_map(move |batch| {
        let place = Place { source: &source, options: &options };
        match batch {
            Ok(batch) => rows(&place, &batch, &mut number),
            Err(error) => vec![Err(place.bad(Some(number + 1), Reason::Format, error.to_string()))],
        }
    }))
}

fn rows(place: &Place<'_>, batch: &RecordBatch, number: &mut u64) -> Vec<Record> {
    let column = |name: Option<&str>| name.and_then(|name| batch.column_by_name(name)).map(strings).transpose();
    let options = place.options;
    let columns = [Some(options.text.as_str()), options.id.as_deref(), options.published.as_deref()].map(column);
    let [Ok(texts), Ok(ids), Ok(published)] = columns else {
        *number += 1;
        return vec![Err(place.bad(
            Some(*number),
            Reason::Format,
            "text, id and date must be strings, numbers or dates",
        ))];
    };
    let value = |column: &Option<ArrayRef>, row: usize| {
        let strings = column.as_ref()?.as_string::<i64>();
        strings.is_valid(row).then(|| strings.value(row).to_owned())
    };
    let record = |row| {
        *number += 1;
        let text = value(&texts, row);
        if text.as_ref().is_some_and(|text| text.len() > options.max_bytes) {
            return Err(place.too_large(Some(*number)));
        }
        place.fields(*number, text, value(&ids, row), value(&published, row))
    };
    (0..batch.num_rows()).map(record).collect()
}

/// A column as strings; of a moment the day counts.
fn strings(column: &ArrayRef) -> Result<ArrayRef, arrow_schema::ArrowError> {
    match column.data_type() {
        DataType::Timestamp(..) | DataType::Date64 => {
            let days = arrow_cast::cast(column, &DataType::Date32)?;
            arrow_cast::cast(&days, &DataType::LargeUtf8)
        }
        _ => arrow_cast::cast(column, &DataType::LargeUtf8),
    }
}
