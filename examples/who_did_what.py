"""Tell for each person the offices, parts and statements: `python examples/who_did_what.py examples/data/*.txt`."""

import sys

import baocao


def main(paths: list[str]) -> None:
    """Print one block for each person of each report."""
    for path in paths:
        report = baocao.parse_file(path)
        print(path)
        for person in report.people:
            roles = ", ".join(role.role for role in person.roles)
            print(f"  {person.name} ({roles})")
            for office in person.offices:
                print(f"    {'formerly ' if office.former else ''}{office.completed or office.text}")
            for statement in report.statements:
                if statement.speaker_id == person.id:
                    print(f"    {statement.verb}: {statement.text}")


if __name__ == "__main__":
    main(sys.argv[1:])
