"""Completion: what a shell needs to complete newslint's commands, options and files, written by shtab."""

from __future__ import annotations

import argparse
from typing import Any

from newslint import arguments
from newslint.audit.command import COMMANDS
from newslint.errors import UsageError

EXTRA = "newslint[completion]"
FILES = ("FILE", "PATH", "FILE|'KEY = VALUE'")
FOLDERS = ("FOLDER",)
"""What stands in the help for files and folders, which the shell completes itself."""
SOURCES = {"bash": "_newslint_sources", "zsh": "_newslint_sources"}
"""The function that completes what `newslint audit` takes: sources, and first of all its own commands."""
NAMES = " ".join(COMMANDS)
PREAMBLE = {
    "bash": f'_newslint_sources() {{ compgen -W "{NAMES}" -- "$1"; _shtab_compgen_files "$1"; }}',
    "zsh": f"_newslint_sources() {{ _alternative 'commands:command:({NAMES})' 'files:file:_files' }}",
}


def script(shell: str) -> str:
    """The script that a shell is to run at its start. Raises `UsageError` where shtab is not installed."""
    try:
        import shtab
    except ModuleNotFoundError:
        raise UsageError(f"completion needs shtab, which is not installed; run: pip install '{EXTRA}'") from None
    completed: dict[Any, Any] = {"SOURCE": SOURCES}
    completed |= dict.fromkeys(FILES, shtab.FILE) | dict.fromkeys(FOLDERS, shtab.DIRECTORY)
    whole = argparse.ArgumentParser("newslint")
    whole.add_argument("-V", "--version", action="store_true", help="show the version")
    commands = whole.add_subparsers()
    for parser in (
        arguments.check_parser(),
        arguments.audit_parser(),
        arguments.rule_parser(),
        arguments.config_parser(),
        arguments.Parser("init", "", "Write a newslint.toml to start from."),
        arguments.test_parser(),
        arguments.server_parser(),
        arguments.completion_parser(),
        arguments.Parser("version", "", "Show the version."),
    ):
        for action in parser._actions:  # argparse has no other way to its arguments
            if action.metavar in completed:
                action.complete = completed[action.metavar]  # type: ignore[attr-defined]
        name = parser.prog.removeprefix("newslint ")
        commands.add_parser(name, parents=[parser], add_help=False, help=parser.description)
    return str(shtab.complete(whole, shell, preamble=PREAMBLE[shell]))
