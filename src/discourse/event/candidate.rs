//! Which of the meetings that a text names is the one it reports.

use super::{LONGEST_CUE, cue_before, cues_in, heads_at, name};
use crate::discourse::find;
use crate::discourse::outline::{LineKind, Outline};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::{EventRole, Tag, Use, Wanted};
use crate::model::EventKind;
use crate::text::normalise::{Code, code, word};
use crate::text::{Kind, TokenRange};

/// A meeting that the text names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its name.
    pub name: TokenRange,
    /// Kind of its head.
    pub kind: EventKind,
    /// Index of its sentence.
    pub sentence: usize,
    /// The verb before it that somebody holds it.
    pub hold: Option<TokenRange>,
    /// How much speaks for it.
    score: i32,
}

/// How many names of meetings are weighed: the reported one comes early.
const MOST: usize = 120;
/// Less than this is no more than a mention.
const ENOUGH: i32 = 5;
/// What a day in the sentence adds.
const DATED: i32 = 3;
/// The most that the words before a name add: a body holds the meeting.
const MOST_BEFORE: i32 = 8;
/// What a word after the name adds that says that it was held.
const HELD: i32 = 4;
/// With a day, the most that the words after the name add.
const MOST_AFTER: i32 = 6;

/// The meeting for which most speaks, the earlier one of two.
pub(super) fn best(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline) -> Option<Candidate> {
    let mut best: Option<Candidate> = None;
    let mut session: Option<Candidate> = None;
    let mut seen = 0;
    let mut prose = 0;
    for (index, sentence) in doc.sentences.iter().enumerate() {
        let line = outline.line(sentence.paragraph as usize);
        if !matches!(line, LineKind::Title | LineKind::Lead | LineKind::Body | LineKind::Caption) {
            continue;
        }
        prose += i32::from(line == LineKind::Body);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end && seen < MOST {
            at = doc.next(at, sentence.tokens.end, Wanted::tags(&[Tag::EventHead]));
            let Some((head, kind)) = heads_at(doc, at).next().filter(|_| at < sentence.tokens.end) else { break };
            seen += 1;
            let range = TokenRange::new(head.start, head.end());
            let mut found = Candidate {
                name: name::extend(doc, mentions, range, sentence.tokens.end),
                kind,
                sentence: index,
                hold: None,
                score: 0,
            };
            let whole = matches!(kind, EventKind::KyHop | EventKind::DaiHoi);
            let beaten = best.map_or(ENOUGH - 1, |b| b.score);
            let beaten_whole = session.map_or(-1, |s| s.score);
            let least = if whole { beaten.min(beaten_whole) } else { beaten };
            if found.weigh(doc, mentions, (line, prose), range, least) {
                if whole && found.score > beaten_whole {
                    session = Some(found);
                }
                if found.score > beaten {
                    best = Some(found);
                }
            }
            at = found.name.end.max(at + 1);
        }
        if seen == MOST {
            break;
        }
    }
    // phiên chất vấn, phiên bế mạc: a part of the session that the text names.
    if best.is_some_and(|b| b.is_sitting(doc)) { session.or(best) } else { best }
}

impl Candidate {
    /// phiên chất vấn, phiên thảo luận, but not phiên họp.
    fn is_sitting(&self, doc: &Doc<'_>) -> bool {
        let at = self.name.start;
        doc.token(at).is_some_and(|t| t.is_word(word!("phiên")))
            && doc.token(at + 1).is_some_and(|t| !t.is_word(word!("họp")))
    }

    /// Adds up what speaks for it; `false` when that cannot be more than `beaten`, mostly known before all is looked at.
    fn weigh(
        &mut self,
        doc: &Doc<'_>,
        mentions: &Mentions,
        (line, prose): (LineKind, i32),
        head: TokenRange,
        beaten: i32,
    ) -> bool {
        let sentence = doc.sentences[self.sentence].tokens;
        if mentions.cover.touches(head, Layer::Reference) || mentions.cover.touches(head, Layer::Organization) {
            return false;
        }
        let place = match line {
            LineKind::Title => 2,
            LineKind::Lead => 5,
            LineKind::Caption => 0,
            _ => (5 - prose / 2).max(0),
        };
        self.score = place + self.weight(mentions, head);
        if self.score + DATED + MOST_BEFORE + MOST_AFTER <= beaten {
            return false;
        }
        self.score += DATED * i32::from(self.dated(mentions, sentence));
        if self.score + MOST_BEFORE + MOST_AFTER <= beaten {
            return false;
        }
        self.hold = self.hold(doc, sentence);
        self.score += self.before(doc, mentions, sentence);
        if self.score + MOST_AFTER <= beaten {
            return false;
        }
        self.score += self.after(doc, mentions, sentence);
        self.score > beaten
    }

    /// A day stands in the sentence, not far behind the name.
    fn dated(&self, mentions: &Mentions, sentence: TokenRange) -> bool {
        const BEFORE: u32 = 80;
        const AFTER: u32 = 14;
        let start = sentence.start.max(self.name.start.saturating_sub(BEFORE));
        let days = TokenRange::new(start, sentence.end.min(self.name.end + AFTER));
        find::within(&mentions.times, |t| t.tokens, days)
            .iter()
            .any(|t| name::is_day(t) && !mentions.cover.has(t.tokens.start, Layer::Reference))
    }

    /// The verb that somebody holds the meeting, at most two words before the name ("đã tổ chức thành công đại hội").
    fn hold(&self, doc: &Doc<'_>, sentence: TokenRange) -> Option<TokenRange> {
        const REACH: u32 = 8;
        const BETWEEN: u32 = 2;
        let start = self.name.start;
        let from = sentence.start.max(start.saturating_sub(REACH));
        let hit = cues_in(doc, from..start, EventRole::Hold).last()?;
        (hit.end() <= start && start - hit.end() <= BETWEEN).then(|| TokenRange::new(hit.start, hit.end()))
    }

    /// "Sở A làm việc với huyện B", "Chủ tịch C đã có buổi tiếp …": where the body or person ends that itself holds it.
    pub fn held_by(&self, doc: &Doc<'_>, mentions: &Mentions) -> Option<u32> {
        const VERBS: [Code; 2] = [code("tiếp"), code("trao")];
        // To publish a decision is no meeting yet; to meet voters or hand a decision over is.
        let hands_over = || {
            (self.name.start..self.name.end.min(self.name.start + 4))
                .any(|i| doc.token(i).is_some_and(|t| t.kind == Kind::Word && VERBS.contains(&t.code)))
        };
        let verb_like = match self.kind {
            EventKind::Hop | EventKind::Khac | EventKind::GiaoBan => true,
            EventKind::HoiNghi => hands_over(),
            _ => false,
        };
        let mut at = self.name.start;
        while at > 0 && doc.used(at - 1, Use::Holding) {
            at -= 1;
        }
        let before = at.checked_sub(1).filter(|_| verb_like)?;
        let named = |i: u32| mentions.cover.has(i, Layer::Organization) || mentions.cover.has(i, Layer::Person);
        // Đoàn giám sát do bà A làm trưởng đoàn có buổi giám sát: whoever stands before it in the sentence.
        let has = doc.token(at).is_some_and(|t| at < self.name.start && t.is_word(word!("có")));
        let start = doc.sentences.get(self.sentence).map_or(before, |s| s.tokens.start);
        (named(before) || has && (start..before).any(named)).then_some(at)
    }

    /// What stands before the name.
    fn before(&self, doc: &Doc<'_>, mentions: &Mentions, sentence: TokenRange) -> i32 {
        const LA: Code = code("là");
        let start = self.name.start;
        // Nông Quang Dự: the last word of a name is none.
        let named = start > 0 && mentions.cover.has(start - 1, Layer::Person);
        let near = TokenRange::new(sentence.start.max(start.saturating_sub(LONGEST_CUE)), start);
        let told = !named && doc.any(near, Wanted::tags(&[Tag::EventCue]));
        let said = |role: EventRole| told && cue_before(doc, start, sentence.start, role).is_some();
        if said(EventRole::Paper) {
            return -12;
        }
        if self.hold.is_none() && said(EventRole::Other) {
            return -6;
        }
        let by_body = self.held_by(doc, mentions).is_some();
        let mut score = match () {
            () if by_body => MOST_BEFORE,
            () if self.hold.is_some() => 6,
            () if said(EventRole::At) => 4,
            () if start == sentence.start => 2,
            () => 0,
        };
        let opening = sentence.start..start.min(sentence.start + 4);
        if cues_in(doc, opening, EventRole::Past).next().is_some() {
            score -= 5;
        }
        // "Đây là hội nghị …" says what kind it is, not which.
        if start.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(|t| t.is_word(LA)) {
            score -= 4;
        }
        score
    }

    /// What stands after the name.
    fn after(&self, doc: &Doc<'_>, mentions: &Mentions, sentence: TokenRange) -> i32 {
        const REACH: u32 = 10;
        let end = self.name.end;
        let reach = end..sentence.end.min(end + REACH);
        let near = end..reach.end.min(end + 4);
        if cues_in(doc, near.clone(), EventRole::Future).next().is_some() {
            return -8;
        }
        let held = cues_in(doc, near, EventRole::Held).next().is_some();
        let dated = reach.clone().any(|i| name::time_at(mentions, i).is_some_and(name::is_day));
        HELD * i32::from(held) + (MOST_AFTER - HELD) * i32::from(dated)
    }

    /// How much the name itself says.
    fn weight(&self, mentions: &Mentions, head: TokenRange) -> i32 {
        let words = self.name.len().saturating_sub(head.len());
        let period = (self.name.start..self.name.end).any(|i| name::time_at(mentions, i).is_some());
        let mut score = (words / 4).min(4) as i32 + 2 * i32::from(period);
        if words == 0 {
            score -= 5;
        }
        if self.kind == EventKind::Khac {
            score -= 2;
        }
        if head.len() == 1 {
            score -= 2;
        }
        score
    }
}
