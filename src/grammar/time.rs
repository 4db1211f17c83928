//! Grammar of times.

use super::{Doc, Mentions};

/// Scans a text for times.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
