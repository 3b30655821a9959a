"""Fingerprint: what makes a finding the same one after the text around it has changed.

It is made of the rule, the text of the blocks that the finding touches and the text it flags, as a reader sees both and
with white space folded: moving a block or wrapping it anew keeps it, also in a block quote, editing the block does not.
Line numbers play no part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter

from newslint.document import Document
from newslint.finding import Finding


def fingerprints(document: Document, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The fingerprint of each finding, 16 hexadecimal digits; two of one rule in one block may share it."""
    findings = list(findings)
    if not findings:
        return ()
    from hashlib import sha256

    source = document.source
    starts = [block.source.start for block in document.blocks]
    marks = []
    for finding in findings:
        start, end = map(source.text_offset, finding.span)
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, max(end - 1, start))
        blocks = document.blocks[max(first, 0) : last]
        parts = [finding.rule.encode(), _shown(document, start, end)]
        parts += [document.text[one.start : one.end] for one in blocks]
        folded = b"\0".join(b" ".join(part.split()) for part in parts)
        marks.append(sha256(folded).hexdigest()[:16])
    return tuple(marks)


def _shown(document: Document, start: int, end: int) -> bytes:
    """What a reader sees of a stretch of the source's text; the stretch itself where that is nothing."""
    pieces, shown = document.pieces, []
    at = max(bisect_right(pieces, start, key=attrgetter("source_start")) - 1, 0)
    while at < len(pieces) and pieces[at].source_start < end:
        piece = pieces[at]
        if piece.source_end > start:
            left = max(start - piece.source_start, 0) if piece.exact else 0
            right = min(end, piece.source_end) - piece.source_start if piece.exact else piece.end - piece.start
            shown.append(document.text[piece.start + left : piece.start + right])
        at += 1
    return b"".join(shown) or document.source.text[start:end]
