"""Strings in JSON are edited where they stand: what is not edited keeps its bytes, what comes in looks like the rest."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.audit.repair.changes import Change, apply
from newslint.audit.repair.strings import find, rewritten

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def change(start: int, end: int, new: str) -> Change:
    return Change(start, end, b"", new.encode(), ())


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Change]]:
    text = draw(st.text(st.characters(codec="utf-8"), max_size=15))
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    made = [
        change(
            len(text[:start].encode()),
            len(text[:end].encode()),
            draw(st.text(st.characters(codec="utf-8"), max_size=4)),
        )
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    return text, made


@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4), edits(), st.booleans(), st.sampled_from([None, 1]))
def test_the_line_says_what_it_said_but_for_the_text(
    others: dict[str, object], edit: tuple[str, list[Change]], ascii_only: bool, indent: int | None
) -> None:
    text, made = edit
    line = json.dumps({**others, "body": {"text": text}}, ensure_ascii=ascii_only, indent=indent)
    place = find(line, "body.text")
    assert place is not None
    assert json.loads(line[place.start - 1 : place.end + 1]) == text
    new = rewritten(line, place, made)
    after = apply(text.encode(), made).decode()
    assert json.loads(new) == {**others, "body": {"text": after}}
    assert (line[: place.start], line[place.end :]) == (new[: place.start], new[len(new) - len(line) + place.end :])
    assert rewritten(line, place, []) == line


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        (r'{"a":1.0, "text" : "It\u0020rained\/here"}', change(10, 14, "/x "), r'{"a":1.0, "text" : "It\u0020rained\/\/x\u0020"}'),
        (r'{"text":"caf\u00E9 \ud83d\ude00, \"no\""}', change(6, 10, "é😀é"), r'{"text":"caf\u00E9 \u00E9\ud83d\ude00\u00E9, \"no\""}'),
        ('{"text":"café"}', change(0, 0, "È "), '{"text":"È café"}'),
        ('{"text":"cafe"}', change(3, 4, "é"), '{"text":"café"}'),
        (r'{"text":"cafe","n":"\u00e8"}', change(3, 4, "é"), r'{"text":"caf\u00e9","n":"\u00e8"}'),
        (r'{"text":"a\nb"}', change(1, 2, '"\t'), r'{"text":"a\"\tb"}'),
        ('{"text":"first","text":"last"}', change(0, 4, "x"), '{"text":"first","text":"x"}'),
        ('\ufeff{"a.b":"dotted","a":{"b":"nested"}}', change(0, 6, "x"), '\ufeff{"a.b":"x","a":{"b":"nested"}}'),
    ],
)  # fmt: skip
def test_edits_follow_the_style_of_the_string(before: str, edit: Change, after: str) -> None:
    place = find(before, "a.b" if "a.b" in before else "text")
    assert place is not None
    assert rewritten(before, place, [edit]) == after


@pytest.mark.parametrize("line", ["{}", '{"text":1}', '{"text":null}', '{"body":"x"}', '{"body":{"text":["x"]}}'])
def test_what_is_no_string_is_not_found(line: str) -> None:
    assert find(line, "text") is None
    assert find(line, "body.text") is None
