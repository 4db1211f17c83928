"""The command: files in, readable summaries, JSON, HTML or tables out."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from baocao import _baocao
from baocao._read_command import STATUS, parse, show
from baocao._tables_command import main as tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXAMPLES = """\
commands, each with --help of its own; without one, parse:
  baocao parse FILE...                       readable summaries, or JSON
  baocao show FILE... --html OUT             the texts with their mentions in colour
  baocao tables INPUT... --out DIR           many reports as Parquet, JSON Lines or CSV
  baocao schema                              the JSON Schema of a report

examples:
  baocao report.txt                          a readable summary
  baocao report.txt --published 2023-07-15   times resolved against that day
  baocao *.txt --json > reports.jsonl        one JSON object a line
  baocao report.txt --html report.html       the text with its mentions in colour
  cat report.txt | baocao -                  standard input
  baocao tables articles/ --out tables       many reports as tables
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        # A file of the name of a command is still a file.
        if arguments and arguments[0] in COMMANDS and not Path(arguments[0]).is_file():
            return COMMANDS[arguments[0]](arguments[1:])
        return parse(arguments, prog="baocao", examples=EXAMPLES)
    except BrokenPipeError:
        # The reader has seen enough.
        _give_up_output()
        return 0
    except OSError as error:
        print(f"baocao: standard output: {error.strerror}", file=sys.stderr)
        _give_up_output()
        return 1
    except KeyboardInterrupt:
        print("baocao: interrupted", file=sys.stderr)
        return 130


def _give_up_output() -> None:
    """Keep Python from complaining when it closes standard output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def schema(arguments: Sequence[str]) -> int:
    """Print the JSON Schema of a report, or the tables with their columns."""
    parser = argparse.ArgumentParser(
        prog="baocao schema",
        description="Print the JSON Schema of what `baocao parse --json` prints.",
        epilog="examples:\n  baocao schema > report.schema.json\n  baocao schema --tables | jq '.[].name'\n" + STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--tables", action="store_true", help="the tables instead, with their columns, as JSON")
    if parser.parse_args(arguments).tables:
        names = ("name", "type", "nullable", "description")
        described = [
            {"name": name, "description": doc, "columns": [dict(zip(names, column, strict=True)) for column in columns]}
            for name, doc, columns in _baocao.table_schema()
        ]
        print(json.dumps(described, ensure_ascii=False, indent=2))
    else:
        print(_baocao.report_schema(), end="")
    sys.stdout.flush()
    return 0


COMMANDS: Final[dict[str, Callable[[Sequence[str]], int]]] = {
    "parse": parse,
    "show": show,
    "tables": tables,
    "schema": schema,
}


if __name__ == "__main__":
    sys.exit(main())
