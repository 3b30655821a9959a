"""Editing: random edits of a text, as a person and a plug-in make them, for property tests."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from newslint.rule import FORMATS, Format
from tests.soup import EXAMPLES, JOINS, MARKUP, WORDS

LINE_ENDS = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"]
OPENING = [
    "```\n",
    "~~~\n",
    "---\n",
    "+++\n",
    "<!-- ",
    "-->",
    "<pre>",
    "{% raw %}",
    "{% highlight %}",
    "[a]: b\n",
    "[a]",
]
OPENING += ["<!-- newslint-disable ", "<!-- newslint-disable-line -->", "[sic]", "HTML", "Robert Weir ", "Ana Lund "]
"""What changes how the rest of a text is read."""


class Change(NamedTuple):
    """Replace so many characters, from a place between 0 and 1 of the way through the text, by others."""

    place: float
    removed: int
    text: str


def inserted(format: str) -> st.SearchStrategy[str]:
    """What is typed or pasted."""
    return st.one_of(
        st.sampled_from(JOINS),
        st.sampled_from(MARKUP[format]),
        st.sampled_from(LINE_ENDS),
        st.sampled_from(OPENING),
        st.sampled_from(WORDS),
        st.sampled_from(EXAMPLES),
        st.text(max_size=2),
        st.just(""),
    )


def texts(format: str) -> st.SearchStrategy[str]:
    """A text of several paragraphs."""
    part = st.one_of(st.sampled_from(EXAMPLES), st.sampled_from(WORDS), st.sampled_from(MARKUP[format]))
    return st.lists(part, max_size=12).flatmap(
        lambda parts: st.sampled_from(["\n\n", "\n", "\r\n\r\n"]).map(lambda join: join.join(parts))
    )


def changes(format: str) -> st.SearchStrategy[list[Change]]:
    """Changes one after the other; some remove everything."""
    removed = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 400), st.just(10**6))
    return st.lists(st.builds(Change, st.floats(0, 1), removed, inserted(format)), min_size=1, max_size=6)


def changed(text: str, change: Change) -> tuple[str, int, int]:
    """A text after a change, and where in the old one it starts and ends."""
    start = round(change.place * len(text))
    end = min(start + change.removed, len(text))
    return text[:start] + change.text + text[end:], start, end


@st.composite
def edited(draw: st.DrawFn) -> tuple[Format, str, list[Change]]:
    """A format, a text in it, and changes of it one after the other."""
    format = draw(st.sampled_from((*FORMATS, "markdown", "plain", "markdown")))
    return format, draw(texts(format)), draw(changes(format))
