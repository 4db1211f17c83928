//! How the report is told: layout, event, attendance, statements, sections and items.

pub mod attendance;
pub mod cluster;
pub mod event;
mod find;
pub mod items;
pub mod layout;
mod outline;
pub mod participants;
mod room;
pub mod section;
pub mod statement;
pub mod topic;

pub use outline::*;
pub(crate) use room::Room;

use crate::grammar::{Doc, Mentions};

/// Reads the outline of a report from its mentions, in the order in which the parts need each other.
pub(crate) fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline, room: &mut Room) {
    layout::read(doc, mentions, outline, &mut room.lines);
    event::read(doc, mentions, outline);
    cluster::read(doc, mentions, outline);
    participants::read(doc, mentions, outline);
    statement::read(doc, mentions, outline, &mut room.speakers, &mut room.quotes);
    attendance::read(doc, mentions, outline);
    section::read(doc, mentions, outline);
    items::read(doc, mentions, outline, &mut room.found);
    topic::read(doc, mentions, outline, &mut room.cues);
}
