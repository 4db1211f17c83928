"""A report: everything that was read from one text."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from baocao import _baocao
from baocao._decode import decode
from baocao.model import (
    Award,
    Basis,
    Cluster,
    Diagnostic,
    Event,
    Excerpt,
    Furniture,
    Generator,
    Item,
    Organization,
    PartialDate,
    Participant,
    Person,
    Place,
    Quantity,
    Reference,
    ReportKind,
    Section,
    Source,
    Span,
    Statement,
    TimeExpression,
    TopicScore,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NOTEBOOK_LIMIT: Final = 100_000
"""Bytes of text that a notebook shows of one report."""


class _Parts:
    """The typed parts of a report; each is made when it is first asked for."""

    __slots__ = (
        "awards",
        "byline",
        "captions",
        "causes",
        "cluster",
        "diagnostics",
        "event",
        "furniture",
        "generator",
        "kind",
        "lead",
        "lessons",
        "limitations",
        "organizations",
        "participants",
        "people",
        "places",
        "proposals",
        "published",
        "published_evidence",
        "quantities",
        "reference_basis",
        "reference_date",
        "reference_evidence",
        "references",
        "responses",
        "schema_version",
        "sections",
        "source",
        "statements",
        "tasks",
        "text",
        "times",
        "title",
        "topics",
    )

    schema_version: int
    generator: Generator
    source: Source
    text: str | None
    kind: ReportKind
    title: Excerpt | None
    lead: Excerpt | None
    byline: Excerpt | None
    captions: tuple[Excerpt, ...]
    furniture: tuple[Furniture, ...]
    published: PartialDate | None
    published_evidence: Span | None
    reference_date: PartialDate | None
    reference_basis: Basis | None
    reference_evidence: Span | None
    event: Event | None
    cluster: Cluster | None
    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    participants: tuple[Participant, ...]
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...]
    references: tuple[Reference, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    sections: tuple[Section, ...]
    limitations: tuple[Item, ...]
    causes: tuple[Item, ...]
    lessons: tuple[Item, ...]
    proposals: tuple[Item, ...]
    responses: tuple[Item, ...]
    tasks: tuple[Item, ...]
    awards: tuple[Award, ...]
    topics: tuple[TopicScore, ...]
    diagnostics: tuple[Diagnostic, ...]


class Report(_Parts):
    """Everything that was read from one text. Made by `parse` and `Report.from_json`; immutable.

    Its attributes are the keys of the JSON Schema: ``event``, ``people``, ``organizations`` and so on, as the
    dataclasses of `baocao.model`. A notebook shows the text with its mentions in colour.
    """

    __slots__ = ("_data", "_native")

    _native: _baocao.Report
    _data: dict[str, Any]

    def __init__(self, native: _baocao.Report) -> None:
        object.__setattr__(self, "_native", native)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            # Reached only for slots that are not filled yet.
            if name == "_data":
                value = self._native.to_dict()
            elif name in _HINTS:
                value = decode(_HINTS[name], self._data[name])
            else:
                raise AttributeError(f"a report has no {name!r}")
            object.__setattr__(self, name, value)
            return value

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"a report cannot be changed: cannot assign to {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"a report cannot be changed: cannot delete {name!r}")

    @classmethod
    def from_json(cls, json: str) -> Report:
        """Read what `to_json` wrote, here or in Rust; anything else is a `FormatError`."""
        return cls(_baocao.Report.from_json(json))

    def to_json(self, *, text: bool = True, indent: bool = False) -> str:
        """Write every value as JSON, with or without the parsed text, on one line or indented."""
        return self._native.to_json(text, indent)

    def to_dict(self) -> dict[str, Any]:
        """Give every value as plain dictionaries, lists, strings and numbers: what `to_json` writes."""
        return self._native.to_dict()

    def to_html(self) -> str:
        """Give a self-contained page: event and people above the text with its mentions in colour."""
        return self._native.page()

    def __eq__(self, other: object) -> bool:
        return self._native == other._native if isinstance(other, Report) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._native)

    def __reduce__(self) -> tuple[Callable[[str], Report], tuple[str]]:
        return Report.from_json, (self.to_json(),)

    def __copy__(self) -> Report:
        return self

    def __deepcopy__(self, memo: object) -> Report:
        return self

    def __repr__(self) -> str:
        event = f"{self.event.kind} {self.event.date or '(no date)'}" if self.event else self.kind
        found = ("people", "organizations", "places", "times", "references", "quantities", "statements")
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in found)
        return f"<Report {event}: {counts}>"

    def _repr_html_(self) -> str:
        return self._native.fragment(NOTEBOOK_LIMIT)


_HINTS: Final = get_type_hints(_Parts)
