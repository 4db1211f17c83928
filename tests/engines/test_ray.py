"""Ray in local mode gives the tables that parse_many gives."""

from __future__ import annotations

import pyarrow as pa
import ray.data

import baocao
import baocao.ray
from baocao._tables import TABLE_NAMES
from corpus import IDS, TEXTS, rows


def test_tables_are_those_of_one_machine() -> None:
    ray.init(num_cpus=2, include_dashboard=False)
    try:
        data = pa.table({"id": IDS, "body": TEXTS, "day": ["2023-07-15"] * len(IDS)})
        parsed = baocao.ray.parse(
            ray.data.from_arrow(data), text="body", published="day", id="id", batch_size=4
        ).materialize()
        expected = baocao.parse_many(TEXTS, ids=IDS, published="2023-07-15")
        for name in TABLE_NAMES:
            found = pa.concat_tables(ray.get(baocao.ray.table(parsed, name).to_arrow_refs()))
            assert rows(found) == rows(pa.table(expected.table(name))), name
    finally:
        ray.shutdown()
