//! Reports as Arrow tables: one normalised schema, described once in `tables.rs` and documented in `docs/tables.md`.
//!
//! ```
//! use baocao::table::TablesBuilder;
//! let mut builder = TablesBuilder::new();
//! let report = baocao::parse("Sáng 15/7/2023, Tỉnh ủy Hà Tĩnh tổ chức hội nghị sơ kết.");
//! builder.push("bao-ha-tinh-1", None, &report.into());
//! let tables = builder.finish();
//! assert_eq!(tables.table("reports").unwrap().num_rows(), 1);
//! ```

mod column;
mod define;
mod markdown;
mod nested;
mod tables;

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::SchemaRef;
use once_cell::sync::Lazy;

pub use define::{ColumnInfo, TableInfo};
pub use markdown::markdown;
pub use nested::nested_schema;

use crate::model::{CodePointReport, Report};
use crate::text::Span;
use define::Finished;

/// Every table with its columns, in the order in which they are written.
///
/// ```
/// let people = baocao::table::tables().iter().find(|table| table.name == "people").unwrap();
/// assert_eq!(people.columns[0].name, "report_id");
/// ```
#[must_use]
pub fn tables() -> &'static [TableInfo] {
    &DESCRIPTION.0
}

static DESCRIPTION: Lazy<(Vec<TableInfo>, Vec<SchemaRef>)> = Lazy::new(|| {
    let tables = tables::describe();
    let schemas = tables.iter().map(TableInfo::schema).collect();
    (tables, schemas)
});

/// A record that gave no report, and why.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'a> {
    /// Stable code of the reason.
    pub code: &'a str,
    /// The reason for a reader.
    pub message: &'a str,
    /// File or address.
    pub source: Option<&'a str>,
    /// Number of the record or line in it, from 1.
    pub record: Option<u64>,
}

/// What a report is among the others of a corpus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reprint {
    /// The report that it reprints.
    pub duplicate_of: Option<String>,
    /// The first report of its cluster.
    pub cluster_id: String,
}

/// One record of a corpus: a report, or the reason why there is none.
#[derive(Clone, Copy)]
struct Entry<'a> {
    id: &'a str,
    source: Option<&'a str>,
    report: Option<&'a Report>,
    failure: Option<Failure<'a>>,
}

/// A row of the diagnostics.
struct Remark<'a> {
    code: &'a str,
    message: &'a str,
    span: Option<Span>,
    source: Option<&'a str>,
    record: Option<u64>,
}

impl<'a> Entry<'a> {
    /// The members of a list of the report.
    fn all<T>(&self, list: impl FnOnce(&'a Report) -> &'a Vec<T>) -> std::slice::Iter<'a, T> {
        self.report.map_or(&[][..], |report| list(report)).iter()
    }

    fn diagnostics(&self) -> impl Iterator<Item = Remark<'a>> + use<'a> {
        let read = self.all(|r| &r.diagnostics).map(|d| Remark {
            code: &d.code,
            message: &d.message,
            span: d.span,
            source: None,
            record: None,
        });
        let failed = self.failure.into_iter().map(|Failure { code, message, source, record }| Remark {
            code,
            message,
            span: None,
            source,
            record,
        });
        read.chain(failed)
    }
}

/// Collects reports into tables.
#[derive(Default)]
pub struct TablesBuilder {
    builders: tables::Builders,
    /// Id of each record, and whether it gave a report.
    records: Vec<(String, bool)>,
}

impl std::fmt::Debug for TablesBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TablesBuilder").field("records", &self.records).finish_non_exhaustive()
    }
}

impl TablesBuilder {
    /// Without any rows.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a report under an id that the caller keeps unique, with the file or address that it came from.
    pub fn push(&mut self, id: &str, source: Option<&str>, report: &CodePointReport) {
        self.add(Entry { id, source, report: Some(report.get()), failure: None });
    }

    /// Adds a record that gave no report: a row of `diagnostics`.
    pub fn push_failure(&mut self, id: &str, failure: Failure<'_>) {
        self.add(Entry { id, source: failure.source, report: None, failure: Some(failure) });
    }

    fn add(&mut self, entry: Entry<'_>) {
        self.records.push((entry.id.to_owned(), entry.report.is_some()));
        self.builders.push(&entry);
    }

    /// Number of records added since the last [`Self::finish`].
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing was added since the last [`Self::finish`].
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The tables of what was added; the builder is then empty and can go on.
    pub fn finish(&mut self) -> Tables {
        Tables { finished: self.builders.finish(&DESCRIPTION.1), records: std::mem::take(&mut self.records) }
    }
}

/// The rows of some records, in every table.
#[derive(Clone, Debug)]
pub struct Tables {
    finished: Vec<Finished>,
    records: Vec<(String, bool)>,
}

impl Tables {
    /// Number of records: reports, and those that gave none.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Ids of the records, in their order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.records.iter().map(|(id, _)| id.as_str())
    }

    /// The rows of one table; `None` when there is no table of that name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&RecordBatch> {
        self.iter().find(|(table, _)| *table == name).map(|(_, batch)| batch)
    }

    /// The same with the columns `duplicate_of` and `cluster_id` of the table `reports`, which are given row by row.
    ///
    /// # Panics
    /// When there are more or fewer than that table has rows.
    #[must_use]
    pub fn with_reprints(mut self, reprints: &[Reprint]) -> Self {
        for (info, finished) in tables().iter().zip(&mut self.finished).filter(|(info, _)| info.name == "reports") {
            let duplicate_of: StringArray = reprints.iter().map(|reprint| reprint.duplicate_of.as_deref()).collect();
            let cluster_id: StringArray = reprints.iter().map(|reprint| Some(&*reprint.cluster_id)).collect();
            let mut columns = finished.batch.columns().to_vec();
            for (name, values) in [("duplicate_of", duplicate_of), ("cluster_id", cluster_id)] {
                let at = info.columns.iter().position(|column| column.name == name).expect("a column of the table");
                columns[at] = Arc::new(values) as ArrayRef;
            }
            finished.batch = define::batch(&finished.batch.schema(), columns);
        }
        self
    }

    /// Every table with its name, in the order of [`tables`].
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &RecordBatch)> {
        tables().iter().zip(&self.finished).map(|(info, finished)| (info.name, &finished.batch))
    }
}

#[cfg(test)]
mod tests;
