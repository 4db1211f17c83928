//! Lists that the readers fill for themselves, kept from report to report for the room that they have.

use super::items::Found;
use super::layout::Line;
use super::statement::{Quote, Speakers};
use super::topic::Cue;

/// The lists, by who fills them.
#[derive(Debug, Default)]
pub(crate) struct Room {
    pub(super) lines: Vec<Line>,
    pub(super) quotes: Vec<Quote>,
    pub(super) speakers: Speakers,
    pub(super) cues: Vec<Cue>,
    pub(super) found: Vec<Found>,
}
