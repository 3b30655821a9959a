"""Changes: rounds of fixes as edits of the text at the start."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newslint import Edit, Finding, Fix, Safety, Severity, Span, fixing
from newslint.audit.repair.changes import apply, changes
from newslint.source import Source

TEXT = st.text("ab é\n", max_size=12)


def finding(number: int, *edits: Edit) -> Finding:
    return Finding(f"TST{number:03}", Span(0, 0), "", Severity.WARNING, Fix("", edits, Safety.SAFE), ())


@st.composite
def rounds(draw: st.DrawFn) -> tuple[bytes, list[list[Finding]], bytes]:
    """A text, rounds of fixes, and the text after them."""
    data = before = draw(TEXT).encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))
    done: list[list[Finding]] = []
    for number in range(draw(st.integers(0, 4))):
        source = Source(data)
        bounds = [source.disk_offset(len(part.encode())) for part in _prefixes(source.text.decode())]
        cuts = sorted(draw(st.lists(st.sampled_from(bounds), max_size=6)))
        spans = [Span(*cut) for cut in list(pairwise(cuts))[::2]]
        found = [finding(100 * number + at, Edit(span, draw(TEXT))) for at, span in enumerate(spans)]
        found = fixing.choose(found)
        done.append(found)
        data = fixing.apply(source, found)
    return before, done, data


def _prefixes(text: str) -> list[str]:
    return [text[:end] for end in range(len(text) + 1)]


@given(rounds())
def test_the_changes_lead_to_the_fixed_text(case: tuple[bytes, list[list[Finding]], bytes]) -> None:
    before, done, after = case
    made = changes(Source(before), done)
    assert apply(before, made) == after
    assert all(one.end < other.start for one, other in pairwise(made))
    assert all(before[change.start : change.end] == change.old != change.new for change in made)
    assert {found for change in made for found in change.findings} <= {found for each in done for found in each}


def test_fixes_that_meet_are_one_change_with_both_rules() -> None:
    one = finding(1, Edit(Span(4, 5), ", "))
    two = finding(2, Edit(Span(5, 8), "x"))
    (change,) = changes(Source(b"rain;so it was"), [[one], [two]])
    assert change[:4] == (4, 7, b";so", b",x")
    assert change.findings == (one, two)


def test_a_fix_that_another_undoes_is_no_change() -> None:
    assert changes(Source(b"ab"), [[finding(1, Edit(Span(0, 1), ""))], [finding(2, Edit(Span(0, 0), "a"))]]) == []
