//! Reads the attendance of a report.

use super::Outline;
use crate::grammar::{Doc, Mentions};

/// Reads the attendance.
pub fn read(_doc: &Doc<'_>, _mentions: &Mentions, _outline: &mut Outline) {}
