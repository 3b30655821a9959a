"""How a document parts its paragraphs."""

from newslint import Document


def paragraph_break(document: Document) -> str | None:
    """What starts a new paragraph: an empty line, or a line break where a line is a paragraph. None in HTML."""
    line = document.line_break
    if line is None or document.format == "markdown":
        return line
    text = document.source.text
    return line if b"\n" in text.strip() and b"\n\n" not in text and b"\n\r\n" not in text else 2 * line
