//! What times rest on: the expression, a neighbour, the reference date, or the day of speaking.

use baocao::{Basis, Report, TimeExpression, times};

fn read(text: &str, reference: &str) -> Vec<TimeExpression> {
    times(text, reference.parse().ok())
}

fn interval(time: &TimeExpression) -> String {
    match (time.start, time.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start}..{end}"),
        _ => "-".to_owned(),
    }
}

/// Text, reference date, and each expression's days with its basis.
type Case = (&'static str, &'static str, &'static [(&'static str, Basis)]);

const CASES: &[Case] = &[
    ("Họp ngày 3/11/2021.", "2023-07-15", &[("2021-11-03", Basis::Explicit)]),
    ("Sáng 15/7, hội nghị khai mạc.", "2023-07-15", &[("2023-07-15", Basis::ReferenceDate)]),
    (
        "Sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2022.",
        "2023-07-15",
        &[("2022-01-01..2022-06-30", Basis::Context), ("2022-07-01..2022-12-31", Basis::Explicit)],
    ),
    (
        "Ngày 5/3/2020 đoàn đến, ngày 9/3 đoàn về.",
        "2023-07-15",
        &[("2020-03-05", Basis::Explicit), ("2020-03-09", Basis::Context)],
    ),
    (
        "Sáng 16/1, hội nghị tổng kết năm 2018 khai mạc.",
        "2019-01-16",
        &[("2019-01-16", Basis::ReferenceDate), ("2018-01-01..2018-12-31", Basis::Explicit)],
    ),
    (
        "Quý II thu ngân sách tăng 8% so với cùng kỳ năm 2022.",
        "2023-07-15",
        &[
            ("2023-04-01..2023-06-30", Basis::ReferenceDate),
            ("2022-04-01..2022-06-30", Basis::Relative),
            ("2022-01-01..2022-12-31", Basis::Explicit),
        ],
    ),
    ("Phấn đấu đến năm 2030 hoàn thành.", "", &[("2030-01-01..2030-12-31", Basis::Explicit)]),
    ("Hôm qua, đoàn về.", "2023-07-15", &[("2023-07-14", Basis::Relative)]),
    ("Hôm qua, đoàn về.", "2023-07", &[("-", Basis::Relative)]),
    (
        "Tuần trước, tháng này, quý trước, năm ngoái.",
        "2023-07-15",
        &[
            ("2023-07-03..2023-07-09", Basis::Relative),
            ("2023-07-01..2023-07-31", Basis::Relative),
            ("2023-04-01..2023-06-30", Basis::Relative),
            ("2022-01-01..2022-12-31", Basis::Relative),
        ],
    ),
    ("Từ đầu năm đến nay, kết nạp 12 đảng viên.", "2023-07-15", &[("2023-01-01..2023-07-15", Basis::Relative)]),
    (
        "Tháng 3 năm nay, tháng 11 năm ngoái.",
        "2023-07-15",
        &[("2023-03-01..2023-03-31", Basis::ReferenceDate), ("2022-11-01..2022-11-30", Basis::ReferenceDate)],
    ),
    ("Từ 28/12 đến 3/1, mưa lớn.", "2023-01-05", &[("2022-12-28..2023-01-03", Basis::ReferenceDate)]),
    ("Chào đón năm mới Quý Mão.", "2023-01-15", &[("2023-01-01..2023-12-31", Basis::ReferenceDate)]),
    (
        "Công tác năm 2018; chào năm mới Kỷ Hợi.",
        "",
        &[("2018-01-01..2018-12-31", Basis::Explicit), ("2019-01-01..2019-12-31", Basis::Context)],
    ),
    ("Hiện nay, rằm tháng Giêng, ngày 29/2/2023.", "2023-07-15", &[("-", Basis::Explicit), ("-", Basis::Explicit)]),
    ("Hội nghị diễn ra ngày 6-7.", "", &[("-", Basis::Explicit)]),
];

#[test]
fn days_and_what_they_rest_on() {
    for (text, reference, expected) in CASES {
        let found: Vec<_> = read(text, reference).iter().map(|t| (interval(t), t.basis)).collect();
        let expected: Vec<_> = expected.iter().map(|(i, b)| ((*i).to_owned(), *b)).collect();
        assert_eq!(found, expected, "{text} {reference}");
    }
}

#[test]
fn a_neighbour_is_named_as_evidence() {
    let text = "Sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2022.";
    let found = read(text, "2023-07-15");
    assert_eq!(found[0].evidence.map(|e| e.of(text)), Some("6 tháng cuối năm 2022"));
}

#[test]
fn the_text_gives_the_day_when_nothing_else_does() {
    let report = baocao::parse(
        "Sáng 15/7, Cụm thi đua tổ chức hội nghị sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2023.",
    );
    assert_eq!(report.published, None);
    assert_eq!(report.reference_date.map(|d| d.to_string()).as_deref(), Some("2023-07-15"));
    // Nobody's birth says when a meeting is held.
    let born = baocao::parse("Ngày 6/9, Tỉnh ủy họp. Đồng chí Lê Văn Khôi sinh ngày 10/7/1972.");
    assert_eq!(born.reference_date, None);
    let held = baocao::parse("Ngày 16/1, Tỉnh ủy tổ chức hội nghị tổng kết công tác năm 2018.");
    assert_eq!(held.times[0].start.map(|d| d.to_string()).as_deref(), Some("2019-01-16"));
}

fn codes(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|d| &*d.code).collect()
}

#[test]
fn what_contradicts_itself_is_said() {
    assert_eq!(codes(&baocao::parse("Thứ Hai, ngày 15/7/2023, hội nghị khai mạc.")), ["weekday_mismatch"]);
    assert!(codes(&baocao::parse("Thứ Bảy, ngày 15/7/2023, hội nghị khai mạc.")).is_empty());
    for text in ["Ngày 31/2, hội nghị khai mạc.", "Ký ngày 45/13/2023.", "Ký ngày 29/2/2023."] {
        let report = baocao::parse(text);
        assert_eq!(codes(&report), ["impossible_date"], "{text}");
        assert!(report.times.iter().all(|t| t.start.is_none()), "{text}");
    }
    let later = baocao::Parser::new().parse_published("Họp ngày 29/2 tại tỉnh.", "2023-03-01".parse().unwrap());
    assert_eq!(codes(&later), ["impossible_date"]);
    let digits = "9".repeat(400);
    assert_eq!(codes(&baocao::parse(&format!("Có {digits} người."))), ["number_too_large"]);
    assert_eq!(codes(&baocao::parse("Có 1,345 đồng chí dự.")), ["ambiguous_number"]);
}
