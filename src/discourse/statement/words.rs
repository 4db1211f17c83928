//! The rows of the table of verbs.

use crate::grammar::Doc;
use crate::lexicon::{Act, Hit, Speech};

/// The act of a row in the table of verbs.
pub(crate) fn act(doc: &Doc<'_>, row: u32) -> Option<Act> {
    doc.lexicon.rows.speech.get(row as usize).map(|row| row.act)
}

/// The row of a hit in the table of verbs.
pub(crate) fn row<'d>(doc: &'d Doc<'_>, hit: Hit) -> Option<&'d Speech> {
    doc.lexicon.rows.speech.get(hit.row as usize)
}
