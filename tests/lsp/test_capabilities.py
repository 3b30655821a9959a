"""What the server can do, asked for by an editor that can do as much."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.lsp.raw import PATIENCE
from tests.lsp.session import (
    APPLIED,
    DAMAGED,
    ESC001,
    REGISTERED,
    actions,
    applied,
    change,
    codes,
    edits_of,
    open_text,
    pull,
    uri_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


def place_in(line: int, character: int) -> types.Range:
    return types.Range(types.Position(line, character), types.Position(line, character))


async def settled(client: LanguageClient, uri: str, wanted: list[str]) -> list[Any]:
    """The codes of a text, once they are what is wanted; settings arrive when they arrive."""
    late = asyncio.get_running_loop().time() + PATIENCE
    while (found := await codes(client, uri)) != wanted and asyncio.get_running_loop().time() < late:
        await asyncio.sleep(0.05)
    return found


async def test_diagnostics_count_in_what_the_editor_prefers(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "columns.md")
    open_text(editor, uri, DAMAGED)
    report = await pull(editor, uri)
    first = report.items[0]
    assert first.range == ESC001
    assert (first.code, first.source, first.severity) == ("ESC001", "newslint", types.DiagnosticSeverity.Warning)
    assert first.code_description.href.endswith("/rules/ESC001/")
    assert first.data["name"] == "stray-backslash"
    assert first.data["fix"]["edits"][0]["newText"] == ""


async def test_a_result_that_the_editor_has_is_not_sent_again(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "again.md")
    open_text(editor, uri, DAMAGED)
    first = await pull(editor, uri)
    again = await pull(editor, uri, first.result_id)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    assert again.result_id == first.result_id
    change(editor, uri, 2, types.TextDocumentContentChangeWholeDocument("It rained.\n"))
    assert not (await pull(editor, uri, first.result_id)).items


async def test_the_files_that_settings_come_from_are_watched(editor: LanguageClient) -> None:
    (watching,) = [each for each in REGISTERED if each.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
    options: Any = watching.register_options
    patterns = {each["globPattern"] for each in options["watchers"]}
    assert {"**/*.toml", "**/*.txt", "**/newslint-baseline.json"} == patterns


async def test_a_text_changes_in_parts_and_as_a_whole(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "changes.md")
    open_text(editor, uri, "😀 One.\r\nTwo , three.\r")
    assert await codes(editor, uri) == ["SPC002"]
    change(
        editor,
        uri,
        2,
        types.TextDocumentContentChangePartial(range=types.Range(types.Position(1, 3), types.Position(1, 4)), text=""),
        types.TextDocumentContentChangePartial(range=place_in(2, 99), text="The firm\\'s."),
    )
    assert await codes(editor, uri) == ["ESC001"]
    change(editor, uri, 3, types.TextDocumentContentChangeWholeDocument(""))
    assert await codes(editor, uri) == []


async def test_related_information_points_to_the_first_copy(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "copies.md")
    copy = "The council met late on Monday evening in the hall.\n"
    open_text(editor, uri, f"{copy}\n{copy}")
    (found,) = (await pull(editor, uri)).items
    (first,) = found.related_information
    assert (found.code, found.range.start.line) == ("REP001", 2)
    assert (first.location.uri, first.location.range.start.line) == (uri, 0)


async def test_a_quick_fix_is_preferred_if_it_is_safe(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "fix.md")
    open_text(editor, uri, "The firm\\'s chief said the the end.\n", version=7)
    found = await actions(editor, uri, place_in(0, 8), ["quickfix"])
    assert found[0].title == "newslint (ESC001): Remove ‘\\’"
    assert found[0].is_preferred
    assert [each.code for each in found[0].diagnostics or []] == ["ESC001"]
    version, edits = edits_of(found[0].edit)
    assert (version, applied("The firm\\'s", edits)) == (7, "The firm's")
    unsafe = await actions(editor, uri, place_in(0, 24))
    assert unsafe[0].title.startswith("newslint (WRD006)")
    assert not unsafe[0].is_preferred


async def test_fix_all_is_resolved_when_it_is_chosen(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "all.md")
    open_text(editor, uri, DAMAGED)
    (action,) = await actions(editor, uri, place_in(2, 0), ["source.fixAll"])
    assert (action.kind, action.edit) == ("source.fixAll.newslint", None)
    resolved = await editor.code_action_resolve_async(action)
    version, edits = edits_of(resolved.edit)
    assert version == 1
    assert applied(DAMAGED, edits) == "😀 The firm's chief agreed.\n\nThe vote, held late, failed.\n"
    change(editor, uri, 2, types.TextDocumentContentChangeWholeDocument("It rained.\n"))
    with pytest.raises(Exception, match="the document has changed since the action was offered"):
        await editor.code_action_resolve_async(action)


async def test_no_action_where_nothing_is_wrong_or_another_kind_is_asked_for(
    editor: LanguageClient, place: Path
) -> None:
    uri = uri_of(place, "none.md")
    open_text(editor, uri, "It rained.\n\nThe vote , failed.\n")
    assert await actions(editor, uri, place_in(0, 0), ["quickfix"]) == []
    assert await actions(editor, uri, place_in(2, 8), ["refactor", "quick"]) == []


@pytest.mark.parametrize(
    ("name", "text", "comment"),
    [
        ("off.md", "The vote , failed.\n", " <!-- newslint-disable-line SPC002 -->"),
        ("off.html", "<p>The vote , failed.</p>\n", "<!-- newslint-disable-line SPC002 -->"),
        ("off.mdx", "The vote , failed.\n", " {/* newslint-disable-line SPC002 */}"),
        ("more.md", "A vote , failed. <!-- newslint-disable-line ESC -->\n", ", SPC002"),
    ],
)
async def test_a_finding_is_disabled_for_its_line(
    editor: LanguageClient, place: Path, name: str, text: str, comment: str
) -> None:
    uri = uri_of(place, name)
    open_text(editor, uri, text, name.partition(".")[2])
    where = next(each.range for each in (await pull(editor, uri)).items if each.code == "SPC002")
    (action,) = [each for each in await actions(editor, uri, where) if each.title.endswith("disable for this line")]
    _, edits = edits_of(action.edit)
    assert [edit.new_text for edit in edits] == [comment]
    change(editor, uri, 2, types.TextDocumentContentChangeWholeDocument(applied(text, edits)))
    assert "SPC002" not in await codes(editor, uri)


async def test_plain_text_has_no_comments(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "off.txt")
    open_text(editor, uri, "The vote , failed.\n", "plaintext")
    found = await actions(editor, uri, place_in(0, 8), ["quickfix"])
    assert [each.title for each in found] == ["newslint (SPC002): Remove a space"]


async def test_hover_explains_a_finding_and_a_code_in_a_comment(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "hover.md")
    open_text(editor, uri, "The firm\\'s chief. <!-- newslint-disable-line SPC002, ESC001 -->\n\nIt\\'s on.\n")

    async def shown(line: int, character: int) -> Any:
        position = types.Position(line, character)
        return await editor.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), position))

    at_finding = await shown(2, 2)
    assert "ESC001: stray-backslash" in at_finding.contents.value
    assert at_finding.range == types.Range(types.Position(2, 2), types.Position(2, 3))
    assert "SPC002: space-before-punctuation" in (await shown(0, 46)).contents.value
    assert await shown(0, 1) is None


async def test_a_command_fixes_all(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "command.md")
    open_text(editor, uri, DAMAGED)
    await editor.workspace_execute_command_async(types.ExecuteCommandParams("newslint.fixAll", [uri]))
    async with asyncio.timeout(PATIENCE):
        while not APPLIED:
            await asyncio.sleep(0.01)
    _, edits = edits_of(APPLIED.pop().edit)
    assert applied(DAMAGED, edits).endswith("The vote, held late, failed.\n")


async def test_a_configuration_counts_and_is_read_anew(editor: LanguageClient, place: Path) -> None:
    folder = place / "desk"
    folder.mkdir()
    uri = uri_of(folder, "story.md")
    open_text(editor, uri, DAMAGED)
    assert await codes(editor, uri) == ["ESC001", "SPC002"]
    (folder / "newslint.toml").write_text('ignore = ["ESC"]\n', "utf-8")
    event = types.FileEvent(uri_of(folder, "newslint.toml"), types.FileChangeType.Created)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert await settled(editor, uri, ["SPC002"]) == ["SPC002"]
    (folder / "newslint.toml").write_text('ignroe = ["ESC"]\n', "utf-8")
    saved = types.TextDocumentIdentifier(uri_of(folder, "newslint.toml"))
    editor.text_document_did_save(types.DidSaveTextDocumentParams(saved))
    assert await settled(editor, uri, []) == []
    told = [message.message for message in editor.messages if "there is no key 'ignroe'" in message.message]
    assert len(told) == 1
    assert told[0].endswith("did you mean 'ignore'?")


async def test_the_editor_sets_what_goes_before_the_configuration(editor: LanguageClient, place: Path) -> None:
    uri = uri_of(place, "settings.md")
    open_text(editor, uri, DAMAGED)
    editor.set_configuration({"newslint": {"select": ["SPC"]}})
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    assert await settled(editor, uri, ["SPC002"]) == ["SPC002"]
    editor.set_configuration({"newslint": {"select": "SPC"}})
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    assert await settled(editor, uri, ["ESC001", "SPC002"]) == ["ESC001", "SPC002"]
    assert any("'newslint.select' of the editor takes a list of texts" in each.message for each in editor.messages)


async def test_all_files_of_the_folders_are_checked(editor: LanguageClient, place: Path) -> None:
    folder = place / "archive"
    folder.mkdir()
    (folder / "old.md").write_bytes(b"\xef\xbb\xbfThe vote , failed.\n")
    (folder / "data.json").write_text("{}", "utf-8")
    odd = uri_of(folder, "new.md").replace("new", "%6Eew")  # editors differ in what they quote
    open_text(editor, odd, "It rained.\n")
    (folder / "new.md").write_text(DAMAGED, "utf-8")
    report: Any = await editor.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    found = {Path(each.uri.replace("%6E", "n")).name: each for each in report.items}
    assert [each.code for each in found["old.md"].items] == ["SPC002"]
    new = found["new.md"]
    assert (new.uri, list(new.items), new.version) == (odd, [], 1)
    assert "data.json" not in found
    known = [types.PreviousResultId(each.uri, each.result_id) for each in report.items]
    again = await editor.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=known))
    assert {each.kind for each in again.items} == {"unchanged"}


async def test_a_baseline_is_written_and_accepts_what_is_there(editor: LanguageClient, place: Path) -> None:
    file = place / "accepted.md"
    file.write_text("The vote , failed.\n", "utf-8")
    uri = file.as_uri()
    open_text(editor, uri, "The vote , failed.\n\nIt , too.\n")
    assert await codes(editor, uri) == ["SPC002", "SPC002"]
    written: Any = await editor.workspace_execute_command_async(
        types.ExecuteCommandParams("newslint.writeBaseline", [])
    )
    assert json.loads(Path(written).read_text("utf-8"))["findings"]["SPC002"]
    assert [each.range.start.line for each in (await pull(editor, uri)).items] == [2]
    Path(written).unlink()


async def test_no_baseline_is_written_of_half_the_files(editor: LanguageClient, place: Path) -> None:
    folder = place / "half"
    folder.mkdir()
    (folder / "newslint.toml").write_text("ignroe = []\n", "utf-8")
    (folder / "page.md").write_text("The vote , failed.\n", "utf-8")
    with pytest.raises(Exception, match=r"not everything could be checked: .*there is no key 'ignroe'"):
        await editor.workspace_execute_command_async(types.ExecuteCommandParams("newslint.writeBaseline", []))
    assert not (place / "newslint-baseline.json").exists()
    (folder / "newslint.toml").unlink()


async def test_folders_come_and_go(editor: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("The vote , failed.\n", "utf-8")
    folder = types.WorkspaceFolder(tmp_path.as_uri(), "other")

    async def names() -> set[str]:
        report = await editor.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
        return {Path(each.uri).name for each in report.items}

    for added, removed in (([folder], []), ([], [folder])):
        event = types.WorkspaceFoldersChangeEvent(added=added, removed=removed)
        editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
        assert ("page.txt" in await names()) == bool(added)


@pytest.mark.parametrize(
    ("language", "name", "text", "wanted"),
    [
        ("markdown", "untitled:One", "The `vote , failed`.", []),
        ("plaintext", "untitled:Two", "The `vote , failed`.", ["SPC002"]),
        ("html", "untitled:Three", "<p>The <code>vote , failed</code>.</p>", []),
        ("asciidoc", "untitled:Six", "The `vote , failed`.\n\n// a , b\n", []),
        ("restructuredtext", "untitled:Seven", "The ``vote , failed``.\n\n.. a , b\n", []),
        ("mdx", "untitled:Four", "The vote {a , b} failed.", []),
        ("plaintext", "file:///nowhere/page.mdx", "The vote {a , b} failed.", []),
        ("klingon", "untitled:Five", "The vote , failed.", ["SPC002"]),
    ],
)
async def test_a_text_is_read_as_its_language(
    editor: LanguageClient, language: str, name: str, text: str, wanted: list[str]
) -> None:
    open_text(editor, name, text, language)
    assert await codes(editor, name) == wanted
