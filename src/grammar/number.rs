//! Grammar of numbers.

use super::{Doc, Mentions};

/// Scans a text for numbers.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
