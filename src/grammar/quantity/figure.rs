//! What the sentence says of a figure: its bounds, what was done, the change that it states, the total it is part of.

use super::unit::{self, Class, Counted, is_inside_word};
use crate::grammar::{ChangeMention, Cursor, Doc, QuantityMention, Unit};
use crate::lexicon::{Hit, Role, Tag, Use, Wanted};
use crate::text::normalise::Code;
use crate::text::{Kind, Span, Token, TokenRange, code};

/// The longest qualifier has this many words.
const LONGEST_QUALIFIER: u32 = 5;
/// The longest verb of the tables has this many words.
const LONGEST_VERB: u32 = 4;
/// Words that may stand between a verb and its figure.
const MOST_FILLERS: u32 = 4;
/// How far apart a figure and its change, or its parts, may stand.
const NEAR: u32 = 14;
/// The longest thing compared with.
const LONGEST_AGAINST: u32 = 8;

const RUOI: Code = code("rưỡi");
const TRO: Code = code("trở");
const DO_LEN: Code = code("đổ");
const TANG: Code = code("tăng");
const GIAM: Code = code("giảm");
const DAT: Code = code("đạt");
const VUOT: Code = code("vượt");
const GAP: Code = code("gấp");
const BANG: Code = code("bằng");
const LAN: Code = code("lần");
const NAM: Code = code("năm");
const LAST_YEAR: [Code; 3] = [code("trước"), code("ngoái"), code("qua")];
const HOAN: Code = code("hoàn");
const THANH: Code = code("thành");
const SO: Code = code("so");
const VOI: Code = code("với");
const TRONG: Code = code("trong");
const DO: Code = code("đó");
const GOM: Code = code("gồm");
const VA: Code = code("và");
/// Acts of the table of speech verbs that do something to the thing counted.
const DOES: [&str; 6] = ["award", "vote", "noun", "act", "honour", "decide"];
/// What a percentage is reached of.
const TARGETS: [[Code; 2]; 7] = [
    [code("kế"), code("hoạch")],
    [code("dự"), code("toán")],
    [code("chỉ"), code("tiêu")],
    [code("mục"), code("tiêu")],
    [code("nghị"), code("quyết")],
    [code("cùng"), code("kỳ")],
    [code("yêu"), code("cầu")],
];

/// The qualifier that ends where a number begins.
pub(super) fn qualifier_before(doc: &Doc<'_>, start: u32) -> Option<TokenRange> {
    let rows = &doc.lexicon.rows.qualifiers;
    (1..=LONGEST_QUALIFIER.min(start)).rev().find_map(|len| {
        let at = start - len;
        doc.hits_of(at, Tag::Qualifier).find_map(|hit| {
            let row = rows.get(hit.row as usize).filter(|_| hit.end() == start)?;
            // Words that are prepositions elsewhere (từ, đến, chỉ) say too little of the figure.
            let says = !row.weak || matches!(row.bound, "more" | "less" | "approx");
            (says && !is_inside_word(doc, hit)).then_some(TokenRange::new(at, start))
        })
    })
}

/// `hai ngày rưỡi`: half a unit of time more.
pub(super) fn half_after(after: Cursor<'_, '_>, counted: &Counted) -> Option<Counted> {
    let end = after.word(RUOI).filter(|_| counted.class == Class::Span)?;
    Some(Counted { end: end.at, ..*counted })
}

/// `trở lên`, `trở xuống` after a unit.
pub(super) fn bound_after(after: Cursor<'_, '_>) -> Option<TokenRange> {
    after.token().filter(|t| t.is_word(TRO) || t.is_word(DO_LEN))?;
    let (_, end) = after.hit(Tag::Qualifier)?;
    Some(end.since(after.at))
}

/// How far before a figure its owner may stand.
const SCOPE: u32 = 30;

/// Whose figure it is: the nearest phrase of the tables before it (toàn tỉnh, các đơn vị trong cụm).
fn scope(doc: &Doc<'_>, sentence: u32, figure: u32) -> Option<Span> {
    const SCOPES: Wanted = Wanted::tags(&[Tag::Scope]);
    let floor = sentence.max(figure.saturating_sub(SCOPE));
    let back = |from: u32| doc.last(TokenRange::new(floor, from), SCOPES);
    std::iter::successors(back(figure), |&at| back(at)).find_map(|at| {
        let hit = doc.longest(at, Tag::Scope).filter(|h| h.end() <= figure)?;
        // Of "các đơn vị trong cụm" the shorter phrase inside is met first.
        let whole = (floor.max(at.saturating_sub(4))..at)
            .find_map(|i| doc.longest(i, Tag::Scope).filter(|h| h.end() >= hit.end()));
        let hit = whole.unwrap_or(hit);
        Some(doc.span(TokenRange::new(hit.start, hit.end())))
    })
}

/// Fills in what the figures of one sentence say of each other.
pub(super) fn relate(doc: &Doc<'_>, quantities: &mut [QuantityMention]) {
    let mut sentence = 0;
    // The last figure of the sentence that is a total, no change and no rate.
    let mut total: Option<u32> = None;
    for i in 0..quantities.len() {
        let (before, rest) = quantities.split_at_mut(i);
        let Some(quantity) = rest.first_mut() else { return };
        while doc.sentences.get(sentence).is_some_and(|s| s.tokens.end <= quantity.tokens.start) {
            sentence += 1;
            total = None;
        }
        let start = doc.sentences.get(sentence).map_or(0, |s| s.tokens.start);
        let last = before.last().filter(|q| q.tokens.start >= start);
        let floor = last.map_or(start, |q| q.tokens.end.min(quantity.tokens.start));
        let gap = TokenRange::new(floor, quantity.tokens.start);
        let near = total.filter(|_| gap.len() <= NEAR);
        let of = |quantity: &QuantityMention| near.map(|near| alike(doc, before, start, quantity).unwrap_or(near));
        quantity.scope = scope(doc, start, quantity.tokens.start);
        quantity.change = change(doc, gap, quantity).map(|change| ChangeMention { of: of(quantity), ..change });
        quantity.subject = subject(doc, gap).or_else(|| last.filter(|_| joins(doc, gap)).and_then(|q| q.subject));
        if quantity.change.is_none() {
            if quantity.part_of.is_none() {
                let whole = last.and_then(|q| q.part_of).filter(|&whole| whole < i as u32 && gap.len() <= NEAR);
                let some = near.is_some() || whole.is_some();
                quantity.part_of = if some && divides(doc, gap) { of(quantity) } else { whole };
            }
            // Of "87/112 xã" the 87 go on.
            let is_whole = last.is_some_and(|q| q.part_of == Some(i as u32));
            if !is_rate(quantity) && quantity.part_of.is_none_or(|whole| whole > i as u32) && !is_whole {
                total = Some(i as u32);
            }
        }
    }
}

fn is_rate(quantity: &QuantityMention) -> bool {
    matches!(quantity.unit, Some(Unit::Canonical("%" | "‰")))
}

/// The nearest figure before in the sentence that counts the same thing: of "12 dự án với 40 tỷ đồng, trong đó 4 dự án …"
/// the projects.
fn alike(doc: &Doc<'_>, before: &[QuantityMention], sentence: u32, quantity: &QuantityMention) -> Option<u32> {
    const BACK: usize = 4;
    let counted = |q: &QuantityMention| match q.unit {
        Some(Unit::Written(span)) => {
            (q.tokens.start..q.tokens.end).filter_map(|i| doc.token(i)).find(|t| t.span.start() == span.start())
        }
        _ => None,
    };
    let unit = counted(quantity)?.code;
    let from = before.len().saturating_sub(BACK);
    let is_whole = |i: usize| i > 0 && before[i - 1].part_of == Some(i as u32);
    let same = |q: &QuantityMention| {
        q.tokens.start >= sentence && q.change.is_none() && counted(q).is_some_and(|t| t.code == unit)
    };
    (from..before.len()).rev().find(|&i| same(&before[i]) && !is_whole(i)).map(|i| i as u32)
}

/// A percentage, or so many times.
fn compares(doc: &Doc<'_>, quantity: &QuantityMention) -> bool {
    let last = quantity.tokens.end.checked_sub(1).and_then(|i| doc.token(i));
    is_rate(quantity) || last.is_some_and(|t| t.is_word(LAN))
}

/// The place before the fillers that stand before a figure.
fn before_fillers(doc: &Doc<'_>, gap: TokenRange) -> u32 {
    let mut at = gap.end;
    while at > gap.start && gap.end - at < MOST_FILLERS && doc.used(at - 1, Use::Filler) {
        at -= 1;
    }
    at
}

/// The verb that a figure completes: kết nạp được [16.542 đảng viên mới].
fn subject(doc: &Doc<'_>, gap: TokenRange) -> Option<Span> {
    const VERBS: Wanted = Wanted::roles(&[Role::Verb, Role::Act]);
    let end = before_fillers(doc, gap);
    let from = TokenRange::new(end.saturating_sub(LONGEST_VERB).max(gap.start), end);
    let verb = |h: &Hit| matches!(h.role, Role::Verb | Role::Act) && h.end() == end;
    let verb = doc.each(from, VERBS).find_map(|at| doc.hits_at(at).find(verb))?;
    let first = doc.token(verb.start)?;
    // Who attends and who says something is no part of the figure.
    let acts = &doc.lexicon.rows.speech_verbs;
    let speaks = |h: Hit| acts.get(h.row as usize).is_some_and(|v| !DOES.contains(&v.act));
    if is_inside_word(doc, verb) || doc.hits_of(verb.start, Tag::SpeechVerb).any(speaks) {
        return None;
    }
    let compares = [TANG, GIAM, DAT, VUOT, GAP].contains(&first.code) && verb.len == 1;
    (!compares).then(|| doc.span(TokenRange::new(verb.start, verb.end())))
}

/// Whether only a comma or "và" stands between two figures, so that they share their verb.
fn joins(doc: &Doc<'_>, gap: TokenRange) -> bool {
    gap.len() <= 2
        && (gap.start..gap.end).all(|i| doc.token(i).is_some_and(|t| t.is_mark(',') || t.is_mark(';') || t.is_word(VA)))
}

/// The comparison that a figure states.
fn change(doc: &Doc<'_>, gap: TokenRange, quantity: &QuantityMention) -> Option<ChangeMention> {
    let at = before_fillers(doc, gap);
    if at == gap.start || !doc.used(at - 1, Use::Change) {
        return None;
    }
    let word = |back: u32| at.checked_sub(back).filter(|&i| i >= gap.start).and_then(|i| doc.token(i));
    let last = word(1)?;
    let rate = compares(doc, quantity);
    let against = against(Cursor::new(doc, quantity.tokens.end), rate).or_else(|| {
        let compared =
            (gap.start..gap.end).map(|i| Cursor::within(doc, i, gap.end)).find(|c| c.words(&[SO, VOI]).is_some())?;
        against(compared, rate)
    });
    let direction = if last.is_word(TANG) {
        "increase"
    } else if last.is_word(GIAM) {
        "decrease"
    } else if last.is_word(VUOT) {
        "exceed"
    } else if last.is_word(GAP) {
        "times"
    } else {
        let reaches =
            last.is_word(DAT) || last.is_word(BANG) || last.is_word(THANH) && word(2).is_some_and(|t| t.is_word(HOAN));
        if !reaches || !rate || against.is_none() {
            return None;
        }
        "reach"
    };
    Some(ChangeMention { direction, against, of: None })
}

/// `so với cùng kỳ năm trước`, `kế hoạch năm`: what a figure is compared with.
fn against(after: Cursor<'_, '_>, rate: bool) -> Option<Span> {
    let compared = after.words(&[SO, VOI]);
    let start = compared.or_else(|| Some(after).filter(|c| rate && TARGETS.iter().any(|t| c.words(t).is_some())))?;
    let mut at = start;
    while at.at < start.at + LONGEST_AGAINST && at.token().is_some_and(|t| goes_on(at, start, t)) {
        at = at.skip(1);
    }
    let tokens = at.since(start.at);
    (!tokens.is_empty()).then(|| at.doc.span(tokens))
}

fn goes_on(at: Cursor<'_, '_>, start: Cursor<'_, '_>, token: &Token) -> bool {
    match token.kind {
        Kind::Number => true,
        Kind::Mark => token.is_mark('/') || token.is_mark('-'),
        // The heads themselves (cùng kỳ) and "năm trước" stand in the table of boundaries.
        Kind::Word if at.at < start.at + 2 => true,
        Kind::Word if LAST_YEAR.contains(&token.code) => at.before().is_some_and(|t| t.is_word(NAM)),
        Kind::Word => {
            let number = || at.peek(1).is_some_and(|t| t.kind == Kind::Number);
            !at.doc.is(at.at, unit::ENDS) && !at.doc.hits_of(at.at, Tag::Qualifier).any(|h| h.len == 1 && number())
        }
    }
}

/// Whether "trong đó" or "gồm" divides a total into the figures that follow.
pub(super) fn divides(doc: &Doc<'_>, gap: TokenRange) -> bool {
    let is = |i: u32, word: Code| doc.token(i).is_some_and(|t| t.is_word(word));
    gap.len() <= NEAR && (gap.start..gap.end).any(|i| is(i, GOM) || is(i, TRONG) && is(i + 1, DO))
}
