//! Names of authors and photographers: lines of names alone, and names after "Ảnh:", "Bài:", "Tin, ảnh:".

use super::name;
use crate::grammar::{Doc, Layer, Mentions, NameForm, PersonMention};
use crate::lexicon::{Role, Wanted};
use crate::text::normalise::Code;
use crate::text::{Kind, TokenRange, code};

const THUC: Code = code("thực");
const HIEN: Code = code("hiện");
const TONG: Code = code("tổng");
const HOP: Code = code("hợp");
const GHI: Code = code("ghi");
const VA: Code = code("và");

/// What opens a byline or a credit.
pub(super) const CUES: Wanted = Wanted::roles(&[Role::Credit, Role::Byline]);

/// The most tokens of a line that only names its authors.
const LONGEST_LINE: u32 = 14;

/// Whether a token opens a credit (Tin, ảnh: …): where the names after its colon begin.
pub(super) fn credit(doc: &Doc<'_>, i: u32) -> Option<u32> {
    let colon = |at: u32| doc.token(at).is_some_and(|t| t.is_mark(':'));
    cues(doc, i)
        .find_map(|end| (colon(end - 1) && end > i + 1).then_some(end).or_else(|| colon(end).then_some(end + 1)))
}

/// Ends of the phrases at a token that open a byline or a credit.
fn cues<'d>(doc: &Doc<'d>, i: u32) -> impl Iterator<Item = u32> {
    let opens = doc.is(i, CUES).then(|| doc.hits_at(i)).into_iter().flatten();
    opens.filter(|hit| matches!(hit.role, Role::Credit | Role::Byline)).map(|hit| hit.end())
}

/// The names after a credit or on a byline, up to `limit`; and where reading stopped.
pub(super) fn names(doc: &Doc<'_>, mentions: &Mentions, at: u32, limit: u32) -> (Vec<PersonMention>, u32) {
    let (mut found, mut at) = (Vec::new(), at);
    while let Some(run) = name::run(doc, at, limit) {
        let is_initials = run.syllables == 1 && run.tokens.len() >= 3;
        // In "Bài và ảnh: Trường Giang" and "Hữu Khá - Trường Trung" a name looks like a school.
        let credited =
            !found.is_empty() || at.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(|t| t.is_mark(':'));
        let body = mentions.cover.touches(run.tokens, Layer::Organization) && !(credited && run.syllables == 2);
        let names_thing = name::is_thing(doc, &run) || body;
        // Ảnh: TTXVN/Lê An, the agency before its photographer.
        if found.is_empty() && run.syllables == 1 && doc.token(run.tokens.end).is_some_and(|t| t.is_mark('/')) {
            at = run.tokens.end + 1;
            continue;
        }
        if !(2..=5).contains(&run.syllables) && !is_initials || names_thing {
            break;
        }
        let tokens = parted(doc, run.tokens);
        found.push(super::mention(doc, tokens, NameForm::Full, None));
        let end = tokens.end;
        match doc.token(end) {
            Some(t) if end < limit && (matches!(t.mark(), Some('-' | ',' | '/' | '&')) || t.is_word(VA)) => {
                at = end + 1
            }
            _ => return (found, end),
        }
    }
    (found, at)
}

/// The first of two names that a dash without spaces parts: *Quốc An*-Hồng Bình.
fn parted(doc: &Doc<'_>, run: TokenRange) -> TokenRange {
    let dash = (run.start + 2..run.end.saturating_sub(2)).find(|&i| doc.token(i).is_some_and(|t| t.is_mark('-')));
    dash.map_or(run, |dash| TokenRange::new(run.start, dash))
}

/// The authors named by a paragraph that names nothing else: "Lê Quang", "Thu Huyền - Hữu Thắng", "An Bình (tổng hợp)".
pub(super) fn line(doc: &Doc<'_>, mentions: &Mentions, line: TokenRange) -> Option<Vec<PersonMention>> {
    let first = doc.token(line.start)?;
    if line.len() > LONGEST_LINE
        || !first.is_capital()
        || line.start == 0
        || mentions.cover.has(line.start, Layer::Place)
    {
        return None;
    }
    // "Ảnh TỰ AN": the credit without its colon.
    let cue = cues(doc, line.start).last().filter(|&end| doc.token(end).is_some_and(|t| t.is_capital()));
    let unmarked = cue.is_some();
    let (names, end) = names(doc, mentions, cue.unwrap_or(line.start), line.end);
    let rest = doc.tokens.get(TokenRange::new(end, line.end).indices())?;
    let says_how = |t: &crate::text::Token| match t.kind {
        Kind::Word => [TONG, HOP, GHI, THUC, HIEN].contains(&t.code),
        _ => matches!(t.mark(), Some('(' | ')' | '.')),
    };
    let ends_with_stop = !unmarked && rest.len() == 1 && rest[0].is_mark('.');
    (!names.is_empty() && !ends_with_stop && rest.iter().all(says_how)).then_some(names)
}
