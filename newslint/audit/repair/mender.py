"""Mender: fixes texts one by one, and writes a log of what it changed and of what it had to leave."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TextIO

from newslint import fixing
from newslint.audit.record import Record, Unreadable
from newslint.audit.repair.changes import Change, changes
from newslint.engine import RuleSet
from newslint.readers import reader
from newslint.source import Source, decode


class Mender:
    """Rules ready to mend texts. `log` gets a line of JSON for each change, and for each text that stays as it is.

    In the log, `start` and `end` are bytes of the text that the locator names, as it was; `old` and `new` are what
    stood and stands there. A byte that is not UTF-8 is a lone surrogate, as Python's `surrogateescape` has it.
    """

    def __init__(self, rules: RuleSet, log: TextIO) -> None:
        self._rules = rules
        self._log = log
        self.texts = self.mended = self.changes = self.left = 0

    def mend(self, record: Record) -> list[Change]:
        """The changes that the safe fixes come to; none where a rule fails, which the log says."""
        self.texts += 1
        source = Source(record.data)
        if b"\0" in source.text:
            self.leave(Unreadable(record.locator, "encoding", "this is no text, it holds a NUL byte"))
            return []
        fixed = fixing.fix(source, reader(record.format), self._rules)
        if fixed.report.errors:
            self.leave(Unreadable(record.locator, "exception", "; ".join(map(str, fixed.report.errors))))
            return []
        made = changes(source, fixed.rounds)
        for change in made:
            self._write(record.locator._asdict(), _entry(change, source))
        self.mended += bool(made)
        self.changes += len(made)
        return made

    def leave(self, unreadable: Unreadable) -> None:
        """Log that a record, or a file, is copied as it is, and why."""
        self.left += 1
        self._write(unreadable.locator._asdict(), {"cause": unreadable.cause, "problem": unreadable.problem})

    def _write(self, place: Mapping[str, Any], entry: Mapping[str, Any]) -> None:
        self._log.write(json.dumps({**place, **entry}) + "\n")


def _entry(change: Change, source: Source) -> dict[str, Any]:
    titles = [found.fix.title for found in change.findings if found.fix]
    rules = list(dict.fromkeys(found.rule for found in change.findings))
    old, new = (_text(part, source) for part in (change.old, change.new))
    return {"rules": rules, "start": change.start, "end": change.end, "old": old, "new": new, "titles": titles}


def _text(data: bytes, source: Source) -> str:
    return decode(data) if source.encoding == "utf-8" else data.decode(source.encoding)
