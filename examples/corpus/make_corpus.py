"""Writes a corpus for measurements: the sample texts, each copy with a number of its own.

python examples/corpus/make_corpus.py 20000 corpus.jsonl
"""

import json
import sys
from pathlib import Path

SAMPLES = sorted((Path(__file__).parents[1] / "data").glob("*.txt"))


def main(count: int, path: Path) -> None:
    """Write `count` records of JSON Lines."""
    texts = [sample.read_text(encoding="utf-8") for sample in SAMPLES]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = f"{texts[number % len(texts)]}\n(Bản tin số {number})\n"
            record = {"id": f"r{number}", "text": text, "published": "2023-07-15"}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
