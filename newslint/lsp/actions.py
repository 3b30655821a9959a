"""Actions: what can be done about the findings in a stretch of a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from newslint.accepting import acceptable
from newslint.finding import Finding, Safety
from newslint.fixing import fix
from newslint.lsp.buffers import Buffer
from newslint.lsp.checks import Checked, SupersededError
from newslint.lsp.edits import Plain, between, text_edit, workspace_edit
from newslint.lsp.server import NAME, Server
from newslint.readers import reader
from newslint.silencing import silenced
from newslint.source import Source, Unit

QUICK_FIX, FIX_ALL = "quickfix", f"source.fixAll.{NAME}"
CONTENT_MODIFIED = -32801
ADD_WORD = f"{NAME}.addToWordList"


class Asked(NamedTuple):
    """A text as it was checked, and how the client wants edits."""

    buffer: Buffer
    version: int
    checked: Checked
    unit: Unit
    versioned: bool

    def edit(self, edits: list[Plain]) -> Plain:
        """Edits of this version of the text."""
        return workspace_edit(self.buffer.uri, self.version, edits, versioned=self.versioned)


def register(server: Server) -> None:
    """Have these requests handled."""
    kinds: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]
    options = types.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(partial(offer, server))
    server.feature(types.CODE_ACTION_RESOLVE)(partial(resolve, server))


async def offer(server: Server, params: types.CodeActionParams) -> list[Plain]:
    """The actions for a stretch of a text, of the kinds that are asked for."""
    asked = await ask(server, params.text_document.uri)
    wanted = params.context.only
    actions: list[Plain] = []
    if _wants(wanted, QUICK_FIX):
        actions += await server.checker.run(lambda: list(_quick_fixes(server, asked, params.range)))
    if _wants(wanted, FIX_ALL) and any(map(_is_safe, asked.checked.findings)):
        action: Plain = {"title": f"{NAME}: fix all safe problems", "kind": FIX_ALL}
        if _resolves(server):
            action["data"] = {"uri": asked.buffer.uri, "version": asked.version}
        else:
            action["edit"] = asked.edit(await server.checker.run(all_fixed, asked.checked, asked.unit))
        actions.append(action)
    return actions


async def resolve(server: Server, action: types.CodeAction) -> Plain:
    """Work out the edit of an action that was offered without."""
    data = action.data
    if not isinstance(data, dict) or not isinstance(data.get("uri"), str):
        raise JsonRpcInvalidParams("this action is none of newslint's: its 'data' is missing")
    asked = await ask(server, data["uri"])
    if asked.version != data.get("version"):
        raise JsonRpcException("the document has changed since the action was offered", CONTENT_MODIFIED)
    edits = await server.checker.run(all_fixed, asked.checked, asked.unit)
    return {"title": action.title, "kind": action.kind, "data": data, "edit": asked.edit(edits)}


async def ask(server: Server, uri: str) -> Asked:
    """A text with what a check of it finds."""
    buffer = server.buffer(uri)
    version = buffer.version
    try:
        checked = await server.checker.check(buffer)
    except SupersededError:
        raise JsonRpcException("the document has changed meanwhile", CONTENT_MODIFIED) from None
    return Asked(buffer, version, checked, server.checker.unit, server.versioned)


def all_fixed(checked: Checked, unit: Unit) -> list[Plain]:
    """The edits that apply all safe fixes, and those of what they bring to light."""
    if checked.setup is None:
        return []
    fixed = fix(checked.source, reader(checked.setup.format), checked.setup.rules)
    return [text_edit(checked.source, edit, unit) for edit in between(checked.source, Source(fixed.data))]


def _quick_fixes(server: Server, asked: Asked, stretch: types.Range) -> Iterator[Plain]:
    checked = asked.checked
    start, end = (
        checked.source.unit_offset(place.line, place.character, asked.unit) for place in (stretch.start, stretch.end)
    )
    for finding, shown in checked.touching(start, end):
        yield from _for_finding(server, asked, finding, shown)


def _for_finding(server: Server, asked: Asked, finding: Finding, shown: Plain) -> Iterator[Plain]:
    """The fix of a finding, and ways to be rid of it without one."""
    document, setup = asked.checked.document, asked.checked.setup
    if document is None or setup is None:
        return
    about: Plain = {"kind": QUICK_FIX, "diagnostics": [shown]}
    name = f"{NAME} ({finding.rule})"
    fixed = shown["data"]["fix"]
    if fixed is not None:
        edits = [{"range": each["range"], "newText": each["newText"]} for each in fixed["edits"]]
        preferred = {"isPreferred": True} if _is_safe(finding) else {}
        yield {"title": f"{name}: {fixed['title']}", **about, **preferred, "edit": asked.edit(edits)}
    rule = server.folders.known[finding.rule]
    if rule.scope == "suppressions":  # which are not for suppression
        return
    word = acceptable(document, finding, rule)
    if word is not None:
        title = f"{name}: add ‘{word}’ to the word list"
        yield {
            "title": title,
            **about,
            "command": {"title": title, "command": ADD_WORD, "arguments": [asked.buffer.uri, word]},
        }
    comment = silenced(document, finding, reader(setup.format))
    if comment is not None:
        edit = text_edit(asked.checked.source, comment, asked.unit)
        yield {"title": f"{name}: disable for this line", **about, "edit": asked.edit([edit])}


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is Safety.SAFE


def _wants(kinds: Any, kind: str) -> bool:
    """Whether a kind, or one that it is a part of, is among those asked for; all are where none is named."""
    return kinds is None or any(kind == each or kind.startswith(each + ".") for each in kinds)


def _resolves(server: Server) -> bool:
    """Whether the client asks for the edit of an action once it is chosen."""
    able = get_capability(server.client_capabilities, "text_document.code_action.resolve_support")
    return able is not None and "edit" in able.properties
