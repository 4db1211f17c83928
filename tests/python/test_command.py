"""The command line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import baocao
from baocao.__main__ import main
from support import SAMPLES

Captured = pytest.CaptureFixture[str]


def test_summary(capsys: Captured) -> None:
    assert main([str(SAMPLES[0])]) == 0
    out = capsys.readouterr().out
    assert out.strip()
    assert all(len(line) <= 110 for line in out.splitlines())


def test_json_is_one_report_a_line(capsys: Captured) -> None:
    assert main([*map(str, SAMPLES), "--json", "--published", "2023-07"]) == 0
    lines = capsys.readouterr().out.splitlines()
    reports = [baocao.Report.from_json(line) for line in lines]
    assert reports == [baocao.parse_file(path, published="2023-07") for path in SAMPLES]


def test_pages(tmp_path: Path, capsys: Captured) -> None:
    assert main([str(SAMPLES[0]), "--html", str(tmp_path / "one.html")]) == 0
    assert main([*map(str, SAMPLES), "--html", str(tmp_path / "all")]) == 0
    assert sorted(path.stem for path in (tmp_path / "all").iterdir()) == [path.stem for path in SAMPLES]
    assert (tmp_path / "one.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert f"HTML view: {tmp_path / 'one.html'}" in capsys.readouterr().out
    assert main([*map(str, SAMPLES), "--html", str(tmp_path / "one.html")]) == 2


def test_files_of_the_same_name_get_pages_of_their_own(tmp_path: Path) -> None:
    names = [tmp_path / folder / "report.txt" for folder in ("a", "b")]
    for name in names:
        name.parent.mkdir()
        name.write_text("Hội nghị", encoding="utf-8")
    assert main([*map(str, names), "--html", str(tmp_path / "pages")]) == 0
    assert len(list((tmp_path / "pages").iterdir())) == 2


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Hội nghị".encode())))
    assert main(["-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "Hội nghị"


def test_a_missing_file_is_named_and_the_others_are_read(capsys: Captured) -> None:
    assert main(["missing.txt", str(SAMPLES[0])]) == 1
    captured = capsys.readouterr()
    assert "missing.txt" in captured.err
    assert SAMPLES[0].name in captured.out


@pytest.mark.parametrize("arguments", [[], ["x", "--published", "15/7"], ["x", "--unknown"]])
def test_wrong_arguments(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: baocao" in capsys.readouterr().err


def test_help_has_examples(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    assert "examples:" in capsys.readouterr().out


def test_the_module_and_the_script_run() -> None:
    script = Path(sys.executable).parent / "baocao"
    for command in ([sys.executable, "-m", "baocao"], [str(script)]):
        run = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert run.stdout == f"baocao {baocao.__version__}\n"
