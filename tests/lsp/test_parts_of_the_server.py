"""The parts of the server that need no client."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import NewslintError, UsageError
from newslint.lsp import folders as folders_module
from newslint.lsp.buffers import Buffer
from newslint.lsp.client_settings import parsed
from newslint.lsp.edits import between, text_edit
from newslint.lsp.folders import Folders
from newslint.lsp.transport import Broken, messages
from newslint.source import Source, Unit

LINES = st.text(st.sampled_from("ab😀é\n\r "), max_size=12)


def framed(message: Any) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


@given(
    st.lists(st.one_of(st.dictionaries(st.text(max_size=3), st.integers()), st.binary(max_size=20)), max_size=6),
    st.data(),
)
def test_frames_are_read_however_they_arrive(sent: list[Any], data: st.DataObject) -> None:
    wire = b"".join(each + b"\n" if isinstance(each, bytes) else framed(each) for each in sent)
    sizes = iter(data.draw(st.lists(st.integers(1, 9), max_size=40)))

    def read(size: int) -> bytes:
        nonlocal wire
        size = min(size, next(sizes, size))
        piece, wire = wire[:size], wire[size:]
        return piece

    found = [each for each in messages(read) if not isinstance(each, Broken)]
    assert found == [each for each in sent if not isinstance(each, bytes)]


@given(LINES, LINES, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_edits_make_one_text_of_another(before: str, after: str, unit: Unit) -> None:
    old, new = Source(before.encode(), in_editor=True), Source(after.encode())
    made = old.data
    for edit in reversed([text_edit(old, edit, unit) for edit in between(old, new)]):
        start, end = (old.unit_offset(**edit["range"][side], unit=unit) for side in ("start", "end"))
        made = made[:start] + edit["newText"].encode() + made[end:]
    assert made == new.data


@given(st.text(st.sampled_from("\ufeffa😀\n"), max_size=6), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_a_byte_order_mark_counts_where_an_editor_shows_it(text: str, unit: Unit) -> None:
    source = Source(text.encode(), in_editor=True)
    widths: dict[str, Callable[[str], int]] = {
        "utf-8": lambda one: len(one.encode()),
        "utf-16": lambda one: 1 + (one > "\uffff"),
        "utf-32": lambda _: 1,
    }
    line = character = 0
    for at, one in enumerate(text):
        if at or one != "\ufeff":
            assert source.unit_position(len(text[:at].encode()), unit) == (line, character)
        assert source.unit_offset(line, character, unit) == len(text[:at].encode())
        line, character = (line + 1, 0) if one == "\n" else (line, character + widths[unit](one))


def test_half_a_pair_of_surrogates_is_one_unit() -> None:
    assert Buffer("untitled:1", "plaintext", 1, "a\ud83d.").source.data == "a\ufffd.".encode()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "the settings 'newslint' of the editor have to be an object"),
        ({"configuration": 3}, "'newslint.configuration' of the editor takes a path"),
        ({"configuration": "a\0b"}, "'newslint.configuration' of the editor takes a path"),
        ({"baseline": []}, "'newslint.baseline' of the editor takes a path"),
        ({"ignore": "ESC"}, "'newslint.ignore' of the editor takes a list of texts"),
        ({"extendSelect": [1]}, "'newslint.extendSelect' of the editor takes a list of texts"),
    ],
)
def test_a_wrong_setting_is_named(values: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parsed(values)


def test_settings_that_say_nothing() -> None:
    assert parsed(None) == parsed({}) == parsed({"configuration": "", "select": [], "path": ["newslint"]})


def test_settings_are_read_anew_when_what_they_come_from_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders_module, "LOOK_AFTER", 0.0)
    (tmp_path / ".git").mkdir()
    said: list[NewslintError] = []
    folders = Folders(said.append)
    folders.roots = [str(tmp_path)]
    story = str(tmp_path / "story.md")

    def codes() -> set[str]:
        return {rule.code for rule in folders.of(story, "markdown").rules.rules}

    assert "ESC001" in codes()
    assert not folders.look_again()
    (tmp_path / "base.toml").write_text('ignore = ["ESC"]\n', "utf-8")
    (tmp_path / "newslint.toml").write_text('extend = "base.toml"\nword-lists = ["ours.txt"]\n', "utf-8")
    (tmp_path / "ours.txt").write_text("weir\n", "utf-8")
    assert folders.look_again()
    assert "ESC001" not in codes()
    assert folders.of(story, "markdown").rules.accepted == {"weir"}
    for file, text in (("base.toml", "ignore = []\n"), ("ours.txt", "lund\n")):
        (tmp_path / file).write_text(text + "\n", "utf-8")
        assert folders.look_again(), file
        assert not folders.look_again()
    assert folders.of(story, "markdown").rules.accepted == {"lund"}
    assert "ESC001" in codes()
    (tmp_path / folders_module.BASELINE).write_text("{}", "utf-8")
    assert folders.look_again()
    codes()
    assert ["this is no baseline" in str(error) for error in said] == [True]


def test_the_innermost_folder_counts(tmp_path: Path) -> None:
    folders = Folders(lambda _error: None)
    folders.roots = [str(tmp_path), str(tmp_path / "desk")]
    assert folders.root_of(str(tmp_path / "desk" / "a.md")) == str(tmp_path / "desk")
    assert folders.root_of(str(tmp_path / "desk2" / "a.md")) == str(tmp_path)
    assert folders.root_of("/elsewhere/a.md") is None
    assert folders.place_of(None, "markdown") == str(tmp_path / "untitled.md")
