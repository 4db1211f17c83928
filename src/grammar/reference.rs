//! Grammar of references.

use super::{Doc, Mentions};

/// Scans a text for references.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
