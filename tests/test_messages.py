"""Every message of newslint to its users is in a test.

The messages are read off the code: the texts that go into an error (`UsageError(...)`, `ConfigError(...)` and so on),
into `complain` or into a parser's `error`, through variables, constants and the functions that make them. Of an f-string
the longest stretch without a gap counts. Each has to stand in a text of some test: in what the test expects, that is,
since nobody types messages for another end.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import newslint

PACKAGE = Path(newslint.__file__).parent
TESTS = Path(__file__).parent
SPEAKERS = frozenset({"complain", "error", "_error"})
"""Functions besides the classes of errors whose texts reach the user."""
MAKERS = ("Error", "JsonRpcException", "JsonRpcInvalidParams")
"""How the names of errors end, those of newslint and those that the language server answers with."""
SHORTEST = 8
"""Characters; a stretch that is shorter tells nothing."""


class Place(NamedTuple):
    """A module, and the functions around a piece of its code, the innermost last."""

    module: ast.Module
    functions: tuple[ast.FunctionDef, ...] = ()


class Message(NamedTuple):
    """The longest stretch of a message, and where it stands."""

    text: str
    where: str


@cache
def definitions() -> dict[str, list[tuple[ast.FunctionDef, Place]]]:
    """All functions of newslint by name; those of one name are all taken to be meant."""
    found = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ast.parse(path.read_bytes(), str(path))
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                found[node.name].append((node, Place(module, (node,))))
    return dict(found)


def messages() -> Iterator[Message]:
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ast.parse(path.read_bytes(), str(path))
        for call, place in calls(module, Place(module)):
            for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
                for text in texts(argument, place, frozenset()):
                    yield Message(text, f"{path.relative_to(PACKAGE)}:{call.lineno}")


def calls(node: ast.AST, place: Place) -> Iterator[tuple[ast.Call, Place]]:
    """The calls below a node that make an error, or say something to the user."""
    for child in ast.iter_child_nodes(node):
        inner = place._replace(functions=(*place.functions, child)) if isinstance(child, ast.FunctionDef) else place
        if isinstance(child, ast.Call) and (name(child).endswith(MAKERS) or name(child) in SPEAKERS):
            yield child, inner
        yield from calls(child, inner)


def name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def texts(node: ast.AST | None, place: Place, seen: frozenset[str]) -> Iterator[str]:
    """The texts that an expression may come to, each as its longest stretch."""
    match node:
        case ast.Constant(value=str(text)):
            yield from longest([text])
        case ast.JoinedStr():
            yield from longest([str(part.value) for part in node.values if isinstance(part, ast.Constant)])
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from texts(part.value, place, seen)
        case ast.BinOp() | ast.IfExp() | ast.BoolOp():
            for child in ast.iter_child_nodes(node):
                yield from texts(child, place, seen)
        case ast.Call() if name(node) not in seen and not name(node).endswith("Error"):
            for function, inside in definitions().get(name(node), []):
                for statement in ast.walk(function):
                    if isinstance(statement, ast.Return):
                        yield from texts(statement.value, inside, seen | {name(node)})
        case ast.Name(id=variable) if variable not in seen:
            for scope in (*place.functions[-1:], place.module):
                found = list(assigned(scope, variable))
                for value in found:
                    yield from texts(value, place, seen | {variable})
                if found:
                    break


def assigned(scope: ast.AST, variable: str) -> Iterator[ast.expr]:
    """What a variable is made of in a function, or on the top level of a module."""
    for node in ast.walk(scope) if isinstance(scope, ast.FunctionDef) else ast.iter_child_nodes(scope):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.NamedExpr) and any(getattr(to, "id", "") == variable for to in targets):
            yield node.value


def longest(parts: list[str]) -> Iterator[str]:
    stretch = max((part.strip(" \n:;,.?'") for part in parts), key=len, default="")
    if len(stretch) >= SHORTEST and " " in stretch:
        yield stretch


@cache
def expected() -> str:
    """All texts in the tests but docstrings, one after the other."""
    found = []
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                node.value.value = ""
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    return "\0".join(found)


MESSAGES = sorted({message.text: message for message in messages()}.values(), key=lambda message: message.where)


def test_the_messages_are_found() -> None:
    known = {message.text for message in MESSAGES}
    assert "the file cannot be read" in known, "in a function that makes the text"
    assert "lies outside of the repository" in known, "the longest part of an f-string"
    assert "nothing in the folder was checked, because an ignore file cannot be read" in known, "in a constant"
    assert "a process died while it checked this file or one of the" in known, "in a variable"
    assert "takes a text in quotation marks" in known, "in a function of another module"
    assert len(MESSAGES) > 80


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.where)
def test_a_message_is_in_a_test(message: Message) -> None:
    if message.text not in expected():
        pytest.fail(f"no test expects the message of {message.where}: {message.text}", pytrace=False)
