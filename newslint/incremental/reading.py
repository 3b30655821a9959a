"""Reading: the parts of a version of a text, those that were there before taken over."""

from __future__ import annotations

from newslint.incremental.cutting import parts
from newslint.incremental.parts import NO_LABELS, Part, read_markdown, read_plain, unchanged
from newslint.readers import plain
from newslint.rule import Format

Lines = list[tuple[int, int]]


class Reading:
    """Reads the versions of one text."""

    def __init__(self, format: Format) -> None:
        self.format = format
        self._open: dict[bytes, bool] = {}
        self._sources: list[bytes] = []
        self._parts: list[Part] = []
        self._labels = NO_LABELS
        self._known: dict[tuple[bytes, bool], Part] = {}
        self._lines: dict[bytes, tuple[int, int, int, Lines]] = {}

    def read(self, text: bytes) -> list[Part] | None:
        """The parts of a text; None where it can only be read as a whole."""
        sources = parts(text, self.format, self._open, self._sources)
        if sources is None:
            self._sources, self._parts = [], []
            return None
        if len(self._open) > 2 * len(sources) + 100:
            self._open = {source: self._open[source] for source in sources if source in self._open}
        if self.format == "plain":
            self._sources = sources
            return self._plain(sources)
        self._parts = self._markdown(sources)
        self._sources = sources
        return None if any(part.unsure for part in self._parts) else self._parts

    def _markdown(self, sources: list[bytes]) -> list[Part]:
        head, tail = unchanged(self._sources, sources)
        new = [read_markdown(source, self._labels) for source in sources[head : len(sources) - tail]]
        found = [*self._parts[:head], *new, *self._parts[len(self._parts) - tail :]]
        labels = NO_LABELS.union(*(part.labels for part in found if part.labels))
        if labels != self._labels:
            self._labels = labels
            found = [read_markdown(part.source, labels) if part.refers else part for part in found]
        return found

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
