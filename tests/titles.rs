//! The vocabulary of titles: complete, unique, and as `docs/titles.md` says.

use std::collections::HashSet;

use baocao::lexicon::{titles, titles_page};

#[test]
fn every_office_has_its_names_and_a_code_of_its_own() {
    let titles = titles();
    assert!(titles.len() >= 700);
    let mut codes = HashSet::new();
    for title in &titles {
        assert!(codes.insert(title.title_code), "{} twice", title.title_code);
        let cells = [title.vietnamese, title.english, title.rank_class, title.level, title.side];
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{}: {cells:?}", title.title_code);
    }
}

#[test]
fn offices_of_a_report_have_codes_of_the_vocabulary() {
    let report = baocao::parse("Bí thư Tỉnh ủy Hà Tĩnh Lê Văn An và Phó Chủ tịch UBND tỉnh Trần Thị Bình dự.");
    let codes: Vec<_> = report.people.iter().flat_map(|p| &p.offices).filter_map(|o| o.title_code.as_deref()).collect();
    assert_eq!(codes.len(), 2);
    assert!(codes.iter().all(|code| titles().iter().any(|title| title.title_code == *code)), "{codes:?}");
}

/// Written anew with `BAOCAO_UPDATE=1 cargo test --test titles`.
#[test]
fn the_page_is_as_the_tables_say() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/titles.md");
    if std::env::var_os("BAOCAO_UPDATE").is_some() {
        std::fs::write(path, titles_page()).expect("docs/titles.md is written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == titles_page(), "docs/titles.md is old: BAOCAO_UPDATE=1 cargo test --test titles");
}
