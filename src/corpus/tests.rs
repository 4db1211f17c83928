//! What must hold of a run over many records.

use std::cell::Cell;
use std::num::NonZeroUsize;
use std::time::Duration;

use arrow_array::cast::AsArray as _;

use super::*;
use crate::Parser;

fn records(count: usize) -> impl Iterator<Item = Record> {
    (0..count).map(|i| {
        if i % 7 == 3 {
            let message = "no text".to_owned();
            return Err(BadRecord { id: i.to_string(), source: None, record: None, reason: Reason::NoText, message });
        }
        let text = format!("Ngày {}/7/2023, huyện Kỳ Anh tổ chức hội nghị sơ kết, kết nạp {i} đảng viên.", i % 28 + 1);
        Ok(Document::new(i.to_string(), text))
    })
}

fn options(workers: usize) -> Options {
    Options { workers: NonZeroUsize::new(workers), batch_records: 5, ..Options::default() }
}

#[test]
fn threads_change_nothing() {
    let run = |workers| parse_all(&Parser::new(), records(100), &options(workers)).collect::<Vec<_>>();
    let one = run(1);
    assert_eq!(one.len(), 100);
    for (i, result) in one.iter().enumerate() {
        let id = result.as_ref().map_or_else(|bad| &bad.id, |parsed| &parsed.id);
        assert_eq!(id, &i.to_string());
    }
    assert_eq!(one, run(3));
}

#[test]
fn records_are_taken_as_reports_are_asked_for() {
    let taken = Cell::new(0);
    let endless = records(usize::MAX).inspect(|_| taken.set(taken.get() + 1));
    let mut reports = parse_all(&Parser::new(), endless, &options(2));
    for _ in 0..20 {
        reports.next();
    }
    assert!(taken.get() <= 20 + 2 * 3 * 5, "{} records were taken for 20 reports", taken.get());
}

#[test]
fn results_keep_the_order_of_the_jobs() {
    let mut ordered = Ordered::new(&Parser::new(), NonZeroUsize::new(4)).expect("threads");
    for i in 0..20 {
        ordered.submit(move |_| {
            std::thread::sleep(Duration::from_millis(20 - i));
            i
        });
    }
    let results: Vec<_> = std::iter::from_fn(|| ordered.wait_next()).collect();
    assert_eq!(results, (0..20).collect::<Vec<_>>());
    assert!(matches!(ordered.wait(Duration::ZERO), Waiting::Idle));
}

#[test]
fn tables_are_those_of_one_run_for_any_threads() {
    let run = |workers| {
        let batches = parse_to_tables(&Parser::new(), records(60), &options(workers));
        let reprints = Reprints::new(Reprints::THRESHOLD).expect("a threshold");
        let batches: Vec<_> = batches.with_reprints(reprints).collect();
        assert_eq!(batches.iter().map(crate::table::Tables::len).sum::<usize>(), 60);
        batches.iter().flat_map(|t| t.iter().map(|(_, b)| b.clone()).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    assert_eq!(run(1), run(2));
}

#[test]
fn reprints_are_marked_in_the_tables() {
    let texts =
        ["Sáng 15/7, huyện Kỳ Anh sơ kết công tác thi đua.", "", "Chiều 2/8, Tỉnh ủy giao ban công tác dân vận."];
    let texts = [texts[0], texts[1], texts[2], texts[0]].into_iter().enumerate();
    let records = texts.map(|(i, text)| Ok(Document::new(i.to_string(), text)));
    let reprints = Reprints::new(Reprints::THRESHOLD).expect("a threshold");
    let one_by_one = Options { batch_records: 1, ..options(2) };
    let column = |tables: &crate::table::Tables, name: &str| {
        let reports = tables.table("reports").expect("reports");
        let column = reports.column_by_name(name).expect("a column").as_string::<i32>();
        column.iter().next().expect("a row").map(str::to_owned)
    };
    let marked: Vec<_> = parse_to_tables(&Parser::new(), records, &one_by_one)
        .with_reprints(reprints)
        .map(|tables| (column(&tables, "duplicate_of"), column(&tables, "cluster_id")))
        .collect();
    let own = |id: &str| (None, Some(id.to_owned()));
    assert_eq!(marked, [own("0"), own("1"), own("2"), (Some("0".into()), Some("0".into()))]);
}
