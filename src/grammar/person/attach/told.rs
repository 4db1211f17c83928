//! Offices told of somebody in the words of a sentence: được bầu làm Bí thư, cách chức Phó Bí thư, thay ông An.

use super::super::lead::is_plural;
use super::Attaching;
use crate::grammar::office::title;
use crate::lexicon::Role;
use crate::text::normalise::Code;
use crate::text::{Kind, Token, code};

const GOM: Code = code("gồm");
const NHU: Code = code("như");
const VA: Code = code("và");
const CUA: Code = code("của");
const VOI: Code = code("với");
const DOI: Code = code("đối");
const CHUC: Code = code("chức");
const TRUOC: Code = code("trước");
const KHI: Code = code("khi");
const DAY: Code = code("đây");
const KIA: Code = code("kia");
const TU: Code = code("từ");
const CAC: Code = code("các");
const NHIEM: Code = code("nhiệm");
const SINH: Code = code("sinh");
const QUE: Code = code("quê");
const DUOC: Code = code("được");
const SE: Code = code("sẽ");
const DA: Code = code("đã");
const VUA: Code = code("vừa");
const NGHI: Code = code("nghỉ");
const HUU: Code = code("hưu");
const NHAN: Code = code("nhận");
const QUYET: Code = code("quyết");
const DIEU: Code = code("điều");
const DONG: Code = code("động");
const LUAN: Code = code("luân");
const CHUYEN: Code = code("chuyển");
const DO: Code = code("đó");

/// Names that one office told of somebody is given to.
const LONGEST_LIST: usize = 24;

fn is_comma(token: Option<&Token>) -> bool {
    token.is_some_and(|t| t.is_mark(','))
}

impl Attaching<'_, '_> {
    /// How an office is told of somebody: "holding" (giữ chức), "dismissed" (cách chức), or as the one before it on a list.
    fn telling(&self, office: usize, previous: Option<(usize, &'static str)>) -> Option<&'static str> {
        let lead = self.offices[office].lead;
        // "các chức vụ:", "các chức vụ như".
        let opens = lead.checked_sub(1).filter(|&i| {
            self.doc.token(i).is_some_and(|t| t.is_mark(':') || t.is_mark('(') || t.is_word(NHU) || t.is_word(GOM))
        });
        match opens.map_or(self.markers[office], |at| title::marker_before(self.doc, at)) {
            Some((start, "holding")) if self.goes_on_dismissing(start, previous) => Some("dismissed"),
            Some((start, "holding" | "dismissed" | "once")) if self.is_to_come(start) => Some("holding"),
            Some((start, "holding")) if self.goes_on_telling(start, previous) => Some("once"),
            Some((_, "holding")) if self.tells_before(lead) || self.is_before_another(office) => Some("dismissed"),
            Some((_, "holding")) => Some("holding"),
            Some((_, "dismissed")) => Some("dismissed"),
            Some((_, "once")) => Some("once"),
            // "ông là", of somebody named before.
            Some((start, "being" | "joiner")) if self.is_addressed(start) => Some("holding"),
            _ => previous.filter(|&(earlier, _)| self.continues(earlier, office)).map(|(_, how)| how),
        }
    }

    /// Miễn nhiệm chức vụ Giám đốc đối với ông An *và chức vụ* …
    fn goes_on_dismissing(&self, marker: u32, previous: Option<(usize, &'static str)>) -> bool {
        let is = |i: u32, word: Code| self.doc.token(i).is_some_and(|t| t.is_word(word));
        let joined = is(marker, CHUC) && marker.checked_sub(1).is_some_and(|i| is(i, VA));
        joined
            && previous.is_some_and(|(office, how)| {
                how == "dismissed" && self.doc.sentence_of(self.offices[office].lead) == self.doc.sentence_of(marker)
            })
    }

    /// Từng giữ chức Giám đốc *và được bầu làm* …: the next step of a life that is told.
    fn goes_on_telling(&self, marker: u32, previous: Option<(usize, &'static str)>) -> bool {
        const LONGEST: u32 = 5;
        let is = |i: u32, word: Code| self.doc.token(i).is_some_and(|t| t.is_word(word));
        let Some((office, "once")) = previous else { return false };
        let end = self.reach[office];
        is(end, VA)
            && (end + 1..end + LONGEST).contains(&marker)
            && (end + 1..marker).all(|i| self.doc.token(i).is_some_and(|t| t.kind == Kind::Word))
    }

    /// Whether "sẽ" says of the clause before a token that all this is still to come (sẽ miễn nhiệm chức vụ …).
    fn is_to_come(&self, marker: u32) -> bool {
        const LONGEST: u32 = 16;
        let Some(sentence) = self.doc.sentences.get(self.doc.sentence_of(marker)) else { return false };
        (sentence.tokens.start.max(marker.saturating_sub(LONGEST))..marker)
            .rev()
            .filter_map(|i| self.doc.token(i))
            .find(|t| t.is_word(SE) || t.is_word(DA))
            .is_some_and(|t| t.is_word(SE))
    }

    /// Whether the sentence goes on with what came later (giữ chức Giám đốc Sở *trước khi* về tỉnh).
    fn is_before_another(&self, office: usize) -> bool {
        let is = |i: u32, word: Code| self.doc.token(i).is_some_and(|t| t.is_word(word));
        is(self.reach[office], TRUOC) && is(self.reach[office] + 1, KHI)
    }

    /// Whether a holder is told to have left: Giám đốc Sở *nghỉ hưu*; *Trước đó*, ông An, Giám đốc Sở, *được điều động* về …
    /// The first person after it is given.
    fn is_left(&self, office: usize, person: usize) -> bool {
        const MOST: u32 = 3;
        let is = |i: u32, words: &[Code]| self.doc.token(i).is_some_and(|t| words.iter().any(|&w| t.is_word(w)));
        let lead = self.offices[office].lead;
        let beside = |p: usize, from: u32, to: u32| {
            self.people.get(p).is_some_and(|p| p.tokens.start >= from && p.tokens.start <= to)
        };
        let after = beside(person, self.reach[office], self.reach[office] + 1);
        let named = after || person > 0 && beside(person - 1, lead.saturating_sub(7), lead);
        let mut at = if after { self.people[person].tokens.end } else { self.reach[office] };
        at += u32::from(is_comma(self.doc.token(at)));
        at = (at..at + MOST).find(|&i| !is(i, &[DA, DUOC, VUA])).unwrap_or(at);
        let retires = is(at, &[NGHI]) && is(at + 1, &[HUU])
            || is(at, &[NHAN]) && is(at + 1, &[QUYET]) && is(at + 3, &[NGHI]) && is(at + 4, &[HUU]);
        let moves = || is(at, &[DIEU]) && is(at + 1, &[DONG]) || is(at, &[LUAN]) && is(at + 1, &[CHUYEN]);
        let earlier = || {
            let sentence = self.doc.sentences.get(self.doc.sentence_of(lead));
            sentence.is_some_and(|s| is(s.tokens.start, &[TRUOC]) && is(s.tokens.start + 1, &[DO]))
        };
        named && (retires || moves() && earlier())
    }

    /// Whether a form of address alone ends right before a token (*ông* là).
    fn is_addressed(&self, at: u32) -> bool {
        let named = self.people.partition_point(|p| p.tokens.end < at);
        let named = self.people.get(named).is_some_and(|p| p.tokens.end == at);
        !named
            && (at.saturating_sub(2)..at)
                .any(|i| title::at(self.doc, i, Role::Honorific).any(|hit| hit.end() == at) && !is_plural(self.doc, i))
    }

    /// The year that a sentence gives for a state before an office (*Năm 2015*, ông là Phó Thống đốc; *từ năm 2008 đến 2011*
    /// ông làm …), or of its beginning. What begins with "từ" and has no end may still last, and so may what somebody was
    /// made then.
    fn year_held(&self, office: usize) -> Option<(Option<i16>, Option<i16>)> {
        const FAR: u32 = 24;
        let lead = self.offices[office].lead;
        let (marker, class) = self.markers[office]?;
        if !matches!(class, "holding" | "being") {
            return None;
        }
        let sentence = self.doc.sentences.get(self.doc.sentence_of(lead))?.tokens;
        let before = self.times.partition_point(|t| t.tokens.start < lead).checked_sub(1)?;
        let time = self
            .times
            .get(before)
            .filter(|t| t.tokens.start >= sentence.start && lead - t.tokens.end.min(lead) <= FAR)?;
        let is = |i: u32, word: Code| self.doc.token(i).is_some_and(|t| t.is_word(word));
        let lasts = time.start == time.end && time.tokens.start.checked_sub(1).is_some_and(|i| is(i, TU));
        let event = time.start == time.end && (time.tokens.end..=marker).any(|i| is(i, DUOC));
        let parted = (time.tokens.end..marker).any(|i| self.doc.token(i).is_some_and(|t| t.is_mark(';')));
        let year = time.end.year.filter(|_| !time.vague && time.relative.is_none() && !parted);
        Some(if lasts || event { (None, year) } else { (year, None) })
    }

    /// Whether a token stands after what the sentence tells as later (*Trước khi* về tỉnh*,* ông làm …).
    fn tells_before(&self, at: u32) -> bool {
        const LONGEST: u32 = 32;
        let Some(sentence) = self.doc.sentences.get(self.doc.sentence_of(at)) else { return false };
        let start = sentence.tokens.start;
        let is = |i: u32, words: &[Code]| self.doc.token(i).is_some_and(|t| words.iter().any(|&word| t.is_word(word)));
        let clause_ends =
            || (start..at.min(start + LONGEST)).any(|i| self.doc.token(i).is_some_and(|t| t.is_mark(',')));
        is(start, &[TRUOC]) && is(start + 1, &[KHI, DAY, KIA]) && clause_ends()
    }

    /// Offices that somebody was dismissed from, or held once, are former ones.
    pub(super) fn mark_dismissed(&mut self) {
        let mut previous = None;
        let mut next = 0;
        for office in 0..self.offices.len() {
            next += self.people[next..].iter().take_while(|p| p.tokens.end <= self.reach[office]).count();
            let told = self.telling(office, previous);
            let going_on = previous.filter(|&(earlier, _)| self.continues(earlier, office));
            let (until, since) = self.year_held(office).unwrap_or_default();
            let until = until.or_else(|| self.offices[going_on?.0].until);
            let left = self.is_left(office, next);
            let mention = &mut self.offices[office];
            mention.former |= told == Some("dismissed") || left;
            mention.once |= told == Some("once");
            mention.until = mention.until.or(until);
            mention.since = since;
            previous = told.map(|how| (office, how));
        }
    }

    /// Offices told of somebody: được bầu làm Bí thư, giữ chức Giám đốc, cách chức Phó Bí thư.
    pub(super) fn told(&mut self) {
        let mut previous = None;
        for office in 0..self.offices.len() {
            let told = self.telling(office, previous);
            previous = told.map(|how| (office, how));
            if told.is_none() || self.owner[office].is_some() {
                continue;
            }
            let object = self.object(office);
            let Some(person) = object.or_else(|| self.subject(self.offices[office].lead)) else { continue };
            self.give(office, person);
            if object.is_some() {
                self.give_further(office, person);
                continue;
            }
            for other in (person.saturating_sub(LONGEST_LIST)..person).rev() {
                if !self.is_linked(other + 1) {
                    break;
                }
                self.people[other].offices.push(office as u32);
            }
        }
    }

    /// Offices of a life told in one sentence: *Bà An* sinh năm 1954, quê Bến Tre; Thạc sĩ; *Ủy viên Bộ Chính trị*; *nguyên Bộ trưởng*.
    pub(super) fn lives(&mut self) {
        const NEAR: u32 = 3;
        for person in 0..self.people.len() {
            let (start, end) = (self.people[person].whole.start, self.people[person].tokens.end);
            let is = |i: u32, words: &[Code]| self.doc.token(i).is_some_and(|t| words.iter().any(|&w| t.is_word(w)));
            if !(end..end + NEAR).any(|i| is(i, &[SINH, QUE])) {
                continue;
            }
            let Some(sentence) = self.doc.sentences.get(self.doc.sentence_of(start)).map(|s| s.tokens) else {
                continue;
            };
            let alone =
                start == sentence.start && self.people.get(person + 1).is_none_or(|p| p.tokens.start >= sentence.end);
            if !alone {
                continue;
            }
            let first = self.offices.partition_point(|o| o.lead < end);
            let inside = self.offices[first..].iter().take_while(|o| o.lead < sentence.end).count();
            for office in first..first + inside {
                let lead = self.offices[office].lead;
                let item = self.doc.token(lead - 1).is_some_and(|t| t.is_mark(';') || t.is_mark(','));
                if item && self.owner[office].is_none() {
                    self.give(office, person);
                }
            }
        }
    }

    /// Gives an office to those named after its first holder too: miễn nhiệm … đối với ông An, Giám đốc Sở Y tế *và ông Bình*.
    fn give_further(&mut self, office: usize, holder: usize) {
        let start = self.people[holder].whole.start;
        let several = is_plural(self.doc, start) || self.heads_plural(start);
        for next in holder + 1..self.people.len().min(holder + LONGEST_LIST) {
            let own = self.people[next - 1].offices.iter().map(|&o| self.reach[o as usize]);
            let end = own.max().unwrap_or(0).max(self.people[next - 1].tokens.end);
            let start = self.front(next);
            let joins = |i: u32| self.doc.token(i).is_some_and(|t| t.is_mark(',') || t.is_word(VA));
            let end = self.after_bracket(self.people[next - 1].tokens.end, end);
            if start != end + 1 || !joins(end) || !(several || self.people[next].honorific.is_some()) {
                break;
            }
            self.people[next].offices.push(office as u32);
        }
    }

    /// After what stands in brackets behind a name, with all that is told there: An *(nguyên Giám đốc Sở, nay ở Trung ương)*.
    fn after_bracket(&self, name: u32, end: u32) -> u32 {
        const LONGEST: u32 = 40;
        let mark = |i: u32, mark: char| self.doc.token(i).is_some_and(|t| t.is_mark(mark));
        let close = (name..name + LONGEST).find(|&i| mark(i, ')')).filter(|_| mark(name, '('));
        close.map_or(end, |close| end.max(close + 1))
    }

    /// Where the phrase of a person begins, with the offices right before the name.
    pub(super) fn front(&self, person: usize) -> u32 {
        let whole = self.people[person].whole.start;
        let own = self.people[person].offices.iter().map(|&o| &self.offices[o as usize]);
        own.filter(|o| o.tokens.end <= whole).map(|o| o.lead).min().map_or(whole, |lead| lead.min(whole))
    }

    /// Whom somebody takes over from (thay *ông An*, kế nhiệm *bà Bình*) held that office until then.
    pub(super) fn successions(&mut self) {
        for person in 0..self.people.len() {
            let front = self.front(person);
            if !self.is_succeeded(person) || self.is_to_come(front) {
                continue;
            }
            let office = self.taken_over(person, front);
            match self.people[person].offices.last() {
                Some(&own) if self.offices[own as usize].lead == front => self.offices[own as usize].former = true,
                None => self.people[person].left = office,
                Some(_) => {}
            }
        }
    }

    fn is_succeeded(&self, person: usize) -> bool {
        let front = self.front(person);
        title::marker_before(self.doc, front).is_some_and(|(_, class)| class == "succeeding")
    }

    /// The office that the sentence tells of another right before a token, else right after it.
    fn taken_over(&self, person: usize, at: u32) -> Option<u32> {
        let sentence = self.doc.sentences.get(self.doc.sentence_of(at))?.tokens;
        let next = self.offices.partition_point(|o| o.lead < at);
        let before = next.checked_sub(1).filter(|&o| self.offices[o].lead >= sentence.start);
        let end = self.people[person].tokens.end;
        let told = |o: usize| self.markers[o].is_some_and(|(_, class)| class == "holding");
        let after = || {
            (next < self.offices.len() && self.offices[next].lead < sentence.end.min(end + 8) && told(next))
                .then_some(next)
        };
        let held =
            before.filter(|&o| self.owner[o].is_some_and(|owner| owner as usize != person) && !self.offices[o].former);
        held.or_else(after).map(|o| o as u32)
    }

    /// One who was in a party committee once was so together with the office named after it (nguyên Phó Bí thư Tỉnh ủy*, Chủ tịch
    /// UBND tỉnh*), and offices of the army are held together.
    pub(super) fn spread_former(&mut self) {
        for person in 0..self.people.len() {
            let offices = &self.people[person].offices;
            for pair in 1..offices.len() {
                let (one, other) = (offices[pair - 1] as usize, offices[pair] as usize);
                let bare = self.offices[other].lead == self.offices[other].tokens.start;
                let adjoins = self.doc.token(self.reach[one]).is_some_and(|t| t.is_mark(','))
                    && self.offices[other].lead == self.reach[one] + 1;
                if !(self.offices[one].former && bare && adjoins) {
                    continue;
                }
                let sides = (self.side(one), self.side(other));
                // The party group is that of the body named after it: Bí thư Đảng đoàn, Chủ tịch Hội …
                let joint =
                    matches!(sides, ("party", "party" | "state") | ("army", "army")) || self.is_party_group(one);
                self.offices[other].former |= joint;
            }
        }
    }

    fn is_party_group(&self, office: usize) -> bool {
        let body = self.offices[office].organization.and_then(|i| self.organizations.get(i as usize)?.organ);
        body.and_then(|row| self.doc.lexicon.rows.organs.get(row as usize))
            .is_some_and(|organ| organ.code == "dang_doan")
    }

    /// Whether an office is one of the party, of the state, or of another body.
    fn side(&self, office: usize) -> &str {
        let rows = &self.doc.lexicon.rows;
        let mention = &self.offices[office];
        let organ = mention.organization.and_then(|i| self.organizations.get(i as usize)?.organ);
        let of_body = organ.and_then(|row| rows.organs.get(row as usize)).map(|organ| match &*organ.kind {
            "party" => "party",
            "government" | "assembly" | "ministry" | "department" => "state",
            _ => "other",
        });
        let of_title = rows.titles.get(mention.row as usize).map_or("both", |title| &*title.side);
        match of_title {
            "both" => of_body.unwrap_or("both"),
            side => side,
        }
    }

    /// Whether one office goes on the list of the other.
    fn continues(&self, earlier: usize, office: usize) -> bool {
        let end = self.reach[earlier];
        let lead = self.offices[office].lead;
        self.joiner_before(lead).is_some_and(|j| j == end)
            || lead > end
                && self.doc.token(lead - 1).is_some_and(|t| t.is_mark(';'))
                && self.is_rest_of_body(end, lead - 1)
                && self.is_object(office)
    }

    /// Whether what stands up to the next item may be the rest of a body's name (Phó Giám đốc Xí nghiệp *Khảo sát*; …).
    fn is_rest_of_body(&self, from: u32, to: u32) -> bool {
        const LONGEST: u32 = 8;
        let capital = self.doc.token(from).is_some_and(|t| t.is_capital());
        let word = |i: u32| self.doc.token(i).is_some_and(|t| t.kind == Kind::Word);
        from == to || capital && to - from <= LONGEST && (from..to).all(word)
    }

    /// Whether no verb follows an office, so that it is not the subject of a clause (…; *Chủ tịch nước* quyết định …).
    fn is_object(&self, office: usize) -> bool {
        let after = self.doc.token(self.reach[office]);
        after.is_none_or(|t| {
            t.kind != Kind::Word || t.is_capital() || [VA, DOI, CUA, NHIEM].iter().any(|&w| t.is_word(w))
        })
    }

    /// The person after an office whom it is told of: miễn nhiệm chức vụ Giám đốc *đối với ông An*, chức vụ … *của ông An*.
    fn object(&self, office: usize) -> Option<usize> {
        let from = self.reach[office];
        let person = self.people.partition_point(|p| p.tokens.start < from);
        let to = self.people.get(person)?.whole.start;
        // "đối với các ông: An".
        const LONGEST: u32 = 6;
        let heading = self.people[person].honorific.unwrap_or_default();
        let links = |i: u32| {
            let word = |t: &crate::text::Token| [DOI, VOI, CUA, CAC].iter().any(|&word| t.is_word(word));
            heading.holds(i) || self.doc.token(i).is_some_and(|t| t.is_mark(':') || word(t))
        };
        (from < to && to - from <= LONGEST && (from..to).all(links)).then_some(person)
    }

    /// The person whom a sentence calls by a form of address alone (*Ông* được bầu làm …): the first one of the nearest
    /// sentence before that names somebody.
    fn called(&self, at: u32, sentence: usize) -> Option<usize> {
        const FAR: usize = 3;
        let tokens = self.doc.sentences.get(sentence)?.tokens;
        let address = |i: u32| title::at(self.doc, i, Role::Honorific).any(|hit| hit.end() <= at);
        if !(tokens.start..at).any(address) {
            return None;
        }
        (sentence.saturating_sub(FAR)..sentence).rev().find_map(|before| {
            let tokens = self.doc.sentences[before].tokens;
            let first = self.people.partition_point(|p| p.tokens.start < tokens.start);
            self.people.get(first).filter(|p| tokens.holds(p.tokens.start)).map(|_| first)
        })
    }

    /// The person of whom a sentence tells: the nearest named before a token, else the first after it.
    fn subject(&self, at: u32) -> Option<usize> {
        let index = self.doc.sentence_of(at);
        let sentence = self.doc.sentences.get(index)?.tokens;
        let next = self.people.partition_point(|p| p.tokens.start < at);
        // In "An thay ông Bình làm …" it is An.
        let here = |&p: &usize| sentence.holds(self.people[p].tokens.start) && !self.is_succeeded(p);
        let before = (next.saturating_sub(2)..next).rev().find(here);
        let after = || (next < self.people.len()).then_some(next).filter(here);
        before.or_else(|| self.called(at, index)).or_else(after)
    }
}
