"""Many texts: parsed on all cores, given as reports or as tables."""

from __future__ import annotations

import datetime
import itertools
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeAlias

from baocao import _baocao
from baocao._parser import _DEFAULT, Parser, Published, _iso
from baocao._report import Report
from baocao._tables import TABLE_NAMES, Table, library
from baocao.errors import ConfigurationError

if TYPE_CHECKING:
    import duckdb
    import pandas
    import polars

__all__ = ["Errors", "Files", "Format", "Input", "Reports", "parse_many", "read", "reprints"]

Format: TypeAlias = Literal["parquet", "jsonl", "csv"]
"""Formats that tables are written in."""

Input: TypeAlias = Literal["text", "jsonl", "csv", "tsv", "parquet", "html", "docx", "pdf", "warc"]
"""Forms of files that are read."""


class ArrowColumn(Protocol):
    """A column, or a table of one column, with the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Arrow's stream."""


THRESHOLD: Final = 0.5
"""The likeness from which a report counts as a reprint, unless another is asked for."""

Errors: TypeAlias = Literal["raise", "report"]
"""What happens with a record that gives no report: a `RecordError`, or a row of the table `diagnostics`."""


def parse_many(
    texts: Iterable[str | None] | ArrowColumn | Files,
    *,
    published: Iterable[Published] | ArrowColumn | Published = None,
    ids: Iterable[object] | ArrowColumn | None = None,
    workers: int | None = None,
    progress: bool = False,
    errors: Errors = "report",
    text: bool = True,
    reprints: bool | float = False,
    parser: Parser | None = None,
) -> Reports:
    """Parse many texts on all cores; nothing is parsed before something is asked of the result.

    `texts` is a list, a generator, what `read` gives, or a column of pandas, polars, pyarrow or duckdb; columns with
    the Arrow PyCapsule interface are read where they are. `published` is one date for all or a sequence of dates,
    `ids` a sequence that the caller keeps unique; without them a report is known by its number from 0. `workers` is
    the number of threads, by default one for each core. Tables hold the texts unless `text` is False. With `reprints`
    the table `reports` tells which reports are reprints of earlier ones, as the function `reprints` finds them; a
    number is the likeness from which one counts.

    >>> reports = parse_many(["Hội nghị sơ kết công tác thi đua.", "Đại hội lần thứ XIII."], ids=["a", "b"])
    >>> reports.table("reports").to_polars()["event_kind"].to_list()
    ['so_ket', 'dai_hoi']
    """
    if isinstance(texts, str | bytes):
        raise TypeError("parse_many reads many texts: give a list of str, or use parse for one")
    if errors not in ("raise", "report"):
        raise ConfigurationError(f"errors={errors!r} is unknown: use 'raise' or 'report'")
    if published is not None and isinstance(published, str | datetime.date):
        published = itertools.repeat(_iso(published))
    threshold = (THRESHOLD if reprints else None) if isinstance(reprints, bool) else float(reprints)
    return Reports(parser or _DEFAULT, texts, ids, published, workers, progress, errors, text, threshold)


def reprints(
    texts: Iterable[str | None] | ArrowColumn | Files,
    *,
    ids: Iterable[object] | ArrowColumn | None = None,
    threshold: float = THRESHOLD,
    workers: int | None = None,
) -> Table:
    """Find reprints: texts whose wording is nearly that of an earlier one. Nothing is parsed.

    Gives a row for each text: `report_id`, `duplicate_of` (the first text of its cluster, when it is not that one
    itself) and `cluster_id` (the id of that first text). The likeness of two texts is the share of their stretches of
    three syllables that both have, estimated by MinHash to about 0.05; `threshold` is the least likeness of a
    reprint. A new headline, another agency line or a dropped paragraph matter little.

    >>> text = "Sáng 15/7, huyện Kỳ Anh tổ chức hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm."
    >>> reprints([text, f"Tin vắn. {text}", "Đại hội lần thứ XIII."], ids="abc").to_polars().rows()
    [('a', None, 'a'), ('b', 'a', 'a'), ('c', None, 'c')]
    """
    if isinstance(texts, str | bytes):
        raise TypeError("reprints compares many texts: give a list of str")
    run = Reports(_DEFAULT, texts, ids, None, workers, progress=False, errors="report", text=False, reprints=threshold)
    return Table("reprints", run._start("reprints").reprints())


class Files:
    """Files to parse, from `read`."""

    __slots__ = ("_native", "inputs")

    def __init__(self, inputs: tuple[str, ...], native: _baocao.Files) -> None:
        self.inputs = inputs
        """The names that were given."""
        self._native = native

    def __repr__(self) -> str:
        return f"<Files {', '.join(self.inputs)}>"


def read(
    *inputs: str | os.PathLike[str],
    input: Input | None = None,  # noqa: A002 - as the command calls it
    text: str = "text",
    id: str | None = None,  # noqa: A002 - as the command calls it
    published: str | None = None,
    encoding: str | None = None,
    max_bytes: int = 64 << 20,
) -> Files:
    """Name files for `parse_many`: texts, JSON Lines, CSV, Parquet, pages, Word and PDF documents, crawls (WARC, WET).

    Inputs are files, folders with everything below them, and patterns (``"2023/*.jsonl.gz"``); gzip and Zstandard
    are undone. `text`, `id` and `published` are names of fields or columns; without `id` a report is known by its
    file and line. `encoding` is found out when it is not given: UTF-8, UTF-16, windows-1258, TCVN3 (ABC) or VNI.
    PDF documents with a text layer need ``pip install baocao[pdf]``. What cannot be read, or is longer than
    `max_bytes`, is a row of the table `diagnostics`.

    >>> parse_many(read("examples/data")).table("diagnostics").column_names[:3]
    ['report_id', 'row', 'code']
    """
    names = tuple(os.fspath(name) for name in inputs)
    if not names:
        raise ConfigurationError("read needs a file, a folder or a pattern")
    native = _baocao.Files(
        names, input=input, text=text, id=id, published=published, encoding=encoding, max_bytes=max_bytes
    )
    return Files(names, native)


class Reports:
    """The reports of many texts, from `parse_many`.

    Iterating gives them one by one in bounded memory, in the order of the texts; a text that gives no report gives
    None. Tables are gathered when one is asked for, and kept. After Ctrl-C they hold what was done until then;
    `run` goes on with the rest.
    """

    def __init__(
        self,
        parser: Parser,
        texts: Iterable[object] | ArrowColumn | Files,
        ids: Iterable[object] | ArrowColumn | None,
        published: Iterable[object] | ArrowColumn | None,
        workers: int | None,
        progress: bool,
        errors: Errors,
        text: bool,
        reprints: float | None,
    ) -> None:
        if workers is not None and workers < 1:
            raise ConfigurationError(f"workers={workers} is too few: use 1 or more, or None for all cores")
        if isinstance(texts, Files) and (ids is not None or published is not None):
            raise ConfigurationError("ids and dates of files are named in read: read(..., id=, published=)")
        self._parser = parser
        self._feeds = (texts, ids, published)
        self._workers = workers
        self._progress = progress
        self._raising = errors == "raise"
        self._text = text
        self._reprints = reprints
        self._started = 0
        self._seen = self._failed = 0
        self._run: _baocao.Run | None = None
        self._batches: list[_baocao.Batch] = []
        self._interrupted = False
        self._complete = False

    @property
    def seen(self) -> int:
        """Number of texts of the last pass over them."""
        return self._seen

    @property
    def failed(self) -> int:
        """Number of texts of the last pass that gave no report."""
        return self._failed

    @property
    def complete(self) -> bool:
        """Whether the tables hold all texts."""
        return self._complete

    def __len__(self) -> int:
        """Give the number of texts that the tables hold so far."""
        return sum(map(len, self._batches))

    def __iter__(self) -> Iterator[Report | None]:
        return (report for _, report in self.items())

    def items(self) -> Iterator[tuple[str, Report | None]]:
        """Give each report with its id, one by one, in bounded memory."""
        run = self._start("reports")
        with self._bar() as advance:
            while (batch := run.next_reports()) is not None:
                for id_, native in batch:
                    yield id_, None if native is None else Report(native)
                advance(len(batch))

    def batches(self) -> Iterator[dict[str, Table]]:
        """Give the tables of some hundred texts at a time, in bounded memory: what is given is not kept."""
        for batch in self._stream():
            yield {name: Table(name, batch.table(name)) for name in TABLE_NAMES}

    def run(self) -> Reports:
        """Parse all texts, or after Ctrl-C those that are left, and keep their tables."""
        self._interrupted = False
        if self._complete:
            return self
        if self._run is None:
            self._run = self._start("tables")
        try:
            with self._bar() as advance:
                while (batch := self._run.next_tables()) is not None:
                    self._batches.append(batch)
                    self._count(batch)
                    advance(len(batch))
        except KeyboardInterrupt:
            self._interrupted = True
            raise
        self._complete = True
        self._run = None
        return self

    def table(self, name: str) -> Table:
        """Give one table of all reports; `docs/tables.md` says what its columns hold."""
        if name not in TABLE_NAMES:
            raise ConfigurationError(f"{name!r} is no table: use one of {', '.join(TABLE_NAMES)}")
        if not self._interrupted:
            self.run()
        return Table(name, _baocao.joined(name, self._batches))

    def tables(self) -> dict[str, Table]:
        """Give all tables by their names."""
        return {name: self.table(name) for name in TABLE_NAMES}

    def to_pandas(self) -> dict[str, pandas.DataFrame]:
        """Give all tables to pandas."""
        return {name: table.to_pandas() for name, table in self.tables().items()}

    def to_polars(self) -> dict[str, polars.DataFrame]:
        """Give all tables to polars."""
        return {name: table.to_polars() for name, table in self.tables().items()}

    def to_duckdb(self, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        """Write all tables into a DuckDB database, batch by batch, replacing tables of the same names.

        Nothing is kept in memory. `references` is a word of SQL: write it in quotation marks.
        """
        first = True
        for batch in self._stream():
            for name in TABLE_NAMES:
                connection.register("baocao_rows", batch.table(name))
                if first:
                    connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM baocao_rows LIMIT 0')
                connection.execute(f'INSERT INTO "{name}" SELECT * FROM baocao_rows')
                connection.unregister("baocao_rows")
            first = False
        return connection

    def write_parquet(self, directory: str | os.PathLike[str]) -> None:
        """Write all tables as Parquet, without keeping them: a folder for each table, in it a file for each part.

        A file has its name only when it is complete. What the folder holds already stays, and more is added.
        """
        self.write(directory, "parquet")

    def write(
        self,
        directory: str | os.PathLike[str],
        format: Format = "parquet",  # noqa: A002 - the word that everybody uses
        *,
        resume: bool = False,
        part_records: int = 10_000,
    ) -> None:
        """Write all tables into a folder as parquet, jsonl or csv, without keeping them.

        A part of `part_records` texts counts when all its files are complete. After Ctrl-C or an error `resume` goes
        on behind the last part that is complete: texts whose ids the folder holds are left out.
        """
        writer = _baocao.Writer(directory, format, part_records)
        done = writer.done()
        if done and not resume:
            raise ConfigurationError(f"{os.fspath(directory)} holds tables: write into a new folder, or resume")
        try:
            for batch in self._stream(done=done):
                writer.write(batch)
        except KeyboardInterrupt:
            writer.close()
            raise
        writer.close()

    def _stream(self, done: set[str] | None = None) -> Iterator[_baocao.Batch]:
        """Give the batches that are kept, or parse the texts without keeping any."""
        if not done and (self._batches or self._complete):
            if not self._interrupted:
                self.run()
            yield from self._batches
            return
        run = self._start("tables", done)
        with self._bar() as advance:
            while (batch := run.next_tables()) is not None:
                self._count(batch)
                advance(len(batch))
                yield batch

    def _count(self, batch: _baocao.Batch) -> None:
        self._seen += len(batch)
        self._failed += batch.failed()

    def _start(self, gives: Literal["tables", "reports", "reprints"], done: set[str] | None = None) -> _baocao.Run:
        used_up = [
            feed for feed in self._feeds if isinstance(feed, Iterator) and not isinstance(feed, itertools.repeat)
        ]
        if self._started and used_up:
            raise ConfigurationError(
                "the texts, ids or dates were an iterator, which is used up: give a list or a column"
            )
        self._started += 1
        self._seen = self._failed = 0
        texts, ids, published = self._feeds
        return _baocao.Run(
            self._parser._native,
            texts._native if isinstance(texts, Files) else texts,
            ids,
            published,
            workers=self._workers,
            batch_records=256,
            text=self._text,
            gives=gives,
            raising=self._raising,
            done=done,
            reprints=None if gives == "reports" else self._reprints,
        )

    def _bar(self) -> _Bar:
        if not self._progress:
            return _Bar(None)
        total: Any = getattr(self._feeds[0], "__len__", lambda: None)()
        return _Bar(library("tqdm.auto").tqdm(total=total, initial=len(self), unit=" reports"))

    def __repr__(self) -> str:
        state = "all" if self._complete else "interrupted" if self._interrupted else "more to come"
        return f"<Reports: {len(self)} parsed, {state}>"


class _Bar:
    """A bar of progress, or none."""

    def __init__(self, bar: Any) -> None:  # noqa: ANN401 - a bar of tqdm
        self._bar = bar
        self._stack = ExitStack()

    def __enter__(self) -> Any:  # noqa: ANN401 - a function
        if self._bar is None:
            return lambda _: None
        return self._stack.enter_context(self._bar).update

    def __exit__(self, *error: object) -> None:
        self._stack.close()
