"""The namespace of Polars gives what parse_many gives."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import polars as pl
import pytest

import baocao
from baocao.polars import Baocao
from support import SAMPLES

TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]
LISTS = ["people", "offices", "organizations", "places", "times", "references", "quantities", "statements", "items"]


def frame(texts: Sequence[str | None]) -> pl.DataFrame:
    return pl.DataFrame(
        {"report_id": [f"r{i}" for i in range(len(texts))], "text": texts}, schema_overrides={"text": pl.String}
    )


def test_parse_gives_every_table() -> None:
    df = frame([*TEXTS, None, ""])
    parsed = df.select("report_id", Baocao(pl.col("text")).parse("2023-07-15", text=True).alias("parsed")).unnest(
        "parsed"
    )
    tables = baocao.parse_many(df["text"], ids=df["report_id"], published="2023-07-15").tables()
    for name, table in tables.items():
        expected = table.to_polars()
        expected = expected.with_columns(pl.col(pl.Categorical).cast(pl.String))
        if name == "reports":
            found = parsed.filter(pl.col("report").is_not_null()).select("report_id", "report").unnest("report")
            assert found.equals(expected.drop("row")), name
        elif name != "diagnostics":
            found = (
                parsed.select("report_id", pl.col(name)).filter(pl.col(name).list.len() > 0).explode(name).unnest(name)
            )
            assert found.equals(expected), name
    assert parsed["report"].is_null().to_list() == [*[False] * len(TEXTS), True, False]


@pytest.mark.parametrize("name", LISTS)
def test_each_part_is_that_of_parse(name: str) -> None:
    df = frame([*TEXTS, None])
    texts = Baocao(pl.col("text"))
    part = df.select(getattr(texts, name)()).to_series()
    assert part.name == "text"
    assert part.dtype == pl.List
    assert part.equals(df.select(texts.parse().struct.field(name)).to_series(), check_names=False)
    assert part.equals(df.select(texts.table(name)).to_series())


def test_dates_are_one_or_a_column() -> None:
    df = frame(["Sáng 15/7, huyện Kỳ Anh tổ chức hội nghị sơ kết."] * 3).with_columns(
        day=pl.Series([datetime.date(2022, 8, 1), datetime.date(2023, 8, 1), None])
    )
    day = pl.col("text").baocao.event(pl.col("day")).struct.field("event_date")  # type: ignore[attr-defined]
    assert df.select(day).to_series().to_list() == [datetime.date(2022, 7, 15), datetime.date(2023, 7, 15), None]
    same = Baocao(pl.col("text")).event(datetime.date(2023, 8, 1)).struct.field("event_date")
    assert set(df.select(same).to_series()) == {datetime.date(2023, 7, 15)}
    with pytest.raises(baocao.DateError):
        Baocao(pl.col("text")).event("15/7")


def test_lazy_streamed_and_grouped_frames_give_the_same() -> None:
    df = frame(TEXTS * 50)
    people = Baocao(pl.col("text")).people().alias("people")
    eager = df.with_columns(people)
    lazy = df.lazy().with_columns(people)
    assert lazy.collect_schema() == eager.schema
    assert lazy.collect().equals(eager)
    assert lazy.collect(engine="streaming").equals(eager)
    grouped = df.group_by(pl.col("text").str.len_chars(), maintain_order=True).agg(people.first())
    assert grouped["people"].to_list() == eager["people"].to_list()[: len(TEXTS)]
    assert df.clear().with_columns(people).schema == eager.schema


def test_wrong_use_is_explained() -> None:
    with pytest.raises(baocao.ConfigurationError, match="no table of lists"):
        Baocao(pl.col("text")).table("reports")
    with pytest.raises(baocao.ConfigurationError, match="workers"):
        frame(["a"]).select(Baocao(pl.col("text")).parse(workers=0))
