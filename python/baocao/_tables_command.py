"""The command `baocao tables`: files in, tables out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from baocao._corpus import THRESHOLD, Errors, Format, Input, parse_many, read
from baocao.errors import BaocaoError

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = """\
examples:
  baocao tables articles/ --out tables                          texts, pages and documents below a folder
  baocao tables 'crawl/*.warc.gz' --out tables --progress       the pages of a crawl
  baocao tables news.jsonl.zst --out tables --text body --id url --published date
  baocao tables news.jsonl.zst --out tables --resume            go on after an interruption
  baocao tables articles/ --out tables --reprints               fill in duplicate_of and cluster_id
  zcat news.jsonl.gz | baocao tables - --input jsonl --out tables --format csv

Every table is a folder of OUT with a file for each part; docs/tables.md says what the columns hold. Records that give
no report stand in the table diagnostics.

exit status: 0 when every record gave a report, 1 when one did not or nothing could be written, 2 for wrong arguments,
130 after an interruption
"""


def main(arguments: Sequence[str]) -> int:
    """Run the command; give its exit status."""
    options = _parser().parse_args(arguments)
    try:
        files = read(
            *options.inputs,
            input=options.input,
            text=options.text,
            id=options.id,
            published=options.published,
            encoding=options.encoding,
            max_bytes=options.max_bytes,
        )
        reports = parse_many(
            files,
            workers=options.workers,
            progress=options.progress,
            errors=options.errors,
            text=not options.no_text,
            reprints=options.likeness if options.reprints else False,
        )
        reports.write(options.out, options.format, resume=options.resume, part_records=options.part_records)
    except KeyboardInterrupt:
        print(f"baocao: interrupted; what is done is in {options.out}: go on with --resume", file=sys.stderr)
        return 130
    except (BaocaoError, OSError) as error:
        print(f"baocao: {error}", file=sys.stderr)
        return 1
    bad = reports.failed
    print(f"{reports.seen - bad} reports, {bad} records without one: {options.out}", file=sys.stderr)
    return int(bad > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="baocao tables",
        description="Parse many reports into tables, on all cores.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("inputs", nargs="+", metavar="INPUT", help="a file, a folder, a pattern, or - for standard input")
    add("--out", required=True, type=Path, metavar="DIR", help="folder of the tables")
    add("--format", choices=get_args(Format), default="parquet", help="form of the tables (default: parquet)")
    add("--resume", action="store_true", help="go on in a folder that holds tables: leave out the ids that it holds")
    add("--input", choices=get_args(Input), help="form of the files (default: what their names tell)")
    add("--text", default="text", metavar="FIELD", help="field or column of the text (default: text)")
    add("--id", metavar="FIELD", help="field or column of the id (default: file and line)")
    add("--published", metavar="FIELD", help="field or column of the publication date")
    add("--encoding", metavar="NAME", help="encoding of the files (default: found out)")
    add("--errors", choices=get_args(Errors), default="report", help="stop at a bad record, or report it (default)")
    add("--workers", type=_count, metavar="N", help="number of threads (default: one for each core)")
    add("--max-bytes", type=_count, default=64 << 20, metavar="N", help="longest record (default: 64 MiB)")
    add("--part-records", type=_count, default=10_000, metavar="N", help="records of a file (default: 10000)")
    add("--no-text", action="store_true", help="leave the texts out of the table reports")
    add("--reprints", action="store_true", help="tell which reports reprint an earlier one")
    add("--likeness", type=float, default=THRESHOLD, metavar="N", help=f"likeness of a reprint (default: {THRESHOLD})")
    add("--progress", action="store_true", help="show the progress (needs tqdm)")
    return parser


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{count} is too few: use 1 or more")
    return count
