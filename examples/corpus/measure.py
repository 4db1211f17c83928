"""Measures corpora: parsing alone on one core, tables on one core and on two, and the memory that each takes.

python examples/corpus/make_corpus.py 5000 small.jsonl
python examples/corpus/make_corpus.py 20000 large.jsonl
python examples/corpus/measure.py small.jsonl large.jsonl

All read the texts from the same file, one by one. At last the tables of one thread and of two are compared, which needs
pyarrow.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

RUNS = ("parse alone, 1 core", "tables, 1 core", "tables, 2 cores")
REPEATED = 3


def run(number: int, path: str) -> None:
    """Make one of the runs, and print its seconds and its peak of memory in MiB."""
    import baocao

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: max(number, 1)])
    began = time.perf_counter()
    if number == 0:
        parser = baocao.Parser()
        for text in texts_of(path):
            parser.parse(text, "2023-07-15")
    else:
        for batch in baocao.parse_many(texts_of(path), workers=number, published="2023-07-15").batches():
            batch["people"].nbytes  # noqa: B018 - the tables are made
    print(time.perf_counter() - began, peak())


def peak() -> int:
    """Give the peak of memory of this process in MiB. What the parent held when it started this one does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        words = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:")).split()
        return int(words[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def texts_of(path: str) -> Iterator[str]:
    """Give the texts one by one."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def measure(path: str) -> None:
    """Print the best of some repetitions of each run."""
    size = sum(len(text.encode()) for text in texts_of(path)) / 1e6
    print(f"{path}: {size:.1f} MB of text")
    seconds = []
    for number, name in enumerate(RUNS):
        results = []
        for _ in range(REPEATED):
            command = [sys.executable, __file__, "--run", str(number), path]
            words = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            results.append((float(words[0]), int(words[1])))
        best, peak = min(results)
        seconds.append(best)
        print(f"  {name}: {best:.2f} s, {size / best:.1f} MB/s, peak {peak} MiB")
    alone, one, two = seconds
    print(
        f"  tables take {one / alone:.2f} times the parsing alone; two cores are {one / two:.2f} times as fast as one"
    )


def compare(path: str) -> None:
    """Say whether the tables of one thread and of two are equal."""
    import pyarrow as pa

    import baocao

    one, two = (baocao.parse_many(texts_of(path), workers=workers).batches() for workers in (1, 2))
    equal = all(
        pa.table(table).equals(pa.table(right[name]))
        for left, right in zip(one, two, strict=True)
        for name, table in left.items()
    )
    print(f"  tables of one thread and of two are {'equal' if equal else 'NOT EQUAL'}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--run", number, path]:
            run(int(number), path)
        case paths:
            for path in paths:
                measure(path)
                compare(path)
