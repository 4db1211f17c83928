//! The gazetteer, looked up by name.

use baocao::lexicon::{Lexicon, Unit};
use baocao::{PartialDate, PlaceLevel};
use pyo3::prelude::*;
use serde::Serialize;

use crate::error::raised;
use crate::object::object;

/// A version of a unit, as a dictionary.
#[derive(Serialize)]
struct Found<'a> {
    code: &'a str,
    name: &'a str,
    kind: &'a str,
    level: PlaceLevel,
    valid_from: Option<String>,
    valid_to: Option<String>,
    within: Option<&'a str>,
    successors: &'a [&'static str],
    iso_3166_2: Option<&'a str>,
    region: Option<&'a str>,
}

/// The units that bear a name, on a day those in force then.
#[pyfunction]
pub(crate) fn find<'py>(py: Python<'py>, name: &str, on: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
    let lexicon = Lexicon::shared();
    let gazetteer = &lexicon.gazetteer;
    let day = on.map(str::parse::<PartialDate>).transpose().map_err(raised)?.and_then(PartialDate::first_day);
    let units = gazetteer.find(name, day);
    let found: Vec<Found<'_>> = units.iter().map(|unit| describe(unit, &gazetteer.units)).collect();
    object(py, &found)
}

fn describe<'a>(unit: &'a Unit, units: &'a [Unit]) -> Found<'a> {
    Found {
        code: unit.code,
        name: unit.name,
        kind: unit.kind,
        level: unit.level,
        valid_from: unit.valid_from.map(|day| day.to_string()),
        valid_to: unit.valid_to.map(|day| day.to_string()),
        within: unit.parent.and_then(|i| units.get(i as usize)).map(|above| above.name),
        successors: &unit.successors,
        iso_3166_2: unit.iso_3166_2,
        region: unit.region,
    }
}
