"""Suppression and baselines survive a formatter that wraps lines anew: mdformat, as many repositories run it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import mdformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslint_rules.spacing.doubled_punctuation import doubled_punctuation
from newslint_rules.spacing.missing_space_after_sentence import missing_space_after_sentence
from newslint_rules.suppression.unused_suppression import unused_suppression
from newslint_rules.words.repeated_word import repeated_word

from newslint import Rule, RuleSet, Source
from newslint.fingerprint import fingerprints
from newslint.readers import reader
from tests.conftest import Run, doubled_mark, word_in_capitals

RULES = doubled_punctuation, missing_space_after_sentence, repeated_word, unused_suppression
STORY = """\
# The the bridge

<!-- newslint-disable-file SPC007 -- the mayor writes like this -->

The bridge has been shut since the the [sic] flood of last spring,, and nobody in the whole town can say for how long at at
least it will stay so.The engineers came on Monday.

<!-- newslint-disable-next-line SPC003 -->
Nobody had told the mayor when they came.She said on the phone that they they could have called her before they left.

> We have seen the cracks in in the piers, and we will look at at [sic] them again in the summer, he wrote to the council,,
> and signed it.

- The first of of the lanes is open <!-- newslint-disable-line WRD006 --> to cars and bicycles, and will stay open.
- The other is shut.A bus <!-- newslint-disable-line repeated-word, SPC003 --> runs from from one end, as long as it is is dry.
- The third was was never there.

1. An item with two paragraphs, of which this one says that all of of it is *from from* [sic] the mayor (and the the [sic]
   council).

   <!-- newslint-disable WRD006 SPC003 -->

   > The second paragraph was was quoted.It stands in a suppression from from its first word to its last.

   <!-- newslint-enable WRD006 -->

   The third is is found.Its other damage is not, since only one of the two rules was enabled.

   <!-- newslint-enable -->

2. What is left is is found.The end of it is near, <!-- newslint-disable WRD006 --> in the the book, <!-- newslint-enable WRD006 -->
   on on the last page.

<!-- newslint-disable-line WRD006 -->

This one suppressed nothing.
"""
"""Suppressions of every kind, each beside damage that it is not to silence."""
FOUND = [
    ("WRD006", "The the"),
    ("WRD006", "at at"),
    ("SPC003", "so.The"),
    ("WRD006", "they they"),
    ("WRD006", "in in"),
    ("WRD006", "was was"),
    ("WRD006", "of of"),
    ("WRD006", "is is"),
    ("WRD006", "is is"),
    ("SPC003", "found.The"),
    ("WRD006", "on on"),
    ("SUP001", "<!-- newslint-disable-line WRD006 -->"),
]


def wrapped(text: str, width: int) -> str:
    made: str = mdformat.text(text, options={"wrap": width, "number": True})
    return made


def found(text: str, rules: tuple[Rule, ...] = RULES) -> Iterator[tuple[str, str]]:
    """Rule and flagged text of each finding, with lines and the marks of block quotes folded."""
    document = reader("markdown")(Source(text.encode()))
    for finding in RuleSet(rules).lint(document).findings:
        flagged = text.encode()[slice(*finding.span)].decode()
        yield finding.rule, " ".join(part for part in flagged.split() if part != ">")


@pytest.mark.parametrize("widths", [(), (60,), (100,), (60, 100), (100, 60), (30,), (45, 80)])
def test_the_same_stays_silent_and_the_same_is_found(widths: tuple[int, ...]) -> None:
    text = STORY
    for width in widths:
        again = wrapped(text, width)
        assert again != text
        text = again
    assert list(found(text)) == FOUND


WORDS = st.sampled_from(["a", "in", "town", "LOUD", "goal!!", "harbour", "everything", "[sic]", "*so*", "`!!`"])
COMMENTS = st.sampled_from(
    [
        "<!-- newslint-disable-line -->",
        "<!-- newslint-disable-line TST001 -- as she said it -->",
        "<!-- newslint-disable TST001, TST003 -->",
        "<!-- newslint-disable -->",
        "<!-- newslint-enable -->",
        "<!-- newslint-enable TST003 -->",
        "<!-- newslint-disable-next-line TST003 -->",
    ]
)
SENTENCES = st.tuples(
    st.lists(WORDS, min_size=3, max_size=25), st.lists(st.tuples(COMMENTS, st.integers(1, 25)), max_size=2)
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph with a word at its start and comments somewhere behind it, in a block quote or a list or in none."""
    words, comments = draw(SENTENCES)
    for comment, at in comments:
        words[at:at] = [comment]
    return draw(st.sampled_from(["", "> ", "- ", "> - ", "12. "])) + "One " + " ".join(words)


@given(
    st.lists(st.one_of(paragraphs(), COMMENTS), min_size=1, max_size=5).map("\n\n".join),
    st.integers(15, 120),
    st.integers(15, 120),
)
def test_any_text_keeps_its_findings(text: str, first: int, second: int) -> None:
    rules = doubled_mark, word_in_capitals, unused_suppression
    before = list(found(wrapped(text, first), rules))
    assert list(found(wrapped(wrapped(text, first), second), rules)) == before == list(found(text, rules))


def test_what_a_baseline_accepts_stays_accepted(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    text = "> The goal!! came in the the last minute, and then\n> it was teh end\n\n- It was so LOUD in there that nobody heard\n  teh song!!\n"
    story.write_text(text)
    run("check", "--write-baseline", "accepted.json")
    for width in (60, 100, 20):
        story.write_text(wrapped(story.read_text(), width))
        assert run("check", "--baseline", "accepted.json").out == "No problems found.\n"
    story.write_text(story.read_text().replace("song", "tune"))
    assert "Found 2 problems" in run("check", "--baseline", "accepted.json").out


@given(paragraphs(), st.integers(15, 120), st.integers(15, 120))
def test_fingerprints_do_not_depend_on_lines(text: str, first: int, second: int) -> None:
    marks = []
    for each in (text, wrapped(text, first), wrapped(text, second)):
        document = reader("markdown")(Source(each.encode()))
        report = RuleSet([doubled_mark, word_in_capitals]).lint(document)
        marks.append(fingerprints(document, report.findings))
    assert marks[0] == marks[1] == marks[2]
