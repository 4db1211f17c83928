//! Bytes to text: by their mark, as UTF-8 where they are, and else by what makes the most words.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use once_cell::sync::Lazy;
use unicode_normalization::UnicodeNormalization as _;

use super::legacy;
use crate::lexicon::Lexicon;
use crate::text::code;

/// A decoded text, and the name of its encoding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text, without the mark of the byte order.
    pub text: String,
    /// utf-8, utf-16, windows-1258, tcvn3, vni, or the name that was given.
    pub encoding: &'static str,
}

/// Decodes bytes whose encoding is not known: UTF-8 and UTF-16 with or without mark, windows-1258, TCVN3 (ABC) and VNI.
///
/// # Errors
/// A sentence for a reader when they are in none of these.
///
/// ```
/// let decoded = baocao::corpus::decode(b"H\xe9i ngh\xde s\xac k\xd5t").unwrap();
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("Hội nghị sơ kết", "tcvn3"));
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(&bytes[mark..], encoding);
    }
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: text.to_owned(), encoding: "utf-8" }),
        Err(error) => error.valid_up_to(),
    };
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(bytes, encoding);
    }
    let (words, best) = candidates(bytes)
        .map(|decoded| (share_of_words(&decoded.text), decoded))
        .into_iter()
        // Of equals the first: the most common.
        .fold((0.0, None), |best, (share, decoded)| if share > best.0 { (share, Some(decoded)) } else { best });
    match best {
        Some(decoded) if words >= ENOUGH => Ok(decoded),
        _ => Err(format!("the bytes are no UTF-8 from byte {bad} on, and no UTF-16, windows-1258, TCVN3 or VNI")),
    }
}

/// Decodes bytes in a named encoding; `tcvn3` and `vni` besides the names of the web.
///
/// # Errors
/// A sentence for a reader when there is no such encoding, or when the bytes are not in it.
pub fn decode_named(bytes: &[u8], name: &str) -> Result<Decoded, String> {
    match name.to_ascii_lowercase().as_str() {
        "tcvn3" | "tcvn" | "abc" => Ok(Decoded { text: legacy::tcvn3(bytes), encoding: "tcvn3" }),
        "vni" => Ok(Decoded { text: legacy::vni(bytes), encoding: "vni" }),
        label => match Encoding::for_label(label.as_bytes()) {
            Some(encoding) => {
                let mark = Encoding::for_bom(bytes).map_or(0, |(_, mark)| mark);
                decode_as(&bytes[mark..], encoding)
            }
            None => Err(format!("{name:?} is no encoding: use utf-8, utf-16, windows-1258, tcvn3, vni …")),
        },
    }
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, String> {
    let name = name_of(encoding);
    if encoding == WINDOWS_1258 {
        return Ok(windows_1258(bytes));
    }
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    match decoded {
        Some(text) => Ok(Decoded { text: text.into_owned(), encoding: name }),
        None => Err(format!("the bytes are not valid {name}")),
    }
}

fn name_of(encoding: &'static Encoding) -> &'static str {
    match encoding {
        e if e == UTF_8 => "utf-8",
        e if e == UTF_16LE || e == UTF_16BE => "utf-16",
        e if e == WINDOWS_1258 => "windows-1258",
        other => other.name(),
    }
}

/// UTF-16 of mostly Latin letters has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |offset| sample.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 4);
    if sample.is_empty() {
        None
    } else if odd > half && even < half / 4 {
        Some(UTF_16LE)
    } else if even > half && odd < half / 4 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn candidates(bytes: &[u8]) -> [Decoded; 3] {
    [
        Decoded { text: legacy::tcvn3(bytes), encoding: "tcvn3" },
        Decoded { text: legacy::vni(bytes), encoding: "vni" },
        windows_1258(bytes),
    ]
}

/// windows-1258 writes tones as characters of their own; composed, they are what everybody else writes.
fn windows_1258(bytes: &[u8]) -> Decoded {
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    Decoded { text: text.nfc().collect(), encoding: "windows-1258" }
}

/// Share of the words with letters beyond ASCII that must be known for a decoding to be believed.
const ENOUGH: f64 = 0.5;

/// Words that are looked at.
const SAMPLE: usize = 2000;

/// Of the words with letters beyond ASCII, the share that the lexicon knows as syllables.
fn share_of_words(text: &str) -> f64 {
    static LEXICON: Lazy<Arc<Lexicon>> = Lazy::new(Lexicon::shared);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii()).take(SAMPLE);
    let (mut known, mut all) = (0_u32, 0_u32);
    for word in words {
        all += 1;
        known += u32::from(LEXICON.knows(code(word)));
    }
    if all == 0 { 0.0 } else { f64::from(known) / f64::from(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Hội nghị sơ kết công tác thi đua của tỉnh Hà Tĩnh, đồng chí Bí thư Tỉnh ủy chủ trì.";

    #[test]
    fn unicode_is_known_by_its_form() {
        let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let cases = [
            (TEXT.as_bytes().to_vec(), "utf-8"),
            ([b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), "utf-8"),
            ([b"\xff\xfe", utf16.as_slice()].concat(), "utf-16"),
            ([b"\xfe\xff", big.as_slice()].concat(), "utf-16"),
            (utf16, "utf-16"),
            (big, "utf-16"),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(decode(&bytes), Ok(Decoded { text: TEXT.to_owned(), encoding }));
        }
    }

    /// Without the dashes, quotation marks and spaces that the old encodings do not have.
    fn plain(text: &str) -> String {
        let has = |c: char| {
            let letter = std::iter::once(c).nfd().next().is_some_and(|base| base.is_ascii_alphabetic());
            if c.is_ascii() || letter || "đĐ".contains(c) { c } else { '-' }
        };
        text.nfc().map(has).collect()
    }

    #[test]
    fn the_old_encodings_give_the_same_report() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data");
        for entry in std::fs::read_dir(folder).expect("the sample texts") {
            let path = entry.expect("a sample text").path();
            let text = plain(&std::fs::read_to_string(&path).expect("a sample text"));
            let tones_apart: String = text.chars().flat_map(tone_apart).collect();
            let encoded = [
                (legacy::encode::tcvn3(&text), "tcvn3"),
                (legacy::encode::vni(&text), "vni"),
                (WINDOWS_1258.encode(&tones_apart).0.into_owned(), "windows-1258"),
            ];
            for (bytes, encoding) in encoded {
                let decoded = decode(&bytes).expect("a known encoding");
                assert_eq!((decoded.text.as_str(), decoded.encoding), (text.as_str(), encoding), "{}", path.display());
                assert_eq!(crate::parse(&decoded.text), crate::parse(&text));
            }
        }
    }

    /// The form of windows-1258: letters with hat, breve or horn are one character, tones are their own.
    fn tone_apart(c: char) -> Vec<char> {
        const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
        let (tones, letter): (Vec<char>, Vec<char>) = std::iter::once(c).nfd().partition(|m| TONES.contains(m));
        letter.into_iter().nfc().chain(tones).collect()
    }

    #[test]
    fn bytes_that_make_no_words_are_refused() {
        let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x81).collect();
        assert!(decode(&noise).is_err());
        assert!(decode(b"caf\xe9 cr\xe8me br\xfbl\xe9e").is_err());
        assert_eq!(decode(b""), Ok(Decoded { text: String::new(), encoding: "utf-8" }));
    }
}
