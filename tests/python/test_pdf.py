"""PDF documents: their text layer is read, and what has none is named."""

from __future__ import annotations

import gc
import io
import sys
import warnings
from pathlib import Path

import fpdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

import baocao
from baocao.__main__ import main
from support import SAMPLES

TEXT = next(path for path in SAMPLES if path.stem == "so-ket-cum-thi-dua-so-2").read_text(encoding="utf-8")
HEADER = "BAN TỔ CHỨC TỈNH ỦY"


def font(letters: str) -> io.BytesIO:
    """Make a font in which every letter is a box: how it looks does not matter to what it says."""
    names = {ord(letter): f"u{ord(letter):04X}" for letter in sorted(set(letters))}
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in [(450, 0), (450, 600), (50, 600)]:
        pen.lineTo(corner)
    pen.closePath()
    box, space = pen.glyph(), TTGlyphPen(None).glyph()
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: space if name == "u0020" else box for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file


def write_pdf(path: Path, text: str, *, password: str | None = None) -> None:
    """Write a document as an office program would: a header, a footer with the number of the page, wrapped lines."""

    class Document(fpdf.FPDF):
        def header(self) -> None:
            self.cell(0, 10, HEADER, new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-15)
            self.cell(0, 10, f"- {self.page_no()} -", align="C")

    file = path.parent / "boxes.ttf"
    file.write_bytes(font(text + HEADER + "0123456789- ").getvalue())
    document = Document()
    document.add_font("Boxes", fname=file)
    document.set_font("Boxes", size=14)
    if password is not None:
        document.set_encryption(owner_password=password, user_password=password)
    document.add_page()
    document.multi_cell(0, 10, text)
    document.output(path)
    file.unlink()
    # The writer leaves the file of the font to be closed by the collector.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        del document
        gc.collect()


def write_scan(path: Path) -> None:
    """Write a document that is a picture."""
    document = fpdf.FPDF()
    document.add_page()
    document.rect(10, 10, 50, 50, style="F")
    document.output(path)


def read(path: Path) -> baocao.Report:
    (report,) = baocao.parse_many(baocao.read(path), errors="raise")
    assert report is not None
    return report


def test_the_text_layer_gives_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(path, TEXT)
    found, expected = read(path), baocao.parse(TEXT)
    assert found.text is not None
    assert HEADER not in found.text
    assert "- 2 -" not in found.text
    assert found.text.split() == TEXT.split()
    assert found.event is not None
    assert expected.event is not None
    assert (found.event.kind, found.event.date) == (expected.event.kind, expected.event.date)

    def people(report: baocao.Report) -> list[tuple[str, list[str | None], list[str]]]:
        return [
            (person.name, [office.title for office in person.offices], sorted(role.role for role in person.roles))
            for person in report.people
        ]

    assert people(found) == people(expected)
    assert [(q.value, q.unit) for q in found.quantities] == [(q.value, q.unit) for q in expected.quantities]


def test_what_cannot_be_read_is_named_with_its_remedy(tmp_path: Path) -> None:
    write_scan(tmp_path / "a.pdf")
    write_pdf(tmp_path / "b.pdf", "Hội nghị sơ kết.", password="secret")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "d.pdf").write_bytes(b"")
    write_pdf(tmp_path / "e.pdf", "Hội nghị sơ kết.")
    reports = baocao.parse_many(baocao.read(tmp_path))
    assert len(reports.table("reports")) == 1
    rows = reports.table("diagnostics").to_polars().filter(reports.table("diagnostics").to_polars()["source"] != "")
    found = [(Path(row["source"]).name, row["code"]) for row in rows.to_dicts()]
    codes = ["record_no_text", "record_format", "record_format", "record_format"]
    assert found == list(zip(["a.pdf", "b.pdf", "c.pdf", "d.pdf"], codes, strict=True))
    scan, locked, torn, _ = rows["message"]
    assert "1 pages and no text layer, so it is probably a scan" in scan
    assert "remove its password" in locked
    assert "damaged" in torn


def test_the_command_reads_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pdf(tmp_path / "a.pdf", TEXT)
    assert main(["parse", str(tmp_path / "a.pdf")]) == 0
    assert "Võ Hồng Hải" in capsys.readouterr().out


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_scan(tmp_path / "a.pdf")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(baocao.RecordError, match="pip install pypdfium2"):
        read(tmp_path / "a.pdf")
