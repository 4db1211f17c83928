//! Resolves people.

use super::Assembly;

/// Resolves people into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
