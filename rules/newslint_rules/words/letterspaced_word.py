"""Some sites set a headline or a label with a space between the letters, and copied text keeps the spaces: `B R E A K I N G`.

To a search, a screen reader or a machine these are letters, no word. The fix closes the gaps; where several words were
set so, it parts them where the lexicon knows all of them.

Left alone: letters that make no word (grades, a team's form, `A B C D`), initials, and fewer than four letters.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint.lexicon import english

SPACED = Pattern(
    r"(?<![\w’'.&/-])(?:[A-Z](?:[ \u00a0][A-Z]){3,}(?:[ \u00a0]{2,4}[A-Z](?:[ \u00a0][A-Z])+)*"
    r"|[A-Za-z](?:[ \u00a0][a-z]){3,}(?:[ \u00a0]{2,4}[A-Za-z](?:[ \u00a0][a-z])+)*)(?![\w’'&/-]|\.\w)"
)
GAP = Pattern(r"[ \u00a0]{2,}")
VOWEL = Pattern("[aeiouy]")
LONGEST = 60
"""Letters up to which a run is taken apart."""
WORD = 4
FREQUENT = 5.0
"""Zipf frequency of a word shorter than that which may be taken out of a longer run ("NEW" in N E W Y O R K)."""
SURE = 3.0
"""What a word of the least length weighs: the zipf frequency that is taken off for each word, so that few are made."""


@rule(
    code="WRD005",
    summary="Word with a space between its letters",
    trigger="\\b[A-Za-z](?: |\u00a0)[A-Za-z](?: |\u00a0)[A-Za-z](?: |\u00a0)[A-Za-z]\\b",
    safety=Safety.UNSAFE,
    supersedes=("SPC001", "WRD001", "WRD008"),
    examples=[
        Bad("B R E A K I N G: Mayor resigns", "BREAKING: Mayor resigns"),
        Bad("W E A T H E R  R E P O R T for Monday", "WEATHER REPORT for Monday"),
        Bad("This is N E W Y O R K today..", "This is NEW YORK today.."),
        Bad("They won a p r i z e in May.", "They won a prize in May."),
        Good("Grades are A B C D F. Their form is W D L W W. Press W A S D, or see x y z w."),
        Good("J R R Tolkien and T S Eliot. Plan A I guess. A site called L E N S C R A T C H."),
    ],
)
def letterspaced_word(block: Block) -> Iterator[Finding]:
    for match in SPACED.finditer(block.text):
        words = [_words(part.replace(" ", "").replace("\u00a0", "")) for part in GAP.compiled.split(match.group())]
        fixed = " ".join(word for part in words for word in part)
        if (
            all(words)
            and any(len(word) >= WORD for part in words for word in part)
            and fixed.lower() not in block.document.accepted
        ):
            yield block.flag(match, f"‘{fixed}’ is set with spaces between its letters", fixed, safety=Safety.UNSAFE)


def _words(letters: str) -> list[str]:
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
