"""`existence`: phrases that should not be there.

    kind = "existence"
    phrases = ["read more", "sign up"]
    where = "line"

`where` says what is flagged: the phrase itself (`"text"`), or the whole line when it is the phrase (`"line"`), starts
with it (`"line-start"`), ends with it (`"line-end"`) or holds it (`"line-with"`), or the phrase and the rest of its
sentence (`"sentence"`), such sentences in a row as one; each of at most `most-words` words. A line that starts in the
middle of a sentence, as in text that was wrapped by hand, is only flagged when it is the phrase. What stands in
quotation marks is left alone, but by `"text"`. `fix` takes the place of the phrase; a line or a sentence is removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.document import Block
from newslint.finding import Finding, Safety
from newslint.kinds.expression import KEYS, Expression
from newslint.kinds.kind import Kind, KindError, Made, filled, one_of
from newslint.kinds.places import QUOTES, is_cut, is_there, line, sentence_end, without

PLACES = ("text", "line", "line-start", "line-end", "line-with", "sentence")
MOST_WORDS = 25


def make(keys: Mapping[str, Any], message: str, safety: Safety) -> Made:
    """A rule that flags phrases, or the lines or sentences that hold them."""
    phrase = Expression(
        keys.get("phrases", ()), keys.get("patterns", ()), case_sensitive=keys.get("case-sensitive", False)
    )
    where, most, fix = one_of("where", keys.get("where", "text"), PLACES), keys.get("most-words", MOST_WORDS), None
    if "fix" in keys:
        if where != "text":
            raise KindError(f"'fix' goes with where = 'text'; where = '{where}' removes what it finds")
        fix = keys["fix"]
    message = message or "‘{found}’ should not be here"

    def in_text(block: Block) -> Iterator[Finding]:
        for hit in phrase.hits(block):
            yield block.flag(hit.at, filled(message, found=hit.found), fix, safety=safety)

    def in_lines(block: Block) -> Iterator[Finding]:
        end = -1
        for hit in phrase.hits(block):
            if hit.start < end:
                continue
            start, end = line(block.text, *hit.at)
            if (
                is_there(where, block.text[start : hit.start], block.text[hit.end : end])
                and len(block.text[start:end].split()) <= most
                and (where == "line" or not is_cut(block.text, start))
            ):
                removal = block.removal_of(start, end)
                yield block.flag((start, end), filled(message, found=hit.found), removal, safety=safety)

    def in_sentences(block: Block) -> Iterator[Finding]:
        found: list[tuple[int, int, str]] = []
        for hit in phrase.hits(block):
            start, end = hit.start, sentence_end(block, hit.end)
            if block.text.endswith(QUOTES, 0, start) or len(block.text[start:end].split()) > most:
                continue
            if found and not block.text[found[-1][1] : start].strip():
                found[-1] = (found[-1][0], max(end, found[-1][1]), found[-1][2])
            else:
                found.append((start, end, hit.found))
        for start, end, words in found:
            yield without(block, start, end, filled(message, found=words), safety)

    check = {"text": in_text, "sentence": in_sentences}.get(where, in_lines)
    trigger = phrase.trigger("^[^A-Za-z0-9\\n]*" if where in ("line", "line-start") else "")
    return Made(check, trigger, "block", where != "text" or fix is not None)


KIND = Kind({**KEYS, "where": "text", "most-words": "number", "fix": "text"}, ("found",), make)
