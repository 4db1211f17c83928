"""Tables of reports, and how other libraries take them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from baocao import _baocao
from baocao.errors import ConfigurationError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["TABLE_NAMES", "Table"]

TABLE_NAMES: Final = tuple(name for name, _, _ in _baocao.table_schema())
"""Names of the tables; `docs/tables.md` says what each column holds."""


class Table:
    """One table of many reports. Every library that knows Arrow takes it as it is, without a copy.

    ``pyarrow.table(t)``, ``polars.DataFrame(t)``, ``pandas.DataFrame.from_arrow(t)`` and
    ``duckdb.sql("SELECT * FROM t")`` read it through the Arrow PyCapsule interface.
    """

    __slots__ = ("_native", "name")

    def __init__(self, name: str, native: _baocao.Table) -> None:
        self.name = name
        """Name of the table: people, offices …"""
        self._native = native

    @property
    def column_names(self) -> list[str]:
        """Names of the columns."""
        return self._native.column_names()

    @property
    def nbytes(self) -> int:
        """Bytes that the rows take in memory."""
        return self._native.nbytes()

    def __len__(self) -> int:
        return len(self._native)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Arrow's stream of the rows, for other libraries."""
        return self._native.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        """Arrow's schema, for other libraries."""
        return self._native.__arrow_c_schema__()

    def to_pyarrow(self) -> pyarrow.Table:
        """Give the rows to pyarrow."""
        table: pyarrow.Table = library("pyarrow").table(self)
        return table

    def to_polars(self) -> polars.DataFrame:
        """Give the rows to polars."""
        frame: polars.DataFrame = library("polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Give the rows to pandas: dictionaries become categories, days become datetime64."""
        library("pandas")
        frame: pandas.DataFrame = self.to_pyarrow().unify_dictionaries().to_pandas(date_as_object=False)
        return frame

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows, {len(self.column_names)} columns>"


def library(name: str) -> Any:  # noqa: ANN401 - a module
    """Give a library that the package does not depend on."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0]:
            raise
        raise ConfigurationError(f"{name} is not installed: pip install {name.partition('.')[0]}") from error
