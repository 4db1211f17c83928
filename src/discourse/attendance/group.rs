//! People who stand together: "A, Bí thư …; B, Phó Bí thư … và C".

use smallvec::SmallVec;

use crate::discourse::find;
use crate::grammar::{Doc, Layer, Mentions};
use crate::text::normalise::{Code, code};
use crate::text::{Kind, Shape, TokenRange};

const VA: Code = code("và");
const CUNG: Code = code("cùng");

/// People named one after the other with nothing but their offices between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// Indices of the first and, one further, the last person mention.
    pub people: (u32, u32),
    /// From the first office or name to the last.
    pub tokens: TokenRange,
}

/// Puts the people of a sentence together.
pub(super) fn of(doc: &Doc<'_>, mentions: &Mentions, people: std::ops::Range<usize>) -> SmallVec<[Group; 8]> {
    let mut groups: SmallVec<[Group; 8]> = SmallVec::new();
    for index in people {
        let whole = mentions.people[index].whole;
        match groups.last_mut() {
            Some(last) if joined(doc, mentions, last.tokens.end, whole.start) => {
                last.people.1 = index as u32 + 1;
                last.tokens.end = last.tokens.end.max(whole.end);
            }
            _ => groups.push(Group { people: (index as u32, index as u32 + 1), tokens: whole }),
        }
    }
    groups
}

/// Whether two people stand in one list: between them a comma, a semicolon or "và", with offices and words of address.
fn joined(doc: &Doc<'_>, mentions: &Mentions, from: u32, to: u32) -> bool {
    const WORDS: u32 = 6;
    const LONGEST: u32 = 60;
    if from >= to {
        return true;
    }
    if to - from > LONGEST {
        return false;
    }
    let (mut divided, mut words, mut depth) = (false, 0, 0);
    for i in from..to {
        let token = &doc.tokens[i as usize];
        match token.mark() {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            Some(',' | ';') => divided = true,
            Some('-' | '/' | ':' | '"') => {}
            Some(_) => return false,
            None if depth > 0 || named(mentions, i) => {}
            None if token.is_word(VA) || token.is_word(CUNG) => divided = true,
            None if token.kind == Kind::Word && token.shape == Shape::Lower && !is_verb(doc, i) => words += 1,
            // A name that nobody knows.
            None if token.shape == Shape::Title && divided => words += 1,
            None => return false,
        }
    }
    divided && words <= WORDS
}

fn named(mentions: &Mentions, at: u32) -> bool {
    mentions.cover.has(at, Layer::Office) || mentions.cover.has(at, Layer::Organization)
}

/// A word that tells what somebody does ends the list.
fn is_verb(doc: &Doc<'_>, at: u32) -> bool {
    use crate::lexicon::{Side, Tag};
    let role = doc.longest(at, Tag::RoleCue).map(|hit| doc.lexicon.rows.role_cues[hit.row as usize].side);
    matches!(role, Some(Side::Subject | Side::Object | Side::Given | Side::List)) || find::is_verb(doc, at)
}
