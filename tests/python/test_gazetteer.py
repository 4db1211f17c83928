"""The gazetteer by name and day."""

import datetime

import pytest

import baocao
from baocao import gazetteer


def test_a_province_before_and_after_the_mergers() -> None:
    old = [unit for unit in gazetteer.find("Hà Giang", on="2025-06-30") if unit.level == "province"]
    assert [(unit.code, unit.valid_to, unit.successors) for unit in old] == [
        ("02", datetime.date(2025, 6, 30), ("08",))
    ]
    assert not [unit for unit in gazetteer.find("Hà Giang", on="2025-07-01") if unit.level == "province"]


def test_spelling_does_not_matter() -> None:
    assert gazetteer.find("HOÀ BÌNH") == gazetteer.find("Hòa Bình")


def test_districts_ended() -> None:
    assert [unit.kind for unit in gazetteer.find("quận Ba Đình", on=datetime.date(2024, 1, 1))] == ["quận"]
    assert gazetteer.find("quận Ba Đình", on=datetime.date(2025, 8, 1)) == ()


def test_a_wrong_day_is_named() -> None:
    with pytest.raises(baocao.DateError, match="2023-31"):
        gazetteer.find("Hà Tĩnh", on="2023-31")


def test_nothing_is_found_for_what_is_no_name() -> None:
    assert gazetteer.find("") == ()
    assert gazetteer.find("không có nơi này") == ()
