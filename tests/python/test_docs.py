"""Examples in the documentation do what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import baocao
from support import ROOT, SAMPLES

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


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: path.stem)
def test_example_programs_run(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, path, *SAMPLES], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    assert all(sample.name in run.stdout for sample in SAMPLES)


def test_public_names_exist() -> None:
    for name in baocao.__all__:
        assert getattr(baocao, name, None) is not None, name
