//! Awards: what was conferred, by whom, on whom.

use crate::discourse::{AwardMention, LineKind, Outline};
use crate::grammar::{Doc, Mentions};
use crate::lexicon::{Role, Use, Wanted};
use crate::text::{Kind, TokenRange, word};

const AWARDS: Wanted = Wanted::roles(&[Role::Award]);

/// Longest stretch between the verb and the award (tặng ông Nguyễn Văn An Bằng khen).
const LONGEST_GAP: u32 = 16;
/// Longest name of giver or recipient.
const LONGEST_NAME: u32 = 40;

/// Reads the awards.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let mut found = std::mem::take(&mut outline.awards);
    for sentence in doc.sentences {
        if outline.line(sentence.paragraph as usize) != LineKind::Body || !doc.any(sentence.tokens, AWARDS) {
            continue;
        }
        let mut next = sentence.tokens.start;
        for i in doc.each(sentence.tokens, Wanted::roles(&[Role::Confers])) {
            if i < next {
                continue;
            }
            if let Some((award, end)) = conferred(doc, mentions, sentence.tokens, i) {
                found.push(award);
                next = end;
            }
        }
    }
    outline.awards = found;
}

/// A verb of conferring at `i`: the award it confers, and the place after it.
fn conferred(doc: &Doc<'_>, mentions: &Mentions, sentence: TokenRange, i: u32) -> Option<(AwardMention, u32)> {
    let verb = verb_at(doc, i)?;
    let reach = sentence.end.min(verb + LONGEST_GAP);
    let award = Some(doc.next(verb, reach, AWARDS)).filter(|&at| at < reach)?;
    let name = award_name(doc, award, sentence.end);
    let passive = i > sentence.start && doc.token(i - 1).is_some_and(|t| t.is_word(word!("được")));
    let before = subject(doc, sentence.start, if passive { i - 1 } else { i });
    let after = recipient(doc, name.end, sentence.end);
    let between = Some(TokenRange::new(verb, award)).filter(|range| !range.is_empty());
    let (giver, recipient) = match before {
        _ if passive => (None, before),
        Some(before) if after.or(between).is_none() => agent(doc, before),
        _ => (before, after.or(between)),
    };
    let end = recipient.map_or(name.end, |r| r.end.max(name.end));
    let start = if passive { before.map_or(i, |b| b.start) } else { i };
    let mention = AwardMention {
        span: doc.span(TokenRange::new(start, end)),
        kind: kind(doc, award),
        award: doc.span(name),
        giver: giver.map(|range| doc.span(range)),
        recipient: recipient.map(|range| doc.span(range)),
        person: recipient.and_then(|r| index_in(&mentions.people, r, |p| p.tokens)),
        organization: recipient.and_then(|r| index_in(&mentions.organizations, r, |o| o.tokens)),
    };
    Some((mention, end.max(i + 1)))
}

/// The kind of the award that begins at a token.
fn kind(doc: &Doc<'_>, award: u32) -> &'static str {
    let hit = doc.longest_as(award, Role::Award);
    hit.and_then(|hit| doc.lexicon.rows.item_words.get(hit.row as usize)).map_or("", |row| row.code)
}

/// After trao, tặng, trao tặng, đón nhận: a verb of the table that confers.
fn verb_at(doc: &Doc<'_>, i: u32) -> Option<u32> {
    doc.longest_as(i, Role::Confers).map(|hit| hit.end())
}

/// The award with its grade and issuer: Huân chương Lao động hạng Nhì, Bằng khen của Thủ tướng Chính phủ.
fn award_name(doc: &Doc<'_>, start: u32, end: u32) -> TokenRange {
    let head = doc.longest_as(start, Role::Award).map_or(start + 1, |hit| hit.end());
    if let Some(quoted) = quotation(doc, head, end) {
        return TokenRange::new(start, quoted);
    }
    let ends = |i: u32| doc.token(i).is_none_or(|t| t.kind != Kind::Word || doc.used(i, Use::AfterAward));
    let limit = end.min(head + LONGEST_GAP);
    TokenRange::new(start, (head..limit).find(|&i| ends(i)).unwrap_or(limit))
}

/// After the name in quotation marks at a token: danh hiệu “Đơn vị quyết thắng”.
fn quotation(doc: &Doc<'_>, from: u32, end: u32) -> Option<u32> {
    let mark = |i: u32, marks: [char; 2]| doc.token(i).and_then(|t| t.mark()).is_some_and(|m| marks.contains(&m));
    if !mark(from, ['“', '"']) {
        return None;
    }
    (from + 1..end.min(from + LONGEST_GAP)).find(|&i| mark(i, ['”', '"'])).map(|i| i + 1)
}

/// Giver and recipient of "Đồng chí An được Bộ Quốc phòng tặng …"; without "được" all is the giver.
fn agent(doc: &Doc<'_>, before: TokenRange) -> (Option<TokenRange>, Option<TokenRange>) {
    let passive = (before.start..before.end).find(|&i| doc.token(i).is_some_and(|t| t.is_word(word!("được"))));
    match passive {
        Some(at) if at > before.start && at + 1 < before.end => {
            (Some(TokenRange::new(at + 1, before.end)), Some(TokenRange::new(before.start, at)))
        }
        _ => (Some(before), None),
    }
}

/// cho …, up to a reason or a mark that ends the list.
fn recipient(doc: &Doc<'_>, from: u32, end: u32) -> Option<TokenRange> {
    let to = doc.token(from).filter(|t| t.is_word(word!("cho")) || t.is_word(word!("tặng")))?;
    let start = from + u32::from(to.kind == Kind::Word);
    let stops = |i: u32| {
        doc.token(i).is_some_and(|t| match t.mark() {
            Some(m) => matches!(m, ';' | '.' | ':'),
            None => doc.used(i, Use::Reason) || verb_at(doc, i).is_some() || is_occasion(doc, i),
        })
    };
    let limit = end.min(start + LONGEST_NAME);
    let mut stop = (start..limit).find(|&i| stops(i)).unwrap_or(limit);
    let joins =
        |i: u32| doc.token(i).is_some_and(|t| t.kind == Kind::Mark && !t.is_mark(')') || t.is_word(word!("và")));
    while stop > start && joins(stop - 1) {
        stop -= 1;
    }
    (start < stop).then(|| TokenRange::new(start, stop))
}

/// nhân dịp …
fn is_occasion(doc: &Doc<'_>, i: u32) -> bool {
    doc.token(i).is_some_and(|t| t.is_word(word!("nhân"))) && doc.token(i + 1).is_some_and(|t| t.is_word(word!("dịp")))
}

/// The noun phrase before the verb, back to a mark; of several verbs ("đã phát động … và trao …") their subject.
fn subject(doc: &Doc<'_>, start: u32, verb: u32) -> Option<TokenRange> {
    let from = verb.saturating_sub(LONGEST_NAME).max(start);
    let mark = (from..verb).rev().find(|&i| doc.token(i).is_some_and(|t| matches!(t.mark(), Some(',' | ';' | ':'))));
    let first = mark.map_or(from, |i| i + 1);
    let did = (first + 1..verb).find(|&i| doc.token(i).is_some_and(|t| t.is_word(word!("đã"))));
    let mut end = did.unwrap_or(verb);
    let adverb = |i: u32| {
        [word!("đã"), word!("cũng"), word!("được"), word!("vinh"), word!("dự")]
            .iter()
            .any(|&w| doc.token(i).is_some_and(|t| t.is_word(w)))
    };
    while end > first && adverb(end - 1) {
        end -= 1;
    }
    (first < end).then(|| TokenRange::new(first, end))
}

fn index_in<M>(list: &[M], range: TokenRange, tokens: impl Fn(&M) -> TokenRange) -> Option<u32> {
    let first = list.partition_point(|m| tokens(m).start < range.start);
    list.get(first).filter(|m| tokens(m).start < range.end).map(|_| first as u32)
}
