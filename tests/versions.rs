//! JSON that earlier releases wrote still loads. `tests/data/schema/` keeps files as they were written: those of version 0
//! have other names for three keys and lack many, those of version 1 lack the keys that were added after it was frozen.

use std::fs;
use std::path::{Path, PathBuf};

use baocao::{CodePointReport, Report, SCHEMA_VERSION};
use serde_json::Value;

fn kept(version: u32) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schema");
    let start = format!("version-{version}-");
    let named = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&start));
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("kept files").map(|entry| entry.expect("an entry").path()).filter(named).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> (String, Report) {
    let json = fs::read_to_string(path).expect("UTF-8");
    let report = Report::from_json(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    (json, report)
}

/// Whether everything in `old` stands in `new`, which may have more keys.
fn holds(new: &Value, old: &Value) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => {
            old.iter().all(|(key, value)| new.get(key).is_some_and(|new| holds(new, value)))
        }
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| holds(new, old))
        }
        _ => new == old,
    }
}

#[test]
fn every_version_is_kept() {
    assert!((0..=SCHEMA_VERSION).all(|version| !kept(version).is_empty()));
}

#[test]
fn version_0_loads_with_the_new_names_of_its_keys() {
    for path in kept(0) {
        let (json, report) = read(&path);
        let old: Value = serde_json::from_str(&json).expect("JSON");
        let texts = |list: &str, key: &str| -> Vec<Option<String>> {
            old[list].as_array().expect("a list").iter().map(|o| o[key].as_str().map(str::to_owned)).collect()
        };
        assert_eq!(report.schema_version, 0);
        assert_eq!(
            texts("statements", "addressee"),
            report.statements.iter().map(|s| s.to.clone()).collect::<Vec<_>>()
        );
        assert_eq!(
            texts("quantities", "subject"),
            report.quantities.iter().map(|q| q.verb.clone()).collect::<Vec<_>>()
        );
        let event = report.event.expect("an event");
        assert_eq!(old["event"]["venues"].as_u64(), event.online_venues.map(u64::from));
        assert!(event.basis.is_some() && event.evidence.is_none());
    }
}

/// Version 1 only gains keys: all that a file of it says is said again, under the same names.
#[test]
fn version_1_loads_and_loses_nothing() {
    for path in kept(1) {
        let (json, report) = read(&path);
        let old: Value = serde_json::from_str(&json).expect("JSON");
        let new: Value = serde_json::from_str(&report.to_json()).expect("JSON");
        assert!(holds(&new, &old), "{}", path.display());
    }
}

#[test]
fn a_later_version_is_refused() {
    let mut report: Value = serde_json::from_str(&baocao::parse("").to_json()).expect("JSON");
    report["schema_version"] = (SCHEMA_VERSION + 1).into();
    let error = CodePointReport::from_json(&report.to_string()).expect_err("a later version");
    assert!(matches!(error, baocao::Error::SchemaVersion { .. }));
}

/// A key that this release does not know is passed over: a later release of the same version wrote it.
#[test]
fn keys_of_later_releases_are_passed_over() {
    let mut report: Value = serde_json::from_str(&baocao::parse("Sáng 2/3, Huyện ủy họp.").to_json()).expect("JSON");
    report["mood"] = "good".into();
    let known = Report::from_json(&report.to_string()).expect("a report");
    assert_eq!(known.text(), "Sáng 2/3, Huyện ủy họp.");
}
