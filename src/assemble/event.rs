//! The event, the emulation cluster, the units taking part, the topics and the parts of people go into the report.

use crate::discourse::{EventMention, LineKind, ParticipantMention, RoleMention};
use crate::grammar::TimeMention;
use crate::model::{
    Award, Cluster, Event, OrganizationId, Participant, Period, PersonId, PlaceId, Role, RoleKind, TimeExpression,
    TopicScore,
};

use super::Assembly;
use crate::text::Span;

/// Resolves event, participants, cluster and topics: after times, places and bodies.
pub(crate) fn resolve(a: &mut Assembly<'_, '_>) {
    let outline = a.outline;
    a.report.event = outline.event.as_ref().map(|event| build(a, event));
    a.report.participants = outline.participants.iter().map(|p| participant(a, p)).collect();
    a.report.cluster = cluster(a);
    let rows = &a.doc.lexicon.rows.topics;
    let scores = |found: &[(u32, f64)]| -> Vec<TopicScore> {
        found.iter().map(|&(row, score)| TopicScore { code: rows[row as usize].code.into(), score }).collect()
    };
    a.report.topics = scores(&outline.topics);
    for (section, topics) in a.report.sections.iter_mut().zip(&outline.section_topics) {
        section.topics = scores(topics);
    }
}

fn build(a: &Assembly<'_, '_>, event: &EventMention) -> Event {
    let day = time(a, event.time);
    let last = time(a, event.end_time).and_then(|t| t.end);
    let date = day.and_then(|t| t.start);
    let end_date = last.or_else(|| day.and_then(|t| t.end)).filter(|end| Some(*end) != date);
    let (review, plan) = (period(time(a, event.review)), period(time(a, event.plan)));
    let span = a.doc.span(event.tokens);
    let mut organizers: Vec<OrganizationId> = Vec::new();
    for id in event.organizers.iter().filter_map(|&i| organization(a, i)) {
        if !organizers.contains(&id) {
            organizers.push(id);
        }
    }
    Event {
        kind: event.kind,
        text: a.words(span),
        span,
        date,
        end_date,
        part_of_day: event.part_of_day,
        venue: event.venue.map(|s| a.words(s)),
        venue_span: event.venue,
        place: event.place.and_then(|i| place(a, i)),
        organizers,
        edition: event.edition.map(|s| a.words(s)),
        edition_span: event.edition,
        term: event.term.map(|s| a.words(s)),
        term_span: event.term,
        online: event.online,
        online_venues: event.venues,
        review_period: review.map(|(period, _)| period),
        review_period_evidence: review.map(|(_, evidence)| evidence),
        plan_period: plan.map(|(period, _)| period),
        plan_period_evidence: plan.map(|(_, evidence)| evidence),
        basis: day.filter(|_| date.is_some()).map(|t| t.basis),
        evidence: day.filter(|_| date.is_some()).map(|t| t.span),
    }
}

/// The resolved expression of a time mention. Both lists are in the order of the text; days that share their words
/// (20 và 21/5) stand one after the other in both.
fn time<'a>(a: &'a Assembly<'_, '_>, index: Option<u32>) -> Option<&'a TimeExpression> {
    let index = index? as usize;
    let mention: &TimeMention = a.mentions.times.get(index)?;
    let alike = a.mentions.times[..index].iter().rev().take_while(|t| t.span == mention.span).count();
    let times = &a.report.times;
    let at = times.partition_point(|t| t.span.start() < mention.span.start());
    times.get(at + alike).filter(|t| t.span.overlaps(mention.span))
}

fn period(time: Option<&TimeExpression>) -> Option<(Period, Span)> {
    let time = time?;
    Some((Period { start: time.start?, end: time.end? }, time.span))
}

fn place(a: &Assembly<'_, '_>, mention: u32) -> Option<PlaceId> {
    a.links.places.get(mention as usize).copied().flatten()
}

fn organization(a: &Assembly<'_, '_>, mention: u32) -> Option<OrganizationId> {
    a.links.organizations.get(mention as usize).copied().flatten()
}

fn person(a: &Assembly<'_, '_>, mention: u32) -> Option<PersonId> {
    a.links.people.get(mention as usize).copied().flatten()
}

fn participant(a: &Assembly<'_, '_>, found: &ParticipantMention) -> Participant {
    let organization_id = found.organization.and_then(|i| organization(a, i));
    let (bodies, places) = (&a.report.organizations, &a.report.places);
    let body = organization_id.and_then(|id| bodies.binary_search_by_key(&id, |o| o.id).ok());
    let place_id = found.place.and_then(|i| place(a, i)).or(body.and_then(|i| bodies[i].place_id));
    let known = place_id.and_then(|id| places.binary_search_by_key(&id, |p| p.id).ok());
    let code = known.and_then(|i| places[i].code.clone());
    Participant { name: a.words(found.span), span: found.span, organization_id, place_id, code }
}

fn cluster(a: &Assembly<'_, '_>) -> Option<Cluster> {
    let found = a.outline.cluster.as_ref()?;
    let head = found.head.and_then(|i| a.mentions.people.get(i as usize)).map(|p| p.span);
    Some(Cluster {
        name: a.words(found.span),
        span: found.span,
        number: found.number.map(|s| a.words(s)),
        owner: found.owner.and_then(|i| organization(a, i)),
        head: found.head.and_then(|i| person(a, i)),
        head_unit: found.head_unit.map(|s| a.words(s)),
        head_span: head.or(found.head_unit),
        deputies: found.deputies.iter().map(|&s| a.words(s)).collect(),
        deputy_spans: found.deputies.clone(),
        next_head: found.next_head.map(|s| a.words(s)),
        next_head_span: found.next_head,
        members: a.report.participants.clone(),
        period: a.report.event.as_ref().and_then(|e| e.review_period),
    })
}

/// Gives bodies their parts in the event: who holds it, takes part, is awarded. Statements have made the speakers.
pub(crate) fn roles_of_bodies(a: &mut Assembly<'_, '_>) {
    let outline = a.outline;
    let mut found: Vec<(OrganizationId, Role)> = Vec::new();
    if let Some(event) = &outline.event {
        for &index in &event.organizers {
            let body = a.mentions.organizations.get(index as usize).map(|o| o.span);
            let span = body.into_iter().chain(event.held_by).reduce(Span::join);
            let role = span.map(|span| Role { role: RoleKind::Organizer, span });
            found.extend(organization(a, index).zip(role));
        }
    }
    let present = |p: &Participant| Some((p.organization_id?, Role { role: RoleKind::Attendee, span: p.span }));
    found.extend(a.report.participants.iter().filter_map(present));
    let awarded = |w: &Award| {
        Some((w.organization_id?, Role { role: RoleKind::Appointee, span: w.recipient_span.unwrap_or(w.span) }))
    };
    found.extend(a.report.awards.iter().filter_map(awarded));
    for (id, role) in found {
        if let Some(body) = a.body_mut(id).filter(|body| body.roles.iter().all(|r| r.role != role.role)) {
            body.roles.push(role);
        }
    }
    for body in &mut a.report.organizations {
        body.roles.sort_by_key(|r| (r.role, r.span));
    }
}

/// Gives people their parts in the event, each part once with its first evidence: after the statements, which make
/// speakers. To be in a picture counts only where nothing else is told of the person.
pub(crate) fn roles(a: &mut Assembly<'_, '_>) {
    let outline = a.outline;
    let pictured = |mention: u32| {
        let token = a.mentions.people.get(mention as usize).map_or(0, |p| p.tokens.start);
        outline.line(a.doc.paragraph_of(token)) == LineKind::Caption
    };
    let seen = |r: &RoleMention| r.role == RoleKind::Attendee && pictured(r.person);
    let of = |only: bool| outline.roles.iter().filter(move |r| seen(r) == only).map(move |r| (r, only));
    for (found, only) in of(false).chain(of(true)) {
        let id = a.links.people.get(found.person as usize).copied().flatten();
        let people = &mut a.report.people;
        let known = id.and_then(|id| people.binary_search_by_key(&id, |p| p.id).ok());
        let Some(person) = known.and_then(|i| people.get_mut(i)) else { continue };
        let known = person.roles.iter().any(|r| r.role == found.role);
        if !(known || only && person.roles.iter().any(|r| r.role != RoleKind::Mentioned)) {
            person.roles.push(Role { role: found.role, span: found.span });
        }
    }
    for person in &mut a.report.people {
        if person.roles.len() > 1 {
            person.roles.retain(|r| r.role != RoleKind::Mentioned);
        }
        match person.mentions.first() {
            Some(&span) if person.roles.is_empty() => person.roles.push(Role { role: RoleKind::Mentioned, span }),
            _ => person.roles.sort_by_key(|r| (r.role, r.span)),
        }
    }
}
