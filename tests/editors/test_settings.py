"""The settings for editors that docs/editors.md shows, and the extension's: they name what there is."""

from __future__ import annotations

import io
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main
from newslint.lsp import client_settings, languages

EDITORS = Path(__file__).parents[2] / "editors"
DAMAGED, REPAIRED = "All\\'s \N{GRINNING FACE} well.\n", "All's \N{GRINNING FACE} well.\n"


def loaded(path: str) -> Any:
    text = (EDITORS / path).read_text(encoding="utf-8")
    return tomllib.loads(text) if path.endswith(".toml") else json.loads(text)


def test_helix_starts_the_server_for_each_of_its_languages() -> None:
    settings = loaded("helix/languages.toml")
    assert settings["language-server"] == {"newslint": {"command": "newslint", "args": ["server"]}}
    for language in settings["language"]:
        assert "newslint" in language["language-servers"]
        assert language["name"] in languages.ENDINGS


def test_the_formatter_of_helix_repairs_a_text(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DAMAGED.encode())))
    formatter = loaded("helix/languages.toml")["language"][0]["formatter"]
    assert formatter["command"] == "newslint"
    assert main([argument.replace("%{buffer_name}", "story.md") for argument in formatter["args"]]) == 0
    assert capsysbinary.readouterr().out.decode() == REPAIRED


def test_sublime_starts_the_server() -> None:
    settings = loaded("sublime/LSP.sublime-settings")
    assert settings["clients"]["newslint"]["command"] == ["newslint", "server"]


def test_the_extension_offers_the_settings_of_the_server_and_its_own() -> None:
    declared = loaded("vscode/package.json")["contributes"]["configuration"]["properties"]
    of_server = {*client_settings.TEXTS, *client_settings.LISTS}
    own = {"path", "interpreter", "trace.server"}
    assert declared.keys() == {f"newslint.{name}" for name in of_server | own}
    defaults = {name.removeprefix("newslint."): key["default"] for name, key in declared.items()}
    assert client_settings.parsed(defaults) == client_settings.ClientSettings()


def test_the_extension_is_not_told_by_a_stranger_what_to_run() -> None:
    package = loaded("vscode/package.json")
    trust = package["capabilities"]["untrustedWorkspaces"]
    assert trust["supported"] == "limited"
    assert set(trust["restrictedConfigurations"]) == {"newslint.path", "newslint.interpreter"}


def test_the_lock_file_names_no_registry() -> None:
    assert "resolved" not in (EDITORS / "vscode" / "package-lock.json").read_text(encoding="utf-8")
