r"""The kinds of rules without code, and what makes each of them find something.

- `existence`: phrases that should not be there. `where` says what is flagged: the phrase itself (`"text"`), or the
  whole line when it is the phrase (`"line"`), starts with it (`"line-start"`), ends with it (`"line-end"`) or holds it
  (`"line-with"`), or the phrase and the rest of its sentence (`"sentence"`), such sentences in a row as one; each of
  at most `most-words` words. A line that starts in the middle of a sentence, as in text that was wrapped by hand, is
  only flagged when it is the phrase. What stands in quotation marks is left alone, but by `"text"`. `fix` takes the
  place of the phrase; a line or a sentence is removed.
- `substitution`: `swap` gives for each phrase what to write.
- `consistency`: `either` gives pairs of spellings; where a text has both, the rarer one is flagged.

A phrase is matched as whole words in any case (but see `case-sensitive`), its spaces stand for any white space, its
apostrophes for straight and curly ones, and `*` for one word. `patterns` are regular expressions in RE2's syntax, whose
`\w`, `\d`, `\s` and `\b` know ASCII only; `^` and `$` stand for the edges of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from newslint.document import Block, Document
from newslint.errors import NewslintError
from newslint.finding import Finding, Safety
from newslint.rule import Check, Pattern

re2: Any
try:
    import re2
except ImportError:  # see newslint.gate
    re2 = None
ERRORS = (re.error,) if re2 is None else (re.error, re2.error)

SPACE = "[ \t\r\n\u00a0]+"
APOSTROPHE = "['’‘]"
WORD = "[^ \t\r\n\u00a0.,:;!?]+"
LINES = ("line", "line-start", "line-end", "line-with")
PLACES = ("text", *LINES, "sentence")
MOST_WORDS = 25
QUOTES = "\"“‘'«"
GOES_ON = re.compile(r"[^\W_]|,")
LINE_END = re.compile(r"(?<!\\)\$(?=[)|]|$)")
COLON = re.compile(r":(?=\s)(?!\s+https?:)")


class KindError(NewslintError):
    """A rule without code is declared wrongly."""


class Made(NamedTuple):
    """What a kind makes of its keys."""

    check: Check
    trigger: str
    scope: Literal["block", "document"]
    fixes: bool


class Kind(NamedTuple):
    """A kind: the keys it knows, and the function that makes a check of them."""

    keys: frozenset[str]
    make: Callable[[dict[str, Any], str, Safety], Made]


def existence(keys: dict[str, Any], message: str, safety: Safety) -> Made:
    """A rule that flags phrases, or the lines that hold them."""
    flags, pattern = _expression(keys)
    where, most, fix = keys.get("where", "text"), keys.get("most-words", MOST_WORDS), keys.get("fix")
    if where not in PLACES:
        raise KindError(f"'where' is {', '.join(PLACES[:-1])} or {PLACES[-1]}, not '{where}'")
    phrase = Pattern(pattern, flags)
    message = message or "‘{found}’ should not be here"

    def in_text(block: Block) -> Iterator[Finding]:
        for match in phrase.finditer(block.text):
            if _stands_alone(block.text, match.start(), match.end()):
                yield block.flag(match, message.replace("{found}", match.group()), fix, safety=safety)

    def in_lines(block: Block) -> Iterator[Finding]:
        end = -1
        for match in phrase.finditer(block.text):
            if match.start() < end or not _stands_alone(block.text, match.start(), match.end()):
                continue
            start, end = _line(block.text, match.start(), match.end())
            line = block.text[start:end]
            if (
                _is_there(where, block.text[start : match.start()], block.text[match.end() : end])
                and len(line.split()) <= most
                and (where == "line" or not _is_cut(block.text, start))
            ):
                found = message.replace("{found}", match.group())
                yield block.flag((start, end), found, block.removal_of(start, end), safety=safety)

    def in_sentences(block: Block) -> Iterator[Finding]:
        found: list[tuple[int, int, str]] = []
        for match in phrase.finditer(block.text):
            start, end = match.start(), _sentence_end(block, match.end())
            if (
                not _stands_alone(block.text, *match.span())
                or block.text[:start].endswith(tuple(QUOTES))
                or len(block.text[start:end].split()) > most
            ):
                continue
            if found and not block.text[found[-1][1] : start].strip():
                found[-1] = (found[-1][0], max(end, found[-1][1]), found[-1][2])
            else:
                found.append((start, end, match.group()))
        for start, end, words in found:
            yield _without(block, start, end, message.replace("{found}", words), safety)

    check = {"text": in_text, "sentence": in_sentences}.get(where, in_lines)
    if where in ("line", "line-start"):
        pattern = rf"^[^A-Za-z0-9\n]*(?:{pattern})"
    return Made(check, _trigger(flags, pattern), "block", where != "text" or fix is not None)


def substitution(keys: dict[str, Any], message: str, safety: Safety) -> Made:
    """A rule that flags phrases and knows what to write for each."""
    if not isinstance(keys.get("swap"), dict) or not keys["swap"]:
        raise KindError("'swap' is a table of phrases and what to write for them")
    swap = {phrase.lower(): text for phrase, text in keys["swap"].items()}
    flags, pattern = _expression({**keys, "phrases": list(keys["swap"])})
    phrase = Pattern(pattern, flags)
    message = message or "Write ‘{fix}’, not ‘{found}’"

    def check(block: Block) -> Iterator[Finding]:
        for match in phrase.finditer(block.text):
            found = match.group()
            fix = swap.get(" ".join(found.lower().replace("’", "'").split()))
            if fix is not None and _stands_alone(block.text, match.start(), match.end()):
                fix = _in_case(found, fix)
                text = message.replace("{found}", found).replace("{fix}", fix)
                yield block.flag(match, text, fix, safety=safety)

    return Made(check, _trigger(flags, pattern), "block", True)


def consistency(keys: dict[str, Any], message: str, safety: Safety) -> Made:
    """A rule that flags the rarer of two spellings in one document."""
    pairs = keys.get("either")
    if not isinstance(pairs, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise KindError("'either' is a list of pairs of spellings")
    other = {one.lower(): two for pair in pairs for one, two in (pair, pair[::-1])}
    flags, pattern = _expression({**keys, "phrases": list(other)})
    phrase = Pattern(pattern, flags)
    message = message or "‘{found}’ here, but ‘{fix}’ elsewhere in the text"

    def check(document: Document) -> Iterator[Finding]:
        places: dict[str, list[tuple[Block, re.Match[str]]]] = {}
        for block in document.blocks:
            for match in phrase.finditer(block.text):
                if _stands_alone(block.text, match.start(), match.end()):
                    places.setdefault(match.group().lower(), []).append((block, match))
        for spelling, found in places.items():
            rival = places.get(other[spelling].lower(), [])
            # Of two that are as frequent, the one that comes first stays.
            if rival and (len(found), -found[0][0].index) < (len(rival), -rival[0][0].index):
                for block, match in found:
                    fix = _in_case(match.group(), other[spelling])
                    text = message.replace("{found}", match.group()).replace("{fix}", fix)
                    yield block.flag(match, text, fix, safety=safety)

    return Made(check, _trigger(flags, pattern), "document", True)


PHRASES = frozenset(("phrases", "patterns", "case-sensitive"))
KINDS = {
    "existence": Kind(PHRASES | {"where", "most-words", "fix"}, existence),
    "substitution": Kind(frozenset(("swap", "case-sensitive")), substitution),
    "consistency": Kind(frozenset(("either", "case-sensitive")), consistency),
}


def _expression(keys: dict[str, Any]) -> tuple[int, str]:
    """Flags and one regular expression for the phrases and patterns of a rule, the longest phrase first."""
    phrases = sorted(keys.get("phrases", ()), key=len, reverse=True)
    expressions = [*map(_phrase, phrases), *keys.get("patterns", ())]
    if not expressions:
        raise KindError("there are neither 'phrases' nor 'patterns'")
    if _error("|".join(f"(?:{expression})" for expression in expressions)):
        expression, error = next(each for each in ((each, _error(each)) for each in expressions) if each[1])
        raise KindError(f"the pattern '{expression}' is wrong: {error}")
    flags = re.ASCII | re.MULTILINE | (0 if keys.get("case-sensitive", False) else re.IGNORECASE)
    expressions = [LINE_END.sub(lambda _: r"[ \t\r]*$", expression) for expression in expressions]
    return flags, "|".join(f"(?:{expression})" for expression in expressions)


def _error(expression: str) -> str:
    """What is wrong with an expression. RE2 says so much faster than `re` does; this is done on every start."""
    try:
        if re2 is None:
            re.compile(expression)
        else:
            re2.compile(expression, _quiet())
    except ERRORS as error:
        return str(error)
    return ""


def _quiet() -> Any:
    options = re2.Options()
    options.log_errors = False
    return options


def _trigger(flags: int, pattern: str) -> str:
    return f"(?im:{pattern})" if flags & re.IGNORECASE else f"(?m:{pattern})"


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace("'", APOSTROPHE).replace(r"\*", WORD) for word in phrase.split())
    return SPACE.join(words)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch neither starts nor ends inside a word."""
    cut_start = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    return not cut_start and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The line, or lines, that a stretch stands in, without the line breaks around it."""
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text[:after].rstrip("\r")) if after >= 0 else len(text)


def _is_there(where: str, before: str, after: str) -> bool:
    """Whether a phrase has its place in a line, given what stands before and after it."""
    if before.endswith(tuple(QUOTES)):
        return False
    if where in ("line", "line-start") and any(map(str.isalnum, before)):
        return False
    return where not in ("line", "line-end") or not any(map(str.isalnum, after))


def _is_cut(text: str, start: int) -> bool:
    """Whether a line starts in the middle of a sentence, because the lines of its paragraph were wrapped by hand."""
    return start > 0 and GOES_ON.match(text[:start].rstrip()[-1:]) is not None


def _sentence_end(block: Block, at: int) -> int:
    """Where the sentence at `at` ends, or before that a clause that ends in a colon and introduces no link."""
    end = next((end for _, end in block.sentences if end >= at), len(block.text))
    colon = COLON.search(block.text, max(at - 1, 0), end)
    return colon.end() if colon else end


def _without(block: Block, start: int, end: int, message: str, safety: Safety) -> Finding:
    """A finding whose fix removes a stretch of a block, with the white space on one side of it."""
    text = block.text
    if (start, end) == block.whole:
        return block.flag((start, end), message, block.removal(), safety=safety)
    before, after = len(text[:start].rstrip()), len(text) - len(text[end:].lstrip())
    at = (start, after) if after < len(text) else (before, end)
    return block.flag((start, end), message, "", at=at, safety=safety)


def _in_case(found: str, fix: str) -> str:
    """What to write, with the capitals of what was found."""
    if found.isupper() and len(found) > 1:
        return fix.upper()
    return fix[:1].upper() + fix[1:] if found[:1].isupper() else fix
