//! Resolves organisations: one entry per body, under its fullest name, from mentions that write it in full, short, with
//! or without its place.

use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::Assembly;
use super::numbering::{FEW, Numbering, key};
use crate::discourse::Outline;
use crate::grammar::{Doc, Mentions, OrganizationMention};
use crate::lexicon::{Bare, Hit, PLACE_KINDS, Tag, stem};
use crate::model::{Organization, OrganizationId, PlaceId, PlaceLevel, TableText};
use crate::text::normalise::{Code, fold_into};
use crate::text::{Kind, Span, Token, TokenRange, code};

/// A mention written out: what makes it the same body as another.
#[derive(Clone, Debug)]
struct Written {
    /// The mention that was written out: for a short form the one that introduced it.
    of: usize,
    /// Heads, fields, names and inner bodies in full, without places and level nouns: a part of [`Names::words`].
    words: Range<usize>,
    /// Bytes of these words.
    length: usize,
    /// Whether "Việt Nam" at their end was left out.
    shortened: bool,
    /// Level noun without a name.
    level: Option<PlaceLevel>,
    place: Option<PlaceId>,
}

impl Written {
    /// Number of the pass, and below it what is the smaller the longer the words are.
    fn rank(&self) -> u64 {
        const LONGEST: usize = (1 << 30) - 1;
        (Pass::of(self) as u64) << 30 | (LONGEST - self.length.min(LONGEST)) as u64
    }
}

/// About as many bytes as a key needs for the place after the name.
const PLACE_IN_KEY: usize = "@00000/2000-01-01".len();

/// All mentions written out.
struct Names {
    /// By mention; none for those that are no bodies.
    written: Vec<Option<Written>>,
    /// The words of all.
    words: Vec<Code>,
}

impl Names {
    fn words(&self, written: &Written) -> &[Code] {
        &self.words[written.words.clone()]
    }
}

/// Resolves organisations into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    if a.mentions.organizations.is_empty() {
        return;
    }
    let mut is_body = is_body(a.mentions, a.outline);
    let introduced = introduced(a);
    /// Words that a name has at most in the mean.
    const WORDS: usize = 8;
    let count = a.mentions.organizations.len();
    let mut names = Names { written: Vec::with_capacity(count), words: Vec::with_capacity(count * WORDS) };
    for (i, body) in a.mentions.organizations.iter().enumerate() {
        let written = is_body(body).then(|| write_out(a, i, &introduced, &mut names.words));
        names.written.push(written);
    }
    let groups = group(a, &names);
    collect(a, &names, &groups);
}

/// Tells of each body, asked for in the order of the text, whether it stands inside an office.
fn in_office(mentions: &Mentions) -> impl FnMut(&OrganizationMention) -> bool {
    /// Offices that may begin before a body and reach over it.
    const NEAR: usize = 3;
    let offices = &mentions.offices;
    let mut first = 0;
    move |body| {
        while offices.get(first).is_some_and(|office| office.tokens.end <= body.tokens.start) {
            first += 1;
        }
        let near = offices.iter().skip(first).take(NEAR);
        body.in_office || near.into_iter().any(|office| office.tokens.contains(body.tokens))
    }
}

/// Tells of each body, asked for in the order of the text, whether it is one, no part of a person's name, and no tag of the
/// source before the first sentence (TTO -).
fn is_body(mentions: &Mentions, outline: &Outline) -> impl FnMut(&OrganizationMention) -> bool {
    let sources: SmallVec<[Span; 2]> =
        outline.furniture.iter().filter(|(_, kind)| *kind == "source").map(|(span, _)| *span).collect();
    let tag = move |body: Span| sources.iter().any(|s| s.start() <= body.start() && body.end() <= s.end());
    let mut people = mentions.people.iter().peekable();
    move |body| {
        while people.next_if(|person| person.tokens.end <= body.tokens.start).is_some() {}
        !body.collective && !tag(body.span) && people.peek().is_none_or(|person| !person.tokens.contains(body.tokens))
    }
}

/// The mentions that introduce a short form for a name that no table has, by that form.
fn introduced(a: &Assembly<'_, '_>) -> FxHashMap<Code, usize> {
    let mut introduced = FxHashMap::default();
    for (i, body) in a.mentions.organizations.iter().enumerate() {
        let Some(short) = body.abbreviation else { continue };
        let tokens = a.doc.tokens.get(body.tokens.indices()).unwrap_or_default();
        if let Some(token) = tokens.iter().rev().find(|t| t.span.start() == short.start()) {
            introduced.entry(token.code).or_insert(i);
        }
    }
    introduced
}

/// The mention that introduced the short form that a body is, if it introduced it for a whole name.
fn full_form(a: &Assembly<'_, '_>, index: usize, introduced: &FxHashMap<Code, usize>) -> Option<usize> {
    let body = &a.mentions.organizations[index];
    if introduced.is_empty() || body.organ.is_some() || body.tokens.len() != 1 {
        return None;
    }
    let full = *introduced.get(&a.doc.token(body.tokens.start)?.code)?;
    (full != index && a.mentions.organizations[full].organ.is_some()).then_some(full)
}

fn write_out(
    a: &Assembly<'_, '_>,
    index: usize,
    introduced: &FxHashMap<Code, usize>,
    words: &mut Vec<Code>,
) -> Written {
    const VIET_NAM: [Code; 2] = [code("việt"), code("nam")];
    const LONG: usize = "việt nam ".len();
    let of = full_form(a, index, introduced).unwrap_or(index);
    let body = &a.mentions.organizations[of];
    let place = body.place.and_then(|place| a.links.places.get(place as usize).copied().flatten());
    let start = words.len();
    let mut length = 0;
    let stems = &a.doc.lexicon.rows.stems;
    let level = spell(a.doc, a.mentions, of, None, &mut |piece| match piece {
        Piece::Head(row) => {
            words.extend_from_slice(&stems[row as usize].words);
            length += stems[row as usize].text.len() + 1;
        }
        Piece::Word(token) => {
            words.push(stem::word(token, a.doc.text));
            length += token.span.len() as usize + 1;
        }
    });
    let mut level = level.filter(|_| place.is_none());
    // Phòng Nội vụ thành phố: a city that is a district.
    let organ = body.organ.map(|row| &*a.doc.lexicon.rows.organs[row as usize].level);
    if level == Some(PlaceLevel::Province) && organ == Some("district") {
        level = Some(PlaceLevel::District);
    }
    // Mặt trận Tổ quốc (Việt Nam) tỉnh Hòa Bình is one body.
    let abroad = |id: PlaceId| a.report.places[id.0 as usize - 1].level == PlaceLevel::Country;
    let local = level.is_some() || place.is_some_and(|id| !abroad(id));
    let shortened = local && words.len() > start + VIET_NAM.len() && words.ends_with(&VIET_NAM);
    if shortened {
        words.truncate(words.len() - VIET_NAM.len());
        length -= LONG;
    }
    Written { of, words: start..words.len(), length, shortened, level, place }
}

/// A part of a name written out.
enum Piece<'d> {
    /// Row of the head.
    Head(u32),
    Word(&'d Token),
}

/// Hands out the words of a body and of the bodies inside it; the level noun that stands in them, else `level`.
fn spell<'d>(
    doc: &Doc<'d>,
    mentions: &Mentions,
    index: usize,
    mut level: Option<PlaceLevel>,
    each: &mut dyn FnMut(Piece<'d>),
) -> Option<PlaceLevel> {
    let body = &mentions.organizations[index];
    let mut at = body.tokens.start;
    if let Some(row) = body.organ {
        each(Piece::Head(row));
        level = doc.lexicon.rows.stems[row as usize].level;
        let fits = |h: &Hit| h.end() <= body.tokens.end;
        // The row of a body whose end the next one of a list says is longer than what is written.
        let hit = doc.hits_of(at, Tag::Organ).filter(fits).find(|h| h.row == row);
        let hit = hit.or_else(|| doc.hits_of(at, Tag::Organ).find(fits));
        at = hit.map_or(at + 1, |h| h.end());
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
        } else if let Some((noun, after)) = level_noun(doc, at, end) {
            level = Some(noun);
            at = after;
        } else {
            doc.token(at).filter(|t| t.kind != Kind::Mark).into_iter().for_each(|t| each(Piece::Word(t)));
            at += 1;
        }
    }
    if let Some(inner) = inner {
        return spell(doc, mentions, inner, level, each);
    }
    // Shared by a coordination, or written beside it.
    let beside = body.parent.map(|p| p as usize).filter(|&p| !mentions.organizations[p].tokens.overlaps(body.tokens));
    match beside {
        Some(parent) => spell(doc, mentions, parent, level, each),
        None => level,
    }
}

/// The folded words of a mention written out.
fn text(a: &Assembly<'_, '_>, written: &Written) -> String {
    let mut text = String::with_capacity(written.length + PLACE_IN_KEY);
    spell(a.doc, a.mentions, written.of, None, &mut |piece| {
        if !text.is_empty() {
            text.push(' ');
        }
        match piece {
            Piece::Head(row) => text.push_str(&a.doc.lexicon.rows.stems[row as usize].text),
            Piece::Word(token) => a.doc.fold_token(token, &mut text),
        }
    });
    if written.shortened {
        text.truncate(text.len().saturating_sub(" việt nam".len()));
    }
    text
}

/// After a short form in parentheses.
fn short_form_end(doc: &Doc<'_>, body: &OrganizationMention, at: u32) -> Option<u32> {
    let short = body.abbreviation?;
    let opens = doc.token(at)?.is_mark('(') && doc.token(at + 1)?.span.start() == short.start();
    let closes = (at + 2..at + 4).find(|&i| doc.token(i).is_some_and(|t| t.is_mark(')')));
    closes.filter(|_| opens).map(|close| close + 1)
}

fn level_noun(doc: &Doc<'_>, at: u32, end: u32) -> Option<(PlaceLevel, u32)> {
    let hit = doc.longest(at, Tag::PlaceKind).filter(|h| h.end() == end)?;
    let level = PLACE_KINDS[hit.row as usize].level();
    (!matches!(level, PlaceLevel::Other | PlaceLevel::Country)).then(|| (level, hit.end()))
}

/// The group of each mention, from those that say most to those that say least: with a place, with a level noun,
/// without both; a mention joins a fuller one when it can mean no other.
fn group(a: &Assembly<'_, '_>, names: &Names) -> Vec<Option<usize>> {
    let written = &names.written;
    let mut of: Vec<Option<usize>> = vec![None; written.len()];
    // Words that were seen; `alike` holds the first mention of each body with these words.
    let mut ids = Numbering::default();
    let mut alike: Vec<Candidates> = Vec::with_capacity(FEW);
    // The first two words, by which a short form finds its full form.
    let mut heads = Numbering::default();
    let mut with_head: Vec<Candidates> = Vec::with_capacity(FEW);
    // Words, level and place together, and the first mention with them.
    let mut bodies = Numbering::default();
    let mut firsts: Vec<usize> = Vec::with_capacity(FEW);
    // Of one pass the longest first, so that a short form finds its full form wherever that stands; each in one number,
    // with the index of the mention below.
    let mut order: Vec<u64> = Vec::with_capacity(written.len());
    order.extend((0..).zip(written).filter_map(|(i, body)| Some(body.as_ref()?.rank() << 32 | i)));
    order.sort_unstable();
    for ranked in order {
        let i = ranked as u32 as usize;
        let Some(body) = &written[i] else { continue };
        let words = names.words(body);
        let id = ids.number(key(words.iter().copied()));
        if id == alike.len() {
            alike.push(Candidates::new());
        }
        let head = key(first_words(words).iter().copied());
        let fitting = |at: usize| fits(a, body, written[at].as_ref());
        let pass = Pass::of(body);
        let same = if pass == Pass::Place { None } else { only(&alike[id], fitting) };
        let longer = || {
            let named = a.mentions.organizations[i].organ.is_some_and(|row| takes_name(a, row));
            let abridged = |at: usize| written[at].as_ref().is_some_and(|o| abridges(names, o, body, named, pass));
            let candidates = heads.find(head).filter(|_| alike[id].is_empty())?;
            only(&with_head[candidates], abridged)
        };
        let first = same.or_else(longer).unwrap_or_else(|| {
            let place = body.place.map_or(0, |place| u64::from(place.0));
            let level = body.level.map_or(0, |level| level as u64 + 1);
            let number = bodies.number(key([id as u64, level, place]));
            if number == firsts.len() {
                firsts.push(i);
            }
            firsts[number]
        });
        if first == i {
            alike[id].push(i as u32);
            let head = heads.number(head);
            if head == with_head.len() {
                with_head.push(Candidates::new());
            }
            with_head[head].push(i as u32);
        }
        of[i] = Some(first);
    }
    of
}

/// Mentions by index; hardly ever more than one or two.
type Candidates = SmallVec<[u32; 4]>;

/// The one of the first few candidates that passes.
fn only(candidates: &Candidates, passes: impl Fn(usize) -> bool) -> Option<usize> {
    const MOST: usize = 16;
    let mut passing = candidates.iter().map(|&at| at as usize).take(MOST).filter(|&at| passes(at));
    passing.next().filter(|_| passing.next().is_none())
}

/// The first two words.
fn first_words(words: &[Code]) -> &[Code] {
    words.get(..2).unwrap_or(words)
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
fn abridges(names: &Names, longer: &Written, shorter: &Written, named: bool, pass: Pass) -> bool {
    let (long, short) = (names.words(longer), names.words(shorter));
    let from_start = !short.is_empty() && long.len() > short.len() && long.starts_with(short);
    let rest = &short[first_words(short).len()..];
    let to_end =
        named && !rest.is_empty() && longer.length > shorter.length && long.len() > rest.len() && long.ends_with(rest);
    pass == Pass::Bare && from_start || to_end && (shorter.place.is_none() || shorter.place == longer.place)
}

/// Whether a level noun without a name can mean the place of another mention.
fn fits(a: &Assembly<'_, '_>, body: &Written, other: Option<&Written>) -> bool {
    let Some(level) = body.level else { return true };
    let Some(place) = other.and_then(|o| o.place) else { return other.is_some_and(|o| o.level == body.level) };
    let place = &a.report.places[place.0 as usize - 1];
    place.level == level || level == PlaceLevel::Province && place.kind.as_deref() == Some("thành phố")
}

fn collect(a: &mut Assembly<'_, '_>, names: &Names, groups: &[Option<usize>]) {
    let mut in_office = in_office(a.mentions);
    // By group, the entry that it became.
    let mut entries: Vec<Option<usize>> = vec![None; groups.len()];
    let mut sizes = vec![0; groups.len()];
    groups.iter().flatten().for_each(|&group| sizes[group] += 1);
    let count = sizes.iter().filter(|&&size| size > 0).count();
    a.report.organizations.reserve_exact(count);
    // By entry, how full its fullest mention is, and which that is.
    let mut best: Vec<(i64, usize)> = Vec::with_capacity(count);
    a.links.organizations = vec![None; groups.len()];
    for (i, (group, body)) in groups.iter().zip(&a.mentions.organizations).enumerate() {
        let (Some(group), Some(written)) = (*group, &names.written[i]) else { continue };
        let next = a.report.organizations.len();
        let at = *entries[group].get_or_insert(next);
        if at == next {
            let mut new = entry(a, body, OrganizationId(next as u32 + 1));
            new.mentions.reserve_exact(sizes[group]);
            a.report.organizations.push(new);
            best.push((i64::MIN, i));
        }
        let in_office = in_office(body);
        let fullness = fullness(a, body, written, in_office);
        if fullness > best[at].0 {
            best[at] = (fullness, i);
        }
        let known = a.report.organizations[at].abbreviation.is_some();
        let abbreviation = if known { None } else { abbreviation(a, body) };
        let entry = &mut a.report.organizations[at];
        a.links.organizations[i] = Some(entry.id);
        entry.mentions.push(body.span);
        entry.generic &= body.generic;
        entry.in_office_only &= in_office || body.nested || body.generic;
        entry.abbreviation = entry.abbreviation.take().or(abbreviation);
    }
    for (at, (_, fullest)) in best.into_iter().enumerate() {
        name(a, names, at, fullest);
    }
    parents(a);
}

/// Gives an entry what its fullest mention says.
fn name(a: &mut Assembly<'_, '_>, names: &Names, at: usize, fullest: usize) {
    let Some(written) = &names.written[fullest] else { return };
    let body = &a.mentions.organizations[fullest];
    let name = a.spaced(a.doc.span(body.tokens)).into_owned();
    let level = level(a, body, written);
    let key = body_key(a, written);
    let entry = &mut a.report.organizations[at];
    (entry.name, entry.level, entry.key, entry.place_id) = (name, level, key, written.place);
    entry.in_office_only &= !entry.generic;
}

fn entry(a: &Assembly<'_, '_>, body: &OrganizationMention, id: OrganizationId) -> Organization {
    let organs = &a.doc.lexicon.rows.organs;
    let organ = body.organ.map(|row| &organs[row as usize]);
    // Of the executive committee of a union it is the union's.
    let of = body.parent.and_then(|p| a.mentions.organizations[p as usize].organ).map(|row| &organs[row as usize]);
    let committee = organ.is_some_and(|o| o.kind == "party" && o.bare == Bare::Generic);
    let of = of.filter(|of| committee && matches!(&*of.kind, "union" | "association" | "front"));
    let organ = of.or(organ);
    Organization {
        id,
        name: String::new(),
        key: String::new(),
        kind: organ.map_or(TableText::Borrowed("other"), |o| o.kind.clone()),
        level: None,
        abbreviation: None,
        place_id: None,
        parent_id: None,
        generic: true,
        roles: Vec::new(),
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

fn level(a: &Assembly<'_, '_>, body: &OrganizationMention, full: &Written) -> Option<TableText> {
    let name = |level: PlaceLevel| match level {
        PlaceLevel::Province => Some("province"),
        PlaceLevel::District => Some("district"),
        PlaceLevel::Commune => Some("commune"),
        PlaceLevel::Country | PlaceLevel::Other => None,
    };
    let place = full.place.map(|id| a.report.places[id.0 as usize - 1].level);
    let organ = body.organ.map(|row| &a.doc.lexicon.rows.organs[row as usize]);
    let own = match organ.map(|row| &*row.level) {
        Some("any") | None => None,
        Some("ministry") => Some("central".into()),
        Some(_) => organ.map(|row| row.level.clone()),
    };
    place.or(full.level).and_then(name).map(TableText::from).or(own)
}

/// The full name, folded, and after `@` its place: the code with the first day of its version, or else the name; or the
/// level, when only that is written.
fn body_key(a: &Assembly<'_, '_>, full: &Written) -> String {
    let mut key = text(a, full);
    if let Some(place) = full.place.map(|id| &a.report.places[id.0 as usize - 1]) {
        key.push('@');
        match &place.code {
            Some(code) => key.push_str(code),
            None => fold_into(&place.name, &mut key),
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
    let stem = &a.doc.lexicon.rows.stems[body.organ? as usize];
    first.is_word(stem.short).then(|| a.words(first.span))
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
