//! What the report is about: scores of a fixed vocabulary of two levels.

use super::outline::{LineKind, Outline};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::Tag;

/// Headline and lead tell of the topic more than the prose.
const HEADLINE: f64 = 3.0;
const LEAD: f64 = 2.0;
/// Topics with less than this share of the cues are left out.
const LEAST: f64 = 0.02;

/// Scores the topics: each topic's share of the cues in the text, the headline counted three times and the lead twice.
/// A topic of the upper level has the cues of its own and those of its parts.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    let rows = &doc.lexicon.rows.topics;
    let mut own = vec![0.0; rows.len()];
    let mut total = 0.0;
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        let weight = match outline.line(index) {
            LineKind::Title => HEADLINE,
            LineKind::Lead => LEAD,
            LineKind::Body | LineKind::Heading => 1.0,
            _ => continue,
        };
        let mut at = paragraph.tokens.start;
        while at < paragraph.tokens.end {
            // The name of a body tells what it is for, not what the report is about.
            let named = || mentions.cover.has(at, Layer::Organization) || mentions.cover.has(at, Layer::Office);
            let Some(longest) = doc.longest(at, Tag::Topic).filter(|_| !named()) else {
                at += 1;
                continue;
            };
            // One phrase may tell of several topics.
            for hit in doc.hits_of(at, Tag::Topic).filter(|h| h.len == longest.len) {
                own[hit.row as usize] += weight;
            }
            total += weight;
            at = longest.end();
        }
    }
    if total == 0.0 {
        return;
    }
    let mut scores = own.clone();
    for (row, topic) in rows.iter().enumerate() {
        if let Some(parent) = topic.parent_row {
            scores[parent as usize] += own[row];
        }
    }
    outline.topics = scores
        .iter()
        .enumerate()
        .map(|(row, score)| (row as u32, (score / total * 1000.0).round().min(1000.0) / 1000.0))
        .filter(|(_, share)| *share >= LEAST)
        .collect();
    outline.topics.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
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
        assert_eq!(report.topics.first().map(|t| t.code.as_str()), Some("can_bo"));
        assert!(
            score("can_bo") >= score("can_bo_quy_hoach") && score("can_bo_quy_hoach") > score("can_bo_luan_chuyen")
        );
        assert!(report.topics.iter().all(|t| t.score > 0.0 && t.score <= 1.0));
        assert!(Parser::new().parse("Không có gì.").topics.is_empty());
    }
}
