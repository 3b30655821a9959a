"""A rule that does to its process what the text tells it to: `newslint audit --pack poison.py --allow-code`."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import NoReturn

from newslint import Block, Finding, Pattern, rule


def crash() -> None:
    ctypes.string_at(0)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> NoReturn:
    os._exit(3)


def loop() -> NoReturn:
    while True:
        pass


def wait() -> None:
    time.sleep(3600)


def memory() -> None:
    bomb = b"x"
    while True:
        bomb += bomb


def exception() -> NoReturn:
    raise ValueError("poison")


def depart() -> NoReturn:
    raise SystemExit("poison")


DEEDS: dict[str, Callable[[], object]] = {
    deed.__name__: deed for deed in (crash, kill, leave, loop, wait, memory, exception, depart)
}


@rule(code="PSN001", summary="Poison", trigger="POISON", safety=None, examples=[])
def poison(block: Block) -> Iterator[Finding]:
    for match in Pattern(r"POISON:(\w+)").finditer(block.text):
        DEEDS[match[1]]()
        yield block.flag(match, "Poison that does nothing")
    for match in Pattern(r"POISON-ONCE:(\S+)").finditer(block.text):
        if not os.path.exists(match[1]):
            open(match[1], "x").close()
            kill()
