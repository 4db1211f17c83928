//! Grammar of persons.

use super::{Doc, Mentions};

/// Scans a text for persons.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
