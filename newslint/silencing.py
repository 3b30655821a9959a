"""Silencing: the edit that writes a suppression into a text, for people who do so at the press of a key."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from newslint.directives import suppressions
from newslint.document import Document
from newslint.finding import Edit, Finding
from newslint.rule import Format
from newslint.source import Source
from newslint.span import Span

COMMENTS: dict[Format, str] = {
    "markdown": " <!-- {} -->",
    "html": "<!-- {} -->",
    "mdx": " {{/* {} */}}",
    "asciidoc": "\n// {}",
    "rst": ".. {}\n\n",
}
"""What is added to a paragraph, or put before it in reStructuredText, in each format that has comments."""
END_OF_LINE = re.compile(rb"[^\r\n]*")
ON_LINE, NEXT_LINE = "disable-line", "disable-next-line"


def silenced(document: Document, finding: Finding, read: Callable[[Source], Document]) -> Edit | None:
    """The edit that adds a comment against a finding to its paragraph.

    None where the format has no comments, or where one would be seen by the reader of the page or not do its work.
    """
    format = next((each for each in COMMENTS if each == document.dialect), None)
    if format is None or not document.blocks:
        return None
    source = document.source
    for edit in _candidates(document, finding, format):
        data = b"".join((source.data[: edit.span.start], source.encode(edit.text), source.data[edit.span.end :]))
        changed = read(Source(data))
        shift = len(data) - len(source.data) if edit.span.start <= finding.span.start else 0
        place = changed.source.text_offset(finding.span.start + shift)
        if changed.text == document.text and any(
            each.silent_from <= place <= each.silent_to
            for each in suppressions(changed)
            if each.verb in (ON_LINE, NEXT_LINE) and finding.rule in (name.text for name in each.names)
        ):
            return edit
    return None


def _candidates(document: Document, finding: Finding, format: Format) -> Iterator[Edit]:
    """Add the code to a comment that is there; else write one at the end of the block, or of its line."""
    source = document.source
    start = source.text_offset(finding.span.start)
    starts = [block.source.start for block in document.blocks]
    block = document.blocks[max(bisect_right(starts, start) - 1, 0)]
    if format == "rst":
        line = 1 + max(source.text.rfind(end, 0, block.source.start) for end in (b"\n", b"\r"))
        indent = source.text[line : block.source.start].decode("utf-8", "surrogateescape")
        if not indent.strip():
            comment = _comment(document, format, NEXT_LINE, finding.rule)
            yield _insertion(source, block.source.start, comment + indent)
        return
    last = END_OF_LINE.match(source.text, block.source.end)
    line_end = block.source.end if last is None else last.end()
    for each in suppressions(document):
        if each.verb == ON_LINE and each.names[0].text and block.source.start <= each.start <= line_end:
            yield _insertion(source, each.names[-1].end, f", {finding.rule}")
    comment = _comment(document, format, ON_LINE, finding.rule)
    if document.format == "html":
        yield _insertion(source, block.source.end, comment)
    yield _insertion(source, line_end, comment)


def _comment(document: Document, format: Format, verb: str, code: str) -> str:
    line_end = "\r\n" if b"\r\n" in document.source.text else "\n"
    return COMMENTS[format].format(f"newslint-{verb} {code}").replace("\n", line_end)


def _insertion(source: Source, at: int, text: str) -> Edit:
    return Edit(Span(source.disk_offset(at), source.disk_offset(at)), text)
