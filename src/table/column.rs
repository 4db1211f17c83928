//! The kinds of column: what each takes from the model, and the Arrow array that it becomes.

use std::fmt::Write as _;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder,
    StringDictionaryBuilder,
};
use arrow_array::types::Int32Type;
use arrow_schema::{DataType, Field};
use jiff::civil::Date;

use crate::model::{
    Basis, EventKind, Grain, Modifier, OrganizationId, PartOfDay, PartialDate, PersonId, PlaceId, PlaceLevel,
    QuantityId, ReferenceId, ReportKind, RoleKind, SectionKind, StatementId, TableText, TimeId,
};

/// A column that is being filled.
pub(super) trait Column: Default {
    /// Whether values may be absent.
    const NULLABLE: bool = false;

    /// Type of the array.
    fn data_type() -> DataType;

    /// Adds an absent value; a value that means nothing where the column has none.
    fn push_absent(&mut self);

    /// The array of what was added; the column is then empty.
    fn finish(&mut self) -> ArrayRef;
}

/// A value that a kind of column takes.
pub(super) trait Cell<C> {
    /// Adds the value to the column.
    fn push_to(self, column: &mut C);
}

/// A column whose values may be absent.
#[derive(Default)]
pub(super) struct Maybe<C>(C);

impl<C: Column> Column for Maybe<C> {
    const NULLABLE: bool = true;

    fn data_type() -> DataType {
        C::data_type()
    }

    fn push_absent(&mut self) {
        self.0.push_absent();
    }

    fn finish(&mut self) -> ArrayRef {
        self.0.finish()
    }
}

impl<C: Column, T: Cell<C>> Cell<Maybe<C>> for Option<T> {
    fn push_to(self, column: &mut Maybe<C>) {
        match self {
            Some(value) => value.push_to(&mut column.0),
            None => column.push_absent(),
        }
    }
}

impl<'v, C: Column, T: std::ops::Deref<Target = str>> Cell<Maybe<C>> for &'v Option<T>
where
    &'v str: Cell<C>,
{
    fn push_to(self, column: &mut Maybe<C>) {
        self.as_deref().push_to(column);
    }
}

/// Kinds of column that wrap one builder of Arrow.
macro_rules! columns {
    ($($(#[$doc:meta])* $kind:ident($builder:ty): $type:expr;)+) => {
        $($(#[$doc])*
        #[derive(Default)]
        pub(super) struct $kind($builder);

        impl Column for $kind {
            fn data_type() -> DataType {
                $type
            }

            fn push_absent(&mut self) {
                self.0.append_null();
            }

            fn finish(&mut self) -> ArrayRef {
                Arc::new(self.0.finish())
            }
        })+
    };
}

columns! {
    /// Free text.
    Text(StringBuilder): DataType::Utf8;
    /// A count or an offset.
    Int(Int32Builder): DataType::Int32;
    /// A count that may be large.
    Long(Int64Builder): DataType::Int64;
    /// A number.
    Float(Float64Builder): DataType::Float64;
    /// True or false.
    Flag(BooleanBuilder): DataType::Boolean;
    /// A day.
    Day(Date32Builder): DataType::Date32;
}

/// A text of a small vocabulary, kept once per batch.
#[derive(Default)]
pub(super) struct Code {
    builder: StringDictionaryBuilder<Int32Type>,
    scratch: String,
}

impl Column for Code {
    fn data_type() -> DataType {
        DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
    }

    fn push_absent(&mut self) {
        self.builder.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.builder.finish())
    }
}

/// A list of texts.
#[derive(Default)]
pub(super) struct Texts(ListBuilder<StringBuilder>);

impl Column for Texts {
    fn data_type() -> DataType {
        DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)))
    }

    fn push_absent(&mut self) {
        self.0.append_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

impl Cell<Text> for &str {
    fn push_to(self, column: &mut Text) {
        column.0.append_value(self);
    }
}

impl Cell<Code> for &str {
    fn push_to(self, column: &mut Code) {
        column.builder.append_value(self);
    }
}

/// Texts of the model, its own or a table's.
macro_rules! held {
    ($($type:ty),+) => {
        $(impl Cell<Text> for &$type {
            fn push_to(self, column: &mut Text) {
                column.0.append_value(self);
            }
        }

        impl Cell<Code> for &$type {
            fn push_to(self, column: &mut Code) {
                column.builder.append_value(self);
            }
        })+
    };
}

held!(String, TableText);

/// Values of the model that a text column takes as they are written.
macro_rules! written {
    ($($type:ty),+) => {
        $(impl Cell<Text> for $type {
            fn push_to(self, column: &mut Text) {
                // Neither a builder of texts nor an id can fail to be written to.
                let _ = write!(column.0, "{self}");
                column.0.append_value("");
            }
        })+
    };
}

written!(PersonId, OrganizationId, PlaceId, TimeId, ReferenceId, QuantityId, StatementId, PartialDate);

/// The enumerations of the model, by the names that they are serialised with ("so_ket").
macro_rules! codes {
    ($($type:ty),+) => {
        $(impl Cell<Code> for $type {
            fn push_to(self, column: &mut Code) {
                column.scratch.clear();
                let _ = write!(column.scratch, "{}", Variant(self));
                column.builder.append_value(&column.scratch);
            }
        })+
    };
}

codes!(Basis, EventKind, Grain, Modifier, PartOfDay, PlaceLevel, ReportKind, RoleKind, SectionKind);

/// A variant of the model as it is serialised.
struct Variant<T>(T);

impl<T: serde::Serialize> std::fmt::Display for Variant<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.serialize(f)
    }
}

impl Cell<Int> for u32 {
    /// Spans and counts stay below 2³¹: a text is shorter.
    fn push_to(self, column: &mut Int) {
        column.0.append_value(i32::try_from(self).unwrap_or(i32::MAX));
    }
}

impl Cell<Int> for i16 {
    fn push_to(self, column: &mut Int) {
        column.0.append_value(self.into());
    }
}

impl Cell<Long> for u64 {
    fn push_to(self, column: &mut Long) {
        column.0.append_value(i64::try_from(self).unwrap_or(i64::MAX));
    }
}

impl Cell<Float> for f64 {
    fn push_to(self, column: &mut Float) {
        column.0.append_value(self);
    }
}

impl Cell<Flag> for bool {
    fn push_to(self, column: &mut Flag) {
        column.0.append_value(self);
    }
}

impl Cell<Day> for Date {
    fn push_to(self, column: &mut Day) {
        column.0.append_value(days_since_1970(self));
    }
}

impl<T, I> Cell<Texts> for List<I>
where
    T: std::fmt::Display,
    I: IntoIterator<Item = T>,
{
    fn push_to(self, column: &mut Texts) {
        for text in self.0 {
            let values = column.0.values();
            let _ = write!(values, "{text}");
            values.append_value("");
        }
        column.0.append(true);
    }
}

/// The members of a list.
pub(super) struct List<I>(pub(super) I);

/// What Arrow's date32 counts from.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

fn days_since_1970(day: Date) -> i32 {
    (day.duration_since(EPOCH).as_hours() / 24) as i32
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (day, days) in [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(2024, 2, 29), 19_782)] {
            assert_eq!(days_since_1970(day), days, "{day}");
            assert_eq!(EPOCH.checked_add(i64::from(days).days()).expect("a day of the calendar"), day);
        }
    }
}
