"""Which words a run of letters makes."""

from newslint import Pattern
from newslint.lexicon import english

VOWEL = Pattern("[aeiouy]")
LONGEST = 60
"""Letters up to which a run is taken apart."""
WORD = 4
FREQUENT = 5.0
"""Zipf frequency of a word shorter than that which may be taken out of a longer run ("NEW" in N E W Y O R K)."""
SURE = 3.0
"""What a word of the least length weighs: the zipf frequency that is taken off for each word, so that few are made."""


def words(letters: str) -> list[str]:
    """The known words, or the name, that letters make, the most frequent and the fewest; none where they make none."""
    if len(letters) > LONGEST:
        return []
    if not letters.isupper() and letters[0].isupper():
        known = letters.lower().encode() in english()
        if letters[0] in "AI" and letters[1:].encode() in english() and not known:
            return [letters[0], letters[1:]]
        return [letters] if known or VOWEL.search(letters) else []
    best: list[tuple[float, list[str]] | None] = [(0.0, [])]
    for end in range(1, len(letters) + 1):
        ways = []
        for start in range(max(end - 20, 0), end):
            before, word = best[start], letters[start:end]
            if before is not None and _may_be_part(word.lower().encode(), len(letters)):
                ways.append((before[0] + english().zipf(word.lower().encode()) - 9 - SURE, [*before[1], word]))
        best.append(max(ways, default=None))
    return best[-1][1] if best[-1] else []


def _may_be_part(word: bytes, letters: int) -> bool:
    """Whether a word may be one of those that a run of letters makes: a short one only if everybody uses it."""
    return word in english() and (len(word) >= min(WORD, letters) or english().zipf(word) >= FREQUENT)
