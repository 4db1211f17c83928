//! Views of a report, for readers rather than programs.

mod html;
mod marks;

pub use html::{fragment, page};
