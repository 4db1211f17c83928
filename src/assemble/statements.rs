//! Resolves statements.

use super::Assembly;

/// Resolves statements into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
