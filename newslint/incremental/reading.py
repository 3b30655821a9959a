"""Reading: the parts of a version of a text, those that were there before taken over."""

from __future__ import annotations

from newslint.incremental.cutting import parts
from newslint.incremental.parts import NO_LABELS, Part, read_markdown, read_plain
from newslint.readers import plain
from newslint.rule import Format

Lines = list[tuple[int, int]]


class Reading:
    """Reads the versions of one text."""

    def __init__(self, format: Format) -> None:
        self.format = format
        self._open: dict[bytes, bool] = {}
        self._labels = NO_LABELS
        self._known: dict[tuple[bytes, object], Part] = {}
        self._lines: dict[bytes, tuple[int, int, int, Lines]] = {}

    def read(self, text: bytes) -> list[Part] | None:
        """The parts of a text; None where it can only be read as a whole."""
        sources = parts(text, self.format, self._open)
        if sources is None:
            return None
        if len(self._open) > 2 * len(sources) + 100:
            self._open = {source: self._open[source] for source in sources if source in self._open}
        return self._plain(sources) if self.format == "plain" else self._markdown(sources)

    def _markdown(self, sources: list[bytes]) -> list[Part] | None:
        found = [self._part(source, self._labels) for source in sources]
        labels = NO_LABELS.union(*(part.labels for part in found if part.labels))
        if labels != self._labels:
            self._labels = labels
            found = [self._part(part.source, labels) if part.refers else part for part in found]
        self._known = {(part.source, self._labels if part.refers else NO_LABELS): part for part in found}
        return None if any(part.unsure for part in found) else found

    def _part(self, source: bytes, labels: frozenset[str]) -> Part:
        key = source, labels if b"[" in source else NO_LABELS
        part = self._known.get(key)
        if part is None:
            part = self._known[key] = read_markdown(source, labels)
        return part

    def _plain(self, sources: list[bytes]) -> list[Part]:
        self._lines = {source: self._lines.get(source) or _counted(source) for source in sources}
        counted = [self._lines[source] for source in sources]
        lower, inside, breaks = (sum(column) for column in zip(*(each[:3] for each in counted), strict=True))
        wrapped = lower >= plain.FEW and inside >= plain.FEW and 2 * inside >= breaks
        found = []
        for source in sources:
            lines = self._lines[source][3]
            part = self._known.get((source, wrapped))
            if part is None:
                blocks = list(plain.paragraphs_of(source, lines)) if wrapped and lines else lines
                part = self._known[source, wrapped] = read_plain(source, blocks)
            found.append(part)
        self._known = {(part.source, wrapped): part for part in found}
        return found


def _counted(source: bytes) -> tuple[int, int, int, Lines]:
    """The lines of a part, and what tells whether the text was wrapped by hand."""
    lines = plain.lines_of(source)
    lower = sum(source[start] in plain.LOWER_CASE for start, _ in lines)
    return lower, plain.breaks_inside(source, lines), plain.breaks(source, lines), lines
