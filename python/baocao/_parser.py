"""Parsers and what they are given: texts, bytes, files, dates and entries."""

from __future__ import annotations

import codecs
import datetime
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from baocao import _baocao
from baocao._report import Report
from baocao.errors import ConfigurationError, DateError, EncodingError, FileError
from baocao.model import Code, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Depth", "Entry", "EntryLayer", "Parser", "Published", "parse", "parse_bytes", "parse_file"]

Published: TypeAlias = str | datetime.date | None
"""A publication date: ``"2023"``, ``"2023-07"``, ``"2023-07-15"``, a `datetime.date`, or None when not known."""


class Depth(Code):
    """The last layer to read; each brings those before it."""

    SENTENCES = "sentences"
    NUMBERS = "numbers"
    TIMES = "times"
    REFERENCES = "references"
    QUANTITIES = "quantities"
    PLACES = "places"
    ORGANIZATIONS = "organizations"
    PEOPLE = "people"
    REPORT = "report"


class EntryLayer(Code):
    """What an entry adds to: bodies, offices, things that are counted, family names."""

    ORGANIZATION = "organization"
    TITLE = "title"
    UNIT = "unit"
    SURNAME = "surname"


_T = TypeVar("_T")

_SURROGATES: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A further entry of a parser's lexicon: a body, an office, a thing that is counted, a family name.

    `kind` is for bodies only: party, state, union, press, association … as in the reports.

    >>> Entry("organization", "Hội Yêu sách", kind="association").name
    'Hội Yêu sách'
    """

    layer: EntryLayer | str
    name: str
    kind: str | None = None

    def __post_init__(self) -> None:
        if self.layer not in tuple(EntryLayer):
            raise ConfigurationError(f"{self.layer!r} takes no entries: use one of {', '.join(EntryLayer)}")
        if not isinstance(self.name, str) or not self.name.strip():
            raise ConfigurationError(f"{self.name!r} is no name of an entry: give the words as a str")
        if self.kind is not None and self.layer != "organization":
            raise ConfigurationError(f"kind={self.kind!r} is for organizations: leave it out for a {self.layer}")


class Parser:
    """A configured parser: immutable, and shared between threads as it is.

    >>> parser = Parser(entries=[Entry("organization", "Hội Yêu sách", kind="association")])
    >>> parser.parse("Hội Yêu sách tổ chức hội nghị sơ kết.").organizations[0].kind
    'association'
    """

    __slots__ = ("_depth", "_entries", "_native")

    def __init__(self, *, entries: Iterable[Entry] = (), depth: Depth | str = Depth.REPORT) -> None:
        """Read no further than `depth`; a depth or entry that does not exist is a `ConfigurationError`."""
        self._entries = tuple(entries)
        for entry in self._entries:
            if not isinstance(entry, Entry):
                raise ConfigurationError(f"{entry!r} is no entry: write it as Entry(layer, name)")
        self._depth = depth
        rows = [(entry.layer, entry.name, entry.kind) for entry in self._entries]
        self._native = _baocao.Parser(rows, str(depth))

    def parse(self, text: str, published: Published = None) -> Report:
        """Parse one text; any text gives a report.

        A str that holds lone surrogates, which no text has, is read with U+FFFD in their places.
        """
        return self._parse(text, published, "utf-8")

    def _parse(self, text: str, published: Published, encoding: str) -> Report:
        day = _iso(published)
        return Report(of_text(text, lambda text: self._native.parse(text, day, encoding)))

    def parse_bytes(self, data: bytes, encoding: str = "utf-8", published: Published = None) -> Report:
        """Parse a text that is still bytes; an `EncodingError` names the first byte that is none of the encoding."""
        text, name = _decode(data, encoding, "the input")
        return self._parse(text, published, name)

    def parse_file(self, path: str | os.PathLike[str], encoding: str = "utf-8", published: Published = None) -> Report:
        """Parse a file; a `FileError` or `EncodingError` names its path."""
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise FileError(error.errno, error.strerror, os.fspath(path)) from error
        except ValueError as error:
            raise FileError(None, str(error), os.fspath(path)) from error
        text, name = _decode(data, encoding, os.fspath(path))
        return self._parse(text, published, name)

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (self._entries, self._depth)

    def __repr__(self) -> str:
        return f"Parser(entries={list(self._entries)!r}, depth={self._depth!r})"


def of_text(text: str, read: Callable[[str], _T]) -> _T:
    """Give what `read` makes of a text; native functions take no lone surrogates."""
    if not isinstance(text, str):
        remedy = "use parse_bytes" if isinstance(text, bytes | bytearray | memoryview) else "give its text as a str"
        raise TypeError(f"a text is a str, not {type(text).__name__}: {remedy}")
    try:
        return read(text)
    except UnicodeEncodeError:
        return read(_SURROGATES.sub("\ufffd", text))


def _restore(entries: tuple[Entry, ...], depth: Depth | str) -> Parser:
    return Parser(entries=entries, depth=depth)


def _iso(published: Published) -> str | None:
    if isinstance(published, datetime.datetime):
        return published.date().isoformat()
    if isinstance(published, datetime.date):
        return published.isoformat()
    if isinstance(published, str):
        return str(PartialDate.parse(published))
    if published is None:
        return None
    forms = "None, a datetime.date, or a str of the form 2023, 2023-07 or 2023-07-15"
    raise DateError(f"published={published!r} is no date: give {forms}")


def _decode(data: bytes, encoding: str, source: str) -> tuple[str, str]:
    """Give the text, and the usual name of its encoding."""
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"parse_bytes reads bytes, not {type(data).__name__}: use parse for a str")
    try:
        name = codecs.lookup(encoding).name
        text = bytes(data).decode(encoding)
    except LookupError as error:
        raise EncodingError(f"{source}: {encoding!r} is no encoding of text that Python knows") from error
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} (0x{error.object[error.start]:02x})"
        raise EncodingError(f"{source}: not valid {encoding} at {byte}: name its encoding") from error
    except UnicodeError as error:
        raise EncodingError(f"{source}: not valid {encoding}: {error}") from error
    # The mark of the byte order tells of the encoding, not of the text.
    return text.removeprefix("\ufeff"), name


_DEFAULT: Final = Parser()


def parse(text: str, published: Published = None) -> Report:
    """Parse one text; any text gives a report.

    >>> report = parse("Hội nghị sơ kết 6 tháng đầu năm", published="2023-07-15")
    >>> str(report.published)
    '2023-07-15'
    """
    return _DEFAULT.parse(text, published)


def parse_bytes(data: bytes, encoding: str = "utf-8", published: Published = None) -> Report:
    """Parse a text that is still bytes; an `EncodingError` names the first byte that is none of the encoding."""
    return _DEFAULT.parse_bytes(data, encoding, published)


def parse_file(path: str | os.PathLike[str], encoding: str = "utf-8", published: Published = None) -> Report:
    """Parse a file; a `FileError` or `EncodingError` names its path."""
    return _DEFAULT.parse_file(path, encoding, published)
