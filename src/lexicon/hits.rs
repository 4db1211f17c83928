//! The phrases found in a text, by where they start.

use std::sync::Arc;

use crate::text::normalise::Code;
use crate::text::{Gap, Kind, Token};

/// Which table a phrase comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Tag {
    /// `titles.tsv`: offices, ranks, degrees, honours, honorifics, markers.
    Title,
    /// `organs.tsv`: heads of names of bodies, and whole well-known bodies.
    Organ,
    /// `organ_fields.tsv`: what stands between the head of a name of a body and its place.
    OrganField,
    /// `organ_traps.tsv`: words that hold the head of a name of a body and are none.
    OrganTrap,
    /// Names of administrative units and other places; the row is one of [`super::Gazetteer::names`].
    Place,
    /// Kinds of administrative unit (tỉnh, TP, huyện …); the row is one of [`super::PLACE_KINDS`].
    PlaceKind,
    /// `place_signs.tsv`: words before a name that tell whether it is a place.
    PlaceSign,
    /// `surnames.tsv`.
    Surname,
    /// `abbreviations.tsv`.
    Abbreviation,
    /// `units.tsv`: measures and counted nouns.
    Unit,
    /// `speech_verbs.tsv`.
    SpeechVerb,
    /// `cues.tsv`: phrases that mark a section.
    Cue,
    /// `document_kinds.tsv`.
    DocumentKind,
    /// `qualifiers.tsv`: hơn, gần, khoảng …
    Qualifier,
    /// `event_heads.tsv`.
    EventHead,
    /// `indicators.tsv`: cues of an indicator.
    Indicator,
    /// `topics.tsv`: cues of a topic.
    Topic,
    /// `holidays.tsv`.
    Holiday,
    /// `number_words.tsv`.
    NumberWord,
    /// `time_words.tsv`.
    TimeWord,
    /// `layout_cues.tsv`: what kind of line it is.
    LayoutCue,
    /// `event_cues.tsv`: words around the name of a meeting.
    EventCue,
    /// `role_cues.tsv`: a person's part in the event.
    RoleCue,
    /// `item_words.tsv`: actions, shortcomings, awards.
    ItemWord,
    /// `laws.tsv`: names of laws, with their kind.
    Law,
    /// `boundaries.tsv`: words that end a noun phrase.
    Boundary,
    /// `scopes.tsv`: whose figure it is.
    Scope,
    /// `name_bearers.tsv`: words before a person's name that show a thing called after the person.
    NameBearer,
}

/// What a phrase does, in the tables whose words do one of several things. Its number, modulo 64, is a bit that no tag and
/// no form of a token has. Some roles share one, with another or with a table: where they are asked for, few words have the
/// other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Role {
    /// `speech_verbs.tsv`: đã, cũng, thẳng thắn.
    Adverb = 32,
    /// theo: what follows is whose word it is.
    Attribute,
    /// thêm, rõ: after the verb.
    Particle,
    /// đại biểu, đại hội, đại diện.
    Noun,
    /// các, nhiều, một số.
    Quantifier,
    /// trao, tặng: a verb that confers.
    Confers,
    /// `item_words.tsv`: what is asked or to be done.
    Action,
    /// sớm, tiếp tục: before an action.
    Modifier,
    /// cần, phải.
    Modal,
    /// A thing asked for.
    Object,
    /// Opens a clause of its own.
    Subject,
    /// Bằng khen, Huân chương.
    Award,
    /// Names a shortcoming.
    Shortcoming,
    /// Says anywhere that something fell short.
    FallsShort,
    /// Says so only where shortcomings are told.
    Hint,
    /// `cues.tsv`: goes on with what was said.
    Connective,
    /// The same, by pointing at it.
    Demonstrative,
    /// Goes back to the meeting.
    Narration,
    /// Tells of shortcomings.
    Limitations,
    /// Tells of causes.
    Causes,
    /// Tells of lessons.
    Lessons,
    /// Tells of tasks.
    Tasks,
    /// `speech_verbs.tsv`: any other verb.
    Says,
    /// `titles.tsv`: an office.
    Office,
    /// nguyên, quyền, kiêm, giữ chức: goes with an office.
    Marker,
    /// ông, bà, đồng chí.
    Honorific,
    /// Any other word that goes before a name: a rank, a degree, an honour, an occupation.
    Style = SHARED + Self::Honorific as u8,
    /// `number_words.tsv`: không to chín, mười: a number begins with it.
    Numeral = SHARED + Self::Particle as u8,
    /// Điều, tổ: a word with which a number is a name.
    Label = SHARED + Tag::Abbreviation as u8,
    /// Hội nghị, Kế hoạch: two such words.
    LongLabel = SHARED + Tag::Law as u8,
    /// trừ, thứ, một số, biển số: leads to a number or looks like one.
    Lead = SHARED + Tag::NameBearer as u8,
    /// `layout_cues.tsv`: ảnh, before who took the picture.
    Credit = 31,
    /// bài, before who wrote the text.
    Byline = SHARED + Self::Credit as u8,
    /// `event_cues.tsv`: điểm cầu, a place connected to a meeting.
    Bridge = 2 * SHARED + Self::Credit as u8,
    /// `place_signs.tsv`: sông, khu đô thị: a name that no table knows may follow.
    Named = 3 * SHARED + Self::Credit as u8,
    /// `boundaries.tsv`: của, để.
    Function = 28,
    /// phấn đấu, đề nghị: ends a noun phrase.
    Verb,
    /// xây dựng, bổ nhiệm: stands inside nouns too.
    Act,
    /// Any other; it has no bit.
    Plain = u8::MAX,
}

/// Between the numbers of two roles that share a bit.
const SHARED: u8 = 64;

impl Role {
    /// Its bit.
    pub(super) const fn bit(self) -> u64 {
        if matches!(self, Self::Plain) { 0 } else { 1 << (self as u8 % SHARED) }
    }
}

/// What a token is by itself, beside the phrases that start at it. Its number is a bit that no tag and no role has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum TokenForm {
    /// The first token of a line, beside what it is.
    Line = 58,
    /// A mark that ends a sentence, beside that it is a mark.
    Stop,
    /// A number.
    Number,
    /// A mark.
    Mark,
    /// A word that begins with a capital letter.
    Capital,
    /// Any other word.
    Small,
}

const _: () =
    assert!((Tag::NameBearer as u8) < Role::Function as u8 && (Role::Honorific as u8) < TokenForm::Line as u8);

impl TokenForm {
    /// The bits of a token's forms.
    #[inline]
    pub(super) fn bits(token: &Token) -> u64 {
        const STOPS: [Code; 4] = ['.' as Code, '!' as Code, '?' as Code, '…' as Code];
        let is_mark = token.kind == Kind::Mark;
        let stop = STOPS.iter().fold(false, |found, &stop| found | (token.code == stop)) & is_mark;
        let word = [Self::Small, Self::Capital][usize::from(token.is_capital())];
        let form = [word, Self::Number, Self::Mark][token.kind as usize];
        let line = u64::from(token.gap >= Gap::Line);
        1 << form as u64 | u64::from(stop) << Self::Stop as u64 | line << Self::Line as u64
    }
}

/// What a scan stops at: phrases of some tables or roles, or tokens of some forms.
#[derive(Clone, Copy, Debug)]
pub struct Wanted(u64);

impl Wanted {
    /// Phrases of any of some tables.
    #[must_use]
    pub const fn tags(tags: &[Tag]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < tags.len() {
            bits |= 1 << tags[i] as u64;
            i += 1;
        }
        Self(bits)
    }

    /// Phrases of any of some roles.
    #[must_use]
    pub const fn roles(roles: &[Role]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < roles.len() {
            bits |= roles[i].bit();
            i += 1;
        }
        Self(bits)
    }

    /// Tokens of any of some forms.
    #[must_use]
    pub const fn forms(forms: &[TokenForm]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < forms.len() {
            bits |= 1 << forms[i] as u64;
            i += 1;
        }
        Self(bits)
    }

    /// Whether it wants phrases of a table.
    #[inline]
    #[must_use]
    pub const fn has(self, tag: Tag) -> bool {
        self.0 >> tag as u64 & 1 != 0
    }

    /// What either wants.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the first token.
    pub start: u32,
    /// Number of tokens.
    pub len: u16,
    /// Which table.
    pub tag: Tag,
    /// What it does, in a table that holds words of several kinds.
    pub role: Role,
    /// Row in that table's list in the [`super::Lexicon`].
    pub row: u32,
}

impl Hit {
    /// Index after the last token.
    #[must_use]
    pub const fn end(&self) -> u32 {
        self.start + self.len as u32
    }
}

/// A phrase of the tables in a list of phrases that start together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub row: u32,
    pub len: u16,
    pub tag: Tag,
    pub role: Role,
}

/// Which phrases of the lexicon start at a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Listed {
    pub first: u32,
    pub count: u32,
}

impl Listed {
    /// Their indices.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.first as usize..(self.first + self.count) as usize
    }
}

/// The phrases that start at one token, longest first.
#[derive(Clone, Debug)]
pub struct At<'h> {
    start: u32,
    phrases: std::slice::Iter<'h, Phrase>,
}

impl At<'_> {
    /// The longest.
    #[inline]
    #[must_use]
    pub fn first(&self) -> Option<Hit> {
        self.clone().next()
    }
}

impl Iterator for At<'_> {
    type Item = Hit;

    #[inline]
    fn next(&mut self) -> Option<Hit> {
        let &Phrase { row, len, tag, role } = self.phrases.next()?;
        Some(Hit { start: self.start, len, tag, role, row })
    }
}

/// Tokens of a block, a bit of a word for each.
pub(crate) const BLOCK: usize = 64;

/// All phrases of a text, by the token at which they start, longest first.
#[derive(Debug, Default)]
pub struct Hits {
    /// The phrases of the lexicon, of which each token names some.
    phrases: Arc<[Phrase]>,
    listed: Vec<Listed>,
    /// For each token a bit for each table and role with a phrase that starts there, and one for its form: most
    /// questions end here.
    tags: Vec<u64>,
    /// The same by block of tokens: for each of those bits a word with a bit for each token.
    columns: Vec<[u64; BLOCK]>,
}

impl Hits {
    /// Whether a phrase of a table starts at token `i`; of a table whose bit a [`Role`] shares, only that one may.
    #[inline]
    #[must_use]
    pub fn has(&self, i: u32, tag: Tag) -> bool {
        self.tags.get(i as usize).is_some_and(|tags| tags >> tag as u32 & 1 != 0)
    }

    /// The phrases of one table that start at token `i`, longest first.
    #[inline]
    pub fn of(&self, i: u32, tag: Tag) -> impl Iterator<Item = Hit> + use<'_> {
        self.of_range(i, self.has(i, tag)).filter(move |hit| hit.tag == tag)
    }

    /// The phrases that start at token `i`, longest first.
    #[inline]
    #[must_use]
    pub fn at(&self, i: u32) -> At<'_> {
        self.of_range(i, true)
    }

    #[inline]
    fn of_range(&self, start: u32, wanted: bool) -> At<'_> {
        let listed =
            if wanted { self.listed.get(start as usize).copied().unwrap_or_default() } else { Listed::default() };
        At { start, phrases: self.phrases[listed.range()].iter() }
    }

    /// The longest phrase of one table that starts at token `i`.
    #[inline]
    #[must_use]
    pub fn longest(&self, i: u32, tag: Tag) -> Option<Hit> {
        self.of(i, tag).next()
    }

    /// Whether a phrase of a role starts at token `i`; of a role that shares its bit, only that one may.
    #[inline]
    #[must_use]
    pub fn does(&self, i: u32, role: Role) -> bool {
        self.tags.get(i as usize).is_some_and(|tags| tags & role.bit() != 0)
    }

    /// The longest phrase of a role that starts at token `i`.
    #[inline]
    #[must_use]
    pub fn longest_as(&self, i: u32, role: Role) -> Option<Hit> {
        if self.does(i, role) { self.at(i).find(|hit| hit.role == role) } else { None }
    }

    /// Whether something wanted starts anywhere in a range.
    #[inline]
    #[must_use]
    pub fn any(&self, range: std::ops::Range<u32>, wanted: Wanted) -> bool {
        self.next(range.start, range.end, wanted) < range.end
    }

    /// Whether something wanted starts at token `i`.
    #[inline]
    #[must_use]
    pub fn is(&self, i: u32, wanted: Wanted) -> bool {
        self.tags.get(i as usize).is_some_and(|tags| tags & wanted.0 != 0)
    }

    /// The first token from `from` on, before `end`, at which something wanted starts; `end` when there is none.
    #[inline]
    #[must_use]
    pub fn next(&self, from: u32, end: u32, wanted: Wanted) -> u32 {
        self.each(from..end, wanted).next().unwrap_or(end)
    }

    /// The last token of a range at which something wanted starts.
    #[must_use]
    pub fn last(&self, range: std::ops::Range<u32>, wanted: Wanted) -> Option<u32> {
        let (start, mut end) = (range.start as usize, range.end as usize);
        while start < end {
            let block = (end - 1) / BLOCK;
            let word = self.word(block, wanted) & u64::MAX >> (BLOCK - 1 - (end - 1) % BLOCK);
            let at = block * BLOCK + word.checked_ilog2().map_or(0, |bit| bit as usize);
            if word != 0 {
                return (at >= start).then_some(at as u32);
            }
            end = block * BLOCK;
        }
        None
    }

    /// The tokens of a range at which something wanted starts.
    #[inline]
    pub fn each(&self, range: std::ops::Range<u32>, wanted: Wanted) -> Each<'_> {
        let block = range.start as usize / BLOCK;
        let word = self.word(block, wanted) & u64::MAX << (range.start as usize % BLOCK);
        Each { hits: self, wanted, block, word, end: range.end as usize }
    }

    /// The tokens of a block of 64 at which something wanted starts, a bit for each.
    #[inline]
    #[must_use]
    pub fn word(&self, block: usize, wanted: Wanted) -> u64 {
        let Some(columns) = self.columns.get(block) else { return 0 };
        let (mut word, mut bits) = (0, wanted.0);
        while bits != 0 {
            word |= columns[bits.trailing_zeros() as usize];
            bits &= bits - 1;
        }
        word
    }

    /// The tokens of a block so many tokens, below 64, after which something wanted starts, a bit for each.
    #[inline]
    #[must_use]
    pub fn word_before(&self, block: usize, wanted: Wanted, distance: usize) -> u64 {
        self.word(block, wanted) >> distance | self.word(block + 1, wanted) << (BLOCK - distance)
    }

    /// Begins a text.
    pub(super) fn begin(&mut self, phrases: &Arc<[Phrase]>) {
        self.phrases = Arc::clone(phrases);
        self.listed.clear();
        self.tags.clear();
        self.columns.clear();
    }

    /// Adds the next token.
    #[inline]
    pub(super) fn push(&mut self, listed: Listed, tags: u64) {
        self.listed.push(listed);
        self.tags.push(tags);
    }

    /// Makes the columns once all tokens are there.
    pub(super) fn finish(&mut self) {
        for rows in self.tags.chunks(BLOCK) {
            let mut block = [0; BLOCK];
            block[..rows.len()].copy_from_slice(rows);
            transpose(&mut block);
            self.columns.push(block);
        }
    }
}

/// Makes rows columns: bit `b` of word `a` changes places with bit `a` of word `b`, by halves, quarters and so on
/// (Warren, Hacker's Delight, 7-3).
fn transpose(words: &mut [u64; BLOCK]) {
    let mut width = BLOCK / 2;
    let mut mask = u64::from(u32::MAX);
    while width != 0 {
        let mut low = 0;
        while low < BLOCK {
            let high = low | width;
            let differ = (words[low] >> width ^ words[high]) & mask;
            words[high] ^= differ;
            words[low] ^= differ << width;
            low = (high + 1) & !width;
        }
        width /= 2;
        mask ^= mask << width;
    }
}

/// The tokens at which something wanted starts: see [`Hits::each`].
#[derive(Clone, Debug)]
pub struct Each<'h> {
    hits: &'h Hits,
    wanted: Wanted,
    block: usize,
    /// Those of the block that are still to come.
    word: u64,
    end: usize,
}

impl Iterator for Each<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        while self.word == 0 {
            self.block += 1;
            if self.block * BLOCK >= self.end {
                return None;
            }
            self.word = self.hits.word(self.block, self.wanted);
        }
        let at = self.block * BLOCK + self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        (at < self.end).then_some(at as u32)
    }

    fn count(mut self) -> usize {
        let mut count = 0;
        while (self.block + 1) * BLOCK <= self.end {
            count += self.word.count_ones();
            self.block += 1;
            self.word = self.hits.word(self.block, self.wanted);
        }
        let inside = self.end.saturating_sub(self.block * BLOCK) as u32;
        count += (self.word & !(u64::MAX << inside)).count_ones();
        count as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_columns() {
        let mut words = [0u64; BLOCK];
        for (i, word) in words.iter_mut().enumerate() {
            *word = (i as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        let rows = words;
        transpose(&mut words);
        for (i, row) in rows.iter().enumerate() {
            for (j, column) in words.iter().enumerate() {
                assert_eq!(row >> j & 1, column >> i & 1);
            }
        }
    }

    #[test]
    fn each_finds_what_has_finds() {
        let tags = [Tag::Organ, Tag::Place, Tag::Unit];
        let phrases = tags.map(|tag| Phrase { row: 0, len: 1, tag, role: Role::Plain });
        let mut hits = Hits::default();
        hits.begin(&Arc::from(phrases.as_slice()));
        for i in 0..200u32 {
            let count = if i % 7 == 0 { 3 } else { 0 };
            hits.push(Listed { first: 0, count }, if count > 0 { Wanted::tags(&tags).0 } else { 0 });
        }
        hits.finish();
        let wanted = Wanted::tags(&[Tag::Place]);
        for (from, end) in [(0, 200), (3, 130), (64, 128), (70, 71), (63, 64), (199, 200), (5, 5)] {
            let found: Vec<u32> = hits.each(from..end, wanted).collect();
            assert_eq!(found, (from..end).filter(|&i| hits.has(i, Tag::Place)).collect::<Vec<_>>());
            assert_eq!(hits.next(from, end, wanted), found.first().copied().unwrap_or(end));
            assert_eq!(hits.last(from..end, wanted), found.last().copied());
            assert_eq!(hits.each(from..end, wanted).count(), found.len());
        }
        assert_eq!(hits.at(7).count(), 3);
        assert_eq!(hits.at(8).count(), 0);
        assert_eq!(hits.of(14, Tag::Unit).map(|hit| hit.start).collect::<Vec<_>>(), [14]);
    }
}
