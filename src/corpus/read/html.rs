//! Web pages: title, date and main text.

use dom_smoothie::{Article, Config, ParsePolicy, Readability, TextMode};

use super::{Place, Reason, Record, date, decode_named};
use crate::corpus::record::{BadRecord, Document};

/// Most elements of a page that are looked at: a hostile page has more.
const MAX_ELEMENTS: usize = 200_000;

/// The article of a page: its title and its main text, a paragraph a line, captions among them.
pub(super) fn page(place: &Place<'_>, record: Option<u64>, bytes: &[u8]) -> Record {
    let declared = if place.options.encoding.is_none() { declared_encoding(bytes) } else { None };
    let decoded = match declared.and_then(|name| decode_named(bytes, &name).ok()) {
        Some(decoded) => decoded,
        None => place.decode(record, bytes)?,
    };
    let article = article(&decoded.text).map_err(|message| place.bad(record, Reason::NoText, message))?;
    let text = text(&article).ok_or_else(|| place.bad(record, Reason::NoText, "the page has no article"))?;
    // A date that cannot be read is no reason to lose the page.
    let published = article.published_time.as_deref().and_then(|time| date(time.trim()).ok());
    let source = Some(place.source.to_owned());
    Ok(Document { id: place.id(record), text, published, source, encoding: decoded.encoding })
}

/// The encoding that the head of a page names, when it is not UTF-8, which is tried anyway.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let name = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).unwrap_or(name.len());
    Some(name[..end].to_owned()).filter(|name| !name.is_empty() && name != "utf-8")
}

fn article(html: &str) -> Result<Article, String> {
    let config = || Config { max_elements_to_parse: MAX_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let parse = |policy| -> Result<Article, dom_smoothie::ReadabilityError> {
        let mut page = Readability::new(html, None, Some(config()))?;
        match policy {
            Some(policy) => page.parse_with_policy(policy),
            None => page.parse(),
        }
    };
    // A short report can look like furniture: then everything in the body counts.
    parse(None).or_else(|_| parse(Some(ParsePolicy::Raw))).map_err(|error| error.to_string())
}

/// Title and paragraphs, each on a line of its own.
fn text(article: &Article) -> Option<String> {
    let lines = article.text_content.lines().map(str::trim).filter(|line| !line.is_empty());
    let title = article.title.trim();
    let mut text = String::with_capacity(article.text_content.len() + title.len() + 2);
    text.push_str(title);
    for line in lines.skip_while(|line| *line == title) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(line);
    }
    (text.len() > title.len()).then_some(text)
}

/// Whether a type of content is that of a page.
pub(super) fn is_page(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or("").trim();
    kind.eq_ignore_ascii_case("text/html") || kind.eq_ignore_ascii_case("application/xhtml+xml")
}

/// A text that came with its type: a page, or plain.
pub(super) fn content(place: &Place<'_>, record: u64, is_page: bool, bytes: &[u8]) -> Result<Document, BadRecord> {
    if is_page {
        return page(place, Some(record), bytes);
    }
    let decoded = place.decode(Some(record), bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(place.bad(Some(record), Reason::NoText, "the text is empty"));
    }
    let source = Some(place.source.to_owned());
    Ok(Document { id: place.id(Some(record)), text: decoded.text, published: None, source, encoding: decoded.encoding })
}
