"""Files in, tables out: readers, damage, the command and its resumption."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import baocao
from support import ROOT, SAMPLES

TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]


def write_lines(path: Path, count: int) -> None:
    lines = (json.dumps({"id": f"r{i}", "text": f"{TEXTS[i % len(TEXTS)]} {i}"}) + "\n" for i in range(count))
    path.write_text("".join(lines), encoding="utf-8")


def command(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "baocao", "tables", *arguments], input=stdin, capture_output=True, check=False
    )


def plain(reports: baocao.Reports) -> dict[str, list[dict[str, Any]]]:
    return {name: pa.table(table).to_pylist() for name, table in reports.tables().items()}


def test_files_give_the_reports_of_their_texts() -> None:
    reports = baocao.parse_many(baocao.read(ROOT / "examples" / "data"))
    assert [report.text for report in reports if report] == TEXTS
    assert reports.table("reports").to_polars()["source"].to_list() == [str(path) for path in SAMPLES]


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings_of_unicode_change_nothing(name: str, tmp_path: Path) -> None:
    for sample, text in zip(SAMPLES, TEXTS, strict=True):
        (tmp_path / sample.name).write_bytes(text.encode(name))
    parsed = list(baocao.parse_many(baocao.read(tmp_path)))
    assert [report.text for report in parsed if report] == TEXTS
    assert {report.source.encoding for report in parsed if report} == {name.removesuffix("-sig").removesuffix("-le")}


def test_parquet_is_read_column_by_column(tmp_path: Path) -> None:
    days = pd.to_datetime(["2023-07-15"] * len(TEXTS))
    pq.write_table(pa.table({"n": range(len(TEXTS)), "body": TEXTS, "day": days}), tmp_path / "a.parquet")
    files = baocao.read(tmp_path / "a.parquet", text="body", id="n", published="day")
    expected = baocao.parse_many(TEXTS, published="2023-07-15")
    found, known = plain(baocao.parse_many(files)), plain(expected)
    for row in found["reports"]:
        row["source"] = None
    assert found == known


def test_damage_is_named(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", 100)
    data = gzip.compress((tmp_path / "a.jsonl").read_bytes())
    torn = data[: len(data) // 2]
    whole_lines = zlib.decompressobj(wbits=31).decompress(torn).count(b"\n")
    (tmp_path / "b.jsonl.gz").write_bytes(torn)
    (tmp_path / "c.txt").write_bytes(b"")
    rows = plain(baocao.parse_many(baocao.read(tmp_path)))
    assert sum(row["source"].endswith("a.jsonl") for row in rows["reports"]) == 100
    assert sum(row["source"].endswith("b.jsonl.gz") for row in rows["reports"]) == whole_lines > 0
    bad = [row for row in rows["diagnostics"] if row["source"]]
    assert [(Path(row["source"]).name, row["code"]) for row in bad] == [
        ("b.jsonl.gz", "record_compression"),
        ("c.txt", "record_no_text"),
    ]
    with pytest.raises(baocao.RecordError, match=r"b\.jsonl\.gz:"):
        baocao.parse_many(baocao.read(tmp_path), errors="raise").run()


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_the_command_writes_every_table(form: str, tmp_path: Path) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    write_lines(source, 30)
    run = command(source, "--id", "id", "--out", out, "--format", form, "--part-records", "1")
    assert run.returncode == 0, run.stderr.decode()
    query = {"parquet": "read_parquet", "jsonl": "read_json", "csv": "read_csv"}[form]
    known = baocao.parse_many(baocao.read(source, id="id"))
    for name, table in known.tables().items():
        found = duckdb.execute(f"SELECT count(*) FROM {query}('{out}/{name}/*.{form}')").fetchall()
        assert found == [(len(table),)], name
    assert not [path for path in out.rglob("*") if path.name.startswith((".part", ".tmp"))]
    assert b"resume" in command(source, "--out", out).stderr


def test_parquet_opens_everywhere_with_its_types(tmp_path: Path) -> None:
    reports = baocao.parse_many(TEXTS * 3)
    reports.write_parquet(tmp_path)
    for name, table in reports.tables().items():
        folder = tmp_path / name
        arrow = pq.read_table(folder)
        assert arrow.schema.equals(pa.schema(table)), name
        assert arrow.to_pylist() == pa.table(table).to_pylist(), name
        assert pl.read_parquet(folder / "*.parquet").height == len(table)
        assert len(pd.read_parquet(folder)) == len(table)
        assert len(duckdb.execute(f"FROM '{folder}/*.parquet'").fetchall()) == len(table)


def test_a_run_goes_on_where_it_ended(tmp_path: Path) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    write_lines(source, 20)
    assert command(source, "--id", "id", "--out", out).returncode == 0
    # What a lost machine leaves: files of a part that was never completed.
    (out / "people" / "part-00001.parquet").write_bytes(b"torn")
    write_lines(source, 50)
    run = command(source, "--id", "id", "--out", out, "--resume")
    assert run.returncode == 0, run.stderr.decode()
    ids = pq.read_table(out / "reports")["report_id"].to_pylist()
    assert sorted(ids) == sorted(f"r{i}" for i in range(50))
    pq.read_table(out / "people")


def test_the_command_reads_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXTS[0]}).encode()
    run = command("-", "--input", "jsonl", "--out", tmp_path / "out", stdin=line + b"\nno json\n")
    assert run.returncode == 1
    assert b"1 reports, 1 records without one" in run.stderr
    assert command("a.txt").returncode == 2
    assert command("--help").returncode == 0


def test_the_example_answers_its_questions() -> None:
    program = ROOT / "examples" / "corpus" / "folder_to_duckdb.py"
    run = subprocess.run(
        [sys.executable, program, ROOT / "examples" / "data"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "so_ket" in run.stdout
