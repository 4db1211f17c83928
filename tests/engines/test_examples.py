"""The examples write the people that parse_many finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import baocao
from corpus import IDS, TEXTS, rows

EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"


@pytest.mark.parametrize("name", ["on_spark.py", "on_ray.py"])
def test_an_example_writes_the_people(name: str, tmp_path: Path) -> None:
    source, target = tmp_path / "articles", tmp_path / "people"
    source.mkdir()
    pq.write_table(pa.table({"id": IDS, "text": TEXTS}), source / "a.parquet")
    run = subprocess.run([sys.executable, EXAMPLES / name, source, target], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    expected = baocao.parse_many(TEXTS, ids=IDS).table("people")
    assert rows(pq.read_table(target)) == rows(pa.table(expected))
