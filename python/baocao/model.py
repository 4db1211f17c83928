"""The typed parts of a report: frozen dataclasses that mirror the JSON Schema field by field.

Spans count code points and are half-open: ``text[start:end]`` is what was read. Days are inclusive. ``None`` and
``()`` stand where the text says nothing.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from baocao.errors import DateError

__all__ = [
    "Award",
    "Basis",
    "Change",
    "Cluster",
    "Diagnostic",
    "Event",
    "EventKind",
    "Excerpt",
    "Furniture",
    "Generator",
    "Grain",
    "Item",
    "Modifier",
    "Name",
    "Number",
    "NumberForm",
    "Office",
    "Organization",
    "PartOfDay",
    "PartialDate",
    "Participant",
    "Period",
    "Person",
    "Place",
    "PlaceCandidate",
    "PlaceLevel",
    "Quantity",
    "Reference",
    "ReportKind",
    "Role",
    "RoleKind",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Statement",
    "TimeExpression",
    "TopicScore",
]


class Code(StrEnum):
    """A str of a closed list; it compares, prints and is written as the str that it is."""

    __repr__ = str.__repr__


Span: TypeAlias = tuple[int, int]
"""Start and end in code points, half-open."""


class Basis(Code):
    """What a value rests on: its own words, another place, the reference date, the day of speaking, a completion."""

    EXPLICIT = "explicit"
    CONTEXT = "context"
    REFERENCE_DATE = "reference_date"
    RELATIVE = "relative"
    COMPLETED = "completed"


class ReportKind(Code):
    """A journalist's account, or the document that the meeting heard."""

    PRESS_ARTICLE = "press_article"
    OFFICIAL_REPORT = "official_report"


class EventKind(Code):
    """Kinds of meeting."""

    SO_KET = "so_ket"  # interim review
    TONG_KET = "tong_ket"  # final review
    GIAO_BAN = "giao_ban"  # briefing
    DAI_HOI = "dai_hoi"  # congress
    KY_HOP = "ky_hop"  # session of a council or assembly
    HOI_NGHI = "hoi_nghi"  # other conference
    HOP = "hop"  # meeting, working session
    LE = "le"  # ceremony
    HOP_BAO = "hop_bao"  # press conference
    KHAC = "khac"  # other


class PartOfDay(Code):
    """Sáng, trưa, chiều, tối."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Grain(Code):
    """How long a named stretch of time is."""

    MINUTE = "minute"
    DAY = "day"
    DAY_RANGE = "day_range"
    WEEK = "week"
    MONTH = "month"
    MONTH_RANGE = "month_range"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    YEAR_RANGE = "year_range"
    TERM = "term"
    ERA = "era"


class Modifier(Code):
    """Which part of a stretch of time is meant; its start and end stay those of the whole."""

    START = "start"
    MID = "mid"
    END = "end"
    BEFORE = "before"
    AFTER = "after"


class RoleKind(Code):
    """A part that a person or a body has in the event."""

    CHAIR = "chair"
    ORGANIZER = "organizer"
    ATTENDEE = "attendee"
    SPEAKER = "speaker"
    PRESENTER = "presenter"
    APPOINTEE = "appointee"
    MENTIONED = "mentioned"
    AUTHOR = "author"


class PlaceLevel(Code):
    """Level of a place."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


class SectionKind(Code):
    """What a stretch of sentences is about."""

    OPENING = "opening"
    ATTENDANCE = "attendance"
    CONTEXT = "context"
    RESULTS = "results"
    LIMITATIONS = "limitations"
    CAUSES = "causes"
    LESSONS = "lessons"
    PROPOSALS = "proposals"
    RESPONSE = "response"
    TASKS = "tasks"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year.

    >>> month = PartialDate.parse("2023-07")
    >>> month.year, month.month, month.day, str(month)
    (2023, 7, None, '2023-07')
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2023``, ``2023-07`` or ``2023-07-15``; anything else is a `DateError`."""
        if re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", text):
            parts = [int(part) for part in text.split("-")]
            try:
                datetime.date(*parts, *[1] * (3 - len(parts)))
            except ValueError:
                pass
            else:
                return cls(*parts)
        raise DateError(f"{text!r} is no date: write it as 2023, 2023-07 or 2023-07-15, or give a datetime.date")

    @property
    def date(self) -> datetime.date | None:
        """The day, when it is one."""
        if self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Generator:
    """What made a report."""

    name: str
    version: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: SHA-256 of the text in UTF-8, number of code points, encoding."""

    sha256: str
    chars: int
    encoding: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of the text with a place of its own in the report."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a crawl left around the report; kind: stamp, source, related, share, tags, credit."""

    text: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something seen and not understood, or that contradicts itself."""

    code: str
    message: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    start: datetime.date
    end: datetime.date


@dataclass(frozen=True, slots=True)
class Event:
    """The meeting that the report tells of; basis and evidence are those of its date.

    Organizers are ids, the first is the main one.
    """

    kind: EventKind
    text: str
    span: Span
    date: datetime.date | None
    end_date: datetime.date | None
    part_of_day: PartOfDay | None
    venue: str | None
    venue_span: Span | None
    place: str | None
    organizers: tuple[str, ...]
    edition: str | None
    edition_span: Span | None
    term: str | None
    term_span: Span | None
    online: bool
    online_venues: int | None
    review_period: Period | None
    review_period_evidence: Span | None
    plan_period: Period | None
    plan_period_evidence: Span | None
    basis: Basis | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Participant:
    """A body or locality that takes part as a member; code is the gazetteer's."""

    name: str
    span: Span
    organization_id: str | None
    place_id: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """The emulation cluster (cụm, khối thi đua) that the report is about."""

    name: str
    span: Span
    number: str | None
    owner: str | None
    head: str | None
    head_unit: str | None
    head_span: Span | None
    deputies: tuple[str, ...]
    deputy_spans: tuple[Span, ...]
    next_head: str | None
    next_head_span: Span | None
    members: tuple[Participant, ...]
    period: Period | None


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name."""

    family: str | None
    middle: str | None
    given: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """One office of a person: `text` as written, `title` alone and in full, `completed` the office in full."""

    text: str
    span: Span
    title: str
    title_code: str | None
    rank_class: str | None
    level: str | None
    key: str
    organization_id: str | None
    place_id: str | None
    former: bool
    acting: bool
    completed: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """A part that a person or a body has in the event, and the words that show it."""

    role: RoleKind
    span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the report, once, with everything said of them; `name` without titles and honorifics."""

    id: str
    name: str
    parts: Name
    key: str
    honorific: str | None
    gender: str | None
    degrees: tuple[str, ...]
    offices: tuple[Office, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """A body named in the report, once; `generic` when the words name no one body."""

    id: str
    name: str
    key: str
    kind: str
    level: str | None
    abbreviation: str | None
    place_id: str | None
    parent_id: str | None
    generic: bool
    in_office_only: bool
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A unit that a place may be."""

    code: str
    valid_from: datetime.date | None
    level: PlaceLevel


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the report, once; code and valid_from together are the key of a unit of the gazetteer."""

    id: str
    name: str
    level: PlaceLevel
    kind: str | None
    code: str | None
    valid_from: datetime.date | None
    iso_3166_2: str | None
    successor: str | None
    candidates: tuple[PlaceCandidate, ...]
    basis: Basis
    evidence: Span | None
    in_name_only: bool
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression that fixes days, or tries to; start and end are inclusive, None when not resolved."""

    id: str
    text: str
    span: Span
    start: datetime.date | None
    end: datetime.date | None
    iso: str | None
    grain: Grain
    modifier: Modifier | None
    part_of_day: PartOfDay | None
    lunar: bool
    basis: Basis
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal or party document that the report cites; symbol without spaces."""

    id: str
    text: str
    span: Span
    kind: str
    symbol: str | None
    number: str | None
    year: int | None
    issuer: str | None
    issuer_code: str | None
    issued: datetime.date | None
    title: str | None
    provision: str | None
    canonical_id: str | None
    same_as: str | None


class NumberForm(Code):
    """How a number is written; mixed is digits with a scale word ("1,5 triệu")."""

    DIGITS = "digits"
    WORDS = "words"
    MIXED = "mixed"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, apart from what it measures: value and value_high of a range, value and whole of a part (35/40)."""

    text: str
    span: Span
    value: int | float
    value_high: int | float | None
    whole: int | float | None
    form: NumberForm
    ordinal: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A comparison that belongs to a figure; direction: increase, decrease, reach, exceed, times."""

    direction: str
    value: int | float | None
    unit: str | None
    against: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that measures something; value after scaling ("42 tỷ đồng" is 42000000000), of a range the lower end."""

    id: str
    text: str
    span: Span
    value: int | float | None
    value_high: int | float | None
    unit: str | None
    qualifier: str | None
    imprecise: bool
    verb: str | None
    indicator: str | None
    change: Change | None
    part_of: str | None
    period: Period | None
    period_evidence: Span | None
    scope: str | None
    scope_span: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported speech act; text is all that was said, basis and evidence are those of the speaker."""

    id: str
    speaker: str
    speaker_span: Span | None
    basis: Basis
    evidence: Span | None
    speaker_id: str | None
    organization_id: str | None
    verb: str
    verb_span: Span | None
    act: str | None
    text: str
    span: Span
    direct: bool
    to: str | None
    to_span: Span | None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of whole sentences of one kind."""

    kind: SectionKind
    span: Span
    topics: tuple[TopicScore, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found wanting, asked for, or to be done: the shortest stretch that stands alone."""

    text: str
    span: Span
    to: str | None
    to_span: Span | None
    action: str | None
    deadline: str | None
    deadline_span: Span | None
    deadline_id: str | None
    objects: tuple[Excerpt, ...]
    statement_id: str | None


@dataclass(frozen=True, slots=True)
class Award:
    """An award or title that was conferred."""

    text: str
    span: Span
    kind: str | None
    award: str
    award_span: Span | None
    giver: str | None
    giver_span: Span | None
    recipient: str | None
    recipient_span: Span | None
    person_id: str | None
    organization_id: str | None


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How much of a report or section is about a topic, 0 to 1."""

    code: str
    score: float
