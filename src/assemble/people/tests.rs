//! People of whole texts: name, offices, honorific, number of mentions.

fn people(text: &str) -> Vec<String> {
    let line = |p: &crate::Person| {
        let offices: Vec<String> =
            p.offices.iter().map(|o| format!("{}{}", if o.former { "former " } else { "" }, o.text)).collect();
        format!("{} [{}] {}", p.name, offices.join("; "), p.mentions.len())
    };
    crate::parse(text).people.iter().map(line).collect()
}

#[test]
fn one_person_per_name() {
    let cases: [(&str, &[&str]); 8] = [
        ("Bí thư Tỉnh ủy Võ Hồng Hải dự. Ông Hải nói. Đồng chí Hồng Hải đề nghị.", &["Võ Hồng Hải [Bí thư Tỉnh ủy] 3"]),
        ("Ông Lê Văn Hải và bà Trần Thị Hải dự. Bà Hải nói. Ông Hải đáp.", &["Lê Văn Hải [] 2", "Trần Thị Hải [] 2"]),
        ("Ông Minh cho biết thêm.", &[]),
        (
            "Chủ tịch UBND tỉnh Phú Thọ Bùi Văn An dự. Chủ tịch Bùi Văn An phát biểu.",
            &["Bùi Văn An [Chủ tịch UBND tỉnh Phú Thọ] 2"],
        ),
        (
            "Ông Lê Tấn Tài, Chủ tịch UBND huyện, vắng. Ông Lê Tuấn Tài, Chủ tịch UBND huyện, xin lỗi. Ông Lê Tuấn Tài về.",
            &["Lê Tuấn Tài [Chủ tịch UBND huyện] 3"],
        ),
        (
            "Ông Vũ Đạt, Phó Bí thư Thành ủy, bị xét. Trung ương cách chức Phó Bí thư Thành ủy đối với ông Vũ Đạt.",
            &["Vũ Đạt [former Phó Bí thư Thành ủy] 2"],
        ),
        (
            "Tin đầu.\n\nÔng Nguyễn Thành Long nói ở hội nghị hôm nay.\n\nẢnh: Thành Long",
            &["Nguyễn Thành Long [] 1", "Thành Long [] 1"],
        ),
        ("Dự có ông Trần Hải Dương.", &["Trần Hải Dương [] 1"]),
    ];
    for (text, expected) in cases {
        assert_eq!(people(text), expected, "{text}");
    }
    assert!(crate::parse("Dự có ông Trần Hải Dương.").places.is_empty());
}

#[test]
fn offices_are_completed_and_keyed() {
    let report = crate::parse(
        "Tỉnh Hà Tĩnh họp ở Hà Tĩnh. Phó Bí thư, Chủ tịch UBND tỉnh Trần Thị Bình kết luận. Bà Bình cảm ơn.",
    );
    let person = &report.people[0];
    assert_eq!(person.gender.as_deref(), Some("female"));
    assert_eq!(person.parts.family.as_deref(), Some("Trần"));
    let completed: Vec<_> = person.offices.iter().map(|o| o.completed.as_deref()).collect();
    assert_eq!(completed, [Some("Phó Bí thư Tỉnh ủy Hà Tĩnh"), Some("Chủ tịch UBND tỉnh Hà Tĩnh")]);
    assert_eq!(person.offices[1].key, "chủ tịch ủy ban nhân dân tỉnh hà tĩnh");
    assert_eq!(person.offices[1].title_code.as_deref(), Some("chu_tich_uy_ban_nhan_dan_tinh"));
}

#[test]
fn years_before_the_report_make_an_office_former() {
    let published = crate::PartialDate { year: 2018, month: Some(5), day: None };
    let parser = crate::Parser::new();
    let cases = [
        ("Năm 2015, ông Lê Văn An là Phó Bí thư Tỉnh ủy.", true),
        ("Từ năm 2008 đến 2011, ông Lê Văn An làm Phó Bí thư Tỉnh ủy.", true),
        ("Từ năm 2015 ông Lê Văn An làm Phó Bí thư Tỉnh ủy.", false),
        ("Năm 2015, ông Lê Văn An được bầu làm Phó Bí thư Tỉnh ủy.", false),
        ("Năm 2015, ông Lê Văn An được bổ nhiệm Phó Thủ tướng.", false),
        ("Ông Lê Văn An, Chủ tịch HĐND tỉnh nhiệm kỳ 2004-2011, góp ý.", true),
        ("Ông Lê Văn An, Chủ tịch HĐND tỉnh nhiệm kỳ 2016-2021, góp ý.", false),
        ("Ông Lê Văn An, Bí thư Tỉnh ủy (2001-2005), góp ý.", true),
    ];
    for (text, former) in cases {
        let report = parser.parse_published(text, published);
        let held: Vec<bool> = report.people[0].offices.iter().map(|o| o.former).collect();
        assert_eq!(held, [former], "{text}");
    }
}

#[test]
fn a_step_of_a_life_is_former_unless_it_is_held_now() {
    let cases: [(&str, &[bool]); 3] = [
        (
            "Từ tháng 5/2008, ông Lê Văn An làm Chánh Thanh tra tỉnh. Năm 2014, ông Lê Văn An được bầu làm Bí thư Huyện ủy.",
            &[true, false],
        ),
        ("Ông Lê Văn An, Chánh Thanh tra tỉnh, dự. Ông Lê Văn An từng giữ chức Chánh Thanh tra tỉnh.", &[false]),
        ("Ông Lê Văn An từng giữ chức Chánh Thanh tra tỉnh.", &[true]),
    ];
    for (text, former) in cases {
        let report = crate::parse(text);
        let held: Vec<bool> = report.people[0].offices.iter().map(|o| o.former).collect();
        assert_eq!(held, former, "{text}");
    }
}

#[test]
fn the_level_of_a_body_stands_for_its_name() {
    let cases: [(&str, &[&str]); 3] = [
        (
            "Ông Lê Văn An, Giám đốc Công an thành phố, dự. Ông Lê Văn An, Giám đốc Công an Hải Phòng, nói.",
            &["Giám đốc Công an Hải Phòng"],
        ),
        ("Chủ tịch UBND thành phố Lê Văn An dự. Chủ tịch thành phố Lê Văn An nói.", &["Chủ tịch UBND thành phố"]),
        (
            "Ông Lê Văn An, Bộ trưởng Bộ Y tế, dự. Ông Lê Văn An giữ chức quyền Bộ trưởng Bộ Y tế.",
            &["Bộ trưởng Bộ Y tế", "quyền Bộ trưởng Bộ Y tế"],
        ),
    ];
    for (text, offices) in cases {
        let report = crate::parse(text);
        let held: Vec<&str> = report.people[0].offices.iter().map(|o| &*o.text).collect();
        assert_eq!(held, offices, "{text}");
    }
}

#[test]
fn offices_of_several_are_completed_by_the_share_of_each() {
    let report = crate::parse("Dự có Thứ trưởng các bộ: Nội vụ (Lê Văn An), Tài chính (Trần Thị Bình).");
    let completed: Vec<_> = report.people.iter().filter_map(|p| p.offices[0].completed.as_deref()).collect();
    assert_eq!(completed, ["Thứ trưởng bộ Nội vụ", "Thứ trưởng bộ Tài chính"]);
}

#[test]
fn a_name_broken_by_a_line_end_is_one() {
    let cases: [(&str, &[&str]); 7] = [
        ("Chủ trì là ông Trần Văn\nBình, Bí thư Tỉnh ủy.", &["Trần Văn Bình [Bí thư Tỉnh ủy] 1"]),
        ("Dự có Bí thư Tỉnh ủy Trần Thị\nHà và ông Lê Văn An.", &["Trần Thị Hà [Bí thư Tỉnh ủy] 1", "Lê Văn An [] 1"]),
        ("Dự có ông Trần\nVăn Bình phát biểu.", &["Trần Văn Bình [] 1"]),
        ("Dự có ông Trần Văn\n\nBình, Bí thư Tỉnh ủy.", &["Trần Văn [] 1"]),
        ("Dự có ông Trần Văn An\nBình, Bí thư Tỉnh ủy.", &["Trần Văn An [] 1"]),
        ("Dự có ông Trần Văn\nChủ tịch UBND tỉnh nói.", &["Trần Văn [] 1"]),
        ("Hội nghị đã họp.\n\nBài, ảnh: Trần Quang\nToàn cảnh buổi lễ.", &["Trần Quang [] 1"]),
    ];
    for (text, expected) in cases {
        assert_eq!(people(text), expected, "{text}");
    }
}
