"""The server as two editors start it: one that can do much, and one that can do nothing beyond what LSP requires."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from tests.lsp.session import APPLIED, REGISTERED

COMMAND = [sys.executable, "-m", "newslint", "server", "--stdio"]
ABLE = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=["utf-32", "utf-16"]),
    text_document=types.TextDocumentClientCapabilities(
        diagnostic=types.DiagnosticClientCapabilities(),
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        code_action=types.CodeActionClientCapabilities(
            resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"])
        ),
    ),
    workspace=types.WorkspaceClientCapabilities(
        apply_edit=True,
        configuration=True,
        diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
    ),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace folder of the tests of one module."""
    folder = tmp_path_factory.mktemp("newsroom")
    (folder / ".git").mkdir()
    return folder


@pytest_lsp.fixture(scope="module", config=ClientServerConfig(server_command=COMMAND))  # type: ignore[untyped-decorator]
async def editor(lsp_client: LanguageClient, place: Path) -> AsyncIterator[None]:
    """An editor that pulls diagnostics, counts in code points and can be asked for settings."""

    @lsp_client.feature(types.WORKSPACE_APPLY_EDIT)  # type: ignore[untyped-decorator]
    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        APPLIED.append(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
    def register(params: types.RegistrationParams) -> None:
        REGISTERED.extend(params.registrations)

    folder = types.WorkspaceFolder(place.as_uri(), "newsroom")
    await lsp_client.initialize_session(types.InitializeParams(capabilities=ABLE, workspace_folders=[folder]))
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(scope="module", config=ClientServerConfig(server_command=COMMAND))  # type: ignore[untyped-decorator]
async def simple(lsp_client: LanguageClient, place: Path) -> AsyncIterator[None]:
    """An editor that waits for diagnostics to be pushed, and knows only one folder."""
    params = types.InitializeParams(
        capabilities=types.ClientCapabilities(),
        root_uri=place.as_uri(),
        initialization_options={"ignore": ["SPC002"], "trace": "off"},
    )
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()
