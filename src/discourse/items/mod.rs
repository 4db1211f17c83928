//! Items: what fell short and why, what was learnt, what is asked of whom, what was answered, what is to be done, and
//! awards.
//!
//! Given the statements and sections; a statement gives items by its verb (đề nghị, nhìn nhận, làm rõ), a narrated
//! sentence by the section it stands in and the words that open it.

mod addressee;
mod award;
mod finding;
mod request;
mod segment;

use segment::Segments;
use smallvec::SmallVec;

use super::{ItemMention, LineKind, Outline, StatementMention};
use crate::grammar::{Doc, Mentions};
use crate::lexicon::{Act, Tag};
use crate::model::SectionKind;
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange};

/// Reads the items and awards.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline, found: &mut Vec<Found>) {
    found.clear();
    let mut items = Items { doc, mentions, found };
    for (k, statement) in outline.statements.iter().enumerate() {
        items.of_statement(k as u32, statement);
    }
    items.narrated(outline);
    found.sort_by_key(|item| (item.tokens.start, item.tokens.end));
    drop_repeated_lead(doc, outline, found);
    outline.items.extend(found.iter().map(|item| item.mention(doc, mentions)));
    award::read(doc, mentions, outline);
}

/// An item while its words are still tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    kind: SectionKind,
    tokens: TokenRange,
    to: Option<TokenRange>,
    statement: Option<u32>,
}

impl Found {
    fn mention(self, doc: &Doc<'_>, mentions: &Mentions) -> ItemMention {
        let asks = matches!(self.kind, SectionKind::Proposals | SectionKind::Tasks);
        let action = if asks { request::action_at(doc, self.tokens.start, self.tokens.end) } else { None };
        let objects = action.into_iter().flat_map(|action| request::objects(doc, action.end, self.tokens.end));
        ItemMention {
            kind: self.kind,
            span: doc.span(self.tokens),
            to: self.to.map(|range| doc.span(range)),
            action: action.map(|action| action.code),
            deadline: if asks { request::deadline(doc, mentions, self.tokens) } else { None },
            objects: objects.map(|range| doc.span(range)).collect(),
            statement: self.statement,
        }
    }
}

struct Items<'d, 't> {
    doc: &'d Doc<'t>,
    mentions: &'d Mentions,
    found: &'d mut Vec<Found>,
}

impl Items<'_, '_> {
    fn add(&mut self, kind: SectionKind, tokens: TokenRange, to: Option<TokenRange>, statement: Option<u32>) {
        let tokens = segment::trimmed(self.doc, tokens);
        if tokens.len() > 1 {
            self.found.push(Found { kind, tokens, to, statement });
        }
    }

    fn of_statement(&mut self, index: u32, statement: &StatementMention) {
        let row = statement.row.and_then(|row| self.doc.lexicon.rows.speech.get(row as usize));
        let act = row.map_or(Act::Other, |row| row.act);
        match act {
            Act::Request | Act::Order | Act::Propose | Act::Appeal | Act::Wish => {
                request::asked(self, index, statement, act)
            }
            Act::Answer | Act::Explain | Act::Accept => {
                self.add(SectionKind::Response, statement.tokens, None, Some(index));
            }
            _ if self.answers(statement) => self.add(SectionKind::Response, statement.tokens, None, Some(index)),
            Act::Praise | Act::Thank | Act::Congratulate | Act::Announce | Act::Express | Act::Agree => {}
            _ => {
                request::planned(self, statement.tokens, Some(index));
                finding::said(self, statement.tokens, Some(index), act == Act::Admit);
            }
        }
    }

    /// Trả lời kiến nghị của các địa phương, ông An cho biết …
    fn answers(&self, statement: &StatementMention) -> bool {
        let sentence = self.doc.sentences.get(self.doc.sentence_of(statement.tokens.start));
        let opening = sentence.and_then(|s| self.doc.longest(s.tokens.start, Tag::SpeechVerb));
        let row = opening.and_then(|hit| self.doc.lexicon.rows.speech.get(hit.row as usize));
        row.is_some_and(|row| row.act == Act::Answer)
    }

    /// Sentences outside statements: by their section, and by what opens them.
    fn narrated(&mut self, outline: &Outline) {
        let mut statements = outline.statements.iter().peekable();
        let mut sections = outline.sections.iter().peekable();
        let mut planning = false;
        let doc = self.doc;
        for sentence in doc.sentences {
            let tokens = sentence.tokens;
            while statements.next_if(|s| s.tokens.end <= tokens.start).is_some() {}
            let told = statements.peek().is_some_and(|s| s.tokens.start < tokens.end);
            if outline.line(sentence.paragraph as usize) != LineKind::Body || told {
                planning = false;
                continue;
            }
            let span = self.doc.span(tokens);
            while sections.next_if(|(_, s)| s.end() <= span.start()).is_some() {}
            let section = sections.peek().filter(|(_, s)| s.contains(span)).map(|(kind, _)| *kind);
            planning = request::narrated(self, tokens, planning, section);
            if !planning {
                finding::narrated(self, tokens, section);
            }
        }
    }
}

/// Most items of a lead that are compared with the body's: no lead of news has more.
const MOST_LEAD: usize = 32;

/// The lead tells beforehand what the body tells again: of two alike the body's stays.
fn drop_repeated_lead(doc: &Doc<'_>, outline: &Outline, found: &mut Vec<Found>) {
    let Some(lead) = outline.lead else { return };
    let in_lead = |item: &Found| lead.contains(doc.span(item.tokens));
    let again = |item: &Found, mine: &[Code]| {
        let alike = |other: &&Found| shared(doc, mine, other.tokens) * 2 > mine.len();
        found.iter().filter(|other| other.kind == item.kind && !in_lead(other)).any(|other| alike(&other))
    };
    let told = found.iter().take(MOST_LEAD).map(|item| in_lead(item) && again(item, &words(doc, item.tokens)));
    let told: SmallVec<[bool; MOST_LEAD]> = told.collect();
    if !told.contains(&true) {
        return;
    }
    let mut told = told.into_iter();
    found.retain(|_| !told.next().unwrap_or(false));
}

/// The words of an item, sorted, each once.
fn words(doc: &Doc<'_>, range: TokenRange) -> Vec<Code> {
    let tokens = &doc.tokens[range.indices()];
    let mut codes: Vec<Code> = tokens.iter().filter(|t| t.kind == Kind::Word).map(|t| t.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// How many of the words stand in a range.
fn shared(doc: &Doc<'_>, words: &[Code], range: TokenRange) -> usize {
    let mut met = vec![false; words.len()];
    for token in doc.tokens[range.indices()].iter().filter(|t| t.kind == Kind::Word) {
        if let Ok(at) = words.binary_search(&token.code) {
            met[at] = true;
        }
    }
    met.iter().filter(|&&met| met).count()
}

/// The parts of a range that a semicolon or the end of a sentence divides.
fn segments<'d, 't>(doc: &'d Doc<'t>, range: TokenRange) -> Segments<'d, 't> {
    Segments::new(doc, range)
}

#[cfg(test)]
mod tests {
    use crate::model::Item;
    use crate::{Parser, Report};

    fn readings(report: &Report) -> Vec<String> {
        let lists = [
            ("P", &report.proposals),
            ("T", &report.tasks),
            ("L", &report.limitations),
            ("C", &report.causes),
            ("E", &report.lessons),
            ("R", &report.responses),
        ];
        let reading = |kind: &str, item: &Item| {
            let to = item.to.as_ref().map_or_else(String::new, |to| format!("({to})"));
            let deadline = item.deadline.as_ref().map_or_else(String::new, |day| format!("[{day}]"));
            let objects: String = item.objects.iter().map(|o| format!(" <{}>", o.text)).collect();
            format!("{kind}{to}{deadline} {}{objects}", item.text)
        };
        lists.iter().flat_map(|(kind, list)| list.iter().map(move |item| reading(kind, item))).collect()
    }

    fn parse(line: &str) -> Report {
        let body = line.replace(" ¶ ", "\n");
        Parser::new().parse(&format!(
            "Họp bàn việc cuối năm\n\nHội nghị đã bàn nhiều việc của năm.\n\nHội nghị khai mạc vào chiều nay.\n{body}\nHội nghị bế mạc vào cuối buổi chiều."
        ))
    }

    #[test]
    fn corpus_lines() {
        let mut failures = Vec::new();
        for line in include_str!("items.corpus.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (text, expected) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
            let found = readings(&parse(text));
            let found = if found.is_empty() { "-".to_owned() } else { found.join(" ; ") };
            if found != expected {
                failures.push(format!("{text}\n    expected {expected}\n    found    {found}"));
            }
        }
        assert!(failures.is_empty(), "{} lines fail:\n{}", failures.len(), failures.join("\n"));
    }

    #[test]
    fn awards_with_giver_and_recipient() {
        let table = [
            (
                "Tỉnh ủy tặng Bằng khen cho 5 tập thể và 12 cá nhân có thành tích.",
                "Bằng khen",
                Some("Tỉnh ủy"),
                Some("5 tập thể và 12 cá nhân có thành tích"),
            ),
            (
                "Hội Nông dân huyện được tặng Cờ thi đua của Trung ương Hội.",
                "Cờ thi đua của Trung ương Hội",
                None,
                Some("Hội Nông dân huyện"),
            ),
            (
                "Dịp này, Chủ tịch UBND tỉnh trao Huân chương Lao động hạng Ba cho bà Mai Thị Hạnh.",
                "Huân chương Lao động hạng Ba",
                Some("Chủ tịch UBND tỉnh"),
                Some("bà Mai Thị Hạnh"),
            ),
            (
                "Bộ Y tế tặng danh hiệu “Thầy thuốc ưu tú” cho ông Ma Văn Lý.",
                "danh hiệu “Thầy thuốc ưu tú”",
                Some("Bộ Y tế"),
                Some("ông Ma Văn Lý"),
            ),
            ("Ông Ma Văn Lý được Bộ Y tế tặng Bằng khen.", "Bằng khen", Some("Bộ Y tế"), Some("Ông Ma Văn Lý")),
            (
                "Bí thư Đảng ủy Ma Văn Lý đã trồng cây và trao Giấy khen cho 3 hộ.",
                "Giấy khen",
                Some("Bí thư Đảng ủy Ma Văn Lý"),
                Some("3 hộ"),
            ),
        ];
        for (text, award, giver, recipient) in table {
            let report = parse(text);
            let found: Vec<_> =
                report.awards.iter().map(|a| (a.award.as_str(), a.giver.as_deref(), a.recipient.as_deref())).collect();
            assert_eq!(found, [(award, giver, recipient)], "{text}");
        }
        assert!(parse("Ông Cao Văn Bảy tặng hoa cho đoàn.").awards.is_empty());
    }
}
