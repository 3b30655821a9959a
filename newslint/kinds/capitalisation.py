"""`capitalisation`: headings, or what some phrases or patterns match, in the capitals of the house.

    kind = "capitalisation"
    style = "sentence"
    exceptions = ["Lower Weir"]

`style` is `"sentence"`, `"title"` (small words either way, but articles, "and", "or" and "of" small between others),
`"upper"` or `"lower"`. Words of `exceptions`, and in sentence and title case those with capitals of their own (NATO,
iPhone), are left alone. Sentence case cannot know names: it flags a first word without a capital, and stretches in
which more than half of the other words have one. Its fix takes from a word the capital only where the text writes that
word small somewhere, and is withheld where words are left that it cannot tell. A message may hold `{fix}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.document import WORD, Block, Document
from newslint.finding import Finding, Safety
from newslint.kinds.casing import STYLES, is_own
from newslint.kinds.expression import KEYS, Expression
from newslint.kinds.kind import Kind, KindError, Made, filled, one_of

Place = tuple[int, int]
SHOUTED = 6
"""Letters of the longest word of a stretch in capitals that is no row of acronyms."""


def make(keys: Mapping[str, Any], message: str, safety: Safety) -> Made:
    """A rule that flags stretches in other capitals than those of a style."""
    if "style" not in keys:
        raise KindError("'style' is missing")
    style = one_of("style", keys["style"], tuple(STYLES))
    exact = keys.get("case-sensitive", False)
    phrases, patterns = keys.get("phrases", ()), keys.get("patterns", ())
    expression = Expression(phrases, patterns, case_sensitive=exact) if phrases or patterns else None
    exceptions = Expression(keys["exceptions"]) if keys.get("exceptions") else None
    message = message or f"‘{{found}}’ is not in {style} case; write ‘{{fix}}’"

    def check(document: Document) -> Iterator[Finding]:
        small: set[str] | None = None
        for block in document.blocks:
            if expression is None and block.kind != "heading":
                continue
            excepted = _excepted(block, exceptions)
            for start, end in [block.whole] if expression is None else [hit.at for hit in expression.hits(block)]:
                words = [match.span() for match in WORD.finditer(block.text, start, end)]
                now = [block.text[slice(*word)] for word in words]
                free = [word[0] not in excepted for word in words]
                wanted = _wanted(style, now, free)
                changed = [index for index in range(len(words)) if now[index] != wanted[index]]
                if not changed:
                    continue
                fixed = _with(block.text, start, end, words, wanted)
                text = filled(message, found=block.text[start:end], fix=fixed)
                if style == "sentence":
                    small = _small_words(document) if small is None else small
                    if any(wanted[index].islower() and wanted[index] not in small for index in changed):
                        yield block.flag((start, end), text)
                        continue
                at = words[changed[0]][0], words[changed[-1]][1]
                yield block.flag((start, end), text, _with(block.text, *at, words, wanted), at=at, safety=safety)

    return Made(check, expression.trigger() if expression else None, "document", True)


def _excepted(block: Block, exceptions: Expression | None) -> set[int]:
    """Where the words of a block start that no style touches."""
    hits = exceptions.hits(block) if exceptions else ()
    return {word.start() for hit in hits for word in WORD.finditer(block.text, *hit.at)}


def _wanted(style: str, words: list[str], free: list[bool]) -> list[str]:
    """The words in a style, those that are not free as they are; in sentence case, as they are unless it is broken."""
    shouted = len(words) > 1 and all(map(str.isupper, words)) and max(map(len, words)) >= SHOUTED
    plain = [word.lower() for word in words] if shouted and style in ("sentence", "title") else words
    if style == "sentence" and not shouted and words:
        others = [
            word
            for word, may in zip(words[1:], free[1:], strict=True)
            if may and word[0].isalpha() and not is_own(word)
        ]
        capitals = sum(word[0].isupper() for word in others)
        if 2 * capitals <= len(others) and not (free[0] and words[0][0].islower()):
            return words
    return [new if may else old for old, new, may in zip(words, STYLES[style](plain), free, strict=True)]


def _small_words(document: Document) -> set[str]:
    """The words that stand in a document without a capital."""
    return {word.group() for block in document.blocks for word in block.words if word.group().islower()}


def _with(text: str, start: int, end: int, words: list[Place], wanted: list[str]) -> str:
    """A stretch of a text with some of its words, those that lie in it, written as wanted."""
    parts, at = [], start
    for word, new in zip(words, wanted, strict=True):
        if start <= word[0] and word[1] <= end:
            parts += [text[at : word[0]], new]
            at = word[1]
    return "".join([*parts, text[at:end]])


KIND = Kind({**KEYS, "style": "text", "exceptions": "texts"}, ("found", "fix"), make)
