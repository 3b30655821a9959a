"""Record: one article of an archive, with what its container says about it and where it lies."""

from __future__ import annotations

from typing import NamedTuple

from newslint.rule import Format


class Locator(NamedTuple):
    """Where a text lies: a finding's span, in bytes of that text as UTF-8 or as the file has it, adds to this.

    `file` is the path or URL as the audit found it, `member` the name of a file inside an archive such as a ZIP,
    `record` counts from 0 within these, and `field` names the field of the record; empty where the file is the text.
    """

    file: str
    member: str = ""
    record: int = 0
    field: str = ""

    def __str__(self) -> str:
        """As people read it: `a.zip!b.jsonl#3.text`."""
        member = f"!{self.member}" if self.member else ""
        return f"{self.file}{member}#{self.record}" + (f".{self.field}" if self.field else "")


class Record(NamedTuple):
    """One text to lint. `data` are the bytes of a whole file, or the text of a field as UTF-8.

    `date` is the publication date as the container has it; `newslint.audit.dates` reads it. `number` is the record's
    number within its unit, which `containers.read` takes to pass over it: for a unit of one source without members
    it is the locator's `record`.
    """

    locator: Locator
    data: bytes
    format: Format
    id: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""
    section: str = ""
    url: str = ""
    number: int = 0


class Unreadable(NamedTuple):
    """A record, or the rest of a container, that cannot be read: goes to quarantine, and all else goes on.

    `cause` is one of `CAUSES`; `problem` is one sentence for people; `number` is that of a `Record`.
    """

    locator: Locator
    cause: str
    problem: str
    number: int = 0


CAUSES = {
    "malformed": "the container's syntax is broken here",
    "encoding": "bytes that are not the text they claim to be",
    "truncated": "the container ends too early",
    "too-large": "a record above the limit",
    "refused": "bombs, links, paths that lead out of an archive",
    "unreadable": "the system refuses to give the bytes",
    "exception": "a rule or reader raised",
    "crash": "the process died on a signal of its own, or left",
    "killed": "somebody killed the process: most often the system, for want of memory",
    "time": "it took more CPU time than the limit",
    "memory": "it took more memory than the limit",
}
"""Why something is in quarantine."""
