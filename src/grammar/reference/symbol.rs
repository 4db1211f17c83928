//! Symbols of documents: a number, and codes of kind and issuer divided by strokes and hyphens.
//!
//! ```text
//! party      n "-" KIND "/" ISSUER                  41-QĐ/TW
//! state      n "/" [yyyy "/"] KIND "-" ISSUER       598/QĐ-UBND, 30/2020/NĐ-CP
//! assembly   n "/" yyyy "/" ("QH"|"UBTVQH") term    06/2022/QH15
//! letter     n "/" ISSUER "-" UNIT                  1486/SNV-TĐKT
//! ```
//! The press swaps and repeats the separators (42-CT-TW, 19/KL/TW), puts spaces around them (56 - CT/TW), or leaves one
//! out (62 KL/TW): the order of the codes decides, not the separators.

use crate::grammar::Cursor;
use crate::lexicon::{Rows, Tag};
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, Token, code};

/// The number of a document has at most five digits.
const MOST_DIGITS: u32 = 5;
/// The longest symbols (joint circulars of several bodies) have fewer parts.
const MOST_PARTS: usize = 9;

const LUONG: Code = code("lượng");
const NAM: Code = code("năm");
const T: Code = code("t");
const U_HORN: Code = code("ư");

/// How much is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// Number and codes.
    Symbol,
    /// The number and the year (Nghị định 46/2014).
    Dated,
    /// The number alone.
    Number,
}

/// A symbol read from the text.
#[derive(Clone, Debug)]
pub(super) struct Symbol<'t> {
    /// The number at its beginning.
    pub number: &'t str,
    /// The codes after it with their separators, without spaces.
    tail: String,
    /// The year in it.
    pub year: Option<i16>,
    /// Row of the kind that its code stands for.
    pub kind: Option<u32>,
    /// Where in the tail the codes begin that follow that of the kind.
    issuer: Option<usize>,
    /// Whether codes are written.
    pub form: Form,
}

impl Symbol<'_> {
    /// Number and codes without spaces.
    pub fn text(&self) -> String {
        [self.number, &self.tail].concat()
    }

    /// What follows the code of the kind.
    pub fn issuer(&self) -> Option<String> {
        self.issuer.map(|from| self.tail[from..].to_owned())
    }
}

/// A symbol of a list: its first token, and the place after it.
pub(super) type Item<'d, 't> = (u32, Symbol<'t>, Cursor<'d, 't>);

/// One part of a symbol after its number.
enum Part {
    Year(i16),
    Code(Code),
}

/// Reads a symbol or a bare number. `trusted`: a kind or "số" stands before it, so that unknown codes are taken too.
pub(super) fn symbol<'d, 't>(cursor: Cursor<'d, 't>, trusted: bool) -> Option<(Symbol<'t>, Cursor<'d, 't>)> {
    let (number, after) = number(cursor)?;
    let rows = &cursor.doc.lexicon.rows;
    let mut read = Symbol { number, tail: String::new(), year: None, kind: None, issuer: None, form: Form::Number };
    let (mut at, mut parts, mut known) = (after, 0, 0);
    while parts < MOST_PARTS {
        let Some((separator, part, next)) = part(at, parts, &read, trusted) else { break };
        read.tail.push(separator);
        match part {
            Part::Year(year) => read.year = Some(year),
            Part::Code(word) => {
                let kind = rows.kind_of_code(word);
                known += u32::from(kind.is_some() || rows.issuer_of_code(word).is_some());
                if kind.is_some() && read.kind.is_none() && read.issuer.is_none() {
                    read.kind = kind;
                } else if read.issuer.is_none() {
                    read.issuer = Some(read.tail.len());
                }
            }
        }
        read.tail.push_str(written(at, next));
        (at, parts) = (next, parts + 1);
    }
    let dated = parts > 0 && read.kind.is_none() && read.issuer.is_none();
    if dated && !trusted {
        // A number with a stroke and a year is a month or a part of a whole, no symbol.
        return None;
    }
    read.form = match (parts, dated) {
        (0, _) => Form::Number,
        (_, true) => Form::Dated,
        _ => Form::Symbol,
    };
    let sure = trusted || read.kind.is_some() && read.issuer.is_some() && known > 0;
    sure.then_some((read, at))
}

/// The number with the letter that may be glued to it (30a).
fn number<'d, 't>(cursor: Cursor<'d, 't>) -> Option<(&'t str, Cursor<'d, 't>)> {
    let token = cursor.token().filter(|t| t.span.len() <= MOST_DIGITS && t.plain_number().is_some())?;
    let after = cursor.skip(1);
    let letter = after
        .token()
        .filter(|t| t.kind == Kind::Word && t.gap == Gap::None && t.letters == 1 && t.shape == Shape::Lower);
    let end = letter.map_or(token.span, |t| token.span.join(t.span));
    Some((end.of(cursor.doc.text), after.skip(u32::from(letter.is_some()))))
}

fn knows(rows: &Rows, word: Code) -> bool {
    rows.kind_of_code(word).is_some() || rows.issuer_of_code(word).is_some()
}

/// The characters of the part between two places, without its separator.
fn written<'t>(at: Cursor<'_, 't>, next: Cursor<'_, 't>) -> &'t str {
    let first = if at.token().is_some_and(|t| t.kind == Kind::Mark) { at.at + 1 } else { at.at };
    at.doc.surface(crate::text::TokenRange::new(first, next.at))
}

/// A separator and the part after it.
fn part<'d, 't>(
    cursor: Cursor<'d, 't>,
    parts: usize,
    read: &Symbol<'_>,
    trusted: bool,
) -> Option<(char, Part, Cursor<'d, 't>)> {
    let rows = &cursor.doc.lexicon.rows;
    let token = cursor.token().filter(|t| t.gap < Gap::Line)?;
    let separator = token.mark().filter(|&m| m == '-' || m == '/');
    let Some(separator) = separator else {
        // 62 KL/TW: only a known kind, in capitals, and only right after the number.
        let kind = parts == 0 && token.shape == Shape::Upper && rows.kind_of_code(token.code).is_some();
        let goes_on = cursor.peek(1).is_some_and(|t| matches!(t.mark(), Some('/' | '-')));
        return (kind && goes_on).then(|| ('-', Part::Code(token.code), cursor.skip(1)));
    };
    let next = cursor.skip(1);
    let word = next.token().filter(|t| t.gap < Gap::Line)?;
    let spaced = token.gap != Gap::None || word.gap != Gap::None;
    if word.kind == Kind::Number {
        let year = word.plain_number().filter(|y| (1945..=2100).contains(y) && word.span.len() == 4)?;
        let first = parts == 0 && separator == '/' && !spaced;
        return first.then(|| (separator, Part::Year(year as i16), next.skip(1)));
    }
    // T.Ư, as Trung ương is still written.
    if word.is_word(T) && next.skip(1).glued('.').is_some_and(|c| c.token().is_some_and(|t| t.is_word(U_HORN))) {
        return Some((separator, Part::Code(const { code("tư") }), next.skip(3)));
    }
    let known = knows(rows, word.code) && word.is_capital();
    let complete = read.kind.is_some() && read.issuer.is_some();
    let fits = if spaced {
        known && !complete && word.shape != Shape::Title
    } else {
        known || is_acronym(word) && (trusted || parts > 0)
    };
    fits.then(|| (separator, Part::Code(word.code), term(next.skip(1))))
}

/// The number of a term that is glued to a code (QH15).
fn term<'d, 't>(cursor: Cursor<'d, 't>) -> Cursor<'d, 't> {
    let glued = cursor.token().is_some_and(|t| t.gap == Gap::None && t.span.len() <= 2 && t.plain_number().is_some());
    cursor.skip(u32::from(glued))
}

fn is_acronym(token: &Token) -> bool {
    token.kind == Kind::Word && matches!(token.shape, Shape::Upper | Shape::Mixed)
}

/// Whether a number after a kind cites a document: what follows does not make it a count (quyết định 3 vấn đề).
pub(super) fn stands_alone(after: Cursor<'_, '_>, numbered: bool) -> bool {
    let number = after.before().and_then(Token::plain_number).unwrap_or(0);
    let glued = after.token().filter(|t| t.gap == Gap::None && matches!(t.mark(), Some('-' | '/' | '%')));
    if glued.is_some() || !numbered && (1945..=2100).contains(&number) {
        return false;
    }
    let Some(token) = after.token() else { return true };
    let has = |tag| after.doc.has(after.at, tag);
    match token.kind {
        Kind::Mark => !token.is_mark('%'),
        Kind::Number => false,
        Kind::Word if numbered => token.code != LUONG && !has(Tag::NumberWord),
        Kind::Word if token.code == NAM => after.peek(1).and_then(Token::plain_number).is_some_and(|y| y > 1944),
        Kind::Word if has(Tag::DocumentKind) => false,
        Kind::Word if token.is_capital() => true,
        Kind::Word => has(Tag::Boundary) || dated(after),
    }
}

const NGAY: Code = code("ngày");
const THANG: Code = code("tháng");
const KHOA: Code = code("khóa");
const NGAY_THANG: [Code; 3] = [NGAY, THANG, KHOA];

/// `ngày 3/11`, `tháng 8/2000`, `khóa XII`: a word of time that a number follows.
fn dated(cursor: Cursor<'_, '_>) -> bool {
    cursor.one_of(&NGAY_THANG).and_then(|c| c.token()).is_some_and(|t| t.kind == Kind::Number || t.is_capital())
}

/// In `các Nghị quyết số 18, 19-NQ/TW` the codes at the end belong to every number before them.
pub(super) fn share_tail(items: &mut [Item<'_, '_>]) {
    for i in (1..items.len()).rev() {
        let (before, rest) = items.split_at_mut(i);
        let (Some((_, bare, _)), Some((_, full, _))) = (before.last_mut(), rest.first()) else { return };
        if bare.form == Form::Number && full.form == Form::Symbol {
            *bare = Symbol { number: bare.number, ..full.clone() };
        }
    }
}
