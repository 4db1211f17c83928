//! Folding: what two spellings of one Vietnamese syllable have in common.
//!
//! A syllable is reduced to a [`Code`]: its letters without case, each with its own diacritic (ă, â, đ …), and one
//! tone. Both placements of the tone mark (uỷ, ủy), NFC, NFD and half-composed input, and the look-alikes of đ
//! give the same code. Nothing here changes the text; codes are only compared.

use smallvec::SmallVec;

/// A folded word. Words of up to nine letters are packed without loss, longer ones and those with letters outside
/// the table are hashed; the top bit tells the two apart.
pub type Code = u64;

/// What a character is to the tokeniser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Class {
    /// A space that does not end a line.
    Space = 0,
    /// A line feed, carriage return or other line end.
    Line = 1,
    /// A decimal digit 0-9.
    Digit = 2,
    /// A letter.
    Letter = 3,
    /// A combining mark.
    Combining = 4,
    /// Anything visible that is none of these.
    Mark = 5,
    /// Zero-width characters and soft hyphens, which say nothing.
    Nothing = 6,
}

/// Class bits of table rows that say nothing: the character is looked at by [`outside`].
const OUTSIDE: u16 = 7;

/// One row of the character table: class (bits 0-2), upper case (3), letter (4-9), tone (10-12).
#[derive(Clone, Copy)]
pub(crate) struct Folded(u16);

const LETTERS: &[&str] = &[
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "b",
    "c",
    "d",
    "đ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "f",
    "g",
    "h",
    "iìíỉĩị",
    "j",
    "k",
    "l",
    "m",
    "n",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "p",
    "q",
    "r",
    "s",
    "t",
    "uùúủũụ",
    "ưừứửữự",
    "v",
    "w",
    "x",
    "yỳýỷỹỵ",
    "z",
];
const CAPITALS: &[&str] = &[
    "AÀÁẢÃẠ",
    "ĂẰẮẲẴẶ",
    "ÂẦẤẨẪẬ",
    "B",
    "C",
    "DƉ",
    "ĐÐ",
    "EÈÉẺẼẸ",
    "ÊỀẾỂỄỆ",
    "F",
    "G",
    "H",
    "IÌÍỈĨỊ",
    "J",
    "K",
    "L",
    "M",
    "N",
    "OÒÓỎÕỌ",
    "ÔỒỐỔỖỘ",
    "ƠỜỚỞỠỢ",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "UÙÚỦŨỤ",
    "ƯỪỨỬỮỰ",
    "V",
    "W",
    "X",
    "YỲÝỶỸỴ",
    "Z",
];

const A: u64 = 1;
const A_BREVE: u64 = 2;
const A_CIRCUMFLEX: u64 = 3;
const D_STROKE: u16 = 7;
const E_PLAIN: u64 = 8;
const E_CIRCUMFLEX: u64 = 9;
const G: u64 = 11;
const I: u64 = 13;
const O: u64 = 19;
const O_CIRCUMFLEX: u64 = 20;
const O_HORN: u64 = 21;
const Q: u64 = 23;
const U: u64 = 27;
const U_HORN: u64 = 28;
const Y: u64 = 32;

const TABLE_LEN: usize = 0x1F00;
static TABLE: [Folded; TABLE_LEN] = table();

const fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let b = bytes[at] as u32;
    if b < 0x80 {
        (b, 1)
    } else if b < 0xE0 {
        ((b & 0x1F) << 6 | (bytes[at + 1] as u32 & 0x3F), 2)
    } else if b < 0xF0 {
        ((b & 0x0F) << 12 | (bytes[at + 1] as u32 & 0x3F) << 6 | (bytes[at + 2] as u32 & 0x3F), 3)
    } else {
        let high = (b & 0x07) << 18 | (bytes[at + 1] as u32 & 0x3F) << 12;
        (high | (bytes[at + 2] as u32 & 0x3F) << 6 | (bytes[at + 3] as u32 & 0x3F), 4)
    }
}

const fn fill(mut rows: [Folded; TABLE_LEN], alphabet: &[&str], upper: u16) -> [Folded; TABLE_LEN] {
    let mut letter = 0;
    while letter < alphabet.len() {
        let bytes = alphabet[letter].as_bytes();
        let (mut at, mut tone) = (0, 0);
        while at < bytes.len() {
            let (c, step) = decode(bytes, at);
            // The look-alikes of đ stand where other letters have their tones.
            let (number, mark) = if c == 0x189 || c == 0xD0 { (D_STROKE, 0) } else { (letter as u16 + 1, tone) };
            rows[c as usize] = Folded(Class::Letter as u16 | upper << 3 | number << 4 | mark << 10);
            at += step;
            tone += 1;
        }
        letter += 1;
    }
    rows
}

const fn table() -> [Folded; TABLE_LEN] {
    let mut rows = [Folded(OUTSIDE); TABLE_LEN];
    let mut c = 0;
    while c <= 0x20 {
        rows[c] = Folded(Class::Space as u16);
        c += 1;
    }
    rows[0x0A] = Folded(Class::Line as u16);
    rows[0x0B] = Folded(Class::Line as u16);
    rows[0x0C] = Folded(Class::Line as u16);
    rows[0x0D] = Folded(Class::Line as u16);
    rows[0x85] = Folded(Class::Line as u16);
    rows[0xA0] = Folded(Class::Space as u16);
    rows[0xAD] = Folded(Class::Nothing as u16);
    while c < 0x80 {
        let digit = c >= b'0' as usize && c <= b'9' as usize;
        rows[c] = Folded(if digit { Class::Digit as u16 } else { Class::Mark as u16 });
        c += 1;
    }
    c = 0x300;
    while c < 0x370 {
        rows[c] = Folded(Class::Combining as u16 | tone_of_mark(c as u32) << 10);
        c += 1;
    }
    fill(fill(rows, LETTERS, 0), CAPITALS, 1)
}

/// Tone number of a combining mark: 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng; 0 for the others.
const fn tone_of_mark(c: u32) -> u16 {
    match c {
        0x300 | 0x340 => 1,
        0x301 | 0x341 => 2,
        0x309 => 3,
        0x303 => 4,
        0x323 => 5,
        _ => 0,
    }
}

impl Folded {
    pub(crate) const fn class(self) -> Class {
        match self.0 & 7 {
            0 => Class::Space,
            1 => Class::Line,
            2 => Class::Digit,
            3 => Class::Letter,
            4 => Class::Combining,
            6 => Class::Nothing,
            _ => Class::Mark,
        }
    }

    /// A letter of the table.
    const fn is_letter(self) -> bool {
        self.0 & 7 == Class::Letter as u16
    }

    const fn is_outside(self) -> bool {
        self.0 & 7 == OUTSIDE
    }

    pub(crate) const fn is_upper(self) -> bool {
        self.0 & 8 != 0
    }

    const fn letter(self) -> u64 {
        (self.0 >> 4 & 0x3F) as u64
    }

    const fn tone(self) -> u64 {
        (self.0 >> 10 & 7) as u64
    }
}

/// The table row of a character; letters outside the table carry no letter number.
#[inline]
pub(crate) fn folded(c: char) -> Folded {
    match TABLE.get(c as usize) {
        Some(&row) if !row.is_outside() => row,
        _ => outside(c),
    }
}

/// What reading a word adds up, letter by letter, in fields of one number that cannot run over: how many letters, how many
/// of them capital, how many with a tone, and the tone; above them the letter itself. Zero for what is no letter.
type Sum = u64;

const SUM_CAPITALS: u32 = 8;
const SUM_TONES: u32 = 16;
const SUM_TONE: u32 = 24;
const SUM_LETTER: u32 = 32;
const SUMMED: Sum = (1 << SUM_LETTER) - 1;

static SUMS: [Sum; TABLE_LEN] = sums();

const fn sums() -> [Sum; TABLE_LEN] {
    let mut sums = [0; TABLE_LEN];
    let mut c = 0;
    while c < TABLE_LEN {
        let row = TABLE_CONST[c];
        if row.is_letter() {
            let toned = (row.tone() != 0) as u64;
            sums[c] = 1
                | (row.is_upper() as u64) << SUM_CAPITALS
                | toned << SUM_TONES
                | row.tone() << SUM_TONE
                | row.letter() << SUM_LETTER;
        }
        c += 1;
    }
    sums
}

/// A word as the tokeniser needs it.
#[derive(Clone, Copy)]
pub(crate) struct PlainWord {
    pub code: Code,
    pub letters: u32,
    pub capitals: u32,
    pub first_capital: bool,
    /// The byte after it.
    pub end: usize,
}

/// A word of at most nine letters of the table at byte `at`. `None` when a combining mark, a foreign letter, a second
/// tone or a tenth letter calls for [`Coder`].
#[inline]
pub(crate) fn plain_word(bytes: &[u8], at: usize) -> Option<PlainWord> {
    let (mut packed, mut sum, mut end) = (0u64, 0, at);
    let mut first = 0;
    // One letter more than fits shows that the word is too long.
    for letter in 0..=MOST_LETTERS {
        let Some(&byte) = bytes.get(end) else { break };
        let (c, step) = if byte < 0x80 { (u32::from(byte), 1) } else { decode(bytes, end) };
        let row = *SUMS.get(c as usize)?;
        if row == 0 {
            if byte >= 0x80 {
                let row = TABLE[c as usize];
                if matches!(row.class(), Class::Combining | Class::Nothing) || row.is_outside() {
                    return None;
                }
            }
            break;
        }
        if letter == 0 {
            first = row;
        }
        packed = packed << 6 | row >> SUM_LETTER;
        sum += row & SUMMED;
        end += step;
    }
    let field = |at: u32| (sum >> at & 0xFF) as u32;
    let letters = field(0);
    let plain = letters <= MOST_LETTERS && field(SUM_TONES) < 2;
    plain.then_some(PlainWord {
        code: packed | u64::from(field(SUM_TONE)) << 54,
        letters,
        capitals: field(SUM_CAPITALS),
        first_capital: first >> SUM_CAPITALS & 1 != 0,
        end,
    })
}

#[cold]
fn outside(c: char) -> Folded {
    let class = match c {
        '\u{2028}' | '\u{2029}' => Class::Line,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => Class::Nothing,
        '\u{FE00}'..='\u{FE0F}' | '\u{20D0}'..='\u{20FF}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' => {
            Class::Combining
        }
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_control() => Class::Space,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    };
    Folded(class as u16 | (c.is_uppercase() as u16) << 3)
}

/// Collects the characters of one word into its [`Code`].
///
/// Letters are packed as long as they fit; from the first that does not on, each goes into a hash as soon as the next
/// one shows that no mark can change it any more.
#[derive(Clone, Copy)]
pub(crate) struct Coder {
    packed: u64,
    hash: u64,
    letters: u32,
    tone: u64,
    exact: bool,
}

const HASHED: u64 = 1 << 63;
const MOST_LETTERS: u32 = 9;
/// Parts of a hash that are no letters are told apart by a high bit.
const FOREIGN: u64 = 1 << 32;
const FOREIGN_MARK: u64 = 1 << 33;
const TONE: u64 = 1 << 40;

impl Coder {
    pub(crate) const fn new() -> Self {
        Self { packed: 0, hash: 0xCBF2_9CE4_8422_2325, letters: 0, tone: 0, exact: true }
    }

    #[inline]
    pub(crate) const fn push(&mut self, c: u32, row: Folded) {
        if matches!(row.class(), Class::Letter) && row.letter() != 0 {
            self.set_tone(row.tone());
            self.letters += 1;
            if self.letters > MOST_LETTERS || !self.exact {
                self.exact = false;
                self.settle();
            }
            self.packed = self.packed << 6 | row.letter();
        } else {
            self.push_rare(c, row);
        }
    }

    #[cold]
    const fn push_rare(&mut self, c: u32, row: Folded) {
        match row.class() {
            Class::Combining => self.combine(c, row.tone()),
            Class::Nothing => {}
            _ => {
                self.letters += 1;
                self.exact = false;
                self.settle();
                self.mix(c as u64 | FOREIGN);
            }
        }
    }

    /// Moves the letters so far, which no mark can change any more, into the hash.
    const fn settle(&mut self) {
        if self.packed != 0 {
            self.mix(self.packed);
            self.packed = 0;
        }
    }

    const fn mix(&mut self, part: u64) {
        self.hash = (self.hash ^ part).wrapping_mul(0x0000_0100_0000_01B3);
        self.hash ^= self.hash >> 29;
    }

    #[inline]
    const fn set_tone(&mut self, tone: u64) {
        if tone != 0 {
            // Two tones: several syllables written together. Their order matters, not where each stands: decomposed
            // text shows a tone later than composed text.
            self.tone = self.tone << 3 | tone;
        }
    }

    const fn combine(&mut self, c: u32, tone: u64) {
        if tone != 0 {
            self.set_tone(tone);
            return;
        }
        let last = self.packed & 0x3F;
        let with = match (c, last) {
            (0x302, A) => A_CIRCUMFLEX,
            (0x306, A) => A_BREVE,
            (0x302, E_PLAIN) => E_CIRCUMFLEX,
            (0x302, O) => O_CIRCUMFLEX,
            (0x31B, O) => O_HORN,
            (0x31B, U) => U_HORN,
            _ => {
                self.mix(c as u64 | FOREIGN_MARK);
                self.exact = false;
                return;
            }
        };
        self.packed = self.packed & !0x3F | with;
    }

    pub(crate) const fn finish(mut self) -> Code {
        if self.exact && self.tone < 8 {
            self.packed | self.tone << 54
        } else {
            self.settle();
            self.mix(self.tone.wrapping_mul(TONE));
            self.hash | HASHED
        }
    }
}

/// The code of one word known when the program is written: `code("tỉnh")`. Only Vietnamese letters, no spaces.
///
/// ```
/// use baocao::text::code;
/// assert_eq!(code("uỷ"), code("Ủy"));
/// assert_ne!(code("ban"), code("bàn"));
/// ```
#[must_use]
pub const fn code(word: &str) -> Code {
    let bytes = word.as_bytes();
    let mut coder = Coder::new();
    let mut at = 0;
    while at < bytes.len() {
        let (c, step) = decode(bytes, at);
        let row = if (c as usize) < TABLE_LEN { TABLE_CONST[c as usize] } else { Folded(Class::Letter as u16) };
        coder.push(c, row);
        at += step;
    }
    coder.finish()
}

/// The code of a word, made when the program is compiled.
macro_rules! word {
    ($word:literal) => {
        const { $crate::text::normalise::code($word) }
    };
}
pub(crate) use word;

/// The same rows for use in constants, which may not read statics.
const TABLE_CONST: [Folded; TABLE_LEN] = table();

/// A dash, quotation mark or other mark in its plain form: every dash is `-`, opening quotes are `“`, closing ones `”`.
#[must_use]
pub const fn plain_mark(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{2043}' => '-',
        '«' | '„' | '‟' | '〝' => '“',
        '»' | '〞' => '”',
        '‘' | '‛' => '‘',
        'ʼ' | 'ʻ' | '`' | '´' | '′' => '’',
        '＂' => '"',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '⁄' | '∕' | '／' => '/',
        '•' | '●' | '▪' | '■' | '◦' | '‣' | '·' | '\u{F0B7}' => '•',
        '％' => '%',
        other => other,
    }
}

/// Each letter without and, if it is a vowel, with each tone.
static FORMS: [[char; 6]; LETTERS.len()] = forms();

const fn forms() -> [[char; 6]; LETTERS.len()] {
    let mut forms = [['\0'; 6]; LETTERS.len()];
    let mut letter = 0;
    while letter < LETTERS.len() {
        let bytes = LETTERS[letter].as_bytes();
        let (mut at, mut tone) = (0, 0);
        while at < bytes.len() {
            let (c, step) = decode(bytes, at);
            if let Some(c) = char::from_u32(c) {
                forms[letter][tone] = c;
            }
            at += step;
            tone += 1;
        }
        letter += 1;
    }
    forms
}

/// Lower case, NFC, the tone mark on a fixed letter, plain dashes, single spaces: the key under which two spellings
/// of one name are the same name.
///
/// ```
/// use baocao::text::fold;
/// assert_eq!(fold("Tỉnh uỷ  Hoà Bình"), fold("tỉnh ủy Hòa Bình"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded text.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    out.reserve(text.len());
    let mut word: Word = SmallVec::new();
    let mut tone = 0;
    for c in text.chars() {
        let row = folded(c);
        match row.class() {
            Class::Letter if row.letter() != 0 => {
                word.push(row.letter() as u8);
                if row.tone() != 0 {
                    tone = row.tone();
                }
            }
            Class::Combining => {
                let mut coder = Coder::new();
                coder.packed = word.last().map_or(0, |&letter| u64::from(letter));
                coder.combine(c as u32, row.tone());
                if row.tone() != 0 {
                    tone = row.tone();
                } else if let Some(last) = word.last_mut() {
                    *last = (coder.packed & 0x3F) as u8;
                }
            }
            Class::Nothing => {}
            class => {
                spell(&mut word, &mut tone, out);
                match class {
                    Class::Space | Class::Line if out.is_empty() || out.ends_with(' ') => {}
                    Class::Space | Class::Line => out.push(' '),
                    Class::Letter => out.extend(c.to_lowercase()),
                    _ => out.push(plain_mark(c)),
                }
            }
        }
    }
    spell(&mut word, &mut tone, out);
    out.truncate(out.trim_end().len());
}

/// The letters of one word.
type Word = SmallVec<[u8; 24]>;

/// Writes one word with its tone on the last vowel that carries a diacritic, else on the first vowel of the last group.
fn spell(word: &mut Word, tone: &mut u64, out: &mut String) {
    if word.is_empty() {
        return;
    }
    spell_letters(word, *tone as usize, out);
    word.clear();
    *tone = 0;
}

fn spell_letters(letters: &[u8], tone: usize, out: &mut String) {
    // A bearer is a vowel, of which there is every form.
    let bearer = if tone == 0 { None } else { tone_bearer(letters) }.unwrap_or(usize::MAX);
    for (i, &letter) in letters.iter().enumerate() {
        out.push(FORMS[letter as usize - 1][if i == bearer { tone } else { 0 }]);
    }
}

/// Whether a code holds the letters of its word.
pub(crate) const fn is_exact(code: Code) -> bool {
    code & HASHED == 0
}

/// Appends the folded form of one word of the given code; `false` when the code does not hold its letters.
pub(crate) fn spell_code(code: Code, out: &mut String) -> bool {
    if !is_exact(code) {
        return false;
    }
    let mut letters = [0u8; MOST_LETTERS as usize];
    let (mut rest, mut first) = (code & ((1 << 54) - 1), letters.len());
    while rest != 0 {
        first -= 1;
        letters[first] = (rest & 0x3F) as u8;
        rest >>= 6;
    }
    spell_letters(&letters[first..], (code >> 54) as usize, out);
    true
}

const fn set(letters: &[u64]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < letters.len() {
        bits |= 1 << letters[i];
        i += 1;
    }
    bits
}

/// Letters, by number, that carry a tone, and those of them that have a diacritic.
const VOWELS: u64 = set(&[A, A_BREVE, A_CIRCUMFLEX, E_PLAIN, E_CIRCUMFLEX, I, O, O_CIRCUMFLEX, O_HORN, U, U_HORN, Y]);
const MARKED: u64 = set(&[A_BREVE, A_CIRCUMFLEX, E_CIRCUMFLEX, O_CIRCUMFLEX, O_HORN, U_HORN]);

fn tone_bearer(word: &[u8]) -> Option<usize> {
    // A bit for each letter, the last one lowest; places below count from the end, too.
    let (mut vowels, mut marked) = (0u64, 0u64);
    for &letter in word {
        vowels = vowels << 1 | VOWELS >> letter & 1;
        marked = marked << 1 | MARKED >> letter & 1;
    }
    if vowels == 0 {
        return None;
    }
    let end = word.len() - 1;
    let last = vowels.trailing_zeros() as usize;
    let mut count = (vowels >> last).trailing_ones() as usize;
    let first = last + count - 1;
    let is = |place: usize, letter: u64| u64::from(word[end - place]) == letter;
    // The u of qu and the i of gi belong to the consonant.
    if count > 1 && first < end && (is(first + 1, Q) && is(first, U) || is(first + 1, G) && is(first, I)) {
        count -= 1;
    }
    let marked = marked >> last & u64::MAX >> (64 - count);
    let place = if marked != 0 {
        last + marked.trailing_zeros() as usize
    } else if last > 0 {
        last
    } else if count == 3 {
        1
    } else {
        count - 1
    };
    Some(end - place)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const SAME: &[&[&str]] = &[
        &["ủy", "uỷ", "Ủy", "UỶ", "u\u{309}y"],
        &["hòa", "hoà", "HÒA"],
        &["quý", "qúy", "QUÝ"],
        &["đồng", "Đồng", "Ðồng", "đô\u{300}ng", "đo\u{302}\u{300}ng", "đo\u{300}\u{302}ng"],
        &["nghiêng", "NGHIÊNG"],
        &["hoàbìnhthủyđiện", "HOÀBÌNHTHUỶĐIỆN"],
        &["hàtĩnh", "Hàtĩnh"],
        &["trường", "trươ\u{300}ng", "tru\u{31B}o\u{31B}\u{300}ng"],
    ];

    #[test]
    fn spellings_of_one_syllable_have_one_code() {
        for group in SAME {
            for word in *group {
                assert_eq!(code(word), code(group[0]), "{word}");
                assert_eq!(fold(word), fold(group[0]), "{word}");
                let nfd: String = word.nfd().collect();
                assert_eq!(code(&nfd), code(group[0]), "{word} in NFD");
            }
        }
    }

    #[test]
    fn different_syllables_have_different_codes() {
        let words = [
            "ban",
            "bàn",
            "bản",
            "bân",
            "băn",
            "đan",
            "dan",
            "tỉ",
            "tỷ",
            "Thongloun",
            "Washington",
            "washingtom",
            "Moskva",
        ];
        for (i, a) in words.iter().enumerate() {
            for b in &words[i + 1..] {
                assert_ne!(code(a), code(b), "{a} {b}");
            }
        }
    }

    #[test]
    fn folding_keeps_a_readable_key() {
        assert_eq!(fold(" Tỉnh  Uỷ Thừa Thiên – Huế "), "tỉnh ủy thừa thiên - huế");
        assert_eq!(fold("khoẻ quí giá Thuý"), "khỏe quí giá thúy");
        assert_eq!(fold("K’Ré Niê Kđăm ŬBĔ"), "k’ré niê kđăm ŭbĕ");
    }
}
