"""Baseline: the findings of today that are accepted, so that only new ones are reported.

An entry is a rule and a fingerprint (`newslint.fingerprint`), which is made of the text and not of line numbers, with
the number of such findings. A paragraph that moves, within its file or to another, stays accepted; one that is edited
does not.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator

from newslint.errors import FileError, reason
from newslint.runner import Result
from newslint.write import create

VERSION = 1
Entry = tuple[str, str]
"""Code and fingerprint."""


class Baseline:
    """What is accepted, and what of it a run has seen."""

    def __init__(self, accepted: Iterable[Entry] = ()) -> None:
        self._left = Counter(accepted)
        self.accepted = 0
        self.seen: Counter[Entry] = Counter()

    @property
    def left(self) -> Counter[Entry]:
        """How many findings of each kind may still come and be accepted."""
        return self._left.copy()

    def filtered(self, results: Iterable[Result]) -> Iterator[Result]:
        """Results without the accepted findings; each entry accepts as many as it counts, in the order they come."""
        for result in results:
            entries = [(found.rule, mark) for found, mark in zip(result.findings, result.fingerprints, strict=True)]
            new = [index for index, entry in enumerate(entries) if not self._accepts(entry)]
            yield result._replace(
                findings=tuple(result.findings[index] for index in new),
                fingerprints=tuple(result.fingerprints[index] for index in new),
            )

    def _accepts(self, entry: Entry) -> bool:
        if not self._left[entry]:
            return False
        self._left[entry] -= 1
        self.seen[entry] += 1
        self.accepted += 1
        return True

    def prune(self, path: str) -> None:
        """Take out of the file what the run has not met."""
        write(path, self.seen)

    @property
    def gone(self) -> int:
        """How many accepted findings the run has not met."""
        return self._left.total()


def entries(results: Iterable[Result]) -> Counter[Entry]:
    """The entries that accept all findings of some results."""
    counts: Counter[Entry] = Counter()
    for result in results:
        counts.update((found.rule, mark) for found, mark in zip(result.findings, result.fingerprints, strict=True))
    return counts


def read(path: str) -> Baseline:
    """Read a baseline file."""
    try:
        with open(path, encoding="utf-8") as file:
            whole = json.load(file)
        if whole["version"] != VERSION:
            raise FileError(
                path, f"the baseline is of version {whole['version']}; write it again with --write-baseline"
            )
        entries = Counter({(code, mark): n for code, marks in whole["findings"].items() for mark, n in marks.items()})
        if not all(type(count) is int for count in entries.values()):
            raise ValueError
    except OSError as error:
        raise FileError(path, f"the baseline cannot be read: {reason(error)}; --write-baseline makes one") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise FileError(path, "this is no baseline; write one with --write-baseline") from None
    return Baseline(entries)


def write(path: str, entries: Counter[Entry]) -> None:
    """Write a baseline file, sorted, so that two people's changes to it merge."""
    findings: dict[str, dict[str, int]] = {}
    for (code, mark), count in sorted(entries.items()):
        if count:
            findings.setdefault(code, {})[mark] = count
    text = json.dumps({"version": VERSION, "findings": findings}, indent=1) + "\n"
    create(os.path.abspath(path), text.encode())
