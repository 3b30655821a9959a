"""Hover: what a rule is about, shown at its findings and at its code in a suppression."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lsprotocol import types
from pygls.capabilities import get_capability

from newslint.catalogue import render
from newslint.directives import named_at
from newslint.lsp.actions import ask
from newslint.lsp.edits import Plain
from newslint.lsp.server import Server
from newslint.rule import Rule
from newslint.selection import matches

SHOWN = 3
"""Rules whose documentation is shown at a name that stands for many."""


def register(server: Server) -> None:
    """Have this request handled."""
    server.feature(types.TEXT_DOCUMENT_HOVER)(partial(hover, server))


async def hover(server: Server, params: types.HoverParams) -> Plain | None:
    """The documentation of the rules whose findings, or whose names, are at a place."""
    asked = await ask(server, params.text_document.uri)
    source, place = asked.checked.source, params.position
    offset = source.unit_offset(place.line, place.character, asked.unit)
    found = list(asked.checked.touching(offset, offset))
    parts = [f"{shown['message']}\n\n{render(server.folders.known[finding.rule], 3)}" for finding, shown in found]
    document = asked.checked.document
    name = named_at(document, source.text_offset(offset)) if document else None
    parts += [render(rule, 3) for rule in _named(server, name)] if name else []
    if not parts:
        return None
    answer: Plain = {"contents": {"kind": _kind(server), "value": "\n---\n\n".join(parts)}}
    return {**answer, "range": found[0][1]["range"]} if found else answer


def _named(server: Server, name: str) -> Iterator[Rule]:
    rules = [rule for _, rule in sorted(server.folders.known.items()) if matches(rule, name)]
    yield from rules[:SHOWN]


def _kind(server: Server) -> str:
    """How the client shows text: as Markdown unless it only says that it knows none."""
    kinds = get_capability(server.client_capabilities, "text_document.hover.content_format")
    return "plaintext" if kinds and "markdown" not in map(_value, kinds) else "markdown"


def _value(kind: types.MarkupKind) -> str:
    return str(kind.value)
