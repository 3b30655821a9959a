"""Tables: the columns of an audit's results, as Parquet files in one folder a table.

The locator's four columns and `unit` stand first in each table; a finding or a line belongs to the document with the
same locator. Offsets are bytes of the text that the locator names, rows and columns count from 1, columns in code
points. What a column means stands in its field's metadata, and so in each file and in docs/audit-tables.md.
"""

from __future__ import annotations

import pyarrow as pa

DOC = b"doc"
"""The key of a column's meaning in the metadata of its field."""


def _column(name: str, kind: pa.DataType, meaning: str, *, null: bool = False) -> pa.Field:
    return pa.field(name, kind, null, {DOC: meaning.encode()})


PLACE = [
    _column("file", pa.string(), "path or URL of the file, as the audit found it"),
    _column("member", pa.string(), "name of a file inside of an archive such as a ZIP; empty where there is none"),
    _column("record", pa.int64(), "number of the record in that, from 0"),
    _column("field", pa.string(), "field of the record that holds the text; empty where the file is the text"),
    _column("unit", pa.string(), "piece of the archive that was worked through at a time: the name of the shard"),
]
DOCUMENTS = pa.schema(
    [
        *PLACE,
        _column("id", pa.string(), "as the container has it; empty where it has none, as all that follow"),
        _column("format", pa.string(), "what the text was read as: plain, markdown, html or mdx"),
        _column("title", pa.string(), "headline"),
        _column("date", pa.string(), "publication date, as the container has it"),
        _column("month", pa.string(), "YYYY-MM of the date; null where it cannot be read", null=True),
        _column("publisher", pa.string(), "publisher"),
        _column("section", pa.string(), "section or desk"),
        _column("url", pa.string(), "address"),
        _column("bytes", pa.int64(), "size of the text"),
        _column("words", pa.int64(), "words of the text"),
        _column("findings", pa.int32(), "findings in it; 0 if it is clean"),
        _column("content", pa.uint64(), "hash of the text, case and white space folded"),
        _column("signature", pa.binary(), "MinHash of the text, for near-duplicates"),
    ]
)
"""One row a document, clean ones too: rates need a denominator."""
FINDINGS = pa.schema(
    [
        *PLACE,
        _column("code", pa.string(), "code of the rule"),
        _column("name", pa.string(), "name of the rule"),
        _column("severity", pa.string(), "error, warning or info"),
        _column("message", pa.string(), "the problem in a sentence"),
        _column("start", pa.int64(), "where it starts, in bytes of the text"),
        _column("end", pa.int64(), "where it ends, in bytes of the text"),
        _column("row", pa.int32(), "row that it starts in, from 1"),
        _column("column", pa.int32(), "column that it starts in, from 1, in code points"),
        _column("end_row", pa.int32(), "row that it ends in"),
        _column("end_column", pa.int32(), "column that it ends before"),
        _column("before", pa.string(), "text before it, at most 60 code points"),
        _column("found", pa.string(), "the text found, at most 200 code points"),
        _column("after", pa.string(), "text after it, at most 60 code points"),
        _column("fixed", pa.string(), "the three after the fix; null where there is no fix", null=True),
        _column("safety", pa.string(), "safe or unsafe; null where there is no fix", null=True),
    ]
)
"""One row a finding."""
LINES = pa.schema(
    [
        *PLACE,
        _column("key", pa.uint64(), "hash of the line, case and digits folded"),
        _column("start", pa.int64(), "where it starts, in bytes of the text"),
        _column("end", pa.int64(), "where it ends, in bytes of the text"),
        _column("tail", pa.bool_(), "whether it lies in the last quarter of the document"),
    ]
)
"""Lines that may turn out to be boilerplate once many documents have been seen."""
QUARANTINE = pa.schema(
    [
        *PLACE,
        _column("cause", pa.string(), "what went wrong, in a word (see below)"),
        _column("problem", pa.string(), "what went wrong, in a sentence"),
    ]
)
"""One row a record, or the rest of a container, that could not be checked."""
SCHEMAS = {"documents": DOCUMENTS, "findings": FINDINGS, "lines": LINES, "quarantine": QUARANTINE}
