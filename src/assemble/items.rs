//! Resolves items.

use super::Assembly;

/// Resolves items into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
