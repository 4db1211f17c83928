"""Reports on Dask: a DataFrame of texts in, one nested DataFrame of Arrow columns out, and tables out of that.

Needs ``pip install baocao[dask]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao._engines import Reading, check, explode, nested_schema
from baocao._tables import library

if TYPE_CHECKING:
    import pandas
    import pyarrow
    from dask.dataframe import DataFrame

__all__ = ["parse", "table"]


def parse(
    df: DataFrame,
    text: str = "text",
    published: str | None = None,
    id: str | None = None,  # noqa: A002 - as in read
    *,
    keep_text: bool = True,
) -> DataFrame:
    """Parse a column of texts, partition by partition; rows are those of `baocao.spark.parse`."""
    pa = library("pyarrow")
    reading = Reading(text, published, id, keep_text)

    def run(part: pandas.DataFrame) -> pandas.DataFrame:
        rows = pa.Table.from_pandas(part, preserve_index=False)
        return _frame(reading.nested(rows))

    return df[reading.columns()].map_partitions(run, meta=_frame(nested_schema().empty_table()))


def table(parsed: DataFrame, name: str) -> DataFrame:
    """Give one table out of what `parse` gave, with the columns of `docs/tables.md`."""
    pa = library("pyarrow")
    check(name)

    def run(part: pandas.DataFrame) -> pandas.DataFrame:
        rows = pa.Table.from_pandas(part, schema=nested_schema(), preserve_index=False)
        return _frame(explode(rows, name))

    return parsed.map_partitions(run, meta=_frame(explode(nested_schema().empty_table(), name)))


def _frame(rows: pyarrow.Table) -> pandas.DataFrame:
    frame: pandas.DataFrame = rows.to_pandas(types_mapper=library("pandas").ArrowDtype)
    return frame
