//! The shape of a name: a run of capitalised syllables, with the apostrophes, hyphens and initials of some peoples.

use crate::grammar::Doc;
use crate::lexicon::{Tag, Wanted};
use crate::text::{Gap, Kind, Shape, Token, TokenRange};

/// A run of syllables that may be a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Index of the first token of its last syllable.
    pub last: u32,
    /// Number of syllables, hyphened ones together.
    pub syllables: u32,
    /// Share of people who bear its family name, in percent; `None` when it begins with no family name.
    pub surname: Option<f32>,
    /// Written in capital letters.
    pub upper: bool,
    /// A syllable with an apostrophe (H'Bơ, K’Ré), which only names have.
    pub marked: bool,
}

impl Run {
    /// A long run after an office may be the end of a body's name and a full name: Trường Chính trị Trần Phú | Lê Văn An.
    pub(super) fn after_place(&self, doc: &Doc<'_>, limit: u32) -> Option<Self> {
        // A foreign word before a Vietnamese name: Công đoàn Vietsovpetro | Lê Văn An.
        let first = Self { tokens: TokenRange::new(self.tokens.start, self.tokens.start + 1), ..*self };
        if self.syllables >= 4 && first.is_foreign(doc) {
            let rest = run(doc, self.tokens.start + 1, limit)?;
            let name = (3..=4).contains(&rest.syllables) && rest.surname.is_some_and(|share| share >= 0.3);
            return (name && !rest.is_foreign(doc)).then_some(rest);
        }
        if self.syllables < 5 || self.tokens.len() != self.syllables || self.is_foreign(doc) {
            return None;
        }
        let first_is_word = doc.token(self.tokens.start).is_some_and(|t| t.span.len() > 1);
        let split = |length: u32| run(doc, self.tokens.start + length, limit);
        let fits = |run: &Self| (3..=4).contains(&run.syllables) && run.surname.is_some_and(|share| share >= 0.3);
        (1..=3).filter_map(split).find(|run| first_is_word && fits(run))
    }

    /// Whether one of its syllables is not Vietnamese. Hyphened ones (Ka-Tơr) are names of peoples of the country.
    pub(super) fn is_foreign(&self, doc: &Doc<'_>) -> bool {
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            let end = syllable(doc, at, self.tokens.end);
            if end == at + 1 && doc.token(at).is_some_and(|t| !is_vietnamese(t.span.of(doc.text))) {
                return true;
            }
            at = end;
        }
        false
    }
}

const BEARERS: Wanted = Wanted::tags(&[Tag::NameBearer]);

/// The most syllables of a name (Công Tằng Tôn Nữ Thị An).
const MOST: u32 = 6;

/// Reads the longest run at a token.
pub(crate) fn run(doc: &Doc<'_>, at: u32, limit: u32) -> Option<Run> {
    let upper = style(doc.token(at)?)?;
    let mut run = Run { tokens: TokenRange::new(at, at), last: at, syllables: 0, surname: None, upper, marked: false };
    while run.syllables < MOST && run.tokens.end < limit {
        let at = run.tokens.end;
        let Some(token) = doc.token(at) else { break };
        let fits = style(token).is_some_and(|u| u == run.upper || token.letters == 1);
        if !fits || run.syllables > 0 && (token.gap == Gap::None || begins_other(doc, at, run)) {
            break;
        }
        let end = syllable(doc, at, limit);
        run.marked |= end > at + 1 && doc.token(at + 1).is_some_and(|t| matches!(t.mark(), Some('\'' | '’' | '‘')));
        run.last = at;
        run.tokens.end = end;
        run.syllables += 1;
    }
    while run.syllables > 0 && crosses(doc, &run) {
        shorten(&mut run);
    }
    let surname = doc.hits_of(at, Tag::Surname).find(|h| h.end() <= run.tokens.end);
    run.surname = surname.and_then(|h| doc.lexicon.rows.surnames.get(h.row as usize)).map(|s| s.share);
    (run.syllables > 0).then_some(run)
}

/// Whether a word right before a token shows a street, school, prize … called after the person.
pub(crate) fn is_bearer(doc: &Doc<'_>, at: u32) -> bool {
    const LONGEST: u32 = 5;
    let mut bearers = doc.each(TokenRange::new(at.saturating_sub(LONGEST), at), BEARERS);
    bearers.any(|i| doc.hits_of(i, Tag::NameBearer).any(|h| h.end() == at))
}

/// Whether several words right before a token show a firm or office called after the person: văn phòng luật sư *Lê An*.
pub(super) fn is_firm(doc: &Doc<'_>, at: u32) -> bool {
    const LONGEST: u32 = 5;
    let mut bearers = doc.each(TokenRange::new(at.saturating_sub(LONGEST), at), BEARERS);
    bearers.any(|i| doc.hits_of(i, Tag::NameBearer).any(|h| h.end() == at && h.len > 2))
}

/// Whether a token can be a syllable of a name: `Some(true)` in capital letters.
fn style(token: &Token) -> Option<bool> {
    match (token.kind, token.shape) {
        (Kind::Word, Shape::Title) => Some(false),
        (Kind::Word, Shape::Upper) => Some(true),
        _ => None,
    }
}

/// End of the syllable at a token: H'Bơ, K’Ré, Ka-Tơr, H.Lan and N.V.A are one each.
fn syllable(doc: &Doc<'_>, at: u32, limit: u32) -> u32 {
    const MOST_PARTS: u32 = 5;
    let mut end = at + 1;
    while end + 1 < limit && end < at + 2 * MOST_PARTS {
        let (Some(mark), Some(next)) = (doc.token(end), doc.token(end + 1)) else { break };
        let glued = mark.gap == Gap::None && next.gap == Gap::None && next.kind == Kind::Word;
        let joins = match mark.mark() {
            Some('-') => glued && !begins_title(doc, end + 1),
            // K' Brêm: the press sets a space after the mark of one letter.
            Some('\'' | '’' | '‘') => {
                glued || mark.gap == Gap::None && is_initial(doc, end - 1) && next.shape == Shape::Title
            }
            Some('.') => glued && next.is_capital() && is_initial(doc, end - 1),
            _ => false,
        };
        if !joins {
            break;
        }
        end += 2;
    }
    end
}

/// Whether an office begins at a token: Nguyễn Văn An-Phó Giám đốc Sở Y tế.
fn begins_title(doc: &Doc<'_>, at: u32) -> bool {
    doc.hits_of(at, Tag::Title).any(|hit| hit.len >= 2)
}

fn is_initial(doc: &Doc<'_>, at: u32) -> bool {
    doc.token(at).is_some_and(|t| t.kind == Kind::Word && t.is_capital() && t.letters == 1)
}

/// Whether something else begins at a syllable that follows others: a title (Nguyễn Văn An Giám đốc) or a body.
fn begins_other(doc: &Doc<'_>, at: u32, run: Run) -> bool {
    begins_mixed_body(doc, at)
        || run.upper && begins_headline_word(doc, at, run.syllables)
        || run.syllables >= 2
            && (doc.has(at, Tag::Title) || doc.has(at, Tag::Organ))
            && doc.hits_at(at).any(|hit| {
                let organ = || doc.lexicon.rows.organs.get(hit.row as usize).is_some_and(|o| o.is_head);
                hit.len >= 2 && (hit.tag == Tag::Title || hit.tag == Tag::Organ && organ())
            })
}

/// Whether a word of the headline follows a name in capitals, where no shape tells: LÊ VĂN AN *THĂM NGHỆ AN*. A short name
/// may end in such a syllable (NGUYỄN VĂN DỰ), so there only a longer phrase counts.
fn begins_headline_word(doc: &Doc<'_>, at: u32, syllables: u32) -> bool {
    const WORDS: [Tag; 5] = [Tag::SpeechVerb, Tag::RoleCue, Tag::LayoutCue, Tag::EventHead, Tag::Place];
    let shortest = if syllables >= 3 { 1 } else { 2 };
    let is_word =
        |tag: Tag| doc.longest(at, tag).is_some_and(|hit| hit.len >= shortest && (tag != Tag::Place || hit.len >= 2));
    syllables >= 2 && WORDS.into_iter().any(is_word)
}

/// Whether the name of a body begins at a token that no name of a person can hold, since a word of it is in lower case: Lưu
/// *Ban Tổ chức*.
fn begins_mixed_body(doc: &Doc<'_>, at: u32) -> bool {
    let lower = |i: u32| doc.token(i).is_some_and(|t| t.shape == Shape::Lower);
    doc.hits_of(at, Tag::Organ).any(|hit| hit.len >= 2 && (at..hit.end()).any(lower))
}

/// Whether all of a run is a document, a meeting or a body: BÁO CÁO over a document.
pub(super) fn is_thing(doc: &Doc<'_>, run: &Run) -> bool {
    const THINGS: [Tag; 3] = [Tag::Organ, Tag::EventHead, Tag::DocumentKind];
    doc.is(run.tokens.start, const { Wanted::tags(&THINGS) })
        && doc.hits_at(run.tokens.start).any(|hit| THINGS.contains(&hit.tag) && hit.end() >= run.tokens.end)
}

/// Whether the last syllable begins a longer phrase that goes past the run (… *Chủ* tịch).
fn crosses(doc: &Doc<'_>, run: &Run) -> bool {
    const PHRASES: [Tag; 4] = [Tag::Title, Tag::Organ, Tag::EventHead, Tag::DocumentKind];
    doc.is(run.last, const { Wanted::tags(&PHRASES) })
        && doc.hits_at(run.last).any(|hit| PHRASES.contains(&hit.tag) && hit.end() > run.tokens.end)
}

/// Drops the last syllable. The one before it is one token, or the run is given up.
fn shorten(run: &mut Run) {
    run.syllables -= 1;
    run.tokens.end = run.last;
    run.last = run.last.saturating_sub(1).max(run.tokens.start);
}

/// Whether a word has the form of one Vietnamese syllable: consonants, one group of vowels, a final consonant.
pub(crate) fn is_vietnamese(word: &str) -> bool {
    const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let plain = crate::text::fold(word);
    let is_vowel = |c: char| !c.is_ascii_alphabetic() && c != 'đ' || matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if plain.contains(['f', 'j', 'w', 'z']) || plain.chars().count() > 7 {
        return false;
    }
    let rest = plain.trim_start_matches(|c| !is_vowel(c));
    let coda = rest.trim_start_matches(is_vowel);
    !rest.is_empty() && FINALS.contains(&coda)
}
