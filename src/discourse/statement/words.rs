//! The rows of the table of verbs.

use crate::grammar::Doc;
use crate::lexicon::{Hit, SpeechVerb};

/// The act of a row in the table of verbs.
pub(crate) fn act(doc: &Doc<'_>, row: u32) -> Option<&'static str> {
    doc.lexicon.rows.speech_verbs.get(row as usize).map(|row| row.act)
}

/// The row of a hit in the table of verbs.
pub(crate) fn row<'d>(doc: &'d Doc<'_>, hit: Hit) -> Option<&'d SpeechVerb> {
    doc.lexicon.rows.speech_verbs.get(hit.row as usize)
}
