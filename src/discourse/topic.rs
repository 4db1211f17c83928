//! What the report is about: scores of a fixed vocabulary of two levels.

use super::outline::{LineKind, Outline};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::Wanted;
use crate::lexicon::{Tag, Topic};

/// Headline and lead tell of the topic more than the prose.
const HEADLINE: f64 = 3.0;
const LEAD: f64 = 2.0;
/// Topics with less than this share of the cues are left out.
const LEAST: f64 = 0.02;

/// A phrase that tells of a topic.
struct Cue {
    at: u32,
    row: u32,
    weight: f64,
}

/// Scores the topics of the report and of each section: each topic's share of the cues, the headline counted three times
/// and the lead twice. A topic of the upper level has the cues of its own and those of its parts.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let cues = cues(doc, mentions, outline);
    outline.topics = shares(&doc.lexicon.rows.topics, &cues);
    outline.section_topics = outline
        .sections
        .iter()
        .map(|(_, span)| {
            let first = |offset: u32| cues.partition_point(|cue| doc.tokens[cue.at as usize].span.start() < offset);
            shares(&doc.lexicon.rows.topics, &cues[first(span.start())..first(span.end())])
        })
        .collect();
}

/// The cues in the order of the text. One phrase may tell of several topics.
fn cues(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline) -> Vec<Cue> {
    let mut found = Vec::new();
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        let weight = match outline.line(index) {
            LineKind::Title => HEADLINE,
            LineKind::Lead => LEAD,
            LineKind::Body | LineKind::Heading => 1.0,
            _ => continue,
        };
        let mut at = paragraph.tokens.start;
        while at < paragraph.tokens.end {
            at = doc.next(at, paragraph.tokens.end, Wanted::tags(&[Tag::Topic]));
            if at == paragraph.tokens.end {
                break;
            }
            // The name of a body tells what it is for, not what the report is about.
            let named = || mentions.cover.has(at, Layer::Organization) || mentions.cover.has(at, Layer::Office);
            let Some(longest) = doc.longest(at, Tag::Topic).filter(|_| !named()) else {
                at += 1;
                continue;
            };
            let alike = doc.hits_of(at, Tag::Topic).filter(|h| h.len == longest.len);
            found.extend(alike.map(|hit| Cue { at, row: hit.row, weight }));
            at = longest.end();
        }
    }
    found
}

/// Each topic's share of some cues, the largest first.
fn shares(rows: &[Topic], cues: &[Cue]) -> Vec<(u32, f64)> {
    let phrases = cues.chunk_by(|a, b| a.at == b.at);
    let total: f64 = phrases.filter_map(|alike| Some(alike.first()?.weight)).sum();
    let mut scores: Vec<(u32, f64)> = Vec::new();
    let mut add = |row: u32, weight: f64| match scores.iter_mut().find(|(known, _)| *known == row) {
        Some((_, score)) => *score += weight,
        None => scores.push((row, weight)),
    };
    for cue in cues {
        add(cue.row, cue.weight);
        if let Some(parent) = rows[cue.row as usize].parent_row {
            add(parent, cue.weight);
        }
    }
    for (_, score) in &mut scores {
        *score = (*score / total * 1000.0).round().min(1000.0) / 1000.0;
    }
    scores.retain(|(_, share)| *share >= LEAST);
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scores
}

#[cfg(test)]
mod tests {
    use crate::parser::Parser;

    #[test]
    fn shares_add_up_to_the_wider_topic() {
        let report = Parser::new().parse(
            "Bàn công tác quy hoạch cán bộ\n\nSáng nay, huyện họp bàn.\n\nHuyện ủy rà soát quy hoạch, luân chuyển cán bộ trẻ.",
        );
        let score = |code: &str| report.topics.iter().find(|t| t.code == code).map_or(0.0, |t| t.score);
        assert_eq!(report.topics.first().map(|t| &*t.code), Some("can_bo"));
        assert!(
            score("can_bo") >= score("can_bo_quy_hoach") && score("can_bo_quy_hoach") > score("can_bo_luan_chuyen")
        );
        assert!(report.topics.iter().all(|t| t.score > 0.0 && t.score <= 1.0));
        assert!(Parser::new().parse("Không có gì.").topics.is_empty());
    }
}
