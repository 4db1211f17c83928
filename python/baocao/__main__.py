"""The command: files in, readable summaries, JSON or HTML out."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from baocao._baocao import __version__
from baocao._parser import parse_bytes, parse_file
from baocao._summary import summary
from baocao._tables_command import main as tables
from baocao.errors import BaocaoError, DateError, FileError
from baocao.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baocao._report import Report

EXAMPLES = """\
examples:
  baocao report.txt                          a readable summary
  baocao report.txt --published 2023-07-15   times resolved against that day
  baocao *.txt --json > reports.jsonl        one JSON object a line
  baocao report.txt --html report.html       the text with its mentions in colour
  baocao a.txt b.txt --html pages/           one page for each file
  cat report.txt | baocao -                  standard input
  baocao tables articles/ --out tables       many reports as tables: baocao tables --help

exit status: 0 when every file was read, 1 when one was not, 2 for wrong arguments
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if arguments[:1] == ["tables"] and not Path("tables").is_file():
        return tables(arguments[1:])
    options = _parser().parse_args(arguments)
    if len(options.files) > 1 and options.html and options.html.is_file():
        print(f"baocao: {options.html} is a file: give a folder for the pages of several files", file=sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    failed = False
    pages = _pages(options.files, options.html)
    try:
        for number, name in enumerate(options.files):
            try:
                report = _read(name, options.encoding, options.published)
                _print(report, name, options, first=number == 0)
                if pages:
                    _save(report, pages[number], announce=not options.json)
            except BrokenPipeError:
                raise
            except (BaocaoError, OSError) as error:
                print(f"baocao: {error}", file=sys.stderr)
                failed = True
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. Python must not complain when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="baocao",
        description="Read Vietnamese conference and review reports: event, people, offices, figures, documents, "
        "statements, proposals.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a text file; - for standard input")
    parser.add_argument("--json", action="store_true", help="print JSON, one report a line")
    parser.add_argument("--published", type=_date, metavar="D", help="publication date: 2023, 2023-07 or 2023-07-15")
    parser.add_argument("--html", type=Path, metavar="OUT", help="save the HTML view: a file, or a folder for several")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="encoding of the files (default: utf-8)")
    parser.add_argument("--version", action="version", version=f"baocao {__version__}")
    return parser


def _date(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _read(name: str, encoding: str, published: str | None) -> Report:
    if name == "-":
        return parse_bytes(sys.stdin.buffer.read(), encoding, published)
    return parse_file(name, encoding, published)


def _print(report: Report, name: str, options: argparse.Namespace, *, first: bool) -> None:
    if options.json:
        print(report.to_json())
        return
    if len(options.files) > 1:
        print(("" if first else "\n") + f"== {name}")
    print(summary(report))


def _save(report: Report, page: Path, *, announce: bool) -> None:
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(report.to_html(), encoding="utf-8")
    except OSError as error:
        raise FileError(error.errno, error.strerror, str(page)) from error
    if announce:
        print(f"HTML view: {page}")


def _pages(names: Sequence[str], out: Path | None) -> list[Path]:
    """Where the views go: one file, or a folder with a page for each file; the same name twice gets a number."""
    if out is None:
        return []
    if len(names) == 1 and not out.is_dir():
        return [out]
    stems = ["stdin" if name == "-" else Path(name).stem for name in names]
    return [
        out / (f"{stem}.html" if stems.count(stem) == 1 else f"{stem}-{number}.html")
        for number, stem in enumerate(stems, start=1)
    ]


if __name__ == "__main__":
    sys.exit(main())
