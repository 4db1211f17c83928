//! Word documents: the text of their paragraphs, with the old fonts decoded run by run.

use std::io::{Cursor, Read as _};

use encoding_rs::WINDOWS_1252;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Place, Reason, Record, legacy};
use crate::corpus::record::Document;

/// The text of a document, a paragraph a line.
pub(super) fn document(place: &Place<'_>, bytes: &[u8]) -> Record {
    let bad = |message: String| place.bad(None, Reason::Format, format!("this is no Word document: {message}"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| bad(error.to_string()))?;
    let part = archive.by_name("word/document.xml").map_err(|error| bad(error.to_string()))?;
    let mut xml = Vec::new();
    // A small archive may hold an endless part.
    let limit = place.options.max_bytes as u64;
    part.take(limit + 1).read_to_end(&mut xml).map_err(|error| bad(error.to_string()))?;
    if xml.len() as u64 > limit {
        return Err(place.too_large(None));
    }
    let mut body = Body::default();
    let xml = String::from_utf8(xml).map_err(|error| bad(error.to_string()))?;
    body.read(&xml).map_err(bad)?;
    if body.text.trim().is_empty() {
        return Err(place.bad(None, Reason::NoText, "the document has no text"));
    }
    let encoding = if body.legacy { "mixed" } else { "utf-8" };
    let source = Some(place.source.to_owned());
    Ok(Document { id: place.id(None), text: body.text.trim_end().to_owned(), published: None, source, encoding })
}

/// How the letters of a run are to be read: by its font.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Font {
    #[default]
    Unicode,
    /// ".VnTime": TCVN3.
    Tcvn3,
    /// ".VnTimeH": TCVN3 in capitals.
    Tcvn3Capitals,
    /// "VNI-Times".
    Vni,
}

impl Font {
    fn of_name(name: &str) -> Self {
        if name.starts_with(".Vn") {
            if name.ends_with('H') { Self::Tcvn3Capitals } else { Self::Tcvn3 }
        } else if name.starts_with("VNI-") {
            Self::Vni
        } else {
            Self::Unicode
        }
    }

    /// The letters that a reader of the document sees.
    fn read(self, text: &str) -> Option<String> {
        if self == Self::Unicode || text.is_ascii() && self != Self::Tcvn3Capitals {
            return None;
        }
        let (bytes, _, failed) = WINDOWS_1252.encode(text);
        // Letters beyond the old fonts were typed in Unicode after all.
        if failed {
            return None;
        }
        Some(match self {
            Self::Vni => legacy::vni(&bytes),
            Self::Tcvn3Capitals => legacy::tcvn3(&bytes).to_uppercase(),
            _ => legacy::tcvn3(&bytes),
        })
    }
}

#[derive(Default)]
struct Body {
    text: String,
    font: Font,
    in_text: bool,
    in_run: bool,
    legacy: bool,
}

impl Body {
    fn read(&mut self, xml: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Eof => return Ok(()),
                Event::Start(element) => self.start(&element),
                Event::Empty(element) => {
                    self.start(&element);
                    self.end(element.local_name().as_ref());
                }
                Event::End(element) => self.end(element.local_name().as_ref()),
                Event::Text(text) if self.in_text => {
                    self.push(&text);
                }
                Event::GeneralRef(entity) if self.in_text => {
                    if let Some(c) = entity.resolve_char_ref().ok().flatten() {
                        self.push(c.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) = quick_xml::escape::resolve_predefined_entity(&entity) {
                        self.push(text);
                    }
                }
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "r" => (self.in_run, self.font) = (true, Font::Unicode),
            "t" => self.in_text = true,
            "rFonts" if self.in_run => {
                // The font of Latin letters, which is what the old fonts pretended to be.
                let ascii = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == "ascii");
                let name = ascii.map(|a| a.value.into_owned());
                self.font = name.map_or(Font::Unicode, |name| Font::of_name(&name));
            }
            "tab" if self.in_run => self.text.push('\t'),
            "br" | "cr" if self.in_run => self.text.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "r" => self.in_run = false,
            "t" => self.in_text = false,
            "p" => self.text.push('\n'),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        match self.font.read(text) {
            Some(decoded) => {
                self.legacy = true;
                self.text.push_str(&decoded);
            }
            None => self.text.push_str(text),
        }
    }
}
