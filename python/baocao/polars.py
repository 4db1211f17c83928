"""Reports in Polars: what a column of texts says, as expressions.

Importing this module gives every expression the namespace ``baocao``. Needs ``pip install baocao[polars]``.

>>> import polars as pl
>>> import baocao.polars
>>> df = pl.DataFrame({"text": ["Sáng 15/7/2023, huyện Kỳ Anh tổ chức hội nghị sơ kết.", None]})
>>> df.select(pl.col("text").baocao.event().struct.field("event_date")).to_series().to_list()
[datetime.date(2023, 7, 15), None]

Where types are checked, ``Baocao(pl.col("text"))`` is the same with types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao import _baocao
from baocao._corpus import parse_many
from baocao._parser import _iso
from baocao._tables import library
from baocao.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import polars as pl

    from baocao._parser import Parser, Published
else:
    pl = library("polars")

__all__ = ["Baocao"]


@pl.api.register_expr_namespace("baocao")
class Baocao:
    """What a column of texts says; `docs/tables.md` says what the fields hold.

    Every method but `parse` gives one part of what `parse` gives: for several parts parse once and take its fields.
    """

    def __init__(self, texts: pl.Expr) -> None:
        self._texts = texts

    def parse(
        self,
        published: Published | pl.Expr = None,
        *,
        text: bool = False,
        workers: int | None = None,
        parser: Parser | None = None,
    ) -> pl.Expr:
        """Give all of each report: a struct of `report` (null for a null) and a list of structs for each other table.

        `published` is one date for all or an expression of dates; `text` says whether `report` holds the text again,
        `workers` on how many threads to parse, by default one for each core.

        >>> df = pl.DataFrame({"text": ["Hội nghị sơ kết 6 tháng đầu năm."], "day": ["2023-07-15"]})
        >>> parsed = df.select(pl.col("text").baocao.parse(published=pl.col("day")).alias("parsed")).unnest("parsed")
        >>> parsed.select(pl.col("report").struct.field("review_end")).item()
        datetime.date(2023, 6, 30)
        """
        return self._read(_all, _all(_empty()).dtype, published, text=text, workers=workers, parser=parser)

    def event(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the meeting: the fields of `reports` from `event_kind` to `event_basis`."""
        return self._read(_event, _event(_empty()).dtype, published)

    def people(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the people: a list of rows of `people`."""
        return self.table("people", published)

    def offices(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the offices of the people: a list of rows of `offices`."""
        return self.table("offices", published)

    def organizations(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the bodies: a list of rows of `organizations`."""
        return self.table("organizations", published)

    def places(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the places: a list of rows of `places`."""
        return self.table("places", published)

    def times(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the times: a list of rows of `times`."""
        return self.table("times", published)

    def references(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the documents that are cited: a list of rows of `references`."""
        return self.table("references", published)

    def quantities(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give the figures: a list of rows of `quantities`."""
        return self.table("quantities", published)

    def statements(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give what was said: a list of rows of `statements`."""
        return self.table("statements", published)

    def items(self, published: Published | pl.Expr = None) -> pl.Expr:
        """Give shortcomings, proposals, tasks and awards: a list of rows of `items`."""
        return self.table("items", published)

    def table(self, name: str, published: Published | pl.Expr = None) -> pl.Expr:
        """Give a list of the rows of any table but `reports`.

        >>> df = pl.DataFrame({"text": ["Đồng chí Nguyễn Văn An, Bí thư Huyện ủy chủ trì."]})
        >>> df.select(pl.col("text").baocao.table("roles").list.first().struct.field("role").cast(str)).item()
        'chair'
        """
        lists = _empty().columns[2:]
        if name not in lists:
            raise ConfigurationError(f"{name!r} is no table of lists: use one of {', '.join(lists)}, or parse")
        return self._read(lambda nested: nested[name], _empty()[name].dtype, published)

    def _read(
        self,
        pick: Callable[[pl.DataFrame], pl.Series],
        dtype: pl.DataType,
        published: Published | pl.Expr,
        *,
        text: bool = False,
        workers: int | None = None,
        parser: Parser | None = None,
    ) -> pl.Expr:
        columns = [self._texts]
        day = None
        if isinstance(published, pl.Expr):
            columns.append(published)
        else:
            day = _iso(published)

        def run(series: Sequence[pl.Series]) -> pl.Series:
            dates = series[1] if len(series) > 1 else day
            reports = parse_many(series[0], published=dates, workers=workers, text=text, parser=parser)
            parts = [pick(pl.DataFrame(batch.nested())) for batch in reports._stream()]
            found: pl.Series = pl.concat(parts) if parts else pick(_empty())
            return found.alias(series[0].name)

        return pl.map_batches(columns, run, return_dtype=dtype, is_elementwise=True)


def _empty() -> pl.DataFrame:
    """Give the nested table without rows."""
    return pl.DataFrame(_baocao.nested_schema())


def _all(nested: pl.DataFrame) -> pl.Series:
    return nested.drop("report_id").to_struct()


def _event(nested: pl.DataFrame) -> pl.Series:
    report = nested["report"].struct.unnest()
    return report.select(
        [name for name in report.columns if name.startswith(("event_", "review_", "plan_"))]
    ).to_struct()
