//! Completes offices that leave out body or place: Phó Bí thư beside Chủ tịch UBND tỉnh is Phó Bí thư Tỉnh ủy, and in a
//! report on Hà Tĩnh both are Hà Tĩnh's. What is added is in `completed` and in the key, never in the text.

use std::cell::OnceCell;

use crate::assemble::Assembly;
use crate::grammar::PersonMention;
use crate::model::{Office, PlaceLevel, TableText};
use crate::text::normalise::{Code, fold_into};
use crate::text::{code, fold};

/// The places that offices without one belong to: for each level the one that the report names most, found when it is
/// asked for.
#[derive(Default)]
pub(super) struct Homes {
    units: [OnceCell<Option<Unit>>; 3],
}

#[derive(Clone)]
struct Unit {
    name: String,
    kind: Option<TableText>,
    /// The name never stands without its kind.
    whole: bool,
}

impl Unit {
    /// The name as it goes on after a committee: Tỉnh ủy *Hà Tĩnh*, Thành ủy *Thành phố Hồ Chí Minh*.
    fn of_committee(&self) -> String {
        match self.kind.as_deref().filter(|_| self.whole) {
            Some("thành phố") => format!(" Thành phố {}", self.name),
            _ => format!(" {}", self.name),
        }
    }
}

const LEVELS: [(&str, PlaceLevel); 3] =
    [("province", PlaceLevel::Province), ("district", PlaceLevel::District), ("commune", PlaceLevel::Commune)];

impl Homes {
    fn at(&self, a: &Assembly<'_, '_>, level: &str) -> Option<&Unit> {
        let index = LEVELS.iter().position(|(name, _)| *name == level)?;
        self.units[index].get_or_init(|| most_named(a, LEVELS[index].1)).as_ref()
    }
}

/// The place of a level with more mentions than any other.
fn most_named(a: &Assembly<'_, '_>, level: PlaceLevel) -> Option<Unit> {
    let of_level = || a.report.places.iter().filter(|p| p.level == level);
    let best = of_level().max_by_key(|p| p.mentions.len())?;
    if of_level().filter(|p| p.mentions.len() == best.mentions.len()).count() > 1 {
        return None;
    }
    let gazetteer = &a.doc.lexicon.gazetteer;
    let mut row = gazetteer.row(&best.name);
    let units = match row {
        Some(row) => gazetteer.names[row as usize].units.iter().map(|&u| &gazetteer.units[u as usize]).collect(),
        None => gazetteer.find(&best.name, None),
    };
    // Without its kind and its short form: Hồ Chí Minh for TP. HCM.
    let unit = units.iter().find(|unit| Some(unit.code) == best.code.as_deref());
    let name = unit.map_or(&*best.name, |unit| unit.name);
    if name != best.name {
        row = gazetteer.row(name);
    }
    // Hồ Chí Minh alone is a person.
    let whole = row.is_some_and(|row| gazetteer.names[row as usize].needs_kind);
    Some(Unit { name: name.to_owned(), kind: best.kind.clone(), whole })
}

/// Completes the offices of one person.
pub(super) fn complete(a: &Assembly<'_, '_>, offices: &mut [Office], homes: &Homes) {
    for index in 0..offices.len() {
        if offices[index].completed.is_some() {
            continue;
        }
        let added = match missing_body(a, offices, index) {
            Some(Body::Committee(body, level)) => {
                let home = homes.at(a, level).map(Unit::of_committee).unwrap_or_default();
                format!(" {body}{home}")
            }
            Some(Body::Shared(body)) => format!(" {body}"),
            None if offices[index].place_id.is_none() => {
                let home = offices[index].level.as_deref().and_then(|level| homes.at(a, level));
                let Some(home) = home else { continue };
                place_after(&offices[index].text, home)
            }
            None => continue,
        };
        add(&mut offices[index], &added);
    }
}

/// Adds words to the key of an office and to its completed form.
fn add(office: &mut Office, words: &str) {
    fold_into(words, &mut office.key);
    office.completed = Some([&office.text, words].concat());
}

/// Completes an office of several by the field or place that is this person's: Thứ trưởng *bộ Nội vụ*.
pub(super) fn share(a: &Assembly<'_, '_>, mention: &PersonMention, offices: &mut [Office]) {
    let Some((kind, share)) = mention.share else { return };
    let added = format!(" {} {}", a.spaced(a.doc.span(kind)), a.spaced(a.doc.span(share)));
    let place = a.mentions.places.binary_search_by_key(&share.start, |p| p.tokens.start).ok();
    for office in mention.offices.iter().filter_map(|&o| a.mentions.offices.get(o as usize)) {
        let Some(office) = offices.iter_mut().find(|held| held.span == office.span) else { continue };
        add(office, &added);
        office.place_id = place.and_then(|p| a.links.places.get(p).copied().flatten());
    }
}

/// A body that an office leaves out.
enum Body<'a> {
    /// A party committee, and its level.
    Committee(&'static str, &'a str),
    /// The body of the office beside it.
    Shared(&'a str),
}

/// The name of a place as it goes on after the words of an office: Tỉnh ủy *Hà Tĩnh*, UBND tỉnh *Hà Tĩnh*, Sở Y tế *tỉnh
/// Hà Tĩnh*.
fn place_after(text: &str, unit: &Unit) -> String {
    const BODIES: [Code; 3] = [code("ủy"), code("đoàn"), code("viên")];
    const LEVEL_NOUNS: [Code; 9] = [
        code("tỉnh"),
        code("phố"),
        code("tp"),
        code("huyện"),
        code("quận"),
        code("xã"),
        code("phường"),
        code("trấn"),
        code("khu"),
    ];
    let last = code(text.split_whitespace().next_back().unwrap_or_default());
    if BODIES.contains(&last) {
        return unit.of_committee();
    }
    match unit.kind.as_deref().filter(|_| !LEVEL_NOUNS.contains(&last)) {
        Some(kind) => [" ", kind, " ", &unit.name].concat(),
        None => [" ", &*unit.name].concat(),
    }
}

/// The body that a bare title shares with the person's other offices.
fn missing_body<'a>(a: &'a Assembly<'_, '_>, offices: &'a [Office], index: usize) -> Option<Body<'a>> {
    const SHARING: [&str; 6] =
        ["chu_tich", "pho_chu_tich", "tong_thu_ky", "pho_tong_thu_ky", "chanh_van_phong", "giam_doc"];
    const PARTY: [&str; 3] = ["bi_thu", "pho_bi_thu", "uy_vien_ban_thuong_vu"];
    let office = &offices[index];
    if office.organization_id.is_some() || office.place_id.is_some() || office.level.is_some() {
        return None;
    }
    let code = office.title_code.as_deref()?;
    let bare = || fold(&office.text) == fold(&office.title);
    if PARTY.iter().any(|start| code.starts_with(start)) {
        let beside = offices.iter().filter(|o| o.former == office.former).find_map(|o| o.level.as_deref())?;
        let committee = match (beside, in_city(offices)) {
            ("province", false) => "Tỉnh ủy",
            ("province", true) => "Thành ủy",
            ("district", _) => "Huyện ủy",
            ("commune", _) => "Đảng ủy",
            _ => return None,
        };
        return bare().then_some(Body::Committee(committee, beside));
    }
    // Phó Chủ tịch, Tổng Thư ký Hội …: the next office names the body of both.
    let next = offices.get(index + 1).filter(|o| SHARING.contains(&code) && o.former == office.former)?;
    let body = a.report.organizations.get((next.organization_id?.0 as usize).checked_sub(1)?)?;
    let shared = ["association", "union", "front", "enterprise", "hospital", "school", "press"];
    (shared.contains(&&*body.kind) && bare()).then_some(Body::Shared(&body.name))
}

/// Whether one of the offices is a city's.
fn in_city(offices: &[Office]) -> bool {
    offices.iter().any(|o| o.key.contains("thành phố") || o.key.contains("thành ủy"))
}
