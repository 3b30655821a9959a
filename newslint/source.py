"""Source: the bytes of one file, and the only arithmetic on lines, columns and UTF-16 in newslint.

Three coordinates meet here and nowhere else:

- **disk offset**: bytes into the file as it is stored. Spans, findings and edits count in these.
- **text offset**: bytes into `Source.text`, the file's content as UTF-8 without a byte order mark. Readers,
  triggers and blocks count in these. For a UTF-8 file they differ from disk offsets by the byte order mark alone.
- **row and column** (from 1, in code points) or **line and character** (from 0, in UTF-16 code units), for people and
  editors. A line ends at LF, CRLF or a lone CR, as the Language Server Protocol has it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

UTF8_BOM = b"\xef\xbb\xbf"
LINE_END = re.compile(rb"\r\n|\r|\n")
STRIDE = 4096
CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes that go on a code point in UTF-8; the others start one."""
Unit = Literal["utf-8", "utf-16", "utf-32"]
"""What an editor counts in: bytes of UTF-8, UTF-16 code units, or code points."""
UTF16_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Position(NamedTuple):
    """A place as people count it: row and column from 1, the column in code points."""

    row: int
    column: int


class Source:
    """The content of one file.

    Every byte survives: what is not valid UTF-8 (or UTF-16 with a byte order mark) stays in `text` as it is, and is
    decoded with `surrogateescape`, so that encoding it again gives the same bytes.
    """

    def __init__(self, data: bytes, *, in_editor: bool = False) -> None:
        """`in_editor` says that the bytes are an editor's text, in which a byte order mark counts as a character."""
        self.data = data
        self.encoding, self.text = _decode(data)
        self._bom = len(UTF8_BOM) if data.startswith(UTF8_BOM) else 2 * (self.encoding != "utf-8")
        self._shown = UTF8_BOM[: self._bom] if in_editor else b""

    def disk_offset(self, offset: int) -> int:
        """The disk offset of a text offset."""
        if self.encoding == "utf-8":
            return self._bom + offset
        return self._bom + len(self.text[:offset].decode("utf-8").encode(self.encoding))

    def text_offset(self, offset: int) -> int:
        """The text offset of a disk offset. An offset inside the byte order mark counts as the start of the text."""
        offset = max(offset - self._bom, 0)
        if self.encoding == "utf-8":
            return offset
        return len(self.data[self._bom : self._bom + offset].decode(self.encoding).encode("utf-8"))

    def encode(self, text: str) -> bytes:
        """`text` in the encoding of the file."""
        return text.encode(self.encoding, "surrogateescape" if self.encoding == "utf-8" else "strict")

    @cached_property
    def first_undecodable(self) -> int | None:
        """The text offset of the first byte that is not valid UTF-8; None where there is none."""
        if self.text.isascii():
            return None
        try:
            self.text.decode("utf-8")
        except UnicodeDecodeError as error:
            return error.start
        return None

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self.text.splitlines(keepends=True)
        if not lines or not lines[-1].endswith((b"\n", b"\r")):
            lines = lines[:-1]
        return [0, *accumulate(map(len, lines))]

    def position(self, offset: int) -> Position:
        """The row and column of a disk offset."""
        at = self.text_offset(offset)
        row = bisect_right(self._line_starts, at)
        start = self._line_starts[row - 1]
        if at - start < STRIDE and self.first_undecodable is None:
            return Position(row, 1 + _count(self.text[start:at]))
        return Position(row, 1 + self._code_points(at) - self._code_points(start))

    def byte_position(self, offset: int) -> tuple[int, int]:
        """The row and column of a disk offset, both from 1, the column in bytes of UTF-8.

        The byte order mark of UTF-8 counts here: who counts bytes takes the line as it lies on the disk.
        """
        at = self.text_offset(offset)
        row = bisect_right(self._line_starts, at)
        marks = self._bom if row == 1 and self.encoding == "utf-8" else 0
        return row, 1 + marks + at - self._line_starts[row - 1]

    def line(self, offset: int) -> int:
        """The line of a disk offset, from 0."""
        return bisect_right(self._line_starts, self.text_offset(offset)) - 1

    def line_start(self, offset: int) -> int:
        """The text offset at which the line of a text offset starts."""
        return self._line_starts[bisect_right(self._line_starts, offset) - 1]

    def offset(self, position: Position) -> int:
        """The disk offset of a row and column; a column past the end of its line means the line's end."""
        line = decode(self._line(position.row - 1))
        return self.disk_offset(self._start(position.row - 1) + len(encode(line[: position.column - 1])))

    def utf16_position(self, offset: int) -> tuple[int, int]:
        """Line and character of a disk offset, both from 0, the character in UTF-16 code units, as in LSP."""
        return self.unit_position(offset, "utf-16")

    def utf16_offset(self, line: int, character: int) -> int:
        """The disk offset of an LSP line and character; past the end of the line means the line's end."""
        return self.unit_offset(line, character, "utf-16")

    def unit_position(self, offset: int, unit: Unit) -> tuple[int, int]:
        """Line and character of a disk offset, both from 0, the character in units that an editor has chosen."""
        at = self.text_offset(offset)
        row = bisect_right(self._line_starts, at)
        shown = _units(self._shown, unit) if row == 1 else 0
        return row - 1, shown + _units(self.text[self._line_starts[row - 1] : at], unit)

    def unit_offset(self, line: int, character: int, unit: Unit) -> int:
        """The disk offset of a line and character, as `unit_position` counts them.

        Past the end of the line means the line's end; inside a character means its start.
        """
        text = self._line(line)
        if line == 0 and self._shown:
            if character < _units(self._shown, unit):
                return 0
            character -= _units(self._shown, unit)
        if text.isascii():
            return self.disk_offset(self._start(line) + min(character, len(text)))
        kept = 0
        for code_point in decode(text):
            width = len(encode(code_point))
            character -= _WIDTHS[unit](width)
            if character < 0:
                break
            kept += width
        return self.disk_offset(self._start(line) + kept)

    def code_point_offset(self, offset: int) -> int:
        """Code points from the start of the text (without a byte order mark) to a disk offset."""
        return self._code_points(self.text_offset(offset))

    def _code_points(self, at: int) -> int:
        """Code points before a text offset. Counts are kept for every `STRIDE` bytes, since a line may have 20 MB."""
        if self.text.isascii():
            return at
        if self.first_undecodable is not None:
            return len(decode(self.text[:at]))
        return self._counts[at // STRIDE] + _count(self.text[at // STRIDE * STRIDE : at])

    @cached_property
    def _counts(self) -> list[int]:
        strides = (self.text[at : at + STRIDE] for at in range(0, len(self.text) + 1, STRIDE))
        return list(accumulate(map(_count, strides), initial=0))

    def _start(self, line: int) -> int:
        return self._line_starts[line] if line < len(self._line_starts) else len(self.text)

    def _line(self, line: int) -> bytes:
        end = self._start(line + 1)
        return self.text[self._start(line) : end].rstrip(b"\r\n")


def decode(text: bytes) -> str:
    """UTF-8 to code points; bytes that are not UTF-8 become lone surrogates, one each."""
    return text.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """The inverse of `decode`."""
    return text.encode("utf-8", "surrogateescape")


def valid(text: str) -> str:
    """`text` with U+FFFD for each byte that is not UTF-8: most readers of JSON and XML reject lone surrogates."""
    if text.isascii():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= one <= "\udfff" else one for one in text)


_WIDTHS: dict[Unit, Callable[[int], int]] = {
    "utf-8": lambda width: width,
    "utf-16": lambda width: 1 + (width == 4),
    "utf-32": lambda _width: 1,
}
"""Units of a code point that takes so many bytes of UTF-8."""


def _units(text: bytes, unit: Unit) -> int:
    """The length of a stretch of text in some unit; a byte that is not UTF-8 counts as a character."""
    if unit == "utf-8" or text.isascii():
        return len(text)
    characters = decode(text)
    return len(characters) if unit == "utf-32" else len(characters.encode("utf-16-le", "surrogatepass")) // 2


def _count(text: bytes) -> int:
    """Code points that start in a stretch of valid UTF-8."""
    return len(text.translate(None, CONTINUATION))


def _decode(data: bytes) -> tuple[str, bytes]:
    if data.startswith(UTF8_BOM):
        return "utf-8", data[len(UTF8_BOM) :]
    encoding = UTF16_BOMS.get(data[:2])
    if encoding is not None:
        try:
            return encoding, data[2:].decode(encoding).encode("utf-8")
        except UnicodeDecodeError:
            pass
    return "utf-8", data
