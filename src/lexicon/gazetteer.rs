//! Administrative units with their history, and other places, looked up by name.

use std::hash::Hasher;

use jiff::civil::Date;
use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHasher};

use super::rows::PLACE_KINDS;
use super::stem::word;
use super::table::{known, list, table};
use crate::model::PlaceLevel;
use crate::text::token::tokenise;
use crate::text::{Token, fold};

/// One version of an administrative unit, or another place.
///
/// A row holds while name, kind, code and parent are the same. The key is code and `valid_from`, not the code alone:
/// on 1 July 2025 seven province codes passed to another province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Code of the General Statistics Office (two digits province, three district, five commune); empty for others.
    pub code: &'static str,
    /// Name without its kind, except where the name begins with a number.
    pub name: &'static str,
    /// Kind as written before the name: tỉnh, thành phố, quận, huyện, thị xã, xã, phường, thị trấn, đặc khu; for other
    /// places country, region, city, island, sea, river, mountain or continent.
    pub kind: &'static str,
    /// Level.
    pub level: PlaceLevel,
    /// Index of the unit that contains it, at the time of this version.
    pub parent: Option<u32>,
    /// First day; `None` when the source begins later than the unit.
    pub valid_from: Option<Date>,
    /// Last day; `None` when it still exists.
    pub valid_to: Option<Date>,
    /// Codes of the units that followed it.
    pub successors: Vec<&'static str>,
    /// ISO 3166-2 code, for provinces.
    pub iso_3166_2: Option<&'static str>,
    /// Region of the country, for provinces.
    pub region: Option<&'static str>,
}

impl Unit {
    /// Whether this version was in force on `day`.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// One name and the units that bear it.
#[derive(Clone, Debug, Default)]
pub struct PlaceName {
    /// As the tables spell it.
    pub name: &'static str,
    /// Indices of the units, provinces first, then districts, communes and others; versions in order of time.
    pub units: Vec<u32>,
    /// Also the name of a person, or made of common words: no place without a sign of one.
    pub ambiguous: bool,
    /// A place only with its kind before it: Hồ Chí Minh alone is the person.
    pub needs_kind: bool,
}

/// Every unit and name.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// All versions of all units.
    pub units: Vec<Unit>,
    /// All names and aliases.
    pub names: Vec<PlaceName>,
    /// Rows of `names` by what [`key`] makes of them.
    by_name: FxHashMap<u64, u32>,
}

/// About as many units, and at most as many names, as the tables hold: room made once instead of by doubling.
const UNITS: usize = 18_000;

impl Gazetteer {
    pub(crate) fn load() -> Self {
        let mut all = Self::default();
        all.units.reserve(UNITS);
        all.names.reserve(UNITS);
        all.by_name.reserve(UNITS);
        let mut aliases: Vec<(&'static str, u32)> = Vec::new();
        table!("provinces").each(
            ["code", "name", "kind", "valid_from", "valid_to", "successor", "region", "iso_3166_2", "aliases"],
            |[code, name, kind, from, to, successor, region, iso, other]| {
                let unit = Unit {
                    successors: list(successor).collect(),
                    iso_3166_2: known(iso),
                    region: known(region),
                    ..unit(code, name, kind, PlaceLevel::Province, from, to)
                };
                aliases.extend(list(other).map(|alias| (alias, all.units.len() as u32)));
                all.units.push(unit);
            },
        );
        let provinces = Parents::of(&all.units);
        table!("districts").each(
            ["code", "name", "kind", "province_code", "valid_from", "valid_to", "aliases"],
            |[code, name, kind, province, from, to, other]| {
                let mut unit = unit(code, name, kind, PlaceLevel::District, from, to);
                unit.parent = provinces.find(province, &unit, &all.units);
                aliases.extend(list(other).map(|alias| (alias, all.units.len() as u32)));
                all.units.push(unit);
            },
        );
        let parents = Parents::of(&all.units);
        table!("communes").each(
            ["code", "name", "kind", "parent_code", "valid_from", "valid_to"],
            |[code, name, kind, parent, from, to]| {
                let mut unit = unit(code, name, kind, PlaceLevel::Commune, from, to);
                unit.parent = parents.find(parent, &unit, &all.units);
                all.units.push(unit);
            },
        );
        table!("places_other").each(["name", "kind", "aliases"], |[name, kind, other]| {
            let level = if kind == "country" { PlaceLevel::Country } else { PlaceLevel::Other };
            aliases.extend(list(other).map(|alias| (alias, all.units.len() as u32)));
            all.units.push(unit("", name, kind, level, "", ""));
        });
        all.index(&aliases);
        all
    }

    fn index(&mut self, aliases: &[(&'static str, u32)]) {
        let own: Vec<(&'static str, u32)> = self.units.iter().enumerate().map(|(i, u)| (u.name, i as u32)).collect();
        let mut tokens = Vec::new();
        for &(name, unit) in own.iter().chain(aliases) {
            let next = self.names.len() as u32;
            let at = *self.by_name.entry(key(name, &mut tokens)).or_insert(next);
            if at == next {
                self.names.push(PlaceName { name, ..PlaceName::default() });
            }
            self.names[at as usize].units.push(unit);
        }
        for name in &mut self.names {
            name.units.sort_unstable();
            name.units.dedup();
        }
        table!("ambiguous").each(["name", "why"], |[name, why]| {
            if let Some(at) = self.row(name) {
                let name = &mut self.names[at as usize];
                name.ambiguous = why != "several_units";
                name.needs_kind = list(why).any(|w| w == "needs_kind");
            }
        });
    }

    /// The units that bear a name, written in any case and with either placement of the tone mark, with or without its
    /// kind (also short: TP., Q., H.) and the wider units around it; on a day, only those in force then. Wider units are
    /// divided by commas, parentheses or "thuộc" and need not be of the same day.
    ///
    /// ```
    /// use baocao::lexicon::Lexicon;
    /// let gazetteer = &Lexicon::shared().gazetteer;
    /// let find = |name: &str, day: &str| gazetteer.find(name, Some(day.parse().unwrap()));
    /// assert_eq!((find("Hà Tĩnh", "2023-07-15")[0].code, find("Hà Tĩnh", "2023-07-15")[0].kind), ("42", "tỉnh"));
    /// assert_eq!(find("phường Thành Sen, tỉnh Hà Tĩnh", "2025-07-15")[0].code, "18073");
    /// assert!(find("tỉnh Hà Giang", "2025-07-15").is_empty());
    /// ```
    #[must_use]
    pub fn find(&self, name: &str, on: Option<Date>) -> Vec<&Unit> {
        self.find_rows(name, on).into_iter().map(|row| &self.units[row as usize]).collect()
    }

    /// Rows of [`Gazetteer::units`] that [`Gazetteer::find`] gives.
    fn find_rows(&self, name: &str, on: Option<Date>) -> Vec<u32> {
        let folded = fold(name);
        let mut parts = folded.split([',', '(', ')']).flat_map(|part| part.split(" thuộc ")).map(str::trim);
        let Some(inner) = parts.next() else { return Vec::new() };
        let mut rows = self.named(inner);
        rows.retain(|&row| on.is_none_or(|day| self.units[row as usize].holds_on(day)));
        for outer in parts.filter(|part| !part.is_empty()) {
            let around = self.named(outer);
            let codes: Vec<(&str, PlaceLevel)> = around.iter().map(|&u| self.identity(u)).collect();
            rows.retain(|&row| self.above(row).any(|above| codes.contains(&self.identity(above))));
        }
        rows
    }

    /// The rows of units with a folded name, which may begin with a kind.
    fn named(&self, name: &str) -> Vec<u32> {
        if let Some(at) = self.row(name) {
            return self.names[at as usize].units.clone();
        }
        for (spelling, kind) in KIND_SPELLINGS.iter() {
            let Some(rest) = name.strip_prefix(spelling.as_str()) else { continue };
            if rest.is_empty() || !rest.starts_with(' ') && !spelling.ends_with('.') {
                continue;
            }
            let kind = &PLACE_KINDS[*kind];
            let numbered = format!("{} {}", kind.name, rest.trim_start());
            let Some(at) = self.row(rest).or_else(|| self.row(&numbered)) else { continue };
            let units = &self.names[at as usize].units;
            let exact = |&&u: &&u32| self.units[u as usize].kind == kind.name;
            return units.iter().filter(exact).copied().collect();
        }
        Vec::new()
    }

    /// Code and level: the same for all versions of one unit.
    fn identity(&self, unit: u32) -> (&'static str, PlaceLevel) {
        let unit = &self.units[unit as usize];
        (if unit.code.is_empty() { unit.name } else { unit.code }, unit.level)
    }

    /// Row of [`Gazetteer::names`] of a name in any spelling that [`fold`] folds together.
    #[must_use]
    pub fn row(&self, name: &str) -> Option<u32> {
        self.by_name.get(&key(name, &mut Vec::new())).copied()
    }

    /// The units that followed a unit, in force right after its last day.
    ///
    /// ```
    /// use baocao::lexicon::Lexicon;
    /// let gazetteer = &Lexicon::shared().gazetteer;
    /// let old = gazetteer.find("tỉnh Hà Giang", None)[0];
    /// assert_eq!(gazetteer.successors(old)[0].name, "Tuyên Quang");
    /// ```
    #[must_use]
    pub fn successors(&self, unit: &Unit) -> Vec<&Unit> {
        let Some(next) = unit.valid_to.and_then(|day| day.tomorrow().ok()) else { return Vec::new() };
        let follows = |u: &&Unit| u.level == unit.level && unit.successors.contains(&u.code) && u.holds_on(next);
        self.units.iter().filter(follows).collect()
    }

    /// Whether some unit of the name `inner` lies, at any time, in a unit of the name `outer`; both are rows of
    /// [`Gazetteer::names`].
    #[must_use]
    pub fn contains(&self, outer: u32, inner: u32) -> bool {
        let outer = &self.names[outer as usize].units;
        self.names[inner as usize].units.iter().any(|&unit| self.above(unit).any(|u| outer.contains(&u)))
    }

    /// Whether a province bears a name, a row of [`Gazetteer::names`].
    #[must_use]
    pub fn is_province(&self, name: u32) -> bool {
        let first = self.names[name as usize].units.first();
        first.is_some_and(|&unit| self.units[unit as usize].level == PlaceLevel::Province)
    }

    /// The units that contain a unit, from the narrowest to the widest.
    pub fn above(&self, unit: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(self.units[unit as usize].parent, |&u| self.units[u as usize].parent)
    }
}

/// Folded spellings of the kinds, the longest first, each with its row in [`PLACE_KINDS`].
static KIND_SPELLINGS: Lazy<Vec<(String, usize)>> = Lazy::new(|| {
    let kinds = PLACE_KINDS.iter().enumerate();
    let spellings = |(row, kind): (usize, &'static super::PlaceKind)| {
        std::iter::once(kind.name).chain(kind.variants.iter().copied()).map(move |spelling| (fold(spelling), row))
    };
    let mut all: Vec<(String, usize)> = kinds.flat_map(spellings).collect();
    all.sort_by_key(|(spelling, row)| (std::cmp::Reverse(spelling.len()), *row));
    all
});

fn unit(code: &'static str, name: &'static str, kind: &'static str, level: PlaceLevel, from: &str, to: &str) -> Unit {
    Unit {
        code,
        name,
        kind,
        level,
        parent: None,
        valid_from: day(from),
        valid_to: day(to),
        successors: Vec::new(),
        iso_3166_2: None,
        region: None,
    }
}

/// A cell that holds an ISO day. The tables hold many thousands of them, which a general parser would take most of the
/// loading time for.
fn day(cell: &str) -> Option<Date> {
    if cell.is_empty() {
        return None;
    }
    let digit = |at: usize| cell.as_bytes().get(at).filter(|b| b.is_ascii_digit()).map(|b| i16::from(b - b'0'));
    let number = |mut range: std::ops::Range<usize>| range.try_fold(0, |n, at| Some(10 * n + digit(at)?));
    let date = || Date::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).ok();
    Some(date().unwrap_or_else(|| panic!("not a day in a gazetteer table: {cell}")))
}

/// What the spellings of one name have in common, as [`fold`] has it, made without spelling anything.
fn key(name: &str, tokens: &mut Vec<Token>) -> u64 {
    tokens.clear();
    tokenise(name, tokens);
    let mut hasher = FxHasher::default();
    tokens.iter().for_each(|token| hasher.write_u64(word(token, name)));
    hasher.finish()
}

/// Versions of containing units by code.
struct Parents(FxHashMap<&'static str, Vec<u32>>);

impl Parents {
    fn of(units: &[Unit]) -> Self {
        let mut by_code: FxHashMap<&'static str, Vec<u32>> = FxHashMap::default();
        for (i, unit) in units.iter().enumerate() {
            by_code.entry(unit.code).or_default().push(i as u32);
        }
        Self(by_code)
    }

    /// The version with this code that held when the child did: on its last day, or today's when it still exists.
    fn find(&self, code: &str, child: &Unit, units: &[Unit]) -> Option<u32> {
        let versions = self.0.get(code)?;
        let on = child.valid_to;
        let fits = |&&i: &&u32| match on {
            Some(day) => units[i as usize].holds_on(day),
            None => units[i as usize].valid_to.is_none(),
        };
        versions.iter().find(fits).or(versions.last()).copied()
    }
}
