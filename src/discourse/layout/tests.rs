//! Layout of texts written for these tests.

use crate::discourse::LineKind;
use crate::parser::{Depth, Parser};

fn layout(text: &str) -> (Vec<LineKind>, Vec<String>, Option<String>) {
    Parser::new().worker().read(text, Depth::Report, |_, _, outline| {
        let captions = outline.captions.iter().map(|s| s.of(text).to_owned()).collect();
        (outline.lines.clone(), captions, outline.byline.map(|s| s.of(text).to_owned()))
    })
}

#[test]
fn paragraphs_with_captions_between() {
    let text = " date 2024-01 Nâng chất lượng sinh hoạt chi bộ\n\n\
        Bí thư Huyện ủy nhấn mạnh vai trò của chi bộ trong nhiệm kỳ này.\n\n\
        Quang cảnh hội nghị.\n\n\
        Chiều 10/1, Huyện ủy tổ chức hội nghị tổng kết công tác năm 2023. Nhiều đại biểu đã dự. Không khí sôi nổi.\n\n\
        Các đại biểu biểu quyết thông qua nghị quyết.\n\n\
        Xem thêm: Huyện ủy gặp mặt đầu xuân\n\nTin, ảnh: Lan Chi";
    let (lines, captions, byline) = layout(text);
    use LineKind::*;
    assert_eq!(lines, [Title, Lead, Caption, Body, Caption, Furniture, Byline]);
    assert_eq!(captions, ["Quang cảnh hội nghị.", "Các đại biểu biểu quyết thông qua nghị quyết."]);
    assert_eq!(byline.as_deref(), Some("Tin, ảnh: Lan Chi"));
    Parser::new().worker().read(text, Depth::Report, |_, _, outline| {
        assert_eq!(outline.stamp, Some((2024, Some(1), None)));
        assert_eq!(outline.title.map(|s| s.of(text)), Some("Nâng chất lượng sinh hoạt chi bộ"));
    });
}

#[test]
fn lines_with_captions_in_the_last_block() {
    let text = "Sở Y tế bàn việc năm tới\n\n\
        Ngày 3/1, Sở Y tế tổ chức hội nghị triển khai nhiệm vụ.\n\n\
        Hội nghị đã nghe báo cáo.\nCác đơn vị trao đổi nhiều giải pháp.\nHội nghị kết thúc cùng ngày.\nThu Lan\n\n\
        Nhiều đơn vị nhận cờ thi đua dịp này - Ảnh: HẢI AN.\nẢnh HẢI AN.\nNhiều đơn vị nhận cờ thi đua dịp này - Ảnh: HẢI AN.";
    let (lines, captions, byline) = layout(text);
    use LineKind::*;
    assert_eq!(lines, [Title, Lead, Body, Body, Body, Byline, Caption, Credit, Caption]);
    assert_eq!(captions, ["Nhiều đơn vị nhận cờ thi đua dịp này - Ảnh: HẢI AN."]);
    assert_eq!(byline.as_deref(), Some("Thu Lan"));
}

#[test]
fn prose_is_no_caption() {
    let text = "Hội nghị công tác dân vận\n\n\
        Sáng 5/3, Thị ủy tổ chức hội nghị. Hội nghị bàn nhiều việc. Các đại biểu đã dự.\n\n\
        Phát biểu tại hội nghị, Bí thư Thị ủy nhấn mạnh: cần gần dân hơn.\n\n\
        Các đại biểu cho rằng cần thêm nguồn lực; đồng thời kiến nghị sửa quy chế.\n\n\
        Theo báo cáo, có 12 mô hình mới.";
    let (lines, captions, byline) = layout(text);
    assert_eq!(lines[1..], [LineKind::Body; 4]);
    assert!(captions.is_empty() && byline.is_none());
}

#[test]
fn stamps_tags_and_one_line_texts() {
    let text = "Thứ sáu, 14/07/2023 - 16:05 (GMT+7)\nHọp giao ban tháng 7\n(BNA) - Sáng 14/7, khối họp giao ban.\nTừ khóa: giao ban";
    let (lines, _, _) = layout(text);
    use LineKind::*;
    assert_eq!(lines, [Furniture, Title, Body, Furniture]);
    let (lines, captions, _) = layout("Sáng 14/7, khối họp giao ban. Toàn cảnh hội nghị. Các đơn vị nêu kết quả.");
    assert_eq!(lines, [Body]);
    assert_eq!(captions, ["Toàn cảnh hội nghị."]);
    assert_eq!(layout("").0, []);
}

#[test]
fn links_to_other_articles_and_pictures_of_groups() {
    let text = "Huyện họp về cây chè\n\n\
        Sáng 5/3, Huyện ủy họp bàn về cây chè. Nhiều việc được nêu.\n\n\
        Các đại biểu dự họp tại huyện.\n\n\
        Ông Lý thừa nhận việc chế biến còn chậm.\n\n\
        Lan Chi\n\nTin liên quan\n\nHuyện mở chợ chè đầu mùa\n\nChè shan tuyết vào siêu thị";
    let (lines, captions, byline) = layout(text);
    use LineKind::*;
    assert_eq!(lines[2..], [Caption, Body, Byline, Furniture, Furniture, Furniture]);
    assert_eq!(captions, ["Các đại biểu dự họp tại huyện."]);
    assert_eq!(byline.as_deref(), Some("Lan Chi"));
}
