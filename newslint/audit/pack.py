"""Pack: learned lines as a rule without code, in TOML that a person reads and prunes.

The lines come from strangers. In TOML they stand in quotation marks with all that is invisible escaped, so that none
can end its string or its comment; in a pattern all that RE2 would take for more than itself is escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from newslint.audit.boilerplate import Recurring
from newslint.kinds.expression import APOSTROPHE
from newslint.output.text import visible

CODE = "WEB010"
NAME = "archive-boilerplate"
MOST_WORDS = 40
EDGES = " \t\r\n*•·-–—|>»~_=+#:;,.!?/\\"
"""What may stand around the words of a line or not: the rule passes over it."""
NUMBER = re.compile(r"\S*\d\S*")
IN_NUMBER = re.compile(r"\w*\d(?:\S*\d)?\w*")
ANY_NUMBER = r"\S*\d\S*"
INVISIBLE = re.compile(
    "[\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
HEADER = """\
# Lines that recur in the articles of a source, learned by 'newslint audit learn'. Above each stand the source, in how
# many of its stories it was found, how many of these have it in their last quarter, and one of the places.
#
# Strike out what belongs to the stories, together with its example in 'bad'; 'newslint test' says whether all is well.
# Then write safety = "safe", and --fix removes the lines. Use the file by packs = ["…"] in newslint.toml.

[[rule]]
code = {code}
name = {name}
kind = "existence"
where = "line"
most-words = {most}
safety = "unsafe"
summary = "Line that recurs in the articles of its source"
message = "‘{{found}}’ recurs in the articles of a source: furniture of its pages, not of the story"
rationale = \"\"\"
What stands in article after article of one source belongs to its pages: notices, links, credits, forms.

Left alone: such words inside a line.
\"\"\"
"""


class Learned(NamedTuple):
    """A line that recurs, with its text."""

    recurring: Recurring
    text: str


def usable(text: str) -> str | None:
    """A line without what may stand around its words; None for one that no rule can look for."""
    text = " ".join(text.strip(EDGES).split())
    fits = 0 < len(text.split()) <= MOST_WORDS and not any("\ud800" <= letter <= "\udfff" for letter in text)
    return text if fits else None


def render(learned: Sequence[Learned], code: str = CODE) -> str:
    """The pack. The texts are as `usable` has them; there is one at least."""
    numbered = [each for each in learned if NUMBER.search(each.text)]
    hidden = [each for each in learned if each not in numbered and _is_plain(each.text) and _hides(each.text, numbered)]
    # Patterns stand behind the phrases, so a phrase that another line starts with would be found before that.
    phrases = [each for each in learned if each not in numbered and each not in hidden and _is_plain(each.text)]
    patterns = [each for each in learned if each not in phrases]
    patterns.sort(key=lambda each: -len(each.text))
    name = NAME if code == CODE else f"{NAME}-{code.lower()}"
    parts = [HEADER.format(code=_quoted(code), name=_quoted(name), most=MOST_WORDS)]
    parts += _list("phrases", phrases, str) if phrases else ""
    parts += _list("patterns", patterns, pattern) if patterns else ""
    shown = [group[0].text for group in (phrases, patterns) if group]
    parts += ["bad = [\n", *(f"    [{_quoted(example(text))}, {_quoted(example(None))}],\n" for text in shown), "]\n"]
    parts += ["good = [\n", *(f"    {_quoted(f'They read {text} aloud.')},\n" for text in shown), "]\n"]
    return "".join(parts)


def example(text: str | None) -> str:
    """A story with a line in it, or without."""
    return "It rained.\n\n" + (f"{text}\n\n" if text else "") + "It rained on.\n"


def pattern(text: str) -> str:
    """A regular expression for a line whose numbers may be any."""
    return " ".join(map(_escaped, text.split()))


def _escaped(word: str) -> str:
    number = IN_NUMBER.search(word)
    if number is None:
        return re.escape(word).replace("'", APOSTROPHE).replace("’", APOSTROPHE)
    return re.escape(word[: number.start()]) + ANY_NUMBER + re.escape(word[number.end() :])


def _is_plain(text: str) -> bool:
    """Whether a phrase may say it: there `*` stands for any word."""
    return "*" not in text


def _hides(text: str, numbered: Iterable[Learned]) -> bool:
    return any(each.text.casefold().startswith(text.casefold()) for each in numbered)


def _list(key: str, learned: Iterable[Learned], written: Callable[[str], str]) -> list[str]:
    lines = [f"{key} = [\n"]
    for (_, source, stories, of, at_end, place), text in learned:
        counts = f"{stories:,} of {of:,} stories, {at_end:,} at the end"
        said = f"{visible(source)}: {counts}; {visible(str(place))}"
        lines += [f"    # {said}\n", f"    {_quoted(written(text))},\n"]
    return [*lines, "]\n"]


def _quoted(text: str) -> str:
    """A string of TOML; what a reader could not see is escaped, and a backslash stands as it is where it can."""
    if "\\" in text and "'" not in text and text.isprintable() and not INVISIBLE.search(text):
        return f"'{text}'"
    return INVISIBLE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
