//! Verbs and lists of one sentence, and the people to whom they give a part.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::group::{self, Group};
use super::{Reader, RoleMention};
use crate::discourse::find;
use crate::grammar::Layer;
use crate::lexicon::{Hit, Side, Tag, Wanted};
use crate::model::RoleKind;
use crate::text::normalise::{Code, code};
use crate::text::{Kind, Shape, Token, TokenRange};

const KHONG: Code = code("không");
const CHUA: Code = code("chưa");
const DUOC: Code = code("được");
const BI: Code = code("bị");
const VA: Code = code("và");
const CUA: Code = code("của");
const TRUOC: Code = code("trước");
const DO: Code = code("đó");
const THAY: Code = code("thay");
const MAT: Code = code("mặt");

const CUES: Wanted = Wanted::tags(&[Tag::RoleCue]);

/// How far a phrase that opens a sentence may stand before the people.
const OPENING: u32 = 24;

impl Reader<'_, '_> {
    pub(super) fn sentence(&mut self, sentence: TokenRange, people: Range<usize>) {
        if !self.doc.any(sentence, CUES) {
            return;
        }
        let groups = group::of(self.doc, self.mentions, people);
        let cues = self.cues(sentence, &groups);
        if cues.is_empty() {
            return;
        }
        let mut taken: SmallVec<[bool; 16]> = smallvec![false; groups.len()];
        // The group and end of the last verb that has a subject: verbs joined to it share the subject.
        let mut last: Option<(usize, u32)> = None;
        for cue in &cues {
            if self.side(cue) != Side::Subject || self.denied(cue) {
                continue;
            }
            let joined = last.filter(|&(_, end)| self.shares_subject(end, cue.start));
            if let Some(owner) = self.subject(cue, &groups).or(joined.map(|(g, _)| g)) {
                taken[owner] = true;
                last = Some((owner, cue.end()));
                self.award(&groups[owner..=owner], cue);
            }
        }
        for cue in &cues {
            match self.side(cue) {
                Side::Subject if !self.denied(cue) => self.opening(sentence, cue, &groups, &taken),
                Side::List => self.list(sentence, cue, cue.end(), &groups, &taken),
                Side::Object if !self.denied(cue) => self.object(cue, &groups),
                Side::Given if !self.denied(cue) => self.given(cue, &groups),
                _ => {}
            }
        }
    }

    /// The phrases of the sentence that do not stand inside an office or a name.
    fn cues(&self, sentence: TokenRange, groups: &[Group]) -> SmallVec<[Hit; 8]> {
        let mut found = SmallVec::new();
        // Without people only a list that follows.
        let reach = if groups.is_empty() { sentence.end.min(sentence.start + 5) } else { sentence.end };
        let mut next = sentence.start;
        for at in self.doc.each(TokenRange::new(sentence.start, reach), CUES) {
            if at < next {
                continue;
            }
            let cover = &self.mentions.cover;
            let named = || cover.has(at, Layer::Office) || cover.has(at, Layer::Person);
            let hit = self.doc.longest(at, Tag::RoleCue).filter(|hit| hit.end() <= sentence.end && !named());
            let Some(hit) = hit else { continue };
            if !matches!(self.side(&hit), Side::Aux | Side::Opener | Side::To | Side::None) {
                found.push(hit);
            }
            next = hit.end();
        }
        found
    }

    fn side(&self, hit: &Hit) -> Side {
        self.doc.lexicon.rows.role_cues[hit.row as usize].side
    }

    fn side_at(&self, at: u32, side: Side) -> Option<Hit> {
        let rows = &self.doc.lexicon.rows.role_cues;
        self.doc.hits_of(at, Tag::RoleCue).find(|hit| rows[hit.row as usize].side == side)
    }

    fn denied(&self, cue: &Hit) -> bool {
        let before = cue.start.checked_sub(1).and_then(|i| self.doc.token(i));
        before.is_some_and(|t| t.is_word(KHONG) || t.is_word(CHUA))
    }

    fn award(&mut self, groups: &[Group], cue: &Hit) {
        let roles = &self.doc.lexicon.rows.role_cues[cue.row as usize].roles;
        let span = self.doc.span(TokenRange::new(cue.start, cue.end()));
        let appoints = roles.contains(&RoleKind::Appointee);
        let earlier = appoints && self.is_earlier(cue);
        for group in groups {
            if appoints && (earlier || self.is_replaced(group)) {
                continue;
            }
            for person in group.people.0..group.people.1 {
                self.roles.extend(roles.iter().map(|&role| RoleMention { person, role, span }));
            }
        }
    }

    /// Trước đó, ông An được điều động …; hơn một tháng trước đó, …: an appointment that the meeting did not see.
    fn is_earlier(&self, cue: &Hit) -> bool {
        const REACH: u32 = 9;
        let Some(sentence) = self.doc.sentences.get(self.doc.sentence_of(cue.start)) else { return false };
        let start = sentence.tokens.start;
        let is = |i: u32, word| self.doc.tokens[i as usize].is_word(word);
        (start..cue.start.min(start + REACH)).any(|i| is(i, TRUOC) && is(i + 1, DO))
    }

    /// thay (cho) đồng chí An: who leaves the office; not "thay mặt", nor "thay vào đó, ông An".
    fn is_replaced(&self, group: &Group) -> bool {
        const BACK: u32 = 4;
        let before = &self.doc.tokens[group.tokens.start.saturating_sub(BACK) as usize..group.tokens.start as usize];
        let clause = before.iter().rposition(|t| t.kind == Kind::Mark).map_or(0, |mark| mark + 1);
        let on_behalf = |t: &Token| t.is_word(MAT);
        before[clause..].windows(2).any(|pair| pair[0].is_word(THAY) && !on_behalf(&pair[1]))
            || before[clause..].last().is_some_and(|t| t.is_word(THAY))
    }

    /// The group right before a verb, over small words, brackets and times.
    fn subject(&self, cue: &Hit, groups: &[Group]) -> Option<usize> {
        let owner = groups.partition_point(|g| g.tokens.start <= cue.start).checked_sub(1)?;
        // "A giữ chức Bí thư": the office after the verb belongs to the person already.
        if groups[owner].tokens.holds(cue.start) {
            return Some(owner);
        }
        self.reaches(groups[owner].tokens.end, cue.start, self.is_passive(cue)).then_some(owner)
    }

    /// được bầu, bị cách chức: more words may stand before it ("năm thứ hai liên tiếp được tặng").
    fn is_passive(&self, cue: &Hit) -> bool {
        let first = &self.doc.tokens[cue.start as usize];
        first.is_word(DUOC) || first.is_word(BI)
    }

    fn reaches(&self, from: u32, to: u32, passive: bool) -> bool {
        const LONGEST: u32 = 30;
        const LOOSE: u32 = 8;
        if to - from > LONGEST {
            return false;
        }
        let (mut at, mut depth, mut loose) = (from, 0u32, 0);
        while at < to {
            let token = &self.doc.tokens[at as usize];
            match token.mark() {
                Some('(') => depth += 1,
                Some(')') => depth = depth.saturating_sub(1),
                Some(',' | '-') if loose == 0 || at + 1 == to => {}
                Some(_) if depth == 0 => return false,
                _ if depth > 0 => {}
                _ => {
                    if let Some(aux) = self.side_at(at, Side::Aux).filter(|hit| hit.end() <= to) {
                        at = aux.end();
                        continue;
                    }
                    let named = [Layer::Office, Layer::Time, Layer::Organization]
                        .iter()
                        .any(|&layer| self.mentions.cover.has(at, layer));
                    let spoken = find::is_verb(self.doc, at);
                    if !(named || passive && !spoken && token.shape != Shape::Title) {
                        return false;
                    }
                    loose += u32::from(!named);
                }
            }
            at += 1;
        }
        depth == 0 && loose <= LOOSE
    }

    /// A verb joined to another by "và" or a comma has its subject.
    fn shares_subject(&self, from: u32, to: u32) -> bool {
        const LONGEST: u32 = 14;
        if from > to || to - from > LONGEST {
            return false;
        }
        let mut before = to;
        while before > from {
            let token = &self.doc.tokens[before as usize - 1];
            if token.is_word(VA) || token.is_mark(',') {
                let plain = (from..before - 1).all(|i| {
                    self.doc.tokens[i as usize].kind != Kind::Mark && !self.mentions.cover.has(i, Layer::Person)
                });
                return plain;
            }
            let small =
                self.side_at(before - 1, Side::Aux).is_some() || self.side_at(before - 1, Side::Opener).is_some();
            if !small {
                return false;
            }
            before -= 1;
        }
        false
    }

    /// A verb that opens the sentence: the people follow after a comma, or in a list after "có".
    fn opening(&mut self, sentence: TokenRange, cue: &Hit, groups: &[Group], taken: &[bool]) {
        const FIRST: u32 = 6;
        let before = groups.first().is_some_and(|g| g.tokens.start < cue.start);
        if before || self.is_passive(cue) || !self.near_start(sentence, cue.start, FIRST) {
            return;
        }
        let reach = sentence.end.min(cue.end() + OPENING);
        let opener = (cue.end()..reach).find_map(|i| self.opener_at(i));
        let first = groups.first().map_or(sentence.end, |g| g.tokens.start);
        match opener.filter(|&end| end <= first) {
            Some(end) => self.list(sentence, cue, end, groups, taken),
            None if (cue.end()..=reach).contains(&first) && first < sentence.end && self.leads_to(cue.end(), first) => {
                self.award(&groups[..1], cue);
            }
            None => {}
        }
    }

    /// Only a connecting phrase may stand before the verb: "Trước đó, đọc báo cáo …, ông A".
    fn near_start(&self, sentence: TokenRange, at: u32, first: u32) -> bool {
        const REACH: u32 = 12;
        if at > sentence.start + REACH {
            return false;
        }
        let comma = (sentence.start..at).rev().find(|&i| self.doc.tokens[i as usize].kind == Kind::Mark);
        let from = comma.map_or(sentence.start, |i| i + 1);
        let small = (from..at).all(|i| self.doc.tokens[i as usize].kind == Kind::Word);
        small && at - from <= 3 && from - sentence.start <= first
    }

    /// After "có", "gồm" or a colon the list of people begins.
    fn opener_at(&self, at: u32) -> Option<u32> {
        if self.doc.tokens[at as usize].is_mark(':') {
            return Some(at + 1);
        }
        self.side_at(at, Side::Opener).map(|hit| hit.end())
    }

    /// From an opening phrase to the person: no second clause between.
    fn leads_to(&self, from: u32, to: u32) -> bool {
        let before = &self.doc.tokens[to as usize - 1];
        let clear = (from..to).all(|i| !matches!(self.doc.tokens[i as usize].mark(), Some(';' | ':' | '“' | '"')));
        let bare = to.saturating_sub(from) <= 6 && !before.is_word(CUA);
        clear && (before.is_mark(',') || bare)
    }

    /// The people from `from` on whom no verb of their own has taken.
    fn list(&mut self, sentence: TokenRange, cue: &Hit, from: u32, groups: &[Group], taken: &[bool]) {
        const MOST: usize = 80;
        let first = groups.partition_point(|g| g.tokens.start < from);
        let after = groups[first..].iter().zip(&taken[first..]).take(MOST);
        let listed: Vec<Group> = after.filter(|(_, taken)| !**taken).map(|(g, _)| *g).collect();
        self.award(&listed, cue);
        if self.doc.tokens[sentence.end as usize - 1].is_mark(':') {
            let span = self.doc.span(TokenRange::new(cue.start, cue.end()));
            let roles = &self.doc.lexicon.rows.role_cues[cue.row as usize].roles;
            self.open.extend(roles.iter().map(|&role| RoleMention { person: 0, role, span }));
        }
    }

    /// The group right after a verb: bầu các đồng chí A, B.
    fn object(&mut self, cue: &Hit, groups: &[Group]) {
        const GAP: u32 = 4;
        let next = groups.partition_point(|g| g.tokens.start < cue.end());
        let Some(group) = groups.get(next).filter(|g| g.tokens.start - cue.end() <= GAP) else { return };
        let between = &self.doc.tokens[cue.end() as usize..group.tokens.start as usize];
        if between.iter().all(|t| t.shape == Shape::Lower || t.is_mark(':') || t.kind == Kind::Number) {
            self.award(&[*group], cue);
        }
    }

    /// The group after "cho" or "đối với": tặng Bằng khen cho A và B.
    fn given(&mut self, cue: &Hit, groups: &[Group]) {
        const REACH: u32 = 40;
        const GAP: u32 = 4;
        let limit = self.doc.tokens.len().min((cue.end() + REACH) as usize) as u32;
        let next = groups.partition_point(|g| g.tokens.start < cue.end());
        let Some(group) = groups.get(next).filter(|g| g.tokens.start < limit) else { return };
        let from = cue.end().max(group.tokens.start.saturating_sub(GAP + 2));
        let to = (from..group.tokens.start).find_map(|i| self.side_at(i, Side::To));
        if to.is_some_and(|hit| group.tokens.start.saturating_sub(hit.end()) <= GAP) {
            self.award(&[*group], cue);
        }
    }
}
