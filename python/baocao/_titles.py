"""The vocabulary of `Office.title_code`."""

from __future__ import annotations

from dataclasses import dataclass

from baocao import _baocao
from baocao._decode import decode

__all__ = ["Title", "titles"]


@dataclass(frozen=True, slots=True)
class Title:
    """An office of the vocabulary; `docs/titles.md` lists them all and says what the codes mean."""

    title_code: str
    """Stable across versions: `bi_thu_tinh_uy`."""
    vietnamese: str
    english: str
    rank_class: str
    """head, deputy, deputy_standing, acting_head, head_unit, deputy_unit, member, member_standing, secretary, staff or
    diplomat."""
    level: str
    """central, ministry, region, province, district, commune, hamlet, or any where the body or place tells."""
    side: str
    """party, state, mass, army, police, firm, press, other, or both."""


def titles() -> tuple[Title, ...]:
    """Give every office of the vocabulary, the more general before those that hold their body.

    >>> office = {title.title_code: title for title in titles()}["bi_thu_tinh_uy"]
    >>> office.vietnamese, office.english, office.rank_class, office.level
    ('Bí thư Tỉnh ủy', 'Secretary of the Provincial Party Committee', 'head', 'province')
    """
    found: tuple[Title, ...] = decode(tuple[Title, ...], _baocao.titles())
    return found
