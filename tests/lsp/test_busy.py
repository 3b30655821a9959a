"""A text that takes long to check keeps no one waiting: other requests are answered, and a newer text ends its check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.raw import Raw, framed, started

METHOD_NOT_FOUND, CONTENT_MODIFIED, SERVER_CANCELLED = -32601, -32801, -32802
URI = "untitled:Long"
LONG = "\n\n".join(f"The firm\\'s chief number {number} met the the crew ." for number in range(4000))
"""Takes a good part of a second to check."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Raw]:
    with started(tmp_path) as server:
        server.initialize()
        yield server
        assert server.leave() == 0


def sent_at_once(server: Raw, *messages: dict[str, Any]) -> None:
    server.write(b"".join(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()) for message in messages))


def opened(text: str) -> dict[str, Any]:
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
    return {"method": "textDocument/didOpen", "params": {"textDocument": item}}


def changed(version: int, text: str) -> dict[str, Any]:
    document = {"uri": URI, "version": version}
    params = {"textDocument": document, "contentChanges": [{"text": text}]}
    return {"method": "textDocument/didChange", "params": params}


def asked(id: str, method: str = "textDocument/diagnostic", **more: Any) -> dict[str, Any]:
    return {"id": id, "method": method, "params": {"textDocument": {"uri": URI}, **more}}


def test_a_newer_text_ends_the_check_of_an_older_one(server: Raw) -> None:
    start = {"line": 0, "character": 0}
    actions = asked(
        "actions", "textDocument/codeAction", range={"start": start, "end": start}, context={"diagnostics": []}
    )
    sent_at_once(server, opened(""))
    for version in range(2, 20, 2):  # on a busy machine the newer text may come late
        sent_at_once(server, changed(version, LONG), asked("old"), actions, {"id": "begun", "method": "none"})
        server.answer("begun")
        sent_at_once(server, changed(version + 1, "A vote , held."), asked("new"))
        answers = {answer["id"]: answer for answer in (server.next(), server.next(), server.next())}
        assert [each["code"] for each in answers["new"]["result"]["items"]] == ["SPC002"]
        if "error" in answers["old"]:
            break
    assert answers["old"]["error"]["code"] == SERVER_CANCELLED
    assert answers["old"]["error"]["data"] == {"retriggerRequest": True}
    assert answers["actions"]["error"]["code"] == CONTENT_MODIFIED
    assert answers["actions"]["error"]["message"] == "the document has changed meanwhile"


def test_other_requests_are_answered_meanwhile(server: Raw) -> None:
    sent_at_once(server, opened(LONG), asked("slow"), {"id": "quick", "method": "none"})
    first = server.next()
    assert (first["id"], first["error"]["code"]) == ("quick", METHOD_NOT_FOUND)
    assert len(server.answer("slow")["result"]["items"]) == 3 * 4000
