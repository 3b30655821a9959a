"""What is said inside quotation marks, which a text may well say again."""


def is_quoted(text: str, start: int) -> bool:
    """Whether a place lies between two quotation marks."""
    before = text[:start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
