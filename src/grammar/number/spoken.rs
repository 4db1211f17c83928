//! Numbers that begin with a word, and the words that are none: "một" as an article, "năm" as the year, names.

use super::{Step, counts, of_read, range, words};
use crate::grammar::{Cursor, NumberMention};
use crate::lexicon::{NumberRole, NumberWord, Tag};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, Shape, Token};

const MOT: Code = code("một");
const NAM: Code = code("năm");
const KHONG: Code = code("không");
const TU: Code = code("tư");
const MOT_ALTERED: Code = code("mốt");
const LAM: Code = code("lăm");
const NHAM: Code = code("nhăm");
const LA: Code = code("là");
const PHAN: Code = code("phần");
const THANG: Code = code("tháng");
const QUY: Code = code("quý");
const NGAY: Code = code("ngày");
const DO: Code = code("độ");
const PHAY: Code = code("phẩy");

/// Words after which "một" counts: only one, exactly one.
const ONLY: [Code; 9] = [
    code("chỉ"),
    code("gồm"),
    code("có"),
    code("thêm"),
    code("trong"),
    code("sau"),
    code("hơn"),
    code("gần"),
    code("khoảng"),
];
/// Words after which "năm" is the year, although something that is counted follows.
const YEARLY: [Code; 19] = [
    code("trong"),
    code("cả"),
    code("mỗi"),
    code("từng"),
    code("đầu"),
    code("cuối"),
    code("giữa"),
    code("hằng"),
    code("hàng"),
    code("nhiều"),
    code("những"),
    code("các"),
    code("mấy"),
    code("vài"),
    code("số"),
    code("theo"),
    code("qua"),
    code("tháng"),
    code("quý"),
];

/// Reads what begins with a digit word or "mười".
pub(super) fn step(c: Cursor<'_, '_>) -> Step {
    let Some(token) = c.token() else { return Step::Skip(c.at + 1) };
    let Some((read, after)) = words::number(c) else { return Step::Skip(c.at + 1) };
    // Most are one digit alone, which counts nothing.
    let alone = read.bare_digit && !words::may_go_on(after) && after.word(PHAN).is_none();
    if alone && !bare_counts(c, token, after) || is_name(c, token, after) {
        return Step::Skip(after.at);
    }
    if let Some((whole, end)) = denominator(after) {
        let found = of_read(c.doc, c.at, end.at, &read);
        return Step::Mention(NumberMention { whole: Some(whole), ..found });
    }
    if let Some(end) = half(c, token, after).filter(|_| read.bare_digit) {
        let found = of_read(c.doc, c.at, end.at, &read);
        return Step::Mention(NumberMention { value: read.value + 0.5, ..found });
    }
    if read.bare_digit && !bare_counts(c, token, after) {
        return Step::Skip(after.at);
    }
    let found = match range(read, after) {
        Some((low, high, end)) => {
            NumberMention { value: low.value, high: Some(high.value), ..of_read(c.doc, c.at, end.at, &high) }
        }
        None => of_read(c.doc, c.at, after.at, &read),
    };
    Step::Mention(found)
}

/// "hai rưỡi", "năm rưỡi": a half after a digit. After a number "năm" is the year ("một năm rưỡi").
fn half<'d, 't>(c: Cursor<'d, 't>, token: &Token, after: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
    let half = |word: &NumberWord| word.role == NumberRole::Half;
    let (_, end) = words::word(after).filter(|(word, _)| half(word))?;
    let years = || {
        c.before().is_some_and(|t| t.kind == Kind::Number || YEARLY.iter().any(|&w| t.is_word(w)))
            || c.at.checked_sub(1).is_some_and(|at| words::word(c.to(at)).is_some())
    };
    (!token.is_word(NAM) || !years()).then_some(end)
}

/// "âm năm", "trừ 5 độ".
pub(super) fn signed(c: Cursor<'_, '_>, after: Cursor<'_, '_>) -> Step {
    let Some((read, end)) = words::number(after) else { return Step::Skip(after.at) };
    let minus = c.token().is_some_and(|t| t.is_word(code("âm")));
    let degrees = end.word(DO).is_some() || end.word(PHAY).is_some();
    if !minus && !degrees {
        return Step::Skip(after.at);
    }
    let found = of_read(c.doc, c.at, end.at, &read);
    Step::Mention(NumberMention { value: -read.value, ..found })
}

/// "phần ba" after a number; phần trăm and phần nghìn are units.
fn denominator<'d, 't>(c: Cursor<'d, 't>) -> Option<(f64, Cursor<'d, 't>)> {
    let (read, end) = words::number(c.word(PHAN)?)?;
    (read.value > 1.0).then_some((read.value, end))
}

/// Names (Ba Đình, Hai Bà Trưng, ông Năm), and the words of months and days, which the grammar of times reads.
fn is_name(c: Cursor<'_, '_>, token: &Token, after: Cursor<'_, '_>) -> bool {
    let begins = c.before().is_none_or(|t| t.kind == Kind::Mark && !t.is_mark(',')) || token.gap >= Gap::Line;
    let named_next = after.token().is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Title);
    let capital = token.shape == Shape::Title && (!begins || named_next);
    capital || c.before().is_some_and(|t| [THANG, QUY, NGAY].iter().any(|&w| t.is_word(w)) && token.gap == Gap::Space)
}

/// Whether one digit word counts something where it stands.
fn bare_counts(c: Cursor<'_, '_>, token: &Token, after: Cursor<'_, '_>) -> bool {
    if after.word(LA).is_some() {
        return false;
    }
    match token.code {
        KHONG | TU | MOT_ALTERED | LAM | NHAM => false,
        MOT => one_counts(c, after),
        NAM => five_counts(c, after),
        _ => after.token().is_none_or(|t| t.kind == Kind::Mark || t.kind == Kind::Word && t.gap < Gap::Line),
    }
}

/// "một năm", "chỉ một đồng chí"; elsewhere it is an article.
fn one_counts(c: Cursor<'_, '_>, after: Cursor<'_, '_>) -> bool {
    let unit = after.hit(Tag::Unit).map(|(hit, _)| &c.doc.lexicon.rows.units[hit.row as usize]);
    let Some(unit) = unit else { return false };
    let measured = matches!(&*unit.kind, "duration" | "money" | "rate" | "area" | "length" | "mass" | "volume");
    measured || c.before().is_some_and(|t| ONLY.iter().any(|&w| t.is_word(w)))
}

/// "năm đồng chí" is five, "trong năm", "5 năm công tác" is the year.
fn five_counts(c: Cursor<'_, '_>, after: Cursor<'_, '_>) -> bool {
    let Some(before) = c.before() else { return counts(after) || after.token().is_none() };
    let year = || {
        before.kind == Kind::Number && c.token().is_some_and(|t| t.gap < Gap::Line)
            || YEARLY.iter().any(|&w| before.is_word(w))
            || words::word(Cursor::within(c.doc, c.at - 1, c.at)).is_some()
    };
    counts(after) && !year()
}
