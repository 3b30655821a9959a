"""The reference of an audit's tables and views, made from the schemas and the SQL that newslint uses."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from newslint.audit import tables
from newslint.audit.database import MEMORY, VIEWS, opened
from newslint.audit.record import CAUSES
from newslint.audit.tables import DOC, PLACE, SCHEMAS

INTRODUCTION = f"""\
# The tables of an audit

Generated from the schemas and views that newslint uses, by `python -m tools.docs`.

The folder of an [audit](audit.md) holds Parquet files, in a folder a table: `documents/*.parquet` and so on. Whatever
reads Parquet reads them; `newslint audit query` asks them in the SQL of
[DuckDB](https://duckdb.org/docs/stable/sql/introduction):

```sql
SELECT month, articles_per_1000 FROM rules_by_month WHERE code = 'ESC001' ORDER BY month
```

- It answers as a table, or with `--format` as `csv`, `jsonl` or `json`. What could steer a terminal is escaped where
  there is one; programs get the text as it is.
- It is safe to hand on: a query that would change something is refused, and no other file is read. It takes at most
  {MEMORY} of memory; what does not fit goes to a temporary folder (`TMPDIR` says where) that is removed in the end. For
  more than that, open the Parquet files with DuckDB itself.
- `--earlier DIR` adds the tables and views of another audit, as `earlier.findings` and so on.

`newslint audit export` writes `findings`, `documents` or `quarantine` into one file, in the order of the archive: as
CSV, JSON Lines, SQLite (all three, with indexes) or SARIF (the findings). Hashes are in hexadecimal there. A
spreadsheet may take a cell that starts with `=` for a formula, in CSV as anywhere: import such a file as text. In
SARIF, a text inside of a container has an address such as `a.jsonl#record=3&field=text`, since rows and columns count
in that text.
"""
RATES = """\
Rates are in articles of 1,000: an article counts once, however often a rule finds something in it. `of_articles` is the
number that a rate is a share of.
"""
TYPES = {"string": "text", "binary": "bytes", "bool": "true or false"}
"""Names of types for people; others are numbers, and keep theirs."""
VIEW = re.compile(r"((?:^-- .*\n)+)^CREATE VIEW (\w+) AS$", re.MULTILINE)


def page() -> str:
    """The page, as Markdown."""
    parts = [INTRODUCTION, "## Tables\n", "Each table starts with where the text lies:\n", _columns(PLACE)]
    for name, schema in SCHEMAS.items():
        parts += [f"### {name}\n", f"{_meaning(name)}\n", _columns(list(schema)[len(PLACE) :])]
    causes = "".join(f"- `{cause}`: {meaning}\n" for cause, meaning in CAUSES.items())
    parts += ["The causes are:\n", causes, "## Views\n", RATES]
    for name, meaning, columns in views():
        parts += [f"### {name}\n", f"{meaning}\n", f"Columns: {', '.join(f'`{column}`' for column in columns)}.\n"]
    return "\n".join(parts)


def views() -> Iterator[tuple[str, str, list[str]]]:
    """Each view, with what the comment above it says, and its columns."""
    with TemporaryDirectory() as folder:
        for name in SCHEMAS:
            os.mkdir(os.path.join(folder, name))
        with opened(folder) as database:
            for comment, name in VIEW.findall(Path(VIEWS).read_text("utf-8")):
                columns = [row[0] for row in database.execute(f"DESCRIBE {name}").fetchall()]
                yield name, re.sub("(?m)^-- ?", "", comment).replace("\n", " ").strip(), columns


def _meaning(table: str) -> str:
    """What stands below a schema in its module."""
    source = Path(tables.__file__).read_text("utf-8")
    found = re.search(rf'(?ms)^{table.upper()} = .*?^"""(.*?)"""', source)
    assert found, table
    return found[1]


def _columns(fields: list[pa.Field]) -> str:
    rows = [
        f"| `{field.name}` | {TYPES.get(str(field.type), field.type)} | {field.metadata[DOC].decode()} |\n"
        for field in fields
    ]
    return "".join(["| column | type | meaning |\n| --- | --- | --- |\n", *rows])
