//! What a reader must find in the report of an emulation cluster that `examples/data` holds.

use baocao::{EventKind, PartOfDay, Report, RoleKind};
use jiff::civil::date;

fn seed() -> Report {
    baocao::parse(include_str!("../examples/data/so-ket-cum-thi-dua-so-2.txt"))
}

#[test]
fn the_meeting_with_its_two_periods() {
    let event = seed().event.expect("a meeting");
    assert_eq!(event.kind, EventKind::SoKet);
    assert_eq!((event.date, event.part_of_day), (Some(date(2023, 7, 15)), Some(PartOfDay::Morning)));
    let review = event.review_period.expect("a period reviewed");
    assert_eq!((review.start, review.end), (date(2023, 1, 1), date(2023, 6, 30)));
    let plan = event.plan_period.expect("a period planned for");
    assert_eq!((plan.start, plan.end), (date(2023, 7, 1), date(2023, 12, 31)));
}

#[test]
fn the_cluster_with_its_head_and_fourteen_members() {
    let report = seed();
    let cluster = report.cluster.expect("a cluster");
    assert_eq!((cluster.name.as_str(), cluster.number.as_deref()), ("Cụm Thi đua số 2", Some("2")));
    let head = report.people.iter().find(|p| Some(p.id) == cluster.head).expect("a head");
    assert_eq!(head.name, "Võ Hồng Hải");
    let members: Vec<_> = cluster.members.iter().map(|m| (m.name.as_str(), m.code.as_deref().unwrap_or("-"))).collect();
    let expected = [
        ("Bắc Giang", "24"),
        ("Bắc Ninh", "27"),
        ("Hà Nam", "35"),
        ("Hà Tĩnh", "42"),
        ("Hải Dương", "30"),
        ("Hải Phòng", "31"),
        ("Hưng Yên", "33"),
        ("Lạng Sơn", "20"),
        ("Nam Định", "36"),
        ("Nghệ An", "40"),
        ("Ninh Bình", "37"),
        ("Quảng Ninh", "22"),
        ("Thái Bình", "34"),
        ("Thanh Hóa", "38"),
    ];
    assert_eq!(members, expected);
}

#[test]
fn three_chairs() {
    let report = seed();
    let chairs = report.people.iter().filter(|p| p.roles.iter().any(|r| r.role == RoleKind::Chair));
    let names: Vec<_> = chairs.map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Võ Hồng Hải", "Trịnh Tiến Huy", "Đinh Thị Phượng"]);
}

#[test]
fn four_proposals_to_the_centre_with_eight_objects() {
    let report = seed();
    assert_eq!(report.proposals.len(), 4);
    assert!(report.proposals.iter().all(|p| p.to.as_deref() == Some("Trung ương")));
    let objects: Vec<_> = report.proposals.iter().flat_map(|p| &p.objects).map(|o| o.text.as_str()).collect();
    assert_eq!(objects.len(), 8, "{objects:#?}");
}

#[test]
fn what_fell_short_and_what_is_to_be_done() {
    let report = seed();
    let texts = |items: &[baocao::Item]| items.iter().map(|i| i.text.clone()).collect::<Vec<_>>();
    let limitations = [
        "việc đăng ký thi đua ở vài nơi còn hình thức",
        "đánh giá tập thể, cá nhân chưa thật sát việc làm",
        "tiến độ sắp xếp đơn vị hành chính còn chậm",
    ];
    assert_eq!(texts(&report.limitations), limitations);
    for task in ["quản lý chặt biên chế", "chăm lo quy hoạch cán bộ trẻ", "chuẩn bị kỹ việc sắp xếp"]
    {
        assert!(report.tasks.iter().any(|t| t.text.contains(task)), "{task}: {:#?}", texts(&report.tasks));
    }
}

#[test]
fn the_document_and_the_figures() {
    let report = seed();
    let symbols: Vec<_> = report.references.iter().map(|r| (r.symbol.as_deref(), r.issued)).collect();
    assert_eq!(symbols, [(Some("41-QĐ/TW"), Some(date(2021, 11, 3)))]);
    for (value, unit) in
        [(107.0, "văn bản"), (2.0, "đồng chí"), (12.0, "đồng chí"), (21.0, "tổ chức đảng"), (16542.0, "đảng viên")]
    {
        let found = report
            .quantities
            .iter()
            .any(|q| q.value == Some(value) && q.unit.as_deref().is_some_and(|u| u.starts_with(unit)));
        assert!(found, "{value} {unit}");
    }
}
