"""Soup: texts for property tests, made of the rules' own examples, what joins and breaks them, and stray Unicode."""

from __future__ import annotations

from hypothesis import strategies as st

from newslint import Document, Rule, Source, packs
from newslint.readers import reader
from newslint.rule import FORMATS

RULES: tuple[Rule, ...] = packs.load().rules
EXAMPLES = sorted({example.text for rule in RULES for example in rule.examples})
WORDS = sorted({word for text in EXAMPLES for word in text.split(" ") if word})
SPACES = "¦ ¦ ¦  ¦            ¦\t¦\n¦\r\n¦\r¦\n\n¦\r\n\r\n¦\n\n\n\n¦ \n \n¦\u00a0¦\u2028"
MARKS = ".¦,¦, ¦–¦ - ¦-¦'¦’¦\"¦“¦”¦(¦)¦…¦\\¦😀¦e\u0301¦\u200b¦\udce9¦²"
JOINS = f"{SPACES}¦{MARKS}".split("¦")
MARKUP = {
    "plain": "    ¦- ¦\x0c¦\ufeff".split("¦"),
    "markdown": "*¦**¦`¦# ¦- ¦1. ¦> ¦    ¦\\¦[¦](x)¦&amp;¦|¦\n|-|\n¦```\n¦<b>".split("¦"),
    "mdx": "*¦`¦# ¦- ¦{¦}¦{/* x */}¦{' '}¦<B a={1}>¦</B>¦<br/>¦<C/>¦import a from 'b'\n\n¦|¦\n|-|\n¦```\n¦<".split("¦"),
    "asciidoc": "*¦_¦`¦== ¦* ¦. ¦----\n¦|===\n¦|¦{a}¦[a]\n¦// x\n¦a:: ¦ +\n¦\\¦<<a>>¦link:a[¦]¦.T\n¦\n====\n¦ ".split(
        "¦"
    ),
    "rst": "*¦**¦`¦``¦- ¦#. ¦::\n\n  ¦.. ¦.. note:: ¦|¦| ¦\\¦_ ¦:a: ¦\n====\n¦  ¦[1]_¦a\n  ".split("¦"),
    "html": "<p>¦</p>¦<br>¦<b>¦</b>¦<li>¦<td>¦<pre>¦</pre>¦<!--¦-->¦&nbsp;¦&#39;¦<".split("¦"),
}
BYTE_ORDER_MARKS = (b"", b"", b"", b"\xef\xbb\xbf")


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, bytes]:
    """A format and the bytes of a file in it."""
    format = draw(st.sampled_from(FORMATS))
    parts = st.one_of(
        st.sampled_from(EXAMPLES),
        st.sampled_from(WORDS),
        st.sampled_from(JOINS),
        st.sampled_from(MARKUP[format]),
        st.text(max_size=4),
    )
    text = "".join(draw(st.lists(parts, max_size=24)))
    return format, draw(st.sampled_from(BYTE_ORDER_MARKS)) + text.encode("utf-8", "surrogatepass")


def read(format: str, data: bytes) -> Document:
    """Read bytes as a format."""
    return reader(next(each for each in FORMATS if each == format))(Source(data))
