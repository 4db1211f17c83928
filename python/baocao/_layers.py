"""One layer alone: what stands in a text that need be no report.

Every function takes the day, month or year that times and places are resolved against where it matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from baocao import _baocao
from baocao._decode import decode
from baocao._parser import Depth, Parser, Published, of_text
from baocao.model import Excerpt, Number

if TYPE_CHECKING:
    from baocao._report import Report
    from baocao.model import Organization, Person, Place, Quantity, Reference, TimeExpression

__all__ = ["numbers", "organizations", "people", "places", "quantities", "references", "sentences", "times"]

_PARSERS: Final[dict[Depth, Parser]] = {}


def _read(text: str, depth: Depth, reference_date: Published) -> Report:
    if depth not in _PARSERS:
        _PARSERS[depth] = Parser(depth=depth)
    return _PARSERS[depth].parse(text, reference_date)


def sentences(text: str) -> tuple[Excerpt, ...]:
    """Give the sentences of a text.

    >>> [sentence.text for sentence in sentences("TP. Vinh họp. Đạt 1.5%.")]
    ['TP. Vinh họp.', 'Đạt 1.5%.']
    """
    found: tuple[Excerpt, ...] = decode(tuple[Excerpt, ...], of_text(text, _baocao.sentences))
    return found


def numbers(text: str) -> tuple[Number, ...]:
    """Give the numbers of a text, in digits, words and both, without those inside dates.

    >>> [number.value for number in numbers("16.542 đảng viên, hai mươi mốt tổ chức, 1,5 triệu đồng")]
    [16542, 21, 1500000]
    """
    found: tuple[Number, ...] = decode(tuple[Number, ...], of_text(text, _baocao.numbers))
    return found


def times(text: str, reference_date: Published = None) -> tuple[TimeExpression, ...]:
    """Give the times of a text.

    >>> [str(time.start) for time in times("họp ngày 15/7", reference_date="2023-08-01")]
    ['2023-07-15']
    """
    return _read(text, Depth.TIMES, reference_date).times


def references(text: str, reference_date: Published = None) -> tuple[Reference, ...]:
    """Give the legal and party documents that a text cites.

    >>> [document.symbol for document in references("theo Quy định số 41 - QĐ/TW")]
    ['41-QĐ/TW']
    """
    return _read(text, Depth.REFERENCES, reference_date).references


def quantities(text: str, reference_date: Published = None) -> tuple[Quantity, ...]:
    """Give the figures of a text with what they count.

    >>> [(figure.value, figure.unit) for figure in quantities("trồng 1.200 ha rừng")]
    [(1200, 'ha rừng')]
    """
    return _read(text, Depth.QUANTITIES, reference_date).quantities


def places(text: str, reference_date: Published = None) -> tuple[Place, ...]:
    """Give the places of a text, with the codes that are in force on that day.

    >>> [(place.name, place.code) for place in places("đoàn công tác đến tỉnh Hà Tĩnh")]
    [('Hà Tĩnh', '42')]
    """
    return _read(text, Depth.PLACES, reference_date).places


def organizations(text: str, reference_date: Published = None) -> tuple[Organization, ...]:
    """Give the bodies of a text, one entry for each.

    >>> [body.name for body in organizations("do Ban Tổ chức Trung ương chủ trì")]
    ['Ban Tổ chức Trung ương']
    """
    return _read(text, Depth.ORGANIZATIONS, reference_date).organizations


def people(text: str, reference_date: Published = None) -> tuple[Person, ...]:
    """Give the people of a text with their offices, one entry for each name.

    >>> [person.name for person in people("Dự họp có ông Lương Quốc Trân, Chủ tịch UBND tỉnh.")]
    ['Lương Quốc Trân']
    """
    return _read(text, Depth.PEOPLE, reference_date).people
