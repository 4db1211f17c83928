"""Bad input: a report with what could be read, or an error that says what was wrong and what to do."""

from __future__ import annotations

import datetime
import json
import pickle
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import baocao
from support import check_spans

NOISE = bytes(range(256)).decode("latin-1")

TEXTS = {
    "empty": "",
    "whitespace": " \t\r\n\u00a0\u2003\u200b \n\n",
    "binary": NOISE * 20,
    "nul": "\0" * 1000,
    "marks": "\u0301\u0323\u0302" * 50,
    "mixed scripts": "Hội nghị 会议 собрание اجتماع 회의 🎉👩‍👩‍👧 ngày 15/7/2023",
    "right to left": "\u202eHội nghị\u202c sơ kết",
    "impossible dates": "Ngày 31/2/2023 và 45/13/2023, tháng 13/2023, ngày 00/00/0000 họp.",
    "absurd number": "Thu được " + "9" * 400 + " tỷ đồng.",
    "brackets": "(" * 5000 + "“" * 5000,
    "one word": "hội" * 20_000,
    "commas": ", " * 20_000,
    "digits": "1.2.3/4-5" * 5000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_gives_a_report(text: str) -> None:
    report = baocao.parse(text)
    check_spans(report, text)
    assert report.text == text
    assert baocao.Report.from_json(report.to_json()) == report
    assert "<div" in report._repr_html_()


def test_impossible_dates_are_never_resolved() -> None:
    report = baocao.parse(TEXTS["impossible dates"], published="2023-07-15")
    for time in report.times:
        assert "31/2" not in time.text or time.start is None
        assert "45/13" not in time.text or time.start is None


def test_an_absurd_number_is_no_wrong_value() -> None:
    report = baocao.parse(TEXTS["absurd number"])
    assert all(quantity.value is None or quantity.value > 1e300 for quantity in report.quantities)
    json.loads(report.to_json(), parse_constant=pytest.fail)


def test_fifty_megabytes() -> None:
    text = "Hội nghị sơ kết công tác thi đua, khen thưởng. " * 1_000_000
    assert baocao.parse(text).source.chars == len(text)


def test_lone_surrogates_become_replacement_characters() -> None:
    text = "Hội nghị \ud800 sơ kết \udfff"
    report = baocao.parse(text)
    assert report.text == "Hội nghị \ufffd sơ kết \ufffd"
    check_spans(report, report.text)


@pytest.mark.parametrize(
    "wrong", ["", "2023-13", "15/7/2023", "2023-07-15T00:00", "tomorrow", "0000", "2023-02-30", "٢٠٢٣"]
)
def test_a_wrong_date_is_named_with_the_forms(wrong: str) -> None:
    with pytest.raises(ValueError, match="2023, 2023-07 or 2023-07-15") as caught:
        baocao.parse("Hội nghị", published=wrong)
    assert repr(wrong) in str(caught.value)
    assert isinstance(caught.value, baocao.DateError)
    assert isinstance(caught.value, baocao.BaocaoError)


@pytest.mark.parametrize("wrong", [2023, 20.5, ("2023", "07"), b"2023", True])
def test_a_date_of_another_type_is_named_with_the_forms(wrong: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(ValueError, match=r"datetime\.date") as caught:
        baocao.parse("Hội nghị", published=wrong)
    assert repr(wrong) in str(caught.value)


@pytest.mark.parametrize(
    "given",
    ["2023-07-15", datetime.date(2023, 7, 15), datetime.datetime(2023, 7, 15, 8, 30, tzinfo=datetime.UTC)],
)
def test_forms_of_dates(given: str | datetime.date) -> None:
    published = baocao.parse("Hội nghị", published=given).published
    assert published == baocao.PartialDate(2023, 7, 15)
    assert published.date == datetime.date(2023, 7, 15)


@pytest.mark.parametrize("form", ["2023", "2023-07", "2023-07-15"])
def test_partial_dates(form: str) -> None:
    date = baocao.PartialDate.parse(form)
    assert str(date) == form
    assert (date.date is not None) == (form.count("-") == 2)


@pytest.mark.parametrize(("wrong", "remedy"), [(b"bytes", "parse_bytes"), (None, "str"), (3, "str"), (Path(), "str")])
def test_what_is_no_str_has_a_remedy(wrong: Any, remedy: str) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(TypeError, match=remedy):
        baocao.parse(wrong)


def test_bytes() -> None:
    text = "Hội nghị sơ kết"
    assert baocao.parse_bytes(text.encode()) == baocao.parse(text)
    assert baocao.parse_bytes(b"\xef\xbb\xbf" + text.encode()) == baocao.parse(text)
    other = baocao.parse_bytes(text.encode("utf-16"), encoding="UTF16")
    assert other.source.encoding == "utf-16"
    assert other.to_dict() | {"source": None} == baocao.parse(text).to_dict() | {"source": None}
    with pytest.raises(TypeError, match="use parse for a str"):
        baocao.parse_bytes(text)  # type: ignore[arg-type]


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(baocao.EncodingError, match=r"utf-8 at byte 4 \(0xff\)"):
        baocao.parse_bytes(b"abcd\xff")
    with pytest.raises(baocao.EncodingError, match="'utf-9' is no encoding"):
        baocao.parse_bytes(b"", encoding="utf-9")
    with pytest.raises(baocao.EncodingError, match="'hex' is no encoding of text"):
        baocao.parse_bytes(b"00", encoding="hex")
    with pytest.raises(baocao.EncodingError, match="not valid idna"):
        baocao.parse_bytes(b"xn--a..b", encoding="idna")


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.txt"
    path.write_bytes("Hội nghị\r\nsơ kết".encode())
    report = baocao.parse_file(path, published="2023")
    assert report.text == "Hội nghị\r\nsơ kết"
    assert report == baocao.parse_file(str(path), published="2023")
    path.write_bytes(b"\xfe")
    with pytest.raises(baocao.EncodingError, match=r"báo cáo\.txt: not valid utf-8 at byte 0"):
        baocao.parse_file(path)
    with pytest.raises(baocao.FileError, match=r"missing\.txt") as caught:
        baocao.parse_file(tmp_path / "missing.txt")
    assert isinstance(caught.value, OSError)
    with pytest.raises(baocao.FileError):
        baocao.parse_file(tmp_path)
    with pytest.raises(baocao.FileError):
        baocao.parse_file("a\0b")


@pytest.mark.parametrize("wrong", ["", "{}", "[]", "null", "{", '{"schema_version": 0}', "\0"])
def test_json_that_is_no_report(wrong: str) -> None:
    with pytest.raises(baocao.FormatError, match="no JSON of a report"):
        baocao.Report.from_json(wrong)


def test_json_of_a_later_schema() -> None:
    plain = baocao.parse("").to_dict() | {"schema_version": 999}
    with pytest.raises(baocao.FormatError, match="999"):
        baocao.Report.from_json(json.dumps(plain))


def test_options_that_do_not_exist() -> None:
    with pytest.raises(baocao.ConfigurationError, match='"verbs" is no layer: use one of sentences, numbers'):
        baocao.Parser(depth="verbs")
    with pytest.raises(baocao.ConfigurationError, match="'verb' takes no entries"):
        baocao.Entry("verb", "nói")
    with pytest.raises(baocao.ConfigurationError, match="' ' is no name"):
        baocao.Entry("title", " ")
    with pytest.raises(baocao.ConfigurationError, match="for organizations"):
        baocao.Entry("title", "Cụm trưởng", kind="party")
    with pytest.raises(baocao.ConfigurationError, match="is no entry"):
        baocao.Parser(entries=["Hội Yêu sách"])  # type: ignore[list-item]


def test_parsers_keep_their_options() -> None:
    entry = baocao.Entry("organization", "Hội Yêu sách Lam Giang", kind="association")
    parser = baocao.Parser(entries=[entry], depth="people")
    again = pickle.loads(pickle.dumps(parser))
    assert repr(again) == repr(parser)
    text = "Hội Yêu sách Lam Giang tổ chức hội nghị sơ kết."
    assert again.parse(text) == parser.parse(text)
    assert parser.parse(text).event is None


def test_decomposed_text_gives_the_same_values(sample: str) -> None:
    composed = baocao.parse(unicodedata.normalize("NFC", sample), published="2024-07-15")
    text = unicodedata.normalize("NFD", sample)
    decomposed = baocao.parse(text, published="2024-07-15")
    check_spans(decomposed, text)
    assert [_values(q) for q in decomposed.quantities] == [_values(q) for q in composed.quantities]
    assert [(t.start, t.end, t.grain) for t in decomposed.times] == [(t.start, t.end, t.grain) for t in composed.times]
    assert [p.code for p in decomposed.places] == [p.code for p in composed.places]
    assert [p.key for p in decomposed.people] == [p.key for p in composed.people]
    assert [r.role for p in decomposed.people for r in p.roles] == [r.role for p in composed.people for r in p.roles]
    assert [r.canonical_id for r in decomposed.references] == [r.canonical_id for r in composed.references]


def _values(quantity: baocao.Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.value_high, quantity.imprecise, quantity.period


def test_one_layer_alone(sample: str) -> None:
    for layer in (
        baocao.sentences,
        baocao.numbers,
        baocao.times,
        baocao.references,
        baocao.quantities,
        baocao.places,
        baocao.people,
    ):
        for mention in layer(sample):
            found = mention.span if hasattr(mention, "span") else mention.mentions[0]
            assert 0 <= found[0] < found[1] <= len(sample)
    times = baocao.times(sample, reference_date=datetime.date(2023, 8, 1))
    assert all(time.text == sample[slice(*time.span)] for time in times)
    with pytest.raises(baocao.DateError):
        baocao.times(sample, reference_date="soon")
    with pytest.raises(TypeError, match="parse_bytes"):
        baocao.organizations(sample.encode())  # type: ignore[arg-type]
