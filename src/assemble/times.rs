//! Resolves times.

use super::Assembly;

/// Resolves times into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
