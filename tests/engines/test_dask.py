"""Dask gives the tables that parse_many gives."""

from __future__ import annotations

import dask.dataframe as dd
import pandas as pd
import pyarrow as pa

import baocao
import baocao.dask
from baocao._tables import TABLE_NAMES
from corpus import IDS, TEXTS, rows


def test_tables_are_those_of_one_machine() -> None:
    frame = pd.DataFrame({"id": IDS, "body": TEXTS, "day": "2023-07-15"})
    parsed = baocao.dask.parse(dd.from_pandas(frame, npartitions=3), text="body", published="day", id="id")
    expected = baocao.parse_many(TEXTS, ids=IDS, published="2023-07-15")
    for name in TABLE_NAMES:
        found = pa.Table.from_pandas(baocao.dask.table(parsed, name).compute(), preserve_index=False)
        assert rows(found) == rows(pa.table(expected.table(name))), name
