"""The people of a folder of Parquet files, on Spark in local mode.

python examples/corpus/on_spark.py articles/ people/
"""

import os
import sys

from pyspark.sql import SparkSession

import baocao.spark


def main(source: str, target: str) -> None:
    """Parse the column `text` and write the table of people."""
    # The workers run the Python that has the package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").getOrCreate()
    parsed = baocao.spark.parse(session.read.parquet(source), text="text", id="id")
    baocao.spark.table(parsed, "people").write.mode("overwrite").parquet(target)
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])
