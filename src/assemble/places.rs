//! Resolves places: each mention to a unit of the gazetteer by its written kind, the day, the wider place beside it, and
//! the report's own province; then one entry per unit.

use std::borrow::Cow;

use jiff::civil::Date;
use smallvec::SmallVec;

use super::Assembly;
use super::numbering::{FEW, Numbering, key, text_key};
use super::times::iso_day;
use crate::grammar::{Doc, PlaceMention};
use crate::lexicon::{Gazetteer, PLACE_KINDS, Unit};
use crate::model::{Basis, PartialDate, Place, PlaceCandidate, PlaceId, PlaceLevel, TableText};
use crate::text::normalise::Code;
use crate::text::{Span, TokenRange, code, fold};

/// What a mention came to.
#[derive(Clone, Debug, Default)]
struct Reading {
    /// Rows of [`Gazetteer::units`] that it may be; one when resolved.
    units: SmallVec<[u32; 4]>,
    basis: Basis,
    /// The place within which the units lie, when it chose them.
    evidence: Option<Span>,
}

/// Resolves places into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let doc = a.doc;
    let gazetteer = &doc.lexicon.gazetteer;
    let places = &a.mentions.places;
    let named = a.mentions.people.iter().map(|p| p.tokens);
    let kept = outside(places, named);
    let day = a.report.reference_date.or(a.given).and_then(middle);
    let mut readings = first_readings(gazetteer, places, day);
    for (place, reading) in places.iter().zip(&mut readings).filter(|(place, _)| is_merged(doc, place)) {
        let unit = |u: &u32| gazetteer.units[*u as usize].level == PlaceLevel::Province;
        let name = place.name.and_then(|name| gazetteer.names[name as usize].units.iter().find(|u| unit(u)));
        name.into_iter().for_each(|&u| reading.units = SmallVec::from_slice(&[u]));
    }
    let home = home(gazetteer, a, &readings, &kept);
    for i in (0..places.len()).rev() {
        if readings[i].units.len() < 2 {
            continue;
        }
        let span = |i: u32| places[i as usize].span;
        let wider = places[i].within.map(|w| (readings[w as usize].units.clone(), span(w)));
        let wider = wider.as_ref().map(|(units, span)| (&units[..], *span));
        narrow(
            gazetteer,
            &mut readings[i],
            wider,
            home.as_ref().map(|(unit, first)| (std::slice::from_ref(unit), span(*first))),
        );
    }
    collect(a, &readings, &kept);
}

/// For each place whether it stands outside all names of people. Both lists are in the order of the text.
fn outside(places: &[PlaceMention], names: impl Iterator<Item = TokenRange>) -> Vec<bool> {
    let mut names = names.peekable();
    let keep = |place: &PlaceMention| {
        while names.next_if(|name| name.end <= place.tokens.start).is_some() {}
        names.peek().is_none_or(|name| !name.overlaps(place.tokens))
    };
    places.iter().map(keep).collect()
}

/// The candidates of each place. A name is looked up once for each kind that it is written with.
fn first_readings(gazetteer: &Gazetteer, places: &[PlaceMention], day: Option<Date>) -> Vec<Reading> {
    let mut known = Numbering::default();
    let mut firsts: SmallVec<[usize; FEW]> = SmallVec::new();
    let mut readings: Vec<Reading> = Vec::with_capacity(places.len());
    for (i, place) in places.iter().enumerate() {
        let number = known.number(key([place.name, place.kind].map(|row| row.map_or(0, |row| u64::from(row) + 1))));
        if number == firsts.len() {
            firsts.push(i);
            readings.push(candidates(gazetteer, place, day));
        } else {
            readings.push(readings[firsts[number]].clone());
        }
    }
    readings
}

/// Whether a bare name is told of a merger (hợp nhất với *Bắc Kạn*): what was a province is meant as one.
fn is_merged(doc: &Doc<'_>, place: &PlaceMention) -> bool {
    const NEAR: u32 = 4;
    const MERGING: [[Code; 2]; 2] = [[code("hợp"), code("nhất")], [code("sáp"), code("nhập")]];
    let start = place.tokens.start;
    let is = |i: u32, word: Code| doc.token(i).is_some_and(|t| t.is_word(word));
    place.kind.is_none()
        && (start.saturating_sub(NEAR)..start).any(|i| MERGING.iter().any(|[a, b]| is(i, *a) && is(i + 1, *b)))
}

/// A day in the middle of a partial date.
fn middle(date: PartialDate) -> Option<Date> {
    Date::new(date.year, date.month.map_or(6, |m| m as i8), date.day.map_or(15, |d| d as i8)).ok()
}

/// The units that bear the name and fit the written kind; those of the highest level when no kind is written; those in
/// force on the day, unless none was.
fn candidates(gazetteer: &Gazetteer, place: &PlaceMention, day: Option<Date>) -> Reading {
    let Some(name) = place.name else { return Reading::default() };
    // The gazetteer knows no hamlets: làng Kép is not the commune of that name.
    if place.kind.is_some_and(|k| PLACE_KINDS[k as usize].level == "hamlet") {
        return Reading::default();
    }
    let unit = |i: u32| &gazetteer.units[i as usize];
    let mut units = SmallVec::from_slice(&gazetteer.names[name as usize].units);
    if units.len() == 1 {
        return Reading { units, ..Reading::default() };
    }
    let in_force = |u: &u32| match day {
        Some(day) => unit(*u).holds_on(day),
        None => unit(*u).valid_to.is_none(),
    };
    if let Some(kind) = place.kind.map(|k| &PLACE_KINDS[k as usize])
        && units.iter().any(|&u| kind.fits(unit(u)))
    {
        units.retain(|u| kind.fits(unit(*u)));
        // Thị xã Kỳ Anh and huyện Kỳ Anh stood beside each other.
        if units.iter().any(|&u| unit(u).kind == kind.name && in_force(&u)) {
            units.retain(|u| unit(*u).kind == kind.name);
        }
    }
    let before = units.len();
    if units.iter().any(in_force) {
        units.retain(|u| in_force(u));
    } else if let Some(latest) = units.iter().filter_map(|&u| unit(u).valid_to).max() {
        units.retain(|u| unit(*u).valid_to == Some(latest));
    }
    if let Some(highest) = units.iter().map(|&u| rank(unit(u).level)).max()
        && place.kind.is_none()
    {
        units.retain(|u| rank(unit(*u).level) == highest);
    }
    let basis = if units.len() == 1 && before > 1 && day.is_some() { Basis::ReferenceDate } else { Basis::Explicit };
    Reading { units, basis, evidence: None }
}

const fn rank(level: PlaceLevel) -> u8 {
    match level {
        PlaceLevel::Province => 5,
        PlaceLevel::Country => 4,
        PlaceLevel::Other => 3,
        PlaceLevel::District => 2,
        PlaceLevel::Commune => 1,
    }
}

/// The report's own province, and the first mention of it: the one that most mentions name, or lie in; organisers count more.
fn home(gazetteer: &Gazetteer, a: &Assembly<'_, '_>, readings: &[Reading], kept: &[bool]) -> Option<(u32, u32)> {
    const ORGANIZER: u32 = 3;
    let mut provinces = Numbering::default();
    let mut votes: SmallVec<[Votes; 4]> = SmallVec::new();
    let mut vote = |i: usize, weight: u32| {
        if let [unit] = readings[i].units[..]
            && let Some(province) = province(gazetteer, unit)
        {
            let number = provinces.number(u64::from(province));
            if number == votes.len() {
                votes.push(Votes { count: 0, first: i as u32, province });
            }
            votes[number].count += weight;
        }
    };
    (0..readings.len()).filter(|&i| kept[i]).for_each(|i| vote(i, 1));
    let organizers = a.outline.event.iter().flat_map(|event| &event.organizers);
    for organizer in organizers.filter_map(|&o| a.mentions.organizations.get(o as usize)) {
        organizer.place.into_iter().filter(|&p| kept[p as usize]).for_each(|p| vote(p as usize, ORGANIZER));
    }
    let most = votes.iter().max_by_key(|votes| (votes.count, std::cmp::Reverse(votes.first)))?;
    Some((most.province, most.first))
}

/// How many mentions name a province or lie in it, and the first of them.
struct Votes {
    count: u32,
    first: u32,
    province: u32,
}

/// The province that a unit is, or lies in.
fn province(gazetteer: &Gazetteer, unit: u32) -> Option<u32> {
    std::iter::once(unit)
        .chain(gazetteer.above(unit))
        .find(|&u| gazetteer.units[u as usize].level == PlaceLevel::Province)
}

/// Leaves the candidates that lie in the wider place beside the mention, else those in the report's own province.
fn narrow(gazetteer: &Gazetteer, reading: &mut Reading, wider: Option<(&[u32], Span)>, home: Option<(&[u32], Span)>) {
    let lies_in = |unit: u32, around: &[u32]| gazetteer.above(unit).any(|above| around.contains(&above));
    for (around, basis) in [(wider, Basis::Explicit), (home, Basis::Context)] {
        let Some((around, evidence)) = around else { continue };
        if reading.units.iter().any(|&u| lies_in(u, around)) {
            reading.units.retain(|u| lies_in(*u, around));
            reading.basis = basis;
            reading.evidence = Some(evidence);
            return;
        }
    }
}

fn collect(a: &mut Assembly<'_, '_>, readings: &[Reading], kept: &[bool]) {
    let doc = a.doc;
    let gazetteer = &doc.lexicon.gazetteer;
    let mut known = Numbering::default();
    let mut spellings: Vec<Spellings<'_>> = Vec::new();
    a.links.places = vec![None; readings.len()];
    for (i, place) in a.mentions.places.iter().enumerate().filter(|(i, _)| kept[*i]) {
        let reading = &readings[i];
        let level = level(gazetteer, place, reading);
        let name = written(a, place);
        // What makes two mentions one place: the unit, else the name and level.
        let at = known.number(match reading.units[..] {
            [unit] => u64::from(unit),
            _ => key([text_key(&fold(&name)), level as u64]),
        });
        if at == a.report.places.len() {
            a.report.places.push(entry(gazetteer, place, reading, level, PlaceId(at as u32 + 1)));
            spellings.push(Spellings::default());
        }
        let entry = &mut a.report.places[at];
        entry.mentions.push(place.span);
        entry.in_name_only &= place.in_name;
        spellings[at].count(name, place.in_name);
        a.links.places[i] = Some(entry.id);
    }
    for (place, spellings) in a.report.places.iter_mut().zip(spellings) {
        place.name = spellings.best();
    }
}

/// The name as written; a number that shares the kind of its list (các quận 1, 3) gets the kind back.
fn written<'t>(a: &Assembly<'_, 't>, place: &PlaceMention) -> Cow<'t, str> {
    let text = place.span.of(a.doc.text);
    match place.kind {
        Some(kind) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            Cow::Owned(format!("{} {text}", PLACE_KINDS[kind as usize].name))
        }
        _ => a.spaced(place.span),
    }
}

fn level(gazetteer: &Gazetteer, place: &PlaceMention, reading: &Reading) -> PlaceLevel {
    let mut levels = reading.units.iter().map(|&u| gazetteer.units[u as usize].level);
    match levels.next() {
        Some(first) if levels.all(|level| level == first) => first,
        _ => place.level.unwrap_or_default(),
    }
}

fn entry(gazetteer: &Gazetteer, place: &PlaceMention, reading: &Reading, level: PlaceLevel, id: PlaceId) -> Place {
    let unit = match reading.units[..] {
        [unit] => Some(&gazetteer.units[unit as usize]),
        _ => None,
    };
    let written_kind = place.kind.map(|k| PLACE_KINDS[k as usize].name);
    let candidates = if unit.is_some() { &[] } else { &reading.units[..] };
    let date = |unit: &Unit| unit.valid_from.map(iso_day);
    Place {
        id,
        name: String::new(),
        level,
        kind: unit.map(|u| u.kind).or(written_kind).map(TableText::from),
        code: unit.map(|u| u.code).filter(|code| !code.is_empty()).map(TableText::from),
        valid_from: unit.and_then(date),
        iso_3166_2: unit.and_then(|u| u.iso_3166_2).map(TableText::from),
        successor: unit.and_then(successor),
        candidates: candidates
            .iter()
            .map(|&u| &gazetteer.units[u as usize])
            .map(|u| PlaceCandidate { code: u.code.into(), valid_from: date(u), level: u.level })
            .collect(),
        basis: reading.basis,
        evidence: reading.evidence,
        in_name_only: true,
        mentions: Vec::new(),
    }
}

/// The codes of the units that followed a unit.
fn successor(unit: &Unit) -> Option<TableText> {
    match unit.successors[..] {
        [] => None,
        [only] => Some(only.into()),
        ref several => Some(several.join("|").into()),
    }
}

/// One spelling, and how often it was written outside and inside names of bodies.
type Spelling<'t> = (Cow<'t, str>, (u32, u32));

/// The spellings of one place.
#[derive(Default)]
struct Spellings<'t>(SmallVec<[Spelling<'t>; 2]>);

impl<'t> Spellings<'t> {
    /// No place has more spellings than this in earnest.
    const MOST: usize = 12;

    fn count(&mut self, name: Cow<'t, str>, in_name: bool) {
        let known = self.0.iter().position(|(known, _)| *known == name);
        let Some(at) = known.or_else(|| (self.0.len() < Self::MOST).then_some(self.0.len())) else { return };
        if known.is_none() {
            self.0.push((name, (0, 0)));
        }
        let (alone, inside) = &mut self.0[at].1;
        if in_name { *inside += 1 } else { *alone += 1 }
    }

    /// The most frequent spelling, the earlier of equals; those outside names of bodies first.
    fn best(self) -> String {
        let most = self.0.iter().map(|(_, counts)| *counts).max();
        self.0
            .into_iter()
            .find(|(_, counts)| Some(*counts) == most)
            .map(|(name, _)| name.into_owned())
            .unwrap_or_default()
    }
}
