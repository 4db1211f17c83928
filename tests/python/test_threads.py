"""Parsing beside other threads."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import baocao
from support import SAMPLES


def test_threads_share_a_parser() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES] * 8
    parser = baocao.Parser()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(parser.parse, texts)) == [baocao.parse(text) for text in texts]


def test_threads_share_a_report() -> None:
    report = baocao.parse(SAMPLES[0].read_text(encoding="utf-8"))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: (report.people, report.to_dict()), range(40)))
    assert all(people == report.people for people, _ in found)


def test_the_interpreter_runs_on_while_a_text_is_parsed() -> None:
    text = SAMPLES[0].read_text(encoding="utf-8") * 2000
    thread = threading.Thread(target=baocao.parse, args=(text,))
    thread.start()
    turns = 0
    while thread.is_alive():
        time.sleep(0.001)
        turns += 1
    # With the lock held, the loop would get no turn between the start and the end of parsing.
    assert turns > 5
