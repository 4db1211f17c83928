//! Corpora with damage: every good record out, every bad one named.

use std::fs;
use std::io::Write as _;

use super::*;

const TEXT: &str = "Ngày 15/7/2023, huyện Kỳ Anh tổ chức hội nghị sơ kết công tác thi đua.";

fn run(folder: &Path, options: ReadOptions) -> (Vec<Document>, Vec<BadRecord>) {
    let (good, bad): (Vec<_>, Vec<_>) = read([folder], options).partition(Result::is_ok);
    (good.into_iter().flatten().collect(), bad.into_iter().filter_map(Result::err).collect())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn json(id: usize, text: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "text": text, "date": "2023-07-15T08:00:00+07:00" }))
}

#[test]
fn damage_costs_no_good_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    let lines: String = (0..2000).map(|i| json(i, &format!("{TEXT} {i}"))).collect();
    write("a.jsonl", format!("{}{{\"text\": \n\n[1]\n{}", json(1, TEXT), json(2, TEXT)).as_bytes());
    let (gz, zst) = (gzip(lines.as_bytes()), zstd::encode_all(lines.as_bytes(), 1).expect("memory"));
    write("b.jsonl.gz", &gz[..gz.len() / 2]);
    write("c.jsonl.zst", &zst[..zst.len() / 2]);
    write("d.txt", b"");
    write("e.txt", b"\xff\x81\x01\x02 \xc3\x28");
    write("f.txt", TEXT.as_bytes());
    write("g.jsonl", format!("{}{}", json(1, &"x".repeat(5000)), json(2, TEXT)).as_bytes());
    write("h.docx", b"PK no archive");
    write("i.parquet", b"PAR1");
    write("j.csv", b"id,text\n1,\"Ho\xe1\xbb\x99i\"\n2,\xff\xff\xff\n3,ba\n");
    write("k.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200");
    write("unknown.bin", b"left out");

    let options = ReadOptions { max_bytes: 4000, published: None, ..ReadOptions::default() };
    let (good, bad) = run(folder.path(), options);
    let named = |name: &str, reason| {
        bad.iter().filter(|b| b.source.as_ref().is_some_and(|s| s.ends_with(name)) && b.reason == reason).count()
    };
    let found = |name: &str| good.iter().filter(|d| d.source.as_ref().is_some_and(|s| s.ends_with(name))).count();
    assert_eq!((found("a.jsonl"), named("a.jsonl", Reason::Format)), (2, 2));
    assert_eq!((found("b.jsonl.gz") > 500, named("b.jsonl.gz", Reason::Compression)), (true, 1));
    assert_eq!(named("c.jsonl.zst", Reason::Compression), 1);
    assert_eq!((named("d.txt", Reason::NoText), named("e.txt", Reason::Encoding), found("f.txt")), (1, 1, 1));
    assert_eq!((found("g.jsonl"), named("g.jsonl", Reason::TooLarge)), (1, 1));
    assert_eq!((named("h.docx", Reason::Format), named("i.parquet", Reason::Format)), (1, 1));
    assert_eq!((found("j.csv"), named("j.csv", Reason::Encoding)), (2, 1));
    assert_eq!(named("k.warc", Reason::Compression), 1);
    let lines: Vec<_> = bad.iter().filter(|b| b.id.ends_with(".jsonl:2") || b.id.ends_with(".jsonl:4")).collect();
    assert_eq!(lines.len(), 2, "a bad line is named by its number: {bad:?}");
}

#[test]
fn fields_are_taken_by_their_names() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.jsonl"), json(7, TEXT)).expect("a file");
    fs::write(folder.path().join("b.csv"), format!("\u{feff}id,text,date\n8,\"{TEXT}\",2023-07\n")).expect("a file");
    let options = ReadOptions { id: Some("id".into()), published: Some("date".into()), ..ReadOptions::default() };
    let (good, bad) = run(folder.path(), options);
    assert_eq!(bad, []);
    let read: Vec<_> = good.iter().map(|d| (d.id.as_str(), d.published.map(|p| p.to_string()), &*d.text)).collect();
    assert_eq!(read, [("7", Some("2023-07-15".into()), TEXT), ("8", Some("2023-07".into()), TEXT)]);
}

#[test]
fn a_missing_file_and_a_pattern_without_files_are_named() {
    for input in ["/no/such/file.txt", "/no/such/*.jsonl"] {
        let records: Vec<_> = read([input], ReadOptions::default()).collect();
        assert!(matches!(&records[..], [Err(BadRecord { reason: Reason::Io, .. })]), "{records:?}");
    }
}

const PAGE: &str = "<html><head><title>Sơ kết công tác thi đua</title>\
    <meta property='article:published_time' content='2023-07-15T10:00:00+07:00'></head><body><nav>Trang chủ</nav>\
    <article><h1>Sơ kết công tác thi đua</h1>\
    <p>Sáng 15/7/2023, huyện Kỳ Anh tổ chức hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm.</p>\
    <figure><img src='a.jpg'><figcaption>Quang cảnh hội nghị.</figcaption></figure>\
    <p>Đồng chí Nguyễn Văn An, Bí thư Huyện ủy, dự và phát biểu chỉ đạo, đề nghị các xã tiếp tục thực hiện.</p>\
    </article></body></html>";

#[test]
fn the_article_of_a_page_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.html"), PAGE).expect("a file");
    let (good, bad) = run(folder.path(), ReadOptions::default());
    assert_eq!(bad, []);
    let [page] = &good[..] else { panic!("one page: {good:?}") };
    assert!(page.text.starts_with("Sơ kết công tác thi đua\n\nSáng 15/7/2023"), "{}", page.text);
    assert!(page.text.contains("\n\nĐồng chí Nguyễn Văn An") && page.text.contains("Quang cảnh"), "{}", page.text);
    assert_eq!(page.published.map(|p| p.to_string()).as_deref(), Some("2023-07-15"));
}

#[test]
fn crawls_give_pages_and_texts() {
    let record = |kind: &str, body: &str| {
        let length = body.len();
        let head = format!("WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://bao.example/{kind}\r\n");
        format!("{head}Content-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n")
    };
    let chunked = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{PAGE}\r\n0\r\n\r\n",
        PAGE.len()
    );
    let picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG";
    let folder = tempfile::tempdir().expect("a folder");
    // Crawls are compressed record by record.
    let members: Vec<u8> =
        [("warcinfo", "software: x"), ("response", &*chunked), ("response", picture), ("conversion", TEXT)]
            .iter()
            .flat_map(|(kind, body)| gzip(record(kind, body).as_bytes()))
            .collect();
    fs::write(folder.path().join("a.warc.gz"), members).expect("a file");
    let (good, bad) = run(folder.path(), ReadOptions::default());
    assert_eq!(bad, []);
    let ids: Vec<_> = good.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["https://bao.example/response", "https://bao.example/conversion"]);
    assert_eq!(good[1].text, TEXT);
}

#[test]
fn documents_are_read_font_by_font() {
    let run = |font: &str, text: &str| {
        let properties =
            if font.is_empty() { String::new() } else { format!("<w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr>") };
        format!("<w:r>{properties}<w:t>{text}</w:t></w:r>")
    };
    let xml = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:p>{}{}</w:p><w:p>{}{}</w:p></w:body></w:document>",
        run("", "Hội nghị &amp; "),
        run(".VnTime", "s\u{ac} k\u{d5}t"),
        run("VNI-Times", "cu\u{fb}a "),
        run(".VnTimeH", "t\u{d8}nh"),
    );
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("memory");
    archive.write_all(xml.as_bytes()).expect("memory");
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.docx"), archive.finish().expect("memory").into_inner()).expect("a file");
    let (good, _) = super::tests::run(folder.path(), ReadOptions::default());
    assert_eq!(good[0].text, "Hội nghị & sơ kết\ncủa TỈNH");
}
