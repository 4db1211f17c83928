"""From a folder of articles to a DuckDB database, and three questions to it.

python examples/corpus/folder_to_duckdb.py examples/data
"""

import sys

import duckdb

import baocao

QUESTIONS = {
    "Meetings by kind": "SELECT event_kind, count(*) AS meetings FROM reports GROUP BY ALL ORDER BY meetings DESC, 1",
    "Documents cited most": 'SELECT canonical_id, count(DISTINCT report_id) AS reports FROM "references" '
    "WHERE canonical_id IS NOT NULL GROUP BY ALL ORDER BY reports DESC, 1 LIMIT 5",
    "Who chaired, in which office": "SELECT r.report_id, p.name, o.title FROM roles AS r "
    "JOIN people AS p ON (p.report_id, p.id) = (r.report_id, r.person_id) "
    "LEFT JOIN offices AS o ON (o.report_id, o.person_id) = (p.report_id, p.id) "
    "WHERE r.role = 'chair' ORDER BY ALL LIMIT 10",
}


def main(folder: str) -> None:
    """Parse the folder and print the answers."""
    reports = baocao.parse_many(baocao.read(folder))
    connection = reports.to_duckdb(duckdb.connect())
    for title, query in QUESTIONS.items():
        result = connection.execute(query)
        print(title)
        for row in result.fetchall():
            print("  ", *row)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "examples/data")
