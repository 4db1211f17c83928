//! Grammar of people's names: by shape, family name and position, never by a list of known people.
//!
//! A name after an honorific, a degree or an office needs little else; one that stands alone needs a family name and
//! three syllables, or the company of other names. Then offices are given to names.

mod attach;
mod byline;
mod lead;
pub(super) mod name;

#[cfg(test)]
mod tests;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::{Doc, Layer, Mentions, NameForm, PersonMention};
use crate::lexicon::{Tag, TokenForm, Wanted};
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, TokenRange, code};
use lead::Lead;
use name::Run;

const VA: Code = code("và");
const CUNG: Code = code("cùng");
const LA: Code = code("là");

/// Scans a text for people's names, and gives them the offices beside them.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    for paragraph in doc.paragraphs {
        match byline::line(doc, mentions, paragraph.tokens) {
            Some(names) => names.into_iter().for_each(|name| push(mentions, name)),
            None => Scan::new(doc, mentions, paragraph.tokens).run(mentions),
        }
    }
    drop_unknown_short_names(doc, mentions);
    attach::offices(doc, mentions);
}

fn push(mentions: &mut Mentions, name: PersonMention) {
    mentions.cover.mark(name.tokens, Layer::Person);
    mentions.people.push(name);
}

/// A mention, without its offices.
fn mention(doc: &Doc<'_>, tokens: TokenRange, form: NameForm, lead: Option<Lead>) -> PersonMention {
    let start = lead.as_ref().map_or(tokens.start, |l| l.tokens.start);
    let (honorific, degrees) = lead.map(|l| (l.honorific, l.degrees)).unwrap_or_default();
    PersonMention {
        tokens,
        span: doc.span(tokens),
        honorific,
        degrees,
        offices: SmallVec::new(),
        left: None,
        share: None,
        form,
        whole: TokenRange::new(start, tokens.end),
    }
}

/// What the scan stops at, beside offices and what follows them: family names, ends of sentences, what stands before names,
/// and credits.
const STOPS: Wanted =
    Wanted::tags(&[Tag::Surname]).or(Wanted::forms(&[TokenForm::Stop])).or(lead::LEADS).or(byline::CUES);

/// The scan of one paragraph.
struct Scan<'d, 't> {
    doc: &'d Doc<'t>,
    limit: u32,
    at: u32,
    stops: Wanted,
    /// Index of the first office that begins here or later.
    next_office: usize,
    /// Where the office ends that was passed last.
    office_end: Option<u32>,
    /// The honorific before that office (đồng chí *Bí thư* An).
    carried: Option<Lead>,
    /// Where the name ends that was read last in this sentence: a list may go on.
    listed: Option<u32>,
    /// The honorific that heads the list (các *đồng chí*: An, Bình).
    heading: Option<TokenRange>,
}

impl<'d, 't> Scan<'d, 't> {
    fn new(doc: &'d Doc<'t>, mentions: &Mentions, paragraph: TokenRange) -> Self {
        // Any capital may begin a name with a nickname.
        let nicknamed = doc.each(paragraph, Wanted::forms(&[TokenForm::Mark])).any(|i| opens_nickname(doc, i));
        let capitals = Wanted::forms(&[TokenForm::Capital]);
        Self {
            doc,
            limit: paragraph.end,
            at: paragraph.start,
            stops: if nicknamed { STOPS.or(capitals) } else { STOPS },
            next_office: mentions.offices.partition_point(|o| o.tokens.start < paragraph.start),
            office_end: None,
            carried: None,
            listed: None,
            heading: None,
        }
    }

    fn run(mut self, mentions: &mut Mentions) {
        while self.at < self.limit {
            let offices = mentions.offices.get(self.next_office..).unwrap_or_default();
            self.next_office += offices.iter().take_while(|o| o.tokens.start < self.at).count();
            let office = mentions.offices.get(self.next_office);
            if self.office_end != Some(self.at) {
                // Most words neither begin a name nor stand before one.
                let reach = office.map_or(self.limit, |o| o.tokens.start.min(self.limit));
                self.at = self.doc.next(self.at, reach, self.stops);
                if self.at == self.limit {
                    break;
                }
            }
            if let Some(office) = office.filter(|o| o.tokens.start == self.at) {
                self.office_end = Some(office.tokens.end);
                self.at = office.tokens.end;
                continue;
            }
            if self.doc.is(self.at, byline::CUES)
                && let Some(start) = byline::credit(self.doc, self.at)
            {
                let (names, end) = byline::names(self.doc, mentions, start, self.limit);
                names.into_iter().for_each(|name| push(mentions, name));
                self.at = end.max(start);
                continue;
            }
            self.step(mentions);
        }
    }

    fn step(&mut self, mentions: &mut Mentions) {
        let (doc, at) = (self.doc, self.at);
        let Some(token) = doc.token(at) else { return self.at = self.limit };
        if matches!(token.mark(), Some('.' | '!' | '?' | '…')) {
            (self.listed, self.heading) = (None, None);
        }
        if !token.is_capital() && !doc.is(at, lead::LEADS) {
            return self.at = at + 1;
        }
        let lead = if doc.is(at, lead::LEADS) { lead::read(doc, mentions, at, self.limit) } else { None };
        let start = lead.as_ref().map_or(at, |l| l.tokens.end);
        if let Some(honorific) = lead.as_ref().and_then(|l| l.honorific) {
            self.heading = lead::is_plural(doc, at).then_some(honorific);
        }
        if let Some(tokens) = nickname(doc, at, self.limit) {
            self.accept(mentions, tokens, NameForm::Full, None);
        } else if let Some((tokens, form)) = self.name(mentions, start, lead.as_ref()) {
            self.accept(mentions, tokens, form, lead);
        } else {
            if let Some(lead) = lead.filter(|l| office_from(mentions, l.tokens.end).is_some()) {
                self.carried = Some(lead);
            }
            self.at = at + 1;
        }
    }

    fn accept(&mut self, mentions: &mut Mentions, tokens: TokenRange, form: NameForm, lead: Option<Lead>) {
        let mut person = mention(self.doc, tokens, form, lead);
        if self.office_end == Some(tokens.start) {
            person.honorific = person.honorific.or_else(|| self.carried.as_ref().and_then(|l| l.honorific));
        }
        person.honorific = person.honorific.or(self.heading);
        push(mentions, person);
        self.listed = Some(tokens.end);
        self.carried = None;
        self.at = tokens.end;
    }

    /// The name at a token, if its form and its place make one.
    fn name(&self, mentions: &Mentions, at: u32, lead: Option<&Lead>) -> Option<(TokenRange, NameForm)> {
        let doc = self.doc;
        if !doc.token(at)?.is_capital() {
            return None;
        }
        let office = self.office_end == Some(at) && at > 0;
        if lead.is_none() && !office && !doc.has(at, Tag::Surname) {
            return None;
        }
        let covered = |layer| mentions.cover.has(at, layer);
        if [Layer::Organization, Layer::Office, Layer::Reference, Layer::Time].into_iter().any(covered) {
            return None;
        }
        let run = name::run(doc, at, self.limit)?;
        let after_place = if office && lead.is_none() { run.after_place(doc, self.limit) } else { None };
        let run = after_place.unwrap_or(run);
        let listed = self.is_listed(at);
        let evidence = Evidence {
            lead: lead.is_some(),
            office,
            listed,
            headed: listed && self.heading.is_some(),
            place: place_over(mentions, run.tokens),
            // Of "lăng Chủ tịch Hồ Chí Minh" the word before the office counts.
            // A law office is called after a person although an office goes before it.
            bearer: name::is_bearer(doc, if office { office_lead(mentions, at).unwrap_or(at) } else { at })
                || office && name::is_firm(doc, at),
            follows: followed_as_name(doc, mentions, run.tokens.end),
        };
        let form = evidence.form(doc, &run)?;
        Some((run.tokens, form))
    }

    /// Whether a name here goes on a list of names.
    fn is_listed(&self, at: u32) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.doc.token(i));
        let joins = |t: &crate::text::Token| {
            matches!(t.mark(), Some(',' | ';' | ':' | '•')) || t.is_word(VA) || t.is_word(CUNG)
        };
        // "nguyên Chủ tịch Quốc hội:" opens one.
        let headed = self.office_end.is_some_and(|end| end + 1 == at) || self.heading.is_some_and(|h| h.end + 1 == at);
        let opened = headed && before.is_some_and(|t| t.is_mark(':'));
        opened || self.listed.is_some() && before.is_some_and(joins)
    }
}

/// What speaks for and against a run being a name.
struct Evidence {
    lead: bool,
    office: bool,
    listed: bool,
    /// A form of address for several heads the list (các ông: …).
    headed: bool,
    /// A place mention covers all of it.
    place: bool,
    /// A word before it shows a thing called after a person.
    bearer: bool,
    /// An office or a verb of saying follows.
    follows: bool,
}

impl Evidence {
    fn form(&self, doc: &Doc<'_>, run: &Run) -> Option<NameForm> {
        if !self.lead && (self.bearer || run.syllables > 1 && name::is_thing(doc, run)) {
            return None;
        }
        // Chủ tịch *Hà Nội* is the city's.
        if self.office && !self.lead && run.syllables == 2 && is_province(doc, run.tokens) {
            return None;
        }
        match (run.syllables, run.surname) {
            (1, _) => self.short_form(doc, run),
            (_, Some(share)) => self.full_form(run, share).then_some(NameForm::Full),
            // A foreign name, or some syllables of a full one.
            (_, None) if (self.lead || self.headed && !run.upper) && !self.place => Some(NameForm::Partial),
            (_, None) if self.office && !run.upper && !self.place && run.is_foreign(doc) => Some(NameForm::Full),
            _ => None,
        }
    }

    fn short_form(&self, doc: &Doc<'_>, run: &Run) -> Option<NameForm> {
        let initials = run.tokens.len() >= 3;
        if self.lead && initials {
            return Some(NameForm::Full);
        }
        let begins_phrase = || {
            doc.hits_at(run.tokens.start).any(|h| {
                // Tiến sĩ *Kinh tế*
                let phrase = matches!(h.tag, Tag::Title | Tag::Organ | Tag::OrganField | Tag::Place | Tag::EventHead);
                // ông An đồng ý: the ward of An Đồng is written otherwise.
                let written = h.tag != Tag::Place || doc.token(run.tokens.end).is_some_and(|t| t.is_capital());
                phrase && written && h.end() > run.tokens.end
            })
        };
        let named = (self.lead || self.office) && !self.place && !run.upper && !begins_phrase();
        named.then_some(NameForm::Given)
    }

    fn full_form(&self, run: &Run, share: f32) -> bool {
        let long = run.syllables >= 3;
        if self.place && !(self.lead || self.office && long) {
            return false;
        }
        if self.lead || self.office || self.headed {
            return true;
        }
        if self.listed || self.follows {
            return long || run.marked || share >= 0.1;
        }
        long && share >= 0.1 && run.syllables <= 5 && !run.upper
    }
}

/// Whether words are the name of a province.
fn is_province(doc: &Doc<'_>, tokens: TokenRange) -> bool {
    let gazetteer = &doc.lexicon.gazetteer;
    doc.hits_of(tokens.start, Tag::Place).any(|hit| hit.end() == tokens.end && gazetteer.is_province(hit.row))
}

/// Where the phrase of the office begins that ends at a token.
fn office_lead(mentions: &Mentions, end: u32) -> Option<u32> {
    let found = mentions.offices.binary_search_by_key(&end, |o| o.tokens.end).ok()?;
    Some(mentions.offices[found].lead)
}

/// End of the office that starts at a token.
fn office_from(mentions: &Mentions, at: u32) -> Option<u32> {
    let found = mentions.offices.binary_search_by_key(&at, |o| o.tokens.start).ok()?;
    Some(mentions.offices[found].tokens.end)
}

/// Whether one place mention covers a whole run, or its beginning and more.
fn place_over(mentions: &Mentions, run: TokenRange) -> bool {
    let next = mentions.places.partition_point(|p| p.tokens.start <= run.start);
    let before = &mentions.places[next.saturating_sub(3)..next];
    before.iter().any(|p| p.tokens.holds(run.start) && p.tokens.end >= run.end)
}

/// Whether an office in apposition, or a verb of saying, follows a token.
fn followed_as_name(doc: &Doc<'_>, mentions: &Mentions, end: u32) -> bool {
    let office = |at: u32| mentions.offices.binary_search_by_key(&at, |o| o.lead).is_ok();
    match doc.token(end) {
        Some(t) if matches!(t.mark(), Some(',' | '-' | '(')) || t.is_word(LA) => office(end + 1),
        Some(t) if t.kind == Kind::Word => doc.has(end, Tag::SpeechVerb),
        _ => false,
    }
}

fn opens_nickname(doc: &Doc<'_>, at: u32) -> bool {
    doc.token(at).is_some_and(|t| matches!(t.mark(), Some('"' | '“')))
}

/// A given name with a nickname in quotation marks: Bình "còi".
fn nickname(doc: &Doc<'_>, at: u32, limit: u32) -> Option<TokenRange> {
    if !opens_nickname(doc, at + 1) {
        return None;
    }
    let name = doc.token(at).filter(|t| t.shape == Shape::Title && t.kind == Kind::Word)?;
    let (open, inner, close) = (doc.token(at + 1)?, doc.token(at + 2)?, doc.token(at + 3)?);
    let quoted = matches!((open.mark(), close.mark()), (Some('"'), Some('"')) | (Some('“'), Some('”')));
    let glued = open.gap == Gap::Space && inner.gap == Gap::None && close.gap == Gap::None;
    let alone = at.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(|t| !t.is_capital());
    let thing = doc.hits_at(at).any(|h| matches!(h.tag, Tag::Organ | Tag::EventHead | Tag::DocumentKind));
    let fits = quoted && glued && alone && !thing && inner.kind == Kind::Word && name.letters > 1;
    (fits && at + 4 <= limit).then_some(TokenRange::new(at, at + 4))
}

/// A single syllable after an office (Bộ trưởng An) is a name only when somebody in the text bears it.
fn drop_unknown_short_names(doc: &Doc<'_>, mentions: &mut Mentions) {
    let last = |p: &PersonMention| p.tokens.end.checked_sub(1).and_then(|i| doc.token(i)).map(|t| t.code);
    let unsure = |p: &PersonMention| p.form == NameForm::Given && p.honorific.is_none() && p.degrees.is_empty();
    if !mentions.people.iter().any(unsure) {
        return;
    }
    let full = mentions.people.iter().filter(|p| p.form != NameForm::Given);
    let known: FxHashSet<Code> = full.filter_map(last).collect();
    let Mentions { people, cover, .. } = mentions;
    people.retain(|p| {
        let stays = !unsure(p) || last(p).is_some_and(|code| known.contains(&code));
        if !stays {
            cover.clear(p.tokens, Layer::Person);
        }
        stays
    });
}
