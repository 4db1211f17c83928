"""Corpora with damage, and output that cannot be written: every good record out, every bad one named, nothing torn."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import baocao
from test_files import TEXTS, command, write_lines

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions, limits and devices are of another kind there")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that every user may enter, as those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for path in folder.rglob("*"):
            if path.is_dir():
                path.chmod(0o755)


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)


def damaged(out: Path) -> list[tuple[str, str, int | None]]:
    rows = pq.read_table(out / "diagnostics", columns=["source", "record", "code"]).to_pylist()
    return sorted((Path(row["source"]).name, row["code"], row["record"]) for row in rows if row["source"])


def test_every_good_record_comes_out_and_every_bad_one_is_named(folder: Path) -> None:
    source, out = folder / "in", folder / "out"
    source.mkdir()
    write_lines(source / "lines.jsonl", 300)
    lines = (source / "lines.jsonl").read_bytes()
    (source / "lines.jsonl").write_bytes(b'{"text": "H\xe1\xbb\n' + lines + b"[1]\nnull\n{}\n")
    packed = gzip.compress(lines)
    torn = packed[: len(packed) // 2]
    (source / "torn.jsonl.gz").write_bytes(torn)
    in_gzip = zlib.decompressobj(wbits=31).decompress(torn).count(b"\n")
    with pa.CompressedOutputStream(source / "whole.jsonl.zst", "zstd") as stream:
        stream.write(lines)
    packed = (source / "whole.jsonl.zst").read_bytes()
    (source / "torn.jsonl.zst").write_bytes(packed[: len(packed) // 2])
    (source / "noise.txt").write_bytes(bytes(range(128, 256)) * 20)
    (source / "empty.txt").write_bytes(b"")
    (source / "empty.jsonl").write_bytes(b"")
    (source / "dangling.txt").symlink_to(source / "missing.txt")
    (source / "loop").symlink_to(source)
    (source / "locked").mkdir()
    (source / "locked" / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    (source / "locked").chmod(0)
    out.mkdir()
    out.chmod(0o777)
    # The administrator may read everything; another user may read no more modules.
    program = (
        "import locale, os, sys; from baocao.__main__ import main\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = run(program, "tables", source, "--out", out)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    sources = [Path(name).name for name in pq.read_table(out / "reports")["source"].to_pylist()]
    assert sources.count("lines.jsonl") == 300
    assert sources.count("whole.jsonl.zst") == 300
    assert sources.count("torn.jsonl.gz") == in_gzip > 0
    assert damaged(out) == sorted(
        [
            ("dangling.txt", "record_io", None),
            ("empty.txt", "record_no_text", None),
            ("lines.jsonl", "record_format", 1),
            ("lines.jsonl", "record_format", 302),
            ("lines.jsonl", "record_format", 303),
            ("lines.jsonl", "record_no_text", 304),
            ("locked", "record_io", None),
            ("loop", "record_io", None),
            ("noise.txt", "record_encoding", None),
            ("torn.jsonl.gz", "record_compression", in_gzip + 1),
            ("torn.jsonl.zst", "record_compression", sources.count("torn.jsonl.zst") + 1),
        ],
        key=str,
    )


def test_a_line_of_200_megabytes_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    line = json.dumps({"text": TEXTS[0]}).encode() + b"\n"
    piece = b"x" * (1 << 20)
    with source.open("wb") as file:
        file.write(line + b'{"text": "')
        for _ in range(200):
            file.write(piece)
        file.write(b'"}\n' + line)
    program = (
        "import resource, sys, baocao\n"
        "reports = baocao.parse_many(baocao.read(sys.argv[1])).run()\n"
        "print(len(reports.table('reports')), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
        "rows = reports.table('diagnostics').to_pyarrow().to_pylist()\n"
        "print([(row['record'], row['code']) for row in rows if row['record']])"
    )
    began = time.monotonic()
    done = run(program, source)
    assert time.monotonic() - began < 20
    (reports, peak), bad = done.stdout.split("\n")[0].split(), done.stdout.split("\n")[1]
    assert reports == "2", done.stderr
    assert bad == "[(2, 'record_too_large')]"
    # Up to the limit of 64 MiB the line could still have been a record.
    assert int(peak) < 400


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_a_full_disk_leaves_whole_parts_and_a_run_that_can_go_on(form: str, tmp_path: Path) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    write_lines(source, 300)
    # Behind some parts that fit comes one that does not, packed or not.
    noise = random.Random(7)
    with source.open("a", encoding="utf-8") as file:
        for number in range(10):
            file.write(json.dumps({"id": f"long{number}", "text": noise.randbytes(300_000).hex(" ", 4)}) + "\n")
    limited = (
        "import resource, signal, sys; from baocao.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit := int(sys.argv[1]), limit))\n"
        "sys.exit(main(sys.argv[2:]))"
    )
    arguments = ["tables", str(source), "--id", "id", "--out", str(out), "--format", form, "--part-records", "10"]
    arguments += ["--workers", "1"]
    full = run(limited, "2000000", *arguments)
    assert full.returncode == 1
    assert str(out) in full.stderr
    parts = {path.parent.name: {p.stem for p in path.parent.iterdir()} for path in out.rglob("part-*")}
    assert len(set(map(frozenset, parts.values()))) == 1, "every table has the same parts"
    assert set(parts) == {"_done", *(name for name in baocao.parse_many([]).tables())}
    assert not [path for path in out.rglob("*") if path.is_file() and not path.name.startswith("part-")]
    assert parts["reports"]
    assert run(limited, "100000000", *arguments, "--resume").returncode == 0
    ids = [
        json.loads(line)
        for path in sorted((out / "_done").iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(ids) == sorted([f"r{i}" for i in range(300)] + [f"long{i}" for i in range(10)])
    if form == "parquet":
        assert sorted(pq.read_table(out / "reports")["report_id"].to_pylist()) == sorted(ids)


def test_what_cannot_be_made_is_named(tmp_path: Path) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "file"
    write_lines(source, 3)
    out.write_text("no folder", encoding="utf-8")
    done = command(source, "--out", out)
    assert done.returncode == 1
    assert str(out).encode() in done.stderr
    assert b"Traceback" not in done.stderr
