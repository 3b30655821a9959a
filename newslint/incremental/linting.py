"""Linting: the findings in the versions of one text, the same as those of a fresh look at each.

A text is read part by part where that can be done (`newslint.incremental.reading`), else as a whole and then cut
(`newslint.incremental.whole`). A rule of scope `block` runs again on the blocks of a part that is new, and on those
where something has changed that it read elsewhere (`newslint.incremental.watch`). What read the whole text runs again
on every version, and so do the rules of scope `document`; these keep what they make of single blocks in `Block.once`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.engine import Report, RuleSet, found
from newslint.finding import Finding
from newslint.incremental.assembled import AssembledDocument
from newslint.incremental.parts import Part, unchanged
from newslint.incremental.places import Change, Outcome, Place, Run, changed_answers, outcome
from newslint.incremental.reading import Reading
from newslint.incremental.shared import Shared
from newslint.incremental.whole import Whole
from newslint.incremental.window import Window
from newslint.readers import reader
from newslint.rule import Format
from newslint.source import Source

STEP = 3
"""Parts that are searched for triggers together, with the one after them."""


class CancelledError(Exception):
    """A newer version is waiting."""


class Linted(NamedTuple):
    """A version of the text: how it was read, and what was found.

    `origins` has, by its `id`, each finding that was taken over from an earlier version as it was made then: nothing
    but where it lies has changed.
    """

    document: Document
    report: Report
    origins: dict[int, Finding]


class Incremental:
    """Lints the versions of one text that has one format."""

    def __init__(self, rules: RuleSet, format: Format) -> None:
        self.rules = rules
        self.format = format
        self._read = reader(format)
        self._reading = Reading(format)
        self._whole = Whole(format)
        self._by_code = {rule.code: rule for rule in rules.rules}
        self._gate = rules.gate_for_parts
        self._shared = Shared()
        self._places: list[Place] = []
        self._line_break: str | None = None

    def lint(self, source: Source, is_cancelled: Callable[[], bool] = lambda: False) -> Linted:
        """The findings in a version. Raises `CancelledError` once `is_cancelled`, and can go on with the next."""
        whole, parts = None, self._reading.read(source.text)
        if parts is None and self.format != "plain":
            whole, parts = self._whole.read(source)
        if parts is not None:
            try:
                return self._anew(source, parts, whole, is_cancelled)
            except CancelledError:
                raise
            except Exception:  # a rule raised: the engine knows what becomes of its other findings
                self._shared.watch.on = False
        self._places = []
        document = whole or self._read(source)
        return Linted(document, self.rules.lint(document), {})

    def _anew(
        self, source: Source, parts: list[Part], whole: Document | None, is_cancelled: Callable[[], bool]
    ) -> Linted:
        self._shared.update(parts)
        escape, comments = (whole.escape, whole.comments) if whole else (_escape(self.format), ())
        document = AssembledDocument(source, self.format, parts, escape, self._shared, comments=comments)
        document.accepted = self.rules.accepted
        old = self._places if document.line_break == self._line_break else []
        head, tail = unchanged([place.part for place in old], parts)
        places = self._taken_over(old, head, tail, document, is_cancelled)
        once = list(self._found_always(document, places))
        if head + tail < max(len(old), len(parts)):
            first, last = max(head - 1, 0), min(len(parts) - tail, len(parts) - 1)
            for at in range(first, max(last, first + 1), STEP):
                once += self._search(document, places, at, min(at + STEP, last), is_cancelled)
        findings = [finding for place in places for finding in place.findings]
        origins = dict(zip(map(id, findings), (origin for place in places for origin in place.origins), strict=True))
        findings += once
        fired = frozenset().union(*set(map(attrgetter("fired"), places)))
        findings += self._on_document(document, fired, is_cancelled)
        self._places, self._line_break = places, document.line_break
        return Linted(document, self.rules.report(document, findings, []), origins)

    def _taken_over(
        self,
        old: list[Place],
        head: int,
        tail: int,
        document: AssembledDocument,
        is_cancelled: Callable[[], bool],
    ) -> list[Place]:
        """The places of the version before, and new ones between them; what would come out otherwise is run again."""
        rest = document.size - tail
        new = [Place(document.parts[at], document.places[at]) for at in range(head, rest)]
        places = [*old[:head], *new, *old[len(old) - tail :]]
        # Where no part has changed, the end of the text has not either.
        kept = head + (head == len(old) == document.size)
        change = Change(kept, rest, changed_answers(old, document))
        for place, start in zip(places, document.places, strict=False):
            if place.at != start:
                place.move(start)
        for at, place in enumerate(places):
            if place.is_alone or head <= at < rest:
                continue
            runs = place.stale(change, at, document.first_block(at))
            if runs:
                if is_cancelled():
                    raise CancelledError
                places[at] = place = place.copy()
                for run in runs:
                    place.outcomes[run] = self._outcome(document, run, at)[0]
                place.sum_up()
        return places

    def _search(
        self,
        document: AssembledDocument,
        places: list[Place],
        first: int,
        last: int,
        is_cancelled: Callable[[], bool],
    ) -> Iterator[Finding]:
        """Search some parts for triggers, and run what has not run; yields what holds for this version only."""
        window = Window(document.parts, first, last, int(self.format != "plain"), self.format, written=False)
        for at in range(first, last + 1):
            places[at] = places[at].copy()
        fired = set()
        for rule, spots in self._gate.fired(window):
            if rule.scope == "document":
                fired.add(rule.code)
                continue
            if is_cancelled():
                raise CancelledError
            if not rule.reads(document):
                continue
            for spot in spots(window.as_written if rule.view == "source" else window):
                place, run = places[spot.part], (rule.code, spot.number)
                if run not in place.outcomes:
                    place.outcomes[run], findings = self._outcome(document, run, spot.part)
                    if place.outcomes[run].read_all:
                        yield from findings
        for place in places[first : last + 1]:
            # What fired near a part that has not changed may still fire there.
            place.fired = place.fired.union(fired)
            place.sum_up()

    def _found_always(self, document: AssembledDocument, places: list[Place]) -> Iterator[Finding]:
        """What the runs find that have read the whole text."""
        for at, place in enumerate(places):
            for run in place.always:
                yield from found(self._by_code[run[0]], self._block(document, run, at))

    def _outcome(self, document: AssembledDocument, run: Run, part: int) -> tuple[Outcome, list[Finding]]:
        """What a run comes to, and what it finds."""
        watch = self._shared.watch
        block = self._block(document, run, part)
        watch.start(document.first_block(part) + run[1])
        findings = list(found(self._by_code[run[0]], block))
        watch.on = False
        return outcome(findings, watch, document, part), findings

    def _block(self, document: AssembledDocument, run: Run, part: int) -> Block:
        view = document.as_written if self._by_code[run[0]].view == "source" else document
        return view.blocks[document.first_block(part) + run[1]]

    def _on_document(
        self, document: AssembledDocument, fired: frozenset[str], is_cancelled: Callable[[], bool]
    ) -> Iterator[Finding]:
        """Run the rules of scope `document`."""
        for code in sorted(fired):
            if is_cancelled():
                raise CancelledError
            rule = self._by_code[code]
            if rule.reads(document):
                yield from found(rule, document.as_written if rule.view == "source" else document)


def _escape(format: Format) -> Callable[[str], str | None]:
    """How plain text is written in a format."""
    if format == "markdown":
        from newslint.readers.markdown import escaped

        return escaped
    return str
