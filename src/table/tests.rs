//! What the tables must hold of any report.

use std::collections::HashSet;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{Array as _, RecordBatch};

use super::*;

const TEXT: &str = "Sáng 15/7/2023, tại tỉnh Hà Tĩnh, đồng chí Nguyễn Văn An, Bí thư Huyện ủy Kỳ Anh chủ trì hội nghị sơ kết \
    công tác 6 tháng đầu năm.\n\nĐồng chí Nguyễn Văn An đề nghị các xã thực hiện Chỉ thị số 05-CT/TW. Toàn huyện kết nạp \
    120 đảng viên.\n";

fn sample() -> Tables {
    let mut builder = TablesBuilder::new();
    builder.push("a", Some("a.txt"), &crate::parse(TEXT).into());
    builder
        .push_failure("b", Failure { code: "encoding", message: "no UTF-8", source: Some("b.txt"), record: Some(7) });
    builder.push("c", None, &crate::parse("").into());
    builder.push("d", None, &crate::parse(TEXT).into());
    builder.finish()
}

fn texts(batch: &RecordBatch, column: &str) -> Vec<String> {
    let column = batch.column_by_name(column).expect("a column of the table");
    let column = arrow_select::take::take(column, &arrow_array::Int32Array::from_iter(0..column.len() as i32), None);
    let column = column.expect("rows of the table");
    let column = match column.as_dictionary_opt::<Int32Type>() {
        Some(codes) => arrow_select::take::take(codes.values(), codes.keys(), None).expect("keys of the dictionary"),
        None => column,
    };
    column.as_string::<i32>().iter().map(|text| text.unwrap_or("-").to_owned()).collect()
}

#[test]
fn the_reference_page_is_kept() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md");
    let kept = std::fs::read_to_string(path).expect("docs/tables.md");
    assert!(kept == markdown(), "docs/tables.md is old: cargo run --features arrow --example tables_reference");
}

#[test]
fn every_column_is_documented_and_named_for_queries() {
    // Words that SQL reserves would have to be quoted in every query.
    const RESERVED: [&str; 9] = ["start", "end", "table", "to", "from", "order", "group", "references", "text_"];
    for table in tables() {
        assert!(!table.doc.is_empty(), "{}", table.name);
        let names: HashSet<_> = table.columns.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), table.columns.len(), "{}", table.name);
        for column in &table.columns {
            assert!(column.doc.ends_with(['.', '…']), "{}.{}", table.name, column.name);
            assert!(!RESERVED.contains(&column.name), "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn every_key_refers_to_a_row() {
    let tables = sample();
    let key = |batch: &RecordBatch, id: &str| -> Vec<(String, String)> {
        texts(batch, "report_id").into_iter().zip(texts(batch, id)).filter(|(_, id)| id != "-").collect()
    };
    for (name, batch) in tables.iter() {
        let info = super::tables().iter().find(|t| t.name == name).expect("a described table");
        for column in info.columns.iter().filter(|c| matches!(c.data_type, arrow_schema::DataType::Utf8)) {
            let Some((target, _)) =
                column.doc.split_once(".id`").and_then(|(before, _)| before.rsplit_once('`').map(|p| (p.1, p.0)))
            else {
                continue;
            };
            let rows: HashSet<_> = key(tables.table(target).expect("the table named"), "id").into_iter().collect();
            for reference in key(batch, column.name) {
                assert!(rows.contains(&reference), "{name}.{}: {reference:?} is no {target}", column.name);
            }
        }
    }
}

#[test]
fn spans_hold_their_text() {
    let tables = sample();
    let text: Vec<char> = TEXT.chars().collect();
    for (name, batch) in tables.iter() {
        let column = |name| batch.column_by_name(name);
        let (Some(_), Some(start), Some(end)) = (column("text"), column("start_char"), column("end_char")) else {
            continue;
        };
        let (start, end) = (
            start.as_primitive::<arrow_array::types::Int32Type>(),
            end.as_primitive::<arrow_array::types::Int32Type>(),
        );
        for (row, written) in texts(batch, "text").iter().enumerate() {
            let stretch: String = text[start.value(row) as usize..end.value(row) as usize].iter().collect();
            assert_eq!(&stretch, written, "{name}");
        }
    }
}

#[test]
fn a_record_without_report_is_named() {
    let tables = sample();
    assert_eq!(texts(tables.table("reports").expect("reports"), "report_id"), ["a", "c", "d"]);
    let diagnostics = tables.table("diagnostics").expect("diagnostics");
    let failed = texts(diagnostics, "source").iter().position(|s| s == "b.txt").expect("the record");
    assert_eq!(texts(diagnostics, "report_id")[failed], "b");
    assert_eq!(texts(diagnostics, "message")[failed], "no UTF-8");
}

#[test]
fn the_nested_table_holds_the_same_rows() {
    let tables = sample();
    let nested = tables.nested();
    assert_eq!(nested.num_rows(), 4);
    assert_eq!(nested.column_by_name("report").expect("report").nulls().map(|n| n.null_count()), Some(1));
    for (name, batch) in tables.iter().skip(1) {
        let lists = nested.column_by_name(name).expect("a list for each table").as_list::<i32>();
        assert_eq!(lists.values().len(), batch.num_rows(), "{name}");
        let first = texts(batch, "report_id").iter().filter(|id| *id == "a").count();
        assert_eq!(lists.value_length(0) as usize, first, "{name}");
    }
}

#[test]
fn a_builder_goes_on_after_it_finished() {
    let mut builder = TablesBuilder::new();
    let report = crate::parse(TEXT).into();
    builder.push("1", None, &report);
    let first = builder.finish();
    assert!(builder.is_empty());
    builder.push("1", None, &report);
    let second = builder.finish();
    for ((name, one), (_, two)) in first.iter().zip(second.iter()) {
        assert_eq!(one, two, "{name}");
    }
}
