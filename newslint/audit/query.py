"""`newslint audit query`: ask an audit's tables something in SQL."""

from __future__ import annotations

import argparse
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


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of `newslint audit query`."""
    parser = Parser("audit query", "[OPTION]... DIR SQL", DESCRIPTION)
    parser.add_argument("folder", metavar="DIR", help="the folder of the audit")
    parser.add_argument("sql", metavar="SQL", help="one SELECT, in quotation marks")
    parser.add_argument(
        "--earlier", metavar="DIR", help="another audit; its tables are called earlier.findings and so on"
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    return parser.parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Run the command; the exit code. Raises `UsageError` for a wrong query."""
    options = parse(argv)
    with opened(options.folder, options.earlier) as database:
        answer = Answer(database, options.sql)
        table = options.format == "table"
        write = writer(sys.stdout, exact=not table)
        for line in FORMATS[options.format](answer.columns, answer):
            # Tables are for people; whatever else goes to a terminal is not to steer it either.
            write(visible(line[:-1]) + "\n" if sys.stdout.isatty() and not table else line)
    return 0
