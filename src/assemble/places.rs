//! Resolves places.

use super::Assembly;

/// Resolves places into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
