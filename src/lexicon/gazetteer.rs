//! Administrative units with their history, and other places, looked up by name.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::table::{known, list, table};
use crate::model::PlaceLevel;
use crate::text::fold;

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
    by_name: FxHashMap<String, u32>,
}

impl Gazetteer {
    pub(crate) fn load() -> Self {
        let mut all = Self::default();
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
        for &(name, unit) in own.iter().chain(aliases) {
            let next = self.names.len() as u32;
            let at = *self.by_name.entry(fold(name)).or_insert(next);
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
            if let Some(&at) = self.by_name.get(&fold(name)) {
                let name = &mut self.names[at as usize];
                name.ambiguous = why != "several_units";
                name.needs_kind = list(why).any(|w| w == "needs_kind");
            }
        });
    }

    /// The units that bear a name, written in any case and with either placement of the tone mark, with or without their
    /// kind; on a day, only those in force then.
    ///
    /// ```
    /// use baocao::lexicon::Lexicon;
    /// let lexicon = Lexicon::shared();
    /// let units = lexicon.gazetteer.find("Hà Tĩnh", Some("2023-07-15".parse().unwrap()));
    /// assert_eq!((units[0].code, units[0].kind), ("42", "tỉnh"));
    /// ```
    #[must_use]
    pub fn find(&self, name: &str, on: Option<Date>) -> Vec<&Unit> {
        let key = fold(name);
        let bare = |unit: &Unit| key.strip_prefix(&fold(unit.kind)).is_some_and(|rest| rest.starts_with(' '));
        let exact = self.by_name.get(&key).map(|&at| &self.names[at as usize].units);
        let units: Vec<&Unit> = match exact {
            Some(units) => units.iter().map(|&i| &self.units[i as usize]).collect(),
            None => {
                let rest =
                    self.kinds().find_map(|kind| key.strip_prefix(kind.as_str()).and_then(|r| r.strip_prefix(' ')));
                let at = rest.and_then(|rest| self.by_name.get(rest));
                let units = at.map(|&at| self.names[at as usize].units.as_slice()).unwrap_or_default();
                units.iter().map(|&i| &self.units[i as usize]).filter(|unit| bare(unit)).collect()
            }
        };
        units.into_iter().filter(|unit| on.is_none_or(|day| unit.holds_on(day))).collect()
    }

    /// Whether some unit of the name `inner` lies, at any time, in a unit of the name `outer`; both are rows of
    /// [`Gazetteer::names`].
    #[must_use]
    pub fn contains(&self, outer: u32, inner: u32) -> bool {
        let outer = &self.names[outer as usize].units;
        self.names[inner as usize].units.iter().any(|&unit| self.above(unit).any(|u| outer.contains(&u)))
    }

    /// The units that contain a unit, from the narrowest to the widest.
    pub fn above(&self, unit: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(self.units[unit as usize].parent, |&u| self.units[u as usize].parent)
    }

    fn kinds(&self) -> impl Iterator<Item = String> {
        super::PLACE_KINDS.iter().map(|kind| fold(kind.name))
    }
}

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

fn day(cell: &str) -> Option<Date> {
    if cell.is_empty() {
        None
    } else {
        Some(cell.parse().unwrap_or_else(|_| panic!("not a day in a gazetteer table: {cell}")))
    }
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
