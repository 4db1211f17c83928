//! What stands right before a name: an honorific, degrees and ranks, an occupation.

use smallvec::SmallVec;

use crate::grammar::{Doc, Layer, Mentions, office::title};
use crate::lexicon::{Hit, Role, TitleKind, Wanted};
use crate::text::normalise::Code;
use crate::text::{Gap, Shape, TokenRange, code};

const CAC: Code = code("các");
const NHUNG: Code = code("những");
const HAI: Code = code("hai");
const BA: Code = code("ba");

/// The words before a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead {
    /// All of them.
    pub tokens: TokenRange,
    /// ông, bà, đồng chí.
    pub honorific: Option<TokenRange>,
    /// Degrees and ranks.
    pub degrees: SmallVec<[TokenRange; 2]>,
}

/// What may stand before a name: all titles but offices and what goes with them.
pub(super) const LEADS: Wanted = Wanted::roles(&[Role::Honorific, Role::Style]);

/// Reads honorifics, degrees, ranks and occupations from a token on. `None` when there are none.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, at: u32, limit: u32) -> Option<Lead> {
    let mut lead = Lead { tokens: TokenRange::new(at, at), ..Lead::default() };
    // Degrees stack: GS. TS. BS.
    for _ in 0..6 {
        let from = if lead.tokens.is_empty() { at } else { separated(doc, lead.tokens.end) };
        if !doc.is(from, LEADS) {
            break;
        }
        let leads = |hit: &Hit| matches!(hit.role, Role::Honorific | Role::Style);
        let Some(hit) = doc.hits_at(from).find(leads).filter(|hit| hit.end() <= limit) else { break };
        let covered = mentions.cover.has(from, Layer::Place) || mentions.cover.has(from, Layer::Organization);
        if covered || inside_name(doc, from) {
            break;
        }
        let tokens = TokenRange::new(hit.start, hit.end());
        if hit.role == Role::Honorific {
            lead.honorific = Some(tokens);
        } else if matches!(title::row(doc, hit).kind, TitleKind::Degree | TitleKind::Rank) {
            lead.degrees.push(tokens);
        }
        lead.tokens.end = hit.end();
    }
    if lead.tokens.is_empty() {
        return None;
    }
    lead.tokens.end = after_stop(doc, lead.tokens.end);
    Some(lead)
}

/// Whether a capital follows another capitalised word: the last syllable of a name (Kỳ *Anh*), no form of address.
fn inside_name(doc: &Doc<'_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| doc.token(i)) else { return false };
    let one_word = doc.token(at).is_some_and(|t| t.is_capital() && t.shape == Shape::Title && t.gap == Gap::Space);
    one_word && before.shape == Shape::Title && doc.longest_as(at, Role::Honorific).is_some_and(|hit| hit.len == 1)
}

/// After the mark that stands between two degrees.
fn separated(doc: &Doc<'_>, at: u32) -> u32 {
    let is_mark = |i: u32| doc.token(i).is_some_and(|t| matches!(t.mark(), Some('.' | ',' | '-' | '/')));
    if is_mark(at) && is_mark(at + 1) {
        at + 2
    } else if is_mark(at) {
        at + 1
    } else {
        at
    }
}

/// After the stop of an abbreviation (TS. Lê Văn An).
fn after_stop(doc: &Doc<'_>, at: u32) -> u32 {
    at + u32::from(doc.token(at).is_some_and(|t| t.is_mark('.') && t.gap == Gap::None))
}

/// Whether several are announced before a token.
pub(super) fn is_plural(doc: &Doc<'_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| doc.token(i)) else { return false };
    [CAC, NHUNG, HAI, BA].iter().any(|&word| before.is_word(word)) || before.plain_number().is_some_and(|n| n > 1)
}
