"""Lifecycle: the messages about the client, its folders and settings, and the opening and changing of texts."""

from __future__ import annotations

from functools import partial
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability

from newslint.lsp import diagnosing
from newslint.lsp.buffers import Buffer
from newslint.lsp.client_settings import SECTION
from newslint.lsp.folders import BASELINE
from newslint.lsp.rendering import listed
from newslint.lsp.server import Server

WATCHED = ("**/*.toml", "**/*.txt", f"**/{BASELINE}")
"""Configurations, packs, word lists with the usual ending, and the baseline; others are looked at now and then."""
REGISTRATION = "newslint-files"


def register(server: Server) -> None:
    """Have these messages handled."""
    handlers: dict[str, Any] = {
        types.INITIALIZE: initialize,
        types.INITIALIZED: initialized,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: change_settings,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: change_folders,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: change_files,
        types.TEXT_DOCUMENT_DID_OPEN: open_text,
        types.TEXT_DOCUMENT_DID_CHANGE: change_text,
        types.TEXT_DOCUMENT_DID_SAVE: save_text,
        types.TEXT_DOCUMENT_DID_CLOSE: close_text,
    }
    for method, handler in handlers.items():
        server.feature(method)(partial(handler, server))


def initialize(server: Server, params: types.InitializeParams) -> None:
    """Take over what the client starts with."""
    server.initialize(params)
    if server.pulls:
        diagnosing.register(server)


async def initialized(server: Server, _params: types.InitializedParams) -> None:
    """Ask the client for what it may be asked now: to watch files, and its settings."""
    server.may_speak()
    if get_capability(server.client_capabilities, "workspace.did_change_watched_files.dynamic_registration", False):
        watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        watching = types.Registration(REGISTRATION, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([watching]))
    await server.ask_for_settings()


async def change_settings(server: Server, params: types.DidChangeConfigurationParams) -> None:
    """Take over settings that are sent, or ask for them where the client wants to be asked."""
    if get_capability(server.client_capabilities, "workspace.configuration", False):
        await server.ask_for_settings()
    elif isinstance(params.settings, dict):
        server.take_settings({None: params.settings.get(SECTION, params.settings)})
        await server.reload()


async def change_folders(server: Server, _params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Take over the folders, which pygls has put into its list."""
    server.take_folders()
    await server.reload()
    await server.ask_for_settings()


async def change_files(server: Server, _params: types.DidChangeWatchedFilesParams) -> None:
    """Look whether a file has changed that settings come from."""
    server.folders.look_soon()
    if await server.checker.run(server.folders.look_again):
        await server.reload()


def open_text(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Keep a text, and check it."""
    item = params.text_document
    buffer = Buffer(item.uri, item.language_id, item.version, item.text)
    server.buffers[item.uri] = buffer
    server.publish(buffer)


def change_text(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Change a text, and check it anew; a text that was never opened cannot be changed."""
    buffer = server.buffers.get(params.text_document.uri)
    if buffer is not None:
        buffer.change(params.text_document.version, params.content_changes, server.checker.unit)
        server.publish(buffer)


async def save_text(server: Server, _params: types.DidSaveTextDocumentParams) -> None:
    """Look whether it was a file that settings come from: not every client watches files."""
    server.folders.look_soon()
    if await server.checker.run(server.folders.look_again):
        await server.reload()


def close_text(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a text."""
    buffer = server.buffers.pop(params.text_document.uri, None)
    if buffer is not None:
        buffer.drop_check()
        if not server.pulls:
            server.send_diagnostics(buffer.uri, None, listed([]))
