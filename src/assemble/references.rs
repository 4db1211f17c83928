//! Resolves references.

use super::Assembly;

/// Resolves references into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
