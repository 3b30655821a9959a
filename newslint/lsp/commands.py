"""Commands: what an editor can have done besides edits at a finding."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from newslint import baseline
from newslint.errors import NewslintError, UsageError
from newslint.lsp.actions import ADD_WORD, all_fixed, ask
from newslint.lsp.buffers import file_path
from newslint.lsp.diagnosing import found_in
from newslint.lsp.server import NAME, Server
from newslint.output.uri import relative
from newslint.runner import Result, Task, run_files
from newslint.word_lists import add_word

FIX_ALL, WRITE_BASELINE = f"{NAME}.fixAll", f"{NAME}.writeBaseline"
REQUEST_FAILED = -32803


def register(server: Server) -> None:
    """Have these commands handled."""
    for name, handler in {FIX_ALL: fix_all, WRITE_BASELINE: write_baseline, ADD_WORD: add_to_word_list}.items():
        server.command(name)(partial(handler, server))


async def fix_all(server: Server, *arguments: Any) -> None:
    """`newslint.fixAll URI`: apply all safe fixes to a text."""
    asked = await ask(server, _text(arguments, 0, "the URI of a document"))
    edits = await server.checker.run(all_fixed, asked.checked, asked.unit)
    if not get_capability(server.client_capabilities, "workspace.apply_edit", False):
        raise JsonRpcException("this client applies no edits of a server's own", REQUEST_FAILED)
    if edits:
        server.protocol.ask_plain(
            types.WORKSPACE_APPLY_EDIT, {"label": "newslint: fix all safe problems", "edit": asked.edit(edits)}
        )


async def write_baseline(server: Server, *arguments: Any) -> str:
    """`newslint.writeBaseline [URI]`: accept all that is found now in a workspace folder; the path of the baseline."""
    roots = server.folders.roots
    path = file_path(_text(arguments, 0, "a URI")) if arguments else None
    root = (server.folders.root_of(path) if path else None) or (roots[0] if roots and not arguments else None)
    if root is None:
        raise JsonRpcInvalidParams("a baseline belongs to a workspace folder; open one, or name a file in it")
    counts = await _done(server, _entries, server, root)
    target = server.folders.baseline_path(root)
    await _done(server, baseline.write, target, counts)
    server.tell(f"Accepted {counts.total()} problems in {relative(os.path.relpath(target, root))}.")
    await server.reload()
    return target


async def add_to_word_list(server: Server, *arguments: Any) -> str:
    """`newslint.addToWordList URI WORD`: accept a word in a text and its neighbours; the path of the word list."""
    uri, word = _text(arguments, 0, "the URI of a document"), _text(arguments, 1, "a word")
    if len(word.split()) != 1:
        raise JsonRpcInvalidParams("argument 2 has to be a word, without white space")
    buffer = server.buffer(uri)
    path = server.folders.place_of(buffer.path, buffer.language)
    config = await _done(server, _config, server, path)
    target = await _done(server, add_word, word, config)
    server.tell(f"Added ‘{word}’ to {target}.")
    await server.reload()
    return str(target)


def _config(server: Server, path: str) -> Any:
    """The configuration of a file; where there is none, that of its workspace folder, so that a list goes there."""
    root = server.folders.root_of(path)
    config = server.folders.settings(root).config(os.path.dirname(path))
    return config if config.path or root is None else config._replace(root=root)


async def _done(server: Server, function: Any, *arguments: Any) -> Any:
    """Do something in the thread of the checks; what goes wrong is the answer to the client."""
    try:
        return await server.checker.run(function, *arguments)
    except NewslintError as error:
        raise JsonRpcException(str(error), REQUEST_FAILED) from None


def _entries(server: Server, root: str) -> Any:
    """What a baseline has to hold to accept all findings in the files of a folder.

    Raises `NewslintError` where not everything can be checked: a new baseline would take back what an old one accepts.
    """

    def task(path: str) -> Task:
        setup = server.folders.of(os.path.abspath(path), "")
        return Task(setup.rules, setup.format, fingerprints=True)

    def results() -> Iterator[Result]:
        for result in run_files(found_in(server, root), task):
            if result.errors:
                raise UsageError(
                    f"no baseline was written, because not everything could be checked: {result.errors[0]}"
                )
            yield result

    return baseline.entries(results())


def _text(arguments: tuple[Any, ...], index: int, what: str) -> str:
    if len(arguments) <= index or not isinstance(arguments[index], str):
        raise JsonRpcInvalidParams(f"argument {index + 1} has to be {what}")
    return str(arguments[index])
