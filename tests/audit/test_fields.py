from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newslint.audit.containers.fields import detected
from newslint.audit.unit import Fields
from tests.audit.reading import STORY, records


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ({"text": STORY, "body": STORY}, Fields(text="text")),
        ({"Body Text": STORY, "pubDate": "x", "sourceName": "Gazette"},
         Fields(text="Body Text", date="pubDate", publisher="sourceName")),
        ({"text": "A short lead.", "content": STORY * 9}, Fields(text="content")),
        ({"a": "one two", "b": STORY, "c": "2025-02-13", "d": "https://example.org/7"},
         Fields(text="b", date="c", url="d")),
        ({"_id": 7, "_source": {"doc": {"maintext": STORY, "title": "T"}}},
         Fields(text="_source.doc.maintext", id="_id", title="_source.doc.title")),
        ({"name": "Harbour", "n": 1}, Fields(title="name")),
        ({"title": STORY * 2, "text": "One"}, Fields(text="text", title="title")),
    ],
)  # fmt: skip
def test_fields_are_found_by_name_and_by_look(row: dict[str, Any], fields: Fields) -> None:
    assert detected([row]) == fields


def test_fields_that_are_asked_for_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {
        "text": "Not this.", "a": {"b": STORY}, "t": "T", "d": "2025", "p": "P", "s": 7, "u": "U", "k": [1],
    }  # fmt: skip
    path.write_text(json.dumps(row) + "\n")
    (one,) = records(path, fields=Fields("a.b", "k", "t", "d", "p", "s", "u"))
    assert one.data.decode() == STORY
    assert one[3:9] == ("[1]", "T", "2025", "P", "7", "U")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<p>One.</p>\n<p>Two.</p>", "html"),
        ("One.<br/>Two.<br/>", "html"),
        ("One < two, and three > two.", "plain"),
        ("Write <p> for a paragraph.", "plain"),
        ("<MITH.T> rose, <b> fell.", "plain"),
        ("<b>Bold</b> and <i>italic</i>,\nand <a href='x'>a link</a>.", "plain"),
        ("---\ntitle: One\n---\n\n<p>Two</p><p>Three</p>", "markdown"),
        ("+++\ntitle = 'One'\n+++\nTwo", "markdown"),
        ("--- and so on.\n---\n", "plain"),
    ],
)
def test_the_format_of_a_text_is_seen(tmp_path: Path, text: str, format: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}) + "\n")
    assert [one.format for one in records(path)] == [format]
    assert [one.format for one in records(path, format="markdown")] == ["markdown"]
