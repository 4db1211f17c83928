//! Resolves quantities.

use super::Assembly;

/// Resolves quantities into the report.
pub(crate) fn resolve(_a: &mut Assembly<'_, '_>) {}
