"""A client that says exactly what it is told to, right or wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from newslint.lsp.transport import Broken, messages

COMMAND = [sys.executable, "-m", "newslint", "server"]
PATIENCE = 60.0
"""Seconds to wait for an answer; the machine that runs the tests may be busy."""


class Raw:
    """A server in a process of its own, with what it has said."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.notifications: list[dict[str, Any]] = []
        self._numbers = 0
        self._said: SimpleQueue[Any] = SimpleQueue()
        assert process.stdin is not None
        assert process.stdout is not None
        self.stdin = process.stdin
        self._read = Thread(target=self._listen, args=(process.stdout.fileno(),), daemon=True)
        self._read.start()

    def write(self, data: bytes) -> None:
        self.stdin.write(data)
        self.stdin.flush()

    def send(self, message: Any) -> None:
        self.write(framed(json.dumps(message).encode()))

    def notify(self, method: str, params: Any = None) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: Any = None) -> dict[str, Any]:
        """The whole answer to a request."""
        self._numbers += 1
        self.send({"jsonrpc": "2.0", "id": self._numbers, "method": method, "params": params})
        return self.answer(self._numbers)

    def answer(self, id: Any) -> dict[str, Any]:
        """The next answer to a request of some id; what else comes is kept or, if it is a request, answered."""
        while True:
            message = self.next()
            if "method" not in message and message["id"] == id:
                return message
            if "method" in message and "id" in message:
                self.send({"jsonrpc": "2.0", "id": message["id"], "result": None})
            self.notifications.append(message)

    def next(self) -> dict[str, Any]:
        try:
            message: dict[str, Any] = self._said.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError("the server says nothing") from None
        assert not isinstance(message, Broken)
        return message

    def initialize(self, **more: Any) -> dict[str, Any]:
        pulling = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
        answer = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": pulling, **more})
        self.notify("initialized", {})
        return answer

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        answer = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        while answer.get("error", {}).get("data") == {"retriggerRequest": True}:
            answer = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        found: list[dict[str, Any]] = answer["result"]["items"]
        return found

    def leave(self) -> int:
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(PATIENCE)

    def _listen(self, descriptor: int) -> None:
        for message in messages(lambda size: os.read(descriptor, size)):
            self._said.put(message)


@contextmanager
def started(folder: Path, *options: str) -> Iterator[Raw]:
    """A server that was started in a folder; it is stopped at the end, if it still runs."""
    with subprocess.Popen(
        [*COMMAND, *options], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield Raw(process)
        finally:
            process.kill()


def framed(body: bytes, length: int | str | None = None) -> bytes:
    """A frame, with a wrong length where one is given."""
    return f"Content-Length: {len(body) if length is None else length}\r\n\r\n".encode() + body
