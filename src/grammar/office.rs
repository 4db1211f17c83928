//! Grammar of offices.

use super::{Doc, Mentions};

/// Scans a text for offices.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
