//! The tables in `data/`: their form, and that the lexicon finds what they hold.

use std::collections::HashSet;
use std::fs;

use baocao::lexicon::Lexicon;
use unicode_normalization::is_nfc;

struct Table {
    name: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn tables() -> Vec<Table> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("data").flatten().map(|e| e.path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("UTF-8");
        assert!(is_nfc(&text), "{name} is not in NFC");
        assert!(!text.contains('\r') && text.ends_with('\n'), "{name} has other line ends than LF");
        assert!(text.lines().any(|l| l.starts_with("# source: ")), "{name} names no source");
        let mut lines =
            text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').map(str::to_owned).collect());
        let header: Vec<String> = lines.next().expect("a header");
        Table { name, header, rows: lines.collect() }
    };
    paths.into_iter().filter(|p| p.extension().is_some_and(|e| e == "tsv")).map(read).collect()
}

/// The columns that identify a row, where they are not the first alone.
fn key(table: &Table) -> Vec<usize> {
    let place = |column: &str| table.header.iter().position(|h| h == column);
    match table.name.as_str() {
        "provinces" | "districts" | "communes" => [place("code"), place("valid_from")].into_iter().flatten().collect(),
        "titles" | "organs" | "indicators" | "topics" | "surnames" | "spellings" | "ambiguous" => vec![0],
        // Elsewhere a phrase may stand for two things; only a row twice is a slip.
        _ => (0..table.header.len()).collect(),
    }
}

#[test]
fn tables_are_well_formed() {
    let tables = tables();
    assert!(tables.len() >= 20);
    for table in &tables {
        assert!(!table.rows.is_empty(), "{} is empty", table.name);
        let key = key(table);
        let mut seen = HashSet::new();
        for row in &table.rows {
            assert_eq!(row.len(), table.header.len(), "{}: {row:?}", table.name);
            // Provinces that ended before the code list of 2004 never had a code.
            if row[0].is_empty() && table.name == "provinces" {
                continue;
            }
            assert!(!row[0].is_empty(), "{}: {row:?}", table.name);
            assert!(row.iter().all(|cell| cell.trim() == cell), "{}: spaces around a cell in {row:?}", table.name);
            let id: Vec<&String> = key.iter().map(|&i| &row[i]).collect();
            assert!(seen.insert(id), "{}: twice {row:?}", table.name);
        }
    }
}

#[test]
fn codes_are_slugs() {
    for table in tables().iter().filter(|t| ["titles", "organs", "indicators", "topics"].contains(&t.name.as_str())) {
        for row in &table.rows {
            let slug = row[0].bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            assert!(slug, "{}: {}", table.name, row[0]);
        }
    }
}

#[test]
fn topics_have_parents() {
    let lexicon = Lexicon::shared();
    let codes: HashSet<&str> = lexicon.rows.topics.iter().map(|t| t.code).collect();
    for topic in &lexicon.rows.topics {
        assert!(topic.parent.is_none_or(|p| codes.contains(p)), "{} has no parent {:?}", topic.code, topic.parent);
    }
}

#[test]
fn every_place_is_found_by_its_name() {
    let lexicon = Lexicon::shared();
    for unit in lexicon.gazetteer.units.iter().step_by(97) {
        let found = lexicon.gazetteer.find(unit.name, None);
        assert!(found.iter().any(|u| u.code == unit.code), "{} {}", unit.kind, unit.name);
    }
}
