"""Marks: what the inside of a Markdown paragraph holds that is not text as it stands."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from html import unescape
from operator import attrgetter

import tree_sitter_markdown
from tree_sitter import Language, Node, Parser

from newslint.readers.html import EMBEDDED, HIDING, SINGLE
from newslint.readers.marked import Mark

SPECIAL = re.compile(rb"[\\`*_\[<&~$]|  (?=[\r\n])")
"""Without one of these there is no markup inside a paragraph."""
CLOSERS = (b"`", b"*", b"_", b"]", b")", b">", b";", b"~", b"$", b"\\", b"\n", b"\r")
"""One of these is in the last bytes of any markup, at most one byte before its end."""
MATHS = re.compile(rb"\$\$[^$]+\$\$|\$(?=[^\s$])[^$]*(?<=\S)\$(?!\d)", re.DOTALL)
"""Dollars that enclose a formula, as Pandoc has it; `from $5 to $10` is money."""
NO_MARKUP = b"%"
"""Stands for a byte that the parser is not to see: it is punctuation too, and means nothing in Markdown."""
COMMENT = re.compile(rb"<!--(?!-?>).*?-->", re.DOTALL)
COMMENT_END = b"-->"
ATTRIBUTES = re.compile(rb"\{[:#.][^{}\r\n]*\}")
"""Kramdown's `{: .class}` and `{#id}`."""
TAG_NAME = re.compile(rb"</?[a-zA-Z][^\s/>]*")
NO_TEXT = HIDING | EMBEDDED | SINGLE
CONTAINERS = frozenset({"inline", "emphasis", "strong_emphasis", "strikethrough", "link_text"})
PLACEHOLDERS = frozenset({"code_span", "image", "latex_block", "uri_autolink", "email_autolink"})
REFERENCES = frozenset({"full_reference_link", "collapsed_reference_link", "shortcut_link"})
LINKS = REFERENCES | {"inline_link"}
ENTITIES = frozenset({"entity_reference", "numeric_character_reference"})


def marks(text: bytes, offset: int, labels: frozenset[str]) -> list[Mark]:
    """The marks in a stretch of the source that starts at `offset`, in order; some may lie inside another.

    `labels` are those of the links that the document defines.
    """
    found: list[Mark] = []
    start, end = _special(text)
    if start < end:
        found = sorted(_parsed(text[start:end], offset + start, labels), key=attrgetter("start"))
        found = _without_hidden_elements(found)
    if b"{" in text:
        found += [Mark(match.start() + offset, match.end() + offset) for match in ATTRIBUTES.finditer(text)]
        found.sort(key=attrgetter("start"))
    return found


def _special(text: bytes) -> tuple[int, int]:
    """The stretch of whole words that can hold markup, from the first byte that may open it to the last to close it."""
    first = SPECIAL.search(text)
    if first is None:
        return 0, 0
    start = text.rfind(b" ", 0, first.start()) + 1
    end = text.find(b" ", max(map(text.rfind, CLOSERS)) + 1)
    return start, len(text) if end < 0 else end


def label(written: bytes) -> str:
    """The label of a link in the form in which two labels compare; `written` is without its brackets."""
    return " ".join(written.decode("utf-8", "replace").casefold().split())


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_markdown.inline_language()))


def _parsed(text: bytes, offset: int, labels: frozenset[str]) -> Iterator[Mark]:
    nodes = [_tree(_without_money(_with_comments_closed(text.replace(b"\0", b"x"))), labels)]
    while nodes:
        node = nodes.pop()
        if node.type in CONTAINERS:
            nodes += node.named_children
        elif node.type in LINKS:
            nodes += [child for child in node.named_children if child.type == "link_text"]
            yield from _link_marks(node, text, offset, labels)
        else:
            yield from _leaf_marks(node, text, offset)


def _tree(text: bytes, labels: frozenset[str]) -> Node:
    """Parse a text, again where the parser took for markup what is none."""
    root = _parser().parse(text).root_node
    if b"$" in text and not all(MATHS.fullmatch(text, *node.byte_range) for node in _inside(root, {"latex_block"})):
        text = text.replace(b"$", NO_MARKUP)
        root = _parser().parse(text).root_node
    if b"](" in text:
        # `[hello [at] example](mailto:…)`: only with the inner brackets out of the way is the outer link seen.
        targets = [(node, _target(node, text)[1]) for node in _inside(root, REFERENCES)]
        references = [node for node, target in targets if target not in labels and not target.startswith("^")]
        for node in references:
            shown = text[node.start_byte : node.end_byte].replace(b"[", NO_MARKUP).replace(b"]", NO_MARKUP)
            text = text[: node.start_byte] + shown + text[node.end_byte :]
        if references:
            root = _parser().parse(text).root_node
    return root


def _inside(root: Node, types: Container[str]) -> list[Node]:
    """The nodes of some types, where they are not inside one another."""
    found: list[Node] = []
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if node.type in types:
            found.append(node)
        elif node.type in CONTAINERS or node.type in LINKS:
            nodes += node.named_children
    return found


def _with_comments_closed(text: bytes) -> bytes:
    """The text with letters in its comments: unlike CommonMark since 0.31, the parser knows none that hold `--`."""
    last = text.rfind(COMMENT_END)
    if last < 0:
        return text
    filled = COMMENT.sub(lambda found: b"<!--" + b"x" * (len(found[0]) - 7) + COMMENT_END, text[: last + 3])
    return filled + text[last + 3 :]


def _without_money(text: bytes) -> bytes:
    """The text without the dollars that enclose no formula; the parser takes any two for one."""
    if b"$" not in text:
        return text
    parts: list[bytes] = []
    end = 0
    for match in MATHS.finditer(text):
        parts += [text[end : match.start()].replace(b"$", NO_MARKUP), match[0]]
        end = match.end()
    return b"".join([*parts, text[end:].replace(b"$", NO_MARKUP)])


def _leaf_marks(node: Node, text: bytes, offset: int) -> Iterator[Mark]:
    start, end = node.byte_range
    written = text[start:end]
    if node.type == "emphasis_delimiter":
        yield Mark(start + offset, end + offset)
    elif node.type in PLACEHOLDERS:
        yield Mark(start + offset, end + offset, None)
    elif node.type == "backslash_escape":
        yield Mark(start + offset, end + offset, written[1:].decode("utf-8", "surrogateescape"), True)
    elif node.type in ENTITIES:
        raw = written.decode("utf-8", "surrogateescape")
        character = unescape(raw)
        if character not in ("", raw):
            yield Mark(start + offset, end + offset, character, True)
    elif node.type == "hard_line_break":
        yield Mark(start + offset, end + offset, "\n")
    elif node.type == "html_tag":
        match = TAG_NAME.match(written)
        name = match[0][1:].lower() if match else b""
        shown = None if name in NO_TEXT else "\n" if name == b"br" else ""
        yield Mark(start + offset, end + offset, shown, tag=name)


def _link_marks(node: Node, text: bytes, offset: int, labels: frozenset[str]) -> Iterator[Mark]:
    """The brackets and the destination of a link. A reference to nothing is text, such as `[sic]`."""
    (shown_start, shown_end), target = _target(node, text)
    if target.startswith("^"):
        start = shown_end + 1 if node.type == "full_reference_link" else node.start_byte
        yield Mark(start + offset, node.end_byte + offset)
    elif node.type == "inline_link" or target in labels:
        yield Mark(node.start_byte + offset, shown_start + offset)
        yield Mark(shown_end + offset, node.end_byte + offset)


def _target(node: Node, text: bytes) -> tuple[tuple[int, int], str]:
    """The stretch of a link that is shown, and the label of the definition that it refers to."""
    parts = {child.type: child.byte_range for child in node.named_children}
    shown = parts.get("link_text", (node.end_byte, node.end_byte))
    start, end = parts.get("link_label", (shown[0] - 1, shown[1] + 1))
    return shown, "" if node.type == "inline_link" else label(text[start + 1 : end - 1])


def _without_hidden_elements(found: list[Mark]) -> list[Mark]:
    """The marks, with one opaque mark for each element such as `<code>` from its start tag to its end tag."""
    kept: list[Mark] = []
    until = 0
    for index, mark in enumerate(found):
        if mark.start < until:
            continue
        end = mark.end
        if mark.tag in HIDING:
            end = next((later.end for later in found[index + 1 :] if later.tag == b"/" + mark.tag), end)
        until = end
        kept.append(mark._replace(end=end))
    return kept
