"""Fixtures of all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

import baocao
from support import SAMPLES


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


@pytest.fixture
def report(sample: str) -> baocao.Report:
    return baocao.parse(sample)
