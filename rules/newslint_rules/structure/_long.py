"""Quick looks at whether a text holds a long paragraph, which most texts do not."""

from newslint import Block, Document


def may_be_long(document: Document, shortest: int) -> bool:
    """Whether a line has so many bytes, or lines make longer paragraphs: as in markup, and in text wrapped by hand."""
    text = document.text
    return document.format != "plain" or _has_long_line(text, shortest) or text.count(b",\n", 0, 2 * shortest) > 1


def _has_long_line(text: bytes, shortest: int) -> bool:
    """Whether there are so many bytes without a line feed, found in strides of that many."""
    start = 0
    while start + shortest <= len(text):
        line_end = text.rfind(b"\n", start, start + shortest)
        if line_end < 0:
            return True
        start = line_end + 1
    return False


def paragraph_size(block: Block) -> int:
    """The bytes of a paragraph; none of other blocks."""
    return block.end - block.start if block.kind == "paragraph" else 0
