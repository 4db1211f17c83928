//! Numbers: digits in both conventions, words, scales, ranges, parts of a whole, ordinals. What only looks like a
//! number (the name after "số", a phone number, "một" as an article, "năm" as the year) gives nothing.

pub(crate) mod amount;
mod digits;
pub(crate) mod roman;
mod spoken;
pub(crate) mod words;

use super::{Cursor, Doc, Layer, Mentions, NumberForm, NumberMention};
use crate::lexicon::{NumberRole, NumberWord, Role, Tag, TokenForm, Wanted};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, Token};
use words::Read;

const THU: Code = code("thứ");
const LAN: Code = code("lần");
const DEN: Code = code("đến");
const TOI: Code = code("tới");
const SO: Code = code("số");
const TONG: Code = code("tổng");
const TRONG: Code = code("trong");
const CON: Code = code("con");
const LA: Code = code("là");
const NAM: Code = code("năm");
const VA: Code = code("và");

const DIGITS: Wanted = Wanted::forms(&[TokenForm::Number]);
/// Words with which a number, or what only looks like one, may begin.
const LEADS: Wanted = Wanted::roles(&[Role::Numeral, Role::Lead]);
/// Digits or words: what may count.
const COUNTED: Wanted = DIGITS.or(LEADS);
/// What a label may name something with: the same, or a Roman numeral.
const NUMBERED: Wanted = COUNTED.or(Wanted::forms(&[TokenForm::Capital]));

/// What stands at a place: how far to go on, with a mention or without.
enum Step {
    Mention(NumberMention),
    Skip(u32),
}

/// Finds all numbers.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let mut end = 0;
    let read = |at| {
        if at >= end {
            end = doc.paragraph_end(at);
        }
        let c = Cursor::within(doc, at, end);
        let step = match c.token().map(|t| t.kind) {
            Some(Kind::Number) => digits::step(c, mentions),
            _ => word_step(c),
        };
        match step {
            Step::Mention(mention) => take(mention, mentions),
            Step::Skip(to) => to,
        }
    };
    doc.read_from(|block| starts(doc, block), read);
}

/// The tokens of a block at which something begins, a bit for each. Most labels name nothing with a number.
fn starts(doc: &Doc<'_>, block: usize) -> u64 {
    let numbered = |label: Role, words| {
        doc.hits.word(block, Wanted::roles(&[label])) & doc.hits.word_before(block, NUMBERED, words)
    };
    let words = doc.hits.word(block, LEADS) | numbered(Role::Label, 1) | numbered(Role::LongLabel, 2);
    // Their roles have the bits of other words too.
    doc.hits.word(block, DIGITS) | words & doc.hits.word(block, Wanted::tags(&[Tag::NumberWord]))
}

/// Stores a number; the index of the token after it.
fn take(mention: NumberMention, mentions: &mut Mentions) -> u32 {
    mentions.cover.mark(mention.tokens, Layer::Number);
    if mention.ambiguous {
        let message = format!("the comma may be decimal or group thousands; read as {}", mention.value);
        mentions.diagnostics.push(("ambiguous_number", message, mention.span));
    }
    let end = mention.tokens.end;
    mentions.numbers.push(mention);
    end
}

fn word_step(c: Cursor<'_, '_>) -> Step {
    // "năm 2023"
    if c.token().is_some_and(|t| t.is_word(NAM)) && c.peek(1).is_some_and(|t| t.kind == Kind::Number) {
        return Step::Skip(c.at + 1);
    }
    let hit = c.doc.longest(c.at, Tag::NumberWord).filter(|h| h.end() <= c.end);
    if hit.is_some_and(|hit| hit.role == Role::Numeral) {
        return spoken::step(c);
    }
    let Some(hit) = hit else { return Step::Skip(c.at + 1) };
    let after = c.to(hit.end());
    let word = &c.doc.lexicon.rows.number_words[hit.row as usize];
    match word.role {
        NumberRole::Idiom => Step::Skip(after.at),
        NumberRole::Rank => ordinal(c).map_or(Step::Skip(after.at), Step::Mention),
        NumberRole::Label if c.doc.is(after.at, NUMBERED) => label(c, after, word),
        NumberRole::Label => Step::Skip(after.at),
        NumberRole::Identifier => Step::Skip(identifier(after)),
        NumberRole::Sign => spoken::signed(c, after),
        _ => Step::Skip(c.at + 1),
    }
}

/// "thứ nhất", "lần thứ XIII": the ordinal word with its number.
fn ordinal(c: Cursor<'_, '_>) -> Option<NumberMention> {
    let start = c.at;
    let c = c.word(LAN).unwrap_or(c).word(THU)?;
    if let Some((value, after)) = roman::read(c) {
        return Some(mention(c.doc, start, after.at, value, NumberForm::Roman, true));
    }
    if let Some((word, after)) = words::word(c)
        && word.role == NumberRole::Ordinal
    {
        return Some(mention(c.doc, start, after.at, word.value, NumberForm::Words, true));
    }
    let (read, after) = words::number(c)?;
    if read.value.fract() != 0.0 || read.value >= 10_000.0 {
        return None;
    }
    // "thứ 12/63": a rank among so many.
    let among = after.glued('/').and_then(Cursor::plain_number);
    let end = among.map_or(after, |(_, end)| end);
    let found = mention(c.doc, start, end.at, read.value, read.form, true);
    Some(NumberMention { whole: among.map(|(n, _)| n as f64), ..found })
}

/// A word whose number is a name: what follows it counts nothing, unless a counted noun shows that it does after all.
fn label(c: Cursor<'_, '_>, after: Cursor<'_, '_>, word: &NumberWord) -> Step {
    if c.word(LAN).is_some()
        && let Some(mention) = ordinal(c)
    {
        return Step::Mention(mention);
    }
    let totals = |t: &Token| [TONG, TRONG, CON].iter().any(|&w| t.is_word(w));
    if c.token().is_some_and(|t| t.is_word(SO)) && c.before().is_some_and(totals) {
        return Step::Skip(after.at);
    }
    if let Some((value, end)) = roman::read(after) {
        return Step::Mention(mention(c.doc, after.at, end.at, value, NumberForm::Roman, true));
    }
    if !c.doc.is(after.at, COUNTED) {
        return Step::Skip(after.at);
    }
    let strong = word.value > 0.0;
    let year = after.token().is_some_and(digits::is_year);
    if year && !strong {
        return Step::Skip(after.at);
    }
    let Some((read, end)) = words::number(after) else { return Step::Skip(after.at) };
    // "xếp loại 48/62 tổ chức": the whole of a part is counted too.
    let whole_end = end.glued('/').and_then(Cursor::plain_number).map_or(end, |(_, c)| c);
    if !strong && (counts(whole_end) || read.form == NumberForm::Words) {
        return Step::Skip(after.at);
    }
    if strong && read.form == NumberForm::Words && read.bare_digit {
        // "lần hai", "khoản một" are names; longer words after số are left to count.
        return Step::Skip(end.at);
    }
    Step::Skip(digits::skip_name(further_names(end)))
}

/// The rest of a list of names: "Điều 5, 6 và 7".
fn further_names<'d, 't>(mut c: Cursor<'d, 't>) -> Cursor<'d, 't> {
    const MOST: u32 = 12;
    for _ in 0..MOST {
        let Some((_, next)) = c.mark(',').or_else(|| c.word(VA)).and_then(Cursor::plain_number) else { break };
        let ends = next.token().is_none_or(|t| t.kind == Kind::Mark || t.is_word(VA) || t.is_capital());
        if !ends {
            break;
        }
        c = next;
    }
    c
}

/// The end of the digits that identify an account, a phone, a plate: groups of digits with marks between them.
fn identifier(c: Cursor<'_, '_>) -> u32 {
    const MOST: u32 = 12;
    let mut at = c.at;
    for ahead in 0..MOST {
        match c.peek(ahead) {
            Some(t) if t.kind == Kind::Number => at = c.at + ahead + 1,
            Some(t) if t.kind == Kind::Mark && !t.is_mark(',') && !t.is_mark(';') => {}
            Some(t) if ahead < 2 && (t.is_word(SO) || t.is_word(LA)) => {}
            Some(t) if t.kind == Kind::Word && t.gap == Gap::None => at = c.at + ahead + 1,
            _ => break,
        }
    }
    at
}

/// Whether something that is counted, or a rate, stands here.
fn counts(c: Cursor<'_, '_>) -> bool {
    c.hit(Tag::Unit).is_some() || c.token().is_some_and(|t| t.is_mark('%'))
}

fn mention(doc: &Doc<'_>, start: u32, end: u32, value: f64, form: NumberForm, ordinal: bool) -> NumberMention {
    let tokens = crate::text::TokenRange::new(start, end);
    NumberMention { tokens, span: doc.span(tokens), value, high: None, whole: None, form, ordinal, ambiguous: false }
}

fn of_read(doc: &Doc<'_>, start: u32, end: u32, read: &Read) -> NumberMention {
    NumberMention { ambiguous: read.ambiguous, ..mention(doc, start, end, read.value, read.form, false) }
}

/// The upper end of a range after `low`: "3-5", "3% đến 5%", "3 đến 5 triệu". The mention ends after its figure.
fn range<'d, 't>(low: Read, c: Cursor<'d, 't>) -> Option<(Read, Read, Cursor<'d, 't>)> {
    let c = c.mark('%').unwrap_or(c);
    let connector = c.token()?;
    let after = c.skip(1);
    let dash = connector.is_mark('-');
    if !dash && !connector.is_word(DEN) && !connector.is_word(TOI) {
        return None;
    }
    let next = after.token()?;
    // "5 -10" is no range, nor is a dash at a line's end.
    if dash && connector.gap != next.gap || next.gap >= Gap::Line {
        return None;
    }
    let (mut high, end) = words::number(after)?;
    let goes_on = end.token().is_some_and(|t| t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-')));
    if goes_on {
        return None;
    }
    let mut low = low;
    if low.scale == 1.0 && high.scale > 1.0 && low.value < high.figure {
        low.value *= high.scale;
        if low.form == NumberForm::Digits {
            low.form = high.form;
        }
    }
    high.form = if high.form == low.form { high.form } else { NumberForm::Mixed };
    (low.value < high.value).then_some((low, high, end))
}

#[cfg(test)]
mod tests {
    use super::super::corpus;
    use crate::grammar::{Doc, Mentions, NumberForm, NumberMention};
    use crate::parser::Depth;

    fn reading(number: &NumberMention) -> String {
        let mut out = number.value.to_string();
        if let Some(high) = number.high {
            out += &format!("..{high}");
        }
        if let Some(whole) = number.whole {
            out += &format!("/{whole}");
        }
        if number.ordinal {
            out += if number.form == NumberForm::Roman { " roman" } else { " ordinal" };
        }
        out
    }

    fn readings(_: &Doc<'_>, mentions: &Mentions) -> Vec<String> {
        mentions.numbers.iter().map(reading).collect()
    }

    #[test]
    fn the_corpus_reads_as_it_says() {
        corpus::check(include_str!("../number.corpus.tsv"), Depth::Times, (200, 75), readings);
    }
}
