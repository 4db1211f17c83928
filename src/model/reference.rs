//! References to legal and party documents.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::TableText;
use super::id::ReferenceId;
use crate::text::Span;

/// A document that the report cites.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reference {
    /// Unique in the report.
    pub id: ReferenceId,
    /// As written, with kind, symbol and date.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// Kind in its usual spelling: Nghị quyết, Chỉ thị, Luật …
    pub kind: TableText,
    /// Symbol without spaces ("41-QĐ/TW"); `None` for documents named without number.
    pub symbol: Option<String>,
    /// Number in the symbol ("41").
    pub number: Option<String>,
    /// Year in the symbol or in the name.
    pub year: Option<i16>,
    /// Issuing body, from the symbol or from "của …".
    pub issuer: Option<String>,
    /// Code of the issuer in the symbol ("TW").
    pub issuer_code: Option<String>,
    /// Day of issue.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub issued: Option<Date>,
    /// Title after "về".
    pub title: Option<String>,
    /// Article, clause and point cited ("điểm a khoản 2 Điều 5").
    pub provision: Option<String>,
    /// Id across reports: `vn:qd:41-qd-tw:2021`.
    pub canonical_id: Option<String>,
    /// First full mention of the same document, for short forms.
    pub same_as: Option<ReferenceId>,
}
