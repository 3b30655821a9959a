"""Protocol: what pygls makes of messages, and what the specification asks for besides.

Taken over from pygls: errors of JSON-RPC, the order of `initialize`, `shutdown` and `exit`, and the exit code. Results
in plain data, and diagnostics, which are rendered already, are sent as they are: to make objects of a thousand and back
takes longer than to find them.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

from newslint.lsp.rendering import Json, with_member
from newslint.lsp.transport import Broken

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, NOT_INITIALIZED = -32700, -32600, -32601, -32002
OURS = (
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
    types.EXIT,
)
"""What the server handles itself: pygls keeps texts too, but ends lines where Python does and not where LSP does."""


class Protocol(LanguageServerProtocol):
    """The language server protocol; `exit_code` is set once the client has said `exit`."""

    exit_code: int | None = None
    _is_initialized = False

    @property
    def was_shut_down(self) -> bool:
        """Whether the client has asked to shut down."""
        return self._shutdown

    def receive(self, message: Any) -> None:
        """Handle one message as it was read."""
        if isinstance(message, Broken):
            self._refuse(None, PARSE_ERROR, message.problem)
            return
        problem = _malformed(message)
        if problem is not None:
            id = message.get("id") if isinstance(message, dict) else None
            self._refuse(id if _is_id(id) else None, INVALID_REQUEST, problem)
            return
        method = message.get("method")
        if method == types.EXIT:
            self.exit_code = 0 if self._shutdown else 1
        elif method is None or self._is_due(message, method):
            self._deliver(message)

    def _is_due(self, message: dict[str, Any], method: str) -> bool:
        """Whether the time has come for a method; a request that is too early or late, or for nothing, is refused."""
        if self._shutdown:
            problem = INVALID_REQUEST, "the server has been shut down"
        elif method == types.INITIALIZE and self._is_initialized:
            problem = INVALID_REQUEST, "the server is initialized already"
        elif method != types.INITIALIZE and not self._is_initialized:
            problem = NOT_INITIALIZED, "initialize comes first"
        elif "id" in message and method not in self.fm.features and method not in self.fm.builtin_features:
            problem = METHOD_NOT_FOUND, f"there is no method '{method}'"
        else:
            return True
        if "id" in message:
            self._refuse(message["id"], *problem)
        return False

    def _deliver(self, message: dict[str, Any]) -> None:
        try:
            structured = self.structure_message(message)
        except JsonRpcException as error:
            if "method" not in message:
                self._handle_response(message["id"], error=types.ResponseError(error.code, error.message))
            elif "id" in message:
                self._refuse(message["id"], error.code, error.message)
            return
        self.handle_message(structured)
        if message.get("method") == types.INITIALIZE:
            self._is_initialized = True

    def _register_builtin_features(self) -> None:
        super()._register_builtin_features()  # type: ignore[no-untyped-call]
        for method in OURS:
            self.fm.builtin_features.pop(method)

    def _send_response(self, msg_id: Any, result: Any = None, error: types.ResponseError | None = None) -> None:
        if error is not None:
            self._refuse(msg_id, error.code, error.message, error.data)
        elif isinstance(result, Json):
            self._send_rendered({"id": msg_id}, "result", result)
        elif hasattr(result, "__attrs_attrs__"):
            super()._send_response(msg_id, result)
        else:
            self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "result": result})

    def _refuse(self, id: Any, code: int, problem: str, data: Any = None) -> None:
        error = {"code": code, "message": problem, **({} if data is None else {"data": data})}
        self._send_data({"jsonrpc": self.VERSION, "id": id, "error": error})

    def ask_plain(self, method: str, params: dict[str, Any]) -> None:
        """Send a request whose parameters are plain data, and whose answer makes no difference."""
        self._send_data({"jsonrpc": self.VERSION, "id": str(uuid4()), "method": method, "params": params})

    def send_plain(self, method: str, params: Json) -> None:
        """Send a notification whose parameters are rendered."""
        self._send_rendered({"method": method}, "params", params)

    def _send_rendered(self, head: dict[str, Any], name: str, value: Json) -> None:
        assert self.writer is not None
        body = with_member({"jsonrpc": self.VERSION, **head}, name, value).encode()
        self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))


def _malformed(message: Any) -> str | None:
    """Why a message is none of JSON-RPC 2.0; None where it is one."""
    if not isinstance(message, dict):
        return "a message is one object; batches are no part of LSP"
    if message.get("jsonrpc") != LanguageServerProtocol.VERSION:
        return "'jsonrpc' has to be '2.0'"
    if "method" in message:
        if not isinstance(message["method"], str):
            return "'method' has to be a text"
        if "id" in message and not _is_id(message["id"]):
            return "'id' has to be a text or a whole number"
        return None
    return None if "id" in message and ("result" in message or "error" in message) else "there is no 'method'"


def _is_id(id: Any) -> bool:
    return isinstance(id, int | str) and not isinstance(id, bool)
