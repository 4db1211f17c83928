//! The rows of the table of verbs.

use crate::grammar::Doc;
use crate::lexicon::{Hit, SpeechVerb};

/// The row of a hit in the table of verbs.
pub(crate) fn row<'d>(doc: &'d Doc<'_>, hit: Hit) -> Option<&'d SpeechVerb> {
    doc.lexicon.rows.speech_verbs.get(hit.row as usize)
}
