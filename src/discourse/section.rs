//! Sections: stretches of whole sentences of one kind, told by the cues in them and by the statements they hold.

use super::{LineKind, Outline, StatementMention};
use crate::grammar::{Doc, Mentions};
use crate::lexicon::{Act, Role, Tag, Turn, Wanted};
use crate::model::SectionKind;
use crate::text::{Span, TokenRange};

/// Cues that must come together to open a section: one strong one, or several weak ones.
const ENOUGH: u8 = 3;
const STRONG: u8 = 3;
const WEAK: u8 = 1;
/// More for a cue that opens the sentence.
const OPENING: u8 = 1;
const KINDS: usize = 11;

/// Reads the sections.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let mut sections: Vec<(SectionKind, Span)> = std::mem::take(&mut outline.sections);
    let mut current: Option<SectionKind> = None;
    let mut begun = false;
    let mut statements = outline.statements.iter().peekable();
    let event = outline.event.as_ref().map(|event| event.tokens);
    for sentence in doc.sentences {
        let tokens = sentence.tokens;
        while statements.next_if(|s| s.tokens.end <= tokens.start).is_some() {}
        match outline.line(sentence.paragraph as usize) {
            LineKind::Body => {}
            LineKind::Heading => {
                current = kind_of(turn(doc, tokens)).or(current);
                continue;
            }
            _ => continue,
        }
        let held = statements.peek().filter(|s| s.tokens.start < tokens.end).copied();
        let goes_on = held.is_some_and(|s| s.tokens.start < tokens.start);
        let spoken = held.filter(|_| !goes_on).and_then(|s| spoken(doc, s));
        let turned = match (spoken, turn(doc, tokens)) {
            (_, _) if !begun && event.is_some_and(|e| tokens.contains(e)) => Some(Turn::To(SectionKind::Opening)),
            // A chair's conclusion stays one whatever is said in it.
            (_, None) if current == Some(SectionKind::Conclusion) && held.is_some() => None,
            (Some(kind), None) => Some(Turn::To(kind)),
            // Once the contents have begun, a date opens no meeting.
            (_, Some(Turn::To(SectionKind::Opening))) if begun => None,
            (None, None) if held.is_some() && !goes_on => Some(Turn::Out),
            (_, turned) => turned,
        };
        let first = doc.paragraphs.get(sentence.paragraph as usize).is_some_and(|p| p.tokens.start == tokens.start);
        match turned {
            // After those present come the contents.
            None if first && current == Some(SectionKind::Attendance) => {
                current = counts(mentions, tokens).then_some(SectionKind::Results);
            }
            Some(Turn::To(kind)) => current = Some(kind),
            Some(Turn::Out) => current = None,
            None => current = current.or_else(|| sections.is_empty().then_some(SectionKind::Opening)),
        }
        let Some(kind) = current else { continue };
        begun |= !matches!(kind, SectionKind::Opening | SectionKind::Attendance | SectionKind::Context);
        let span = doc.span(tokens);
        match sections.last_mut() {
            Some((last, stretch)) if *last == kind && adjoins(doc, *stretch, tokens) => *stretch = stretch.join(span),
            _ => sections.push((kind, span)),
        }
    }
    outline.sections = sections;
}

/// Whether a sentence has figures.
fn counts(mentions: &Mentions, tokens: TokenRange) -> bool {
    let first = mentions.quantities.partition_point(|q| q.tokens.start < tokens.start);
    mentions.quantities.get(first).is_some_and(|q| q.tokens.start < tokens.end)
}

/// Whether nothing stands between a stretch and a sentence.
fn adjoins(doc: &Doc<'_>, stretch: Span, tokens: TokenRange) -> bool {
    tokens.start > 0 && doc.token(tokens.start - 1).is_some_and(|t| t.span.end() <= stretch.end())
}

const fn kind_of(turn: Option<Turn>) -> Option<SectionKind> {
    match turn {
        Some(Turn::To(kind)) => Some(kind),
        _ => None,
    }
}

/// The section that a verb of saying opens, when no cue says otherwise.
fn spoken(doc: &Doc<'_>, statement: &StatementMention) -> Option<SectionKind> {
    let row = doc.lexicon.rows.speech.get(statement.row? as usize)?;
    Some(match row.act {
        Act::Propose => SectionKind::Proposals,
        Act::Request | Act::Order => SectionKind::Tasks,
        Act::Praise | Act::Answer => SectionKind::Response,
        Act::Admit => SectionKind::Limitations,
        _ => return None,
    })
}

/// Adds up the cues of a sentence.
fn turn(doc: &Doc<'_>, tokens: TokenRange) -> Option<Turn> {
    // The last one takes what turns nothing.
    let mut scores = [0u8; KINDS + 2];
    let mut next = tokens.start;
    for i in doc.each(tokens, Wanted::tags(&[Tag::Cue])) {
        if i < next {
            continue;
        }
        let opens = i == tokens.start || i <= tokens.start + 2 && doc.does(tokens.start, Role::Connective);
        let mut longest = 0;
        for hit in doc.hits_at(i).filter(|hit| hit.tag == Tag::Cue) {
            if hit.end() > tokens.end || hit.len < longest {
                break;
            }
            longest = hit.len;
            let cue = doc.lexicon.rows.cue_turns[hit.row as usize];
            let slot = match cue.turn {
                _ if cue.opens && !opens => KINDS + 1,
                Some(Turn::To(kind)) => kind as usize,
                Some(Turn::Out) => KINDS,
                None => KINDS + 1,
            };
            let weight = if cue.strong { STRONG } else { WEAK } + if opens { OPENING } else { 0 };
            scores[slot] = scores[slot].saturating_add(weight);
        }
        next = i + u32::from(longest);
    }
    let most = scores[..=KINDS].iter().copied().max().filter(|&most| most >= ENOUGH)?;
    let best = scores.iter().position(|&score| score == most)?;
    Some(KIND.get(best).map_or(Turn::Out, |&kind| Turn::To(kind)))
}

/// The kinds in their order.
const KIND: [SectionKind; KINDS] = [
    SectionKind::Opening,
    SectionKind::Attendance,
    SectionKind::Context,
    SectionKind::Results,
    SectionKind::Limitations,
    SectionKind::Causes,
    SectionKind::Lessons,
    SectionKind::Proposals,
    SectionKind::Response,
    SectionKind::Tasks,
    SectionKind::Conclusion,
];

#[cfg(test)]
mod tests {
    use crate::Parser;
    use crate::model::SectionKind::{self, *};

    #[test]
    fn sections_of_a_report() {
        let text = "Sơ kết công tác mặt trận\n\nHội nghị đã bàn nhiều việc.\n\n\
            Sáng 5/7/2024, Ủy ban Mặt trận huyện tổ chức hội nghị sơ kết công tác 6 tháng đầu năm.\n\n\
            Dự hội nghị có ông Lý Văn Hòa, Phó Bí thư Huyện ủy.\n\n\
            Trong 6 tháng đầu năm, mặt trận các xã đã vận động 2 tỷ đồng. Nhiều nhà mới được dựng.\n\n\
            Tuy nhiên, công tác giám sát ở một số nơi còn hình thức.\n\n\
            Nguyên nhân là do thiếu cán bộ.\n\n\
            Các đại biểu kiến nghị Trung ương sớm ban hành hướng dẫn.\n\n\
            Kết luận hội nghị, ông Lý Văn Hòa yêu cầu các xã rà soát kế hoạch.";
        let report = Parser::new().parse(text);
        let kinds: Vec<SectionKind> = report.sections.iter().map(|s| s.kind).collect();
        assert_eq!(kinds, [Opening, Attendance, Results, Limitations, Causes, Proposals, Conclusion]);
        for pair in report.sections.windows(2) {
            assert!(pair[0].span.end() <= pair[1].span.start());
        }
    }
}
