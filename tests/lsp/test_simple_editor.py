"""An editor that can do nothing beyond what LSP requires is served too."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.lsp.raw import PATIENCE
from tests.lsp.session import DAMAGED, actions, change, open_text, uri_of

pytestmark = pytest.mark.asyncio(loop_scope="module")
PUBLISHED = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS


async def test_diagnostics_are_pushed_in_utf_16(simple: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "pushed.md")
    open_text(simple, uri, DAMAGED)
    await simple.wait_for_notification(PUBLISHED)
    (found,) = simple.diagnostics[uri]
    assert (found.code, found.range.start.character) == ("ESC001", 11)
    change(simple, uri, 2, types.TextDocumentContentChangeWholeDocument("It rained.\n"))
    await simple.wait_for_notification(PUBLISHED)
    assert not simple.diagnostics[uri]
    change(simple, uri, 3, types.TextDocumentContentChangeWholeDocument(DAMAGED))
    await simple.wait_for_notification(PUBLISHED)
    simple.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await simple.wait_for_notification(PUBLISHED)
    assert not simple.diagnostics[uri]


async def test_actions_come_whole_and_without_versions(simple: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "whole.md")
    open_text(simple, uri, DAMAGED)
    start = types.Position(0, 0)
    (action,) = await actions(simple, uri, types.Range(start, start), ["source.fixAll.newslint"])
    assert action.edit is not None
    assert action.edit.changes is not None
    assert [(edit.range.start.character, edit.new_text) for edit in action.edit.changes[uri]] == [(11, "")]


async def test_an_edit_is_not_sent_to_an_editor_that_cannot_apply_it(simple: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "refused.md")
    open_text(simple, uri, DAMAGED)
    with pytest.raises(Exception, match="this client applies no edits of a server's own"):
        await simple.workspace_execute_command_async(types.ExecuteCommandParams("newslint.fixAll", [uri]))


async def test_settings_are_taken_as_they_are_sent(simple: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "sent.md")
    open_text(simple, uri, DAMAGED)
    await simple.wait_for_notification(PUBLISHED)
    settings = {"newslint": {"select": ["SPC002"]}}
    simple.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    async with asyncio.timeout(PATIENCE):
        while [each.code for each in simple.diagnostics[uri]] != ["SPC002"]:
            await simple.wait_for_notification(PUBLISHED)
