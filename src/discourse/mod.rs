//! How the report is told: layout, event, attendance, statements, sections and items.

pub mod attendance;
pub mod cluster;
pub mod event;
mod find;
pub mod items;
pub mod layout;
mod outline;
pub mod participants;
pub mod section;
pub mod statement;
pub mod topic;

pub use outline::*;

use crate::grammar::{Doc, Mentions};

/// Reads the outline of a report from its mentions, in the order in which the parts need each other.
pub fn read(doc: &Doc<'_>, mentions: &Mentions, outline: &mut Outline) {
    layout::read(doc, mentions, outline);
    event::read(doc, mentions, outline);
    cluster::read(doc, mentions, outline);
    participants::read(doc, mentions, outline);
    statement::read(doc, mentions, outline);
    attendance::read(doc, mentions, outline);
    section::read(doc, mentions, outline);
    items::read(doc, mentions, outline);
    topic::read(doc, mentions, outline);
}
