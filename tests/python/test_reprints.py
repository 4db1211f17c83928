"""Reprints: which reports are nearly those of an earlier one."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import baocao
from support import SAMPLES
from test_files import command, write_lines

TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]


def reprinted(text: str) -> str:
    """Another headline, and the last paragraph cut."""
    _, body = text.strip().split("\n", 1)
    return f"Tin vắn trong tuần\n(Theo báo bạn) - {body.strip().rsplit(chr(10), 1)[0]}"


def marks(table: baocao.Table) -> list[tuple[str, str | None, str | None]]:
    rows: list[tuple[str, str | None, str | None]] = (
        table.to_polars().select("report_id", "duplicate_of", "cluster_id").rows()
    )
    return rows


def test_reprints_are_told_without_parsing() -> None:
    found = baocao.reprints([*TEXTS, None, *map(reprinted, TEXTS)])
    assert found.name == "reprints"
    firsts = [(str(i), None, str(i)) for i in range(len(TEXTS))]
    again = [(str(len(TEXTS) + 1 + i), str(i), str(i)) for i in range(len(TEXTS))]
    assert marks(found) == [*firsts, (str(len(TEXTS)), None, None), *again]


def test_the_tables_tell_the_same_for_any_threads() -> None:
    texts = [*TEXTS, *(f"{reprinted(text)}\nSố {number}" for number in range(100) for text in TEXTS), "Đại hội."]
    runs = [baocao.parse_many(texts, workers=workers, reprints=True) for workers in (1, 2)]
    one, two = (marks(run.table("reports")) for run in runs)
    assert one == two == marks(baocao.reprints(texts))
    assert len({cluster for _, _, cluster in one}) == len(TEXTS) + 1
    assert sum(duplicate_of is None for _, duplicate_of, _ in one) == len(TEXTS) + 1
    assert marks(baocao.parse_many(TEXTS).table("reports"))[0] == ("0", None, None)


def test_the_likeness_can_be_chosen() -> None:
    texts = [TEXTS[0], reprinted(TEXTS[0])]
    assert marks(baocao.reprints(texts, threshold=1.0))[1][1] is None
    assert marks(baocao.parse_many(texts, reprints=0.3).table("reports"))[1][1] == "0"
    with pytest.raises(baocao.ConfigurationError, match="threshold of likeness"):
        baocao.reprints(texts, threshold=1.5)
    with pytest.raises(TypeError, match="many texts"):
        baocao.reprints("Hội nghị")


def test_the_command_tells_reprints_and_resumes(tmp_path: Path) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    for count in (6, 10, 10):
        write_lines(source, count)
        run = command(source, "--id", "id", "--out", out, "--reprints", "--part-records", "3", "--resume")
        assert run.returncode == 0, run.stderr.decode()
    assert len(list((out / "reports").iterdir())) == 2
    found = pl.read_parquet(out / "reports" / "*.parquet").sort("report_id")
    expected = [f"r{int(id_[1:]) % len(TEXTS)}" for id_ in found["report_id"]]
    assert found["cluster_id"].to_list() == expected
