"""Reports: typed parts, plain data, JSON, equality, pickling."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle

import pytest

import baocao
from support import SAMPLES, check_spans

SEED = next(path for path in SAMPLES if path.stem == "so-ket-cum-thi-dua-so-2")


def test_there_are_sample_reports() -> None:
    assert len(SAMPLES) >= 3


def test_spans_hold_their_text(sample: str, report: baocao.Report) -> None:
    check_spans(report, sample)
    for person in report.people:
        for office in person.offices:
            assert sample[slice(*office.span)] == office.text
    assert report.text == sample


def test_dict_and_json_are_the_same(report: baocao.Report) -> None:
    plain = report.to_dict()
    assert json.loads(report.to_json()) == plain
    assert json.loads(report.to_json(indent=True)) == plain
    assert "\n" not in report.to_json()


def test_json_without_text(report: baocao.Report) -> None:
    shorter = json.loads(report.to_json(text=False))
    assert shorter == report.to_dict() | {"text": None}
    again = baocao.Report.from_json(report.to_json(text=False))
    assert again.text is None
    assert again.people == report.people
    assert again != report


def test_json_of_rust_is_read_by_python_and_back(report: baocao.Report) -> None:
    assert baocao.Report.from_json(report.to_json()) == report
    rewritten = json.dumps(json.loads(report.to_json()), indent=1)
    assert baocao.Report.from_json(rewritten) == report


def test_plain_data_is_the_callers_own(report: baocao.Report) -> None:
    report.to_dict()["people"].append("somebody")
    assert "somebody" not in report.to_dict()["people"]


def test_parts_are_typed_and_made_once(report: baocao.Report) -> None:
    plain = report.to_dict()
    assert report.people is report.people
    assert [person.id for person in report.people] == [person["id"] for person in plain["people"]]
    assert [dataclasses.asdict(section) for section in report.sections] == [
        section | {"span": tuple(section["span"]), "topics": tuple(section["topics"])} for section in plain["sections"]
    ]


def test_equality_and_hash(sample: str, report: baocao.Report) -> None:
    again = baocao.parse(sample)
    assert again == report
    assert hash(again) == hash(report)
    assert again != baocao.parse(sample + " ")
    assert report != sample
    assert len({again, report}) == 1


def test_pickle_and_copy(report: baocao.Report) -> None:
    assert pickle.loads(pickle.dumps(report)) == report
    assert copy.deepcopy(report) == copy.copy(report) == report


def test_reports_cannot_be_changed(report: baocao.Report) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="kind"):
        report.kind = baocao.ReportKind.PRESS_ARTICLE
    with pytest.raises(dataclasses.FrozenInstanceError, match="people"):
        del report.people
    with pytest.raises(AttributeError, match="peoples"):
        _ = report.peoples  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.source.sha256 = ""  # type: ignore[misc]


def test_repr_is_short(report: baocao.Report) -> None:
    assert repr(report).startswith("<Report ")
    assert len(repr(report)) < 200


def test_published_is_kept(sample: str) -> None:
    assert str(baocao.parse(sample, published="2023-07").published) == "2023-07"
