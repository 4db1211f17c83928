"""What must hold of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import baocao
from support import SAMPLES, check_spans

WORDS = sorted({word for path in SAMPLES for word in path.read_text(encoding="utf-8").split()})
GENRE = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "”", "“", "…", "\u0301"]), max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), GENRE))
def test_spans_hold_their_text_and_json_keeps_everything(text: str) -> None:
    report = baocao.parse(text, published="2023-07-15")
    check_spans(report, text)
    again = baocao.Report.from_json(report.to_json())
    assert again == report
    check_spans(again, text)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_a_date_is_read_or_named(text: str) -> None:
    try:
        date = baocao.PartialDate.parse(text)
    except baocao.DateError as error:
        assert repr(text) in str(error)
    else:
        assert str(date) == text
