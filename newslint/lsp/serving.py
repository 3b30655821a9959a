"""Serving: `newslint server`, from its start to its exit code."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from threading import Thread
from typing import Any, BinaryIO

from newslint.lsp import actions, commands, hover, lifecycle
from newslint.lsp.server import Server
from newslint.lsp.transport import Writer, messages

LOOK_EVERY = 2.0
"""Seconds between two looks whether the client still runs."""


def serve(version: str) -> int:
    """Answer a client on standard input and output until it says `exit` or is gone; the exit code."""
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a rule prints must not get among the messages
    return asyncio.run(_serve(version, getattr(stdin, "read1", stdin.read), stdout))


async def _serve(version: str, read: Callable[[int], bytes], stream: BinaryIO) -> int:
    server = Server(version)
    for part in (lifecycle, actions, hover, commands):
        part.register(server)
    writer = Writer(stream)
    server.protocol.set_writer(writer)
    ended: asyncio.Future[int] = server.loop.create_future()
    Thread(target=_read, args=(server, read, ended), name="newslint-reader", daemon=True).start()
    watching = server.loop.create_task(_watch(server, ended))
    try:
        return await ended
    finally:
        watching.cancel()
        server.checker.stop()
        writer.close()


def _read(server: Server, read: Callable[[int], bytes], ended: asyncio.Future[int]) -> None:
    """Hand over what the client sends, in order, until there is nothing more."""
    for message in messages(read):
        server.soon(_receive, server, message, ended)
    server.soon(_end, server, ended)


def _receive(server: Server, message: Any, ended: asyncio.Future[int]) -> None:
    server.protocol.receive(message)
    if server.protocol.exit_code is not None:
        _end(server, ended)


def _end(server: Server, ended: asyncio.Future[int]) -> None:
    """End; without `exit`, as if the client had said it."""
    if not ended.done():
        code = server.protocol.exit_code
        ended.set_result(int(not server.protocol.was_shut_down) if code is None else code)


async def _watch(server: Server, ended: asyncio.Future[int]) -> None:
    """End once the client's process is gone, if it was seen alive: its number may come from another system's view."""
    seen = False
    while True:
        await asyncio.sleep(LOOK_EVERY)
        process = server.process_id
        if process is None or os.name != "posix":
            continue
        alive = _is_alive(process)
        if seen and not alive:
            _end(server, ended)
        seen = alive


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True
