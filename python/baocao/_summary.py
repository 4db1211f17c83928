"""A report in lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baocao._report import Report
    from baocao.model import Event, Item, Period, Person, Place, Quantity, Reference, Statement, TimeExpression

WIDTH = 110
"""Longest line; what is longer ends with an ellipsis."""


def summary(report: Report) -> str:
    """Tell a report in lines: the event first, then people, bodies, places, figures, statements and items."""
    return "\n".join(_shorten(line) for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    if report.title:
        yield report.title.text
    if report.event:
        yield from _event(report, report.event)
    yield from _block("people", map(_person, report.people))
    bodies = [body.name for body in report.organizations if not body.generic and not body.in_office_only]
    yield from _block("organizations", bodies)
    yield from _block(
        "participants", _joined(f"{p.name} ({p.code})" if p.code else p.name for p in report.participants)
    )
    yield from _block("places", _joined(_place(place) for place in report.places if not place.in_name_only))
    yield from _block("times", map(_time, report.times))
    yield from _block("documents", map(_reference, report.references))
    yield from _block("quantities", map(_quantity, report.quantities))
    yield from _block("statements", map(_statement, report.statements))
    for name in ("limitations", "causes", "lessons", "proposals", "responses", "tasks"):
        yield from _block(name, map(_item, getattr(report, name)))
    yield from _block("awards", (award.text for award in report.awards))
    yield from _block("captions", (caption.text for caption in report.captions))
    yield from _block("diagnostics", (f"{found.code}: {found.message}" for found in report.diagnostics))


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield f"{name}:"
        yield from (f"  {line}" for line in lines)


def _joined(names: Iterable[str]) -> list[str]:
    """Short names, as many on a line as fit."""
    lines: list[str] = []
    for name in names:
        if lines and len(lines[-1]) + len(name) < WIDTH - 4:
            lines[-1] += f", {name}"
        else:
            lines.append(name)
    return lines


def _shorten(line: str) -> str:
    line = " ".join(line[: 4 * WIDTH].split()) if not line.startswith("  ") else "  " + " ".join(line.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def _event(report: Report, event: Event) -> Iterator[str]:
    names = {body.id: body.name for body in report.organizations} | {place.id: place.name for place in report.places}
    day = f"{event.date}" if event.date else "no date"
    if event.end_date:
        day += f" to {event.end_date}"
    where = [part for part in (event.part_of_day, event.venue, names.get(event.place or "")) if part]
    yield f"event: {event.kind}, {', '.join([day, *where])}"
    yield f"  {event.text}"
    if event.organizers:
        yield f"  by {', '.join(names[body] for body in event.organizers if body in names)}"
    for name, period in (("review of", event.review_period), ("plan for", event.plan_period)):
        if period:
            yield f"  {name} {_period(period)}"


def _period(period: Period) -> str:
    return f"{period.start} to {period.end}"


def _person(person: Person) -> str:
    offices = [("former " if office.former else "") + (office.completed or office.text) for office in person.offices]
    roles = ", ".join(role.role for role in person.roles)
    return ", ".join([person.name, *offices]) + (f" [{roles}]" if roles else "")


def _place(place: Place) -> str:
    return f"{place.name} ({place.code})" if place.code else place.name


def _time(time: TimeExpression) -> str:
    if time.start is None or time.end is None:
        return f"{time.text}: not resolved"
    return f"{time.text}: {time.start}" + (f" to {time.end}" if time.end != time.start else "")


def _reference(reference: Reference) -> str:
    symbol = f" {reference.symbol}" if reference.symbol else ""
    issued = f", {reference.issued}" if reference.issued else ""
    return f"{reference.text}: {reference.kind}{symbol}{issued}"


def _quantity(quantity: Quantity) -> str:
    high = "" if quantity.value_high is None else f" to {quantity.value_high:,}"
    value = "" if quantity.value is None else f"{quantity.value:,}"
    period = f", {_period(quantity.period)}" if quantity.period else ""
    return f"{quantity.text}: {value}{high} {quantity.unit or ''}".rstrip() + period


def _statement(statement: Statement) -> str:
    return f"{statement.speaker} {statement.verb}: {statement.text}"


def _item(item: Item) -> str:
    return f"to {item.to}: {item.text}" if item.to else item.text
