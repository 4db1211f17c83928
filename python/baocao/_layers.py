"""One layer alone: the mentions of one kind in a text that need be no report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from baocao._parser import Depth, Parser, Published

if TYPE_CHECKING:
    from baocao._report import Report
    from baocao.model import Organization, Person, Place, Quantity, Reference, TimeExpression

__all__ = ["organizations", "people", "places", "quantities", "references", "times"]

_PARSERS: Final[dict[Depth, Parser]] = {}


def _read(text: str, depth: Depth, reference_date: Published = None) -> Report:
    if depth not in _PARSERS:
        _PARSERS[depth] = Parser(depth=depth)
    return _PARSERS[depth].parse(text, reference_date)


def times(text: str, reference_date: Published = None) -> tuple[TimeExpression, ...]:
    """Give the times of a text, resolved against a date where it is given.

    >>> [str(time.start) for time in times("họp ngày 15/7", reference_date="2023-08-01")]
    ['2023-07-15']
    """
    return _read(text, Depth.TIMES, reference_date).times


def references(text: str) -> tuple[Reference, ...]:
    """Give the legal and party documents that a text cites.

    >>> [document.symbol for document in references("theo Quy định số 41 - QĐ/TW")]
    ['41-QĐ/TW']
    """
    return _read(text, Depth.REFERENCES).references


def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the figures of a text with what they count.

    >>> [(figure.value, figure.unit) for figure in quantities("trồng 1.200 ha rừng")]
    [(1200, 'ha rừng')]
    """
    return _read(text, Depth.QUANTITIES).quantities


def places(text: str, reference_date: Published = None) -> tuple[Place, ...]:
    """Give the places of a text, with the codes that were in force at a date where it is given.

    >>> [(place.name, place.code) for place in places("đoàn công tác đến tỉnh Hà Tĩnh")]
    [('Hà Tĩnh', '42')]
    """
    return _read(text, Depth.PLACES, reference_date).places


def people(text: str) -> tuple[Person, ...]:
    """Give the people of a text with their offices, one entry for each name.

    >>> [person.name for person in people("Dự họp có ông Lương Quốc Trân, Chủ tịch UBND tỉnh.")]
    ['Lương Quốc Trân']
    """
    return _read(text, Depth.PEOPLE).people


def organizations(text: str) -> tuple[Organization, ...]:
    """Give the bodies of a text, one entry for each.

    >>> [body.name for body in organizations("do Ban Tổ chức Trung ương chủ trì")]
    ['Ban Tổ chức Trung ương']
    """
    return _read(text, Depth.ORGANIZATIONS).organizations
