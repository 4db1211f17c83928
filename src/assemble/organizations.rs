//! Resolves organisations: one entry per body, under its fullest name, from mentions that write it in full, short, with
//! or without its place.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Assembly;
use crate::grammar::{Doc, Mentions, OrganizationMention};
use crate::lexicon::{PLACE_KINDS, Tag};
use crate::model::{Organization, OrganizationId, PlaceId, PlaceLevel};
use crate::text::{TokenRange, fold};

/// A mention written out: what makes it the same body as another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Written {
    /// Heads, fields, names and inner bodies in full, folded, without places and level nouns.
    words: String,
    /// Level noun without a name.
    level: Option<PlaceLevel>,
    place: Option<PlaceId>,
}

/// Resolves organisations into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let found = &a.mentions.organizations;
    let in_office = in_office(a.mentions);
    let kept = kept(a.mentions);
    let introduced = introduced(a);
    let written: Vec<Option<Written>> =
        (0..found.len()).map(|i| kept[i].then(|| write_out(a, i, &introduced))).collect();
    let groups = group(a, &written);
    collect(a, &written, &groups, &in_office);
}

/// For each body whether it stands inside an office. Both lists are in the order of the text.
fn in_office(mentions: &Mentions) -> Vec<bool> {
    /// Offices that may begin before a body and reach over it.
    const NEAR: usize = 3;
    let offices = &mentions.offices;
    let mut first = 0;
    let mut inside = |body: &OrganizationMention| {
        while offices.get(first).is_some_and(|office| office.tokens.end <= body.tokens.start) {
            first += 1;
        }
        let near = offices.iter().skip(first).take(NEAR);
        body.in_office || near.into_iter().any(|office| office.tokens.contains(body.tokens))
    };
    mentions.organizations.iter().map(&mut inside).collect()
}

/// For each body whether it is one, and no part of a person's name. Both lists are in the order of the text.
fn kept(mentions: &Mentions) -> Vec<bool> {
    let mut people = mentions.people.iter().peekable();
    let mut keep = |body: &OrganizationMention| {
        while people.next_if(|person| person.tokens.end <= body.tokens.start).is_some() {}
        !body.collective && people.peek().is_none_or(|person| !person.tokens.contains(body.tokens))
    };
    mentions.organizations.iter().map(&mut keep).collect()
}

/// The mentions that introduce a short form for a name that no table has, by that form.
fn introduced(a: &Assembly<'_, '_>) -> FxHashMap<String, usize> {
    let found = a.mentions.organizations.iter().enumerate().rev();
    found.filter_map(|(i, body)| Some((fold(body.abbreviation?.of(a.doc.text)), i))).collect()
}

fn write_out(a: &Assembly<'_, '_>, index: usize, introduced: &FxHashMap<String, usize>) -> Written {
    let body = &a.mentions.organizations[index];
    if body.organ.is_none()
        && let Some(&full) = introduced.get(&fold(body.span.of(a.doc.text)))
        && full != index
        && a.mentions.organizations[full].organ.is_some()
    {
        return write_out(a, full, introduced);
    }
    let place = body.place.and_then(|place| a.links.places.get(place as usize).copied().flatten());
    let mut written = Written { words: String::new(), level: None, place };
    push_words(a.doc, a.mentions, index, &mut written);
    written.level = written.level.filter(|_| written.place.is_none());
    // Phòng Nội vụ thành phố: a city that is a district.
    let organ = body.organ.map(|row| &*a.doc.lexicon.rows.organs[row as usize].level);
    if written.level == Some(PlaceLevel::Province) && organ == Some("district") {
        written.level = Some(PlaceLevel::District);
    }
    // Mặt trận Tổ quốc (Việt Nam) tỉnh Hòa Bình is one body.
    let abroad = |id: PlaceId| a.report.places[id.0 as usize - 1].level == PlaceLevel::Country;
    if written.level.is_some() || written.place.is_some_and(|id| !abroad(id)) {
        let shorter = written.words.strip_suffix(" việt nam").map(str::len);
        shorter.into_iter().for_each(|length| written.words.truncate(length));
    }
    written
}

/// Appends the words of a body and of the bodies inside it.
fn push_words(doc: &Doc<'_>, mentions: &Mentions, index: usize, written: &mut Written) {
    let body = &mentions.organizations[index];
    let mut at = body.tokens.start;
    if let Some((name, level, end)) = head(doc, body) {
        push(&mut written.words, &name);
        written.level = level;
        at = end;
    }
    let inner = body.parent.map(|p| p as usize).filter(|&p| mentions.organizations[p].nested);
    let inner = inner.filter(|&p| body.tokens.contains(mentions.organizations[p].tokens));
    let end = inner.map_or(body.tokens.end, |p| mentions.organizations[p].tokens.start);
    let place = body.place.map_or(TokenRange::default(), |p| mentions.places[p as usize].tokens);
    while at < end {
        if place.holds(at) {
            at = place.end;
        } else if let Some(after) = short_form_end(doc, body, at) {
            at = after;
        } else if let Some((level, after)) = level_noun(doc, at, end) {
            written.level = Some(level);
            at = after;
        } else {
            if let Some(token) = doc.token(at).filter(|t| t.mark().is_none()) {
                push(&mut written.words, &fold(token.span.of(doc.text)));
            }
            at += 1;
        }
    }
    if let Some(inner) = inner {
        push_words(doc, mentions, inner, written);
    } else if let Some(parent) = body.parent.map(|p| p as usize)
        && !mentions.organizations[parent].tokens.overlaps(body.tokens)
    {
        // Shared by a coordination, or written beside it.
        push_words(doc, mentions, parent, written);
    }
}

fn push(words: &mut String, more: &str) {
    if !words.is_empty() && !more.is_empty() {
        words.push(' ');
    }
    words.push_str(more);
}

/// The head's full name without a level noun at its end, that noun's level, and the token after the head.
fn head(doc: &Doc<'_>, body: &OrganizationMention) -> Option<(String, Option<PlaceLevel>, u32)> {
    let row = body.organ?;
    let hits = doc.hits_at(body.tokens.start).iter();
    let hit = hits.filter(|h| h.tag == Tag::Organ && h.row == row).find(|h| h.end() <= body.tokens.end);
    let end = hit.map_or(body.tokens.start + 1, |h| h.end());
    let name = fold(&doc.lexicon.rows.organs[row as usize].name);
    let kind = PLACE_KINDS.iter().find(|kind| {
        kind.level() != PlaceLevel::Other && name.strip_suffix(kind.name).is_some_and(|rest| rest.ends_with(' '))
    });
    match kind {
        Some(kind) => {
            let rest = name[..name.len() - kind.name.len()].trim_end().to_owned();
            Some((rest, Some(kind.level()), end))
        }
        None => Some((name, None, end)),
    }
}

/// After a short form in parentheses.
fn short_form_end(doc: &Doc<'_>, body: &OrganizationMention, at: u32) -> Option<u32> {
    let short = body.abbreviation?;
    let opens = doc.token(at)?.is_mark('(') && doc.token(at + 1)?.span.start() == short.start();
    opens.then_some(at + 3)
}

fn level_noun(doc: &Doc<'_>, at: u32, end: u32) -> Option<(PlaceLevel, u32)> {
    let hit = doc.longest(at, Tag::PlaceKind).filter(|h| h.end() == end)?;
    let level = PLACE_KINDS[hit.row as usize].level();
    (!matches!(level, PlaceLevel::Other | PlaceLevel::Country)).then(|| (level, hit.end()))
}

/// The group of each mention, from those that say most to those that say least: with a place, with a level noun,
/// without both; a mention joins a fuller one when it can mean no other.
fn group(a: &Assembly<'_, '_>, written: &[Option<Written>]) -> Vec<Option<usize>> {
    let mut of: Vec<Option<usize>> = vec![None; written.len()];
    let mut known: FxHashMap<&Written, usize> = FxHashMap::default();
    let mut by_words: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_head: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    // Of one pass the longest first, so that a short form finds its full form wherever that stands.
    let mut order: Vec<(Pass, Reverse<usize>, usize)> = written
        .iter()
        .enumerate()
        .filter_map(|(i, body)| body.as_ref().map(|b| (Pass::of(b), Reverse(b.words.len()), i)))
        .collect();
    order.sort_unstable();
    for (pass, _, i) in order {
        let Some(body) = &written[i] else { continue };
        let fitting = |at: &usize| fits(a, body, written[*at].as_ref());
        let same = only(by_words.get(body.words.as_str()), |at| pass != Pass::Place && fitting(at));
        let named = a.mentions.organizations[i].organ.is_some_and(|row| takes_name(a, row));
        let abridged = |at: &usize| written[*at].as_ref().is_some_and(|o| abridges(o, body, named, pass));
        let longer = || {
            let unknown = !by_words.contains_key(body.words.as_str());
            only(by_head.get(first_words(&body.words)), abridged).filter(|_| unknown)
        };
        let first = same.or_else(longer).unwrap_or_else(|| *known.entry(body).or_insert(i));
        if first == i {
            by_words.entry(&body.words).or_default().push(i);
            by_head.entry(first_words(&body.words)).or_default().push(i);
        }
        of[i] = Some(first);
    }
    of
}

/// The one of the first few candidates that passes.
fn only(candidates: Option<&Vec<usize>>, passes: impl Fn(&usize) -> bool) -> Option<usize> {
    const FEW: usize = 16;
    let mut passing = candidates?.iter().take(FEW).filter(|at| passes(at));
    passing.next().copied().filter(|_| passing.next().is_none())
}

/// The first two words.
fn first_words(words: &str) -> &str {
    words.match_indices(' ').nth(1).map_or(words, |(end, _)| &words[..end])
}

/// How much a mention says of where its body belongs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pass {
    Place,
    Level,
    Bare,
}

impl Pass {
    const fn of(body: &Written) -> Self {
        match (body.place, body.level) {
            (Some(_), _) => Self::Place,
            (None, Some(_)) => Self::Level,
            (None, None) => Self::Bare,
        }
    }
}

/// Firms, schools, hospitals: bodies whose names are proper names.
fn takes_name(a: &Assembly<'_, '_>, organ: u32) -> bool {
    matches!(&*a.doc.lexicon.rows.organs[organ as usize].kind, "enterprise" | "school" | "hospital" | "press")
}

/// Whether a name is a short form of a longer one: it stops before its end (Ủy ban Kiểm tra Thành ủy), or leaves out what
/// stands between head and proper name (Công ty [cổ phần Xây dựng] Tân Thuận).
fn abridges(longer: &Written, shorter: &Written, named: bool, pass: Pass) -> bool {
    let from_start = longer.words.strip_prefix(&shorter.words).is_some_and(|rest| rest.starts_with(' '));
    let rest = &shorter.words[first_words(&shorter.words).len()..];
    let to_end = named && !rest.is_empty() && longer.words.len() > shorter.words.len() && longer.words.ends_with(rest);
    pass == Pass::Bare && from_start || to_end && (shorter.place.is_none() || shorter.place == longer.place)
}

/// Whether a level noun without a name can mean the place of another mention.
fn fits(a: &Assembly<'_, '_>, body: &Written, other: Option<&Written>) -> bool {
    let Some(level) = body.level else { return true };
    let Some(place) = other.and_then(|o| o.place) else { return other.is_some_and(|o| o.level == body.level) };
    let place = &a.report.places[place.0 as usize - 1];
    place.level == level || level == PlaceLevel::Province && place.kind.as_deref() == Some("thành phố")
}

fn collect(a: &mut Assembly<'_, '_>, written: &[Option<Written>], groups: &[Option<usize>], in_office: &[bool]) {
    let mut entries: FxHashMap<usize, usize> = FxHashMap::default();
    let mut best: Vec<i64> = Vec::new();
    a.links.organizations = vec![None; groups.len()];
    for (i, (group, body)) in groups.iter().zip(&a.mentions.organizations).enumerate() {
        let (Some(group), Some(full)) = (*group, written[i].as_ref()) else { continue };
        let next = a.report.organizations.len();
        let at = *entries.entry(group).or_insert(next);
        if at == next {
            let new = entry(a, body, OrganizationId(next as u32 + 1));
            a.report.organizations.push(new);
            best.push(i64::MIN);
        }
        let fullness = fullness(a, body, full, in_office[i]);
        let level = level(a, body, full);
        let key = key(a, full);
        let abbreviation = abbreviation(a, body);
        let place = full.place;
        let entry = &mut a.report.organizations[at];
        a.links.organizations[i] = Some(entry.id);
        entry.mentions.push(body.span);
        entry.generic &= body.generic;
        entry.in_office_only &= in_office[i] || body.nested || body.generic;
        entry.abbreviation = entry.abbreviation.take().or(abbreviation);
        if fullness > best[at] {
            best[at] = fullness;
            entry.name = a.doc.span(body.tokens).of(a.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
            entry.place_id = place;
            entry.level = level;
            entry.key = key;
        }
    }
    for organization in &mut a.report.organizations {
        organization.in_office_only &= !organization.generic;
    }
    parents(a);
}

fn entry(a: &Assembly<'_, '_>, body: &OrganizationMention, id: OrganizationId) -> Organization {
    let organ = body.organ.map(|row| &a.doc.lexicon.rows.organs[row as usize]);
    Organization {
        id,
        name: String::new(),
        key: String::new(),
        kind: organ.map_or_else(|| "other".to_owned(), |o| o.kind.clone().into_owned()),
        level: None,
        abbreviation: None,
        place_id: None,
        parent_id: None,
        generic: true,
        in_office_only: true,
        mentions: Vec::new(),
    }
}

/// How full a name is: with its place first, then by its words outside the place and outside parentheses; of equals
/// one that stands outside offices.
fn fullness(a: &Assembly<'_, '_>, body: &OrganizationMention, full: &Written, in_office: bool) -> i64 {
    const PLACE: i64 = 1000;
    let place = if full.place.is_some() { PLACE } else { 0 };
    let written = body.place.map_or(TokenRange::default(), |p| a.mentions.places[p as usize].tokens);
    let short = if body.abbreviation.is_some() { 5 } else { 0 };
    let words = i64::from(body.tokens.len()) - i64::from(if body.tokens.contains(written) { written.len() } else { 0 });
    place + 2 * (words - short) + i64::from(!in_office)
}

fn level(a: &Assembly<'_, '_>, body: &OrganizationMention, full: &Written) -> Option<String> {
    let name = |level: PlaceLevel| match level {
        PlaceLevel::Province => Some("province"),
        PlaceLevel::District => Some("district"),
        PlaceLevel::Commune => Some("commune"),
        PlaceLevel::Country | PlaceLevel::Other => None,
    };
    let place = full.place.map(|id| a.report.places[id.0 as usize - 1].level);
    let organ = body.organ.map(|row| &*a.doc.lexicon.rows.organs[row as usize].level);
    let own = match organ {
        Some("any") | None => None,
        Some("ministry") => Some("central"),
        Some(other) => Some(other),
    };
    place.or(full.level).and_then(name).or(own).map(str::to_owned)
}

/// The full name, folded, and after `@` its place: the code with the first day of its version, or else the name; or the
/// level, when only that is written.
fn key(a: &Assembly<'_, '_>, full: &Written) -> String {
    let mut key = full.words.clone();
    if let Some(place) = full.place.map(|id| &a.report.places[id.0 as usize - 1]) {
        key.push('@');
        match &place.code {
            Some(code) => key.push_str(code),
            None => key.push_str(&fold(&place.name)),
        }
        if let Some(from) = place.valid_from.as_ref().filter(|_| place.code.is_some()) {
            key.push('/');
            key.push_str(from);
        }
    } else if let Some(level) = full.level {
        key.push_str(match level {
            PlaceLevel::Province => "@province",
            PlaceLevel::District => "@district",
            PlaceLevel::Commune => "@commune",
            PlaceLevel::Country | PlaceLevel::Other => "",
        });
    }
    key
}

/// The short form that the mention introduces, or is.
fn abbreviation(a: &Assembly<'_, '_>, body: &OrganizationMention) -> Option<String> {
    if let Some(short) = body.abbreviation {
        return Some(a.words(short));
    }
    let first = a.doc.token(body.tokens.start)?;
    let surface = first.span.of(a.doc.text);
    let organ = body.organ.map(|row| &a.doc.lexicon.rows.organs[row as usize])?;
    let is_short = organ.abbreviation.as_ref().is_some_and(|short| fold(short) == fold(surface));
    is_short.then(|| surface.to_owned())
}

/// Links each body to the one that it is part of.
fn parents(a: &mut Assembly<'_, '_>) {
    for (i, body) in a.mentions.organizations.iter().enumerate() {
        let Some(id) = a.links.organizations[i] else { continue };
        let parent = body.parent.and_then(|p| a.links.organizations[p as usize]).filter(|&parent| parent != id);
        let entry = &mut a.report.organizations[id.0 as usize - 1];
        entry.parent_id = entry.parent_id.or(parent);
    }
}
