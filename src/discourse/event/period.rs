//! The periods that a meeting looks back on and ahead to, from its name, or from what the report says of its contents.

use super::cue_at;
use crate::discourse::find;
use crate::discourse::outline::{EventMention, LineKind, Outline};
use crate::grammar::{Doc, Layer, Mentions, TimeMention};
use crate::lexicon::{EventRole, Tag};
use crate::model::{EventKind, Grain};
use crate::text::TokenRange;

/// Reads both periods.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, event: &mut EventMention) {
    let (review, plan) = halves(doc, mentions, event.tokens, reviews_by_kind(event.kind));
    event.review = review;
    event.plan = plan;
    if event.kind == EventKind::DaiHoi {
        terms(mentions, outline, doc, event);
        return;
    }
    if !reviews_by_kind(event.kind) && !matches!(event.kind, EventKind::HoiNghi | EventKind::Khac) {
        return;
    }
    if event.review.is_none() && event.plan.is_none() {
        told(doc, mentions, outline, event);
    }
    if let (Some(review), None) = (event.review, event.plan) {
        event.plan = following(doc, mentions, outline, &mentions.times[review as usize]);
    }
}

const fn reviews_by_kind(kind: EventKind) -> bool {
    matches!(kind, EventKind::SoKet | EventKind::TongKet | EventKind::GiaoBan)
}

/// Whether a time is a period that a meeting reviews.
fn is_period(mentions: &Mentions, time: &TimeMention) -> bool {
    let long = matches!(
        time.grain,
        Grain::Month
            | Grain::MonthRange
            | Grain::Quarter
            | Grain::HalfYear
            | Grain::Year
            | Grain::YearRange
            | Grain::Term
    );
    (long || super::name::spans_months(time))
        && !time.vague
        && time.relative.is_none()
        && !mentions.cover.has(time.tokens.start, Layer::Reference)
}

/// The first period before and the first after the words that begin the second half (triển khai nhiệm vụ, phương hướng …).
fn halves(doc: &Doc<'_>, mentions: &Mentions, range: TokenRange, reviewed: bool) -> (Option<u32>, Option<u32>) {
    let (mut review, mut plan) = (None, None);
    let mut planning = false;
    let mut at = range.start;
    let from = find::first(&mentions.times, |t| t.tokens, range.start);
    let mut seen_review = reviewed;
    for (i, time) in mentions.times.iter().enumerate().skip(from).take_while(|(_, t)| t.tokens.start < range.end) {
        while at < time.tokens.start {
            if let Some(done) = cue_at(doc, at, EventRole::Done) {
                at = done.end();
                continue;
            }
            if let Some(next) = cue_at(doc, at, EventRole::Plan) {
                planning = true;
                at = next.end();
                continue;
            }
            seen_review |= cue_at(doc, at, EventRole::Review).is_some();
            at += 1;
        }
        at = time.tokens.end;
        if !is_period(mentions, time) {
            continue;
        }
        if planning {
            plan = plan.or(Some(i as u32));
        } else if seen_review {
            review = review.or(Some(i as u32));
        }
    }
    (review, plan)
}

/// A sentence of the report that names both: "báo cáo công tác năm 2018 và phương hướng, nhiệm vụ năm 2019".
fn told(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, event: &mut EventMention) {
    const SENTENCES: usize = 60;
    const CLAUSE: u32 = 24;
    let mut sentences = prose(doc, outline).take(SENTENCES).peekable();
    for (i, pair) in mentions.times.windows(2).enumerate() {
        let (first, second) = (&pair[0], &pair[1]);
        let near = second.tokens.start.saturating_sub(first.tokens.end) <= CLAUSE / 2;
        if !near || first.grain == Grain::Term || !is_period(mentions, first) || !is_period(mentions, second) {
            continue;
        }
        while sentences.next_if(|s| s.end <= first.tokens.start).is_some() {}
        let Some(sentence) = sentences.peek() else { return };
        if !sentence.holds(first.tokens.start) || !sentence.holds(second.tokens.start) {
            continue;
        }
        let start = sentence.start.max(first.tokens.start.saturating_sub(CLAUSE));
        let looks_back = (start..first.tokens.start)
            .any(|at| cue_at(doc, at, EventRole::Review).is_some() || doc.longest(at, Tag::EventHead).is_some());
        let ahead = (first.tokens.end..second.tokens.start).any(|at| cue_at(doc, at, EventRole::Plan).is_some());
        if looks_back && ahead {
            event.review = Some(i as u32);
            event.plan = Some(i as u32 + 1);
            return;
        }
    }
}

/// The period right after the one reviewed, where the prose names it: 6 tháng cuối năm, năm sau.
fn following(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, review: &TimeMention) -> Option<u32> {
    const TIMES: usize = 200;
    let follows = |time: &TimeMention| {
        let year = |t: &TimeMention| t.start.year;
        let known = year(time).is_none() || year(review).is_none();
        match (review.grain, time.grain) {
            (Grain::HalfYear, Grain::HalfYear) | (Grain::Quarter, Grain::Quarter) => {
                (known || year(time) == year(review)) && time.start.month > review.end.month
            }
            (Grain::Year, Grain::Year) => year(time).is_some() && year(time) == year(review).map(|y| y + 1),
            (Grain::MonthRange, Grain::MonthRange | Grain::Quarter) => {
                (known || year(time) == year(review)) && time.start.month > review.end.month
            }
            _ => false,
        }
    };
    let told = |time: &TimeMention| {
        let paragraph = doc.paragraph_of(time.tokens.start);
        matches!(outline.line(paragraph), LineKind::Body | LineKind::Lead | LineKind::Title)
    };
    (0..mentions.times.len().min(TIMES))
        .find(|&i| is_period(mentions, &mentions.times[i]) && follows(&mentions.times[i]) && told(&mentions.times[i]))
        .map(|i| i as u32)
}

/// A congress plans its own term and reviews the one that ended when it begins.
fn terms(mentions: &Mentions, outline: &Outline, doc: &Doc<'_>, event: &mut EventMention) {
    const TIMES: usize = 200;
    let spans_years = |t: &TimeMention| {
        matches!(t.grain, Grain::Term | Grain::YearRange)
            && t.start.year.is_some()
            && t.end.year.is_some()
            && !mentions.cover.has(t.tokens.start, Layer::Reference)
    };
    let all = || {
        (0..mentions.times.len().min(TIMES)).filter(|&i| {
            let kind = outline.line(doc.paragraph_of(mentions.times[i].tokens.start));
            spans_years(&mentions.times[i]) && !matches!(kind, LineKind::Furniture | LineKind::Byline)
        })
    };
    let own = all().find(|&i| event.tokens.holds(mentions.times[i].tokens.start)).or_else(|| all().next());
    event.plan = own.map(|i| i as u32);
    event.review = own.and_then(|own| {
        let begins = mentions.times[own].start.year;
        all().find(|&i| mentions.times[i].end.year == begins).map(|i| i as u32)
    });
}

fn prose<'d>(doc: &'d Doc<'_>, outline: &'d Outline) -> impl Iterator<Item = TokenRange> + 'd {
    let told = |kind| matches!(kind, LineKind::Lead | LineKind::Body);
    doc.sentences.iter().filter(move |s| told(outline.line(s.paragraph as usize))).map(|s| s.tokens)
}
