"""Every option, environment variable and configuration key that the reference lists is used by some test.

"Used" is read off the tests themselves: an option stands as a text in the arguments of a call (of the command, or of
`parametrize`), a key is given a value in a text that is TOML.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newslint.config_keys import KEYS
from tools.docs import commands

TESTS = Path(__file__).parent
OPTION = re.compile(r"--?[a-z][a-z-]*")


@cache
def texts_in_calls() -> frozenset[str]:
    """The texts in the arguments of all calls in the tests, those in lists, tables and f-strings there included."""
    found: set[str] = set()
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and path != Path(__file__):
                inside = (part for argument in [*node.args, *node.keywords] for part in ast.walk(argument))
                found.update(
                    part.value for part in inside if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )
    return frozenset(found)


@cache
def used_options() -> frozenset[str]:
    return frozenset(match[0] for text in texts_in_calls() if (match := OPTION.match(text)))


def options() -> Iterator[tuple[str, argparse.Action]]:
    """Each option of each command."""
    for command in commands.with_subcommands():
        for action in getattr(commands.parser_of(command), "_actions", ()):
            if action.option_strings and not isinstance(action, argparse._HelpAction):
                yield command, action


@pytest.mark.parametrize("name", [name for name, _ in sorted({(one.option_strings[-1], 0) for _, one in options()})])
def test_an_option_is_used(name: str) -> None:
    assert name in used_options(), f"no test calls newslint with {name}"


@pytest.mark.parametrize("name", ["-q", "-V", "-h"])
def test_a_short_option_is_used(name: str) -> None:
    assert name in used_options() | texts_in_calls()


@pytest.mark.parametrize(
    ("option", "choice"),
    sorted({(one.option_strings[-1], str(choice)) for _, one in options() for choice in one.choices or ()}),
)
def test_a_choice_of_an_option_is_used(option: str, choice: str) -> None:
    assert choice in texts_in_calls() or f"{option}={choice}" in texts_in_calls(), f"no test gives {option} {choice}"


@pytest.mark.parametrize("command", commands.with_subcommands())
def test_a_command_is_used(command: str) -> None:
    assert set(command.split()) <= texts_in_calls()


@pytest.mark.parametrize("variable", commands.VARIABLES)
def test_a_variable_is_set(variable: str) -> None:
    assert variable in texts_in_calls(), f"no test sets {variable}"


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_set(key: str) -> None:
    given = re.compile(rf"(?m)^[ ]*(?:\[{key}(?:\.[^\]]+)?\]|{key} *=)")
    assert any(map(given.search, texts_in_calls())), f"no test has a configuration with {key}"
