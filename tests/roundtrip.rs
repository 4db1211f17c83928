//! Numbers written out in words in several regional styles, and dates in every written form, read back to themselves.

use baocao::{numbers, times};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// How a region says numbers.
#[derive(Clone, Copy, Debug)]
struct Style {
    thousand: &'static str,
    /// For a missing ten: một trăm linh hai.
    link: &'static str,
    /// Four after a ten from twenty on.
    four: &'static str,
    /// Five after a ten.
    five: &'static str,
    /// Seven.
    seven: &'static str,
    /// Whether a missing hundred inside a number is said (hai nghìn không trăm năm mươi).
    zero_hundred: bool,
    billion: &'static str,
}

const NORTH: Style =
    Style {
        thousand: "nghìn", link: "linh", four: "tư", five: "lăm", seven: "bảy", zero_hundred: true, billion: "tỷ"
    };
const SOUTH: Style =
    Style {
        thousand: "ngàn", link: "lẻ", four: "bốn", five: "lăm", seven: "bẩy", zero_hundred: true, billion: "tỉ"
    };
/// As it is said fast: nhăm for five, and no missing hundreds.
const SPOKEN: Style =
    Style {
        thousand: "nghìn", link: "lẻ", four: "tư", five: "nhăm", seven: "bảy", zero_hundred: false, billion: "tỷ"
    };
const STYLES: [Style; 3] = [NORTH, SOUTH, SPOKEN];

impl Style {
    fn digit(self, d: u64) -> &'static str {
        if d == 7 { self.seven } else { DIGITS[d as usize] }
    }

    fn tens(self, n: u64) -> String {
        let (ten, unit) = (n / 10, n % 10);
        let unit = match unit {
            0 => String::new(),
            1 if ten > 1 => " mốt".to_owned(),
            4 if ten > 1 => format!(" {}", self.four),
            5 => format!(" {}", self.five),
            d => format!(" {}", self.digit(d)),
        };
        if ten == 1 { format!("mười{unit}") } else { format!("{} mươi{unit}", self.digit(ten)) }
    }

    /// A group of three digits; `inner` when a larger group stands before.
    fn group(self, n: u64, inner: bool) -> String {
        let (hundred, rest) = (n / 100, n % 100);
        let head = if hundred > 0 {
            format!("{} trăm ", self.digit(hundred))
        } else if inner && self.zero_hundred {
            "không trăm ".to_owned()
        } else {
            String::new()
        };
        let linked = hundred > 0 || inner;
        let tail = match rest {
            0 => String::new(),
            d @ 1..=9 if linked => format!("{} {}", self.link, self.digit(d)),
            d @ 1..=9 => self.digit(d).to_owned(),
            _ => self.tens(rest),
        };
        format!("{head}{tail}").trim().to_owned()
    }

    fn integer(self, n: u64) -> String {
        if n == 0 {
            return DIGITS[0].to_owned();
        }
        let scales = [(1_000_000_000, self.billion), (1_000_000, "triệu"), (1000, self.thousand), (1, "")];
        let (mut rest, mut words) = (n, Vec::new());
        for (scale, name) in scales {
            let figure = rest / scale;
            rest %= scale;
            if figure > 0 {
                let inner = !words.is_empty();
                words.push(format!("{} {name}", self.group(figure, inner)).trim().to_owned());
            }
        }
        words.join(" ")
    }

    /// The digits after the point are said one by one.
    fn decimal(self, whole: u64, decimals: &str) -> String {
        let spoken: Vec<_> = decimals.bytes().map(|b| self.digit(u64::from(b - b'0'))).collect();
        format!("{} phẩy {}", self.integer(whole), spoken.join(" "))
    }
}

/// 1234567 as 1.234.567.
fn grouped(n: u64, mark: &str) -> String {
    let digits = n.to_string();
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = if first > 0 { vec![&digits[..first]] } else { Vec::new() };
    groups.extend((first..digits.len()).step_by(3).map(|i| &digits[i..i + 3]));
    groups.join(mark)
}

/// The one number in a sentence.
fn reads(figure: &str) -> Option<f64> {
    let text = format!("Toàn tỉnh có {figure} người.");
    let found = numbers(&text);
    (found.len() == 1 && found[0].text == figure).then(|| found[0].value)
}

fn integers() -> impl Strategy<Value = u64> {
    prop_oneof![0..1000u64, 0..1_000_000u64, 0..1_000_000_000u64, 0..1_000_000_000_000u64]
}

/// "không" alone is the word for not.
fn is_said_alone(n: u64) -> bool {
    n > 0
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn integers_in_words(n in integers()) {
        for style in STYLES.into_iter().filter(|_| is_said_alone(n)) {
            let words = style.integer(n);
            prop_assert_eq!(reads(&words), Some(n as f64), "{}", words);
        }
    }

    #[test]
    fn integers_in_digits(n in integers()) {
        for digits in [n.to_string(), grouped(n, "."), grouped(n, " ")] {
            prop_assert_eq!(reads(&digits), Some(n as f64), "{}", digits);
        }
        if n >= 1_000_000 {
            let english = grouped(n, ",");
            prop_assert_eq!(reads(&english), Some(n as f64), "{}", english);
        }
    }

    #[test]
    fn decimals_in_words_and_digits(whole in 0..1_000_000u64, places in 1usize..=4, digits in 0..10_000u32) {
        let decimals = format!("{digits:04}")[..places].to_owned();
        let value: f64 = format!("{whole}.{decimals}").parse().unwrap();
        for style in STYLES {
            let words = style.decimal(whole, &decimals);
            prop_assert_eq!(reads(&words), Some(value), "{}", words);
        }
        for written in [format!("{whole},{decimals}"), format!("{},{decimals}", grouped(whole, "."))] {
            // One comma before three digits groups thousands where people are counted, and says so.
            if places != 3 || whole >= 1000 && written.contains('.') || whole == 0 {
                prop_assert_eq!(reads(&written), Some(value), "{}", written);
            }
        }
    }

    #[test]
    fn scaled_decimals(mantissa in 1..1_000_000u64, places in 0u32..=2) {
        let power = 10u64.pow(places);
        let written = format!("{},{:0width$}", mantissa / power, mantissa % power, width = places as usize);
        let written = if places == 0 { mantissa.to_string() } else { written };
        for (scale, value) in [("nghìn", 1e3), ("triệu", 1e6), ("tỷ", 1e9), ("nghìn tỷ", 1e12)] {
            let expected = mantissa as f64 * value / power as f64;
            let words = format!("{written} {scale}");
            prop_assert_eq!(reads(&words), Some(expected), "{}", words);
        }
    }
}

/// Every way in which a date is written.
fn forms(date: Date) -> Vec<String> {
    let (d, m, y) = (date.day(), date.month(), date.year());
    let mut forms = vec![
        format!("ngày {d}/{m}/{y}"),
        format!("ngày {d:02}/{m:02}/{y}"),
        format!("ngày {d}-{m}-{y}"),
        format!("ngày {d}.{m}.{y}"),
        format!("{d}/{m}/{y}"),
        format!("ngày {d} tháng {m} năm {y}"),
        format!("ngày {d:02} tháng {m:02} năm {y}"),
        format!("ngày {d}/{m} năm {y}"),
        format!("ngày {d} tháng {m}/{y}"),
        format!("sáng {d}/{m}/{y}"),
        format!("Chiều ngày {d}-{m}-{y}"),
        format!("8h30 ngày {d}/{m}/{y}"),
        date.to_string(),
    ];
    for style in STYLES {
        let (day, month) = (style.integer(d as u64), style.integer(m as u64));
        forms.push(format!("ngày {day} tháng {month} năm {y}"));
        forms.push(format!("ngày {day} tháng {month} năm {}", style.integer(y as u64)));
    }
    let spelled: Vec<_> = y.to_string().bytes().map(|b| DIGITS[usize::from(b - b'0')]).collect();
    forms.push(format!("ngày {d} tháng {m} năm {}", spelled.join(" ")));
    forms
}

#[test]
fn every_date_from_1930_to_2050_in_every_form() {
    let last = Date::constant(2050, 12, 31);
    let mut date = Date::constant(1930, 1, 1);
    let mut failures = Vec::new();
    while date <= last {
        // All forms of one date in one text, a paragraph each, so that the whole range stays quick to read.
        let forms = forms(date);
        let text = forms.iter().map(|f| format!("Hội nghị họp {f} tại tỉnh.")).collect::<Vec<_>>().join("\n\n");
        let found = times(&text, None);
        let dates: Vec<_> = found.iter().map(|t| (t.text.as_str(), t.start, t.end)).collect();
        for (i, form) in forms.iter().enumerate() {
            if dates.get(i) != Some(&(form.as_str(), Some(date), Some(date))) {
                failures.push(format!("{form}: {:?}", dates.get(i)));
                break;
            }
        }
        date = date.checked_add(1.day()).unwrap();
    }
    assert!(failures.is_empty(), "{} fail, first {:?}", failures.len(), &failures[..failures.len().min(5)]);
}

#[test]
fn a_day_without_a_year_takes_that_of_the_reference() {
    for (reference, text, expected) in [
        ("2023-07-15", "Sáng 15/7, hội nghị khai mạc.", "2023-07-15"),
        ("2019-01-16", "Ngày 12/12, hội nghị khai mạc.", "2018-12-12"),
        ("2018-12-26", "Ngày 6/5, hội nghị khai mạc.", "2018-05-06"),
        ("2018-12-26", "Hội nghị sẽ khai mạc ngày 5/1.", "2019-01-05"),
        ("2023-07", "Sáng 15/7, hội nghị khai mạc.", "2023-07-15"),
        ("2023", "Sáng 15/7, hội nghị khai mạc.", "2023-07-15"),
    ] {
        let found = times(text, reference.parse().ok());
        assert_eq!(found[0].start.map(|d| d.to_string()).as_deref(), Some(expected), "{text} {reference}");
    }
}
