"""Collect the figures of reports in one CSV: `python examples/figures.py examples/data/*.txt > figures.csv`."""

import csv
import sys

import baocao


def main(paths: list[str]) -> None:
    """Write a row for each figure, with the words that it was read from."""
    table = csv.writer(sys.stdout)
    table.writerow(["file", "event", "date", "value", "value_high", "unit", "start", "end", "text"])
    for path in paths:
        report = baocao.parse_file(path)
        event = report.event
        for figure in report.quantities:
            period = figure.period
            table.writerow(
                [
                    path,
                    event and event.kind,
                    event and event.date,
                    figure.value,
                    figure.value_high,
                    figure.unit,
                    period and period.start,
                    period and period.end,
                    figure.text,
                ]
            )


if __name__ == "__main__":
    main(sys.argv[1:])
