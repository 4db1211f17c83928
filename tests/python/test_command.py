"""The command line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
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


@pytest.mark.parametrize("command", ["parse", "show", "tables", "schema"])
def test_every_command_has_help_with_examples_and_exit_statuses(command: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert f"usage: baocao {command}" in out
    assert "examples:\n  baocao" in out
    assert "exit status: 0" in out


def test_parse_is_what_is_done_without_a_command(capsys: Captured) -> None:
    outputs = []
    for arguments in ([str(SAMPLES[0])], ["parse", str(SAMPLES[0])]):
        assert main(arguments) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_a_file_of_the_name_of_a_command_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("schema").write_text("Hội nghị sơ kết", encoding="utf-8")
    assert main(["schema", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "Hội nghị sơ kết"


def test_show_saves_pages(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "new" / "one.html"
    assert main(["show", str(SAMPLES[0]), "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == baocao.parse_file(SAMPLES[0]).to_html()
    assert capsys.readouterr().out == ""
    assert main(["show", str(SAMPLES[0].parent), "--html", str(tmp_path / "all")]) == 0
    assert sorted(path.stem for path in (tmp_path / "all").iterdir()) == [path.stem for path in SAMPLES]
    assert main(["show", str(SAMPLES[0]), "--html", "-"]) == 0
    assert capsys.readouterr().out == page.read_text(encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["show", str(SAMPLES[0])])
    assert caught.value.code == 2


def test_what_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["show", str(SAMPLES[0]), "--html", str(tmp_path / "file" / "a.html")]) == 1
    assert "a.html" in capsys.readouterr().err
    if Path("/dev/full").exists():
        assert main(["show", str(SAMPLES[0]), "--html", "/dev/full"]) == 1
        assert "/dev/full" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    "arguments", [["parse", str(SAMPLES[0])], ["schema"], ["show", str(SAMPLES[0]), "--html", "-"]]
)
def test_a_full_standard_output_is_named(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "baocao", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert run.returncode == 1
    assert run.stderr == "baocao: standard output: No space left on device\n"


def test_encodings_and_forms_are_found_out(tmp_path: Path, capsys: Captured) -> None:
    text = SAMPLES[0].read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(text.encode("utf-16"))
    (tmp_path / "b.html").write_text(
        "<html><head><title>Sơ kết</title></head><body><article><p>Huyện Kỳ Anh tổ chức hội nghị sơ kết công tác thi "
        "đua, khen thưởng 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm.</p></article></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "c.jsonl").write_text('{"text": "Đại hội"}\n{"text": 7}\n{}\n', encoding="utf-8")
    assert main(["parse", str(tmp_path), "--json"]) == 1
    captured = capsys.readouterr()
    texts = [json.loads(line)["text"] for line in captured.out.splitlines()]
    assert texts[0] == text
    assert texts[1].startswith("Sơ kết\n\nHuyện Kỳ Anh")
    assert texts[2:] == ["Đại hội", "7"]
    assert "c.jsonl:3: there is no" in captured.err


def test_schema_prints_what_describes_the_output(capsys: Captured) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.validate(json.loads(baocao.parse("Hội nghị").to_json()), schema)
    assert main(["schema", "--tables"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert tables[0]["name"] == "reports"
    assert tables[0]["columns"][0]["name"] == "report_id"


def test_the_module_and_the_script_run() -> None:
    script = Path(sys.executable).parent / "baocao"
    for command in ([sys.executable, "-m", "baocao"], [str(script)]):
        run = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert run.stdout == f"baocao {baocao.__version__}\n"
