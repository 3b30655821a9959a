"""`full`: the place, the carets, the fix and the related places, whatever the text holds."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from newslint import Block, Edit, Finding, Fix, Related, Rule, RuleSet, Safety, Severity, Source, Span, rule
from newslint.output import Context
from newslint.output.full import render
from newslint.readers.plain import read
from newslint.runner import Result


@rule(code="TST001", summary="A test", examples=[])
def marked(_block: Block) -> Iterator[Finding]:
    return iter(())


def show(text: str | bytes, start: int, end: int, fix: str | None = None, related: tuple[Related, ...] = ()) -> str:
    """What is shown of a finding from one byte to another."""
    data = text.encode() if isinstance(text, str) else text
    edits = Fix("Mend it", (Edit(Span(start, end), fix),), Safety.SAFE) if fix is not None else None
    finding = Finding("TST001", Span(start, end), "Wrong", Severity.WARNING, edits, related)
    result = Result("a.txt", Source(data), (finding,), ())
    return "".join(render([result], Context({"TST001": marked}, lambda _rule: None)))


def test_whole(sample_rules: tuple[Rule, ...]) -> None:
    source = Source(b"First.\nA goal!! LOUD\n")
    findings = RuleSet(sample_rules).lint(read(source)).findings
    context = Context({rule.code: rule for rule in sample_rules}, lambda _rule: None)
    assert (
        "".join(render([Result("a.txt", source, findings, ())], context))
        == """\
a.txt:2:7: TST001 Exclamation mark typed twice [doubled-mark]
  |
2 | A goal!! LOUD
  |       ^^
  |
  = safe fix: Replace ‘!!’ with ‘!’
  - A goal!! LOUD
  + A goal! LOUD

a.txt:2:10: TST003 Word in capitals [word-in-capitals]
  |
2 | A goal!! LOUD
  |          ^^^^
  |
  = see a.txt:1:1: the text starts here

"""
    )


def test_edits_near_each_other_share_their_rows(sample_rules: tuple[Rule, ...]) -> None:
    source = Source(b"The [[mayor]] said.")
    findings = RuleSet(sample_rules).lint(read(source)).findings
    context = Context({rule.code: rule for rule in sample_rules}, lambda _rule: None)
    shown = "".join(render([Result("a.txt", source, findings, ())], context))
    assert shown.endswith("= safe fix: Remove the brackets\n  - The [[mayor]] said.\n  + The mayor said.\n\n")


def test_edits_far_from_each_other_have_their_own() -> None:
    edits = (Edit(Span(0, 1), "A"), Edit(Span(200, 201), "B"))
    finding = Finding("TST001", Span(0, 1), "Wrong", Severity.WARNING, Fix("Mend it", edits, Safety.UNSAFE), ())
    result = Result("a.txt", Source(b"a" + b" " * 199 + b"b"), (finding,), ())
    lines = "".join(render([result], Context({"TST001": marked}, lambda _rule: None))).splitlines()
    assert "  = unsafe fix: Mend it" in lines
    changed = [line.replace(" ", "") for line in lines if line.startswith(("  -", "  +"))]
    assert changed == ["-a…", "+A…", "-…b", "+…B"]


@pytest.mark.parametrize(
    ("text", "mark", "row", "carets"),
    [
        ("The cat sat", "cat", "The cat sat", "    ^^^"),
        ("\tThe\tcat", "cat", "    The    cat", "           ^^^"),
        ("It’s “so” cat", "cat", "It’s “so” cat", "          ^^^"),
        ("東京の cat", "cat", "東京の cat", "       ^^^"),
        ("cat 東京 x", "東京", "cat 東京 x", "    ^^^^"),
        ("e\u0301e\u0301 cat", "cat", "e\u0301e\u0301 cat", "   ^^^"),
        ("👩\u200d👩\u200d👧 cat", "cat", "👩\u200d👩\u200d👧 cat", "   ^^^"),
        ("👍 cat", "cat", "👍 cat", "   ^^^"),
        ("a\x1b[0m cat", "cat", "a<U+001B>[0m cat", "             ^^^"),
        ("a \u202ecat", "\u202e", "a <U+202E>cat", "  ^^^^^^^^"),
        ("x\r\nThe cat\r\ny", "cat", "The cat", "    ^^^"),
        ("x\rThe cat\ry", "cat", "The cat", "    ^^^"),
    ],
)
def test_carets_stand_under_the_mark(text: str, mark: str, row: str, carets: str) -> None:
    start = len(text[: text.index(mark)].encode())
    lines = show(text, start, start + len(mark.encode())).splitlines()
    assert lines[2].partition(" | ")[2] == row
    assert lines[3].partition(" | ")[2] == carets


def test_bytes_that_are_not_utf_8() -> None:
    lines = show(b"caf\xe9 au lait", 3, 4, "\u00e9").splitlines()
    assert lines[2:4] == ["1 | caf<0xE9> au lait", "  |    ^^^^^^"]
    assert lines[-3:-1] == ["  - caf<0xE9> au lait", "  + café au lait"]


def test_utf_16() -> None:
    text = "\ufeffThe 👍 cat"
    start = len(text[: text.index("cat")].encode("utf-16-le"))
    lines = show(text.encode("utf-16-le"), start, start + 6, "dog").splitlines()
    assert lines[0].startswith("a.txt:1:7: ")
    assert lines[2:4] == ["1 | The 👍 cat", "  |        ^^^"]
    assert lines[-3:-1] == ["  - The 👍 cat", "  + The 👍 dog"]


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        (" ", "", "a·b", "ab"),
        ("", " ", "ab", "a·b"),
        ("\n\n", " ", "a↵↵b", "a·b"),
        ("\r\n", "\n", "a␍↵b", "a↵b"),
        ("\t", "  ", "a→b", "a··b"),
        ("\u200b", "", "a<U+200B>b", "ab"),
        ("\u00a0", " ", "a<U+00A0>b", "a·b"),
        ("one two", "one  two", "aone twob", "aone··twob"),
        ("\x1b[2J", "", "a<U+001B>[2Jb", "ab"),
    ],
)
def test_fix_shows_what_cannot_be_seen(old: str, new: str, removed: str, added: str) -> None:
    lines = show(f"a{old}b", 1, 1 + len(old.encode()), new).splitlines()
    assert lines[-3:-1] == [f"{lines[-3][: -len(removed)]}{removed}", f"{lines[-2][: -len(added)]}{added}"]
    assert lines[-3].strip() == f"- {removed}"
    assert lines[-2].strip() == f"+ {added}"


def test_insertion_has_one_caret() -> None:
    assert show("ab", 1, 1).splitlines()[2:4] == ["1 | ab", "  |  ^"]
    assert show("ab\n", 2, 2).splitlines()[2:4] == ["1 | ab", "  |   ^"]
    assert show("", 0, 0).splitlines()[2:4] == ["1 |", "  | ^"]


def test_several_rows() -> None:
    text = "One two\nthree\n\nfour\nfive six"
    assert show(text, 4, 13).splitlines()[1:6] == ["  |", "1 | One two", "  |     ^^^", "2 | three", "  | ^^^^^"]
    lines = show(text, 4, len(text)).splitlines()
    assert lines[2:-1] == ["1 | One two", "  |     ^^^", "2 | three", "  | ^^^^^", "3 |", "  …", "  |"]


def test_row_numbers_of_unequal_length() -> None:
    text = "x\n" * 8 + "nine\nten"
    assert show(text, 16, len(text)).splitlines()[1:6] == [
        "   |", " 9 | nine", "   | ^^^^", "10 | ten", "   | ^^^"
    ]  # fmt: skip


@pytest.mark.parametrize("filler", ["word ", "wörd ", "東京 ", "👍 ", "e\u0301", "\t"])
@pytest.mark.parametrize("before", [0, 30, 5_000])
@pytest.mark.parametrize("after", [0, 30, 5_000])
def test_long_rows_are_cut_around_the_mark(filler: str, before: int, after: int) -> None:
    from wcwidth import wcswidth

    text = filler * before + "cat" + filler * after
    start = len((filler * before).encode())
    lines = show(text, start, start + 3, "dog").splitlines()
    row, carets = lines[2].partition(" | ")[2], lines[3].partition(" | ")[2]
    assert "cat" in row
    assert wcswidth(row) <= 101
    assert wcswidth(row[: row.index("cat")]) == carets.index("^")
    assert carets.count("^") == 3
    assert ("…" in row) is (wcswidth(text.replace("\t", "    ")) > 100)
    assert row.startswith("…") or before < 5_000
    assert all(wcswidth(line) <= 110 for line in lines if line.startswith(("  - ", "  + ")))


def test_long_mark_is_cut() -> None:
    lines = show("a " + "b" * 5_000 + " c", 2, 5_002, "").splitlines()
    assert lines[2].endswith("b… c")
    assert lines[3].count("^") == 64
    assert all(len(line) < 120 for line in lines)


def test_twenty_megabytes_in_one_row() -> None:
    data = "wörd ".encode() * 3_000_000
    start = time.process_time()
    show(data, 12_000_000, 12_000_004, "word")
    assert time.process_time() - start < 2


def test_span_past_the_end_of_the_file() -> None:
    assert "1 | short" in show("short", 2, 2_000, "")
