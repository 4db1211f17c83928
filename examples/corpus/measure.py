"""Measures a corpus: parsing alone on one core, tables on one and two, and the memory that each takes.

python examples/corpus/measure.py corpus.jsonl
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path


def parse_alone(path: str) -> None:
    """Parse every text on one core, and keep nothing."""
    from baocao import Parser

    parser = Parser()
    texts = list(texts_of(path))
    began = time.perf_counter()
    for text in texts:
        parser.parse(text, "2023-07-15")
    report("parse", began)


def tables(path: str, workers: int) -> None:
    """Parse into tables, and keep none."""
    import baocao

    texts = texts_of(path)
    began = time.perf_counter()
    for batch in baocao.parse_many(texts, workers=workers, published="2023-07-15").batches():
        batch["people"].nbytes  # noqa: B018 - the tables are made
    report(f"tables, {workers} workers", began)


def texts_of(path: str) -> Iterator[str]:
    """Give the texts one by one."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def report(name: str, began: float) -> None:
    """Print time and peak memory."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: {time.perf_counter() - began:.2f} s, peak {peak} MiB")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [path]:
            for mode in ("0", "1", "2"):
                subprocess.run([sys.executable, __file__, path, mode], check=True)
        case [path, "0"]:
            parse_alone(path)
        case [path, count]:
            tables(path, int(count))
