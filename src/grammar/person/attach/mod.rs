//! Gives offices to names. First every name takes the offices right before it, then what is left goes to the name that
//! it follows, to all names of a list that it heads, or to the name whose appointment it tells.

use smallvec::{SmallVec, smallvec};

use crate::grammar::{
    Doc, Mentions, NameForm, OfficeMention, OrganizationMention, PersonMention, TimeMention, office::title,
};
use crate::lexicon::{FieldRole, Hit, Role, Tag};
use crate::text::normalise::Code;
use crate::text::{Kind, Token, TokenRange, code};

use super::lead::is_plural;

mod aside;
mod several;
mod told;

const VA: Code = code("và");
const KIEM: Code = code("kiêm");
const CUNG: Code = code("cùng");
const LA: Code = code("là");
const CAC: Code = code("các");
const CUA: Code = code("của");
const GOM: Code = code("gồm");
const CON: Code = code("còn");
const LAI: Code = code("lại");
const MAT: Code = code("mặt");
const DEU: Code = code("đều");
const QUYEN: Code = code("quyền");

/// Gives offices to names.
pub(super) fn offices(doc: &Doc<'_>, mentions: &mut Mentions) {
    let Mentions { offices, people, times, organizations, .. } = mentions;
    let mut reach = SmallVec::with_capacity(offices.len());
    let mut markers = SmallVec::with_capacity(offices.len());
    for office in &mut *offices {
        markers.push(title::marker_before(doc, office.lead));
        let (end, until) = aside::term(doc, office.tokens.end);
        office.until = until;
        reach.push(aside::after_short_form(doc, end));
    }
    let owner = smallvec![None; offices.len()];
    let mut attaching = Attaching { doc, owner, reach, markers, offices, people, times, organizations };
    attaching.mark_dismissed();
    for person in 0..attaching.people.len() {
        attaching.before(person);
    }
    for person in 0..attaching.people.len() {
        attaching.after(person);
    }
    for person in 0..attaching.people.len() {
        attaching.shared(person);
    }
    attaching.lives();
    attaching.several();
    attaching.told();
    attaching.successions();
    attaching.spread_former();
    widen(people, offices);
}

struct Attaching<'a, 't> {
    doc: &'a Doc<'t>,
    offices: &'a mut [OfficeMention],
    people: &'a mut [PersonMention],
    times: &'a [TimeMention],
    organizations: &'a [OrganizationMention],
    /// The person who has an office, by its index.
    owner: SmallVec<[Option<u32>; 64]>,
    /// Where each office ends, with a term (khóa XIII, nhiệm kỳ 2020-2025) and a short form in parentheses after it.
    reach: SmallVec<[u32; 64]>,
    /// The marker before each office, and its class.
    markers: SmallVec<[Option<(u32, &'t str)>; 64]>,
}

impl Attaching<'_, '_> {
    fn give(&mut self, office: usize, person: usize) {
        self.owner[office].get_or_insert(person as u32);
        self.people[person].offices.push(office as u32);
    }

    fn ending_at(&self, at: u32) -> Option<usize> {
        let found = self.reach.partition_point(|&end| end < at);
        (found < self.reach.len() && (self.reach[found] == at || self.offices[found].tokens.end == at)).then_some(found)
    }

    fn leading_at(&self, at: u32) -> Option<usize> {
        self.offices.binary_search_by_key(&at, |o| o.lead).ok()
    }

    /// A comma, dash, "và" or "kiêm" that ends right before a token: its first token.
    fn joiner_before(&self, at: u32) -> Option<u32> {
        let before = at.checked_sub(1)?;
        let token = self.doc.token(before)?;
        let joins = matches!(token.mark(), Some(',' | '-')) || token.is_word(VA) || token.is_word(KIEM);
        if joins {
            // ", kiêm" begins at the comma.
            let comma = before.checked_sub(1).filter(|&i| self.doc.token(i).is_some_and(|t| t.is_mark(',')));
            return comma.filter(|_| token.is_word(KIEM)).or(Some(before));
        }
        title::marker_before(self.doc, at).filter(|(_, class)| *class == "joiner").map(|(start, _)| start)
    }

    /// Offices before the name: Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh *An*.
    fn before(&mut self, person: usize) {
        let phrase = self.people[person].whole.start;
        let adjoining =
            self.ending_at(phrase).or_else(|| self.apart(person, phrase)).or_else(|| self.comprising(phrase));
        let Some(last) = adjoining.or_else(|| self.stretch(person, phrase)) else { return };
        let (mut first, mut breaks) = (last, last);
        while let Some(joiner) = self.joiner_before(self.offices[first].lead) {
            let Some(earlier) = self.ending_at(joiner).filter(|&o| self.owner[o].is_none()) else { break };
            if self.is_another_holder(earlier, first) {
                break;
            }
            if breaks == last && self.doc.token(joiner).is_some_and(|t| t.is_word(VA)) {
                breaks = first;
            }
            first = earlier;
        }
        let first = self.first_of(person, first, breaks);
        for office in first..=last {
            self.give(office, person);
        }
    }

    /// Thừa ủy quyền của *Thủ tướng*, Phó Chủ tịch UBND tỉnh An: an office of the centre in the genitive before a lower
    /// one is somebody else's.
    fn is_another_holder(&self, earlier: usize, office: usize) -> bool {
        let level = |o: usize| self.doc.lexicon.rows.titles.get(self.offices[o].row as usize).map_or("", |t| &*t.level);
        let before = self.offices[earlier].lead.checked_sub(1).and_then(|i| self.doc.token(i));
        let genitive = before.is_some_and(|t| t.is_word(CUA) || t.is_word(MAT));
        genitive
            && level(earlier) == "central"
            && level(office) != "central"
            && self.offices[earlier].organization.is_none()
    }

    /// An office set off by a comma, dash, colon or "là" from a name with an honorific: Giám đốc Sở Y tế, *ông An*; by a
    /// dash from a full name: Giám đốc Sở Y tế - *Lê Văn An*.
    fn apart(&self, person: usize, phrase: u32) -> Option<usize> {
        let mention = &self.people[person];
        let mark = phrase.checked_sub(1)?;
        let token = self.doc.token(mark)?;
        let office = self.ending_at(mark)?;
        let addressed = mention.honorific.is_some() || !mention.degrees.is_empty();
        let named = token.is_mark('-') && mention.form == NameForm::Full;
        let said = token.is_word(LA) && (addressed || is_plural(self.doc, self.announced(office)));
        let set_off = addressed && matches!(token.mark(), Some(',' | '-' | '('))
            || said
            || named
            || token.is_mark(':') && is_plural(self.doc, self.announced(office));
        let start = self.chain_start(office);
        // After "và" it is the next one's when the one before has his: Đại sứ Lào, bà An và *Tổng Lãnh sự Nhật Bản*, ông Bình.
        let listed = start.checked_sub(1).and_then(|i| self.doc.token(i)).is_some_and(|t| t.is_word(VA));
        let parted = listed && person > 0 && !self.people[person - 1].offices.is_empty();
        let follows_name = person > 0 && !parted && self.touches(person - 1, start);
        let own = !self.is_authority(office) && !self.is_told_of_another(person, office);
        (set_off && (said || !follows_name) && own).then_some(office)
    }

    /// Where the chain of offices begins that an office ends: *Bí thư Tỉnh ủy*, Chủ tịch HĐND tỉnh.
    fn chain_start(&self, office: usize) -> u32 {
        const MOST: usize = 8;
        let mut lead = self.offices[office].lead;
        for _ in 0..MOST {
            let Some(earlier) = self.joiner_before(lead).and_then(|joiner| self.ending_at(joiner)) else { break };
            lead = self.offices[earlier].lead;
        }
        lead
    }

    /// Thừa ủy quyền của *Chủ tịch nước*, đồng chí An …: the office of whom the person acts for.
    fn is_authority(&self, office: usize) -> bool {
        let back = |n: u32| self.offices[office].lead.checked_sub(n).and_then(|i| self.doc.token(i));
        let of = back(1).is_some_and(|t| t.is_word(CUA));
        back(1 + u32::from(of)).is_some_and(|t| t.is_word(QUYEN))
    }

    /// An office of several whose holders are listed: các Phó Chủ tịch Hội *gồm (các) ông An, Bình*.
    fn comprising(&self, phrase: u32) -> Option<usize> {
        let before = |at: u32, fits: &dyn Fn(&Token) -> bool| {
            at.checked_sub(1).filter(|&i| self.doc.token(i).is_some_and(fits)).unwrap_or(at)
        };
        let list = before(before(phrase, &|t| t.is_word(CAC)), &|t| t.is_mark(':'));
        let verb = before(list, &|t| t.is_word(GOM));
        let rest = before(verb, &|t| t.is_word(LAI));
        let end = if rest < verb { before(rest, &|t| t.is_word(CON)) } else { rest };
        self.ending_at(end).filter(|&office| verb < list && is_plural(self.doc, self.announced(office)))
    }

    /// Whether an office is told of a person named before (An được bầu giữ chức *Bí thư*, đồng chí Bình …).
    fn is_told_of_another(&self, person: usize, office: usize) -> bool {
        let lead = self.offices[office].lead;
        let held = self.markers[office].is_some_and(|(_, class)| class == "holding");
        let sentence = self.doc.sentences.get(self.doc.sentence_of(lead)).map_or(0, |s| s.tokens.start);
        held && person.checked_sub(1).is_some_and(|p| self.people[p].tokens.start >= sentence)
    }

    /// Stretches the office before a name over the words between: a body that no table knows (Đồn trưởng *Đồn Biên phòng
    /// Cầu Treo* An). They must be words of such names, and no mark may stand among them.
    fn stretch(&mut self, person: usize, phrase: u32) -> Option<usize> {
        const LONGEST: u32 = 9;
        if phrase != self.people[person].tokens.start {
            return None;
        }
        let office = self.offices.partition_point(|o| o.tokens.end < phrase).checked_sub(1)?;
        let from = self.offices[office].tokens.end;
        let after_person = person > 0 && self.people[person - 1].tokens.end > self.offices[office].tokens.start;
        // Vụ trưởng Vụ Bảo hiểm *y tế* An: a field that the table has in capitals only.
        let field =
            self.doc.has(from, Tag::OrganField) && self.doc.hits_of(from, Tag::OrganField).any(|h| self.is_field(&h));
        let capital = self.doc.token(from).is_some_and(|t| t.is_capital()) || field;
        if after_person || !capital || phrase - from > LONGEST || !self.is_name_of_body(from, phrase) {
            return None;
        }
        let tokens = TokenRange::new(self.offices[office].tokens.start, phrase);
        self.offices[office].tokens = tokens;
        self.offices[office].span = self.doc.span(tokens);
        self.reach[office] = phrase;
        Some(office)
    }

    /// Whether a phrase of the table of fields names one.
    fn is_field(&self, hit: &Hit) -> bool {
        let role = self.doc.lexicon.rows.organ_fields.get(hit.row as usize).map(|field| field.role);
        matches!(role, Some(FieldRole::Field | FieldRole::Word))
    }

    fn is_name_of_body(&self, from: u32, to: u32) -> bool {
        let mut at = from;
        while at < to {
            let Some(token) = self.doc.token(at) else { return false };
            let names = |hit: &Hit| {
                let named = matches!(hit.tag, Tag::Organ | Tag::Place | Tag::PlaceKind);
                (named || hit.tag == Tag::OrganField && self.is_field(hit)) && hit.end() <= to
            };
            let word = token.kind == Kind::Word && (token.is_capital() || [VA, CAC, CUA].contains(&token.code));
            let number = token.kind == Kind::Number || token.is_mark('-');
            at = match self.doc.hits_at(at).find(names) {
                Some(hit) => hit.end(),
                None if word || number => at + 1,
                None => return false,
            };
        }
        true
    }

    /// Where the phrase of an office begins, with an honorific before it (các *đồng chí* Phó Bí thư).
    fn announced(&self, office: usize) -> u32 {
        let lead = self.offices[office].lead;
        let honorific = (lead.saturating_sub(2)..lead)
            .find(|&i| title::at(self.doc, i, Role::Honorific).any(|hit| hit.end() == lead));
        honorific.unwrap_or(lead)
    }

    /// Whether only a joiner stands between a name and a token.
    fn touches(&self, person: usize, at: u32) -> bool {
        self.joiner_before(at).is_some_and(|joiner| joiner == self.people[person].tokens.end)
    }

    /// Where the chain of a name begins when it runs back to the name before it. Offices after a name that has none
    /// before it are that name's; only what adjoins the next, or follows "và", is the next one's.
    fn first_of(&self, person: usize, first: usize, breaks: usize) -> usize {
        let Some(previous) = person.checked_sub(1) else { return first };
        if !self.touches(previous, self.offices[first].lead) {
            return first;
        }
        let joiner = self.joiner_before(self.offices[first].lead).and_then(|j| self.doc.token(j));
        if joiner.is_some_and(|t| t.is_word(VA)) {
            first
        } else if self.people[previous].offices.is_empty() {
            breaks
        } else if joiner.is_some_and(|t| t.is_mark('-')) {
            (first + 1).min(breaks)
        } else {
            first
        }
    }

    /// Offices after the name: An, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy; An - Bí thư; An (Bí thư).
    fn after(&mut self, person: usize) {
        let mut at = self.skip_aside(self.skip_parenthesis(self.people[person].tokens.end));
        let before = self.people[person].offices.len();
        while let Some(office) = self.next_office(at).filter(|&o| self.owner[o].is_none()) {
            if before > 0 && (self.is_set_off_from_next(office, person, at) || self.opens_next_item(office, person, at))
            {
                break;
            }
            self.give(office, person);
            at = self.reach[office];
        }
        if self.people[person].offices.len() > before {
            self.share_back(person, before);
        }
    }

    /// Whether an office after "và" is the next person's: Đại sứ Lào, bà An *và Tổng Lãnh sự Nhật Bản, ông Bình*.
    fn is_set_off_from_next(&self, office: usize, person: usize, at: u32) -> bool {
        let end = self.reach[office];
        let joined = self.doc.token(at).is_some_and(|t| t.is_word(VA));
        let comma = self.doc.token(end).is_some_and(|t| t.is_mark(','));
        let next = self.people.get(person + 1);
        joined && comma && next.is_some_and(|p| p.honorific.is_some() && p.whole.start == end + 1)
    }

    /// Whether an office without a name goes on a list of offices before their holders: Chủ tịch An, Giám đốc Bình, *Giám đốc
    /// Quỹ và đại diện* …
    fn opens_next_item(&self, office: usize, person: usize, at: u32) -> bool {
        let Some(previous) = person.checked_sub(1) else { return false };
        let start = self.front(person);
        let before = self.people[previous].tokens.end;
        let comma = |i: u32| self.doc.token(i).is_some_and(|t| t.is_mark(','));
        let leads = self.people[previous].offices.iter().any(|&o| self.offices[o as usize].tokens.end < before);
        let follows = self.doc.token(self.reach[office]).is_some_and(|t| t.is_word(VA));
        comma(at) && comma(before) && start == before + 1 && leads && follows
    }

    /// The office that a comma, dash, parenthesis, "là" or "kiêm" joins to what ends at a token.
    fn next_office(&self, at: u32) -> Option<usize> {
        let token = self.doc.token(at)?;
        let joins = matches!(token.mark(), Some(',' | '-' | '(')) || [VA, KIEM, LA].iter().any(|&w| token.is_word(w));
        let next = if joins { at + 1 } else { at };
        let office = self.offices.partition_point(|o| o.lead < next);
        let linked = self.offices.get(office).map(|o| o.lead).filter(|&lead| lead < next + 5)?;
        let former = self.offices[office].former && self.offices[office].tokens.start > linked;
        // "Ông An nguyên Tổng cục phó" has no mark between.
        let between = linked == next && (joins || former)
            || linked > at
                && self.markers[office].is_some_and(|(start, class)| {
                    matches!(class, "joiner" | "being" | "dismissed" | "once") && start <= next
                });
        between.then_some(office)
    }

    /// After a parenthesis that holds no office (sinh năm 1970).
    fn skip_parenthesis(&self, at: u32) -> u32 {
        const LONGEST: u32 = 10;
        if !self.doc.token(at).is_some_and(|t| t.is_mark('(')) || self.next_office(at).is_some() {
            return at;
        }
        let mark = |i: u32, mark: char| self.doc.token(i).is_some_and(|t| t.is_mark(mark));
        // "(38 tuổi, Phó Chánh Văn phòng)": to the comma before the office.
        let inner = (at + 1..at + LONGEST).take_while(|&i| !mark(i, ')'));
        if let Some(comma) = inner.into_iter().find(|&i| mark(i, ',') && self.leading_at(i + 1).is_some()) {
            return comma;
        }
        let close = (at + 1..at + LONGEST).find(|&i| mark(i, ')'));
        close.map_or(at, |i| i + 1)
    }

    /// "Các đồng chí An và Bình, Phó Chủ tịch UBND tỉnh": the office of the last is the office of all.
    fn share_back(&mut self, person: usize, from: usize) {
        let mut first = person;
        while first > 0 && self.is_linked(first) && self.people[first - 1].offices.is_empty() {
            let semicolon = self.doc.token(self.people[first].whole.start.saturating_sub(1));
            if semicolon.is_some_and(|t| t.is_mark(';')) {
                break;
            }
            first -= 1;
        }
        let start = self.people[first].whole.start;
        let headed = || {
            let honorific = self.people[person].honorific.filter(|h| h.start < start);
            honorific.is_some() && honorific == self.people[first].honorific
        };
        let end = self.people[person].tokens.end;
        let all = (end..end + 2).any(|i| self.doc.token(i).is_some_and(|t| t.is_word(DEU)));
        if first == person || !(all || is_plural(self.doc, start) || self.heads_plural(start) || headed()) {
            return;
        }
        let shared: Vec<u32> = self.people[person].offices[from..].to_vec();
        for other in first..person {
            self.people[other].offices.extend_from_slice(&shared);
        }
    }

    /// "các đồng chí:" before a token.
    fn heads_plural(&self, at: u32) -> bool {
        let Some(colon) = at.checked_sub(1).filter(|&i| self.doc.token(i).is_some_and(|t| t.is_mark(':'))) else {
            return false;
        };
        (colon.saturating_sub(2)..colon)
            .any(|i| title::at(self.doc, i, Role::Honorific).any(|hit| hit.end() == colon) && is_plural(self.doc, i))
    }

    /// Whether a comma, semicolon or "và" alone stands between a name and the one before it.
    fn is_linked(&self, person: usize) -> bool {
        let Some(previous) = person.checked_sub(1) else { return false };
        let (from, to) = (self.skip_parenthesis(self.people[previous].tokens.end), self.people[person].whole.start);
        let links = |i: u32| {
            self.doc.token(i).is_some_and(|t| {
                matches!(t.mark(), Some(',' | ';')) || t.kind == Kind::Word && [VA, CUNG].contains(&t.code)
            })
        };
        from < to && to - from <= 2 && (from..to).all(links)
    }

    /// Whether a semicolon alone stands between a name with its offices and the one before it with its own.
    fn is_next_item(&self, person: usize) -> bool {
        let Some(previous) = person.checked_sub(1) else { return false };
        let end_of = |p: usize| {
            let own = self.people[p].offices.iter().map(|&o| self.reach[o as usize]);
            own.max().unwrap_or(0).max(self.people[p].tokens.end)
        };
        let start = self.people[person].whole.start;
        let leads = self.people[person].offices.iter().any(|&o| self.offices[o as usize].tokens.end <= start);
        let mark = |i: u32, mark: char| self.doc.token(i).is_some_and(|t| t.is_mark(mark));
        let end = end_of(previous);
        let closes = mark(end, ')');
        let end = end + u32::from(closes);
        start == end + 1 && !leads && (mark(end, ';') || closes && mark(end, ','))
    }

    /// Whether several hold such an office, or held it, so that those named after its holder without one hold it too:
    /// nguyên Phó Chủ tịch Quốc hội *An*, Bình, Cường.
    fn is_one_of_several(&self, office: usize) -> bool {
        let office = &self.offices[office];
        let class = self.doc.lexicon.rows.titles.get(office.row as usize).map_or("", |t| &*t.rank_class);
        office.former || matches!(class, "deputy" | "deputy_unit" | "member")
    }

    /// "Các Phó Chủ tịch: An, Bình; Cường": the office that heads a list is the office of all.
    fn shared(&mut self, person: usize) {
        let before = |o: &&u32| self.offices[**o as usize].tokens.end <= self.people[person].tokens.start;
        let Some(&office) = self.people[person].offices.iter().rev().find(before) else { return };
        let (announced, lead) = (self.announced(office as usize), self.offices[office as usize].lead);
        let several = is_plural(self.doc, announced) || is_plural(self.doc, lead);
        if !several && !self.is_one_of_several(office as usize) {
            return;
        }
        let colon = self.people[person].whole.start.checked_sub(1).and_then(|i| self.doc.token(i));
        let opened = colon.is_some_and(|t| t.is_mark(':'));
        for next in person + 1..self.people.len() {
            let bare = self.people[next].whole.start == self.people[next].tokens.start;
            let bracketed = opened && self.doc.token(self.people[next].tokens.end).is_some_and(|t| t.is_mark('('));
            let free = self.people[next].offices.is_empty() || bracketed;
            let alone = self.is_linked(next) && free && (several || bare);
            if !(alone || several && opened && self.is_next_item(next)) {
                break;
            }
            if !self.people[next].offices.contains(&office) {
                self.people[next].offices.push(office);
            }
        }
    }
}

/// Stretches each mention over its offices that adjoin it.
fn widen(people: &mut [PersonMention], offices: &[OfficeMention]) {
    const NEAR: u32 = 4;
    for person in people {
        person.offices.sort_unstable();
        person.offices.dedup();
        for &office in person.offices.iter().rev() {
            let office = &offices[office as usize];
            if office.tokens.end <= person.whole.start && person.whole.start - office.tokens.end <= NEAR {
                person.whole.start = office.lead;
            }
        }
        for &office in &person.offices {
            let office = &offices[office as usize];
            if office.lead >= person.whole.end && office.lead - person.whole.end <= NEAR {
                person.whole.end = office.tokens.end;
            }
        }
    }
}
