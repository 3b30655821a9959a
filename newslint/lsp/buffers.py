"""Buffers: the texts that are open in an editor, kept as bytes, with the arithmetic of `newslint.source`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import to_fs_path

from newslint.lsp.rendering import Renderer
from newslint.source import Source, Unit

if TYPE_CHECKING:
    from newslint.incremental.linting import Incremental
    from newslint.lsp.checks import Check
    from newslint.lsp.folders import Setup


class Buffer:
    """One open text. `path` is None for one that was never saved; `check` is the latest check of it, if any.

    `linter`, `renderer` and `setup`, with the state of the folders that it was made in, belong to the thread of the
    checks.
    """

    def __init__(self, uri: str, language: str, version: int, text: str) -> None:
        self.uri = uri
        self.path = file_path(uri)
        self.language = language
        self.version = version
        self.source = source_of(text)
        self.check: Check | None = None
        self.linter: Incremental | None = None
        self.renderer = Renderer()
        self.setup: tuple[int, Setup | None] | None = None

    def change(self, version: int, changes: Sequence[types.TextDocumentContentChangeEvent], unit: Unit) -> None:
        """Apply changes, each to the text that the one before it made; a check that is still running is in vain."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                self._replace(change.range, change.text, unit)
            else:
                self.source = source_of(change.text)
        self.version = version
        self.drop_check()

    def drop_check(self) -> None:
        """Forget the latest check, since the text or the settings have changed."""
        if self.check is not None:
            self.check.cancelled = True
            self.check = None

    def _replace(self, stretch: types.Range, text: str, unit: Unit) -> None:
        start, end = sorted(
            self.source.unit_offset(place.line, place.character, unit) for place in (stretch.start, stretch.end)
        )
        data = self.source.data
        self.source = Source(data[:start] + _bytes(text) + data[end:], in_editor=True)


def source_of(text: str) -> Source:
    """A text of an editor as a source."""
    return Source(_bytes(text), in_editor=True)


def file_path(uri: str) -> str | None:
    """The path of a `file:` URI; None for others, such as `untitled:`, and for one that no system has a file for."""
    try:
        path = to_fs_path(uri)
    except ValueError:  # brackets that hold no address
        return None
    return path if path and "\0" not in path else None


def _bytes(text: str) -> bytes:
    """A text as UTF-8. Half a pair of surrogates, which UTF-8 cannot hold, becomes U+FFFD, as wide in UTF-16."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
