"""Clients that send nonsense are answered as the specification says, and the server lives on, or ends as it should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main
from tests.lsp.raw import PATIENCE, Raw, framed, started

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, NOT_INITIALIZED = -32700, -32600, -32601, -32602, -32002
URI = "untitled:Nonsense"
DAMAGED = "The firm\\'s chief agreed.\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Raw]:
    with started(tmp_path_factory.mktemp("nonsense")) as server:
        server.initialize()
        server.open(URI, DAMAGED)
        yield server
        assert [each["code"] for each in server.diagnostics(URI)] == ["ESC001"], "it lives on"
        assert server.leave() == 0


def error_of(answer: dict[str, Any]) -> int:
    code: int = answer["error"]["code"]
    return code


@pytest.mark.parametrize(
    "body",
    [b"{", b"", b"\xff\xfe", b"nonsense", b"[" * 100_000],
    ids=["cut", "empty", "bytes", "text", "deep"],
)
def test_what_is_no_json_is_a_parse_error(server: Raw, body: bytes) -> None:
    server.write(framed(body))
    assert error_of(server.answer(None)) == PARSE_ERROR


@pytest.mark.parametrize(
    "message",
    [
        [],
        17,
        {"jsonrpc": "1.0", "method": "textDocument/hover"},
        {"method": "textDocument/hover"},
        {"jsonrpc": "2.0"},
        {"jsonrpc": "2.0", "method": 17},
        {"jsonrpc": "2.0", "id": {}, "method": "shutdown"},
    ],
)
def test_what_is_no_request_is_invalid(server: Raw, message: Any) -> None:
    server.send(message)
    assert error_of(server.answer(None)) == INVALID_REQUEST


def test_a_wrong_version_is_answered_by_its_id(server: Raw) -> None:
    server.send({"jsonrpc": "1.0", "id": "mine", "method": "shutdown"})
    assert error_of(server.answer("mine")) == INVALID_REQUEST


@pytest.mark.parametrize("method", ["textDocument/rename", "$/nothing", "no method"])
def test_an_unknown_method_is_not_found(server: Raw, method: str) -> None:
    assert error_of(server.request(method, {})) == METHOD_NOT_FOUND


@pytest.mark.parametrize("method", ["$/nothing", "textDocument/didNothing"])
def test_an_unknown_notification_is_passed_over(server: Raw, method: str) -> None:
    server.notify(method, {})


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": -1, "character": 0}}),
        ("textDocument/hover", {"textDocument": {"uri": URI}}),
        ("textDocument/hover", None),
        ("textDocument/diagnostic", {"textDocument": {"uri": "untitled:Never opened"}}),
        ("textDocument/codeAction", {"textDocument": 3}),
        ("codeAction/resolve", {"title": "Mine"}),
        ("workspace/executeCommand", {"command": "newslint.nothing"}),
        ("workspace/executeCommand", {"command": "newslint.fixAll"}),
        ("workspace/executeCommand", {"command": "newslint.fixAll", "arguments": [3]}),
        ("workspace/executeCommand", {"command": "newslint.writeBaseline", "arguments": []}),
        ("workspace/executeCommand", {"command": "newslint.addToWordList", "arguments": [URI]}),
        ("workspace/executeCommand", {"command": "newslint.addToWordList", "arguments": [URI, ""]}),
    ],
)
def test_wrong_parameters_are_refused(server: Raw, method: str, params: Any) -> None:
    assert error_of(server.request(method, params)) == INVALID_PARAMS


def test_a_document_that_was_never_opened_does_not_change(server: Raw) -> None:
    document = {"uri": "untitled:Never opened", "version": 2}
    server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": "x"}]})
    server.notify("textDocument/didClose", {"textDocument": document})
    server.notify("textDocument/didChange", {"textDocument": document})


@pytest.mark.parametrize(
    ("method", "params", "problem"),
    [
        ("codeAction/resolve", {"title": "Mine"}, "this action is none of newslint's: its 'data' is missing"),
        ("textDocument/diagnostic", {"textDocument": {"uri": "untitled:No"}}, "the document is not open: untitled:No"),
        (
            "workspace/executeCommand",
            {"command": "newslint.writeBaseline"},
            "a baseline belongs to a workspace folder; open one, or name a file in it",
        ),
        (
            "workspace/executeCommand",
            {"command": "newslint.addToWordList", "arguments": [URI, "two words"]},
            "argument 2 has to be a word, without white space",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(server: Raw, method: str, params: Any, problem: str) -> None:
    assert server.request(method, params)["error"]["message"] == problem


@pytest.mark.parametrize("uri", ["", "::", "file:", "file:///a%00b.md", "http://[::1", "git:/story.md?{}", "é" * 5000])
def test_a_text_is_checked_whatever_its_uri(server: Raw, uri: str) -> None:
    server.open(uri, DAMAGED)
    assert [each["code"] for each in server.diagnostics(uri)] == ["ESC001"]
    server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def test_a_position_past_the_end_is_the_end(server: Raw) -> None:
    server.open("untitled:Past", "One.\n")
    far = {"line": 99, "character": 99}
    change = {"range": {"start": far, "end": far}, "text": "It\\'s."}
    document = {"uri": "untitled:Past", "version": 2}
    server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
    (found,) = server.diagnostics("untitled:Past")
    assert found["range"]["start"] == {"line": 1, "character": 2}
    params = {"textDocument": document, "position": far}
    assert server.request("textDocument/hover", params)["result"] is None


def test_an_older_version_is_a_change_all_the_same(server: Raw) -> None:
    server.open("untitled:Old", "One.\n")
    document = {"uri": "untitled:Old", "version": -5}
    server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": DAMAGED}]})
    assert len(server.diagnostics("untitled:Old")) == 1


@pytest.mark.parametrize("length", [3, 0, "many", "-4", 10**12, ""])
def test_a_wrong_length_costs_one_message(server: Raw, length: int | str) -> None:
    message = {"jsonrpc": "2.0", "id": "lost", "method": "shutdown"}
    server.write(framed(json.dumps(message).encode(), length))
    assert error_of(server.answer(None)) == PARSE_ERROR
    assert error_of(server.request("no method")) == METHOD_NOT_FOUND


def test_a_length_that_is_too_long_costs_one_message(server: Raw) -> None:
    server.write(framed(b'{"jsonrpc": "2.0"}', 60) + framed(b'{"jsonrpc": "2.0", "id": "kept", "method": "none"}'))
    assert error_of(server.answer("kept")) == METHOD_NOT_FOUND


@pytest.mark.parametrize("answer", [{"result": 3}, {"error": {"code": 1, "message": "no"}}, {"error": 3}])
def test_an_answer_to_nothing_is_passed_over(server: Raw, answer: dict[str, Any]) -> None:
    server.send({"jsonrpc": "2.0", "id": "nobody asked", **answer})


def test_nothing_happens_before_initialize_or_after_shutdown(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        server.notify("initialized", {})
        server.open(URI, DAMAGED)
        assert error_of(server.request("shutdown")) == NOT_INITIALIZED
        assert "result" in server.initialize()
        assert error_of(server.initialize()) == INVALID_REQUEST
        assert error_of(server.request("textDocument/diagnostic", {"textDocument": {"uri": URI}})) == INVALID_PARAMS
        assert server.request("shutdown")["result"] is None
        assert error_of(server.request("shutdown")) == INVALID_REQUEST
        server.notify("exit")
        assert server.process.wait(PATIENCE) == 0


def test_exit_without_shutdown_is_1(tmp_path: Path) -> None:
    with started(tmp_path, "--stdio") as server:
        server.initialize()
        server.notify("exit")
        assert server.process.wait(PATIENCE) == 1


@pytest.mark.parametrize("clean", [True, False])
def test_the_end_of_the_input_is_the_end(tmp_path: Path, clean: bool) -> None:
    with started(tmp_path) as server:
        server.initialize()
        if clean:
            server.request("shutdown")
        server.stdin.close()
        assert server.process.wait(PATIENCE) == int(not clean)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere, the end of the input has to do")
def test_the_server_ends_with_its_client(tmp_path: Path) -> None:
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as client,
        started(tmp_path) as server,
    ):
        server.initialize(processId=client.pid)
        time.sleep(2.5)
        assert server.process.poll() is None
        client.kill()
        client.wait()
        assert server.process.wait(PATIENCE) == 1


def test_the_server_leaves_no_process_and_says_nothing_else(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        server.initialize()
        server.open(URI, DAMAGED)
        server.diagnostics(URI)
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        assert not children.exists() or not children.read_text("utf-8")
        assert server.leave() == 0
        assert server.process.stderr is not None
        assert server.process.stderr.read() == b""


def test_a_server_without_its_packages_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "newslint.lsp.serving", None)
    monkeypatch.delitem(sys.modules, "pygls", raising=False)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.delitem(sys.modules, "newslint.lsp.serving")
    for module in [name for name in sys.modules if name.startswith(("newslint.lsp.", "pygls.", "lsprotocol"))]:
        monkeypatch.delitem(sys.modules, module)
    assert main(["server"]) == 2
    assert (
        "the language server needs more than is installed; run pip install 'newslint[lsp]'" in capsys.readouterr().err
    )
    assert main(["server", "--port", "3"]) == 2
