"""Fixing: every byte outside the edits stays, fixes that clash wait, and once fixed is fixed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslint import Block, Edit, Finding, Fix, Pattern, Rule, RuleSet, Safety, Severity, Source, Span, rule
from newslint.fixing import ENDLESS, Fixed, apply, choose, fix
from newslint.readers import plain
from tests.soup import RULES, documents, read

THOROUGHLY = settings(max_examples=200)
ALL = RuleSet(RULES)
PARTS = [
    b"!",
    b"!!",
    b"!!!",
    b"Goal",
    b" ",
    b"\r\n",
    b"\r",
    b"\n\n",
    b"\t",
    b"\xe9",
    b"\xff\xfe",
    b"\x80",
    "é😀\u2028".encode(),
]


def mended(data: bytes, *rules: Rule, unsafe: bool = False) -> Fixed:
    return fix(Source(data), plain.read, RuleSet(rules), unsafe=unsafe)


@given(st.lists(st.sampled_from(PARTS)).map(b"".join), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_every_byte_outside_the_edits_stays(text: bytes, mark: bytes) -> None:
    text = b"." + text  # or bytes that are not valid may look like the byte order mark of UTF-16
    fixed = mended(mark + text, doubled_mark)
    assert fixed.data == mark + re.sub(b"!!+", b"!", text)
    assert len(fixed.applied) == len(re.findall(b"!!+", text))
    assert mended(fixed.data, doubled_mark).data == fixed.data


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@given(text=st.lists(st.sampled_from(["!", "!!!", "Où", "😀", "\r\n", "\r", "\n\n", " "])).map("".join))
def test_utf_16_stays_utf_16(encoding: str, text: str) -> None:
    data = f"\ufeff{text}".encode(encoding)
    fixed = mended(data, doubled_mark)
    assert fixed.data == "\ufeff{}".format(re.sub("!!+", "!", text)).encode(encoding)


@THOROUGHLY
@given(documents(), st.booleans())
def test_what_is_fixed_stays_fixed(file: tuple[str, bytes], unsafe: bool) -> None:
    format, data = file
    once = fix(Source(data), lambda source: read(format, source.data), ALL, unsafe=unsafe)
    assert choose(once.report.findings, unsafe=unsafe) == [], "not finished"
    again = fix(Source(once.data), lambda source: read(format, source.data), ALL, unsafe=unsafe)
    assert (again.data, again.report.findings, again.applied) == (once.data, once.report.findings, ())


@THOROUGHLY
@given(documents())
def test_one_pass_changes_nothing_outside_its_edits(file: tuple[str, bytes]) -> None:
    format, data = file
    chosen = choose(ALL.lint(read(format, data)).findings, unsafe=True)
    edits = sorted((edit.span, edit.text) for found in chosen if found.fix for edit in found.fix.edits)
    wanted, rest = b"", data
    for span, text in reversed(edits):
        wanted = text.encode("utf-8", "surrogateescape") + rest[span.end :] + wanted
        rest = rest[: span.start]
    assert apply(Source(data), chosen) == rest + wanted


SPANS = st.tuples(st.integers(0, 8), st.integers(0, 3)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=1) | st.just([Span(0, 1), Span(6, 7)]), max_size=12))
@example([[Span(2, 4)], [Span(4, 6)], [Span(4, 4)]])
@example([[Span(3, 3)], [Span(2, 5)]])
@example([[Span(2, 5)], [Span(3, 3)]])
def test_fixes_that_clash_are_not_applied_together(fixes: list[list[Span]]) -> None:
    chosen = choose([finding(*spans) for spans in fixes])
    taken = [span for found in chosen for span in spans_of(found)]
    assert not any(claim_the_same(one, other) for one, other in combinations(taken, 2))
    for spans in fixes:
        if finding(*spans) not in chosen:
            assert any(claim_the_same(one, other) for one in spans for other in taken)
    source = Source(b"abcdefghijkl")
    removed = b"".join(source.data[span.start : span.end] for span in sorted(taken))
    assert len(apply(source, chosen)) == len(source.data) - len(removed)


def claim_the_same(one: Span, other: Span) -> bool:
    """Whether two spans share a byte, are the same insertion, or one inserts inside the other."""
    return (
        one == other
        or max(one.start, other.start) < min(one.end, other.end)
        or inserts(one, other)
        or inserts(other, one)
    )


def inserts(one: Span, other: Span) -> bool:
    return one.start == one.end and other.start < one.start < other.end


def finding(*spans: Span, safety: Safety = Safety.SAFE) -> Finding:
    fix = Fix("Remove", tuple(Edit(span, "") for span in spans), safety)
    return Finding("TST001", spans[0], "Found", Severity.WARNING, fix, ())


def spans_of(found: Finding) -> list[Span]:
    return [edit.span for edit in found.fix.edits] if found.fix else []


def test_a_fix_that_has_to_wait_comes_in_the_next_pass() -> None:
    fixed = mended(b"teh!!", doubled_mark, swapped_letters, whole_word, unsafe=True)
    assert fixed.data == b"the!"
    assert [found.rule for found in fixed.applied] == ["TST008", "TST002", "TST001"]


@pytest.mark.parametrize(("unsafe", "expected"), [(False, b"in teh town!"), (True, b"in the town!")])
def test_unsafe_fixes_only_where_they_are_wanted(unsafe: bool, expected: bytes) -> None:
    fixed = mended(b"in teh town!!", doubled_mark, swapped_letters, unsafe=unsafe)
    assert fixed.data == expected
    assert [found.rule for found in fixed.report.findings] == ([] if unsafe else ["TST002"])


def test_a_fix_of_two_edits_is_applied_whole_or_not_at_all() -> None:
    both, first, second = finding(Span(0, 1), Span(6, 7)), finding(Span(0, 2)), finding(Span(5, 7))
    assert choose([both, first, second]) == [both]
    assert choose([second, both, first]) == [second, first]
    assert choose([finding(Span(0, 1), safety=Safety.UNSAFE)]) == []


def test_fixes_that_undo_each_other_are_stopped() -> None:
    fixed = mended(b"ab", there, back)
    assert fixed.data == b"ab"
    assert fixed.applied == ()
    (refused,) = fixed.refused
    assert refused.fix is None
    assert ENDLESS in refused.message


def test_what_has_no_fix_is_left() -> None:
    unfixable = finding(Span(0, 1))._replace(fix=None)
    assert choose([unfixable]) == []
    assert apply(Source(b"\xff\x00"), [unfixable]) == b"\xff\x00"


def substitution(code: str, pattern: str, text: str, safety: Safety = Safety.SAFE) -> Rule:
    """A rule that replaces what a pattern matches."""

    def check(block: Block) -> Iterator[Finding]:
        for match in Pattern(pattern).finditer(block.text):
            yield block.flag(match, "Found", text, safety=safety)

    return rule(code=code, summary="Made here", examples=[])(check)


doubled_mark = substitution("TST001", "!!+", "!")
swapped_letters = substitution("TST002", "teh", "the", Safety.UNSAFE)
whole_word = substitution("TST008", "^(?=teh!!)", "")
there = substitution("TST006", "ab", "ba")
back = substitution("TST007", "ba", "ab")
