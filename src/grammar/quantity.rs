//! Grammar of quantitys.

use super::{Doc, Mentions};

/// Scans a text for quantitys.
pub fn scan(_doc: &Doc<'_>, _mentions: &mut Mentions) {}
