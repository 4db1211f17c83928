//! Reads the participants of a report.

use super::Outline;
use crate::grammar::{Doc, Mentions};

/// Reads the participants.
pub fn read(_doc: &Doc<'_>, _mentions: &Mentions, _outline: &mut Outline) {}
