"""`newslint audit query`: ask an audit's tables something in SQL."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from newslint.arguments import Parser
from newslint.audit.database import opened
from newslint.audit.question import Answer
from newslint.audit.rows import FORMATS
from newslint.output.text import visible
from newslint.streams import writer

DESCRIPTION = """\
Ask an audit's tables something in SQL, as DuckDB speaks it. Nothing is changed, and no other file is read.
'SHOW TABLES' names the tables and views, 'DESCRIBE findings' the columns of one."""


def parser() -> Parser:
    """What `newslint audit query` takes."""
    made = Parser("audit query", "[OPTION]... DIR SQL", DESCRIPTION)
    made.add_argument("folder", metavar="DIR", help="the folder of the audit")
    made.add_argument("sql", metavar="SQL", help="one SELECT, in quotation marks")
    made.add_argument(
        "--earlier", metavar="DIR", help="another audit; its tables are called earlier.findings and so on"
    )
    made.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    return made


def main(argv: Sequence[str]) -> int:
    """Run the command; the exit code. Raises `UsageError` for a wrong query."""
    options = parser().parse_args(argv)
    with opened(options.folder, options.earlier) as database:
        answer = Answer(database, options.sql)
        table = options.format == "table"
        write = writer(sys.stdout, exact=not table)
        for line in FORMATS[options.format](answer.columns, answer):
            # Tables are for people; whatever else goes to a terminal is not to steer it either.
            write(visible(line[:-1]) + "\n" if sys.stdout.isatty() and not table else line)
    return 0
