//! Numbers that count nothing, and words for numbers that are no figure (hàng trăm).

use super::unit::{Class, Counted};
use crate::grammar::{Cover, Cursor, Doc, Layer, NumberForm, NumberMention, QuantityMention, TimeMention};
use crate::lexicon::{Hit, NumberRole, Tag, Wanted};
use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Shape, TokenRange, code};

const VA: Code = code("và");
const SO: Code = code("số");
const HANG: Code = code("hàng");
const VAI: Code = code("vài");
const MAY: Code = code("mấy");
const DAM: Code = code("dăm");
const VAGUE: [Code; 4] = [HANG, VAI, MAY, DAM];
const MOI: Code = code("mới");
const NAO: Code = code("nào");
const DO: Code = code("đó");
const NUA: Code = code("nữa");
const NAY: Code = code("này");
const KIA: Code = code("kia");
/// What follows hàng, vài.
const SCALES: [NumberRole; 3] = [NumberRole::Ten, NumberRole::Hundred, NumberRole::Scale];
/// What makes "một năm" a year among others.
const INDEFINITE: [Code; 6] = [MOI, NAO, DO, NUA, NAY, KIA];

/// Whether a number belongs to a time, a document or a code. Numbers of names (Cụm Thi đua số 2) never come here.
pub(super) fn is_label(doc: &Doc<'_>, cover: &Cover, times: &[TimeMention], number: &NumberMention) -> bool {
    if cover.touches(number.tokens, Layer::Reference) {
        return true;
    }
    if cover.touches(number.tokens, Layer::Time) && !is_duration(times, number) {
        return true;
    }
    let before = |back: u32| number.tokens.start.checked_sub(back).and_then(|i| doc.token(i));
    if goes_on_labels(doc, number.tokens.start) {
        return true;
    }
    // The tail of a stamp or code (2023-07).
    let glued = before(1).is_some_and(|t| t.gap == Gap::None && matches!(t.mark(), Some('-' | '/' | '.')));
    // Of "45 vụ/62 đối tượng" both count.
    let counts_too = before(1).is_some_and(|t| t.is_mark('/'))
        && before(2).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
    let glued = glued && !counts_too;
    glued && doc.token(number.tokens.start).is_some_and(|t| t.gap == Gap::None)
}

/// Whether a number goes on a list of numbers that "số" opens: các tổ số 3, 7 và *12* kiến nghị.
fn goes_on_labels(doc: &Doc<'_>, start: u32) -> bool {
    const MOST: u32 = 8;
    let token = |back: u32| start.checked_sub(back).and_then(|i| doc.token(i));
    let mut back = 1;
    while back < 2 * MOST
        && token(back).is_some_and(|t| t.is_mark(',') || t.is_word(VA))
        && token(back + 1).is_some_and(|t| t.kind == Kind::Number)
    {
        back += 2;
    }
    back > 1 && token(back).is_some_and(|t| t.is_word(SO))
}

/// A time that fixes no day by itself may be a duration (10 năm qua).
fn is_duration(times: &[TimeMention], number: &NumberMention) -> bool {
    let at = times.partition_point(|t| t.tokens.end <= number.tokens.start);
    times.get(at).is_some_and(|t| t.vague && t.tokens.start == number.tokens.start)
}

/// Whether a number really counts what follows it.
pub(super) fn counts(doc: &Doc<'_>, number: &NumberMention, counted: &Counted) -> bool {
    if is_named_by(doc, number) {
        return false;
    }
    if number.form != NumberForm::Words {
        return counted.class != Class::Other || is_noun(doc, number.tokens.end);
    }
    if number.value == 1.0 && number.tokens.len() == 1 {
        // "một" is the article but before a stretch of time.
        let indefinite = doc.token(counted.end).is_some_and(|t| INDEFINITE.iter().any(|&w| t.is_word(w)));
        return counted.class == Class::Span && !indefinite;
    }
    counted.class != Class::Other || [0, 1].iter().any(|&i| is_named(doc, number.tokens.end + i))
}

/// Whether a part and its whole are a plain fraction (2/3 số xã, 1/4 diện tích): small, and of no counted noun.
pub(super) fn is_fraction(doc: &Doc<'_>, number: &NumberMention, whole: f64) -> bool {
    const LARGEST: f64 = 10.0;
    let after = number.tokens.end;
    let counted = doc.longest(after, Tag::Unit).is_some() && !doc.token(after).is_some_and(|t| t.is_word(SO));
    number.value < whole && whole <= LARGEST && !counted
}

/// Whether a label ends right before a number and either is written as a name (Đại hội 6, hội nghị 16 Thành ủy).
fn is_named_by(doc: &Doc<'_>, number: &NumberMention) -> bool {
    const LONGEST_LABEL: u32 = 3;
    let start = number.tokens.start;
    let names = |at: u32| doc.token(at).is_some_and(|t| t.is_capital());
    (1..=LONGEST_LABEL.min(start)).any(|len| {
        let label = |h: Hit| h.end() == start && is_role(doc, h.row, &[NumberRole::Label]);
        doc.hits_of(start - len, Tag::NumberWord).any(label) && (names(start - len) || names(number.tokens.end))
    })
}

/// Whether a word that the tables of units do not hold may be a noun: with a capital only when it names a body or office.
fn is_noun(doc: &Doc<'_>, at: u32) -> bool {
    doc.token(at).is_some_and(|token| token.gap != Gap::None && (!token.is_capital() || is_named(doc, at)))
}

fn is_named(doc: &Doc<'_>, at: u32) -> bool {
    doc.is(at, Wanted::tags(&[Tag::Unit, Tag::Title, Tag::Organ, Tag::DocumentKind, Tag::PlaceKind]))
}

/// Finds words for numbers between the numbers: hàng trăm cán bộ, vài chục hộ.
pub(super) struct Imprecise<'a, 't> {
    doc: &'a Doc<'t>,
    at: u32,
}

impl<'a, 't> Imprecise<'a, 't> {
    pub(super) const fn new(doc: &'a Doc<'t>) -> Self {
        Self { doc, at: 0 }
    }

    pub(super) fn skip_to(&mut self, at: u32) {
        self.at = self.at.max(at);
    }

    /// Adds the vague quantities that begin before token `end`.
    pub(super) fn before(&mut self, end: u32, quantities: &mut Vec<QuantityMention>, cover: &Cover) {
        while self.at < end {
            let at = self.doc.next(self.at, end, Wanted::tags(&[Tag::Qualifier]));
            self.at = at + 1;
            if at == end {
                self.at = end;
                break;
            }
            // They all stand in the table of qualifiers, as few other words do.
            if self.doc.token(at).is_some_and(|t| VAGUE.iter().any(|&w| t.is_word(w)))
                && let Some(quantity) = self.read(at, cover)
            {
                self.at = quantity.tokens.end;
                quantities.push(quantity);
            }
        }
    }

    fn read(&self, at: u32, cover: &Cover) -> Option<QuantityMention> {
        let doc = self.doc;
        let mut cursor = Cursor::new(doc, at + 1);
        while let Some((_, next)) = cursor.hit(Tag::NumberWord).filter(|(hit, _)| is_role(doc, hit.row, &SCALES)) {
            cursor = next;
        }
        if cursor.at == at + 1 {
            return None;
        }
        let number = NumberMention {
            tokens: TokenRange::new(at, cursor.at),
            span: doc.span(TokenRange::new(at, cursor.at)),
            value: 0.0,
            high: None,
            whole: None,
            form: NumberForm::Words,
            ordinal: false,
            ambiguous: false,
        };
        let counted = super::unit::counted(cursor, cover, &number)?;
        let tokens = TokenRange::new(at, counted.end);
        Some(QuantityMention {
            tokens,
            span: doc.span(tokens),
            value: None,
            high: None,
            unit: Some(counted.unit),
            qualifier: Some(doc.span(TokenRange::new(at, at + 1))),
            imprecise: true,
            subject: None,
            indicator: None,
            change: None,
            part_of: None,
            scope: None,
        })
    }
}

fn is_role(doc: &Doc<'_>, row: u32, roles: &[NumberRole]) -> bool {
    doc.lexicon.rows.number_words.get(row as usize).is_some_and(|w| roles.contains(&w.role))
}
