//! Events, clusters and participants of texts written for these tests.

use crate::model::{Cluster, Event, EventKind, PartOfDay, Report};
use crate::parser::Parser;

fn report(text: &str) -> Report {
    Parser::new().parse(text)
}

fn event(text: &str) -> Event {
    report(text).event.unwrap_or_else(|| panic!("no event in {text:?}"))
}

/// Kind and name.
fn named(text: &str) -> (EventKind, String) {
    let event = event(text);
    (event.kind, event.text)
}

#[test]
fn names_and_kinds() {
    use EventKind::*;
    let rows = [
        (
            "Sáng 12/7/2022, Sở Nội vụ tổ chức hội nghị sơ kết công tác cải cách hành chính 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2022.",
            SoKet,
            "hội nghị sơ kết công tác cải cách hành chính 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2022",
        ),
        (
            "Chiều 3/1/2023, Huyện ủy Thạch Hà tổ chức hội nghị tổng kết công tác kiểm tra, giám sát và thi hành kỷ luật Đảng năm 2022.",
            TongKet,
            "hội nghị tổng kết công tác kiểm tra, giám sát và thi hành kỷ luật Đảng năm 2022",
        ),
        (
            "Ngày 5/4/2024, Ban Dân vận Tỉnh ủy tổ chức hội nghị giao ban công tác dân vận quý I năm 2024.",
            GiaoBan,
            "hội nghị giao ban công tác dân vận quý I năm 2024",
        ),
        (
            "Trong 2 ngày 6 và 7/8/2020, Đảng bộ huyện Can Lộc tổ chức Đại hội đại biểu lần thứ XXXII, nhiệm kỳ 2020-2025.",
            DaiHoi,
            "Đại hội đại biểu lần thứ XXXII, nhiệm kỳ 2020-2025",
        ),
        ("Sáng 8/12/2022, HĐND tỉnh Hà Nam khai mạc kỳ họp thứ mười một.", KyHop, "kỳ họp thứ mười một"),
        ("Tại cuộc họp báo chiều 2/3/2023, ông Lê Văn Nam cho biết giá điện chưa tăng.", HopBao, "cuộc họp báo"),
        (
            "Tối 3/2/2023, Thành ủy tổ chức Lễ kỷ niệm 93 năm Ngày thành lập Đảng.",
            Le,
            "Lễ kỷ niệm 93 năm Ngày thành lập Đảng",
        ),
    ];
    for (text, kind, name) in rows {
        assert_eq!(named(text), (kind, name.to_owned()), "{text}");
    }
}

#[test]
fn meetings_that_are_only_mentioned_are_none() {
    for text in [
        "",
        "Sáng 3/4, giá vàng trong nước tăng mạnh. Người dân xếp hàng mua vàng.",
        "Các chi bộ thi đua lập thành tích chào mừng Đại hội XIV của Đảng.",
        "Đơn vị thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX.",
    ] {
        assert_eq!(report(text).event, None, "{text}");
    }
}

#[test]
fn day_place_and_organisers() {
    let text = "Chiều 14-12-2023, tại Hội trường Huyện ủy, Ban Tổ chức Huyện ủy phối hợp với Phòng Nội vụ huyện tổ chức \
                hội nghị tổng kết công tác tổ chức xây dựng Đảng năm 2023, phương hướng, nhiệm vụ năm 2024.";
    let report = report(text);
    let event = report.event.as_ref().expect("an event");
    assert_eq!(event.date.map(|d| d.to_string()).as_deref(), Some("2023-12-14"));
    assert_eq!(event.part_of_day, Some(PartOfDay::Afternoon));
    assert_eq!(event.venue.as_deref(), Some("Hội trường Huyện ủy"));
    let names: Vec<&str> = event
        .organizers
        .iter()
        .filter_map(|id| report.organizations.iter().find(|o| o.id == *id))
        .map(|o| o.name.as_str())
        .collect();
    assert_eq!(names, ["Ban Tổ chức Huyện ủy", "Phòng Nội vụ huyện"]);
    for body in report.organizations.iter().filter(|o| event.organizers.contains(&o.id)) {
        let evidence: Vec<&str> = body.roles.iter().map(|r| r.span.of(report.text())).collect();
        assert_eq!(body.roles.first().map(|r| r.role), Some(crate::model::RoleKind::Organizer), "{}", body.name);
        assert!(evidence[0].starts_with(&*body.name) && evidence[0].ends_with("tổ chức"), "{evidence:?}");
    }
    let years = |p: Option<crate::model::Period>| p.map(|p| (p.start.year(), p.end.year()));
    assert_eq!((years(event.review_period), years(event.plan_period)), (Some((2023, 2023)), Some((2024, 2024))));
}

#[test]
fn days_bridges_edition_and_terms() {
    let congress = event(
        "Ngày 20 và 21/5/2025, Đảng bộ xã Minh Tân tổ chức Đại hội đại biểu lần thứ XXIII, nhiệm kỳ 2025-2030. \
         Đại hội đánh giá nhiệm kỳ 2020-2025.",
    );
    assert_eq!(congress.end_date.map(|d| d.day()), Some(21));
    assert_eq!(congress.edition.as_deref(), Some("XXIII"));
    assert_eq!(congress.term.as_deref(), Some("nhiệm kỳ 2025-2030"));
    assert_eq!(congress.review_period.map(|p| p.start.year()), Some(2020));
    let online = event(
        "Sáng 5/10/2023, Bộ Nội vụ tổ chức hội nghị trực tuyến giao ban quý III, triển khai nhiệm vụ quý IV năm 2023 \
         kết nối 63 điểm cầu.",
    );
    assert!(online.online);
    assert_eq!(online.online_venues, Some(63));
    assert_eq!(online.plan_period.map(|p| p.start.month()), Some(10));
}

fn cluster(text: &str) -> (Report, Cluster) {
    let report = report(text);
    let cluster = report.cluster.clone().unwrap_or_else(|| panic!("no cluster in {text:?}"));
    (report, cluster)
}

#[test]
fn cluster_with_members_and_head() {
    let (report, cluster) = cluster(
        "Sáng 18/7/2023, Cụm Thi đua số 5 (Ban Dân vận Trung ương) tổ chức hội nghị sơ kết công tác 6 tháng đầu năm 2023. \
         Đại diện các tỉnh thuộc Cụm Thi đua số 5 gồm: Đắk Lắk, Gia Lai, Kon Tum, Lâm Đồng tham dự hội nghị. \
         Hội nghị thống nhất bàn giao nhiệm vụ Cụm trưởng cho tỉnh Gia Lai.",
    );
    assert_eq!((cluster.name.as_str(), cluster.number.as_deref()), ("Cụm Thi đua số 5", Some("5")));
    let owner = report.organizations.iter().find(|o| Some(o.id) == cluster.owner);
    assert_eq!(owner.map(|o| o.name.as_str()), Some("Ban Dân vận Trung ương"));
    let members: Vec<&str> = report.participants.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(members, ["Đắk Lắk", "Gia Lai", "Kon Tum", "Lâm Đồng"]);
    assert!(report.participants.iter().all(|p| p.code.is_some()));
    assert_eq!(cluster.members, report.participants);
    assert_eq!(cluster.next_head.as_deref(), Some("Gia Lai"));
    assert_eq!(cluster.period.map(|p| p.end.month()), Some(6));
}

#[test]
fn guests_and_other_lists_are_no_participants() {
    let report = report(
        "Ngày 2/3/2023, Hội Nông dân tỉnh tổ chức hội nghị tổng kết năm 2022. Dự có đại diện Sở Y tế, Sở Nội vụ. \
         Dịch xảy ra ở Hà Nam, Nam Định, Thái Bình, Ninh Bình.",
    );
    assert!(report.participants.is_empty());
    assert!(report.cluster.is_none());
}
