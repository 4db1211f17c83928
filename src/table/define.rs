//! The form in which a table is described: rows, columns, types and documentation in one place, from which come the
//! builder, the Arrow schema and the reference page.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};

use crate::model::SCHEMA_VERSION;

/// One column, as documented.
#[derive(Clone, PartialEq, Debug)]
pub struct ColumnInfo {
    /// Name.
    pub name: &'static str,
    /// Arrow type.
    pub data_type: DataType,
    /// Whether values may be absent.
    pub nullable: bool,
    /// What it holds.
    pub doc: &'static str,
}

/// One table, as documented.
#[derive(Clone, PartialEq, Debug)]
pub struct TableInfo {
    /// Name.
    pub name: &'static str,
    /// What a row is.
    pub doc: &'static str,
    /// Columns in their order.
    pub columns: Vec<ColumnInfo>,
}

/// The two columns that every table begins with: together they are its key.
const KEY: [(&str, DataType, &str); 2] = [
    ("report_id", DataType::Utf8, "Id of the report, as given or as made from its source."),
    ("row", DataType::Int32, "Number of the row in this table among the rows of its report, from 0."),
];

impl TableInfo {
    pub(super) fn new(name: &'static str, doc: &'static str, columns: Vec<ColumnInfo>) -> Self {
        let key = KEY.map(|(name, data_type, doc)| ColumnInfo { name, data_type, nullable: false, doc });
        Self { name, doc: doc.trim_ascii(), columns: key.into_iter().chain(columns).collect() }
    }

    /// The Arrow schema: each column with its documentation, the table with its name and the version of the schema.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        let field = |column: &ColumnInfo| {
            Field::new(column.name, column.data_type.clone(), column.nullable)
                .with_metadata(HashMap::from([("description".to_owned(), column.doc.to_owned())]))
        };
        let metadata = HashMap::from([
            ("baocao.table".to_owned(), self.name.to_owned()),
            ("baocao.schema_version".to_owned(), SCHEMA_VERSION.to_string()),
        ]);
        Arc::new(Schema::new_with_metadata(self.columns.iter().map(field).collect::<Vec<_>>(), metadata))
    }
}

/// The key columns of a table, and where the rows of each report end.
#[derive(Default)]
pub(super) struct Rows {
    report_id: StringBuilder,
    row: Int32Builder,
    /// Number of rows up to the end of each report.
    ends: Vec<i32>,
    rows: i32,
}

impl Rows {
    pub(super) fn push(&mut self, report_id: &str, row: i32) {
        self.report_id.append_value(report_id);
        self.row.append_value(row);
        self.rows += 1;
    }

    pub(super) fn end_report(&mut self) {
        self.ends.push(self.rows);
    }

    /// The key columns, and the ends of the reports.
    pub(super) fn finish(&mut self) -> (Vec<ArrayRef>, Vec<i32>) {
        self.rows = 0;
        let key: Vec<ArrayRef> = vec![Arc::new(self.report_id.finish()), Arc::new(self.row.finish())];
        (key, std::mem::take(&mut self.ends))
    }
}

/// The rows of one table in one batch.
#[derive(Clone, Debug)]
pub(super) struct Finished {
    pub(super) batch: RecordBatch,
    /// Number of rows up to the end of each report.
    pub(super) ends: Vec<i32>,
}

/// A batch of columns that the macro made to fit the schema.
pub(super) fn batch(schema: &SchemaRef, columns: Vec<ArrayRef>) -> RecordBatch {
    RecordBatch::try_new(Arc::clone(schema), columns).expect("each column is built by the type that its schema names")
}

/// Describes tables: for each its documentation, its rows in an [`Entry`](super::Entry), and its columns with their
/// documentation, kind and value.
macro_rules! tables {
    ($(
        #[doc = $doc:literal]
        $table:ident($row:pat in $entry:ident => $rows:expr) {
            $(#[doc = $column_doc:literal] $column:ident: $kind:ty = $value:expr,)+
        }
    )+) => {
        $(#[allow(non_camel_case_types)]
        #[derive(Default)]
        struct $table {
            rows: Rows,
            $($column: $kind,)+
        }

        impl $table {
            fn info() -> TableInfo {
                TableInfo::new(stringify!($table), $doc, vec![$(ColumnInfo {
                    name: stringify!($column),
                    data_type: <$kind as Column>::data_type(),
                    nullable: <$kind as Column>::NULLABLE,
                    doc: $column_doc.trim_ascii(),
                }),+])
            }

            fn push(&mut self, entry: &Entry<'_>) {
                let $entry = entry;
                for (number, $row) in (0..).zip($rows) {
                    self.rows.push(entry.id, number);
                    $(Cell::push_to($value, &mut self.$column);)+
                }
                self.rows.end_report();
            }

            fn finish(&mut self, schema: &SchemaRef) -> Finished {
                let (mut columns, ends) = self.rows.finish();
                columns.extend([$(self.$column.finish()),+]);
                Finished { batch: batch(schema, columns), ends }
            }
        })+

        /// A builder for each table.
        #[derive(Default)]
        pub(super) struct Builders {
            $($table: $table,)+
        }

        impl Builders {
            /// Adds the rows of one report to every table.
            pub(super) fn push(&mut self, entry: &Entry<'_>) {
                $(self.$table.push(entry);)+
            }

            /// The rows added so far, table by table; the builders are then empty.
            pub(super) fn finish(&mut self, schemas: &[SchemaRef]) -> Vec<Finished> {
                let mut schemas = schemas.iter();
                let mut next = || schemas.next().expect("there is a schema for every table");
                vec![$(self.$table.finish(next())),+]
            }
        }

        /// Every table, in the order in which they are written.
        pub(super) fn describe() -> Vec<TableInfo> {
            vec![$($table::info()),+]
        }
    };
}

pub(super) use tables;
