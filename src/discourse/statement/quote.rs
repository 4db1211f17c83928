//! Quotation marks in pairs: directed ones by their form, straight ones by what stands beside them.

use crate::grammar::Doc;
use crate::lexicon::{TokenForm, Wanted};
use crate::text::{Gap, Token, TokenRange};

/// A quotation: the tokens of its two marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::discourse) struct Quote {
    pub open: u32,
    pub close: u32,
}

impl Quote {
    /// What stands between the marks.
    pub const fn inside(self) -> TokenRange {
        TokenRange::new(self.open + 1, self.close)
    }
}

/// A mark left open for so many paragraphs is a slip of the source, not a speech.
const LONGEST: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// Outermost quotations in the order of the text.
pub(super) fn pair(doc: &Doc<'_>, quotes: &mut Vec<Quote>) {
    quotes.clear();
    let mut open: Option<(u32, usize)> = None;
    let mut nested = 0u32;
    for i in doc.each(doc.all(), Wanted::forms(&[TokenForm::Mark])) {
        let Some(side) = doc.token(i).and_then(|t| side(t, doc.token(i + 1))) else { continue };
        let paragraph = doc.paragraph_of(i);
        if open.is_some_and(|(_, from)| paragraph - from > LONGEST) {
            open = None;
            nested = 0;
        }
        let first = || doc.paragraphs[paragraph].tokens.start == i;
        match (open, side) {
            (None, Side::Open | Side::Either) => open = Some((i, paragraph)),
            (None, Side::Close) => {}
            // Each paragraph of one speech opens anew.
            (Some(_), Side::Open) if first() => nested = 0,
            (Some(_), Side::Open) => nested += 1,
            (Some(_), Side::Close | Side::Either) if nested > 0 => nested -= 1,
            (Some((start, _)), Side::Close | Side::Either) => {
                quotes.push(Quote { open: start, close: i });
                open = None;
            }
        }
    }
}

fn side(token: &Token, next: Option<&Token>) -> Option<Side> {
    match token.mark()? {
        '“' => Some(Side::Open),
        '”' => Some(Side::Close),
        '"' => {
            let free_before = token.gap != Gap::None;
            let free_after = next.is_none_or(|t| t.gap != Gap::None || t.mark().is_some_and(|m| ",.;:!?)".contains(m)));
            Some(match (free_before, free_after) {
                (true, false) => Side::Open,
                (false, true) => Side::Close,
                _ => Side::Either,
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parser::{Depth, Parser};

    fn quoted(text: &str) -> Vec<String> {
        Parser::new().worker().read(text, Depth::Sentences, |doc, _, _| {
            let mut quotes = Vec::new();
            pair(doc, &mut quotes);
            quotes.iter().map(|q| doc.surface(q.inside()).to_owned()).collect()
        })
    }

    #[test]
    fn marks_pair_by_form_and_by_place() {
        assert_eq!(quoted("Ông nói: “Phải làm ngay. Không chờ.” rồi về."), ["Phải làm ngay. Không chờ."]);
        assert_eq!(quoted("\" Cần sớm xong \", bà Mai nói."), ["Cần sớm xong"]);
        assert_eq!(quoted("“Hãy học “dân vận khéo” cho tốt”, ông nói."), ["Hãy học “dân vận khéo” cho tốt"]);
        assert_eq!(quoted("Tên \"Sáu\" và \"Bảy\"."), ["Sáu", "Bảy"]);
        assert_eq!(quoted("“Đoạn một.\n“Đoạn hai”, ông nói."), ["Đoạn một.\n“Đoạn hai"]);
        assert!(quoted("Chưa \"đóng lại").is_empty());
    }
}
