"""What is found in the versions of a text is what a fresh look at each finds."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from weakref import ref

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslint import RuleSet, Source
from newslint.incremental.linting import CancelledError, Incremental
from newslint.readers import reader
from newslint.rule import Format
from tests.editing import Change, changed, edited
from tests.soup import RULES

ALL = RuleSet(RULES, accepted=frozenset({"weir"}))
EXAMPLES = int(os.environ.get("NEWSLINT_EDITED_TEXTS", "200"))


def fresh(format: Format, source: Source) -> object:
    return ALL.lint(reader(format)(source))


@settings(max_examples=EXAMPLES)
@given(edited())
@example(("markdown", " ---\nauthor:\n\n\n\n  One.\n\nTwo.\n\n\n\n\n---\nauthor:", []))
@example(("plain", "&ldquo;No,&rdquo; she said.", [Change(0.0, 0, "\ufeff"), Change(0.0, 1, "")]))
def test_the_findings_are_those_of_a_fresh_look(drawn: tuple[Format, str, list[Change]]) -> None:
    format, text, edits = drawn
    linter = Incremental(ALL, format)
    for change in [Change(0, 0, ""), *edits]:
        text, _, _ = changed(text, change)
        source = Source(text.encode("utf-8", "surrogatepass"))
        assert linter.lint(source).report == fresh(format, source)


def after(questions: int) -> Callable[[], bool]:
    """Says that a run is to be given up once it has been asked so often."""
    asked = count()
    return lambda: next(asked) >= questions


@settings(max_examples=EXAMPLES // 2)
@given(edited(), st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_a_run_that_is_given_up_leaves_nothing_behind(
    drawn: tuple[Format, str, list[Change]], patience: list[int]
) -> None:
    format, text, edits = drawn
    linter = Incremental(ALL, format)
    for change, questions in zip(edits, patience, strict=False):
        text, _, _ = changed(text, change)
        source = Source(text.encode("utf-8", "surrogatepass"))
        with suppress(CancelledError):
            assert linter.lint(source, after(questions)).report == fresh(format, source)
        assert linter.lint(source).report == fresh(format, source)


def test_a_run_is_given_up_when_a_newer_version_waits() -> None:
    linter = Incremental(ALL, "markdown")
    with pytest.raises(CancelledError):
        linter.lint(Source(b"The the vote , held."), lambda: True)


def test_a_version_is_freed_once_nobody_holds_it() -> None:
    linter = Incremental(ALL, "markdown")
    gc.disable()  # what lies in a circle would stay
    try:
        document = ref(linter.lint(Source(b"It rained\\, the the vote.\n\n\xe2\x80\x9cNo.\n")).document)
        linter.lint(Source(b"It rained\\, the vote.\n\n\xe2\x80\x9cNo.\n"))
        assert document() is None
    finally:
        gc.enable()
