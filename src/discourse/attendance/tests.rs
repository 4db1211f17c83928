//! Roles of people in texts written for these tests.

use crate::model::RoleKind::{self, *};
use crate::parser::Parser;

/// Name and roles of each person of a text with a headline.
fn roles(body: &str) -> Vec<(String, Vec<RoleKind>)> {
    let text = format!("Nhiều việc đã bàn\n\nHội nghị diễn ra sáng 3/2. Không khí sôi nổi. Ai cũng vui.\n\n{body}");
    let report = Parser::new().parse(&text);
    report.people.into_iter().map(|p| (p.name, p.roles.iter().map(|r| r.role).collect())).collect()
}

fn check(body: &str, expected: &[(&str, &[RoleKind])]) {
    let found = roles(body);
    let found: Vec<(&str, &[RoleKind])> = found.iter().map(|(n, r)| (n.as_str(), r.as_slice())).collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn chairs_before_and_after_the_verb() {
    check(
        "Bí thư Tỉnh ủy Trần Văn An, Phó Bí thư Tỉnh ủy Lê Thị Bình chủ trì hội nghị. Mọi việc đã xong.",
        &[("Trần Văn An", &[Chair]), ("Lê Thị Bình", &[Chair])],
    );
    check(
        "Hội nghị do đồng chí Mai Văn Khánh, Trưởng Ban Tuyên giáo Huyện ủy chủ trì. Mọi việc đã xong.",
        &[("Mai Văn Khánh", &[Chair])],
    );
    check(
        "Chủ trì hội nghị có các đồng chí: Trần Văn An, Bí thư Huyện ủy; Lê Thị Bình, Phó Bí thư Huyện ủy. Mọi việc đã xong.",
        &[("Trần Văn An", &[Chair]), ("Lê Thị Bình", &[Chair])],
    );
}

#[test]
fn who_holds_it() {
    check(
        "Chiều nay, Phó Thủ tướng Lê Văn Minh tổ chức cuộc họp với các bộ. Mọi việc đã xong.",
        &[("Lê Văn Minh", &[Organizer])],
    );
    check("Chiều nay, Bộ Nội vụ do ông Lê Văn Minh phụ trách họp. Mọi việc đã xong.", &[("Lê Văn Minh", &[Mentioned])]);
}

#[test]
fn those_present() {
    check(
        "Dự hội nghị có các đồng chí: Trần Văn An, Bí thư Tỉnh ủy; Lê Thị Bình, Phó Bí thư Tỉnh ủy; đại diện các sở.",
        &[("Trần Văn An", &[Attendee]), ("Lê Thị Bình", &[Attendee])],
    );
    check(
        "Tham dự hội nghị có:\n\n- Đồng chí Trần Văn An, Bí thư Tỉnh ủy;\n\n- Đồng chí Lê Thị Bình, Phó Bí thư Tỉnh ủy.",
        &[("Trần Văn An", &[Attendee]), ("Lê Thị Bình", &[Attendee])],
    );
    check(
        "Hội nghị có sự tham dự của đồng chí Trần Văn An và đồng chí Lê Thị Bình. Mọi việc đã xong.",
        &[("Trần Văn An", &[Attendee]), ("Lê Thị Bình", &[Attendee])],
    );
    check(
        "Đồng chí Trần Văn An, Bí thư Huyện ủy tham dự và phát biểu tại hội nghị. Mọi việc đã xong.",
        &[("Trần Văn An", &[Attendee, Speaker])],
    );
}

#[test]
fn presenters_and_appointees() {
    check(
        "Thay mặt Ban Thường vụ, đồng chí Phan Thị Hoa trình bày báo cáo tổng kết. Mọi việc đã xong.",
        &[("Phan Thị Hoa", &[Presenter])],
    );
    check(
        "Đại hội đã bầu đồng chí Bùi Văn Cường giữ chức Bí thư, các đồng chí Trần Thị Nga và Ngô Văn Đạt làm Phó Bí thư.",
        &[("Bùi Văn Cường", &[Appointee]), ("Trần Thị Nga", &[Appointee]), ("Ngô Văn Đạt", &[Appointee])],
    );
    check(
        "Dịp này, Huyện ủy tặng Giấy khen cho đồng chí Lê Văn Tám và 5 cá nhân. Mọi việc đã xong.",
        &[("Lê Văn Tám", &[Appointee])],
    );
    check(
        "Ông Đỗ Văn Minh năm thứ hai liên tiếp được tặng Bằng khen. Ông Vũ Văn Hiếu không được giới thiệu.",
        &[("Đỗ Văn Minh", &[Appointee]), ("Vũ Văn Hiếu", &[Mentioned])],
    );
}

#[test]
fn appointments_that_the_meeting_did_not_make() {
    check(
        "Trước đó, ông Đỗ Văn Minh, Trưởng ban Pháp chế đã được điều động về làm Phó Bí thư Quận ủy. Mọi việc đã xong.",
        &[("Đỗ Văn Minh", &[Mentioned])],
    );
    check(
        "Hội nghị bầu đồng chí Bùi Văn Cường giữ chức Bí thư Tỉnh ủy thay đồng chí Ngô Văn Đạt nghỉ hưu theo chế độ.",
        &[("Bùi Văn Cường", &[Appointee]), ("Ngô Văn Đạt", &[Mentioned])],
    );
    check(
        "Thay vào đó, ông Ngô Văn Đạt được bầu giữ chức Phó Chủ tịch. Mọi việc đã xong.",
        &[("Ngô Văn Đạt", &[Appointee])],
    );
}

#[test]
fn captions_and_bylines() {
    check(
        "Đồng chí Trần Văn An phát biểu tại hội nghị. Ảnh: Thu Hà\n\nBí thư Huyện ủy Lê Thị Bình (giữa) tặng hoa các đại biểu.\n\nHải Minh",
        &[("Trần Văn An", &[Speaker]), ("Thu Hà", &[Author]), ("Lê Thị Bình", &[Attendee]), ("Hải Minh", &[Author])],
    );
}
