"""Linting: the findings in the versions of one text, the same as those of a fresh look at each.

A rule of scope `block` runs again on the blocks of a part that is new, and on those where something has changed that it
read elsewhere (`newslint.incremental.watch`). What read the whole text runs again on every version, and so do the rules
of scope `document`; these keep what they make of single blocks in `Block.once`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.engine import Report, RuleSet, found
from newslint.finding import Finding
from newslint.gate import Gate
from newslint.incremental.assembled import AssembledDocument, Shared
from newslint.incremental.parts import Part, unchanged
from newslint.incremental.places import Place, Run, seams, taken_over
from newslint.incremental.reading import Reading
from newslint.incremental.tally import Tally
from newslint.incremental.watch import Watch
from newslint.incremental.window import Window
from newslint.readers import reader
from newslint.rule import Format
from newslint.source import Source


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
        self._by_code = {rule.code: rule for rule in rules.rules}
        self._shared = Shared(Watch(), Tally())
        self._on_blocks = Gate([rule for rule in rules.rules if rule.scope == "block"], 0, in_parts=True)
        self._on_documents = Gate([rule for rule in rules.rules if rule.scope == "document"], 0, in_parts=True)
        self._places: list[Place] = []
        self._line_break: str | None = None

    def lint(self, source: Source, is_cancelled: Callable[[], bool] = lambda: False) -> Linted:
        """The findings in a version. Raises `CancelledError` once `is_cancelled`, and can go on with the next."""
        parts = self._reading.read(source.text)
        if parts is not None:
            try:
                return self._anew(source, parts, is_cancelled)
            except CancelledError:
                raise
            except Exception:  # a rule raised: the engine knows what becomes of its other findings
                self._shared.watch.on = False
        self._places = []
        document = self._read(source)
        return Linted(document, self.rules.lint(document), {})

    def _anew(self, source: Source, parts: list[Part], is_cancelled: Callable[[], bool]) -> Linted:
        document = AssembledDocument(source, self.format, parts, _escape(self.format), self._shared)
        document.accepted = self.rules.accepted
        old = self._places if document.line_break == self._line_break else []
        self._shared.tally.update(parts)
        known = taken_over(old, *unchanged([place.part for place in old], parts), document)
        places = [known[at] or Place(part, document.places[at]) for at, part in enumerate(parts)]
        once: list[Finding] = []
        for at, (place, start) in enumerate(zip(places, document.places, strict=False)):
            place.move(start)
            if place.again:
                once += self._found_again(document, place, at)
        for first, last in seams(old, known):
            for at in range(first, last + 1):
                places[at] = places[at].copy()
                around = self._window(parts, max(at - 1, 0), min(at + 1, len(parts) - 1))
                places[at].fired = frozenset(rule.code for rule, _ in self._on_documents.fired(around))
            once += self._search(document, places, self._window(parts, first, last), is_cancelled)
        findings = [finding for place in places for finding in place.findings]
        origins = dict(zip(map(id, findings), (origin for place in places for origin in place.origins), strict=True))
        findings += once
        findings += self._on_document(document, frozenset().union(*{place.fired for place in places}), is_cancelled)
        self._places, self._line_break = places, document.line_break
        return Linted(document, self.rules.report(document, findings, []), origins)

    def _window(self, parts: list[Part], first: int, last: int) -> Window:
        return Window(parts, first, last, int(self.format != "plain"), self.format, written=False)

    def _search(
        self, document: AssembledDocument, places: list[Place], window: Window, is_cancelled: Callable[[], bool]
    ) -> Iterator[Finding]:
        """Run the rules that fire in a window where they have not run; yields what holds for this version only."""
        for rule, spots in self._on_blocks.fired(window):
            if is_cancelled():
                raise CancelledError
            if not rule.reads(document):
                continue
            for spot in spots(window.as_written if rule.view == "source" else window):
                place, run = places[spot.part], (rule.code, spot.number)
                if run not in place.ran:
                    block = self._block(document, run, spot.part)
                    self._shared.watch.start(document.first_block(spot.part) + spot.number)
                    findings = list(found(rule, block))
                    self._shared.watch.on = False
                    if not place.add(run, findings, self._shared.watch, document, spot.part):
                        yield from findings

    def _found_again(self, document: AssembledDocument, place: Place, at: int) -> Iterator[Finding]:
        for run in place.again:
            yield from found(self._by_code[run[0]], self._block(document, run, at))

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
