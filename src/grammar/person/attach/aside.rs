//! What stands between a name and its offices, or between two of them, and says nothing of them: terms, short forms, ranks,
//! ages.

use super::Attaching;
use crate::grammar::{Doc, office::title};
use crate::lexicon::{Hit, Role, Tag, TitleKind};
use crate::text::normalise::Code;
use crate::text::{Kind, Shape, code};

const KHOA: Code = code("khóa");
const NHIEM: Code = code("nhiệm");
const KY: Code = code("kỳ");
const CU: Code = code("cũ");
const MOI: Code = code("mới");
const QUA: Code = code("qua");
const CAC: Code = code("các");
const THOI: Code = code("thời");
const GIAI: Code = code("giai");
const DOAN: Code = code("đoạn");
const TUOI: Code = code("tuổi");
const SINH: Code = code("sinh");
const SN: Code = code("sn");
const QUE: Code = code("quê");

/// After the terms at a token, and the last year of them: khóa XIII, nhiệm kỳ 2020-2025, (2001-2005).
pub(super) fn term(doc: &Doc<'_>, at: u32) -> (u32, Option<i16>) {
    let is = |i: u32, word: Code| doc.token(i).is_some_and(|t| t.is_word(word));
    let mark = |i: u32, mark: char| doc.token(i).is_some_and(|t| t.is_mark(mark));
    let (mut end, mut until) = (after_times(doc, at), None);
    for _ in 0..2 {
        let open = mark(end, '(');
        let from = end + u32::from(mark(end, ',') || open);
        let number = if is(from, KHOA) {
            from + 1
        } else if (is(from, NHIEM) || is(from, THOI)) && is(from + 1, KY) || is(from, GIAI) && is(from + 1, DOAN) {
            from + 2
        } else if open && doc.token(from).is_some_and(is_year) {
            from
        } else {
            break;
        };
        // 2020 - 2025 is three tokens.
        let close = (number..number + 3).find(|&i| !counts(doc, i)).unwrap_or(number + 3);
        if close == number || open && !mark(close, ')') {
            break;
        }
        let year = doc.token(close - 1).filter(|t| is_year(t)).and_then(|t| t.plain_number());
        until = year.and_then(|year| i16::try_from(year).ok()).or(until);
        end = close + u32::from(open);
    }
    (end, until)
}

/// After "(qua) các thời kỳ", "các khóa": of all who held the office.
fn after_times(doc: &Doc<'_>, at: u32) -> u32 {
    let is = |i: u32, word: Code| doc.token(i).is_some_and(|t| t.is_word(word));
    let several = at + u32::from(is(at, QUA));
    if !is(several, CAC) {
        return at;
    }
    let head = several + 1;
    if is(head, KHOA) {
        head + 1
    } else if (is(head, THOI) || is(head, NHIEM)) && is(head + 1, KY) {
        head + 2
    } else {
        at
    }
}

fn is_year(token: &crate::text::Token) -> bool {
    token.plain_number().is_some_and(|n| (1900..2100).contains(&n))
}

/// Whether a token is a part of the number of a term.
fn counts(doc: &Doc<'_>, i: u32) -> bool {
    doc.token(i).is_some_and(|t| match t.kind {
        Kind::Number => true,
        Kind::Word => t.shape == Shape::Upper || t.is_capital() && t.span.len() == 1,
        Kind::Mark => matches!(t.mark(), Some('-' | '/')),
    })
}

/// After a short parenthesis that begins with a capital: the short form of a body, or its parent.
pub(super) fn after_short_form(doc: &Doc<'_>, at: u32) -> u32 {
    const LONGEST: u32 = 6;
    // Tỉnh ủy Bình Định (cũ)
    let old = |i: u32| doc.token(i).is_some_and(|t| t.is_word(CU) || t.is_word(MOI));
    if doc.token(at).is_some_and(|t| t.is_mark('(')) && old(at + 1) && doc.token(at + 2).is_some_and(|t| t.is_mark(')'))
    {
        return at + 3;
    }
    if !doc.token(at).is_some_and(|t| t.is_mark('(')) || !doc.token(at + 1).is_some_and(|t| t.is_capital()) {
        return at;
    }
    let close = (at + 2..at + LONGEST).find(|&i| doc.token(i).is_some_and(|t| t.is_mark(')')));
    let plain = |i: u32| !doc.does(i, Role::Office);
    close.filter(|&close| (at + 1..close).all(plain)).map_or(at, |close| close + 1)
}

impl Attaching<'_, '_> {
    /// After a rank, an age, a year of birth or a home between a name and its office: An*, 59 tuổi, quê Hưng Yên*, Phó …
    pub(super) fn skip_aside(&self, at: u32) -> u32 {
        const MOST: u32 = 3;
        let mut end = at;
        if let Some(comma) = self.before_former(at) {
            return comma;
        }
        for _ in 0..MOST {
            let Some(after) = self.aside(end) else { break };
            end = after;
            if self.next_office(end).is_some() {
                return end;
            }
        }
        at
    }

    /// The comma before a former office, over words in apposition that name no office: An - chủ biên sách giáo khoa*,* nguyên Phó
    /// Chủ nhiệm Ủy ban …
    fn before_former(&self, at: u32) -> Option<u32> {
        const LONGEST: u32 = 12;
        let mark = |i: u32| self.doc.token(i).and_then(|t| t.mark());
        if !matches!(mark(at), Some(',' | '-')) || self.next_office(at).is_some() {
            return None;
        }
        let plain =
            |i: &u32| self.doc.token(*i).is_some_and(|t| t.kind != Kind::Mark) && !self.doc.has(*i, Tag::SpeechVerb);
        let comma = (at + 1..at + LONGEST).find(|i| !plain(i)).filter(|&i| mark(i) == Some(','))?;
        let office = self.next_office(comma)?;
        let next = self.people.partition_point(|p| p.tokens.start < at);
        let free = self.people.get(next).is_none_or(|p| p.whole.start >= self.offices[office].tokens.end);
        (self.offices[office].former && free).then_some(comma)
    }

    /// After one of them, which a comma follows.
    fn aside(&self, at: u32) -> Option<u32> {
        const LONGEST: u32 = 6;
        let token = |i: u32| self.doc.token(i);
        let is = |i: u32, word: Code| token(i).is_some_and(|t| t.is_word(word));
        let from = token(at).filter(|t| t.is_mark(','))?.is_mark(',').then_some(at + 1)?;
        let worldly = |hit: &Hit| title::row(self.doc, *hit).kind != TitleKind::Religious;
        let rank = title::at(self.doc, from, Role::Style).find(worldly).map(|hit| hit.end());
        let age = (token(from).is_some_and(|t| t.kind == Kind::Number) && is(from + 1, TUOI)).then_some(from + 2);
        let told = is(from, SINH) || is(from, SN) || is(from, QUE);
        let home = || (from + 1..from + LONGEST).find(|&i| token(i).is_none_or(|t| t.is_mark(',')));
        let end = rank.or(age).or_else(|| home().filter(|_| told))?;
        token(end).is_some_and(|t| t.is_mark(',')).then_some(end)
    }
}
