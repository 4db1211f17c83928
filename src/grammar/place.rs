//! Grammar of places.

use super::{Doc, Mentions};

/// Scans a text for places.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
