//! Encodings of Vietnamese from before Unicode: TCVN3 (ABC fonts) and VNI. Both come out composed (NFC).

use unicode_normalization::UnicodeNormalization as _;

/// TCVN 5712:1993, bytes from 0x80; the ABC fonts (".VnTime") use the lower half of it for all small letters.
#[rustfmt::skip]
const TCVN_HIGH: [char; 128] = [
    'À', 'Ả', 'Ã', 'Á', 'Ạ', 'Ặ', 'Ậ', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ', 'Ệ', 'Ì', 'Ỉ', 'Ĩ',
    'Í', 'Ị', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ', 'Ộ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ', 'Ù', 'Ủ', 'Ũ',
    '\u{a0}', 'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', 'Ằ',
    '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}', 'à', 'ả', 'ã', 'á', 'ạ', 'Ẳ', 'ằ', 'ẳ', 'ẵ', 'ắ', 'Ẵ',
    'Ắ', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ề', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', 'Ể', 'ẻ', 'ẽ',
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', 'Ễ', 'Ế', 'Ồ', 'ĩ', 'í', 'ị', 'ò',
    'Ổ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù',
    'Ỗ', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', 'Ố',
];

/// TCVN 5712:1993, bytes below 0x18: capitals with a tone in the places of control characters.
#[rustfmt::skip]
const TCVN_LOW: [char; 24] = [
    '\u{0}', 'Ú', 'Ụ', '\u{3}', 'Ừ', 'Ử', 'Ữ', '\u{7}', '\u{8}', '\u{9}', '\u{a}', '\u{b}',
    '\u{c}', '\u{d}', '\u{e}', '\u{f}', '\u{10}', 'Ứ', 'Ự', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ',
];

/// Decodes TCVN3. Where a font of capitals was used, small letters with a tone stand among capitals ("HéI"): they are
/// made capitals.
pub(super) fn tcvn3(bytes: &[u8]) -> String {
    let decoded: String = bytes
        .iter()
        .map(|&byte| match byte {
            0x80.. => TCVN_HIGH[usize::from(byte - 0x80)],
            0..0x18 => TCVN_LOW[usize::from(byte)],
            _ => char::from(byte),
        })
        .nfc()
        .collect();
    capitals(&decoded)
}

/// Raises the small letters of words whose other letters, of ASCII, are two or more and all capitals.
fn capitals(text: &str) -> String {
    let mut raised = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let small = word.bytes().any(|b| b.is_ascii_lowercase());
        let capital = word.bytes().any(|b| b.is_ascii_uppercase());
        let last_is_capital = word.trim_end_matches(|c: char| !c.is_alphabetic()).ends_with(char::is_uppercase);
        let between = word.chars().skip_while(|c| c.is_lowercase()).any(char::is_uppercase);
        if capital && !small && (last_is_capital || between) && !starts_a_name(word) {
            raised.extend(word.chars().flat_map(char::to_uppercase));
        } else {
            raised.push_str(word);
        }
    }
    raised
}

/// One capital and then letters with a tone only ("Hà", "Tô"): rather a name than a word in capitals ("SƠ").
fn starts_a_name(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Decodes VNI: a letter of Windows-1252, and after it a byte for its hat, horn or breve and its tone.
pub(super) fn vni(bytes: &[u8]) -> String {
    let mut decoded = String::with_capacity(bytes.len() * 3 / 2);
    let mut vowel = false;
    for &byte in bytes {
        let marks = if vowel { vni_marks(byte) } else { None };
        if let Some(marks) = marks {
            decoded.push_str(marks);
            vowel = false;
            continue;
        }
        let letter = vni_letter(byte);
        decoded.push(letter);
        vowel = matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'o' | 'u' | 'y') || "ơưƠƯ".contains(letter);
    }
    decoded.nfc().collect()
}

/// What the second byte adds: circumflex, breve, and the five tones, as combining characters.
const fn vni_marks(byte: u8) -> Option<&'static str> {
    Some(match byte | 0x20 {
        0xF9 => "\u{301}",
        0xF8 => "\u{300}",
        0xFB => "\u{309}",
        0xF5 => "\u{303}",
        0xEF => "\u{323}",
        0xE2 => "\u{302}",
        0xE1 => "\u{302}\u{301}",
        0xE0 => "\u{302}\u{300}",
        0xE5 => "\u{302}\u{309}",
        0xE3 => "\u{302}\u{303}",
        0xE4 => "\u{323}\u{302}",
        0xEA => "\u{306}",
        0xE9 => "\u{306}\u{301}",
        0xE8 => "\u{306}\u{300}",
        0xFA => "\u{306}\u{309}",
        0xFC => "\u{306}\u{303}",
        0xEB => "\u{323}\u{306}",
        _ => return None,
    })
}

/// Letters that VNI writes with one byte of their own; all others are those of Windows-1252.
fn vni_letter(byte: u8) -> char {
    match byte {
        0xD1 => 'Đ',
        0xF1 => 'đ',
        0xD4 => 'Ơ',
        0xF4 => 'ơ',
        0xD6 => 'Ư',
        0xF6 => 'ư',
        0xCD => 'Í',
        0xED => 'í',
        0xCC => 'Ì',
        0xEC => 'ì',
        0xC6 => 'Ỉ',
        0xE6 => 'ỉ',
        0xD3 => 'Ĩ',
        0xF3 => 'ĩ',
        0xD2 => 'Ị',
        0xF2 => 'ị',
        0xCE => 'Ỵ',
        0xEE => 'ỵ',
        0x80..0xA0 => encoding_rs::mem::decode_latin1(&[byte]).chars().next().map_or(' ', windows_1252),
        _ => char::from(byte),
    }
}

/// The dashes and quotation marks that Windows-1252 has in the place of control characters.
fn windows_1252(c: char) -> char {
    let byte = [c as u32 as u8];
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next().unwrap_or(c)
}

#[cfg(test)]
pub(super) mod encode {
    //! The way back, for tests: text that is composed, of letters that the encodings have.

    use super::*;

    pub(in super::super) fn tcvn3(text: &str) -> Vec<u8> {
        let byte = |c: char| match TCVN_HIGH.iter().position(|&h| h == c) {
            Some(at) => at as u8 + 0x80,
            None if c.is_ascii() => c as u8,
            None => TCVN_LOW.iter().position(|&l| l == c).unwrap_or(usize::from(b'?')) as u8,
        };
        text.chars().map(byte).collect()
    }

    pub(in super::super) fn vni(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for c in text.chars() {
            if c.is_ascii() {
                bytes.push(c as u8);
                continue;
            }
            if "đĐơƠưƯíÍìÌỉỈĩĨịỊỵỴ".contains(c) {
                bytes.extend((0xC0..=0xFF).find(|&byte| vni_letter(byte) == c));
                continue;
            }
            let mut parts = std::iter::once(c).nfd();
            let base = parts.next().unwrap_or('?');
            let (horn, marks): (Vec<char>, Vec<char>) = parts.partition(|&m| m == '\u{31b}');
            let marks: String = marks.into_iter().collect();
            bytes.push(match (base, horn.is_empty()) {
                ('o', false) => 0xF4,
                ('O', false) => 0xD4,
                ('u', false) => 0xF6,
                ('U', false) => 0xD6,
                (base, _) => base as u8,
            });
            if let Some(mark) = (0xE0..=0xFF).find(|&byte| vni_marks(byte) == Some(&*marks)) {
                bytes.push(if base.is_uppercase() { mark - 0x20 } else { mark });
            }
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tcvn3_is_read() {
        assert_eq!(tcvn3(b"H\xe9i ngh\xde s\xac k\xd5t c\xf1a T\xd8nh \x9ey"), "Hội nghị sơ kết của Tỉnh Ủy");
        assert_eq!(tcvn3(b"H\xe9I NGH\xde T\xe6NG K\xd5T"), "HỘI NGHỊ TỔNG KẾT");
        assert_eq!(tcvn3(b"H\xb5 T\xdcnh, T\xab, L\xaa v\xb5 \xae"), "Hà Tĩnh, Tô, Lê và đ");
    }

    #[test]
    fn vni_is_read() {
        assert_eq!(vni(b"Ho\xe4i ngh\xf2 s\xf4 ke\xe1t cu\xfba T\xe6nh u\xfby"), "Hội nghị sơ kết của Tỉnh ủy");
        assert_eq!(vni(b"\xd1O\xc0NG B\xd4\xd9T, n\xe9m"), "ĐỒNG BỚT, ném");
    }
}
