//! Reads the statement of a report.

use super::Outline;
use crate::grammar::{Doc, Mentions};

/// Reads the statement.
pub fn read(_doc: &Doc<'_>, _mentions: &Mentions, _outline: &mut Outline) {}
