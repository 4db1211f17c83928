//! PDF documents with a text layer: the pages as a library gives them, without what stands on every page. A page has
//! lines and no paragraphs: which lines were only wrapped is told by whether the next word would still have fitted.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use super::{Place, Reason, Record};
use crate::corpus::record::Document;

/// What takes the text of each page out of a PDF document; an error is a message. Any library will do.
///
/// ```
/// use baocao::corpus::{PdfPages, ReadOptions};
/// let pages = PdfPages::new(|bytes| Err(format!("{} bytes, and no library", bytes.len())));
/// let options = ReadOptions { pdf: Some(pages), ..ReadOptions::default() };
/// # let _ = options;
/// ```
#[derive(Clone)]
pub struct PdfPages(Arc<Extract>);

/// Bytes of a document in, text of its pages out.
type Extract = dyn Fn(&[u8]) -> Result<Vec<String>, String> + Send + Sync;

impl PdfPages {
    /// A function that gives the text of each page, a line of the page a line.
    pub fn new(pages: impl Fn(&[u8]) -> Result<Vec<String>, String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(pages))
    }
}

impl fmt::Debug for PdfPages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PdfPages")
    }
}

/// The same function.
impl PartialEq for PdfPages {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for PdfPages {}

/// The text of a document.
pub(super) fn document(place: &Place<'_>, bytes: &[u8]) -> Record {
    let bad = |reason, message: String| Err(place.bad(None, reason, message));
    let Some(PdfPages(extract)) = &place.options.pdf else {
        return bad(Reason::Format, "no library that reads PDF is set: give ReadOptions::pdf".to_owned());
    };
    let pages = match extract(bytes) {
        Ok(pages) => pages,
        Err(message) => return bad(Reason::Format, message),
    };
    let text = text(&pages);
    if text.is_empty() {
        let scan = "no text layer, so it is probably a scan: let a program for optical character recognition add one";
        return bad(Reason::NoText, format!("the document has {} pages and {scan}", pages.len()));
    }
    let source = Some(place.source.to_owned());
    Ok(Document { id: place.id(None), text, published: None, source, encoding: "utf-8" })
}

/// Lines at the top and at the bottom of a page that can be furniture.
const EDGE: usize = 3;

/// The text of all pages, a paragraph a line.
fn text(pages: &[String]) -> String {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| lines(page)).collect();
    let furniture = furniture(&pages);
    let mut kept = Vec::new();
    for (number, page) in (1..).zip(&pages) {
        let is_furniture = |line: &&&str| furniture.contains_key(&shape(line)) || is_number(line, number);
        let top = page.iter().take(EDGE).take_while(is_furniture).count();
        let bottom = page[top..].iter().rev().take(EDGE).take_while(is_furniture).count();
        kept.extend_from_slice(&page[top..page.len() - bottom]);
    }
    // A hyphen that only a line end needed is a mark of its own in some libraries.
    paragraphs(&kept).replace(['\u{2}', '\u{FFFE}'], "-")
}

fn lines(page: &str) -> Vec<&str> {
    page.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// A line whatever its numbers are.
fn shape(line: &str) -> String {
    line.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Whether a line is nothing but the number of its page: "3", "- 3 -".
fn is_number(line: &str, page: usize) -> bool {
    let number = line.trim_matches(|c: char| !c.is_alphanumeric());
    number.parse() == Ok(page)
}

/// Shapes of the lines that stand at the edges of more than half of the pages, of two at least.
fn furniture(pages: &[Vec<&str>]) -> HashMap<String, usize> {
    let mut seen = HashMap::new();
    for page in pages {
        let edges = page.iter().take(EDGE).chain(page.iter().skip(EDGE).rev().take(EDGE));
        let mut shapes: Vec<_> = edges.map(|line| shape(line)).collect();
        shapes.sort_unstable();
        shapes.dedup();
        for shape in shapes {
            *seen.entry(shape).or_default() += 1;
        }
    }
    seen.retain(|_, count| *count > 1 && *count * 2 > pages.len());
    seen
}

/// Lines that were wrapped joined to paragraphs: one ends with a line that ended before the column was full.
fn paragraphs(lines: &[&str]) -> String {
    let width = column(lines);
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 2).sum());
    for (i, line) in lines.iter().enumerate() {
        text.push_str(line);
        let Some(next) = lines.get(i + 1) else { break };
        let with_next = letters(line) + 1 + next.split(' ').next().map_or(0, letters);
        // Letters are of unlike width: only a line that ends a sentence is trusted when it is nearly full.
        let full = if line.ends_with(['.', '!', '?', ':', '”', '"']) { width } else { width * 4 / 5 };
        text.push_str(if with_next < full { "\n\n" } else { " " });
    }
    text
}

/// Letters of a full line: nine in ten have no more.
fn column(lines: &[&str]) -> usize {
    let mut widths: Vec<_> = lines.iter().map(|line| letters(line)).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0)
}

fn letters(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn what_stands_on_every_page_is_left_out() {
        let found = text(&pages(&[
            "TỈNH ỦY KỲ ANH\r\nHội nghị sơ kết công tác thi đua sáu tháng đầu năm đã bàn về\r\n- 1 -",
            "TỈNH ỦY KỲ ANH\r\nnhiệm vụ sáu tháng cuối năm.\r\n12 xã dự.\r\nTrang 2/3",
            "TỈNH ỦY KỲ ANH\r\n2 tập thể được khen.\r\nTrang 3/3",
        ]));
        let kept = "Hội nghị sơ kết công tác thi đua sáu tháng đầu năm đã bàn về nhiệm vụ sáu tháng cuối năm.\n\n\
            12 xã dự.\n\n2 tập thể được khen.";
        assert_eq!(found, kept);
    }

    #[test]
    fn a_document_of_one_page_keeps_its_lines() {
        assert_eq!(text(&pages(&["Công văn số\n5\n2"])), "Công văn số 5\n\n2");
        assert_eq!(text(&pages(&["Công văn số\n5\n1"])), "Công văn số 5");
        assert_eq!(text(&pages(&["", " \n "])), "");
        assert_eq!(text(&[]), "");
    }
}
