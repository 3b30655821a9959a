"""A word is accepted at the press of a key, and the list that it goes into is found or made."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import config
from newslint.config import Config
from newslint.errors import ConfigError, FileError
from newslint.word_lists import NEW, add_word
from tests.lsp.raw import started

TEXT = "The goverment fell.\n"


def test_a_word_list_is_made_and_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "newslint.toml").write_text('extend-select = ["WRD008"]\n', "utf-8")
    uri = (tmp_path / "story.md").as_uri()
    with started(tmp_path) as server:
        server.initialize(rootUri=tmp_path.as_uri())
        server.open(uri, TEXT)
        (found,) = server.diagnostics(uri)
        params = {"textDocument": {"uri": uri}, "range": found["range"], "context": {"diagnostics": []}}
        actions = server.request("textDocument/codeAction", params)["result"]
        (action,) = [each for each in actions if "command" in each]
        assert action["title"] == "newslint (WRD008): add ‘goverment’ to the word list"
        command = {key: action["command"][key] for key in ("command", "arguments")}
        assert server.request("workspace/executeCommand", command)["result"] == str(tmp_path / NEW)
        assert server.diagnostics(uri) == []
        shown = [each["params"]["message"] for each in server.notifications if each["method"] == "window/showMessage"]
        assert any("Added ‘goverment’ to" in message for message in shown)
        assert server.leave() == 0
    assert (tmp_path / NEW).read_text("utf-8").endswith("\ngoverment\n")
    assert config.read(str(tmp_path / "newslint.toml")).get("word-lists") == [str(tmp_path / NEW)]


def test_a_word_goes_into_the_list_that_is_there_once(tmp_path: Path) -> None:
    file, words = tmp_path / "newslint.toml", tmp_path / "ours.txt"
    file.write_text('word-lists = ["ours.txt"]\n', "utf-8")
    words.write_text("Weir", "utf-8")
    for word in ("lund", "weir", "lund"):
        assert add_word(word, config.read(str(file))) == str(words)
    assert words.read_text("utf-8") == "Weir\nlund\n"


@pytest.mark.parametrize(
    "text",
    ["[tool.newslint]\nselect = ['ALL']\n", "[tool.newslint.severity]\nESC = 'error'\n", "[tool.other]\na = 1"],
)
def test_a_list_is_named_in_a_pyproject_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(text, "utf-8")
    add_word("lund", Config(str(tmp_path), {}, {}, str(file)))
    assert config.read(str(file)).get("word-lists") == [str(tmp_path / NEW)]


def test_where_there_is_no_configuration_one_is_made(tmp_path: Path) -> None:
    add_word("lund", Config(str(tmp_path), {}, {}))
    assert config.read(str(tmp_path / "newslint.toml")).get("word-lists") == [str(tmp_path / NEW)]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text("tool.newslint.select = ['ALL']\n", "utf-8")
    with pytest.raises(ConfigError, match="no word list could be named in it; add word-lists"):
        add_word("lund", Config(str(tmp_path), {}, {}, str(file)))
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError, match="the word could not be added"):
        add_word("lund", Config(str(tmp_path), {}, {}, str(tmp_path / "folder")))
    with pytest.raises(FileError, match="the word list cannot be read"):
        add_word("lund", Config(str(tmp_path), {"word-lists": [str(tmp_path / "folder")]}, {}))
