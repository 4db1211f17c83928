"""What Spark, Ray and Dask share: a batch of rows in, one nested table out, and tables out of that."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from baocao import _baocao
from baocao._corpus import parse_many
from baocao._tables import TABLE_NAMES, library
from baocao.errors import ConfigurationError

if TYPE_CHECKING:
    import pyarrow

NESTED_TABLES: Final = tuple(name for name in TABLE_NAMES if name != "reports")
"""The tables that stand in the nested one as lists."""


def nested_schema() -> pyarrow.Schema:
    """Give the schema of the nested table: `report_id`, `report`, and a list for each other table."""
    pa = library("pyarrow")
    return cast("pyarrow.Schema", pa.schema(_baocao.nested_schema()))


@dataclass(frozen=True, slots=True)
class Reading:
    """Which columns an engine's rows are read from, and how."""

    text: str
    published: str | None
    id: str | None
    keep_text: bool

    def columns(self) -> list[str]:
        """Give the names of the columns that are read."""
        return list(dict.fromkeys(name for name in (self.text, self.published, self.id) if name is not None))

    def nested(self, rows: pyarrow.Table | pyarrow.RecordBatch) -> pyarrow.Table:
        """Parse the rows of a table; one row out for each row in, in their order.

        Without an id column a report is known by the first 16 digits of the SHA-256 of its text.
        """
        texts = rows.column(self.text)
        ids = [_fingerprint(value.as_py()) for value in texts] if self.id is None else rows.column(self.id)
        dates = None if self.published is None else rows.column(self.published)
        reports = parse_many(texts, ids=ids, published=dates, workers=1, text=self.keep_text)
        pa = library("pyarrow")
        batches = [batch for part in reports._stream() for batch in pa.table(part.nested()).to_batches()]
        return cast("pyarrow.Table", pa.Table.from_batches(batches, schema=nested_schema()))


def _fingerprint(text: object) -> str:
    return hashlib.sha256(str(text).encode("utf-8", "replace")).hexdigest()[:16]


def explode(nested: pyarrow.Table, name: str) -> pyarrow.Table:
    """Give one table out of the nested one, with the columns of `docs/tables.md`."""
    pa, pc = library("pyarrow"), library("pyarrow.compute")
    check(name)
    nested = nested.combine_chunks()
    if name == "reports":
        read = nested.filter(pc.is_valid(nested["report"]))
        rows = read["report"].combine_chunks()
        keys = {"report_id": read["report_id"], "row": pa.nulls(len(read), pa.int32()).fill_null(0)}
    else:
        lists = nested[name].combine_chunks()
        rows = pc.list_flatten(lists)
        keys = {"report_id": nested["report_id"].take(pc.list_parent_indices(lists))}
    columns = {field.name: column for field, column in zip(rows.type, rows.flatten(), strict=True)}
    return cast("pyarrow.Table", pa.table({**keys, **columns}))


def check(name: str) -> None:
    """Refuse a name that is none of a table."""
    if name not in TABLE_NAMES:
        raise ConfigurationError(f"{name!r} is no table: use one of {', '.join(TABLE_NAMES)}")
