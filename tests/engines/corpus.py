"""What the tests of the engines share: a small corpus, and rows to compare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

SAMPLES = sorted((Path(__file__).parents[2] / "examples" / "data").glob("*.txt"))
TEXTS: list[str | None] = [path.read_text(encoding="utf-8") for path in SAMPLES] * 3 + [None]
IDS = [f"r{number:03}" for number in range(len(TEXTS))]


def rows(table: pa.Table) -> list[dict[str, Any]]:
    """Sort rows by their keys. The number of a bad record counts within its batch, so it is left out."""
    found: list[dict[str, Any]] = table.to_pylist()
    for row in found:
        row.pop("record", None)
    return sorted(found, key=lambda row: (row["report_id"], row["row"]))
