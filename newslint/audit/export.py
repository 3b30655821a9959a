"""`newslint audit export`: an audit's tables in one file of another format, row by row, whole or not at all.

The rows stand in the order of the archive. DuckDB sorts them, and beyond its limit of memory does so on disk
(`newslint.audit.database`), so that an export of any size takes the same memory.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from newslint.arguments import Parser
from newslint.audit.database import opened
from newslint.audit.question import Answer
from newslint.audit.rows import as_csv, json_lines
from newslint.errors import UsageError
from newslint.write import making

PLACE = "file, member, record, field"
TABLES = {
    # A hash has 64 bits without a sign, more than JSON and SQLite have for a number.
    "documents": f"SELECT * REPLACE (printf('%016x', content) AS content) FROM documents ORDER BY {PLACE}",
    "findings": f"SELECT * FROM findings ORDER BY {PLACE}, start, code",
    "quarantine": f"SELECT * FROM quarantine ORDER BY {PLACE}",
}
TEXT = {"csv": as_csv, "jsonl": json_lines}
FORMATS = (*TEXT, "sarif", "sqlite")


def parser() -> Parser:
    """What `newslint audit export` takes."""
    made = Parser(
        "audit export", "--format FORMAT --output FILE [--table TABLE] DIR", "Write an audit's results to one file."
    )
    made.add_argument("folder", metavar="DIR", help="the folder of the audit")
    made.add_argument("--format", choices=FORMATS, required=True, help="what to write")
    made.add_argument("--output", metavar="FILE", required=True, help="where to; it is written whole or not at all")
    tables = "what of it (default: findings; all three for sqlite)"
    made.add_argument("--table", choices=TABLES, help=tables)
    return made


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of `newslint audit export`."""
    options = parser().parse_args(argv)
    if options.format == "sarif" and options.table not in (None, "findings"):
        raise UsageError(f"SARIF is a format for findings, not for {options.table}; choose {', '.join(TEXT)} or sqlite")
    return options


def main(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    options = parse(argv)
    with opened(options.folder) as database, making(options.output) as path:
        if options.format == "sqlite":
            from newslint.audit.sqlite import write

            write(path, database, {options.table: TABLES[options.table]} if options.table else TABLES)
        elif options.format == "sarif":
            from newslint.audit.sarif import render

            _write(path, render(database))
        else:
            answer = Answer(database, TABLES[options.table or "findings"])
            _write(path, TEXT[options.format](answer.columns, answer))
    return 0


def _write(path: str, parts: Iterator[str]) -> None:
    with open(path, "x", encoding="utf-8", newline="") as file:
        file.writelines(parts)
