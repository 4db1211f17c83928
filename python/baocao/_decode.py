"""Plain data of a report into its typed parts, after the types that the dataclasses declare."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from baocao.model import Code, PartialDate

Decoder = Callable[[Any], Any]


_DECODERS: Final[dict[Any, Decoder | None]] = {}


def decode(hint: Any, data: Any) -> Any:  # noqa: ANN401 - a type hint can be anything, and so can what it hints at
    """Make a value of a type from plain data."""
    if hint not in _DECODERS:
        _DECODERS[hint] = _decoder(hint)
    make = _DECODERS[hint]
    return data if make is None else make(data)


def _decoder(hint: Any) -> Decoder | None:  # noqa: ANN401
    """Give what makes a value of the type from plain data; None where plain data is that value already."""
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if hint is PartialDate:
        return PartialDate.parse
    if isinstance(hint, type) and issubclass(hint, Code):
        return hint
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_class(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = next((made for made in map(_decoder, arguments) if made is not None), None)
        return None if inner is None else _optional(inner)
    if origin is tuple:
        return tuple if arguments[-1] is not Ellipsis else _of_items(_decoder(arguments[0]))
    if hint in (str, int, float, bool, types.NoneType):
        return None
    raise TypeError(f"no part of a report has the type {hint!r}")


def _of_class(cls: type) -> Decoder:
    fields = [(name, _decoder(hint)) for name, hint in get_type_hints(cls).items()]

    def build(data: dict[str, Any]) -> object:
        return cls(*[data[name] if make is None else make(data[name]) for name, make in fields])

    return build


def _of_items(item: Decoder | None) -> Decoder:
    return tuple if item is None else lambda data: tuple([item(value) for value in data])


def _optional(inner: Decoder) -> Decoder:
    return lambda data: None if data is None else inner(data)
