"""Spark in local mode gives the tables that parse_many gives."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pyarrow as pa
import pytest
from pyspark.sql import SparkSession

import baocao
import baocao.spark
from baocao._tables import TABLE_NAMES
from corpus import IDS, TEXTS, rows


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.sql.shuffle.partitions", "2")
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def test_tables_are_those_of_one_machine(session: SparkSession) -> None:
    data = [(id_, text, "2023-07-15") for id_, text in zip(IDS, TEXTS, strict=True)]
    df = session.createDataFrame(data, "id string, body string, day string").repartition(3)
    parsed = baocao.spark.parse(df, text="body", published="day", id="id").cache()
    assert parsed.count() == len(TEXTS)
    expected = baocao.parse_many(TEXTS, ids=IDS, published="2023-07-15")
    for name in TABLE_NAMES:
        found = baocao.spark.table(parsed, name).toArrow()
        assert rows(found) == rows(pa.table(expected.table(name))), name
