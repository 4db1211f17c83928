//! Resolves references: short forms and other spellings take the symbol of the document's first full mention, and every
//! document gets an id that is the same across reports.
//!
//! The id is `vn:KIND:SYMBOL:YEAR` in lower-case ASCII: `vn:qd:41-qd-tw:2021`, `vn:nd:30-2020-nd-cp:2020`,
//! `vn:luat:dat-dai:2024`. KIND is the code of the kind in symbols, or its name where it has none; the year of issue is
//! left out where the report does not tell it. A document known by a bare number has no id: the number names no one.

use std::fmt::Write;

use jiff::civil::Date;
use smallvec::SmallVec;

use super::Assembly;
use super::numbering::{Numbering, key, text_key};
use crate::grammar::{DateFields, ReferenceMention};
use crate::lexicon::Rows;
use crate::model::{Reference, ReferenceId};
use crate::text::{code, fold};

/// Resolves references into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let mentions = &a.mentions.references;
    if mentions.is_empty() {
        return;
    }
    let documents = Documents::of(a);
    let mut seen: Vec<Option<ReferenceId>> = vec![None; mentions.len()];
    a.report.references.reserve_exact(mentions.len());
    for (i, mention) in mentions.iter().enumerate() {
        let id = ReferenceId(i as u32 + 1);
        let full = documents.full_mention(a, mention, i);
        let same_as = seen[full];
        seen[full].get_or_insert(id);
        let reference = build(a, id, mention, &mentions[full], same_as);
        a.report.references.push(reference);
    }
}

/// The first mention of every document.
#[derive(Default)]
struct Documents {
    /// By index of a full mention: the first full one of its document. Others stand for themselves.
    first: Vec<usize>,
    /// By kind and number, for short forms.
    by_short: Numbering,
    numbered: Vec<Numbered>,
}

/// What one kind and number may stand for.
#[derive(Default)]
struct Numbered {
    /// The documents with a full symbol, in the order of the text.
    full: SmallVec<[usize; 2]>,
    /// The first short form, for documents without a full symbol.
    short: Option<usize>,
}

impl Documents {
    fn of(a: &Assembly<'_, '_>) -> Self {
        let mentions = &a.mentions.references;
        let mut documents = Self { first: (0..mentions.len()).collect(), ..Self::default() };
        // By symbol, or by name and year.
        let mut by_full = Numbering::default();
        let mut firsts: Vec<usize> = Vec::new();
        for (i, mention) in mentions.iter().enumerate() {
            if is_full(mention) {
                let number = by_full.number(text_key(&full_key(a, mention)));
                if number < firsts.len() {
                    documents.first[i] = firsts[number];
                    continue;
                }
                firsts.push(i);
            }
            let number = documents.by_short.number(short_key(&a.doc.lexicon.rows, mention));
            if number == documents.numbered.len() {
                documents.numbered.push(Numbered::default());
            }
            let numbered = &mut documents.numbered[number];
            if is_full(mention) {
                numbered.full.push(i);
            } else {
                numbered.short.get_or_insert(i);
            }
        }
        documents
    }

    /// A short form means the nearest full mention before it, else the first after it, else the first short one.
    fn full_mention(&self, a: &Assembly<'_, '_>, mention: &ReferenceMention, i: usize) -> usize {
        if is_full(mention) {
            return self.first[i];
        }
        let Some(number) = self.by_short.find(short_key(&a.doc.lexicon.rows, mention)) else { return i };
        let numbered = &self.numbered[number];
        let before = numbered.full.partition_point(|&k| k < i);
        numbered.full.get(before.saturating_sub(1)).copied().or(numbered.short).unwrap_or(i)
    }
}

/// The series of the kind and the number without padding.
fn short_key(rows: &Rows, mention: &ReferenceMention) -> u64 {
    let number = mention.number.as_deref().unwrap_or_default().trim_start_matches('0');
    let plain = number.bytes().all(|b| b.is_ascii_digit());
    let number = if plain { text_key(number) } else { text_key(&fold(number)) };
    let series = rows.document_kinds.get(mention.kind as usize).map_or(0, |kind| u64::from(kind.series) + 1);
    key([series, number])
}

/// The symbol without separators and padding, which the press changes; of laws the name and year.
fn full_key(a: &Assembly<'_, '_>, mention: &ReferenceMention) -> String {
    let Some(symbol) = &mention.symbol else {
        let title = mention.title.map_or("", |span| span.of(a.doc.text));
        return fold(&format!("{} {title} {:?}", mention.kind, mention.year));
    };
    let bare: String = symbol.chars().filter(|c| !matches!(c, '-' | '/')).collect();
    fold(bare.trim_start_matches('0'))
}

/// Whether more than the kind and number is written.
fn is_full(mention: &ReferenceMention) -> bool {
    mention.symbol.as_deref() != mention.number.as_deref() || mention.symbol.is_none()
}

/// The day of issue whose year the report gave to the expression of time in the mention (Nghị quyết 10 *ngày 5/3*).
fn yearless(a: &Assembly<'_, '_>, mention: &ReferenceMention) -> Option<Date> {
    let fields = mention.issued;
    if fields.year.is_some() || fields.day.is_none() {
        return None;
    }
    let times = &a.mentions.times;
    let first = times.partition_point(|t| t.tokens.end <= mention.tokens.start);
    let inside = times[first..].iter().take_while(|t| t.tokens.start < mention.tokens.end);
    let index = inside.zip(first..).find(|(t, _)| t.start == fields).map(|(_, i)| i)?;
    a.report.times.get(index)?.start
}

fn build(
    a: &Assembly<'_, '_>,
    id: ReferenceId,
    mention: &ReferenceMention,
    full: &ReferenceMention,
    same_as: Option<ReferenceId>,
) -> Reference {
    let rows = &a.doc.lexicon.rows;
    let kind = rows.document_kinds.get(mention.kind as usize);
    let issued = date(mention.issued).or_else(|| date(full.issued)).or_else(|| yearless(a, mention));
    let year = mention.year.or(full.year);
    let by_code = || {
        let row = rows.issuer_of_code(code(full.issuer_code.as_deref()?))?;
        // A code that several bodies share names none of them.
        rows.issuers.get(row as usize).map(|row| row.issuer).filter(|issuer| !issuer.contains('|'))
    };
    let issuer = mention.issuer.or(full.issuer).map(|span| span.of(a.doc.text)).or_else(by_code);
    let title = mention.title.or(full.title);
    let mut reference = Reference {
        id,
        text: a.words(mention.span),
        span: mention.span,
        kind: kind.map_or("", |k| k.kind).into(),
        symbol: full.symbol.clone(),
        number: full.number.clone(),
        year: year.or_else(|| issued.map(Date::year)),
        issuer: issuer.map(str::to_owned),
        issuer_code: full.issuer_code.clone(),
        issued,
        title: title.map(|span| a.words(span)),
        provision: mention.provision.map(|span| a.words(span)),
        canonical_id: None,
        same_as,
    };
    let abbreviation = kind.map(|k| if k.abbrev.is_empty() { k.kind } else { k.abbrev });
    reference.canonical_id = canonical(&reference, abbreviation.unwrap_or_default(), is_full(full));
    reference
}

fn date(fields: DateFields) -> Option<Date> {
    Date::new(fields.year?, fields.month? as i8, fields.day? as i8).ok()
}

fn canonical(reference: &Reference, kind: &str, full: bool) -> Option<String> {
    /// Bytes in which most ids have room.
    const LONG: usize = 32;
    let mut id = String::with_capacity(LONG);
    id.push_str("vn:");
    push_slug(&[kind], &mut id);
    match (&reference.symbol, &reference.title) {
        (Some(symbol), _) if full => {
            let number = reference.number.as_deref().unwrap_or_default();
            let unpadded = number.trim_start_matches('0');
            let codes = symbol.get(number.len()..).unwrap_or_default();
            push_part(&[if unpadded.is_empty() { number } else { unpadded }, codes], &mut id);
        }
        (None, Some(title)) => push_part(&[title], &mut id),
        (None, None) => {}
        _ => return None,
    }
    if let Some(year) = reference.year {
        write!(id, ":{year}").ok()?;
    }
    Some(id)
}

/// Appends a colon and a slug, unless that is empty.
fn push_part(text: &[&str], id: &mut String) {
    let before = id.len();
    id.push(':');
    push_slug(text, id);
    if id.len() == before + 1 {
        id.truncate(before);
    }
}

/// Appends a text in lower-case ASCII letters and digits, everything else one hyphen.
fn push_slug(text: &[&str], id: &mut String) {
    let start = id.len();
    for part in text {
        for c in fold(part).chars() {
            match ascii(c) {
                Some(c) => id.push(c),
                None if id.len() > start && !id.ends_with('-') => id.push('-'),
                None => {}
            }
        }
    }
    let end = start + id[start..].trim_end_matches('-').len();
    id.truncate(end);
}

/// The base letter of a Vietnamese one.
fn ascii(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'đ' => 'd',
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            'o'
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn short_forms_take_the_symbol_of_the_full_one() {
        let report = crate::parse(
            "Quy định số 41-QĐ/TW của Bộ Chính trị. Theo Quy định 41, cán bộ từ chức. Quyết định 12 của UBND.",
        );
        let symbols: Vec<_> = report.references.iter().map(|r| r.symbol.as_deref()).collect();
        assert_eq!(symbols, [Some("41-QĐ/TW"), Some("41-QĐ/TW"), Some("12")]);
        assert_eq!(report.references[1].same_as, Some(report.references[0].id));
        assert_eq!(report.references[0].canonical_id.as_deref(), Some("vn:qd:41-qd-tw"));
        assert_eq!(report.references[0].issuer.as_deref(), Some("Bộ Chính trị"));
        assert_eq!(report.references[2].canonical_id, None);
    }

    #[test]
    fn ids_of_state_documents_and_laws() {
        let report = crate::parse(
            "Nghị định 30/2020/NĐ-CP và Luật Đất đai năm 2024, Kế hoạch số 03/KH-UBND, kế hoạch 3/KH-UBND.",
        );
        let ids: Vec<_> = report.references.iter().filter_map(|r| r.canonical_id.as_deref()).collect();
        assert_eq!(ids, ["vn:nd:30-2020-nd-cp:2020", "vn:luat:dat-dai:2024", "vn:kh:3-kh-ubnd", "vn:kh:3-kh-ubnd"]);
        assert_eq!(report.references[3].symbol.as_deref(), Some("03/KH-UBND"));
    }
}
