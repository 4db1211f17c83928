//! One body: its head, then its parts one after the other.

use super::parts::{self, Part};
use super::{Reader, ShortForm};
use crate::grammar::{Cursor, OrganizationMention};
use crate::lexicon::{Bare, BodyKind, BodySort, Hit, SignRole, Tag, Wanted};
use crate::model::PlaceLevel;
use crate::text::{Gap, Shape, TokenRange};

/// Bodies inside bodies inside bodies: Văn phòng Ban Thường vụ Tỉnh ủy.
const DEEPEST: u32 = 4;
/// Tokens before a head that a word holding it may begin.
const BACK: u32 = 4;
/// Parts of one name.
const MOST_PARTS: u32 = 10;

/// What has been read of a body.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// Its head in the lexicon.
    pub organ: Option<u32>,
    /// Index after the head.
    pub head_end: u32,
    /// A field, or a coordination of fields.
    pub fields: bool,
    /// The last field is also an ordinary word in small letters.
    pub weak: bool,
    /// A name, a number or a place that makes it one body.
    pub proper: bool,
    /// A level noun without a name (tỉnh).
    pub level: bool,
    /// Nothing may follow but a short form.
    pub closed: bool,
    /// "các tỉnh" follows.
    pub collective: bool,
    /// Index of the place mention.
    pub place: Option<u32>,
    /// Index of the mention of the body inside it.
    pub parent: Option<u32>,
    pub abbreviation: Option<TokenRange>,
}

/// Reads the body that begins at the cursor, appends it and the bodies inside it, and gives the place after it.
pub(super) fn read<'d, 't>(reader: &mut Reader<'d, 't>, cursor: Cursor<'d, 't>, depth: u32) -> Option<Cursor<'d, 't>> {
    let (mut state, mut next) = head(reader, cursor)?;
    let index = reader.found.len();
    reader.found.push(placeholder());
    // Words that only a name after them makes a part of the name, and where the name ends without them.
    let mut sure: Option<(State, Cursor<'d, 't>)> = None;
    for _ in 0..MOST_PARTS {
        let Some((part, after)) = parts::read(reader, &state, next, depth < DEEPEST) else { break };
        match part {
            Part::Body => match nested(reader, &mut state, after, depth) {
                Some(after) => next = after,
                None => break,
            },
            Part::Word => {
                sure.get_or_insert((state, next));
                state.fields = true;
                state.weak = true;
                next = after;
                continue;
            }
            _ => {
                apply(&mut state, part, next.at, after.at, reader);
                state.weak = false;
                next = after;
            }
        }
        if !matches!(part, Part::Field) {
            sure = None;
        }
    }
    if let Some((before, end)) = sure {
        (state, next) = (before, end);
    }
    let tokens = next.since(cursor.at);
    if !accept(reader, &state, tokens) {
        reader.found.truncate(index);
        return None;
    }
    introduce(reader, &state);
    reader.found[index] = mention(reader, &state, tokens);
    Some(next)
}

fn head<'d, 't>(reader: &Reader<'d, 't>, cursor: Cursor<'d, 't>) -> Option<(State, Cursor<'d, 't>)> {
    let (organ, end) = match organ_at(reader, cursor) {
        Some(hit) => (Some(hit.row), hit.end()),
        None => (reader.short_form(cursor.at)?.organ, cursor.at + 1),
    };
    let mut state = State {
        organ,
        head_end: end,
        fields: false,
        weak: false,
        proper: organ.is_none(),
        level: false,
        closed: false,
        collective: preceded_by_plural(&cursor),
        place: None,
        parent: None,
        abbreviation: None,
    };
    let mut next = cursor.to(end);
    // The table's name may end in the kind of the place that follows: Ủy ban nhân dân huyện + Hương Sơn.
    if let Some(place) = reader.place_at(end - 1).filter(|&p| reader.places[p as usize].tokens.start > cursor.at) {
        let tokens = reader.places[place as usize].tokens;
        if tokens.end > end {
            state.place = Some(place);
            state.proper = true;
            state.closed = true;
            next = next.to(tokens.end);
        } else {
            state.place = Some(place);
            state.proper = true;
        }
    }
    Some((state, next))
}

/// The longest phrase of the organ table, unless a longer phrase of another table explains the words (Hội nghị, Bộ trưởng).
pub(super) fn organ_at<'d, 't>(reader: &Reader<'d, 't>, cursor: Cursor<'d, 't>) -> Option<Hit> {
    let (hit, _) = cursor.hit(Tag::Organ)?;
    let hit = match shared_end(reader, hit) {
        None => hit,
        // The last words rather begin the body that follows: Ban Chấp hành | Trung ương Hội Luật gia.
        Some(end) => match reader.doc.hits_of(cursor.at, Tag::Organ).find(|h| h.end() == end) {
            Some(shorter) => shorter,
            None if cursor.token()?.shape == Shape::Lower => return None,
            None => hit,
        },
    };
    if in_symbol(&cursor) {
        return None;
    }
    const OTHERS: Wanted =
        Wanted::tags(&[Tag::EventHead, Tag::Title, Tag::DocumentKind, Tag::SpeechVerb, Tag::TimeWord, Tag::OrganTrap]);
    let mut longer = reader.doc.hits_at(cursor.at).take_while(|h| h.len > hit.len);
    let hides = longer.any(|h| OTHERS.has(h.tag)) || trapped(reader, hit);
    (!hides).then_some(hit)
}

/// Where a body begins inside a phrase and goes on after it.
fn shared_end(reader: &Reader<'_, '_>, hit: Hit) -> Option<u32> {
    (hit.start + 1..hit.end()).rev().take(2).find(|&at| {
        let word = reader.doc.token(at).is_some_and(|t| t.shape == Shape::Title);
        word && reader.doc.longest(at, Tag::Organ).is_some_and(|h| h.end() > hit.end())
    })
}

/// Whether the words are a part of a document's symbol (2852/KL-TTCP).
fn in_symbol(cursor: &Cursor<'_, '_>) -> bool {
    let glued = cursor.token().is_some_and(|t| t.gap == Gap::None);
    glued && cursor.before().is_some_and(|t| t.is_mark('-') || t.is_mark('/'))
}

/// Whether a word that began before holds the head (nhiệm vụ, Đại hội), or a deputy's Thường trực does.
fn trapped(reader: &Reader<'_, '_>, hit: Hit) -> bool {
    let doc = reader.doc;
    let shape = |at: u32| doc.token(at).map_or(Shape::None, |t| t.shape);
    // A capital inside the word begins a name: toàn quốc Hội Luật gia.
    let holds = |at: u32| match shape(hit.start) {
        Shape::Lower => true,
        Shape::Title => shape(at) != Shape::Lower,
        _ => false,
    };
    let titles = &doc.lexicon.rows.titles;
    const HOLDERS: Wanted = Wanted::tags(&[Tag::OrganTrap, Tag::Title]);
    let before = TokenRange::new(hit.start.saturating_sub(BACK), hit.start);
    doc.each(before, HOLDERS).any(|at| {
        doc.hits_of(at, Tag::OrganTrap).any(|h| h.end() > hit.start && holds(at))
            || doc
                .hits_of(at, Tag::Title)
                .any(|h| h.end() > hit.start && titles[h.row as usize].rank_class == "deputy_standing")
    })
}

fn preceded_by_plural(cursor: &Cursor<'_, '_>) -> bool {
    let Some(before) = cursor.at.checked_sub(1) else { return false };
    let signs = &cursor.doc.lexicon.rows.place_signs;
    cursor
        .doc
        .longest(before, Tag::PlaceSign)
        .is_some_and(|h| h.len == 1 && signs[h.row as usize].role == SignRole::Plural)
}

/// Reads the body inside, which gives the outer one its place.
fn nested<'d, 't>(
    reader: &mut Reader<'d, 't>,
    state: &mut State,
    at: Cursor<'d, 't>,
    depth: u32,
) -> Option<Cursor<'d, 't>> {
    let index = reader.found.len();
    let next = read(reader, at, depth + 1)?;
    let inner = &mut reader.found[index];
    inner.nested = true;
    state.parent = Some(index as u32);
    state.place = inner.place;
    state.proper |= !inner.generic;
    state.fields = true;
    let collective = inner.collective;
    // The members of a cluster may follow: Cụm thi đua Hội Luật gia các tỉnh miền núi.
    state.closed = reader.organ(state).is_none_or(|o| o.kind != BodyKind::Cluster);
    state.collective |= collective && state.closed;
    Some(next)
}

fn apply(state: &mut State, part: Part, from: u32, to: u32, reader: &Reader<'_, '_>) {
    match part {
        Part::Place(index) => {
            state.place = Some(index);
            state.proper = true;
            // Hội Nông dân Việt Nam tỉnh Hà Tĩnh: only after a country another place may follow.
            state.closed = !reader.is_country(index);
        }
        Part::Level => {
            state.level = true;
            state.closed = true;
            state.place = state.place.filter(|&place| !reader.is_country(place));
        }
        Part::Field | Part::Word => state.fields = true,
        Part::Name | Part::Number => state.proper = true,
        Part::Members => {
            state.proper = true;
            state.closed = true;
        }
        Part::Plural => {
            state.collective = true;
            state.closed = true;
        }
        Part::Abbreviation => state.abbreviation = Some(TokenRange::new(from + 1, to - 1)),
        Part::Body => {}
    }
}

/// Whether what was read is a body, generic or not.
fn accept(reader: &Reader<'_, '_>, state: &State, tokens: TokenRange) -> bool {
    let doc = reader.doc;
    let words = &doc.tokens[tokens.indices()];
    let Some(organ) = reader.organ(state) else { return true };
    let capital = words.iter().any(|t| t.is_capital());
    // công an quận 7
    if !(capital || state.place.is_some() && state.proper) {
        return false;
    }
    let bare = !state.proper && !state.fields && state.parent.is_none();
    let head_capital = words.first().is_some_and(|t| t.is_capital());
    let one_syllable = state.head_end == tokens.start + 1
        && words.first().is_none_or(|t| !matches!(t.shape, Shape::Upper | Shape::Mixed));
    // "vụ Công ty An Phát" is a case, no department.
    let inner = state.parent.map(|index| reader.found[index as usize].tokens.start);
    if one_syllable && !head_capital && inner == Some(state.head_end) && organ.kind == BodyKind::Department {
        return false;
    }
    if one_syllable && bare && organ.is_head || organ.kind == BodyKind::Other {
        return (state.proper || state.fields && !one_syllable)
            && head_capital
            && !(one_syllable && organ.kind == BodyKind::Other);
    }
    true
}

/// Remembers the short form in parentheses.
fn introduce(reader: &mut Reader<'_, '_>, state: &State) {
    let Some(tokens) = state.abbreviation.filter(|tokens| tokens.len() == 1) else { return };
    let Some(token) = reader.doc.token(tokens.start) else { return };
    let whole_head = tokens.start == state.head_end + 1;
    let organ = state.organ.filter(|_| whole_head);
    reader.shorts.insert(token.code, ShortForm { organ });
}

fn mention(reader: &Reader<'_, '_>, state: &State, tokens: TokenRange) -> OrganizationMention {
    OrganizationMention {
        tokens,
        span: reader.span(tokens.start, tokens.end),
        organ: state.organ,
        parent: state.parent,
        place: state.place,
        abbreviation: state.abbreviation.map(|t| reader.span(t.start, t.end)),
        generic: is_generic(reader.organ(state), state),
        collective: state.collective,
        in_office: false,
        nested: false,
    }
}

fn is_generic(organ: Option<BodySort>, state: &State) -> bool {
    let Some(organ) = organ else { return false };
    match organ.bare {
        Bare::Body => false,
        _ if state.proper || state.fields => false,
        Bare::Head => !state.level,
        Bare::Generic => true,
    }
}

fn placeholder() -> OrganizationMention {
    OrganizationMention {
        tokens: TokenRange::default(),
        span: crate::text::Span::default(),
        organ: None,
        parent: None,
        place: None,
        abbreviation: None,
        generic: false,
        collective: false,
        in_office: false,
        nested: false,
    }
}

impl Reader<'_, '_> {
    /// Whether a place mention names a state.
    pub(super) fn is_country(&self, place: u32) -> bool {
        let place = &self.places[place as usize];
        let gazetteer = &self.doc.lexicon.gazetteer;
        let level =
            |name: u32| gazetteer.names[name as usize].units.first().map(|&u| gazetteer.units[u as usize].level);
        place.level.or_else(|| place.name.and_then(level)) == Some(PlaceLevel::Country)
    }

    /// What sort of body the head names.
    pub(super) fn organ(&self, state: &State) -> Option<BodySort> {
        state.organ.map(|row| self.doc.lexicon.rows.sorts[row as usize])
    }
}
