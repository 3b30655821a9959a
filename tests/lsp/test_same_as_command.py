"""The server says what `newslint check --output-format lsp` says, and goes on saying it while a text is edited."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import RuleSet, Source
from newslint.catalogue import url
from newslint.diagnostic import diagnostic
from newslint.readers import reader
from newslint.rule import FORMATS, Format
from tests.editing import Change, changed, changes, texts
from tests.lsp.raw import Raw, started
from tests.soup import RULES

ENDINGS = {"plain": "txt", "markdown": "md", "mdx": "mdx", "html": "html", "asciidoc": "adoc", "rst": "rst"}
LANGUAGES = {
    "plain": "plaintext",
    "markdown": "markdown",
    "mdx": "mdx",
    "html": "html",
    "asciidoc": "asciidoc",
    "rst": "restructuredtext",
}
EXAMPLES = int(os.environ.get("NEWSLINT_EDITED_TEXTS", "100"))
BY_CODE = {rule.code: rule for rule in RULES}
ALL = RuleSet(RULES)
LONE = set(map(chr, range(0xDC80, 0xDD00)))
"""What stands for a byte that is not UTF-8."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all rules run, and the examples of all rules as files."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / ".git").mkdir()
    (folder / "newslint.toml").write_text('select = ["ALL"]\n', "utf-8")
    # An editor has no text with a NUL, which is binary to the command, or with bytes that are not UTF-8.
    examples = [(rule, one) for rule in RULES for one in rule.examples if not set(one.text) & {"\0", *LONE}]
    for number, (rule, example) in enumerate(examples):
        name = f"{rule.code}-{number:04}.{ENDINGS[example.format]}"
        (folder / name).write_bytes(example.text.encode())
    assert len(examples) > len(RULES)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Raw]:
    with started(folder) as server:
        server.initialize(rootUri=folder.as_uri())
        yield server
        assert server.leave() == 0


def test_the_examples_of_every_rule(folder: Path, server: Raw) -> None:
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "lsp", "--no-cache", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    assert (run.returncode, run.stderr) == (1, "")
    said = {each["uri"]: each["diagnostics"] for each in map(json.loads, run.stdout.splitlines())}
    files = sorted(path for path in folder.iterdir() if path.suffix != ".toml" and path.is_file())
    assert len(said) == len(files)
    for path in files:
        text = path.read_bytes().decode()
        name = next(format for format, ending in ENDINGS.items() if path.suffix == f".{ending}")
        server.open(path.as_uri(), text, LANGUAGES[name])
        assert server.diagnostics(path.as_uri()) == said[path.as_uri()], path.name
        server.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def position(text: str, at: int) -> dict[str, int]:
    """The position of a place in a text; between CR and LF there is none, so it is that before both."""
    at -= text[at - 1 : at + 1] == "\r\n"
    lines = text[:at].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {"line": len(lines) - 1, "character": units(lines[-1])}


def expected(format: Format, uri: str, text: str) -> list[dict[str, Any]]:
    """The diagnostics of a fresh look at a text."""
    source = Source(text.encode(), in_editor=True)
    if "\0" in text:
        return []
    report = ALL.lint(reader(format)(source))
    return [diagnostic(source, found, BY_CODE[found.rule], url, uri) for found in report.findings]


@st.composite
def edited(draw: st.DrawFn) -> tuple[Format, str, list[Change]]:
    format = draw(st.sampled_from((*FORMATS, "markdown", "plain")))
    return format, draw(texts(format)), draw(changes(format))


@settings(max_examples=EXAMPLES)
@given(edited(), st.data())
def test_random_edits(server: Raw, folder: Path, drawn: tuple[Format, str, list[Change]], data: st.DataObject) -> None:
    format, text, edits = drawn
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    uri = (folder / f"edited.{ENDINGS[format]}").as_uri()
    server.open(uri, text, LANGUAGES[format])
    assert server.diagnostics(uri) == expected(format, uri, text)
    for version, change in enumerate(edits, 2):
        change = change._replace(text=change.text.encode("utf-8", "replace").decode("utf-8"))
        whole, start, end = changed(text, change)
        event: dict[str, Any] = {"text": whole}
        if data.draw(st.booleans()):
            start -= text[start - 1 : start + 1] == "\r\n"
            end -= text[end - 1 : end + 1] == "\r\n"
            whole = text[:start] + change.text + text[end:]
            event = {"range": {"start": position(text, start), "end": position(text, end)}, "text": change.text}
        document = {"uri": uri, "version": version}
        server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [event]})
        text = whole
        assert server.diagnostics(uri) == expected(format, uri, text)
