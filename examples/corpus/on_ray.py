"""The people of a folder of Parquet files, on Ray in local mode.

python examples/corpus/on_ray.py articles/ people/
"""

import sys

import ray
import ray.data

import baocao.ray


def main(source: str, target: str) -> None:
    """Parse the column `text` and write the table of people."""
    ray.init(include_dashboard=False)
    parsed = baocao.ray.parse(ray.data.read_parquet(source), text="text", id="id")
    baocao.ray.table(parsed, "people").write_parquet(target)
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:3])
