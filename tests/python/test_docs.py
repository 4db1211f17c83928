"""Examples in the documentation do what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import baocao
from support import ROOT

MODULES = [name for _, name, _ in pkgutil.iter_modules(baocao.__path__, "baocao.") if name != "baocao._baocao"]


@pytest.mark.parametrize("name", ["baocao", *MODULES])
def test_examples_of_the_package(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", ["README.md"])
def test_examples_of_the_documents(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0


def test_public_names_exist() -> None:
    for name in baocao.__all__:
        assert getattr(baocao, name, None) is not None, name
