//! Proposals and tasks: whom something is asked of, what is to be done, by when.

use super::addressee::{addressee_of, after_adjuncts, after_modal, is_higher, nominal, noun_opens, told_apart};
use super::segment::{Parts, Segment, at_commas, connective, trimmed};
use super::{Items, segments};
use crate::discourse::{Speaker, StatementMention};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::{Act, Complement, Role, Tag, Use, Wanted};
use crate::model::SectionKind;
use crate::text::{Kind, Span, TokenRange, word};

/// Longest addressee before the first action.
const LONGEST_ADDRESSEE: u32 = 40;
const LONGEST_MODIFIERS: usize = 6;
/// Longest announcement of a list of tasks.
const LONGEST_ANNOUNCEMENT: u32 = 16;
/// Longest subject of a part after a semicolon.
const LONGEST_HEAD: u32 = 2;
/// What a part must have to stand alone.
const SHORTEST_PART: u32 = 3;

/// Verbs that tell what to do.
pub(super) const ACTIONS: Wanted = Wanted::roles(&[Role::Action]);
/// What an action begins with: the verb, or a word before it.
const OPENINGS: Wanted = ACTIONS.or(Wanted::roles(&[Role::Modal, Role::Modifier]));
/// What a noun phrase for people or bodies begins with.
const NOUNS: Wanted = Wanted::roles(&[Role::Quantifier, Role::Noun]);

/// A verb phrase that tells what to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Action {
    /// Where it begins, modifiers included, without modals.
    pub start: u32,
    /// After its verb.
    pub end: u32,
    pub code: &'static str,
}

/// An action at `i`: modifiers (sớm, tiếp tục, cần), then its verb.
pub(super) fn action_at(doc: &Doc<'_>, i: u32, end: u32) -> Option<Action> {
    if !doc.is(i, OPENINGS) {
        return None;
    }
    let mut at = i;
    let mut start = i;
    let mut last: Option<Action> = None;
    let words = &doc.lexicon.rows.item_words;
    for _ in 0..LONGEST_MODIFIERS {
        if let Some(hit) = doc.longest_as(at, Role::Action).filter(|hit| hit.end() <= end) {
            last = Some(Action { start, end: hit.end(), code: words[hit.row as usize].code });
        }
        let modal = doc.longest_as(at, Role::Modal).map(|hit| hit.end());
        let Some(next) = modal.or_else(|| doc.longest_as(at, Role::Modifier).map(|hit| hit.end())) else { break };
        if next >= end {
            break;
        }
        at = next;
        if modal.is_some() {
            start = at;
        }
    }
    last
}

/// The first action after a noun phrase: the place where an addressee or subject ends.
fn first_action(doc: &Doc<'_>, mentions: &Mentions, range: TokenRange) -> Option<Action> {
    let covered = |i: u32| {
        [Layer::Organization, Layer::Office, Layer::Person, Layer::Reference].iter().any(|&l| mentions.cover.has(i, l))
    };
    let limit = range.end.min(range.start + LONGEST_ADDRESSEE);
    let mut i = range.start;
    loop {
        i = doc.next(i, limit, OPENINGS.or(NOUNS));
        if i >= limit {
            return None;
        }
        // ban tổ chức, chủ đầu tư, các lãnh đạo: a noun that holds a verb.
        // After a modal it is the verb: phải lãnh đạo thực hiện.
        let modal = i > range.start && doc.does(i - 1, Role::Modal);
        if let Some(noun) = noun_end(doc, i).filter(|_| !modal) {
            i = noun;
            continue;
        }
        let action = action_at(doc, i, range.end).filter(|a| !covered(i) && !covered(a.end - 1));
        // chương trình, quá trình: one syllable is a verb only where a noun phrase has ended.
        let clear = |a: Action| a.end - i > 1 || i == range.start || ends_noun(doc, i) || covered(i - 1);
        if let Some(action) = action.filter(|&a| clear(a) && !is_denied(doc, i)) {
            return Some(action);
        }
        i += 1;
    }
}

/// Whether a mark or a noun for people or bodies stands right before `i`.
fn ends_noun(doc: &Doc<'_>, i: u32) -> bool {
    let noun = |at: u32| doc.longest_as(at, Role::Noun).is_some_and(|hit| hit.end() == i);
    doc.token(i - 1).is_some_and(|t| t.kind == Kind::Mark) || (i.saturating_sub(3)..i).any(noun)
}

/// không, chưa before a verb.
fn is_denied(doc: &Doc<'_>, i: u32) -> bool {
    i > 0 && doc.token(i - 1).is_some_and(|t| t.is_word(word!("không")) || t.is_word(word!("chưa")))
}

/// After a noun for people or bodies, with its quantifier.
pub(super) fn noun_end(doc: &Doc<'_>, i: u32) -> Option<u32> {
    if !doc.is(i, NOUNS) {
        return None;
    }
    let quantified = doc.longest_as(i, Role::Quantifier).map(|hit| hit.end());
    let noun = doc.longest_as(quantified.unwrap_or(i), Role::Noun)?;
    // tổ chức tập huấn, lãnh đạo thực hiện: a verb where another follows.
    let acts = quantified.is_none() && doc.does(i, Role::Action) && doc.does(noun.end(), Role::Action);
    if acts {
        return None;
    }
    (quantified.is_some() || noun.len > 1).then_some(noun.end())
}

/// Reads what a statement with a verb of asking asks for.
pub(super) fn asked(items: &mut Items<'_, '_>, index: u32, statement: &StatementMention, act: Act) {
    let doc = items.doc;
    let mut addressee = None;
    let mut kind = if act == Act::Propose { SectionKind::Proposals } else { SectionKind::Tasks };
    let mut opened = false;
    for segment in segments(doc, statement.tokens) {
        let part = after_adjuncts(items, trimmed(doc, segment.tokens));
        if !opened {
            // lưu ý tỉnh về công tác vận hành: a matter, nothing to be done.
            let matter = doc.token(part.start).is_some_and(|t| t.is_word(word!("việc")));
            let about = |to: TokenRange| doc.token(to.end).is_some_and(|t| t.is_word(word!("về")));
            if matter || addressee_of(items, part).is_some_and(about) {
                return;
            }
            opened = true;
            let action = first_action(doc, items.mentions, part);
            let Some(action) = action else {
                addressee = addressee_of(items, part);
                let delegates = matches!(statement.speaker, Speaker::Described(span) if !is_meeting(doc, span));
                let higher = addressee.map_or(delegates, |to| is_higher(doc, items.mentions, to));
                if act == Act::Request && higher {
                    kind = SectionKind::Proposals;
                }
                if act == Act::Request && (higher || addressee.is_some()) || matches!(act, Act::Propose | Act::Order) {
                    items.add(kind, after_modal(doc, part, addressee), addressee, Some(index));
                }
                continue;
            };
            let before = nominal(doc, TokenRange::new(part.start, action.start));
            let (before, action) = told_apart(doc, before, action);
            let before = nominal(doc, before);
            addressee = Some(before).filter(|range| !range.is_empty());
            if matches!(act, Act::Request | Act::Wish | Act::Appeal)
                && goes_up(items, statement.speaker, addressee, action)
            {
                kind = SectionKind::Proposals;
            } else if act == Act::Wish {
                return;
            }
            let start = list_of(doc, TokenRange::new(action.start, part.end)).map_or(action.start, |colon| colon + 1);
            divide(items, segment, trimmed(doc, TokenRange::new(start, part.end)), kind, addressee, index);
        } else if let Some(action) = named_action(items, segment, part) {
            let own = nominal(doc, TokenRange::new(part.start, action.start));
            divide(items, segment, TokenRange::new(action.start, part.end), kind, Some(own), index);
        } else if let Some(action) = further(doc, items.mentions, segment, part)
            .filter(|a| segment.first || a.start <= part.start + LONGEST_HEAD)
        {
            divide(items, segment, TokenRange::new(action.start, part.end), kind, addressee, index);
        } else if !segment.first && matches!(act, Act::Order | Act::Request) {
            // A verb that the table does not know, after a semicolon.
            let own = addressee_of(items, part);
            items.add(kind, after_modal(doc, part, own), own.or(addressee), Some(index));
        }
    }
}

/// Hai là, Ban Dân vận chủ trì …: a point with an addressee of its own.
fn named_action(items: &Items<'_, '_>, segment: Segment, part: TokenRange) -> Option<Action> {
    // After a semicolon a capital letter begins a name.
    let capital = || !segment.first && items.doc.token(part.start).is_some_and(|t| t.is_capital());
    let named = noun_opens(items, part.start) || capital();
    first_action(items.doc, items.mentions, part).filter(|a| named && a.start > part.start)
}

/// An action of a later part: at its beginning, or after a modal.
fn further(doc: &Doc<'_>, mentions: &Mentions, segment: Segment, part: TokenRange) -> Option<Action> {
    action_at(doc, part.start, part.end).or_else(|| {
        let after_modal = modal_action(doc, part);
        let soon = || first_action(doc, mentions, part).filter(|a| a.start <= part.start + 3);
        after_modal.or_else(|| if segment.first { soon() } else { first_action(doc, mentions, part) })
    })
}

/// cần, phải and an action after it.
fn modal_action(doc: &Doc<'_>, part: TokenRange) -> Option<Action> {
    doc.each(part, Wanted::roles(&[Role::Modal])).find_map(|i| {
        let modal = doc.longest_as(i, Role::Modal).filter(|_| !is_denied(doc, i))?;
        action_at(doc, i, part.end).filter(|a| a.start >= modal.end())
    })
}

/// Adds a part, divided at the commas before further actions when no semicolon divides its sentence.
fn divide(
    items: &mut Items<'_, '_>,
    segment: Segment,
    range: TokenRange,
    kind: SectionKind,
    to: Option<TokenRange>,
    index: impl Into<Option<u32>>,
) {
    let index = index.into();
    if !segment.whole {
        items.add(kind, range, to, index);
        return;
    }
    let parts = actions_apart(items.doc, items.mentions, range);
    // Two verb phrases are one thing with its means or end; from three on, or with a subject of its own, it is a list.
    if let [_, second] = parts[..]
        && kind == SectionKind::Tasks
        && !noun_opens(items, trimmed(items.doc, second).start)
    {
        items.add(kind, range, to, index);
        return;
    }
    for part in parts {
        let part = trimmed(items.doc, part);
        let own = first_action(items.doc, items.mentions, part)
            .filter(|a| a.start > part.start && noun_opens(items, part.start));
        match own {
            Some(action) => {
                let subject = nominal(items.doc, TokenRange::new(part.start, action.start));
                items.add(kind, TokenRange::new(action.start, part.end), Some(subject), index);
            }
            None => items.add(kind, part, to, index),
        }
    }
}

/// Splits "khắc phục hạn chế, nâng cao năng lực" but not "quán triệt, thực hiện nghị quyết": each part has an object.
fn actions_apart(doc: &Doc<'_>, mentions: &Mentions, range: TokenRange) -> Parts {
    let comma = |from: u32, to: u32| (from..to).find(|&i| doc.token(i).is_some_and(|t| t.is_mark(','))).unwrap_or(to);
    at_commas(doc, range, |left, right| {
        let and = doc.token(right.start).is_some_and(|t| t.is_word(word!("và")));
        let right = TokenRange::new(right.start + u32::from(and), right.end);
        let piece = TokenRange::new(right.start, comma(right.start, right.end));
        let quantified = doc.does(right.start, Role::Quantifier) && noun_end(doc, right.start).is_some();
        let named = quantified || mentions.cover.has(right.start, Layer::Organization);
        let next = action_at(doc, right.start, right.end)
            .or_else(|| if named { first_action(doc, mentions, piece) } else { None });
        let object_after = next.is_some_and(|a| piece.end > a.end && piece.len() >= SHORTEST_PART);
        object_after && left.len() >= SHORTEST_PART && !ends_in_verb(doc, left)
    })
}

/// A verb without an object: it shares that of the verb after the comma.
fn ends_in_verb(doc: &Doc<'_>, range: TokenRange) -> bool {
    let part = trimmed(doc, range);
    action_at(doc, part.start, part.end).is_some_and(|action| action.end >= part.end)
}

/// Whether a request goes to a higher body: to one of the centre, or from delegates, and asks what only such a body
/// can give.
fn goes_up(items: &Items<'_, '_>, speaker: Speaker, to: Option<TokenRange>, action: Action) -> bool {
    let doc = items.doc;
    let gives = matches!(action.code, "issue" | "guide" | "allocate" | "amend" | "consider" | "direct" | "support");
    let higher = to.is_some_and(|to| is_higher(doc, items.mentions, to));
    let delegates = match speaker {
        Speaker::Described(span) => !is_meeting(doc, span),
        _ => false,
    };
    gives && (higher || delegates && to.is_none())
}

fn is_meeting(doc: &Doc<'_>, span: Span) -> bool {
    let first = doc.tokens.partition_point(|t| t.span.end() <= span.start()) as u32;
    doc.longest(first, Tag::EventHead).is_some()
}

/// What a statement without a verb of asking says is to be done: after a modal, as a plan for the time to come, in a
/// list of tasks, or as a request within it.
pub(super) fn planned(items: &mut Items<'_, '_>, range: TokenRange, index: Option<u32>) {
    let doc = items.doc;
    if !doc.any(range, ACTIONS) {
        return;
    }
    let plan = opens_plan(doc, range);
    let mut listing = false;
    for segment in segments(doc, range) {
        let part = trimmed(doc, segment.tokens);
        listing &= !segment.first;
        if !doc.any(part, ACTIONS) {
            continue;
        }
        if let Some(colon) = listed_tasks(doc, part) {
            let list = trimmed(doc, TokenRange::new(colon + 1, part.end));
            divide(items, segment, list, SectionKind::Tasks, None, index);
            listing = true;
            continue;
        }
        let opens = segment.tokens.start == range.start && !begins_with_verb(doc, part.start);
        let at_start = action_at(doc, part.start, part.end).filter(|_| listing || plan || opens);
        let action = at_start
            .or_else(|| modal_action(doc, part))
            .or_else(|| request_within(doc, items.mentions, part))
            .or_else(|| {
                let subject = if plan { first_action(doc, items.mentions, part) } else { None };
                subject.filter(|a| a.start <= part.start + LONGEST_SUBJECT)
            });
        if let Some(action) = action {
            divide(items, segment, TokenRange::new(action.start, part.end), SectionKind::Tasks, None, index);
            listing = true;
        }
    }
}

/// A verb without modifier: more often a noun (giải ngân vốn, tổ chức).
fn begins_with_verb(doc: &Doc<'_>, i: u32) -> bool {
    !doc.does(i, Role::Modifier) && !doc.does(i, Role::Modal)
}

/// ba giải pháp: …; các nhiệm vụ sau: …: the colon.
fn listed_tasks(doc: &Doc<'_>, part: TokenRange) -> Option<u32> {
    let opening = TokenRange::new(part.start, part.end.min(part.start + OPENING));
    let tasks = doc.next(opening.start, opening.end, Wanted::roles(&[Role::Tasks]));
    if tasks >= opening.end {
        return None;
    }
    let colon = (opening.start..opening.end).find(|&i| doc.token(i).is_some_and(|t| t.is_mark(':')))?;
    (tasks < colon && action_at(doc, colon + 1, part.end).is_some()).then_some(colon)
}

/// thực hiện các nhiệm vụ sau: …: the colon before a list of actions.
fn list_of(doc: &Doc<'_>, part: TokenRange) -> Option<u32> {
    let reach = part.end.min(part.start + LONGEST_ANNOUNCEMENT);
    let colon = (part.start..reach).find(|&i| doc.token(i).is_some_and(|t| t.is_mark(':')))?;
    action_at(doc, colon + 1, part.end).map(|_| colon)
}

/// nên đề nghị các đồng chí đẩy mạnh …
fn request_within(doc: &Doc<'_>, mentions: &Mentions, part: TokenRange) -> Option<Action> {
    let rows = &doc.lexicon.rows.speech;
    let asks = |i: u32| {
        let hit = doc.longest(i, Tag::SpeechVerb)?;
        let row = rows.get(hit.row as usize)?;
        let clause = row.complement == Complement::Clause;
        (clause && matches!(row.act, Act::Request | Act::Order)).then_some(hit.end())
    };
    let after = doc.each(part, Wanted::roles(&[Role::Says])).find_map(asks)?;
    first_action(doc, mentions, TokenRange::new(after, part.end)).filter(|a| a.start > after)
}

/// Longest subject of a plan (Trong nhiệm kỳ mới, Hội Luật gia tỉnh …).
const LONGEST_SUBJECT: u32 = 20;
/// How far into a sentence a word may still open it.
const OPENING: u32 = 6;

/// Whether a word for the time to come or for tasks opens the stretch.
fn opens_plan(doc: &Doc<'_>, range: TokenRange) -> bool {
    let opening = TokenRange::new(range.start, range.end.min(range.start + OPENING));
    doc.each(opening, Wanted::roles(&[Role::Tasks])).any(|i| {
        let tasks = doc.hits_of(i, Tag::Cue).filter(|hit| hit.role == Role::Tasks);
        tasks
            .filter_map(|hit| doc.lexicon.rows.cues.get(hit.row as usize))
            .any(|cue| cue.strong && cue.position != "clause")
    })
}

/// A narrated plan: a sentence that a word for tasks opens, and those after it that begin with an action.
pub(super) fn narrated(
    items: &mut Items<'_, '_>,
    tokens: TokenRange,
    planning: bool,
    section: Option<SectionKind>,
) -> bool {
    let doc = items.doc;
    if !doc.any(tokens, ACTIONS) {
        return false;
    }
    if assigns(doc, tokens) {
        let range = TokenRange::new(tokens.start + 1, tokens.end);
        let Some(action) = first_action(doc, items.mentions, range) else { return false };
        let to = Some(nominal(doc, TokenRange::new(range.start, action.start))).filter(|to| !to.is_empty());
        items.add(SectionKind::Tasks, TokenRange::new(action.start, tokens.end), to, None);
        return true;
    }
    if let Some(kind) = unsaid(items, tokens, section) {
        return kind == SectionKind::Tasks;
    }
    if opens_plan(doc, tokens) {
        let before = items.found.len();
        planned(items, tokens, None);
        return items.found.len() > before;
    }
    let part = trimmed(doc, tokens);
    let concluded = connective(doc, tokens.start).is_some() && modal_action(doc, part).is_some();
    // - Hoàn thành …; 1. Hướng dẫn …: a point of a list.
    let point = doc.token(tokens.start).is_some_and(|t| t.kind != Kind::Word);
    let listed = planning || point && section == Some(SectionKind::Tasks);
    let goes_on = concluded || listed && action_at(doc, part.start, part.end).is_some();
    if goes_on {
        for segment in segments(doc, tokens) {
            let part = trimmed(doc, segment.tokens);
            if let Some(action) = further(doc, items.mentions, segment, part) {
                divide(items, segment, TokenRange::new(action.start, part.end), SectionKind::Tasks, None, None);
            }
        }
    }
    goes_on
}

/// Đề nghị Ban Tổ chức Trung ương sớm …: a request without a subject, in the list of an official report.
fn unsaid(items: &mut Items<'_, '_>, tokens: TokenRange, section: Option<SectionKind>) -> Option<SectionKind> {
    let doc = items.doc;
    let part = trimmed(doc, tokens);
    let hit = doc.longest(part.start, Tag::SpeechVerb)?;
    let act = doc.lexicon.rows.speech.get(hit.row as usize)?.act;
    if !matches!(act, Act::Request | Act::Propose | Act::Order) {
        return None;
    }
    let mut to = None;
    let mut kind = None;
    for segment in segments(doc, TokenRange::new(hit.end(), tokens.end)) {
        let part = trimmed(doc, segment.tokens);
        let first = kind.is_none();
        let action =
            if first { first_action(doc, items.mentions, part) } else { further(doc, items.mentions, segment, part) };
        let Some(action) = action else { continue };
        if first {
            let before = nominal(doc, TokenRange::new(part.start, action.start));
            to = Some(before).filter(|range| !range.is_empty());
            let higher = to.is_some_and(|to| is_higher(doc, items.mentions, to));
            let asks =
                act == Act::Propose || act == Act::Request && (section == Some(SectionKind::Proposals) || higher);
            kind = Some(if asks { SectionKind::Proposals } else { SectionKind::Tasks });
        }
        divide(items, segment, TokenRange::new(action.start, part.end), kind?, to, None);
    }
    kind
}

/// Giao Sở Nội vụ chủ trì …: a decision that gives a body a task.
fn assigns(doc: &Doc<'_>, tokens: TokenRange) -> bool {
    let opens = doc.token(tokens.start).is_some_and(|t| t.is_word(word!("giao")));
    let next = tokens.start + 1;
    opens
        && (doc.token(next).is_some_and(|t| t.is_capital())
            || doc.does(next, Role::Quantifier)
            || doc.does(next, Role::Noun))
        && !doc.does(tokens.start, Role::Narration)
}

/// The things that an action asks for: a list whose parts begin with a quotation or a word that names such a thing.
pub(super) fn objects<'d>(doc: &'d Doc<'_>, from: u32, end: u32) -> impl Iterator<Item = TokenRange> + use<'d> {
    let mut start = from;
    while start < end && (doc.does(start, Role::Modifier) || doc.does(start, Role::Adverb) || is_detail(doc, start)) {
        start += 1;
        if doc.token(start - 1).is_some_and(|t| t.is_word(word!("cụ"))) {
            start += 1;
        }
    }
    let stop = (start..end).find(|&i| doc.used(i, Use::Purpose)).unwrap_or(end);
    let names = |i: u32| {
        doc.does(i, Role::Object)
            || doc.longest(i, Tag::DocumentKind).is_some()
            || doc.token(i).and_then(|t| t.mark()).is_some_and(|m| matches!(m, '“' | '"'))
    };
    let parts = at_commas(doc, TokenRange::new(start, stop), |_, right| names(right.start));
    parts.into_iter().map(|part| trimmed(doc, part)).filter(|part| !part.is_empty())
}

/// cụ thể after a verb.
fn is_detail(doc: &Doc<'_>, i: u32) -> bool {
    doc.token(i).is_some_and(|t| t.is_word(word!("cụ"))) && doc.token(i + 1).is_some_and(|t| t.is_word(word!("thể")))
}

/// trước ngày 30/9, trong quý III, chậm nhất tháng 12: the last time in the item that such a word introduces.
pub(super) fn deadline(doc: &Doc<'_>, mentions: &Mentions, item: TokenRange) -> Option<Span> {
    let first = mentions.times.partition_point(|t| t.tokens.start < item.start);
    let inside = mentions.times[first..].iter().take_while(|t| t.tokens.end <= item.end);
    let limits = inside.filter(|t| !t.vague && t.tokens.start > item.start);
    let with_word = limits.filter_map(|t| {
        let before = t.tokens.start - 1;
        let word = doc.used(before, Use::Deadline);
        word.then(|| doc.span(TokenRange::new(before, t.tokens.end)))
    });
    with_word.last()
}
