"""What holds for every text that the readers of markup are given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.readers import asciidoc, html, markdown, mdx, rst
from newslint.source import Source

MARKDOWN = (
    "# ¦- ¦1. ¦-\n¦> ¦>¦    ¦\t¦```\n¦```¦`¦``¦~~~\n¦*¦**¦_¦~~¦\\¦\\*¦[¦]¦](¦](x)¦[a]: b\n¦[^1]¦[^1]: ¦!["
    "¦<b>¦</b>¦<code>¦</code>¦<br>¦<a x='¦<!--¦-->¦<pre>¦</pre>¦<div>\n¦</div>\n¦&amp;¦&#149;¦&¦$¦$x$"
    "¦{{ a }}¦{{¦}}¦{% b %}\n¦{% highlight c %}\n¦{% endhighlight %}¦{: .x}"
    "¦|¦|-|\n¦---\n¦+++\n¦===\n¦<http://a.b>¦  \n"
)
HTML = (
    "<p>¦</p>¦<p¦<b>¦</b>¦<li>¦<ul>¦</ul>¦<td>¦<h1>¦</h1>¦<br>¦<hr>¦<img alt='x'>¦<code>¦</code>¦<pre>¦</pre>"
    "¦<script>¦</script>¦<title>¦</title>¦<svg/>¦<svg>¦</svg>¦<template>¦</template>¦<a href='¦'¦\"¦>¦<¦/>"
    "¦<!--¦-->¦<!¦<?¦</¦&amp;¦&nbsp;¦&#149;¦&#32;¦&copy¦&#¦&¦;¦="
)
MDX = (
    "# ¦- ¦> ¦    ¦```\n¦`¦``¦*¦**¦\\¦[¦](¦](x)¦|¦|-|\n¦---\n¦{¦}¦{/*¦*/}¦{' '}¦{'¦{a}¦<B>¦</B>¦<B a={¦<C/>¦<br/>¦<code>¦"
    "</code>¦<>¦</>¦<a x='¦\"¦import {a} from 'b'\n¦export const a = {\n¦\n\n¦<!--¦-->¦&amp;¦$x$"
)
ASCIIDOC = (
    "= ¦== ¦* ¦. ¦1. ¦- ¦-\n¦ ¦\t¦----\n¦....\n¦++++\n¦////\n¦// ¦====\n¦****\n¦____\n¦--\n¦|===\n¦|¦a|¦2+|¦\\|¦```\n"
    "¦[source]\n¦[cols=1]\n¦[[a]]¦[a]¦:a: b\n¦:a: b \\\n¦.T\n¦NOTE: ¦a:: ¦a::\n¦+\n¦ +\n¦*¦**¦_¦__¦#¦##¦^¦~¦`¦``¦+¦++¦+++¦$$"
    "¦\\¦\\\\¦{a}¦{nbsp}¦{sp}¦{¦link:a[¦]¦http://a.b¦http://a.b[¦<<a,¦>>¦<<a>>¦((¦))¦(((¦)))¦image::a[]\n¦image:a[b]¦footnote:["
    "¦pass:[¦[.r]#¦\"`¦`\"¦'`¦`'¦ifdef::a[]\n¦&amp;¦&¦'''\n¦<<<\n¦> ¦\"¦-- A¦---\na: b\n---\n¦ab\n---\n¦{% a %}¦{{ a }}"
)
RST = (
    "a\n=\n¦===\n¦---\n¦* ¦- ¦#. ¦1. ¦-\n¦  ¦\t¦::\n¦::\n\n ¦.. ¦..\n¦.. a\n¦.. note:: ¦.. note::\n¦.. a::\n¦.. figure:: x\n"
    "¦.. versionadded:: 1¦.. _a:¦.. |a| image:: b\n¦.. [1] ¦:a: b\n¦| ¦|\n¦|¦|a|¦>>> a\n¦+---+---+\n¦==  ==\n¦-a  b\n¦-- a¦__ a\n"
    "¦*¦**¦`¦``¦_¦__¦`_¦:a:`¦`:a:¦ <b>`_¦[1]_¦[a]_¦_`¦\\¦\\ ¦\\*¦http://a_b¦{% a %}¦{{ a }}¦---\na: b\n---\n"
)
WORDS = ("a", "word", "Two words.", " ", "  ", "\n", "\r\n", "\r", "\n\n", "é", "😀", "\u00a0", "\ufffc", "\0")
STRAY = (b"\xff", b"\xe9", b"\x80", b"\xf0\x9f")
Read = Callable[[Source], Document]
Case = tuple[Read, bytes]
READERS: list[tuple[Read, list[str]]] = [
    (markdown.read, MARKDOWN.split("¦")),
    (html.read, HTML.split("¦")),
    (mdx.read, MDX.split("¦")),
    (asciidoc.read, ASCIIDOC.split("¦")),
    (rst.read, RST.split("¦")),
]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A reader, and a soup of its format's markup or just any bytes."""
    read, markup = draw(st.sampled_from(READERS))
    parts = [*(part.encode() for part in (*markup, *WORDS)), *STRAY]
    data = draw(st.one_of(st.lists(st.sampled_from(parts)).map(b"".join), st.binary()))
    return read, draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + data


def views(read: Read, data: bytes) -> list[Document]:
    document = read(Source(data))
    return [document, document.as_written]


@given(cases())
def test_pieces_are_in_order_and_hold_the_bytes_they_name(case: Case) -> None:
    for document in views(*case):
        end = source_end = 0
        for piece in document.pieces:
            assert end <= piece.start < piece.end <= len(document.text)
            assert source_end <= piece.source_start <= piece.source_end <= len(document.source.text)
            if piece.exact:
                read = document.source.text[piece.source_start : piece.source_end]
                assert document.text[piece.start : piece.end] == read
            end, source_end = piece.end, piece.source_end


@given(cases())
def test_the_text_is_that_of_the_blocks_and_comes_from_pieces(case: Case) -> None:
    for document in views(*case):
        texts = [document.text[block.start : block.end] for block in document.blocks]
        assert document.text == b"\n".join(texts)
        assert texts == [text.strip() for text in texts if text.strip()]
        mapped = sum(piece.end - piece.start for piece in document.pieces)
        assert mapped == sum(map(len, texts))


@given(cases())
def test_every_stretch_of_a_block_lies_inside_the_file(case: Case) -> None:
    _, data = case
    for document in views(*case):
        for block in document.blocks:
            places = [*range(0, len(block.text), 1 + len(block.text) // 7), len(block.text)]
            for start in places:
                for end in places[places.index(start) :]:
                    span = block.span((start, end))
                    assert 0 <= span.start <= span.end <= len(data)


@given(cases())
def test_an_edit_never_covers_what_was_not_seen(case: Case) -> None:
    document = views(*case)[0]
    empty = [piece.source_start for piece in document.pieces if piece.source_start == piece.source_end]
    hidden = list(zip(empty[::2], empty[1::2], strict=True))
    for block in document.blocks:
        ends = (len(block.text), block.text.find("\ufffc") + 1)
        for start, end in ((start, last) for last in ends for start in range(last + 1)):
            found = block.flag((start, end), "Found", "x")
            if found.fix is not None:
                (edit,) = found.fix.edits
                first, last = (document.source.text_offset(offset) for offset in edit.span)
                assert all(last <= left or first >= right for left, right in hidden)


@pytest.mark.parametrize(("read", "markup"), READERS)
def test_reading_twice_reads_the_same(read: Read, markup: list[str]) -> None:
    data = " ".join(markup).encode()
    assert read(Source(data)).text == read(Source(data)).text


words = st.lists(st.sampled_from(["SECRET", "x_y", "*SECRET*", "", "  SECRET", "# SECRET", "- SECRET"]), min_size=1)


@given(words, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "> ", "- "]))
@example(["", "SECRET"], "\n", "> ")
def test_no_text_comes_from_inside_a_fence(lines: list[str], end: str, prefix: str) -> None:
    rest = "  " if prefix == "- " else prefix
    code = end.join(rest + line for line in ["", *lines])
    document = markdown.read(Source(f"Before.{end}{end}{prefix}```{code}{end}{rest}```{end}{end}After.".encode()))
    assert [block.text for block in document.blocks] == ["Before.", "After."]


@given(words, st.sampled_from(["---", "+++"]))
def test_no_text_comes_from_front_matter(lines: list[str], fence: str) -> None:
    document = markdown.read(Source("\n".join([fence, *lines, fence, "After."]).encode()))
    assert [block.text for block in document.blocks] == ["After."]


@given(st.text(alphabet="SECRT <>&='/\n-!", max_size=20), st.sampled_from("'\""))
def test_no_text_comes_from_an_attribute(value: str, quote: str) -> None:
    value = value.replace(quote, "")
    document = html.read(Source(f"<p title={quote}{value}{quote}>After.".encode()))
    assert [block.text for block in document.blocks] == ["After."]
