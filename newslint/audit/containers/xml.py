"""XML: the items of a document, one after the other, each as a small tree; read by expat as it streams by.

Nothing outside of the document is ever loaded, entities that it declares itself are refused, since bombs are made of
them, and those of HTML are known, whether a DOCTYPE says so or not. Names keep their prefix, in the notation
that ElementTree has for namespaces: `{content}encoded`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from html.entities import html5
from typing import BinaryIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from newslint.audit.containers.entry import Damaged, Entry, Origin, too_large
from newslint.audit.record import Locator, Record, Unreadable

BLOCK = 1 << 16
DEPTH = 256
DECLARED = re.compile(rb"<\?xml[^>]*\sencoding\s*=")
CUT = frozenset({
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN, expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
})  # fmt: skip
"""What expat says of a document that ends too early."""
Make = Callable[[Element, dict[str, str], Locator, Origin], Record | Unreadable | None]


def entries(stream: BinaryIO, origin: Origin, wanted: frozenset[str], make: Make) -> Iterator[Entry]:
    """An entry for each outermost element with a wanted name; `make` gets it, and the texts that stand outside."""
    items = _Items(wanted, origin.options.largest)
    number = fed = 0
    parser = items.parser
    while True:
        block = stream.read(BLOCK)
        if not fed and not DECLARED.search(block[:256]) and origin.options.encoding:
            items.start(origin.options.encoding)
            parser = items.parser
        damage = None
        try:
            parser.Parse(block, not block)
        except expat.ExpatError as error:
            damage = _damage(error)
        except LookupError as error:
            damage = Damaged("encoding", f"the XML declares an encoding that does not exist ({error}); it is not read")
        except Damaged as caught:
            damage = caught
        for item in items.taken():
            locator = origin.locator(number)
            if item is None:
                yield Entry(locator, partial(too_large, locator, origin.options.largest))
            else:
                yield Entry(locator, partial(make, item, items.context, locator, origin))
            number += 1
        if damage is not None:
            raise damage
        if not block:
            return
        fed += len(block)
        if fed - max(parser.CurrentByteIndex, 0) > origin.options.largest:
            raise Damaged(
                "too-large", f"a tag has more than {origin.options.largest:,} bytes; what follows is not read"
            )


def text_of(item: Element, path: str, *attributes: str) -> str:
    """The text of the first element at a path, or of an attribute of it; empty where there is none."""
    for found in item.iterfind(path):
        text = next((found.get(name, "") for name in attributes), "") if attributes else "".join(found.itertext())
        if text.strip():
            return " ".join(text.split())
    return ""


def inner_html(element: Element, renamed: dict[str, str] | None = None) -> str:
    """The content of an element as HTML: names without their prefix, attributes as they are."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        name = child.tag.rpartition("}")[2]
        name = (renamed or {}).get(name, name)
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in child.items() if ":" not in key)
        inside = inner_html(child, renamed)
        parts.append(f"<{name}{attributes}>" + ("" if name in VOID else f"{inside}</{name}>"))
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


VOID = frozenset({"br", "hr", "img", "col", "wbr"})
"""HTML elements without an end tag."""


def _named(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return f"{{{prefix}}}{rest}" if colon else name


def _damage(error: expat.ExpatError) -> Damaged:
    if error.code in CUT:
        return Damaged("truncated", f"the XML ends too early, in line {error.lineno}; what is open there is lost")
    problem = expat.ErrorString(error.code)
    return Damaged("malformed", f"the XML is broken in line {error.lineno} ({problem}); what follows is lost")


class _Items:
    """Builds the wanted elements, and forgets all else but the first text of each name outside of them."""

    def __init__(self, wanted: frozenset[str], largest: int) -> None:
        self._wanted = wanted
        self._largest = largest
        self.start(None)

    def start(self, encoding: str | None) -> None:
        """Begin a document."""
        self.context: dict[str, str] = {}
        self._done: list[Element | None] = []
        self._path: list[str] = []
        self._builder: TreeBuilder | None = None
        self._inside = 0
        self._size = 0
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped
        # With an external DTD that is not loaded, an entity that is not declared is no error: it may be declared there.
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        self.parser.ExternalEntityRefHandler = lambda *_: 1
        self.parser.UseForeignDTD(True)

    def taken(self) -> list[Element | None]:
        """The elements that are whole by now; None for one above the limit."""
        done, self._done = self._done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > DEPTH:
            raise Damaged(
                "refused", f"elements are nested more than {DEPTH} deep, as bombs are; what follows is not read"
            )
        if not self._inside and name.rpartition(":")[2] in self._wanted:
            self._inside = len(self._path)
            self._size = 0
            self._builder = TreeBuilder()
        if self._inside:
            self._size += len(name) + sum(len(key) + len(value) for key, value in attributes.items())
            if builder := self._fitting():
                builder.start(_named(name), attributes)

    def _end(self, name: str) -> None:
        if self._inside:
            if builder := self._fitting():
                builder.end(_named(name))
            if len(self._path) == self._inside:
                self._done.append(self._builder.close() if self._builder is not None else None)
                self._inside = 0
        self._path.pop()

    def _text(self, text: str) -> None:
        if self._inside:
            self._size += len(text)
            if builder := self._fitting():
                builder.data(text)
        elif self._path and text.strip():
            self.context.setdefault(self._path[-1], text.strip())

    def _fitting(self) -> TreeBuilder | None:
        """What builds the item; None where that is above the limit, and forgotten."""
        if self._size > self._largest:
            self._builder = None
        return self._builder

    def _entity(self, name: str, *_: object) -> None:
        raise Damaged("refused", f"the document declares an entity of its own ('{name}'), as bombs do; it is not read")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._text(html5.get(f"{name};", f"&{name};"))
