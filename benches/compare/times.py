"""Compare `baocao.times` with dateparser on the same phrases, in accuracy and in speed.

usage: python benches/compare/times.py [--write]

Both read every phrase of phrases.tsv with the same reference date, in one run. `--write` puts the result into
COMPARE.md between its markers. Needs the package and dateparser: pip install dateparser.
"""

import argparse
import collections
import datetime
import pathlib
import platform
import time

import dateparser
import dateparser.search

import baocao

HERE = pathlib.Path(__file__).resolve().parent
COMPARE = HERE.parent.parent / "COMPARE.md"
BEGIN, END = "<!-- times: begin -->", "<!-- times: end -->"
REFERENCE = datetime.datetime(2023, 7, 15, 12)
SETTINGS = {"RELATIVE_BASE": REFERENCE, "PREFER_DAY_OF_MONTH": "first", "DATE_ORDER": "DMY"}
GROUPS = {
    "day": "one day, alone",
    "relative": "counted from the reference date",
    "period": "a month, quarter, half-year, range, term",
    "sentence": "inside a sentence",
    "none": "look-alikes that name no time",
}


def phrases():
    """Yield (group, phrase, expected intervals)."""
    rows = [line for line in (HERE / "phrases.tsv").read_text("utf-8").splitlines() if line and line[0] != "#"]
    for row in rows[1:]:
        group, phrase, expected = row.split("\t")
        intervals = [] if expected == "-" else [tuple(i.split("..")) for i in expected.split(" ")]
        yield group, phrase, intervals


def with_baocao(phrase):
    """Give the intervals that baocao finds."""
    found = baocao.times(phrase, reference_date="2023-07-15")
    return [(str(t.start), str(t.end)) for t in found if t.start]


def with_dateparser(group, phrase):
    """Give the days that dateparser finds: of a phrase alone with parse, of prose with search_dates."""
    if group in ("day", "relative", "period"):
        found = dateparser.parse(phrase, languages=["vi"], settings=SETTINGS)
        return [str(found.date())] if found else []
    found = dateparser.search.search_dates(phrase, languages=["vi"], settings=SETTINGS)
    return [str(day.date()) for _, day in found or []]


def accuracy():
    """Count what each gets right: whole intervals, first days alone, and for dateparser any day inside them, or both ends."""
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    for group, phrase, expected in phrases():
        ours, theirs = with_baocao(phrase), with_dateparser(group, phrase)
        starts = [start for start, _ in expected]
        row = counts[group]
        row[0] += 1
        row[1] += ours == expected
        row[2] += [start for start, _ in ours] == starts
        inside = len(theirs) == len(expected) and all(a <= day <= b for day, (a, b) in zip(theirs, expected))
        row[3] += inside or theirs == [day for interval in expected for day in interval]
    return counts


def speed(read, text, seconds=2.0):
    """Give the throughput over `text` in kilobytes per second, the best of several passes."""
    size, best, until = len(text.encode()), 0.0, time.perf_counter() + seconds
    while True:
        begin = time.perf_counter()
        read(text)
        now = time.perf_counter()
        best = max(best, size / (now - begin) / 1000)
        if now > until:
            return best


def table():
    """Give the comparison as Markdown."""
    prose = " ".join(phrase for group, phrase, _ in phrases() if group == "sentence")
    lines = [
        f"dateparser {dateparser.__version__}, Python {platform.python_version()}, {platform.machine()}; "
        "reference date 2023-07-15, language `vi` given, `DATE_ORDER` DMY.",
        "",
        "| phrases | number | baocao, whole interval | baocao, first day | dateparser, a day inside |",
        "|---|---:|---:|---:|---:|",
    ]
    counts = accuracy()
    for group, title in GROUPS.items():
        total, whole, first, theirs = counts[group]
        lines.append(f"| {title} | {total} | {whole} | {first} | {theirs} |")
    total, whole, first, theirs = (sum(row[i] for row in counts.values()) for i in range(4))
    lines.append(f"| **all** | {total} | {whole} | {first} | {theirs} |")
    ours = speed(lambda text: baocao.times(text, reference_date="2023-07-15"), prose * 20)
    search = speed(lambda text: dateparser.search.search_dates(text, languages=["vi"], settings=SETTINGS), prose)
    lines += [
        "",
        f"Throughput on the sentences as one text, one thread: baocao {ours:,.0f} kB/s, dateparser's `search_dates` "
        f"{search:,.1f} kB/s, a ratio of {ours / search:,.0f}.",
    ]
    return "\n".join(lines)


def main():
    """Print the comparison, and write it down when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the result into COMPARE.md")
    write = parser.parse_args().write
    result = table()
    print(result)
    if write:
        text = COMPARE.read_text("utf-8")
        head, rest = text.split(BEGIN)
        tail = rest.split(END)[1]
        COMPARE.write_text(f"{head}{BEGIN}\n{result}\n{END}{tail}", "utf-8")


if __name__ == "__main__":
    main()
