"""The JSON Schema, the plain data and the dataclasses say the same."""

from __future__ import annotations

import datetime
import json
import types
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import jsonschema
import pytest

import baocao
from baocao import model
from baocao._report import _Parts
from support import ROOT

SCHEMA: dict[str, Any] = json.loads((ROOT / "schema" / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_samples_are_valid(report: baocao.Report) -> None:
    VALIDATOR.validate(report.to_dict())


def test_an_empty_report_is_valid_and_has_every_key() -> None:
    plain = baocao.parse("").to_dict()
    VALIDATOR.validate(plain)
    assert list(plain) == list(SCHEMA["properties"])


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "data" / "schema").glob("*.json")), ids=lambda path: path.stem
)
def test_reports_of_earlier_releases_load(path: Path) -> None:
    json_ = path.read_text(encoding="utf-8")
    report = baocao.Report.from_json(json_)
    old = json.loads(json_)
    assert report.schema_version == old["schema_version"]
    assert [person.name for person in report.people] == [person["name"] for person in old["people"]]
    addressed = [statement.get("to", statement.get("addressee")) for statement in old["statements"]]
    assert [statement.to for statement in report.statements] == addressed
    assert all(body.roles is not None for body in report.organizations)
    VALIDATOR.validate(report.to_dict())


def test_a_wrong_report_is_not_valid(report: baocao.Report) -> None:
    plain = report.to_dict()
    del plain["people"]
    plain["kind"] = "poem"
    assert {error.validator for error in VALIDATOR.iter_errors(plain)} == {
        "required",
        "enum",
    } or not VALIDATOR.is_valid(plain)


@pytest.mark.parametrize("name", ["Report", *sorted(SCHEMA["$defs"])])
def test_every_type_of_the_schema_is_the_dataclass_of_that_name(name: str) -> None:
    schema = SCHEMA if name == "Report" else SCHEMA["$defs"][name]
    if schema.get("pattern") or name == "Span":
        return  # ids are strings, spans pairs
    cls: Any = _Parts if name == "Report" else getattr(model, name)
    if "properties" not in schema:
        assert [str(code) for code in cls] == _choices(schema)
        return
    hints = get_type_hints(cls)
    assert list(hints) == list(schema["properties"])
    assert set(hints) == set(schema["required"])
    for field, hint in hints.items():
        assert _kinds(schema["properties"][field]) == _hinted(hint), f"{name}.{field}"


def test_every_dataclass_is_in_the_schema() -> None:
    classes = {name for name in model.__all__ if is_dataclass(getattr(model, name))} - {"PartialDate", "Number"}
    assert classes <= set(SCHEMA["$defs"])


def _choices(schema: dict[str, Any]) -> list[str]:
    return schema.get("enum") or [option.get("const") for option in schema["oneOf"]]


def _kinds(schema: dict[str, Any]) -> set[str]:
    """Tell what a value may be by the schema: names of JSON types, dates, spans, definitions, lists of such."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        target = SCHEMA["$defs"][name]
        if target.get("pattern"):
            return {"string"}
        return {"span"} if name == "Span" else {name}
    if "anyOf" in schema:
        return set().union(*(_kinds(option) for option in schema["anyOf"]))
    types_ = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    found = set(types_)
    if "array" in found:
        found.remove("array")
        found.add(f"list of {' or '.join(sorted(_kinds(schema['items'])))}")
    if "string" in found and (schema.get("format") == "date" or "pattern" in schema):
        found.remove("string")
        found.add("date" if schema.get("format") == "date" else "PartialDate")
    return found


def _hinted(hint: Any) -> set[str]:  # noqa: ANN401 - a type hint can be anything
    """Tell the same by a dataclass."""
    if hint == model.Span:
        return {"span"}
    if get_origin(hint) in (Union, types.UnionType):
        kinds = set().union(*(_hinted(option) for option in get_args(hint)))
        return kinds - {"integer"} if "number" in kinds else kinds
    if get_origin(hint) is tuple:
        return {f"list of {' or '.join(sorted(_hinted(get_args(hint)[0])))}"}
    simple = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}
    return {simple.get(hint) or ("date" if hint is datetime.date else hint.__name__)}
