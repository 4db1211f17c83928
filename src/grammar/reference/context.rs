//! What stands around a symbol: date of issue, issuing body, title, and the provision cited.

use super::{NAM, SO, symbol, time_at};
use crate::grammar::{Cursor, DateFields, Doc, TimeMention};
use crate::lexicon::{Role, Tag, Use, Wanted};
use crate::model::Grain;
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, Span, Token, TokenRange, code};
use symbol::Symbol;

const NGAY: Code = code("ngày");
const CUA: Code = code("của");
const DO: Code = code("do");
const VE: Code = code("về");
const VA: Code = code("và");
const BAN: Code = code("ban");
const HANH: Code = code("hành");
const KY: Code = code("ký");
const KHOA: Code = code("khóa");
const HOI: Code = code("hội");
const HOI_NGHI: [Code; 2] = [HOI, code("nghị")];
const DIEM: Code = code("điểm");
const KHOAN: Code = code("khoản");
const DIEU: Code = code("điều");
const MUC: Code = code("mục");
const CHUONG: Code = code("chương");
const PHAN: Code = code("phần");
const PROVISIONS: [Code; 6] = [DIEM, KHOAN, DIEU, MUC, CHUONG, PHAN];

/// How far the symbol may stand from its kind (Nghị quyết Hội nghị Trung ương 6 khóa XII số 18-NQ/TW).
const FAR: u32 = 12;
/// The same after other words (Hướng dẫn liên ngành số 12/HDLN-SNV-STC).
const NEAR: u32 = 4;
/// How far before a document the day of its signing may stand.
const FURTHEST_DAY: u32 = 24;
/// The longest issuing body.
const LONGEST_ISSUER: u32 = 14;
/// The longest title.
const LONGEST_TITLE: u32 = 60;
/// The longest chain of point, clause and article.
const LONGEST_PROVISION: u32 = 16;

/// What follows a symbol.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// End of the mention: after the date when it follows at once.
    pub tokens_end: u32,
    /// Fields of the day of issue.
    pub issued: DateFields,
    /// Year, when no more than that is written.
    pub year: Option<i16>,
    /// Issuing body.
    pub issuer: Option<Span>,
    /// Title.
    pub title: Option<Span>,
}

impl Context {
    /// Nothing follows.
    pub(super) fn none(after: Cursor<'_, '_>) -> Self {
        Self { tokens_end: after.at, issued: DateFields::default(), year: None, issuer: None, title: None }
    }

    /// Reads date, issuer and title in the orders in which they occur.
    pub(super) fn read(after: Cursor<'_, '_>, times: &[TimeMention]) -> Self {
        let mut context = Self::none(after);
        let mut at = after;
        if let Some((time, end)) = date(at, times).filter(|(time, _)| time.grain != Grain::Year) {
            context.take_date(time, true);
            context.tokens_end = end.at;
            at = end;
        }
        if let Some((year, end)) = year_in_words(at) {
            context.year = context.year.or(Some(year));
            at = end;
        }
        at = sitting(at);
        if let Some((issuer, end)) = issuer(at) {
            context.issuer = Some(issuer);
            at = sitting(end);
        }
        if context.issued.year.is_none()
            && let Some((time, end)) = issue(at).and_then(|c| date(c, times))
        {
            context.take_date(time, false);
            at = end;
            if context.issuer.is_none()
                && let Some((issuer, end)) = issuer(at)
            {
                context.issuer = Some(issuer);
                at = end;
            }
        }
        context.title = title(at);
        context
    }

    fn take_date(&mut self, time: &TimeMention, glued: bool) {
        match time.grain {
            Grain::Day => self.issued = time.start,
            _ if glued => self.year = time.start.year,
            _ => {}
        }
    }
}

/// A date after an optional comma or bracket.
fn date<'d, 't, 'm>(cursor: Cursor<'d, 't>, times: &'m [TimeMention]) -> Option<(&'m TimeMention, Cursor<'d, 't>)> {
    let bracket = cursor.mark('(');
    let inside = bracket.or_else(|| cursor.mark(',')).unwrap_or(cursor);
    // After a bare number "ngày" may have been read as what it counts.
    let time = time_at(times, inside.at).or_else(|| time_at(times, inside.word(NGAY)?.at))?;
    if inside.at != cursor.at && bracket.is_none() && time.grain != Grain::Day {
        return None;
    }
    let end = cursor.to(time.tokens.end);
    let end = if bracket.is_some() { end.mark(')')? } else { end };
    Some((time, end))
}

/// `, ban hành` before a date that stands off.
fn issue<'d, 't>(cursor: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
    let at = cursor.mark(',').unwrap_or(cursor);
    let at = at.word(KY).unwrap_or(at);
    let after = at.words(&[BAN, HANH]).or_else(|| at.word(KY)).or_else(|| (at.at > cursor.at).then_some(at))?;
    Some(after)
}

/// `khóa XII`, `(khóa XI)`, `Hội nghị Trung ương 6`: the sitting that adopted it.
fn sitting<'d, 't>(cursor: Cursor<'d, 't>) -> Cursor<'d, 't> {
    let mut at = cursor.word(CUA).filter(|c| c.words(&HOI_NGHI).is_some()).unwrap_or(cursor);
    if at.token().is_some_and(|t| t.is_word(HOI) && t.is_capital()) {
        let mut ahead = at;
        for _ in 0..FAR {
            match ahead.token() {
                Some(t) if t.kind == Kind::Number => {
                    at = ahead.skip(1);
                    break;
                }
                Some(t) if t.kind == Kind::Word => ahead = ahead.skip(1),
                _ => break,
            }
        }
    }
    let at = at.mark(',').filter(|c| c.word(KHOA).is_some()).unwrap_or(at);
    let inside = at.mark('(').unwrap_or(at);
    let Some(term) = inside.word(KHOA).map(|c| c.skip(1)) else { return at };
    if inside.at > at.at { term.mark(')').unwrap_or(term) } else { term }
}

/// `của Bộ Chính trị`: a body or office of the lexicon with the capitals and kinds of place that go on from it.
pub(super) fn issuer<'d, 't>(cursor: Cursor<'d, 't>) -> Option<(Span, Cursor<'d, 't>)> {
    let start = cursor.word(CUA).or_else(|| cursor.word(DO))?;
    if start.words(&HOI_NGHI).is_some() {
        return None;
    }
    let mut at = start;
    while at.at < start.at + LONGEST_ISSUER {
        let Some(token) = at.token().filter(|t| t.kind == Kind::Word) else { break };
        // In lower case "ban" begins a name (ban Bí thư) and a verb (ban hành).
        let begins = token.is_capital() || at.peek(1).is_some_and(Token::is_capital);
        let named = at.doc.hits_at(at.at).find(|h| {
            matches!(h.tag, Tag::Organ | Tag::Title | Tag::Place) && h.end() <= at.end && (begins || h.len > 1)
        });
        let kind = at.doc.has(at.at, Tag::PlaceKind) && at.at > start.at;
        match named {
            Some(hit) => at = at.to(hit.end()),
            None if token.is_capital() || kind => at = at.skip(1),
            None => break,
        }
    }
    let tokens = at.since(start.at);
    (!tokens.is_empty()).then(|| (at.doc.span(tokens), at))
}

/// `về …` up to the end of the clause, or the quotation after it.
fn title(cursor: Cursor<'_, '_>) -> Option<Span> {
    let at = cursor.mark(',').unwrap_or(cursor);
    let start = at.word(VE).or_else(|| at.token().filter(|t| opens(t)).map(|_| at))?;
    if start.token().is_some_and(opens) {
        let mut at = start.skip(1);
        while at.at < start.at + LONGEST_TITLE && at.token().is_some_and(|t| !closes(t)) {
            at = at.skip(1);
        }
        let tokens = at.since(start.at + 1);
        return at.token().filter(|t| closes(t) && !tokens.is_empty()).map(|_| at.doc.span(tokens));
    }
    let mut at = start;
    while at.at < start.at + LONGEST_TITLE && goes_on(at, start.at) {
        at = at.skip(1);
    }
    let tokens = at.since(start.at);
    (!tokens.is_empty()).then(|| at.doc.span(tokens))
}

fn opens(token: &Token) -> bool {
    matches!(token.mark(), Some('“' | '"'))
}

fn closes(token: &Token) -> bool {
    matches!(token.mark(), Some('”' | '"'))
}

/// A title ends at every mark but the comma inside a list of short members (phòng, chống; cán bộ, công chức).
fn goes_on(at: Cursor<'_, '_>, start: u32) -> bool {
    let Some(token) = at.token().filter(|t| t.gap < Gap::Line) else { return false };
    match token.kind {
        Kind::Mark if token.is_mark(',') => at.at > start && joins(at.skip(1)),
        Kind::Mark => token.is_mark('-') || token.is_mark('/'),
        Kind::Number => true,
        Kind::Word => {
            !at.doc.used(at.at, Use::EndsTitle)
                && at.doc.longest(at.at, Tag::DocumentKind).is_none_or(|h| h.len < 2 || !token.is_capital())
        }
    }
}

/// Whether the words after a comma are the next member of a list: a few words in lower case, then another comma or "và".
fn joins(at: Cursor<'_, '_>) -> bool {
    const MEMBER: u32 = 5;
    for ahead in 0..=MEMBER {
        match at.peek(ahead) {
            Some(t) if ahead > 0 && (t.is_mark(',') || t.is_word(VA)) => return true,
            Some(t)
                if t.kind == Kind::Word && t.shape == Shape::Lower && !at.doc.used(at.at + ahead, Use::EndsTitle) => {}
            _ => return false,
        }
    }
    false
}

/// `Ngày 6/1/2024, Bộ trưởng ký Kế hoạch số 03`: the day on which the sentence says that it was signed or issued.
pub(super) fn signed_before(doc: &Doc<'_>, at: u32, times: &[TimeMention]) -> Option<DateFields> {
    let before = |back: u32| at.checked_sub(back).and_then(|i| doc.token(i));
    let is = |back: u32, word: Code| before(back).is_some_and(|t| t.is_word(word));
    let signed = is(1, KY) || is(1, HANH) && is(2, BAN);
    if !signed {
        return None;
    }
    let sentence = doc.sentences.get(doc.sentence_of(at))?.tokens.start;
    let last = times.partition_point(|t| t.tokens.end <= at).checked_sub(1)?;
    let time =
        times.get(last).filter(|t| t.tokens.start >= sentence && t.grain == Grain::Day && t.relative.is_none())?;
    // Only the day that the sentence opens with.
    let opens = time.tokens.start <= sentence + 2 || before(at - time.tokens.start + 1).is_some_and(|t| t.is_mark(','));
    (opens && at - time.tokens.end <= FURTHEST_DAY).then_some(time.start)
}

/// A symbol that follows the kind after the name of the body that adopted it, with "số" before it.
pub(super) fn far_symbol<'d, 't>(cursor: Cursor<'d, 't>) -> Option<(Symbol<'t>, Cursor<'d, 't>)> {
    // Far only after "của", "Hội nghị" or a name: a verb (kết luận, báo cáo) has other things after it.
    let first = cursor.token().filter(|t| t.kind == Kind::Word)?;
    let far = if first.is_word(CUA) || first.is_capital() { FAR } else { NEAR };
    // Most kinds have no "số" near them.
    if !cursor.doc.any(TokenRange::new(cursor.at + 1, cursor.at + far), Wanted::roles(&[Role::Label])) {
        return None;
    }
    for ahead in 1..far {
        let token = cursor.peek(ahead)?;
        if token.kind == Kind::Mark && !token.is_mark(',') {
            return None;
        }
        if token.is_word(SO) {
            let (symbol, after) = symbol::symbol(cursor.skip(ahead + 1), true)?;
            return (symbol.form == symbol::Form::Symbol).then_some((symbol, after));
        }
    }
    None
}

/// Point, clause and article that stand right before a document.
pub(super) fn provision_before(doc: &Doc<'_>, at: u32) -> Option<Span> {
    let end = at.checked_sub(1).filter(|&i| doc.token(i).is_some_and(|t| t.is_word(CUA))).unwrap_or(at);
    let paragraph = doc.token(at).map_or(0, |_| doc.paragraphs.get(doc.paragraph_of(at)).map_or(0, |p| p.tokens.start));
    let floor = paragraph.max(end.saturating_sub(LONGEST_PROVISION));
    let (mut start, mut i) = (end, end);
    while i > floor {
        i -= 1;
        let token = doc.token(i)?;
        if token.kind == Kind::Word && PROVISIONS.contains(&token.code) && i + 1 < end {
            start = i;
        } else if !is_provision_part(token) {
            break;
        }
    }
    let last = doc.token(end.checked_sub(1)?)?;
    let numbered = last.kind != Kind::Mark && !last.is_word(VA) && !PROVISIONS.contains(&last.code);
    (start < end && numbered).then(|| doc.span(TokenRange::new(start, end)))
}

fn is_provision_part(token: &Token) -> bool {
    match token.kind {
        Kind::Number => true,
        Kind::Mark => matches!(token.mark(), Some(',' | '-')),
        Kind::Word => token.letters <= 3 && (token.is_word(VA) || token.letters <= 2 || token.shape == Shape::Upper),
    }
}

/// `năm 2012` or `(năm 2012)`.
fn year_in_words<'d, 't>(cursor: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    cursor.mark('(').unwrap_or(cursor).word(NAM)?;
    year(cursor)
}

/// A year after a law's name: `năm 2013`, `2013`, `(2013)`.
pub(super) fn year<'d, 't>(cursor: Cursor<'d, 't>) -> Option<(i16, Cursor<'d, 't>)> {
    let bracket = cursor.mark('(');
    let at = bracket.unwrap_or(cursor);
    let at = at.word(NAM).unwrap_or(at);
    let (year, after) = at.plain_number().filter(|(y, _)| (1945..=2100).contains(y))?;
    let after = if bracket.is_some() { after.mark(')')? } else { after };
    Some((year as i16, after))
}
