//! Statements: who said what, with which verb, from where to where.
//!
//! Given the mentions and the layout; gives [`StatementMention`]s in the order of the text, and the role of speaker.
//! A sentence that has no verb of saying of its own may go on with the statement before it: see `extent`.

mod content;
mod extent;
mod further;
mod quotation;
mod quote;
mod speaker;
mod verb;
pub(crate) mod words;

pub(super) use quote::Quote;
pub(super) use speaker::Speakers;
use speaker::Subject;
use verb::Verb;

use super::{LineKind, Outline, RoleMention, Speaker, StatementMention};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::{Act, Complement, Role, TokenForm, Wanted};
use crate::model::RoleKind;
use crate::text::{Gap, Kind, TokenRange, word};

/// Reads the statements.
pub(super) fn read(
    doc: &Doc<'_>,
    mentions: &Mentions,
    outline: &mut Outline,
    speakers: &mut Speakers,
    quotes: &mut Vec<Quote>,
) {
    speakers.gather(doc, mentions);
    quote::pair(doc, quotes);
    let mut reader = Reader {
        doc,
        mentions,
        speakers,
        quotes,
        ahead: 0,
        found: std::mem::take(&mut outline.statements),
        roles: std::mem::take(&mut outline.roles),
        open: None,
        last: None,
        resume: 0,
        theme: None,
        paragraphs: extent::has_paragraphs(doc, outline),
    };
    for (k, sentence) in doc.sentences.iter().enumerate() {
        let line = outline.line(sentence.paragraph as usize);
        if !matches!(line, LineKind::Body | LineKind::Lead) {
            reader.open = None;
            continue;
        }
        reader.sentence(k, line);
    }
    (outline.statements, outline.roles) = (reader.found, reader.roles);
}

/// A statement that the next sentence may go on with.
#[derive(Clone, Copy)]
struct Open {
    index: usize,
    complement: Complement,
    /// Whether it asks or orders.
    asks: bool,
    line: LineKind,
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    mentions: &'d Mentions,
    speakers: &'d Speakers,
    quotes: &'d [Quote],
    /// Index of the first quotation that the scan has not passed.
    ahead: usize,
    found: Vec<StatementMention>,
    roles: Vec<RoleMention>,
    open: Option<Open>,
    /// The subject of the last clause with a verb of the table.
    last: Option<Subject>,
    /// What is before this token belongs to a quotation already read.
    resume: u32,
    /// The line of the sentence being read.
    theme: Option<LineKind>,
    /// Whether paragraphs hold several sentences, so that a new one is a new thought.
    paragraphs: bool,
}

/// Words without which nobody says anything, unless in quotation marks.
const TOLD: Wanted = verb::VERBS.or(Wanted::roles(&[Role::Attribute]));
/// Longest rest of a sentence after a verb that still only attributes (…, ông An nói thêm tại đây).
const LONGEST_TAIL: u32 = 4;
/// Longest verb phrase before và that may share its subject with a verb of saying.
const LONGEST_FIRST_VERB: u32 = 10;
/// Longest occasion between a frame and its verb (phát biểu tại buổi làm việc, khẳng định …).
const LONGEST_OCCASION: u32 = 12;
/// Shortest stretch before ", ông An cho biết" that can be what was said.
const SHORTEST_INDIRECT: u32 = 4;

impl Reader<'_, '_> {
    fn sentence(&mut self, k: usize, line: LineKind) {
        let tokens = self.doc.sentences[k].tokens;
        self.theme = Some(line);
        let start = tokens.start.max(self.resume);
        if start >= tokens.end {
            return;
        }
        let before = self.found.len();
        self.scan(TokenRange::new(start, tokens.end));
        let Some(open) = self.open else { return };
        if self.found.len() == before {
            let apart = self.apart(open.index, tokens);
            let goes_on = || extent::goes_on(self.doc, self.mentions, self.speakers, open.complement, tokens);
            if open.line != line || apart && !extent::takes_up_speech(self.doc, open.asks, tokens) || !goes_on() {
                self.open = None;
                return;
            }
            self.found[open.index].tokens.end = self.trimmed(tokens).end;
        }
        if self.trails_off(tokens) {
            self.open = None;
        }
    }

    /// A paragraph of prose that ends in an ellipsis: what was said is cut short there.
    fn trails_off(&self, sentence: TokenRange) -> bool {
        let mark = |back: u32| self.doc.token(sentence.end.wrapping_sub(back)).and_then(|t| t.mark());
        let ellipsis = mark(1) == Some('…') || (1..=3).all(|back| mark(back) == Some('.'));
        ellipsis && self.doc.token(sentence.end).is_none_or(|t| t.gap == Gap::Blank)
    }

    /// Whether a sentence stands in a later paragraph than what was said so far, in a text whose paragraphs hold several.
    fn apart(&self, index: usize, sentence: TokenRange) -> bool {
        let said = self.found[index].tokens.end.saturating_sub(1);
        self.paragraphs && self.doc.paragraph_of(said) != self.doc.paragraph_of(sentence.start)
    }

    /// Reads the statements that begin in a sentence.
    fn scan(&mut self, range: TokenRange) {
        let mut i = range.start;
        let fronted = self.fronted(range);
        let understood = if fronted.is_none() { self.same_speaker(range) } else { None };
        i = fronted.or(understood).unwrap_or(i);
        let mut spoken = understood.is_some();
        if let Some(after) = self.named_only(range) {
            (spoken, i) = (true, after);
        }
        let last = self.doc.last(range, TOLD);
        while i < range.end {
            if spoken {
                i = self.next_joint(i, range.end);
            } else if i > range.start {
                i = self.next_start(i, range.end, last);
            }
            if i >= range.end {
                break;
            }
            if let Some(quote) = self.quote_at(i) {
                i = self.quotation(quote, range, &mut spoken);
                continue;
            }
            if spoken {
                match self.coordinated(i, range) {
                    Some(after) => i = after,
                    None => i += 1,
                }
                continue;
            }
            if let Some(after) = self.according_to(i, range) {
                (spoken, i) = (true, after);
                continue;
            }
            let Some(subject) = self.subject_at(i, range) else {
                // báo cáo do Bí thư Tỉnh ủy Lê Văn An trình bày: no part of the name is a subject either.
                let whole = self.speakers.at(i).filter(|_| speaker::governed(self.doc, i, range.start));
                i = whole.map_or(i + 1, |s| self.speakers.again(s).unwrap_or_else(|| self.joined_end(s)).max(i + 1));
                continue;
            };
            match self.said_by(subject, range) {
                Some(after) => (spoken, i) = (true, after),
                // cán bộ phường, ông An nói: the name may stand for itself.
                None => i = self.speakers.again(subject).unwrap_or(subject.tokens.end).max(i + 1),
            }
        }
    }

    /// The next token at which somebody may begin to say something; the end after the last word that could tell so.
    fn next_start(&mut self, from: u32, end: u32, last: Option<u32>) -> u32 {
        let quote = self.next_quote(from).min(end);
        if quote == end && last.is_none_or(|last| last < from) {
            return end;
        }
        self.speakers.next(from, quote)
    }

    /// The next token that may join a further verb to one before it, or open a quotation.
    fn next_joint(&mut self, from: u32, end: u32) -> u32 {
        let quote = self.next_quote(from).min(end);
        let verbs = self.doc.each(TokenRange::new(from + 1, quote), verb::OPENINGS);
        verbs.filter_map(|verb| self.joint_before(verb)).find(|&joint| joint >= from).unwrap_or(quote)
    }

    /// bình chọn Báo A và Báo B: after the last of the mentions that và joins to one.
    fn joined_end(&self, first: Subject) -> u32 {
        let and = |i: u32| self.doc.token(i).is_some_and(|t| t.is_word(word!("và")));
        let second = if and(first.tokens.end) { self.speakers.at(first.tokens.end + 1) } else { None };
        second.map_or(first.tokens.end, |s| s.tokens.end)
    }

    fn subject_at(&self, i: u32, range: TokenRange) -> Option<Subject> {
        if !self.speakers.may_begin(i) || speaker::governed(self.doc, i, range.start) {
            return None;
        }
        speaker::read(self.doc, self.mentions, self.speakers, i, range.end)
    }

    /// A subject with its verb: a statement after it, or before it when nothing follows. Gives the place to go on from.
    fn said_by(&mut self, subject: Subject, range: TokenRange) -> Option<u32> {
        let subject = self.meant(subject);
        let first = verb::read(self.doc, subject.end, range.end).filter(|v| !self.in_name(v.tokens.start));
        // …, Sở đã kiến nghị Bộ …: told by the speaker before, of a body's own past.
        let person = |s: Subject| matches!(s.who, Speaker::Person(_) | Speaker::Office(_) | Speaker::Pronoun(_));
        let past = self.doc.token(subject.end).is_some_and(|t| t.is_word(word!("đã")));
        let told = past && !person(subject) && self.open.is_some_and(|open| open.complement == Complement::Clause);
        if told && first.is_some_and(|v| self.asks(&v)) && self.last.is_some_and(person) {
            return None;
        }
        if first.is_some() && !matches!(subject.who, Speaker::Described(_)) {
            self.last = Some(subject);
        }
        let said = first.and_then(|verb| self.statement(subject, verb, range));
        let said = said.or_else(|| {
            let first = first.filter(|verb| matches!(self.act(verb), Some(Act::Discuss | Act::Attend)));
            let (Speaker::Described(_), Some(first)) = (subject.who, first) else { return None };
            let wider = speaker::described_further(self.doc, self.speakers, subject, first.tokens, range.end)?;
            let verb = verb::read(self.doc, wider.end, range.end)?;
            self.statement(wider, verb, range)
        });
        said.or_else(|| {
            let verb = self.second_verb(subject, range.end).or_else(|| self.verb_besides(subject, first, range.end))?;
            self.statement(subject, verb, range)
        })
    }

    /// Bí thư Huyện ủy Lê Văn An: Cần làm ngay: a name at the head of a line, and what its bearer says.
    fn named_only(&mut self, range: TokenRange) -> Option<u32> {
        const SHORTEST: u32 = 6;
        let named = self.speakers.at(range.start).is_some_and(|s| matches!(s.who, Speaker::Person(_)));
        if !named && !self.doc.does(range.start, Role::Honorific) {
            return None;
        }
        if self.doc.paragraphs.get(self.doc.paragraph_of(range.start))?.tokens.start != range.start {
            return None;
        }
        let subject = self.subject_at(range.start, range).filter(|s| matches!(s.who, Speaker::Person(_)))?;
        let colon = subject.end + u32::from(self.doc.token(subject.end).is_some_and(|t| t.is_mark(')')));
        let opens = self.doc.token(colon).is_some_and(|t| t.is_mark(':')) && colon + SHORTEST < range.end;
        if !opens {
            return None;
        }
        let verb = Verb {
            tokens: TokenRange::new(colon, colon + 1),
            row: u32::MAX,
            complement: Complement::Clause,
            content: colon + 1,
            colon: true,
            marked: true,
            addressee: None,
        };
        Some(self.push(subject, &verb, range))
    }

    /// Ban Thường vụ quyết định …, đồng thời đề nghị …: a verb of saying beside one that says nothing.
    fn verb_besides(&self, subject: Subject, first: Option<Verb>, end: u32) -> Option<Verb> {
        const LONGEST: u32 = 80;
        if first.is_some_and(|verb| {
            !matches!(verb.complement, Complement::Nothing | Complement::Colon | Complement::Assigned)
        }) {
            return None;
        }
        let word = |i: u32, w| self.doc.token(i).is_some_and(|t| t.is_word(w));
        let reach = end.min(subject.end + LONGEST);
        let commas = || {
            let marks = self.doc.each(TokenRange::new(subject.end, reach), Wanted::forms(&[TokenForm::Mark]));
            marks.filter(|&i| i + 1 < reach && self.doc.token(i).is_some_and(|t| t.is_mark(',')))
        };
        let after = |comma: u32| {
            let i = comma + 1;
            let both = word(i, word!("đồng")) && word(i + 1, word!("thời"));
            let but = word(i, word!("song")) || word(i, word!("nhưng"));
            if both { i + 2 } else { i + u32::from(but) }
        };
        let fits = |v: &Verb, at: u32| match v.complement {
            Complement::Clause => [word!("thời"), word!("song"), word!("nhưng")].iter().any(|&w| word(at - 1, w)),
            // ông An đồng ý chủ trương này, giao Sở Y tế …
            Complement::Assigned => self.assigns(v, end),
            _ => false,
        };
        commas()
            .map(after)
            .find_map(|at| verb::read(self.doc, at, end).filter(|v| fits(v, at) && !self.in_name(v.tokens.start)))
    }

    /// đã họp và kết luận …, tham dự và có bài phát biểu …: a verb of saying joined to another.
    fn second_verb(&self, subject: Subject, end: u32) -> Option<Verb> {
        if let Some(verb) = self.after_discussion(subject, end) {
            return Some(verb);
        }
        let word = |i: u32| self.doc.token(i).is_some_and(|t| t.kind == Kind::Word);
        let and = |i: u32| self.doc.token(i).is_some_and(|t| t.is_word(word!("và")));
        let reach = end.min(subject.end + LONGEST_FIRST_VERB);
        let joint = (subject.end..reach).take_while(|&i| word(i)).find(|&i| and(i) && !self.in_name(i))?;
        verb::read(self.doc, joint + 1, end).filter(|v| !self.in_name(v.tokens.start))
    }

    /// Các đại biểu đã trao đổi, thảo luận nhiều khó khăn và đề xuất …: what a group asks after it discussed.
    fn after_discussion(&self, subject: Subject, end: u32) -> Option<Verb> {
        const LONGEST: u32 = 40;
        if !matches!(subject.who, Speaker::Described(_)) || !self.discusses(subject.end, end) {
            return None;
        }
        let and = |i: &u32| self.doc.token(*i).is_some_and(|t| t.is_word(word!("và")));
        let mut joints = (subject.end..end.min(subject.end + LONGEST)).filter(and);
        joints.find_map(|i| verb::read(self.doc, i + 1, end).filter(|v| self.asks(v) && !self.in_name(v.tokens.start)))
    }

    /// Whether a verb of discussing stands at `i`.
    fn discusses(&self, i: u32, end: u32) -> bool {
        verb::read(self.doc, i, end).is_some_and(|v| self.act(&v) == Some(Act::Discuss))
    }

    fn in_name(&self, i: u32) -> bool {
        let cover = &self.mentions.cover;
        cover.has(i, Layer::Organization) || cover.has(i, Layer::Office) || cover.has(i, Layer::Reference)
    }

    fn statement(&mut self, subject: Subject, verb: Verb, range: TokenRange) -> Option<u32> {
        let quote = self.quote_at(verb.content);
        let nothing_follows = self.ends_within(verb.content, range.end, 0);
        if quote.is_none() && (nothing_follows || self.refers_back(&verb, range)) {
            return self.said_before(subject, &verb, range);
        }
        match verb.complement {
            Complement::Nothing => None,
            // thể hiện …: said only after a frame.
            Complement::Object if self.act(&verb) == Some(Act::Show) && !self.chained(verb.tokens.start) => None,
            Complement::Assigned if !verb.colon && quote.is_none() && !self.may_assign(subject, &verb, range.end) => {
                None
            }
            Complement::Frame | Complement::Colon if !verb.colon && quote.is_none() => {
                let told = self.act(&verb) == Some(Act::Discuss) && self.is_clause(verb.content, range.end);
                if told { Some(self.push(subject, &verb, range)) } else { self.framed(subject, verb, range) }
            }
            // trao đổi, thảo luận nhiều nội dung
            _ if self.act(&verb) == Some(Act::Discuss) && self.discusses(verb.content, range.end) => None,
            _ if self.is_report(&verb, range.end) => None,
            _ => Some(self.push(subject, &verb, range)),
        }
    }

    /// Whether a comma or và joins the verb at `i` to one before it.
    fn chained(&self, i: u32) -> bool {
        self.doc.token(i.wrapping_sub(1)).is_some_and(|t| t.is_mark(',') || t.is_word(word!("và")))
    }

    /// Who gives orders is a person or an office.
    fn may_assign(&self, subject: Subject, verb: &Verb, end: u32) -> bool {
        matches!(subject.who, Speaker::Person(_) | Speaker::Office(_) | Speaker::Pronoun(_)) && self.assigns(verb, end)
    }

    /// phát biểu, thể hiện …; phát biểu khai mạc, nhấn mạnh …: the verb after the frame has the content.
    fn framed(&mut self, subject: Subject, frame: Verb, range: TokenRange) -> Option<u32> {
        self.speaks(subject, frame.tokens);
        if frame.complement == Complement::Colon && self.act(&frame) != Some(Act::Speak) {
            return None;
        }
        let comma = |i: u32| self.doc.token(i).is_some_and(|t| t.is_mark(','));
        let reach = range.end.min(frame.tokens.end + LONGEST_OCCASION);
        let verb = verb::read(self.doc, frame.tokens.end, range.end).or_else(|| {
            let clause = (frame.tokens.end..reach).find(|&i| comma(i))?;
            verb::read(self.doc, clause + 1, range.end)
        })?;
        matches!(verb.complement, Complement::Clause | Complement::Object).then(|| self.push(subject, &verb, range))
    }

    /// "…", ông An nói; …, theo bà Bình: the content stands before the speaker.
    fn said_before(&mut self, subject: Subject, verb: &Verb, range: TokenRange) -> Option<u32> {
        let joint = subject.tokens.start.checked_sub(1).filter(|&i| i > range.start)?;
        let mark = self.doc.token(joint).and_then(|t| t.mark()).filter(|m| matches!(m, ',' | '-'))?;
        if matches!(verb.complement, Complement::Nothing) || mark == ',' && !verb.takes_clause() {
            return None;
        }
        let content = self.trimmed(TokenRange::new(range.start, joint));
        if content.len() < SHORTEST_INDIRECT {
            return None;
        }
        self.add(subject, verb, content, false);
        self.open = None;
        Some(range.end)
    }

    fn act(&self, verb: &Verb) -> Option<Act> {
        self.doc.lexicon.rows.speech.get(verb.row as usize).map(|row| row.act)
    }

    /// Adds a statement whose content begins after its verb.
    fn push(&mut self, subject: Subject, verb: &Verb, range: TokenRange) -> u32 {
        if let Some(quote) = self.quote_at(verb.content) {
            let inside = self.trimmed(quote.inside());
            let whole = quote.close >= range.end || self.ends_within(quote.close + 1, range.end, 0);
            if whole && !inside.is_empty() {
                self.add(subject, verb, inside, true);
                self.open = None;
                self.resume = quote.close + 1;
                // A lone stop after the closing mark belongs to the quotation's sentence.
                while self
                    .doc
                    .token(self.resume)
                    .and_then(|t| t.mark())
                    .is_some_and(|m| matches!(m, '.' | '…' | '!' | '?'))
                {
                    self.resume += 1;
                }
                return self.resume.max(range.start + 1);
            }
        }
        let content = self.trimmed(TokenRange::new(verb.content, range.end));
        self.add(subject, verb, content, false);
        if let Some(line) = self.theme {
            let complement = match verb.complement {
                _ if verb.colon => Complement::Clause,
                _ if self.is_nominal(verb) => Complement::Object,
                complement => complement,
            };
            self.open = Some(Open { index: self.found.len() - 1, complement, asks: self.asks(verb), line });
        }
        verb.content.max(range.start + 1)
    }

    fn add(&mut self, subject: Subject, verb: &Verb, tokens: TokenRange, direct: bool) {
        if tokens.is_empty() {
            return;
        }
        let named = !subject.tokens.is_empty();
        self.last = Some(subject);
        self.speaks(subject, verb.tokens);
        self.found.push(StatementMention {
            speaker: subject.who,
            speaker_span: named.then(|| self.doc.span(subject.tokens)),
            verb: self.doc.span(verb.tokens),
            row: Some(verb.row).filter(|&row| row != u32::MAX),
            tokens,
            direct,
            addressee: verb.addressee.map(|range| self.doc.span(range)),
        });
    }

    /// ông, bà, đồng chí alone are the person or office that was the last subject, if the word fits.
    fn meant(&self, subject: Subject) -> Subject {
        let Speaker::Pronoun(_) = subject.who else { return subject };
        let fits = |person: u32| {
            let honorific = self.mentions.people.get(person as usize).and_then(|p| p.honorific);
            honorific.is_none_or(|h| !self.differ(subject.tokens.end - 1, h.end.saturating_sub(1)))
        };
        match self.last {
            Some(Subject { who: who @ Speaker::Person(person), .. }) if fits(person) => Subject { who, ..subject },
            Some(Subject { who: who @ Speaker::Office(_), .. }) => Subject { who, ..subject },
            _ => subject,
        }
    }

    /// Whether of two words one is for a man and one for a woman.
    fn differ(&self, a: u32, b: u32) -> bool {
        let woman = |i: u32| self.doc.token(i).is_some_and(|t| t.is_word(word!("bà")) || t.is_word(word!("chị")));
        let man = |i: u32| self.doc.token(i).is_some_and(|t| t.is_word(word!("ông")) || t.is_word(word!("anh")));
        woman(a) && man(b) || man(a) && woman(b)
    }

    fn speaks(&mut self, subject: Subject, verb: TokenRange) {
        if let Speaker::Person(person) = subject.who {
            let words = if subject.tokens.is_empty() { verb } else { TokenRange::new(subject.tokens.start, verb.end) };
            let span = self.doc.span(if words.start < words.end { words } else { verb });
            self.roles.push(RoleMention { person, role: RoleKind::Speaker, span });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Parser;
    use crate::model::Statement;

    fn reading(statement: &Statement) -> String {
        let text = statement.text.replace('\n', " ¶ ");
        let marks = if statement.direct { " | “”" } else { "" };
        format!("{} | {} | {text}{marks}", statement.speaker, statement.verb)
    }

    #[test]
    fn corpus_lines() {
        let parser = Parser::new();
        let mut failures = Vec::new();
        for line in include_str!("statement.corpus.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (text, expected) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
            let body = text.replace(" ¶ ", "\n");
            let report = parser.parse(&format!(
                "Họp bàn việc cuối năm\n\nHội nghị đã bàn nhiều việc của năm.\n\nHội nghị khai mạc vào chiều nay.\n{body}\nHội nghị bế mạc vào cuối buổi chiều."
            ));
            let found: Vec<String> = report.statements.iter().map(reading).collect();
            let found = if found.is_empty() { "-".to_owned() } else { found.join(" ; ") };
            if found != expected {
                failures.push(format!("{text}\n    expected {expected}\n    found    {found}"));
            }
        }
        assert!(failures.is_empty(), "{} lines fail:\n{}", failures.len(), failures.join("\n"));
    }
}
