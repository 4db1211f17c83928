"""What the tests share: the sample texts, and what must hold of every report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from baocao import Report

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "examples" / "data").glob("*.txt"))


def spans(value: Any) -> Iterator[tuple[list[int], str | None]]:  # noqa: ANN401 - any part of a report
    """Every span of plain data, with the text beside it if there is one."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key.endswith("span") or key.endswith("evidence"):
                if part is not None:
                    named = value.get("text", value.get("name")) if key == "span" else None
                    yield part, named
            elif key == "mentions":
                yield from ((span, None) for span in part)
            else:
                yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def check_spans(report: Report, text: str) -> None:
    """Every span lies in the text, and the text beside a span is what stands there."""
    for (start, end), named in spans(report.to_dict()):
        assert 0 <= start <= end <= len(text), (start, end)
        if named is not None:
            assert text[start:end] == named
