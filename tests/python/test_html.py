"""The HTML view."""

from __future__ import annotations

from html.parser import HTMLParser

import baocao

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Collects the text of the view, and fails where tags do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.text = ""
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.loads += [tag for name in ("src", "href") if name in named]
        if tag not in VOID:
            self.open.append((tag, named.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") in self.open:
            self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def test_the_page_shows_the_whole_text_and_loads_nothing(sample: str, report: baocao.Report) -> None:
    page = read(report.to_html())
    assert page.text == sample
    assert not page.loads
    assert "<script" not in report.to_html()


def test_the_notebook_view_is_one_scoped_element(sample: str, report: baocao.Report) -> None:
    html = report._repr_html_()
    assert html.startswith('<div class="baocao">')
    assert read(html).text == sample


def test_markup_in_a_text_stays_text() -> None:
    text = "<b onclick=\"alert('x')\">Hội nghị</b> & <script>1</script>"
    assert read(baocao.parse(text).to_html()).text == text


def test_a_notebook_shows_no_endless_text() -> None:
    report = baocao.parse("Hội nghị sơ kết. " * 20_000)
    assert len(report._repr_html_()) < len(report.to_html())
    assert "not shown here" in report._repr_html_()


def test_a_report_without_text_has_a_view(report: baocao.Report) -> None:
    read(baocao.Report.from_json(report.to_json(text=False)).to_html())
