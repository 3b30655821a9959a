"""Measuring: the server as an editor meets it, and the linting in it alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any

from benchmarks.editor.texts import Edit, edits
from newslint import RuleSet, Source, packs
from newslint.incremental.linting import Incremental
from newslint.lsp.checks import collect_seldom
from newslint.lsp.warming import steps
from newslint.rule import Format
from newslint.source import LINE_END, encode

URI = "untitled:story"
WARM = 20
"""Edits before measuring starts."""
QUIET = 3
"""Tenths of a second without work after which a server is idle."""


class Client:
    """The side of the editor."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process = process
        self._stdin, self._stdout = process.stdin, process.stdout
        self._number = 0

    def send(self, method: str, params: Any, **more: Any) -> None:
        """Send a notification, or with an `id` a request."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self._stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        """The result of a request."""
        self._number += 1
        self.send(method, params, id=self._number)
        while True:
            message = json.loads(self._body())
            if message.get("id") == self._number and "method" not in message:
                return message["result"]

    def change(self, edit: Edit, before: str, version: int) -> None:
        """Tell the server of an edit of a text."""
        places = {"start": position(before, edit.start), "end": position(before, edit.end)}
        changes = [{"range": places, "text": edit.text}]
        document = {"uri": URI, "version": version}
        self.send("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def diagnostics(self) -> Any:
        """The diagnostics of the text as it is."""
        return self.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})["items"]

    def memory(self) -> int:
        """Resident memory of the server, in kilobytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found is not None
        return int(found[1])

    def wait(self) -> None:
        """Wait until the server has warmed up and is idle."""
        used, quiet = -1, 0
        while quiet < QUIET:
            sleep(0.1)
            stat = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            now = int(stat[11]) + int(stat[12])  # ticks in its own code, and in the system's for it
            used, quiet = now, quiet + 1 if now == used else 0

    def _body(self) -> bytes:
        length = 0
        while (line := self._stdout.readline()).strip():
            if line.startswith(b"Content-Length:"):
                length = int(line[15:])
        return self._stdout.read(length)


@contextmanager
def opened(whole: str) -> Iterator[Client]:
    """A server with a text open in it, once it is idle."""
    command = [sys.executable, "-m", "newslint", "server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        client = Client(process)
        capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
        client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        client.send("initialized", {})
        item = {"uri": URI, "languageId": "markdown", "version": 1, "text": whole}
        client.send("textDocument/didOpen", {"textDocument": item})
        client.diagnostics()
        client.wait()
        yield client
        client.ask("shutdown", None)
        client.send("exit", None)


def round_trips(whole: str, number: int) -> tuple[int, list[float]]:
    """The findings of a text, and the milliseconds from each edit of it to the diagnostics."""
    times = []
    with opened(whole) as client:
        findings = len(client.diagnostics())
        before = whole
        for version, (edit, after) in enumerate(edits(whole, WARM + number), 2):
            start = perf_counter()
            client.change(edit, before, version)
            client.diagnostics()
            times.append(1000 * (perf_counter() - start))
            before = after
    return findings, times[WARM:]


def linting(whole: str, number: int, format: Format = "markdown") -> tuple[list[float], list[float]]:
    """The milliseconds that linting alone takes after each edit of a text, and those of the processor."""
    rules = RuleSet([rule for rule in packs.load().rules if rule.default])
    linter = Incremental(rules, format)
    linter.lint(Source(whole.encode()))
    for _ in steps(rules, format):
        pass  # as the server does before anyone has typed a word
    collect_seldom()
    times, processor = [], []
    for _, after in edits(whole, WARM + number):
        source = Source(after.encode())
        start, used = perf_counter(), process_time()
        linter.lint(source)
        times.append(1000 * (perf_counter() - start))
        processor.append(1000 * (process_time() - used))
    return times[WARM:], processor[WARM:]


def warming(whole: str) -> list[float]:
    """The milliseconds that each step takes in which rules are warmed up, once a text has been checked."""
    rules = RuleSet([rule for rule in packs.load().rules if rule.default])
    Incremental(rules, "markdown").lint(Source(whole.encode()))
    times, start = [], perf_counter()
    for _ in steps(rules, "markdown"):
        times.append(1000 * (perf_counter() - start))
        start = perf_counter()
    return times


def memory(whole: str, number: int) -> tuple[int, int]:
    """The kilobytes of a server with a text open in it, and after many edits of the text."""
    with opened(whole) as client:
        before, first = whole, client.memory()
        for version, (edit, after) in enumerate(edits(whole, number), 2):
            client.change(edit, before, version)
            client.diagnostics()
            before = after
        return first, client.memory()


def position(whole: str, at: int) -> dict[str, int]:
    """The position of a character, in UTF-16 code units."""
    text = encode(whole[:at])
    starts = [match.end() for match in LINE_END.finditer(text)]
    line = text[starts[-1] if starts else 0 :].decode()
    return {"line": len(starts), "character": len(line.encode("utf-16-le")) // 2}
