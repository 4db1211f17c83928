//! What the report is about: scores of a fixed vocabulary of two levels.

use smallvec::{SmallVec, smallvec};

use super::outline::{LineKind, Outline, Shares};
use crate::grammar::{Doc, Layer, Mentions};
use crate::lexicon::Wanted;
use crate::lexicon::{Tag, Topic};

/// Headline and lead tell of the topic more than the prose.
const HEADLINE: f64 = 3.0;
const LEAD: f64 = 2.0;
/// Topics with less than this share of the cues are left out.
const LEAST: f64 = 0.02;

/// A phrase that tells of a topic.
#[derive(Debug)]
pub(super) struct Cue {
    /// Its first token.
    at: u32,
    row: u32,
    weight: f64,
}

/// Scores the topics of the report and of each section: each topic's share of the cues, the headline counted three times
/// and the lead twice. A topic of the upper level has the cues of its own and those of its parts.
pub(super) fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline, found: &mut Vec<Cue>) {
    found.clear();
    cues(doc, mentions, outline, found);
    let mut scores = Scores { rows: &doc.lexicon.rows.topics, sums: smallvec![0.0; doc.lexicon.rows.topics.len()] };
    outline.topics.extend_from_slice(&scores.shares(found));
    // Sections are in the order of the text.
    let mut rest = &found[..];
    let mut before = |offset: u32| {
        let count = rest.iter().take_while(|cue| doc.tokens[cue.at as usize].span.start() < offset).count();
        let (passed, ahead) = rest.split_at(count);
        rest = ahead;
        passed
    };
    outline.section_topics.extend(outline.sections.iter().map(|(_, span)| {
        before(span.start());
        scores.shares(before(span.end()))
    }));
}

/// The cues in the order of the text. One phrase may tell of several topics.
fn cues(doc: &Doc<'_>, mentions: &Mentions, outline: &Outline, found: &mut Vec<Cue>) {
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        let weight = match outline.line(index) {
            LineKind::Title => HEADLINE,
            LineKind::Lead => LEAD,
            LineKind::Body | LineKind::Heading => 1.0,
            _ => continue,
        };
        let mut next = paragraph.tokens.start;
        for at in doc.each(paragraph.tokens, Wanted::tags(&[Tag::Topic])) {
            // The name of a body tells what it is for, not what the report is about.
            let named = || mentions.cover.has(at, Layer::Organization) || mentions.cover.has(at, Layer::Office);
            if at < next || named() {
                continue;
            }
            let mut longest = 0;
            for hit in doc.hits_at(at).filter(|hit| hit.tag == Tag::Topic) {
                if hit.len < longest {
                    break;
                }
                longest = hit.len;
                found.push(Cue { at, row: hit.row, weight });
            }
            next = at + u32::from(longest);
        }
    }
}

/// Adds up cues, topic by topic.
struct Scores<'d> {
    rows: &'d [Topic],
    /// The sum of each topic; none between two counts.
    sums: SmallVec<[f64; 128]>,
}

impl Scores<'_> {
    /// Each topic's share of some cues, the largest first.
    fn shares(&mut self, cues: &[Cue]) -> Shares {
        let mut total = 0.0;
        let mut last = None;
        let mut shares = Shares::new();
        for cue in cues {
            if last.replace(cue.at) != Some(cue.at) {
                total += cue.weight;
            }
            for row in std::iter::once(cue.row).chain(self.rows[cue.row as usize].parent_row) {
                let sum = &mut self.sums[row as usize];
                if *sum == 0.0 {
                    shares.push((row, 0.0));
                }
                *sum += cue.weight;
            }
        }
        for (row, share) in &mut shares {
            let sum = std::mem::take(&mut self.sums[*row as usize]);
            *share = (sum / total * 1000.0).round().min(1000.0) / 1000.0;
        }
        shares.retain(|(_, share)| *share >= LEAST);
        shares.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shares
    }
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
