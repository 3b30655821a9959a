"""Tables: the columns of an audit's results, as Parquet files in one folder a table.

The locator's four columns and `unit` stand first in each table; a finding or a line belongs to the document with the
same locator. Offsets are bytes of the text that the locator names, rows and columns count from 1, columns in code
points.
"""

from __future__ import annotations

import pyarrow as pa

LOCATOR = [
    pa.field("file", pa.string(), False),
    pa.field("member", pa.string(), False),
    pa.field("record", pa.int64(), False),
    pa.field("field", pa.string(), False),
]
DOCUMENTS = pa.schema(
    [
        *LOCATOR,
        pa.field("unit", pa.string(), False),
        pa.field("id", pa.string(), False),
        pa.field("format", pa.string(), False),
        pa.field("title", pa.string(), False),
        pa.field("date", pa.string(), False, {b"doc": b"as the container has it"}),
        pa.field("month", pa.string(), True, {b"doc": b"YYYY-MM of the date, null where it cannot be read"}),
        pa.field("publisher", pa.string(), False),
        pa.field("section", pa.string(), False),
        pa.field("url", pa.string(), False),
        pa.field("bytes", pa.int64(), False),
        pa.field("words", pa.int64(), False),
        pa.field("findings", pa.int32(), False),
        pa.field("content", pa.uint64(), False, {b"doc": b"hash of the text, case and white space folded"}),
        pa.field("signature", pa.binary(), False, {b"doc": b"MinHash of the text, for near-duplicates"}),
    ]
)
"""One row a document, clean ones too: rates need a denominator."""
FINDINGS = pa.schema(
    [
        *LOCATOR,
        pa.field("unit", pa.string(), False),
        pa.field("code", pa.string(), False),
        pa.field("name", pa.string(), False),
        pa.field("severity", pa.string(), False),
        pa.field("message", pa.string(), False),
        pa.field("start", pa.int64(), False),
        pa.field("end", pa.int64(), False),
        pa.field("row", pa.int32(), False),
        pa.field("column", pa.int32(), False),
        pa.field("end_row", pa.int32(), False),
        pa.field("end_column", pa.int32(), False),
        pa.field("before", pa.string(), False, {b"doc": b"text before it, at most 60 code points"}),
        pa.field("found", pa.string(), False, {b"doc": b"the text found, at most 200 code points"}),
        pa.field("after", pa.string(), False, {b"doc": b"text after it, at most 60 code points"}),
        pa.field("fixed", pa.string(), True, {b"doc": b"the three after the fix; null where there is no fix"}),
        pa.field("safety", pa.string(), True, {b"doc": b"safe or unsafe; null where there is no fix"}),
    ]
)
LINES = pa.schema(
    [
        *LOCATOR,
        pa.field("unit", pa.string(), False),
        pa.field("key", pa.uint64(), False, {b"doc": b"hash of the line, case and digits folded"}),
        pa.field("start", pa.int64(), False),
        pa.field("end", pa.int64(), False),
        pa.field("tail", pa.bool_(), False, {b"doc": b"whether it lies in the last quarter of the document"}),
    ]
)
"""Lines that may turn out to be boilerplate once many documents have been seen."""
QUARANTINE = pa.schema(
    [
        *LOCATOR,
        pa.field("unit", pa.string(), False),
        pa.field("cause", pa.string(), False),
        pa.field("problem", pa.string(), False),
    ]
)
SCHEMAS = {"documents": DOCUMENTS, "findings": FINDINGS, "lines": LINES, "quarantine": QUARANTINE}
