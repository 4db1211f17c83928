//! The tables of administrative units: their figures on known days, their keys, and what the look-up finds.

use std::collections::HashSet;
use std::sync::Arc;

use baocao::PlaceLevel;
use baocao::lexicon::{Lexicon, Unit};
use jiff::civil::{Date, date};

fn lexicon() -> Arc<Lexicon> {
    Lexicon::shared()
}

fn count(level: PlaceLevel, day: Date) -> usize {
    lexicon().gazetteer.units.iter().filter(|u| u.level == level && u.holds_on(day)).count()
}

/// One line of what a look-up gives, in the order of the units.
fn found(name: &str, on: Option<Date>) -> Vec<String> {
    let lexicon = lexicon();
    lexicon.gazetteer.find(name, on).iter().map(|u| format!("{} {} {}", u.code, u.kind, u.name)).collect()
}

#[test]
fn provinces_before_and_after_the_merger() {
    assert_eq!(count(PlaceLevel::Province, date(2008, 7, 31)), 64);
    assert_eq!(count(PlaceLevel::Province, date(2008, 8, 1)), 63);
    assert_eq!(count(PlaceLevel::Province, date(2025, 6, 30)), 63);
    assert_eq!(count(PlaceLevel::Province, date(2025, 7, 1)), 34);
}

#[test]
fn districts_until_they_ended() {
    assert_eq!(count(PlaceLevel::District, date(2021, 12, 31)), 705);
    assert_eq!(count(PlaceLevel::District, date(2024, 1, 1)), 705);
    assert_eq!(count(PlaceLevel::District, date(2025, 1, 1)), 696);
    assert_eq!(count(PlaceLevel::District, date(2025, 6, 30)), 696);
    assert_eq!(count(PlaceLevel::District, date(2025, 7, 1)), 0);
}

#[test]
fn communes_before_and_after_the_merger() {
    assert_eq!(count(PlaceLevel::Commune, date(2023, 6, 30)), 10_598);
    assert_eq!(count(PlaceLevel::Commune, date(2025, 6, 30)), 10_035);
    assert_eq!(count(PlaceLevel::Commune, date(2025, 7, 1)), 3_321);
    let special = |u: &&Unit| u.kind == "đặc khu" && u.level == PlaceLevel::Commune;
    assert_eq!(lexicon().gazetteer.units.iter().filter(special).count(), 13);
}

#[test]
fn code_and_first_day_are_a_key() {
    let lexicon = lexicon();
    let mut keys = HashSet::new();
    for unit in lexicon.gazetteer.units.iter().filter(|u| !u.code.is_empty()) {
        assert!(keys.insert((unit.code, unit.valid_from)), "twice: {unit:?}");
        let length = match unit.level {
            PlaceLevel::Province => 2,
            PlaceLevel::District => 3,
            _ => 5,
        };
        assert!(unit.code.len() == length && unit.code.bytes().all(|b| b.is_ascii_digit()), "{unit:?}");
        assert!(unit.valid_from.is_none_or(|from| unit.valid_to.is_none_or(|to| from <= to)), "{unit:?}");
    }
}

#[test]
fn every_unit_lies_in_one_of_its_time() {
    let lexicon = lexicon();
    let units = &lexicon.gazetteer.units;
    for unit in units.iter().filter(|u| matches!(u.level, PlaceLevel::District | PlaceLevel::Commune)) {
        let parent = unit.parent.map(|p| &units[p as usize]).unwrap_or_else(|| panic!("lies in nothing: {unit:?}"));
        let fits = match (unit.level, unit.valid_to) {
            (PlaceLevel::District, _) | (_, None) => parent.level == PlaceLevel::Province,
            _ => matches!(parent.level, PlaceLevel::District | PlaceLevel::Province),
        };
        assert!(fits, "{unit:?} lies in {parent:?}");
        let together = unit.valid_to.map_or(parent.valid_to.is_none(), |last| parent.holds_on(last));
        assert!(together, "{unit:?} lies in {parent:?}");
    }
}

#[test]
fn successors_exist() {
    let lexicon = lexicon();
    let ended = |u: &&Unit| u.level == PlaceLevel::Province && u.valid_to == Some(date(2025, 6, 30));
    for unit in lexicon.gazetteer.units.iter().filter(ended) {
        let followed = lexicon.gazetteer.successors(unit);
        assert_eq!(followed.len(), unit.successors.len(), "{unit:?}");
        assert!(!followed.is_empty(), "{unit:?}");
    }
}

#[test]
fn iso_codes_are_well_formed() {
    let lexicon = lexicon();
    for unit in &lexicon.gazetteer.units {
        let Some(code) = unit.iso_3166_2 else { continue };
        let rest = code.strip_prefix("VN-").unwrap_or_else(|| panic!("{unit:?}"));
        assert!(rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()), "{unit:?}");
    }
    let day = date(2025, 6, 30);
    let provinces = |u: &&Unit| u.level == PlaceLevel::Province && u.holds_on(day);
    let codes: HashSet<_> = lexicon.gazetteer.units.iter().filter(provinces).map(|u| u.iso_3166_2).collect();
    assert_eq!(codes.len(), 63);
    assert!(!codes.contains(&None));
}

#[test]
fn names_resolve_with_and_without_kind_and_surroundings() {
    let before = Some(date(2023, 7, 15));
    let after = Some(date(2025, 7, 15));
    for (name, on, expected) in [
        ("tỉnh Hà Tĩnh", before, &["42 tỉnh Hà Tĩnh"][..]),
        ("thành phố Hà Tĩnh", before, &["436 thành phố Hà Tĩnh"]),
        ("Hà Tĩnh", before, &["42 tỉnh Hà Tĩnh", "436 thành phố Hà Tĩnh"]),
        ("TP. HCM", before, &["79 thành phố Hồ Chí Minh"]),
        ("TP Hồ Chí Minh", after, &["79 thành phố Hồ Chí Minh"]),
        ("TPHCM", after, &["79 thành phố Hồ Chí Minh"]),
        ("quận 1, TP.HCM", before, &["760 quận Quận 1"]),
        ("Q. 1", before, &["760 quận Quận 1"]),
        ("huyện Hương Sơn (Hà Tĩnh)", before, &["439 huyện Hương Sơn"]),
        ("HƯƠNG SƠN, HÀ TĨNH", after, &["18133 xã Hương Sơn"]),
        ("phường Thành Sen, tỉnh Hà Tĩnh", after, &["18073 phường Thành Sen"]),
        ("xã Lê Lợi, huyện Chí Linh", None, &["10564 xã Lê Lợi"]),
        ("xã Lê Lợi, huyện Hương Sơn", None, &[]),
        ("tỉnh Hà Giang", before, &["02 tỉnh Hà Giang"]),
        ("tỉnh Hà Giang", after, &[]),
        ("tỉnh Hà Tây", None, &["28 tỉnh Hà Tây"]),
        ("Đắc Lắc", after, &["66 tỉnh Đắk Lắk"]),
        ("Nowhere", None, &[]),
        ("", None, &[]),
        ("tỉnh", None, &[]),
    ] {
        assert_eq!(found(name, on), expected, "{name} {on:?}");
    }
}
