//! Statements whose subject stands before, or whose verb is "theo": further verbs of one subject in its sentence and in
//! the next, and sources.

use super::speaker::{self, Subject};
use super::verb::{self, Verb};
use super::{Reader, SHORTEST_INDIRECT};
use crate::discourse::Speaker;
use crate::grammar::Layer;
use crate::lexicon::{Act, Complement, Role, Tag, Use};
use crate::text::{Kind, TokenRange, code, word};

impl Reader<'_, '_> {
    /// Đồng thời nhấn mạnh …; Chính vì vậy, đề nghị …: a sentence with a verb and the subject of the one before.
    pub(super) fn same_speaker(&mut self, range: TokenRange) -> Option<u32> {
        let mut at = range.start;
        if let Some(connective) = self.doc.longest_as(at, Role::Connective) {
            at = connective.end();
            if self.doc.token(at).is_some_and(|t| t.is_mark(',')) {
                at += 1;
            }
        } else {
            self.open?;
        }
        if verb::read(self.doc, at, range.end).is_none() {
            at = self.after_matter(at, range)?;
        }
        let verb = verb::read(self.doc, at, range.end)?;
        let subject = self.last?;
        if at == range.start && self.main_clause(&verb, range).is_some() {
            return None;
        }
        let requests = matches!(
            self.act(&verb),
            Some(Act::Request | Act::Order | Act::Propose | Act::Assert | Act::Raise | Act::Wish | Act::Appeal)
        );
        if at == range.start && !requests || verb.complement == Complement::Nothing || self.in_name(verb.tokens.start) {
            return None;
        }
        let understood = Subject { tokens: TokenRange::new(at, at), ..subject };
        self.statement(understood, verb, range)
    }

    /// Riêng các vụ việc phức tạp, giao Sở Y tế …: the verb of an order after the matter that a comma divides from it.
    fn after_matter(&self, at: u32, range: TokenRange) -> Option<u32> {
        const LONGEST: u32 = 16;
        let open = self.open.filter(|open| open.asks)?;
        let opens = self.doc.used(at, Use::Matter) || self.doc.used(at, Use::Adjunct);
        let open = Some(open).filter(|_| opens)?;
        let comma = |i: &u32| self.doc.token(*i).is_some_and(|t| t.is_mark(','));
        let stop = (at..range.end.min(at + LONGEST)).find(comma).filter(|_| open.complement == Complement::Clause)?;
        let verb = verb::read(self.doc, stop + 1, range.end)?;
        matches!(self.act(&verb), Some(Act::Order | Act::Request)).then_some(stop + 1)
    }

    /// Cho rằng giá còn thấp, ông An đề nghị …: the subject after the comma that closes a clause without one.
    pub(super) fn main_clause(&self, verb: &Verb, range: TokenRange) -> Option<(u32, Subject)> {
        const LONGEST: u32 = 60;
        let comma = |i: u32| self.doc.token(i).is_some_and(|t| t.is_mark(','));
        let reach = range.end.min(range.start + LONGEST);
        (verb.tokens.end..reach).filter(|&i| comma(i)).find_map(|i| {
            let subject = self.subject_at(i + 1, range)?;
            let told = verb::read(self.doc, subject.end, range.end)?;
            let named = !matches!(subject.who, Speaker::Described(_));
            (named && !self.ends_within(told.content, range.end, 0)).then_some((i, subject))
        })
    }

    /// A sentence that begins with such a clause: what it says is a statement of the subject after the comma.
    pub(super) fn fronted(&mut self, range: TokenRange) -> Option<u32> {
        let verb = verb::read(self.doc, range.start, range.end).filter(|v| v.takes_clause())?;
        let says = matches!(self.act(&verb), Some(Act::Opine | Act::Inform | Act::Assert));
        let noun = self.doc.token(verb.content).is_some_and(|t| t.is_word(word!("về")));
        if !says || noun || self.is_nominal(&verb) || self.in_name(range.start) {
            return None;
        }
        let (comma, subject) = self.main_clause(&verb, range)?;
        let subject = self.meant(subject);
        if self.act(&verb) == Some(Act::Opine) || verb.marked {
            let content = self.trimmed(TokenRange::new(verb.content.min(comma), comma));
            let understood = Subject { tokens: TokenRange::new(range.start, range.start), ..subject };
            if content.len() >= SHORTEST_INDIRECT {
                self.add(understood, &verb, content, false);
                self.open = None;
            }
        }
        Some(comma + 1)
    }

    /// What joins the verb at a token to one before it: a comma, a semicolon, và, song, nhưng or đồng thời.
    pub(super) fn joint_before(&self, verb: u32) -> Option<u32> {
        let joint = self.doc.token(verb - 1)?;
        match joint.kind {
            Kind::Mark => matches!(joint.mark(), Some(',' | ';')).then_some(verb - 1),
            _ if joint.is_word(word!("thời")) => {
                verb.checked_sub(2).filter(|&i| self.doc.token(i).is_some_and(|t| t.is_word(word!("đồng"))))
            }
            _ => {
                let joins = [word!("và"), word!("song"), word!("nhưng")].iter().any(|&w| joint.is_word(w));
                joins.then_some(verb - 1)
            }
        }
    }

    /// A further verb of the same subject in the same sentence: …, đồng thời đề nghị …; … và khẳng định, ….
    pub(super) fn coordinated(&mut self, i: u32, range: TokenRange) -> Option<u32> {
        let token = self.doc.token(i)?;
        let then = const { [code("đồng"), code("thời")] };
        let both = token.is_word(then[0]) && self.doc.token(i + 1).is_some_and(|t| t.is_word(then[1]));
        let and = token.is_word(word!("và"));
        let but = token.is_word(word!("song")) || token.is_word(word!("nhưng"));
        let comma = token.is_mark(',') || token.is_mark(';');
        let after_comma = i > range.start && self.doc.token(i - 1).is_some_and(|t| t.is_mark(','));
        if !(both || and || comma || but) {
            return None;
        }
        let at = if both { i + 2 } else { i + 1 };
        let verb = verb::read(self.doc, at, range.end).filter(|v| !self.in_name(v.tokens.start))?;
        let previous = self.found.last()?;
        let act = previous.row.and_then(|row| self.doc.lexicon.rows.speech.get(row as usize)).map(|row| row.act);
        let praised = matches!(act, Some(Act::Praise | Act::Thank | Act::Congratulate | Act::Express));
        let fits = match verb.complement {
            Complement::Clause => {
                let clause = || self.is_clause(verb.content, range.end);
                let joined = verb.marked || after_comma || praised || self.only_says(&verb) || clause();
                let told = || matches!(act, Some(Act::Complain | Act::Worry | Act::Raise)) && self.asks(&verb);
                both || but && after_comma
                    || and && joined
                    || comma && (praised || told())
                    || token.is_mark(';') && self.asks_on(act, &verb)
            }
            Complement::Object => both || praised && comma,
            Complement::Assigned => both && self.assigns(&verb, range.end),
            // cảm ơn … và xin tiếp thu …: not said, but done.
            Complement::Nothing => and && praised && self.act(&verb) == Some(Act::Accept),
            _ => false,
        };
        let index = self.found.len() - 1;
        if !fits || i <= previous.tokens.start {
            return None;
        }
        let cut = self.trimmed(TokenRange::new(previous.tokens.start, i));
        let subject = self.last?;
        if cut.is_empty() {
            return None;
        }
        self.found[index].tokens = cut;
        if verb.complement == Complement::Nothing {
            self.open = None;
            return Some(range.end);
        }
        let understood = Subject { tokens: TokenRange::new(at, at), ..subject };
        Some(self.push(understood, &verb, range))
    }

    /// cho biết, cho rằng: verbs that stand for nothing else than saying.
    fn only_says(&self, verb: &Verb) -> bool {
        let row = self.doc.lexicon.rows.speech.get(verb.row as usize);
        row.is_some_and(|row| matches!(row.act, Act::Inform | Act::Opine) && !row.takes_object)
    }

    /// đề nghị Trung ương …; kiến nghị Chính phủ …: the requests of those who ask together, one after the other.
    fn asks_on(&self, before: Option<Act>, verb: &Verb) -> bool {
        let together = self.last.is_some_and(|s| matches!(s.who, Speaker::Described(_) | Speaker::Organization(_)));
        let body = || self.mentions.cover.has(verb.content, Layer::Organization);
        let asked = matches!(before, Some(Act::Request | Act::Propose | Act::Wish));
        (asked || together)
            && matches!(self.act(verb), Some(Act::Request | Act::Propose | Act::Wish))
            && (together || body())
    }

    /// giao Sở Y tế chủ trì …: a body, and what it is to do.
    pub(super) fn assigns(&self, verb: &Verb, end: u32) -> bool {
        let quantified = || self.doc.longest_as(verb.content, Role::Quantifier).map(|hit| hit.end() + 1);
        let after = match self.speakers.at(verb.content) {
            Some(body) => Some(body.tokens.end),
            None => speaker::group(self.doc, verb.content).or_else(quantified),
        };
        // dự và chỉ đạo hội nghị
        if self.doc.has(verb.content, Tag::EventHead) {
            return false;
        }
        let past = |i: u32| self.doc.token(i).is_some_and(|t| t.is_word(word!("đã")));
        let was = verb.tokens.start.checked_sub(1).is_some_and(past) || past(verb.tokens.start);
        after.is_some_and(|at| {
            at < end && !was && self.doc.token(at).is_some_and(|t| t.kind == Kind::Word || t.is_mark(','))
        })
    }

    /// Theo ông An, …; theo Bộ Nội vụ, ….
    pub(super) fn according_to(&mut self, i: u32, range: TokenRange) -> Option<u32> {
        let theo = self.doc.token(i)?.is_word(word!("theo"));
        let told = if theo { i + 1 } else { i };
        let from = speaker::told_by(self.doc, told).filter(|_| theo || i == range.start);
        if !theo && from.is_none() {
            return None;
        }
        let after_comma = i > range.start && self.doc.token(i - 1).is_some_and(|t| t.is_mark(','));
        let also = i == range.start + 1 && self.doc.does(range.start, Role::Adverb);
        if !(i == range.start || after_comma || also) {
            return None;
        }
        let subject = speaker::source(self.doc, self.speakers, from.unwrap_or(told), range.end)?;
        let comma = |at: u32| self.doc.token(at).is_some_and(|t| t.is_mark(','));
        let content = if comma(subject.end) { subject.end + 1 } else { subject.end };
        let verb = Verb {
            tokens: TokenRange::new(i, i + 1),
            row: u32::MAX,
            complement: Complement::Clause,
            content,
            colon: false,
            marked: comma(subject.end),
            addressee: None,
        };
        if self.ends_within(content, range.end, 0) {
            return self.said_before(Subject { tokens: TokenRange::new(i, subject.end), ..subject }, &verb, range);
        }
        if !matches!(subject.who, Speaker::Described(_)) {
            self.last = Some(subject);
        }
        Some(self.push(subject, &verb, range))
    }
}
