"""The server: what it keeps, and what it does when texts, settings or folders change."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import FeatureRequestError, JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from newslint.errors import NewslintError, UsageError
from newslint.lsp.buffers import Buffer, file_path
from newslint.lsp.checks import Checker, SupersededError
from newslint.lsp.client_settings import SECTION, ClientSettings, parsed
from newslint.lsp.folders import Folders
from newslint.lsp.protocol import Protocol
from newslint.lsp.rendering import Json, with_member
from newslint.source import Unit

NAME = "newslint"
UNITS: dict[str, Unit] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class Server(LanguageServer):
    """The open texts, their settings and their checks."""

    protocol: Protocol

    def __init__(self, version: str) -> None:
        super().__init__(NAME, version, protocol_cls=Protocol)
        self.loop = asyncio.get_running_loop()
        self.buffers: dict[str, Buffer] = {}
        self._said: set[str] = set()
        self._unsaid: list[str] | None = []
        self._tasks: set[asyncio.Task[None]] = set()
        self.folders = Folders(self.say)
        self.checker = Checker(self.folders, self.say, lambda: self.soon(self.recheck))

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics, so that none are pushed.

        One that cannot be told to ask again, as Neovim 0.11, would show old ones until the next keystroke after a
        setting, the baseline or a word list has changed.
        """
        asks = get_capability(self.client_capabilities, "text_document.diagnostic") is not None
        return asks and bool(get_capability(self.client_capabilities, "workspace.diagnostics.refresh_support", False))

    @property
    def versioned(self) -> bool:
        """Whether the client takes edits for a certain version of a text."""
        return bool(get_capability(self.client_capabilities, "workspace.workspace_edit.document_changes", False))

    def buffer(self, uri: str) -> Buffer:
        """An open text. Raises the error that the client is answered with where it never opened it."""
        if uri not in self.buffers:
            raise JsonRpcInvalidParams(f"the document is not open: {uri}")
        return self.buffers[uri]

    def open_file(self, path: str) -> Buffer | None:
        """The open text of a file, however the client writes its URI; None where it is not open."""
        return next((buffer for buffer in self.buffers.values() if buffer.path == path), None)

    def initialize(self, params: types.InitializeParams) -> None:
        """Take over the folders and the settings that the client starts with."""
        self.checker.unit = UNITS[self.workspace.position_encoding or "utf-16"]
        self.take_folders()
        if not self.folders.roots and (params.root_uri or params.root_path):
            root = file_path(params.root_uri) if params.root_uri else params.root_path
            self.folders.roots = [root] if root else []
        self.take_settings({None: params.initialization_options})

    def take_folders(self) -> None:
        """Take over the workspace folders that lie on the disk."""
        paths = (file_path(folder.uri) for folder in self.workspace.folders.values())
        self.folders.roots = [path for path in paths if path]

    def take_settings(self, given: dict[str | None, Any]) -> None:
        """Take over the settings of folders; None stands for what lies in no folder."""
        for root, values in given.items():
            try:
                self.folders.client[root] = parsed(values)
            except UsageError as error:
                self.folders.client[root] = ClientSettings()
                self.say(error)

    async def ask_for_settings(self) -> None:
        """Ask the client for the settings of each folder, if it can be asked, and check anew where they differ."""
        if not get_capability(self.client_capabilities, "workspace.configuration", False):
            return
        roots = [None, *self.folders.roots]
        uris = [None, *(folder.uri for folder in self.workspace.folders.values() if file_path(folder.uri))]
        items = [types.ConfigurationItem(scope_uri=uri, section=SECTION) for uri in uris]
        try:
            answers = await self.workspace_configuration_async(types.ConfigurationParams(items=items))
        except JsonRpcException:
            return
        given = {root: values for root, values in zip(roots, answers, strict=False) if values is not None}
        before = dict(self.folders.client)
        self.take_settings(given)
        if self.folders.client != before:
            await self.reload()

    async def reload(self) -> None:
        """Read all settings anew, and check all open texts with them."""
        self._said.clear()
        await self.checker.run(self.folders.forget)
        self.recheck()

    def recheck(self) -> None:
        """Check all open texts anew."""
        for buffer in self.buffers.values():
            buffer.drop_check()
        if not self.pulls:
            for buffer in self.buffers.values():
                self.publish(buffer)
        else:
            self.workspace_diagnostic_refresh(None)

    def publish(self, buffer: Buffer) -> None:
        """Push the diagnostics of a text, unless the client pulls them."""
        if not self.pulls:
            self.start(self._publish(buffer))

    async def _publish(self, buffer: Buffer) -> None:
        version = buffer.version
        try:
            checked = await self.checker.check(buffer)
        except SupersededError:
            return
        if self.buffers.get(buffer.uri) is buffer and buffer.version == version:
            self.send_diagnostics(buffer.uri, version, checked.diagnostics)

    def send_diagnostics(self, uri: str, version: int | None, diagnostics: Json) -> None:
        """Push diagnostics; None is the version of a text that is closed."""
        params = {"uri": uri, **({} if version is None else {"version": version})}
        whole = with_member(params, "diagnostics", diagnostics)
        self.protocol.send_plain(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, whole)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something besides; nobody waits for it."""
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def soon(self, function: Any, *arguments: Any) -> None:
        """Call a function in the thread of the messages."""
        self.loop.call_soon_threadsafe(function, *arguments)

    def say(self, error: NewslintError) -> None:
        """Show the user, once, what is wrong; from any thread."""
        self.soon(self._say, str(error))

    def _say(self, text: str) -> None:
        if text in self._said:
            return
        self._said.add(text)
        if self._unsaid is None:
            self.tell(text, types.MessageType.Error)
        else:
            self._unsaid.append(text)

    def tell(self, text: str, type: types.MessageType = types.MessageType.Info) -> None:
        """Show the user a message."""
        self.window_show_message(types.ShowMessageParams(type=type, message=text))

    def may_speak(self) -> None:
        """The client is initialized: say what was held back until now."""
        held, self._unsaid = self._unsaid or [], None
        for text in held:
            self.tell(text, types.MessageType.Error)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an error in a notification; one in a request is its answer."""
        if source is not FeatureRequestError:
            self.window_log_message(types.LogMessageParams(type=types.MessageType.Error, message=str(error)))
