//! The emulation cluster that a report is about: its name and number, whose it is, who heads it and who comes next.

use super::event::cue_at;
use super::find;
use super::outline::{ClusterMention, LineKind, Outline};
use crate::grammar::{Doc, Mentions, OfficeMention, OrganizationMention};
use crate::lexicon::EventRole;
use crate::text::normalise::{Code, code};
use crate::text::{Kind, Span, TokenRange};

const SO: Code = code("số");
const CUA: Code = code("của");
const DUA: Code = code("đua");

/// Reads the cluster.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let Some(index) = reported(doc, mentions, outline) else { return };
    let body = &mentions.organizations[index];
    let mut cluster = ClusterMention {
        span: body.span,
        number: number(doc, body.tokens),
        owner: owner(doc, mentions, index),
        head: None,
        head_unit: None,
        deputies: Vec::new(),
        next_head: None,
    };
    for (i, office) in mentions.offices.iter().enumerate() {
        match doc.lexicon.rows.titles[office.row as usize].code.as_ref() {
            "cum_truong" | "khoi_truong" => head(doc, mentions, i as u32, office, &mut cluster),
            "cum_pho" | "khoi_pho" => deputy(doc, mentions, i as u32, office, &mut cluster),
            _ => {}
        }
    }
    outline.cluster = Some(cluster);
}

/// The cluster that holds the meeting or stands in its name, else one named at the opening or again and again.
fn reported(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline) -> Option<usize> {
    const OFTEN: usize = 3;
    const OPENING: usize = 6;
    let clusters: Vec<usize> =
        (0..mentions.organizations.len()).filter(|&i| is_cluster(doc, &mentions.organizations[i])).collect();
    let by_event = outline.event.as_ref().and_then(|event| {
        clusters.iter().copied().find(|&i| {
            event.organizers.contains(&(i as u32)) || event.tokens.contains(mentions.organizations[i].tokens)
        })
    });
    let opening = || {
        clusters.iter().copied().find(|&i| {
            let body = &mentions.organizations[i];
            let paragraph = doc.paragraph_of(body.tokens.start);
            let told = matches!(outline.line(paragraph), LineKind::Title | LineKind::Lead | LineKind::Body);
            told && paragraph < OPENING && !body.in_office
        })
    };
    by_event.or_else(opening).or_else(|| clusters.first().copied().filter(|_| clusters.len() >= OFTEN))
}

fn is_cluster(doc: &Doc<'_>, body: &OrganizationMention) -> bool {
    let kind = body.organ.map(|row| doc.lexicon.rows.organs[row as usize].kind.as_ref());
    kind == Some("cluster") && !body.collective && doc.tokens[body.tokens.indices()].iter().any(|t| t.is_word(DUA))
}

/// The number in "số 2".
fn number(doc: &Doc<'_>, tokens: TokenRange) -> Option<Span> {
    (tokens.start..tokens.end.saturating_sub(1))
        .find(|&i| doc.tokens[i as usize].is_word(SO) && doc.tokens[i as usize + 1].kind != Kind::Mark)
        .map(|i| doc.tokens[i as usize + 1].span)
}

/// The body in brackets or after "của": Cụm Thi đua số 2 (Ban Tổ chức Trung ương).
fn owner(doc: &Doc<'_>, mentions: &Mentions, index: usize) -> Option<u32> {
    let body = &mentions.organizations[index];
    if body.parent.is_some() {
        return body.parent;
    }
    let joint = doc.token(body.tokens.end)?;
    let next = mentions.organizations.get(index + 1)?;
    let beside = next.tokens.start == body.tokens.end + 1 && (joint.is_mark('(') || joint.is_word(CUA));
    beside.then_some(index as u32 + 1)
}

fn head(doc: &Doc<'_>, mentions: &Mentions, index: u32, office: &OfficeMention, cluster: &mut ClusterMention) {
    if handed_over(doc, office) {
        cluster.next_head = cluster.next_head.or_else(|| unit(doc, mentions, office));
        return;
    }
    if cluster.head.is_none() {
        cluster.head = holder(mentions, index, office);
    }
    if cluster.head.is_none() && cluster.head_unit.is_none() {
        cluster.head_unit = unit(doc, mentions, office);
    }
}

/// Whether the sentence tells who takes the office over.
fn handed_over(doc: &Doc<'_>, office: &OfficeMention) -> bool {
    const NEAR: u32 = 24;
    let sentence = doc.sentences[doc.sentence_of(office.tokens.start)].tokens;
    let from = sentence.start.max(office.tokens.start.saturating_sub(NEAR));
    let to = sentence.end.min(office.tokens.end + NEAR);
    (from..to).any(|i| cue_at(doc, i, EventRole::Handover).is_some())
}

fn deputy(doc: &Doc<'_>, mentions: &Mentions, index: u32, office: &OfficeMention, cluster: &mut ClusterMention) {
    if handed_over(doc, office) {
        return;
    }
    let person = holder(mentions, index, office).map(|i| mentions.people[i as usize].span);
    if let Some(span) = person.or_else(|| unit(doc, mentions, office)).filter(|s| !cluster.deputies.contains(s)) {
        cluster.deputies.push(span);
    }
}

/// The person whose office it is.
fn holder(mentions: &Mentions, index: u32, office: &OfficeMention) -> Option<u32> {
    const NEAR: usize = 3;
    let next = find::first(&mentions.people, |p| p.tokens, office.tokens.start);
    let around = next.saturating_sub(NEAR)..(next + NEAR).min(mentions.people.len());
    around.into_iter().find(|&i| mentions.people[i].offices.contains(&index)).map(|i| i as u32)
}

/// The body or place beside the office: "Hà Tĩnh là Cụm trưởng", "Cụm trưởng: Hội Luật gia tỉnh Hòa Bình".
fn unit(doc: &Doc<'_>, mentions: &Mentions, office: &OfficeMention) -> Option<Span> {
    const BETWEEN: u32 = 5;
    let sentence = doc.sentences[doc.sentence_of(office.tokens.start)].tokens;
    let around = TokenRange::new(
        sentence.start.max(office.lead.saturating_sub(BETWEEN + 12)),
        sentence.end.min(office.tokens.end + BETWEEN),
    );
    let free = |tokens: TokenRange| {
        let before = tokens.end <= office.lead && office.lead - tokens.end <= BETWEEN;
        let after = tokens.start >= office.tokens.end && tokens.start - office.tokens.end <= BETWEEN;
        (before, after)
    };
    let bodies = find::within(&mentions.organizations, |o| o.tokens, around)
        .iter()
        .filter(|o| !o.nested && !o.in_office && !o.collective && !is_cluster(doc, o))
        .map(|o| (o.tokens, o.span));
    let places =
        find::within(&mentions.places, |p| p.tokens, around).iter().filter(|p| !p.in_name).map(|p| (p.tokens, p.span));
    let found: Vec<(TokenRange, Span)> = bodies.chain(places).collect();
    let before = found.iter().rev().find(|(tokens, _)| free(*tokens).0);
    before.or_else(|| found.iter().find(|(tokens, _)| free(*tokens).1)).map(|&(_, span)| span)
}
