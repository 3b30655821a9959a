"""Diagnosing: the diagnostics that a client asks for, of one text or of all files in its folders."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from newslint.errors import FileError, NewslintError
from newslint.lsp.checks import Checked, SupersededError
from newslint.lsp.rendering import Json, listed, with_member
from newslint.lsp.server import NAME, Server
from newslint.output.uri import of_file
from newslint.settings import Choice
from newslint.source import Source
from newslint.walk import Wanted, files

SERVER_CANCELLED = -32802


def register(server: Server) -> None:
    """Have these requests handled."""
    options = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=True, identifier=NAME)
    server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(partial(of_text, server))
    server.feature(types.WORKSPACE_DIAGNOSTIC)(partial(of_workspace, server))


async def of_text(server: Server, params: types.DocumentDiagnosticParams) -> Json:
    """The diagnostics of a text, or that they are those the client has; superseded ones are to be asked for again."""
    buffer = server.buffer(params.text_document.uri)
    try:
        checked = await server.checker.check(buffer)
    except SupersededError:
        problem = "the document has changed meanwhile"
        raise JsonRpcException(problem, SERVER_CANCELLED, {"retriggerRequest": True}) from None
    return _report(checked, params.previous_result_id)


async def of_workspace(server: Server, params: types.WorkspaceDiagnosticParams) -> Json:
    """The diagnostics of all files in the workspace folders, the open ones as they are in the editor."""
    known = {each.uri: each.value for each in params.previous_result_ids}
    items = []
    for root in list(server.folders.roots):
        for path in await server.checker.run(_listed, server, root):
            buffer = server.open_file(path)
            uri = of_file(path) if buffer is None else buffer.uri
            try:
                if buffer is not None:
                    checked = await server.checker.check(buffer)
                else:
                    checked = await server.checker.run(_check_file, server, path, uri)
            except (SupersededError, OSError):  # the editor asks for open texts anyway; the file is gone
                continue
            version = None if buffer is None else buffer.version
            items.append(_report(checked, known.get(uri), uri=uri, version=version))
    return with_member({}, "items", listed(items))


def _listed(server: Server, root: str) -> list[str]:
    return list(files_of(server, root))


def _report(checked: Checked, known: str | None, **more: Any) -> Json:
    id = checked.result_id
    if id == known:
        return Json(json.dumps({"kind": "unchanged", "resultId": id, **more}))
    return with_member({"kind": "full", "resultId": id, **more}, "items", checked.diagnostics)


def files_of(server: Server, root: str) -> Iterator[str]:
    """The files of a folder that the command line would check; what is in the way is said."""
    try:
        for found in found_in(server, root):
            if isinstance(found, str):
                yield found
            else:
                server.say(found)
    except NewslintError as error:
        server.say(error)


def found_in(server: Server, root: str) -> Iterator[str | FileError]:
    """The files of a folder, and what cannot be listed. Raises `NewslintError` where the configuration is wrong."""
    choice = Choice(server.folders.settings(root))
    yield from files([root], Wanted(choice.excluded, choice.included))


def _check_file(server: Server, path: str, uri: str) -> Checked:
    with open(path, "rb") as file:
        data = file.read()
    return server.checker.check_file(Source(data), uri, os.path.abspath(path))
