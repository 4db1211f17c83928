//! Resolves organizations.

use super::Assembly;

/// Resolves organizations into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
