//! One file per kind of mention. Each is a scan over tokens that starts only where a tag or a shape calls it, and
//! yields typed mentions with spans. Nothing is resolved here: a time keeps the fields that were written.

#[cfg(test)]
mod corpus;
mod cursor;
mod doc;
mod mention;
pub mod number;
pub mod office;
pub mod organization;
pub mod person;
pub mod place;
pub mod quantity;
pub mod reference;
pub mod time;

pub use crate::model::NumberForm;
pub use cursor::Cursor;
pub use doc::{Cover, Doc, Layer};
pub use mention::*;
