"""Speakers at the end of a sentence, behind what they said."""

from newslint import Pattern

SPEECH = (
    "(?:said|says|saying|added|adds|told|asked|asks|wrote|writes?|explained|explains|argued|argues|warned|warns|insisted|insists"
    "|replied|claimed|claims|noted|notes|recalled|recalls|continued|declared|stated|tweeted|testified|concluded?|reported|reports)"
)
WHO = (
    r"(?:he|she|they|it|(?:the|an?|one|another|his|her|its) [a-z’'-]+(?: [a-z’'-]+){0,3}?"
    r"|(?:(?:the|one|his|her|its) )?[A-Z][\w.’'-]+(?: (?:of |for |the )?[\w.’'-]+){0,4}?)"
)
WHERE = r"(?: (?:on|in|at|to|during|after|before|from|through|via|reporters|the|his|her|[A-Z])[^.!?\n]{0,99})?"
ATTRIBUTED = Pattern(rf"[,?!] (?:{WHO} {SPEECH}{WHERE}|{SPEECH} [^.!?\n]{{1,160}})[.!?:](?=\s|$)")
"""A speaker at the end of a sentence: what stands before was a quotation that should have been closed."""


def is_attributed(text: str, start: int, end: int) -> bool:
    """Whether a sentence between two places of a text, in code points, ends with who said it."""
    return ATTRIBUTED.search(text[start:end]) is not None
