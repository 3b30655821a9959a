"""Whether a number before a full stop belongs to the words before it."""

from newslint import Pattern

KINDS = frozenset(
    """
    act age aged appendix april article august bus case chapter clause december exhibit february figure flight formula
    genesis grade gate group highway interstate item january john july june lap level line lot luke march mark matthew may
    no nos note november number october page para paragraph part phase platform point psalm question room route row
    rule schedule seat season section seed september size stage step table team title turn turned turning verse
    version vol volume week year zone
    apr aug dec feb jan jul jun mar nov oct sept
    """.split()
)
"""After these a number says which one, or how old."""
LEADING = frozenset(
    """
    about above after are around as at before below by for from hit in is nearly of on only or over past reach reached
    scored than to total totalled totaled under until up was were with
    """.split()
)
"""After these a number may end a sentence."""
STARTERS = frozenset(
    """
    after also and as at but by even for from he how however i if in it meanwhile not now of on or she since so some
    that then there these they this those though to we what when where which while who why with you
    """.split()
)
"""Words that start the next one, even in lower case."""
LAST_WORD = Pattern(r"(?:^|\s)[“\"‘'(]?([A-Za-z][\w’'-]*)\s*$")
BOUND = Pattern(r"[\d)%€$£.:;–-]\s*$")


def takes_number(before: str, after: str) -> bool:
    """Whether a number between `before` and the word `after`, with a full stop, is part of what stands before it."""
    if BOUND.search(before):
        return True
    match = LAST_WORD.search(before)
    if match is None:
        return False
    word = match.group(1).lower()
    return word in KINDS or (word in LEADING and after in STARTERS)
