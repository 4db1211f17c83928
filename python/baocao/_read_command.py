"""The commands `baocao parse` and `baocao show`: files in, readable summaries, JSON or HTML out."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from baocao import _baocao
from baocao._corpus import read
from baocao._parser import _DEFAULT, parse_bytes, parse_file
from baocao._summary import summary
from baocao.errors import BaocaoError, DateError, EncodingError, FileError
from baocao.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from baocao._report import Report

PARSE_EXAMPLES = """\
examples:
  baocao parse report.txt                          a readable summary
  baocao parse report.docx --published 2023-07-15  times resolved against that day
  baocao parse *.txt --json > reports.jsonl        one JSON object a line
  cat report.txt | baocao parse -                  standard input
"""

SHOW_EXAMPLES = """\
examples:
  baocao show report.txt --html report.html        the text with its mentions in colour
  baocao show articles/ --html pages/              a page for each text
  baocao show report.docx --html - | less          to standard output
"""

STATUS = """
exit status: 0 when every file was read, 1 when one was not or nothing could be written, 2 for wrong arguments,
130 after an interruption
"""

READ_HELP = "a text, web page, Word or PDF document; a folder or pattern of them; - for standard input"


def parse(arguments: Sequence[str], *, prog: str = "baocao parse", examples: str = PARSE_EXAMPLES) -> int:
    """Print what files say; give the exit status."""
    parser = argparse.ArgumentParser(
        prog=prog,
        description="Read Vietnamese conference and review reports: event, people, offices, figures, documents, "
        "statements, proposals.",
        epilog=examples + STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_reading(parser)
    parser.add_argument("--json", action="store_true", help="print JSON, one report a line")
    parser.add_argument("--html", type=Path, metavar="OUT", help="save the HTML view: a file, or a folder for several")
    parser.add_argument("--version", action="version", version=f"baocao {_baocao.__version__}")
    return _run(parser.parse_args(arguments))


def show(arguments: Sequence[str]) -> int:
    """Save the HTML views of files; give the exit status."""
    parser = argparse.ArgumentParser(
        prog="baocao show",
        description="Save texts as HTML pages of their own, with everything that was read from them in colour.",
        epilog=SHOW_EXAMPLES + STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_reading(parser)
    parser.add_argument(
        "--html", type=Path, metavar="OUT", required=True, help="a file, a folder for several, or - for standard output"
    )
    options = parser.parse_args(arguments)
    options.json = None
    return _run(options)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=READ_HELP)
    parser.add_argument("--published", type=_date, metavar="D", help="publication date: 2023, 2023-07 or 2023-07-15")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the texts (default: found out)")


def _date(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _run(options: argparse.Namespace) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        pages = None if options.html is None else _Pages(options.html, options.files)
    except FileError as error:
        print(f"baocao: {error}", file=sys.stderr)
        return 2
    failed = False
    number = 0
    for name in options.files:
        documents = _Documents(name, options)
        while True:
            try:
                source, report = next(documents)
                if options.json is not None:
                    _print(report, source, options, first=number == 0)
                number += 1
                if pages is not None:
                    pages.save(report, source, announce=options.json is False)
            except StopIteration:
                break
            except BaocaoError as error:
                print(f"baocao: {error}", file=sys.stderr)
                failed = True
    sys.stdout.flush()
    return int(failed)


class _Documents:
    """The documents of one name; behind one that cannot be read come the others."""

    def __init__(self, name: str, options: argparse.Namespace) -> None:
        self._options = options
        self._name = name
        self._native: Iterator[tuple[str, str, str | None, str]] | None = None
        self._ended = False

    def __iter__(self) -> _Documents:
        return self

    def __next__(self) -> tuple[str, Report]:
        if self._ended:
            raise StopIteration
        published, encoding = self._options.published, self._options.encoding
        if self._name == "-":
            self._ended = True
            return "stdin", _of_bytes(sys.stdin.buffer.read(), encoding, published)
        if encoding is not None and Path(self._name).is_file():
            self._ended = True
            return self._name, parse_file(self._name, encoding, published)
        if self._native is None:
            self._native = iter(read(self._name, encoding=encoding)._native.documents())
        source, text, day, encoding = next(self._native)
        return source, _DEFAULT._parse(text, published or day, encoding)


def _of_bytes(data: bytes, encoding: str | None, published: str | None) -> Report:
    if encoding is not None:
        return parse_bytes(data, encoding, published)
    try:
        text, name = _baocao.decode(data)
    except EncodingError as error:
        raise EncodingError(f"standard input: {error}") from error
    return _DEFAULT._parse(text, published, name)


def _print(report: Report, source: str, options: argparse.Namespace, *, first: bool) -> None:
    if options.json:
        print(report.to_json())
        return
    if len(options.files) > 1 or Path(options.files[0]).is_dir():
        print(("" if first else "\n") + f"== {source}")
    print(summary(report))


class _Pages:
    """Where the views go: one file, or a folder with a page for each text; the same name again gets a number."""

    def __init__(self, out: Path, names: Sequence[str]) -> None:
        several = len(names) > 1 or Path(names[0]).is_dir()
        if several and out.is_file():
            raise FileError(None, "is a file: give a folder for the pages of several files", os.fspath(out))
        self._out = out
        self._folder = several or out.is_dir()
        self._stems: Counter[str] = Counter()

    def save(self, report: Report, source: str, *, announce: bool) -> None:
        page = report.to_html()
        if self._out == Path("-"):
            sys.stdout.write(page)
            return
        path = self._path(source)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, page)
        except OSError as error:
            raise FileError(error.errno, error.strerror, os.fspath(path)) from error
        if announce:
            print(f"HTML view: {path}")

    def _path(self, source: str) -> Path:
        stem = Path(source).stem if self._folder else ""
        self._stems[stem] += 1
        number = self._stems[stem]
        if not self._folder:
            if number > 1:
                raise FileError(
                    None, f"{source} is one of several texts: give a folder for their pages", str(self._out)
                )
            return self._out
        return self._out / (f"{stem}.html" if number == 1 else f"{stem}-{number}.html")


def _write(path: Path, page: str) -> None:
    """Write a file that has its name only when it is complete."""
    if path.exists() and not path.is_file():
        # A device takes what it is given.
        path.write_text(page, encoding="utf-8")
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".baocao-", delete=False) as file:
        unfinished = Path(file.name)
        try:
            file.write(page)
            file.flush()
            unfinished.chmod(0o644)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
