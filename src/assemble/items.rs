//! Resolves items into the lists of the report, and awards.

use super::Assembly;
use crate::discourse::{AwardMention, ItemMention};
use crate::model::{Award, Excerpt, Item, SectionKind, StatementId, TableText, TimeId};
use crate::text::Span;

/// Resolves items and awards into the report.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    for mention in &a.outline.items {
        let item = item(a, mention);
        let list = match mention.kind {
            SectionKind::Limitations => &mut a.report.limitations,
            SectionKind::Causes => &mut a.report.causes,
            SectionKind::Lessons => &mut a.report.lessons,
            SectionKind::Proposals => &mut a.report.proposals,
            SectionKind::Response => &mut a.report.responses,
            SectionKind::Tasks => &mut a.report.tasks,
            _ => continue,
        };
        list.push(item);
    }
    a.report.awards = a.outline.awards.iter().map(|mention| award(a, mention)).collect();
}

fn item(a: &Assembly<'_, '_>, mention: &ItemMention) -> Item {
    let objects = mention.objects.iter().map(|&span| Excerpt { text: a.words(span), span });
    let statement = mention.statement.and_then(|k| a.report.statements.get(k as usize));
    Item {
        text: a.words(mention.span),
        span: mention.span,
        to: mention.to.map(|s| a.words(s)),
        to_span: mention.to,
        action: mention.action.map(TableText::from),
        deadline: mention.deadline.map(|s| a.words(s)),
        deadline_span: mention.deadline,
        deadline_id: mention.deadline.and_then(|span| time_in(a, span)),
        objects: objects.collect(),
        statement_id: statement.map(|s| StatementId(s.id.0)),
    }
}

/// The last expression of time inside a deadline.
fn time_in(a: &Assembly<'_, '_>, deadline: Span) -> Option<TimeId> {
    let times = &a.report.times;
    let before = times.partition_point(|t| t.span.start() < deadline.end());
    times[..before].last().filter(|t| t.span.overlaps(deadline)).map(|t| t.id)
}

fn award(a: &Assembly<'_, '_>, mention: &AwardMention) -> Award {
    Award {
        text: a.words(mention.span),
        span: mention.span,
        kind: Some(mention.kind.into()).filter(|kind: &TableText| !kind.is_empty()),
        award: a.words(mention.award),
        award_span: Some(mention.award),
        giver: mention.giver.map(|s| a.words(s)),
        giver_span: mention.giver,
        recipient: mention.recipient.map(|s| a.words(s)),
        recipient_span: mention.recipient,
        person_id: mention.person.and_then(|i| a.links.people.get(i as usize).copied().flatten()),
        organization_id: mention.organization.and_then(|i| a.links.organizations.get(i as usize).copied().flatten()),
    }
}
