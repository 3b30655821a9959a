"""Mending: the changes that the safe fixes of one text come to."""

from __future__ import annotations

from newslint import fixing
from newslint.audit.examine import failed
from newslint.audit.record import Record, Unreadable
from newslint.audit.repair.changes import Change, changes
from newslint.engine import RuleSet
from newslint.readers import reader
from newslint.source import Source

Mended = list[Change] | Unreadable
"""Changes, or why a text stays as it is."""


def mend(record: Record, rules: RuleSet) -> Mended:
    """Fix a text; it stays as it is where it holds a NUL byte, or where a rule or a reader fails on it.

    Raises MemoryError.
    """
    try:
        source = Source(record.data)
        if b"\0" in source.text:
            return Unreadable(record.locator, "encoding", "this is no text, it holds a NUL byte")
        fixed = fixing.fix(source, reader(record.format), rules)
    except MemoryError:
        raise
    except Exception as error:
        return Unreadable(record.locator, "exception", f"{type(error).__name__}: {error}")
    if fixed.report.errors:
        return failed(record, fixed.report.errors)
    return changes(source, fixed.rounds)
