"""JSON, ninjs among it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.audit.containers import detect
from newslint.audit.containers import json as container
from tests.audit.reading import STORY, TEXT, everything, problems, records, texts

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.sampled_from('a"\\[]{},: \n'), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.sampled_from('a"\\]},'), max_size=3), inner),
    max_leaves=8,
)
ROWS = st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), VALUES), max_size=12)


def write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value))
    return path


@settings(max_examples=50)
@given(ROWS, st.sampled_from([None, 0, 2]), st.integers(1, 40), st.booleans())
def test_what_was_written_is_read_however_it_is_split(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, Any]], indent: int | None, block: int, ascii: bool
) -> None:
    path = tmp_path_factory.mktemp("json") / "a.json"
    listed = [{"other": value, "text": text} for text, value in rows]
    path.write_text(json.dumps(listed, indent=indent, ensure_ascii=ascii), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(container, "BLOCK", block)
        found = records(path, fields=TEXT, container="json")
    assert texts([*found]) == [text for text, _ in rows]
    assert [one.locator.record for one in found] == list(range(len(rows)))


@pytest.mark.parametrize(
    "whole",
    [
        {"text": STORY},
        {"total": 1, "articles": [{"text": STORY}]},
        {"response": {"status": "ok", "docs": [{"text": STORY}]}},
        {"hits": {"hits": [{"_id": "1", "_source": {"body": STORY}}]}},
        [{"text": STORY}],
    ],
)
def test_the_articles_are_found_in_any_shape(tmp_path: Path, whole: Any) -> None:
    assert texts(everything(write(tmp_path / "a.json", whole))) == [STORY]


def test_json_lines_are_known_by_their_content(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "One two"}\n{"text": "Three four"}\n')
    assert detect(str(path)) == "jsonl"
    assert texts(everything(path)) == ["One two", "Three four"]


def test_a_broken_object_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One two"}, {"text": bad}, 7, {"text": "%s"}, {"text": "Last one"}]' % ("x" * 300))
    found = everything(path, largest=200)
    assert texts(found) == ["One two", "(malformed)", "(malformed)", "(too-large)", "Last one"]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ('{"text": "cut', "1 truncated: the JSON ends within its list; the last object is not whole"),
        ("}", "1 malformed: the list is closed by '}'; what follows is not read"),
        ('{"text": "Two"}] more', "2 malformed: something follows after the list; it is not read"),
    ],
)
def test_a_broken_list_gives_what_is_whole(tmp_path: Path, end: str, told: str) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One two"}, ' + end)
    found = everything(path)
    assert texts(found)[0] == "One two"
    assert problems(found)[-1] == told


def test_an_object_above_the_limit_is_searched_for_its_list(tmp_path: Path) -> None:
    whole = {"total": 100, "articles": [{"text": f"{STORY} {number}"} for number in range(100)], "more": {"x": [1]}}
    found = records(write(tmp_path / "a.json", whole), largest=1000)
    assert texts([*found]) == [f"{STORY} {number}" for number in range(100)]
    assert texts(everything(write(tmp_path / "b.json", {"text": "x" * 2000}), largest=1000)) == ["(too-large)"]


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One two"}, ' + "[" * 100_000 + "]" * 100_000 + "]")
    assert texts(everything(path)) == ["One two", "(malformed)"]


@pytest.mark.parametrize(
    ("item", "text", "format", "field"),
    [
        ({"body_text": "A.", "body_xhtml": "<p>A.</p>", "headline": "H"}, "<p>A.</p>", "html", "body_xhtml"),
        ({"bodies": [{"contenttype": "text/plain", "value": "A."}], "headlines": [{"value": "H"}]}, "A.", "plain",
         "bodies.0.value"),
        ({"bodies": [{"contentType": "text/html", "value": "<p>A.</p>"}], "title": "H"}, "<p>A.</p>", "html",
         "bodies.0.value"),
        ({"type": "picture", "description_text": "A view.", "headline": "H"}, "A view.", "plain", "description_text"),
        ({"type": "audio", "headline": "H"}, "", "plain", ""),
    ],
)  # fmt: skip
def test_ninjs_is_read_in_each_version(tmp_path: Path, item: Any, text: str, format: str, field: str) -> None:
    about = {
        "uri": "https://example.org/7", "versioncreated": "2025-02-13T10:00:00Z", "copyrightholder": "Gazette",
        "subject": [{"name": "Local", "rel": "about"}],
    }  # fmt: skip
    (one,) = records(write(tmp_path / "a.json", about | item))
    assert (one.data.decode(), one.format, one.locator.field) == (text, format, field)
    assert one[3:9] == (
        "https://example.org/7", "H", "2025-02-13T10:00:00Z", "Gazette", "Local", "https://example.org/7",
    )  # fmt: skip
