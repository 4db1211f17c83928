//! Grammar of organizations.

use super::{Doc, Mentions};

/// Scans a text for organizations.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
