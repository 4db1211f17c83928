//! Walks a grammar's corpus table: one line per form that the grammar claims, and look-alikes that must give nothing.
//!
//! A line is `text <TAB> expected`: the readings of the mentions in the order of the text, divided by ` ; `, or `-` for
//! none. Lines that begin with `#` are comments.

use super::{Doc, Mentions};
use crate::parser::{Depth, Parser};

/// Checks every line, reports all that fail, and counts: at least `positive` lines with readings, `negative` without.
pub(crate) fn check(
    table: &str,
    depth: Depth,
    (positive, negative): (usize, usize),
    readings: impl Fn(&Doc<'_>, &Mentions) -> Vec<String>,
) {
    let mut worker = Parser::new().worker();
    let (mut with, mut without, mut failures) = (0, 0, Vec::new());
    for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (text, expected) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
        let found = worker.read(text, depth, |doc, mentions, _| readings(doc, mentions));
        let found = if found.is_empty() { "-".to_owned() } else { found.join(" ; ") };
        if expected == "-" {
            without += 1;
        } else {
            with += 1;
        }
        if found != expected {
            failures.push(format!("{text}\n    expected {expected}\n    found    {found}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} lines fail:\n{}", failures.len(), with + without, failures.join("\n"));
    assert!(with >= positive && without >= negative, "only {with} positive and {without} negative lines");
}
