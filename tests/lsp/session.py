"""What tests do with an editor: open a text, ask about it, and apply what the server answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

DAMAGED = "😀 The firm\\'s chief agreed.\n\nThe vote , held late, failed.\n"
ESC001 = types.Range(types.Position(0, 10), types.Position(0, 11))
"""Where the backslash of `DAMAGED` is, in code points."""
APPLIED: list[types.ApplyWorkspaceEditParams] = []
REGISTERED: list[types.Registration] = []
"""What the server has asked the able editor to apply and to register."""


def open_text(client: LanguageClient, uri: str, text: str, language: str = "markdown", version: int = 1) -> None:
    item = types.TextDocumentItem(uri, language, version, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))


def change(client: LanguageClient, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
    document = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))


async def pull(client: LanguageClient, uri: str, known: str | None = None) -> Any:
    """The diagnostics of a text, asked for again where the server says so: a file of settings may just have changed."""
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=known)
    while True:
        try:
            return await client.text_document_diagnostic_async(params)
        except JsonRpcException as error:
            if error.data != {"retriggerRequest": True}:
                raise


async def codes(client: LanguageClient, uri: str) -> list[Any]:
    return [each.code for each in (await pull(client, uri)).items]


async def actions(
    client: LanguageClient, uri: str, stretch: types.Range, only: Sequence[str] | None = None
) -> list[types.CodeAction]:
    context = types.CodeActionContext(diagnostics=[], only=only)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), stretch, context)
    found = await client.text_document_code_action_async(params)
    return [each for each in found or [] if isinstance(each, types.CodeAction)]


def applied(text: str, edits: Sequence[Any]) -> str:
    """A text of a few lines with edits applied, whose columns are code points."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines) + 1)]
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        start, end = (starts[place.line] + place.character for place in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text


def edits_of(edit: types.WorkspaceEdit | None) -> tuple[int | None, list[Any]]:
    """The version and the edits of the one document that an edit is of."""
    assert edit is not None
    assert edit.document_changes is not None
    (change,) = edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return change.text_document.version, list(change.edits)


def uri_of(folder: Path, name: str) -> str:
    return (folder / name).as_uri()
