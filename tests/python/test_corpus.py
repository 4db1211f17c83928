"""Many texts: reports in their order, tables for every library, and what happens when something goes wrong."""

from __future__ import annotations

import datetime
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import baocao
from support import SAMPLES

TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]


def plain(reports: baocao.Reports) -> dict[str, list[dict[str, object]]]:
    return {name: pa.table(table).to_pylist() for name, table in reports.tables().items()}


def test_reports_come_in_the_order_of_the_texts() -> None:
    texts = TEXTS * 20
    parsed = list(baocao.parse_many(texts, workers=2))
    assert [report.text for report in parsed if report] == texts
    assert parsed[: len(TEXTS)] == [baocao.parse(text) for text in TEXTS]


def test_threads_change_nothing() -> None:
    texts = [f"{text}\n{number}" for number in range(40) for text in TEXTS]
    one, two = (baocao.parse_many(texts, workers=workers) for workers in (1, 2))
    assert plain(one) == plain(two)


@pytest.mark.parametrize(
    "column",
    [list, iter, pd.Series, pl.Series, pa.array, lambda texts: pa.chunked_array([texts[:1], texts[1:]])],
    ids=["list", "iterator", "pandas", "polars", "pyarrow", "chunks"],
)
def test_texts_come_from_anywhere(column: Callable[[list[str | None]], list[str | None]]) -> None:
    texts = [*TEXTS, None]
    reports = baocao.parse_many(column(texts), ids=[f"id-{i}" for i in range(len(texts))], published="2023-07-15")
    assert plain(reports) == plain(
        baocao.parse_many(texts, ids=[f"id-{i}" for i in range(len(texts))], published="2023-07-15")
    )
    assert len(reports.table("reports")) == len(TEXTS)


def test_a_relation_of_duckdb_is_read() -> None:
    texts = pa.table({"text": TEXTS})
    relation = duckdb.connect().from_arrow(texts).project("text")
    assert plain(baocao.parse_many(relation)) == plain(baocao.parse_many(TEXTS))


def test_dates_have_many_forms() -> None:
    dates: list[baocao.Published] = [
        "2023",
        "2023-07",
        datetime.date(2023, 7, 15),
        datetime.datetime(2023, 7, 15, 9, 30),
        None,
    ]
    reports = baocao.parse_many(["Hội nghị sơ kết."] * 5, published=dates)
    expected = ["2023", "2023-07", "2023-07-15", "2023-07-15", None]
    assert reports.table("reports").to_polars()["published"].to_list() == expected
    days = pl.Series([datetime.date(2023, 7, 15), None])
    of_column = baocao.parse_many(["Hội nghị sơ kết."] * 2, published=days)
    assert of_column.table("reports").to_polars()["published"].to_list() == ["2023-07-15", None]


def test_every_library_takes_every_table() -> None:
    reports = baocao.parse_many(TEXTS * 2)
    connection = reports.to_duckdb(duckdb.connect())
    for name, table in reports.tables().items():
        arrow = table.to_pyarrow()
        assert arrow.num_rows == len(table)
        assert arrow.column_names == table.column_names
        assert table.to_polars().height == len(table)
        assert len(table.to_pandas()) == len(table)
        assert len(pd.DataFrame.from_arrow(table)) == len(table)  # type: ignore[attr-defined]
        assert connection.sql(f'SELECT count(*) FROM "{name}"').fetchall() == [(len(table),)]


def test_a_question_to_duckdb() -> None:
    text = "Sáng 15/7/2023, đồng chí Nguyễn Văn An, Bí thư Huyện ủy Kỳ Anh chủ trì hội nghị sơ kết 6 tháng đầu năm."
    connection = baocao.parse_many([text], ids=["a"]).to_duckdb(duckdb.connect())
    rows = connection.sql(
        "SELECT r.event_date, p.name, o.title FROM reports r JOIN people p USING (report_id) "
        "JOIN offices o ON (o.report_id, o.person_id) = (p.report_id, p.id)"
    ).fetchall()
    assert rows == [(datetime.date(2023, 7, 15), "Nguyễn Văn An", "Bí thư")]


def test_what_gives_no_report_is_named() -> None:
    bad: list[str | None] = ["Hội nghị.", None, 7]  # type: ignore[list-item]
    reports = baocao.parse_many(bad, ids=["a", "b", "c"])
    rows = reports.table("diagnostics").to_pyarrow().to_pylist()
    assert [(row["report_id"], row["code"], row["record"]) for row in rows] == [
        ("b", "record_no_text", 2),
        ("c", "record_no_text", 3),
    ]
    assert [report is None for report in reports] == [False, True, True]
    with pytest.raises(baocao.RecordError, match="no text") as raised:
        baocao.parse_many(bad, ids=["a", "b", "c"], errors="raise").run()
    assert (raised.value.id, raised.value.record, raised.value.code) == ("b", 2, "record_no_text")


def test_wrong_use_is_explained() -> None:
    with pytest.raises(TypeError, match="list of str"):
        baocao.parse_many("Hội nghị")
    with pytest.raises(baocao.ConfigurationError, match="workers"):
        baocao.parse_many([], workers=0)
    with pytest.raises(baocao.ConfigurationError, match="no table"):
        baocao.parse_many([]).table("persons")
    with pytest.raises(baocao.ConfigurationError, match="ids is shorter"):
        baocao.parse_many(TEXTS, ids=["a"]).run()
    with pytest.raises(baocao.ConfigurationError, match="one of its columns"):
        baocao.parse_many(pa.table({"a": ["x"], "b": ["y"]})).run()
    reports = baocao.parse_many(iter(TEXTS))
    assert len(list(reports)) == len(TEXTS)
    with pytest.raises(baocao.ConfigurationError, match="used up"):
        reports.run()


def test_texts_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "Hội nghị sơ kết."

    reports = iter(baocao.parse_many(endless(), workers=1))
    for _ in range(10):
        next(reports)
    assert taken <= 256 * 4


def test_an_error_of_the_texts_loses_nothing() -> None:
    def failing() -> Iterator[str]:
        yield from TEXTS
        raise OSError("the connection is gone")

    reports = baocao.parse_many(failing())
    with pytest.raises(OSError, match="connection"):
        reports.run()
    reports.run()
    assert len(reports.table("reports")) == len(TEXTS)


def test_progress_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    baocao.parse_many(TEXTS, progress=True).run()
    assert f"{len(TEXTS)}/{len(TEXTS)}" in capsys.readouterr().err


INTERRUPTED = """
import baocao, sys
text = "Sáng 15/7/2023, huyện Kỳ Anh tổ chức hội nghị sơ kết công tác thi đua. " * 20
def endless():
    while True:
        yield text
reports = baocao.parse_many(endless(), text=False)
print("ready", flush=True)
try:
    reports.run()
except KeyboardInterrupt:
    print(len(reports), len(reports.table("reports")), reports.complete, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind there")
def test_an_interrupt_keeps_what_is_done() -> None:
    with subprocess.Popen([sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        time.sleep(1)
        run.send_signal(signal.SIGINT)
        began = time.monotonic()
        done, rows, complete = run.stdout.readline().split()
        assert time.monotonic() - began < 5
        run.send_signal(signal.SIGKILL)
    assert int(done) == int(rows) > 0
    assert complete == "False"
