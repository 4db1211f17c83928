//! What must hold of any input: no panic, spans that hold their text, one value for NFC and NFD, JSON that comes back.

use std::cell::RefCell;

use baocao::{Parser, Report, Span, Worker};
use proptest::prelude::*;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Syllables, numbers and marks of the genre, so that random texts reach the grammars.
const PIECES: &[&str] = &[
    "Sáng",
    "15/7",
    "ngày",
    "03/11/2021",
    "năm",
    "2023",
    "6",
    "tháng",
    "đầu",
    "cuối",
    "quý",
    "II",
    "nhiệm",
    "kỳ",
    "2020-2025",
    "hội",
    "nghị",
    "sơ",
    "kết",
    "tổng",
    "Đại",
    "Tỉnh",
    "ủy",
    "uỷ",
    "Hà",
    "Tĩnh",
    "TP.",
    "Hồ",
    "Chí",
    "Minh",
    "Bí",
    "thư",
    "Phó",
    "Trưởng",
    "ban",
    "Ban",
    "Tổ",
    "chức",
    "Nguyễn",
    "Văn",
    "An",
    "Y",
    "H'",
    "Bơ",
    "Niê",
    "ông",
    "bà",
    "đồng",
    "chí",
    "nguyên",
    "và",
    ",",
    ";",
    ":",
    ".",
    "…",
    "“",
    "”",
    "\"",
    "(",
    ")",
    "-",
    "–",
    "/",
    "%",
    "\n",
    "\n\n",
    "16.542",
    "1,5",
    "triệu",
    "tỷ",
    "hơn",
    "đảng",
    "viên",
    "số",
    "41-QĐ/TW",
    "Quy",
    "định",
    "Nghị",
    "quyết",
    "kiến",
    "Trung",
    "ương",
    "nhấn",
    "mạnh",
    "cho",
    "biết",
    "đề",
    "chủ",
    "trì",
    "dự",
    "kết nạp",
    "được",
    "các",
    "UBND",
    "HĐND",
    "hai",
    "mươi",
    "mốt",
    "31/2",
    "45/13/2023",
    "Ảnh:",
    "Toàn",
    "cảnh",
    "thi",
    "đua",
    "Cụm",
];

fn genre_text() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.9)), 0..120).prop_map(|pieces| {
        pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect()
    })
}

/// Every object with `text` and `span` holds that text there, counted in code points; every `span` lies in the text.
fn check_spans(chars: &[char], node: &Value) -> Result<(), TestCaseError> {
    match node {
        Value::Object(fields) => {
            if let Some(Value::Array(span)) = fields.get("span") {
                let (start, end) = (span[0].as_u64().unwrap_or(0) as usize, span[1].as_u64().unwrap_or(0) as usize);
                prop_assert!(start <= end && end <= chars.len(), "{start}..{end} of {}", chars.len());
                if let Some(Value::String(text)) = fields.get("text") {
                    let held: String = chars[start..end].iter().collect();
                    prop_assert_eq!(&held, text);
                }
            }
            fields.values().try_for_each(|value| check_spans(chars, value))
        }
        Value::Array(items) => items.iter().try_for_each(|value| check_spans(chars, value)),
        _ => Ok(()),
    }
}

thread_local! {
    /// A worker that has read enough to know words again.
    static SEASONED: RefCell<Worker> = RefCell::new({
        let mut worker = Parser::new().worker();
        let _ = worker.parse(&PIECES.join(" ").repeat(20), None);
        worker
    });
}

fn check(text: &str) -> Result<Report, TestCaseError> {
    let report = Parser::new().parse(text);
    let again = SEASONED.with(|worker| worker.borrow_mut().parse(text, None));
    prop_assert_eq!(&again, &report);
    let json = report.to_json();
    let chars: Vec<char> = text.chars().collect();
    let value: Value = serde_json::from_str(&json).expect("JSON");
    check_spans(&chars, &value)?;
    prop_assert_eq!(&Report::from_json(&json).expect("comes back"), &report);
    Ok(report)
}

/// The values of a report without offsets and hash, in NFC.
fn values(report: &Report) -> Value {
    fn strip(node: &mut Value) {
        match node {
            Value::Object(fields) => {
                let is_offset = |key: &str| key.ends_with("span") || key.ends_with("evidence");
                fields.retain(|key, _| !is_offset(key) && !["mentions", "source"].contains(&&**key));
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::String(text) => *text = text.nfc().collect(),
            _ => {}
        }
    }
    let mut value: Value = serde_json::from_str(&report.to_json()).expect("JSON");
    strip(&mut value);
    value
}

proptest! {
    #[test]
    fn any_string_gives_a_report(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_text_of_the_genre_gives_a_report(text in genre_text()) {
        check(&text)?;
    }

    #[test]
    fn decomposed_text_has_the_same_values(text in genre_text()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(values(&check(&composed)?), values(&check(&decomposed)?));
    }

    #[test]
    fn every_prefix_parses(text in genre_text(), cut in any::<prop::sample::Index>()) {
        let mut at = cut.index(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        check(&text[..at])?;
    }
}

#[test]
fn hostile_texts_give_reports() {
    let texts = [
        String::new(),
        " \n\t\u{a0}".into(),
        "\u{301}\u{302}\u{323}".into(),
        "\0\u{1}\u{7f}\u{fffd}\u{10ffff}".into(),
        "9".repeat(400),
        format!("{} đồng chí", "9".repeat(400)),
        "(".repeat(20_000),
        "“".repeat(20_000),
        "Nguyễn ".repeat(20_000),
        "Phó ".repeat(20_000),
        "1/".repeat(20_000),
        "ngày 31/2 và ngày 45/13/2023".into(),
        "Привет 你好 مرحبا Hội nghị 𝕊ơ kết".into(),
        "Ban Tổ chức ".repeat(5_000),
        "hai mươi ".repeat(10_000),
        "TP. ".repeat(10_000),
        "ấ".repeat(10_000),
        "a\u{301}".repeat(10_000),
    ];
    for text in &texts {
        check(text).unwrap_or_else(|error| panic!("{:.40}: {error}", text));
    }
}

#[test]
fn spans_slice_the_text_in_bytes() {
    let text = "Sáng 15/7/2023, đồng chí Trần Văn An, Bí thư Tỉnh ủy Hà Tĩnh dự hội nghị sơ kết.";
    let report = baocao::parse(text);
    let held = |span: Span| span.of(text).to_owned();
    for time in &report.times {
        assert_eq!(held(time.span), time.text);
    }
    for person in &report.people {
        assert!(person.mentions.iter().all(|&m| person.name.contains(&held(m))));
    }
}
