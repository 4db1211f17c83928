"""Reports on Spark: a DataFrame of texts in, one nested DataFrame out, and tables out of that.

Needs ``pip install baocao[spark]`` on the driver and the workers, and Java 17.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao._engines import Reading, check, nested_schema
from baocao._tables import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["parse", "table"]


def parse(
    df: DataFrame,
    text: str = "text",
    published: str | None = None,
    id: str | None = None,  # noqa: A002 - as in read
    *,
    keep_text: bool = True,
) -> DataFrame:
    """Parse a column of texts; one row out for each row in.

    The result has `report_id`, `report` (null where a row gave no report), and a list for each other table. `published`
    and `id` name columns; without `id` a report is known by the first 16 digits of the SHA-256 of its text. A worker
    parses one batch of Arrow at a time (`spark.sql.execution.arrow.maxRecordsPerBatch`) on one core.
    """
    types = library("pyspark.sql.pandas.types")
    reading = Reading(text, published, id, keep_text)

    def run(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from reading.nested(batch).to_batches()

    chosen = [df[name].alias(name) for name in reading.columns()]
    return df.select(*chosen).mapInArrow(run, types.from_arrow_schema(nested_schema()))


def table(parsed: DataFrame, name: str) -> DataFrame:
    """Give one table out of what `parse` gave, with the columns of `docs/tables.md`."""
    functions = library("pyspark.sql.functions")
    check(name)
    if name == "reports":
        read = parsed.where(functions.col("report").isNotNull())
        return read.select("report_id", functions.lit(0).alias("row"), "report.*")
    return parsed.select("report_id", functions.inline(name))
