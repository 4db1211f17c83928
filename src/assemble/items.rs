//! Resolves items into the lists of the report, and awards.

use super::Assembly;
use crate::discourse::{AwardMention, ItemMention};
use crate::model::{Award, Item, SectionKind, StatementId, TextObject};

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
    let objects = mention.objects.iter().map(|&span| TextObject { text: a.words(span), span });
    let statement = mention.statement.and_then(|k| a.report.statements.get(k as usize));
    Item {
        text: a.words(mention.span),
        span: mention.span,
        to: mention.to.map(|s| a.words(s)),
        action: mention.action.map(str::to_owned),
        deadline: mention.deadline.map(|s| a.words(s)),
        objects: objects.collect(),
        statement_id: statement.map(|s| StatementId(s.id.0)),
    }
}

fn award(a: &Assembly<'_, '_>, mention: &AwardMention) -> Award {
    Award {
        text: a.words(mention.span),
        span: mention.span,
        award: a.words(mention.award),
        giver: mention.giver.map(|s| a.words(s)),
        recipient: mention.recipient.map(|s| a.words(s)),
        person_id: mention.person.and_then(|i| a.links.people.get(i as usize).copied().flatten()),
        organization_id: mention.organization.and_then(|i| a.links.organizations.get(i as usize).copied().flatten()),
    }
}
