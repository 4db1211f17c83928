"""Reports on Ray: a Dataset of texts in, one nested Dataset out, and tables out of that.

Needs ``pip install baocao[ray]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao._engines import Reading, check, explode

if TYPE_CHECKING:
    from ray.data import Dataset

__all__ = ["parse", "table"]


def parse(
    dataset: Dataset,
    text: str = "text",
    published: str | None = None,
    id: str | None = None,  # noqa: A002 - as in read
    *,
    keep_text: bool = True,
    batch_size: int = 1024,
) -> Dataset:
    """Parse a column of texts on one core a task; rows are those of `baocao.spark.parse`."""
    reading = Reading(text, published, id, keep_text)
    chosen = dataset.select_columns(reading.columns())
    return chosen.map_batches(reading.nested, batch_format="pyarrow", batch_size=batch_size)


def table(parsed: Dataset, name: str) -> Dataset:
    """Give one table out of what `parse` gave, with the columns of `docs/tables.md`."""
    check(name)
    return parsed.map_batches(explode, batch_format="pyarrow", batch_size=None, fn_args=(name,))
