//! Who can speak: named people, offices without a name, bodies, pronouns, and groups described by what they are.

use smallvec::{SmallVec, smallvec};

use super::verb;
use crate::discourse::Speaker;
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::{Act, BLOCK, Complement, Role, Tag, TitleKind, TokenForm, Use, Wanted};
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange, code, word};

/// A noun phrase that can be the subject of a verb of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    pub who: Speaker,
    pub tokens: TokenRange,
    /// Where its verb may begin: after what stands in apposition.
    pub end: u32,
}

const LONGEST_GROUP: u32 = 14;
const LONGEST_PLACE: u32 = 6;
const LONGEST_APPOSITION: u32 = 45;

/// The mentions that can speak, by the token at which they begin.
#[derive(Debug, Default)]
pub(in crate::discourse) struct Speakers {
    list: Vec<Subject>,
    /// A bit for each token at which one begins.
    begins: Vec<u64>,
    /// The same for each token at which any subject may begin, or "theo".
    stops: Vec<u64>,
}

impl Speakers {
    pub(super) fn gather(&mut self, doc: &Doc<'_>, mentions: &Mentions) {
        let Self { list, begins, stops } = self;
        list.clear();
        let mut named: SmallVec<[bool; 128]> = smallvec![false; mentions.offices.len()];
        for (i, person) in mentions.people.iter().enumerate() {
            for &office in &person.offices {
                if let Some(named) = named.get_mut(office as usize) {
                    *named = true;
                }
            }
            let who = Speaker::Person(i as u32);
            list.push(subject(who, person.whole));
            // của cử tri, ông An: what stands before the comma may belong to another phrase.
            let polite = person.honorific.map(|h| h.start).filter(|&at| at > person.whole.start);
            if let Some(at) = polite.filter(|&at| doc.token(at - 1).is_some_and(|t| t.is_mark(','))) {
                list.push(subject(who, TokenRange::new(at, person.whole.end)));
            }
        }
        for (i, office) in mentions.offices.iter().enumerate() {
            if !named[i] && !office.former {
                let range = TokenRange::new(office.lead.min(office.tokens.start), office.tokens.end);
                list.push(subject(Speaker::Office(i as u32), range));
            }
        }
        for (i, body) in mentions.organizations.iter().enumerate() {
            list.push(subject(Speaker::Organization(i as u32), body.tokens));
        }
        list.sort_by_key(|s| (s.tokens.start, std::cmp::Reverse(s.tokens.end)));
        begins.clear();
        begins.resize(doc.tokens.len() / BLOCK + 1, 0);
        list.iter().for_each(|s| set(begins, s.tokens.start));
        let openings = Openings { doc, block: 0, marks: 0, connectives: 0 };
        stops.clear();
        stops.extend(openings.zip(&*begins).map(|(opens, begins)| opens | begins));
        for sentence in doc.sentences.iter().filter(|s| doc.is(s.tokens.start, GROUPS)) {
            set(stops, sentence.tokens.start);
        }
        mentions.places.iter().for_each(|p| set(stops, p.tokens.start));
    }

    /// The first token from `from` on at which a subject or "theo" may begin; `end` when there is none.
    pub(super) fn next(&self, from: u32, end: u32) -> u32 {
        let mut at = from as usize;
        while at < end as usize {
            let block = at / BLOCK;
            let rest = self.stops.get(block).copied().unwrap_or(0) >> (at % BLOCK);
            if rest != 0 {
                return end.min((at + rest.trailing_zeros() as usize) as u32);
            }
            at = (block + 1) * BLOCK;
        }
        end
    }

    /// Whether any subject can begin at a token: most are left here.
    #[inline]
    pub(super) fn may_begin(&self, i: u32) -> bool {
        has(&self.stops, i)
    }

    /// The longest mention that begins at a token.
    pub(super) fn at(&self, i: u32) -> Option<Subject> {
        if !has(&self.begins, i) {
            return None;
        }
        let found = self.list.partition_point(|s| s.tokens.start < i);
        self.list.get(found).copied().filter(|s| s.tokens.start == i)
    }

    /// Where the same mention begins once more, without what stands before its comma.
    pub(super) fn again(&self, found: Subject) -> Option<u32> {
        let first = self.list.partition_point(|s| s.tokens.start <= found.tokens.start);
        let inside = self.list[first..].iter().take_while(|s| s.tokens.start < found.tokens.end);
        inside.filter(|s| s.who == found.who).map(|s| s.tokens.start).next()
    }

    /// Whether a person is named between two tokens.
    pub(super) fn names_within(&self, start: u32, end: u32) -> bool {
        self.person_within(start, end).is_some()
    }

    /// The first person named between two tokens.
    fn person_within(&self, start: u32, end: u32) -> Option<Subject> {
        let first = self.list.partition_point(|s| s.tokens.start < start);
        let mut inside = self.list[first..].iter().take_while(|s| s.tokens.start < end);
        inside.find(|s| matches!(s.who, Speaker::Person(_))).copied()
    }
}

fn has(bits: &[u64], i: u32) -> bool {
    bits.get(i as usize / BLOCK).is_some_and(|bits| bits >> (i as usize % BLOCK) & 1 != 0)
}

fn set(bits: &mut [u64], i: u32) {
    if let Some(bits) = bits.get_mut(i as usize / BLOCK) {
        *bits |= 1 << (i as usize % BLOCK);
    }
}

/// By block, the tokens at which a form of address, "theo", or inside a sentence a group may begin: a bit for each. Of a
/// group only those count that a mark or a connective stands before, see [`opens_clause`].
struct Openings<'d, 't> {
    doc: &'d Doc<'t>,
    block: usize,
    /// The marks and connectives of the block before.
    marks: u64,
    connectives: u64,
}

impl Iterator for Openings<'_, '_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let word = |wanted| self.doc.hits.word(self.block, wanted);
        let marks = word(Wanted::forms(&[TokenForm::Mark]));
        let connectives = word(CONNECTIVES);
        let mut opens = marks << 1 | self.marks >> (BLOCK - 1);
        for length in 1..=LONGEST_CONNECTIVE as usize {
            opens |= connectives << length | self.connectives >> (BLOCK - length);
        }
        let here = word(ADDRESSES) | word(GROUPS) & opens;
        (self.marks, self.connectives) = (marks, connectives);
        self.block += 1;
        Some(here)
    }
}

const fn subject(who: Speaker, tokens: TokenRange) -> Subject {
    Subject { who, tokens, end: tokens.end }
}

/// Where a form of address may stand for a person, or "theo" before who is quoted.
const ADDRESSES: Wanted = Wanted::roles(&[Role::Honorific, Role::Attribute]);

const CONNECTIVES: Wanted = Wanted::roles(&[Role::Connective]);
const LONGEST_CONNECTIVE: u32 = 4;

/// Where a group described by what it is may begin.
const GROUPS: Wanted = Wanted::roles(&[Role::Noun, Role::Quantifier]).or(Wanted::forms(&[TokenForm::Number]));

/// Reads a subject at `i`, up to `end`. What governs it before `i` is not looked at: see [`governed`].
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, speakers: &Speakers, i: u32, end: u32) -> Option<Subject> {
    if let Some(found) = speakers.at(i).filter(|s| s.tokens.end <= end) {
        let found = with_apposition(doc, mentions, speakers, with_place(doc, mentions, found, end), end);
        // Chủ đầu tư là …, giám đốc các sở: the verb comes after more words.
        let bare = matches!(found.who, Speaker::Office(_)) && verb::read(doc, found.end, end).is_none();
        let wider = if bare { described(doc, speakers, i, end) } else { None };
        return Some(wider.unwrap_or(found));
    }
    let found = honorific(doc, speakers, i, end).or_else(|| described(doc, speakers, i, end));
    found.or_else(|| locality(doc, mentions, i, end))
}

/// Whether the word before makes the phrase at `i` part of another: của ông A, do bà B trình bày.
pub(super) fn governed(doc: &Doc<'_>, i: u32, start: u32) -> bool {
    i > start && doc.used(i - 1, Use::Governs)
}

/// ông, bà, đồng chí alone, or before an office (vị Phó Chủ tịch).
fn honorific(doc: &Doc<'_>, speakers: &Speakers, i: u32, end: u32) -> Option<Subject> {
    let hit = doc.longest(i, Tag::Title).filter(|hit| hit.end() <= end)?;
    let title = doc.lexicon.rows.titles.get(hit.row as usize)?;
    if title.kind != TitleKind::Honorific {
        return None;
    }
    let named = |s: &Subject| matches!(s.who, Speaker::Office(_) | Speaker::Person(_)) && s.tokens.end <= end;
    if let Some(office) = speakers.at(hit.end()).filter(named) {
        return Some(Subject { tokens: TokenRange::new(i, office.tokens.end), ..office });
    }
    // phản bác thông tin: only ông, bà and đồng chí are pronouns in the middle of a clause.
    let plain = [word!("ông"), word!("bà"), word!("đồng")];
    if !doc.token(i).is_some_and(|t| plain.contains(&t.code)) && !opens_clause(doc, i) {
        return None;
    }
    // ông này
    let this = doc.token(hit.end()).is_some_and(|t| t.is_word(word!("này")));
    let range = TokenRange::new(i, hit.end() + u32::from(this));
    // A name or a noun after it makes it no pronoun.
    verb::read(doc, range.end, end).map(|_| subject(Speaker::Pronoun(doc.span(range)), range))
}

/// các đại biểu, nhiều cử tri, đại diện Ban …, Đại hội: a noun for people or bodies, with quantifier before and
/// modifiers after, up to its verb.
fn described(doc: &Doc<'_>, speakers: &Speakers, i: u32, end: u32) -> Option<Subject> {
    if !doc.is(i, GROUPS) || !opens_clause(doc, i) {
        return None;
    }
    described_from(doc, speakers, i, group(doc, i)?, end)
}

/// các ý kiến thảo luận tại hội nghị đề nghị: what looked like the verb of a group describes it.
pub(super) fn described_further(
    doc: &Doc<'_>,
    speakers: &Speakers,
    found: Subject,
    verb: TokenRange,
    end: u32,
) -> Option<Subject> {
    described_from(doc, speakers, found.tokens.start, verb.end, end)
}

fn described_from(doc: &Doc<'_>, speakers: &Speakers, i: u32, mut at: u32, end: u32) -> Option<Subject> {
    let limit = end.min(at + LONGEST_GROUP);
    if !doc.any(TokenRange::new(at, limit), verb::OPENINGS) {
        return None;
    }
    let mut depth = 0;
    while at < limit {
        if depth == 0 && verb::read(doc, at, end).is_some() {
            let range = TokenRange::new(i, at);
            return Some(subject(Speaker::Described(doc.span(range)), range));
        }
        let token = doc.token(at)?;
        match token.mark() {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            Some(',') if depth == 0 => at = group(doc, at + 1)? - 1,
            Some(',' | '-' | '/' | '.') | None => {}
            Some(_) => return None,
        }
        if doc.used(at, Use::Clause) || doc.used(at, Use::Nominates) {
            return None;
        }
        match speakers.at(at) {
            Some(inner) if matches!(inner.who, Speaker::Person(_)) => return None,
            Some(inner) if inner.tokens.end <= limit => at = inner.tokens.end,
            _ => at += 1,
        }
    }
    None
}

/// Sơn La kiến nghị …: a place that asks stands for its authorities.
fn locality(doc: &Doc<'_>, mentions: &Mentions, i: u32, end: u32) -> Option<Subject> {
    if !mentions.cover.has(i, Layer::Place) || !opens_clause(doc, i) {
        return None;
    }
    let first = mentions.places.partition_point(|p| p.tokens.start < i);
    let place = mentions.places.get(first).filter(|p| p.tokens.start == i && p.tokens.end <= end)?;
    let verb = verb::read(doc, place.tokens.end, end)?;
    let act = super::words::act(doc, verb.row)?;
    matches!(act, Act::Request | Act::Propose)
        .then(|| subject(Speaker::Described(doc.span(place.tokens)), place.tokens))
}

/// Whether a clause can begin at `i`: first in the sentence, or after a mark.
fn opens_clause(doc: &Doc<'_>, i: u32) -> bool {
    let first = || doc.sentences.get(doc.sentence_of(i)).is_some_and(|s| s.tokens.start == i);
    let connective = || {
        let mut before = doc.each(TokenRange::new(i.saturating_sub(LONGEST_CONNECTIVE), i), CONNECTIVES);
        before.any(|at| doc.longest_as(at, Role::Connective).is_some_and(|hit| hit.end() == i))
    };
    let mark = doc.token(i.wrapping_sub(1)).is_some_and(|t| t.kind == Kind::Mark && !t.is_mark('/'));
    mark || connective() || first()
}

/// A noun for those who speak, with quantifiers before it; the place after it.
pub(super) fn group(doc: &Doc<'_>, i: u32) -> Option<u32> {
    let mut at = i;
    for _ in 0..3 {
        match doc.longest_as(at, Role::Quantifier) {
            Some(hit) => at = hit.end(),
            _ if doc.token(at).is_some_and(|t| t.kind == Kind::Number || t.is_mark('%')) => at += 1,
            _ => break,
        }
    }
    let noun = doc.longest_as(at, Role::Noun)?;
    // báo is a newspaper, báo cáo a document: the longest phrase decides.
    let longer = doc.hits_at(at).any(|h| h.len > noun.len && matches!(h.tag, Tag::SpeechVerb | Tag::DocumentKind));
    (!longer).then_some(noun.end())
}

/// A body or office takes in the place right after it that its own name left out, known or not.
fn with_place(doc: &Doc<'_>, mentions: &Mentions, found: Subject, end: u32) -> Subject {
    if matches!(found.who, Speaker::Person(_)) {
        return found;
    }
    let limit = end.min(found.tokens.end + LONGEST_PLACE);
    let person = |i: u32| mentions.cover.has(i, Layer::Person);
    let named =
        |i: u32| !person(i) && (mentions.cover.has(i, Layer::Place) || doc.token(i).is_some_and(|t| t.is_capital()));
    // Ngân hàng Nhà nước chi nhánh Tây Ninh
    let branch = doc.token(found.tokens.end).is_some_and(|t| t.is_word(word!("chi")))
        && doc.token(found.tokens.end + 1).is_some_and(|t| t.is_word(word!("nhánh")));
    let from = found.tokens.end + if branch { 2 } else { 0 };
    let stop = (from..limit.max(from)).find(|&i| !named(i)).unwrap_or(limit);
    Subject { tokens: TokenRange::new(found.tokens.start, stop), end: stop, ..found }
}

/// Steps over what explains a name before its verb: (Bộ Công an), - Cụm trưởng Cụm 2 -, ", cơ quan thường trực của …".
fn with_apposition(doc: &Doc<'_>, mentions: &Mentions, speakers: &Speakers, found: Subject, end: u32) -> Subject {
    let after = found.end;
    if matches!(found.who, Speaker::Organization(_)) {
        return found;
    }
    let person = matches!(found.who, Speaker::Person(_));
    // ông An đại diện các hộ dân
    let stands_for = |i: u32| {
        person
            && doc.token(i).is_some_and(|t| t.is_word(word!("đại")))
            && doc.token(i + 1).is_some_and(|t| t.is_word(word!("diện")))
    };
    let marked = |i: u32| doc.token(i).and_then(|t| t.mark()).is_some_and(|m| matches!(m, ',' | '-' | '('));
    let opens = |i: u32| marked(i) || stands_for(i);
    let limit = end.min(after + LONGEST_APPOSITION);
    if !opens(after) || !doc.any(TokenRange::new(after, limit), verb::OPENINGS) || verb::read(doc, after, end).is_some()
    {
        return found;
    }
    let mut depth = 0;
    let mut at = after;
    // Only offices and bodies so far: any verb of saying may follow; else only one that takes a clause.
    let mut covered = true;
    while at < limit {
        let Some(token) = doc.token(at) else { break };
        match token.mark() {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            Some(',' | '-' | '.' | '/') => {}
            Some(_) => break,
            None if depth == 0 => {
                if let Some(verb) = verb::read(doc, at, end) {
                    // …, đại biểu huyện A, nêu …: the comma before the verb closes the apposition.
                    let closed = doc.token(at - 1).is_some_and(|t| t.is_mark(','));
                    let says = verb.takes_clause() || verb.colon || closed && verb.complement == Complement::Object;
                    let speaks = covered || person && says;
                    if speaks && speakers.person_within(after, at).is_none() {
                        return Subject { end: at, ..found };
                    }
                    break;
                }
                covered &=
                    [Layer::Office, Layer::Organization, Layer::Place].iter().any(|&l| mentions.cover.has(at, l));
            }
            None => {}
        }
        at += 1;
    }
    found
}

/// After "thông tin từ", "nguồn tin của", "tin từ" at `i`: the source follows.
pub(super) fn told_by(doc: &Doc<'_>, i: u32) -> Option<u32> {
    const TIN: Code = code("tin");
    let word = |i: u32, words: &[Code]| doc.token(i).is_some_and(|t| t.kind == Kind::Word && words.contains(&t.code));
    let news = i + u32::from(word(i, const { &[code("thông"), code("nguồn")] }));
    (word(news, &[TIN]) && word(news + 1, const { &[code("từ"), code("của")] })).then_some(news + 2)
}

/// Whose words "theo" introduces, up to the comma or the content.
pub(super) fn source(doc: &Doc<'_>, speakers: &Speakers, i: u32, end: u32) -> Option<Subject> {
    let comma =
        |from: u32, most: u32| (from..end.min(from + most)).find(|&at| doc.token(at).is_some_and(|t| t.is_mark(',')));
    if let Some(found) = speakers.at(i).filter(|s| s.tokens.end <= end) {
        let after = found.tokens.end;
        match (found.who, doc.token(after).and_then(|t| t.mark())) {
            (_, Some(',' | '.')) => return Some(found),
            (Speaker::Person(_), Some('-' | '(')) => {
                return Some(Subject { end: comma(after, LONGEST_APPOSITION)?, ..found });
            }
            (Speaker::Person(_), _) => return Some(found),
            _ => {}
        }
    }
    let hit = doc.longest(i, Tag::Title);
    let polite = hit
        .filter(|&hit| doc.lexicon.rows.titles.get(hit.row as usize).is_some_and(|t| t.kind == TitleKind::Honorific));
    let group = group(doc, i);
    // A newspaper or its address: Theo Vietnam News, …
    let named = doc.token(i).is_some_and(|t| t.is_capital());
    if polite.is_none() && group.is_none() && !named {
        return None;
    }
    let stop = comma(i, LONGEST_GROUP)?;
    // A title that no office mention covers before a name.
    if let Some(person) = speakers.person_within(i, stop).filter(|p| p.tokens.end == stop) {
        return Some(person);
    }
    let names = |at: u32| doc.token(at).is_some_and(|t| t.is_capital() || t.kind != Kind::Word);
    if polite.is_none() && group.is_none() && !((i..stop).all(names) || stop == i + 3) {
        return None;
    }
    let range = TokenRange::new(i, stop);
    if polite.is_some_and(|hit| hit.end() == stop) {
        return Some(subject(Speaker::Pronoun(doc.span(range)), range));
    }
    Some(subject(Speaker::Described(doc.span(range)), range))
}
