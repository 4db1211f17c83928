//! Numbers in words, and in digits with scale words: from a place in the tokens to a value and the place after it.

use super::amount::{self, Amount, Digits};
use crate::grammar::{Cursor, NumberForm};
use crate::lexicon::{NumberRole, NumberWord, Tag, TokenForm, Wanted};
use crate::text::normalise::{Code, code};
use crate::text::{Gap, Kind, Shape, Token};

const MUOI: Code = code("mười");
const CHUC: Code = code("chục");
const NAM: Code = code("năm");
const MOT_AFTER_TEN: Code = code("mốt");
const TU: Code = code("tư");
const LAM: Code = code("lăm");
const NHAM: Code = code("nhăm");
const BILLION: f64 = 1e9;

/// A number that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read {
    pub value: f64,
    /// The value without its scale, when it is one figure and scale words (3 of "3 triệu").
    pub figure: f64,
    /// Product of those scale words; 1 when there are none.
    pub scale: f64,
    pub form: NumberForm,
    pub ambiguous: bool,
    /// A single word from không to chín.
    pub bare_digit: bool,
}

/// The role of the next word in a number, unless it begins a fixed phrase that counts nothing.
#[inline]
pub(crate) fn word<'d, 't>(c: Cursor<'d, 't>) -> Option<(&'t NumberWord, Cursor<'d, 't>)> {
    if may_go_on(c) { number_word(c) } else { None }
}

/// Whether a word of a number may stand at a place: most words are none.
#[inline]
pub(super) fn may_go_on(c: Cursor<'_, '_>) -> bool {
    c.doc.has(c.at, Tag::NumberWord)
}

fn number_word<'d, 't>(c: Cursor<'d, 't>) -> Option<(&'t NumberWord, Cursor<'d, 't>)> {
    let row = |row: u32| &c.doc.lexicon.rows.number_words[row as usize];
    let mut hits = c.doc.hits_of(c.at, Tag::NumberWord).filter(|h| h.end() <= c.end);
    let word = loop {
        let hit = hits.next()?;
        match row(hit.row) {
            idiom if idiom.role == NumberRole::Idiom => return None,
            word if hit.len == 1 && !matches!(word.role, NumberRole::Label | NumberRole::Identifier) => break word,
            _ => {}
        }
    };
    // Triệu and Tỷ inside a sentence are names.
    let named = word.role == NumberRole::Scale && c.token().is_some_and(|t| t.shape == Shape::Title);
    (!named).then(|| (word, c.skip(1)))
}

fn role_at(c: Cursor<'_, '_>) -> Option<NumberRole> {
    word(c).map(|(w, _)| w.role)
}

/// A digit word, and the place after it.
fn digit<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, Cursor<'d, 't>)> {
    word(c).filter(|(w, _)| w.role == NumberRole::Digit).map(|(w, after)| (w.value as u64, after))
}

/// A digit that cannot be the word for year: after mươi, trăm and the scales, five is lăm or nhăm.
fn unit_digit<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, Cursor<'d, 't>)> {
    digit(c).filter(|(d, _)| *d > 0 && !c.token().is_some_and(|t| t.is_word(NAM)))
}

/// mốt, tư, lăm, nhăm: only heard after a ten, so that "hai tư" is 24.
fn altered(c: Cursor<'_, '_>) -> bool {
    c.token().is_some_and(|t| [MOT_AFTER_TEN, TU, LAM, NHAM].iter().any(|&w| t.is_word(w)))
}

/// 10 to 99 in words.
fn tens<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, Cursor<'d, 't>)> {
    if c.word(MUOI).is_some() {
        let after = c.skip(1);
        // "mười hai nghìn" is 12 nghìn, but the two in "mười hai trăm" would belong to the hundreds.
        return Some(match unit_digit(after) {
            Some((d, rest)) if role_at(rest) != Some(NumberRole::Hundred) => (10 + d, rest),
            _ => (10, after),
        });
    }
    let (ten, after) = digit(c)?;
    if ten > 0 && role_at(after) == Some(NumberRole::Ten) && after.word(MUOI).is_none() {
        let after = after.skip(1);
        return Some(match unit_digit(after) {
            Some((d, rest)) if role_at(rest) != Some(NumberRole::Hundred) => (10 * ten + d, rest),
            _ => (10 * ten, after),
        });
    }
    if ten > 1 && altered(after) {
        let (d, rest) = digit(after)?;
        return Some((10 * ten + d, rest));
    }
    None
}

/// A number below a hundred in words, as days and months are said.
pub(crate) fn below_hundred<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, Cursor<'d, 't>)> {
    tens(c).or_else(|| digit(c))
}

/// A figure below a thousand in words; whether it is one bare digit.
fn below_thousand<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, bool, Cursor<'d, 't>)> {
    if let Some((hundreds, after)) = digit(c)
        && role_at(after) == Some(NumberRole::Hundred)
    {
        let (rest, after) = after_hundred(after.skip(1));
        return Some((100 * hundreds + rest, false, after));
    }
    if let Some((value, after)) = tens(c) {
        return Some((value, false, after));
    }
    digit(c).map(|(d, after)| (d, true, after))
}

/// What follows trăm: "linh năm" 5, "hai mươi" 20, "hai" 20, "rưỡi" 50.
fn after_hundred<'d, 't>(c: Cursor<'d, 't>) -> (u64, Cursor<'d, 't>) {
    if let Some(linked) = after_link(c) {
        return linked;
    }
    if role_at(c) == Some(NumberRole::Half) {
        return (50, c.skip(1));
    }
    if let Some(two) = tens(c) {
        return two;
    }
    match unit_digit(c) {
        // The digit may open the next figure: "một trăm hai trăm" are two numbers.
        Some((d, rest)) if role_at(rest) != Some(NumberRole::Hundred) => match unit_digit(rest) {
            Some((last, end)) if !compounds(end) => (10 * d + last, end),
            _ => (10 * d, rest),
        },
        _ => (0, c),
    }
}

/// Whether the next word makes a compound with the digit before it.
fn compounds(c: Cursor<'_, '_>) -> bool {
    matches!(role_at(c), Some(NumberRole::Ten | NumberRole::Hundred | NumberRole::Scale))
}

/// "linh năm", "lẻ năm": a digit after a missing ten.
fn after_link<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, Cursor<'d, 't>)> {
    if role_at(c) != Some(NumberRole::Link) {
        return None;
    }
    tens(c.skip(1)).or_else(|| digit(c.skip(1)))
}

/// A row of digit words: "hai không hai ba" is 2023. Its value and how many there are.
fn spelled<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, u32, Cursor<'d, 't>)> {
    const MOST: u32 = 12;
    let (mut value, mut count, mut after) = (0u64, 0, c);
    while let Some((d, rest)) = digit(after)
        && count < MOST
    {
        (value, count, after) = (value * 10 + d, count + 1, rest);
    }
    (count > 0).then_some((value, count, after))
}

/// Digits said one by one: at least three, and no ten, hundred or scale after them.
fn digit_by_digit<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, Cursor<'d, 't>)> {
    let (value, count, after) = spelled(c)?;
    // "hai ba năm" is two or three years, "hai năm một lần" once in two.
    let years = count == 3 && [c.peek(1), after.before()].into_iter().flatten().any(|t| t.is_word(NAM));
    (count >= 3 && !compounds(after) && !years).then_some((value, after))
}

/// The digits after phẩy or chấm, said one by one or as a number, and how many they are.
fn decimals<'d, 't>(c: Cursor<'d, 't>) -> Option<(u64, u32, Cursor<'d, 't>)> {
    const MOST_PLACES: u32 = 6;
    if role_at(c) != Some(NumberRole::Point) {
        return None;
    }
    let c = c.skip(1);
    let (value, count, after) = match below_thousand(c) {
        Some((value, false, after)) => (value, digits_of(value), after),
        Some(_) => spelled(c)?,
        None => return None,
    };
    let scaled = word(after).filter(|(w, _)| w.role == NumberRole::Scale && w.value == 1000.0);
    match scaled.and_then(|(_, rest)| below_thousand(rest)) {
        // "phẩy một nghìn bốn trăm mười lăm": four places read as one number.
        Some((rest, false, end)) if count == 1 => Some((value * 1000 + rest, 4, end)),
        _ if matches!(role_at(after), Some(NumberRole::Ten | NumberRole::Hundred)) => None,
        _ => (count <= MOST_PLACES).then_some((value, count, after)),
    }
}

fn digits_of(value: u64) -> u32 {
    value.checked_ilog10().unwrap_or(0) + 1
}

/// One figure of a number: digits, or words below a thousand with decimals.
struct Figure<'d, 't> {
    amount: Amount,
    digits: bool,
    bare: bool,
    after: Cursor<'d, 't>,
}

/// A figure without the decimals that words may add to it.
fn plain_figure<'d, 't>(c: Cursor<'d, 't>) -> Option<Figure<'d, 't>> {
    let token = c.token()?;
    if token.kind == Kind::Number {
        let (amount, after) = digits(c, token)?;
        return Some(Figure { amount, digits: true, bare: false, after });
    }
    let (value, bare, after) = match digit(c) {
        Some((value, after)) if !may_go_on(after) => (value, true, after),
        _ => match digit_by_digit(c) {
            Some((value, after)) => (value, false, after),
            None => below_thousand(c)?,
        },
    };
    Some(Figure { amount: Amount::whole(value), digits: false, bare, after })
}

fn figure<'d, 't>(c: Cursor<'d, 't>) -> Option<Figure<'d, 't>> {
    let figure = plain_figure(c)?;
    if !figure.digits
        && let Some((digits, places, after)) = decimals(figure.after)
        && let Some(amount) = figure.amount.with_decimals(digits, places)
    {
        return Some(Figure { amount, bare: false, after, ..figure });
    }
    Some(figure)
}

/// A number token, with groups of three digits after spaces ("16 542"), and trăm or chục after it ("3 trăm").
fn digits<'d, 't>(c: Cursor<'d, 't>, token: &Token) -> Option<(Amount, Cursor<'d, 't>)> {
    let Digits::Amount(mut amount) = amount::of(token, c.doc.text) else { return None };
    let mut after = c.skip(1);
    let mut groups = 1;
    let grouped = after.token().is_some_and(|t| is_group(after, t));
    if grouped && token.plain_number().is_some_and(|n| (1..1000).contains(&n)) && !starts_with_zero(c, token) {
        while let Some(group) = after.token().filter(|t| groups < 5 && is_group(after, t)) {
            amount.mantissa = amount.mantissa * 1000 + group.code;
            after = after.skip(1);
            groups += 1;
        }
    }
    match role_at(after) {
        Some(NumberRole::Hundred) if amount.is_whole() => {
            amount.mantissa = amount.mantissa.checked_mul(100)?;
            after = after.skip(1);
        }
        Some(NumberRole::Ten) if amount.is_whole() && after.word(CHUC).is_some() => {
            amount.mantissa = amount.mantissa.checked_mul(10)?;
            after = after.skip(1);
        }
        _ => {}
    }
    Some((amount, after))
}

fn starts_with_zero(c: Cursor<'_, '_>, token: &Token) -> bool {
    token.span.of(c.doc.text).starts_with('0')
}

/// Whether a token is three plain digits after a space, and no longer number begins with it.
fn is_group(c: Cursor<'_, '_>, token: &Token) -> bool {
    let opens_other = || c.peek(1).is_some_and(|t| t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-')));
    token.plain_number().is_some() && token.span.len() == 3 && token.gap == Gap::Space && !opens_other()
}

/// Plain digits after which neither a word of a number nor a group of digits follows, as most numbers are.
fn plain<'d, 't>(c: Cursor<'d, 't>) -> Option<(Read, Cursor<'d, 't>)> {
    const GOES_ON: Wanted = Wanted::tags(&[Tag::NumberWord]).or(Wanted::forms(&[TokenForm::Number]));
    let value = amount::plain(c.token()?)? as f64;
    let form = NumberForm::Digits;
    let read = Read { value, figure: value, scale: 1.0, form, ambiguous: false, bare_digit: false };
    (!c.doc.is(c.at + 1, GOES_ON)).then(|| (read, c.skip(1)))
}

/// A number with its scales: "1 tỷ 200 triệu", "hai nghìn không trăm linh năm", "một triệu hai".
pub(crate) fn number<'d, 't>(c: Cursor<'d, 't>) -> Option<(Read, Cursor<'d, 't>)> {
    if let Some(plain) = plain(c) {
        return Some(plain);
    }
    let first = figure(c)?;
    let mut sum = Sum { billions: 0.0, rest: 0.0, limit: f64::INFINITY };
    let mut read = Read {
        value: first.amount.value(),
        figure: first.amount.value(),
        scale: 1.0,
        form: if first.digits { NumberForm::Digits } else { NumberForm::Words },
        ambiguous: first.amount.ambiguous,
        bare_digit: first.bare,
    };
    let after = if may_go_on(first.after) { sum.scale(first.amount, first.after) } else { None };
    let Some(mut after) = after else {
        return Some((read, first.after));
    };
    read.bare_digit = false;
    if first.digits {
        read.form = NumberForm::Mixed;
    }
    let single = sum.total();
    if first.amount.is_whole() {
        while let Some(next) = sum.further(after) {
            after = next;
        }
    } else {
        after = sum.half(after).unwrap_or(after);
    }
    read.value = sum.total();
    if let Some((digits, places, end)) = decimals(after)
        && !first.digits
    {
        let power = 10f64.powi(places as i32);
        read.value = (read.value * power + digits as f64) / power;
        after = end;
    }
    if read.value == single && read.figure != 0.0 {
        read.scale = single / read.figure;
    } else {
        read.figure = read.value;
    }
    Some((read, after))
}

/// The running value: what is already counted in billions, the rest, and the scale that the next figure must be below.
struct Sum {
    billions: f64,
    rest: f64,
    limit: f64,
}

impl Sum {
    fn total(&self) -> f64 {
        self.billions + self.rest
    }

    /// Adds a figure with the scale words after it ("nghìn", "nghìn tỷ"); nothing when there is none that fits.
    fn scale<'d, 't>(&mut self, amount: Amount, c: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
        let scale = |c: Cursor<'d, 't>| word(c).filter(|(w, _)| w.role == NumberRole::Scale);
        let (word, after) = scale(c)?;
        if word.value >= BILLION {
            return self.billion(amount, after);
        }
        if word.value >= self.limit || amount.is_whole() && amount.value() >= self.limit / word.value {
            return None;
        }
        match scale(after).filter(|(second, _)| second.value >= BILLION) {
            Some((_, rest)) => {
                let scaled = Amount { mantissa: amount.mantissa.checked_mul(word.value as u64)?, ..amount };
                self.billion(scaled, rest)
            }
            None => {
                self.rest += amount.times(word.value);
                self.limit = word.value;
                Some(after)
            }
        }
    }

    /// All that was read so far, and this figure, counts billions.
    fn billion<'d, 't>(&mut self, amount: Amount, after: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
        if self.billions > 0.0 {
            return None;
        }
        self.billions = self.rest * BILLION + amount.times(BILLION);
        self.rest = 0.0;
        self.limit = BILLION;
        Some(after)
    }

    /// Half of the scale before: "hai triệu rưỡi".
    fn half<'d, 't>(&mut self, c: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
        (self.limit.is_finite() && role_at(c) == Some(NumberRole::Half)).then(|| {
            self.rest += self.limit / 2.0;
            self.limit = 0.0;
            c.skip(1)
        })
    }

    /// Adds the next figure of the same number.
    fn further<'d, 't>(&mut self, c: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
        if self.limit <= 1.0 {
            return None;
        }
        if let Some(after) = self.half(c) {
            return Some(after);
        }
        if let Some((value, after)) = after_link(c) {
            // "hai tỷ lẻ một triệu"
            if let Some(end) = self.scale(Amount::whole(value), after) {
                return Some(end);
            }
            self.rest += value as f64;
            self.limit = 0.0;
            return Some(after);
        }
        let figure = plain_figure(c).filter(|f| f.amount.is_whole() && !f.amount.ambiguous)?;
        if figure.digits && c.token().is_none_or(|t| t.gap != Gap::Space) {
            return None;
        }
        if let Some(after) = self.scale(figure.amount, figure.after) {
            return Some(after);
        }
        self.last(&figure, c)
    }

    /// The figure without a scale that ends a number: "16 nghìn 542", and a bare digit for tenths: "một triệu hai".
    fn last<'d, 't>(&mut self, figure: &Figure<'d, 't>, c: Cursor<'d, 't>) -> Option<Cursor<'d, 't>> {
        let bare =
            figure.bare || figure.after.at == c.at + 1 && c.token().is_some_and(|t| figure.digits && t.span.len() == 1);
        let value = figure.amount.value();
        let year = c.token().is_some_and(|t| t.is_word(NAM)) && figure.bare;
        let larger = matches!(role_at(figure.after), Some(NumberRole::Scale));
        let part = figure.after.token().is_some_and(|t| {
            t.is_mark('%')
                || t.gap == Gap::None && (t.is_mark('/') || t.is_mark('-'))
                || figure.digits && t.gap == Gap::None && t.kind == Kind::Word
        });
        if year || larger || part || value >= self.limit.min(1000.0) || value == 0.0 && bare {
            return None;
        }
        self.rest += if bare { value * self.limit / 10.0 } else { value };
        self.limit = 0.0;
        Some(figure.after)
    }
}
