"""Administrative units of Viet Nam with their history, and other places, looked up by name.

The units are those of the register of the General Statistics Office: 63 provinces until 30 June 2025, 34 from
1 July 2025, when the districts ended. A code alone is no key, since seven codes passed to another province on that day:
code and `valid_from` go together.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from baocao import _baocao
from baocao._decode import decode
from baocao._parser import Published, _iso
from baocao.model import PlaceLevel

__all__ = ["Unit", "find"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One version of a unit: it holds while name, kind, code and parent are the same; both days are inclusive."""

    code: str
    """Two digits for a province, three for a district, five for a commune; empty for other places."""
    name: str
    kind: str
    level: PlaceLevel
    valid_from: datetime.date | None
    """None when the source begins later than the unit."""
    valid_to: datetime.date | None
    """None when it still exists."""
    within: str | None
    """Name of the unit that contains it."""
    successors: tuple[str, ...]
    """Codes of the units that followed it."""
    iso_3166_2: str | None
    region: str | None


def find(name: str, on: Published = None) -> tuple[Unit, ...]:
    """Give the units that bear a name, with or without their kind; on a day, only those in force then.

    A month or a year stands for its first day; a wrong one raises a `DateError`.

    >>> [(unit.code, unit.iso_3166_2) for unit in find("tỉnh Hà Tĩnh", on="2023-07-15")]
    [('42', 'VN-23')]
    >>> [unit.within for unit in find("phường Thành Sen, tỉnh Hà Tĩnh", on="2025-08-01")]
    ['Hà Tĩnh']
    """
    found: tuple[Unit, ...] = decode(tuple[Unit, ...], _baocao.find(name, _iso(on)))
    return found
