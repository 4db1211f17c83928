//! Numbers that begin with digits, and the digits that are none: symbols, phones, plates, clock times.

use super::amount;
use super::words::{self, Read};
use super::{DEN, Step, TOI, counts, mention, of_read, range};
use crate::grammar::{Cursor, Mentions, NumberForm, NumberMention};
use crate::lexicon::{Tag, Wanted};
use crate::text::normalise::{Code, code};
use crate::text::token::NOT_PLAIN;
use crate::text::{Gap, Kind, Shape, Token, TokenRange};

const TONG: Code = code("tổng");
const SO: Code = code("số");
/// Digits from here on, with a zero in front, are a phone number.
const PHONE: u32 = 8;

/// Reads what begins with a number token.
pub(super) fn step(c: Cursor<'_, '_>, mentions: &mut Mentions) -> Step {
    let Some(token) = c.token() else { return Step::Skip(c.at + 1) };
    if is_apart(c, token) {
        let after = c.skip(1);
        return match names_document(c) && !counts(after) && !is_year(token) {
            true => Step::Skip(after.at),
            false => Step::Mention(mention(c.doc, c.at, after.at, token.code as f64, NumberForm::Digits, false)),
        };
    }
    if amount::is_too_long(token, c.doc.text) {
        let message = format!("a number of {} characters is too large to be read", token.span.len());
        mentions.diagnostics.push(("number_too_large", message, token.span));
        return Step::Skip(c.at + 1);
    }
    if glued_to_word(c, token) || token.span.len() >= PHONE && token.span.of(c.doc.text).starts_with('0') {
        return Step::Skip(skip_symbol(c.skip(1)));
    }
    let end = skip_symbol(c.skip(1));
    if end > c.at + 1 {
        return Step::Skip(end);
    }
    let sign = negative(c);
    let Some((read, after)) = words::number(c) else { return Step::Skip(c.at + 1) };
    if names_document(c) && !counts(after) && !is_year(token) {
        return Step::Skip(after.at);
    }
    if after.at == c.at + 1
        && let Some(next) = after.token()
        && next.gap == Gap::None
    {
        match next.mark() {
            Some('/') => return fraction(c, &read, after),
            Some(':') if after.peek(1).is_some_and(|t| t.gap == Gap::None && t.kind == Kind::Number) => {
                return Step::Skip(after.at + 2);
            }
            _ => {}
        }
    }
    let mut found = of_read(c.doc, c.at, after.at, &read);
    if found.ambiguous {
        settle_comma(after, &mut found);
    }
    if let Some((low, high, end)) = range(read, after) {
        found = NumberMention { value: low.value, high: Some(high.value), ..of_read(c.doc, c.at, end.at, &high) };
    } else if sign {
        found = NumberMention { value: -read.value, ..of_read(c.doc, c.at - 1, after.at, &read) };
    }
    Step::Mention(found)
}

/// Whether a plain number stands alone before a word or a mark that closes, as most do: nothing beside it belongs to it.
/// All is asked without a branch, as the answers differ from number to number.
fn is_apart(c: Cursor<'_, '_>, token: &Token) -> bool {
    let Some(next) = c.peek(1) else { return false };
    let plain = (token.code != NOT_PLAIN) & (token.span.len() < PHONE) & (token.gap != Gap::None);
    let goes_on = (next.gap == Gap::None) | (next.code == DEN) | (next.code == TOI) | words::may_go_on(c.skip(1));
    let closes = [',', ';', ')'].iter().fold(false, |found, &mark| found | (next.code == mark as Code));
    plain & ((next.kind == Kind::Word) & !goes_on | (next.kind == Kind::Mark) & closes)
}

/// "1,234" is decimal by default and beyond doubt where nothing is counted; of things that come whole it is 1234.
fn settle_comma(after: Cursor<'_, '_>, found: &mut NumberMention) {
    const WHOLE: [&str; 12] = [
        "admin_unit",
        "animal",
        "award",
        "building",
        "case",
        "document",
        "event",
        "household",
        "item",
        "organisation",
        "person",
        "vote",
    ];
    match after.hit(Tag::Unit) {
        Some((hit, _)) if WHOLE.contains(&&*after.doc.lexicon.rows.units[hit.row as usize].kind) => {
            found.value *= 1000.0
        }
        Some(_) => {}
        None => found.ambiguous = false,
    }
}

/// Whether a minus sign stands right before: after a space, and after a word that it cannot join to.
fn negative(c: Cursor<'_, '_>) -> bool {
    let Some(minus) = c.before().filter(|t| t.is_mark('-') && t.gap == Gap::Space) else { return false };
    let glued = c.token().is_some_and(|t| t.gap == Gap::None);
    let word = c.at.checked_sub(2).and_then(|i| c.doc.token(i)).is_some_and(|t| t.kind == Kind::Word);
    minus.gap == Gap::Space && glued && word
}

/// A number that is more likely a year than a name: Kế hoạch 2021-2025.
pub(super) fn is_year(token: &Token) -> bool {
    token.span.len() == 4 && token.plain_number().is_some_and(|n| (1900..=2100).contains(&n))
}

/// Whether a kind of document stands right before, so that the number is its name: Chỉ thị 05.
fn names_document(c: Cursor<'_, '_>) -> bool {
    const LONGEST: u32 = 3;
    let before = TokenRange::new(c.at.saturating_sub(LONGEST), c.at);
    c.doc
        .each(before, Wanted::tags(&[Tag::DocumentKind]))
        .any(|i| c.doc.longest(i, Tag::DocumentKind).is_some_and(|hit| hit.end() == c.at))
}

/// m2, COVID-19, PA05-CN: digits that a word leads without a space, or with a dash or slash between.
fn glued_to_word(c: Cursor<'_, '_>, token: &Token) -> bool {
    if token.gap != Gap::None {
        return false;
    }
    let Some(before) = c.before() else { return false };
    match before.mark() {
        None => before.kind == Kind::Word,
        Some('-' | '/' | '.' | '+') if before.gap == Gap::None => {
            c.at.checked_sub(2)
                .and_then(|i| c.doc.token(i))
                .is_some_and(|t| t.kind == Kind::Word && t.shape != Shape::Lower)
        }
        _ => false,
    }
}

/// The end of a symbol that goes on here after a number (41-QĐ/TW, 30/2020/NĐ-CP, 56 - CT/TW, 8B); here when it is none.
pub(super) fn skip_symbol(c: Cursor<'_, '_>) -> u32 {
    const MOST: u32 = 10;
    let Some(t) = c.token() else { return c.at };
    if t.gap == Gap::None && t.kind == Kind::Word {
        // 15km counts, 8B, 4G and 30a are names.
        let letter = t.span.len() == 1 && t.is_capital();
        return if !letter && counts(c) || words::word(c).is_some() || is_clock(t) { c.at } else { c.at + 1 };
    }
    if t.kind != Kind::Mark {
        return c.at;
    }
    let spaced =
        c.mark('-').filter(|_| c.peek(2).is_some_and(|t| t.is_mark('/') || t.is_mark('-') && t.gap == Gap::None));
    if let Some(after) = spaced
        && after.token().is_some_and(|t| t.shape == Shape::Upper || t.shape == Shape::Mixed)
    {
        return after.at + 1 + chain(after.skip(1), MOST).0;
    }
    let (length, has_letters) = chain(c, MOST);
    if has_letters { c.at + length } else { c.at }
}

/// The end of a name that begins with a number: 3/2, 12/5A, 41-QĐ/TW.
pub(super) fn skip_name(c: Cursor<'_, '_>) -> u32 {
    const MOST: u32 = 6;
    skip_symbol(c).max(c.at + chain(c, MOST).0)
}

/// Length of the run of slashes, dashes, numbers and capital words without spaces, and whether it holds a word.
fn chain(c: Cursor<'_, '_>, most: u32) -> (u32, bool) {
    let (mut length, mut letters, mut ahead) = (0, false, 0);
    while ahead < most {
        let Some(mark) = c.peek(ahead) else { break };
        let joins = mark.gap == Gap::None && matches!(mark.mark(), Some('/' | '-' | '.'));
        let Some(part) = c.peek(ahead + 1).filter(|t| joins && t.gap == Gap::None) else { break };
        let word = part.kind == Kind::Word && part.is_capital();
        if part.kind != Kind::Number && !word {
            break;
        }
        letters |= word;
        ahead += 2;
        length = ahead;
        while c.peek(ahead).is_some_and(|t| t.gap == Gap::None && t.kind != Kind::Mark) && ahead < most {
            ahead += 1;
            length = ahead;
        }
    }
    (length, letters)
}

const H: Code = code("h");
const G: Code = code("g");

fn is_clock(t: &Token) -> bool {
    t.is_word(H) || t.is_word(G) && !t.is_capital()
}

/// "35/40", "800/1.300", "12/tổng số 15": a part of a whole. A part larger than its whole is a score or a day.
fn fraction(c: Cursor<'_, '_>, part: &Read, slash: Cursor<'_, '_>) -> Step {
    let after = slash.skip(1);
    let total = after.words(&[TONG, SO]).unwrap_or(after);
    let is_number = |c: Cursor<'_, '_>| c.token().is_some_and(|t| t.kind == Kind::Number);
    let glued = total.at > after.at || total.token().is_some_and(|t| t.gap == Gap::None);
    if !is_number(total) || !glued {
        return Step::Mention(of_read(c.doc, c.at, slash.at, part));
    }
    let Some((whole, end)) = words::number(total) else { return Step::Skip(total.at + 1) };
    let goes_on = end.token().is_some_and(|t| t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-')));
    // "1,515/7" is a rate of something, or a slip.
    let decimal = part.value.fract() != 0.0 && part.value < whole.value && whole.value <= 31.0;
    if goes_on || part.value > whole.value || part.value < 0.0 || decimal {
        let (rest, _) = chain(end, 6);
        return Step::Skip(end.at + rest);
    }
    let found = mention(c.doc, c.at, end.at, part.value, part.form, false);
    Step::Mention(NumberMention { whole: Some(whole.value), ..found })
}
