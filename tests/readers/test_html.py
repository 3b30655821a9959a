"""What the HTML reader takes for text, and where in the file each stretch of it lies."""

from __future__ import annotations

import pytest

from newslint.document import Document
from newslint.readers.html import escaped, read
from newslint.source import Source

HIDDEN = "\ufffc"


def document(text: str) -> Document:
    return read(Source(text.encode()))


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(text).blocks]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The <b>mayor</b> said <a href='x > y'>no</a>.", "The mayor said no."),
        ("The mayor\n   said\tno.", "The mayor said no."),
        ("The <i> mayor </i> said.", "The mayor said."),
        ("The mayor said <!-- not > this --> no.", "The mayor said no."),
        ("The mayor<br/> said.", "The mayor\nsaid."),
        ("The mayor <br>\n said.", "The mayor\nsaid."),
        ("5&nbsp;km or 5\u00a0km", "5\u00a0km or 5\u00a0km"),
        ("Fish &amp; chips &#8364;5 &#149; &#128512;", "Fish & chips €5 • 😀"),
        ("AT&T &nosuch; &copy 2020 &", "AT&T &nosuch; © 2020 &"),
        ("&#39;Apple&#39;, &#x27;pear&#x27;", "'Apple', 'pear'"),
        (f"&#{'9' * 5000};", f"&#{'9' * 5000};"),
        ("If a < b and c > d, 3<4.", "If a < b and c > d, 3<4."),
        ("Press <kbd>Ctrl</kbd>.", f"Press {HIDDEN}."),
        ("Run <code>a <b>b</b></code> now.", f"Run {HIDDEN} now."),
        ("See <img alt='SECRET' src=x> and <svg><text>SECRET</text></svg>.", f"See {HIDDEN} and {HIDDEN}."),
        ("One <script>if (a < b) '</p>'</script>two.", "One two."),
        ("One <select><option>SECRET</select>two.", "One two."),
        ("Smile 😀 <b>twice</b> 😀.", "Smile 😀 twice 😀."),
        ("A stray </b> end </section> tag.", "A stray end"),
        ("Cut off <a href='SECRET", "Cut off"),
        ("Cut off <!-- SECRET", "Cut off"),
    ],
)
def test_a_paragraph_shows(written: str, shown: str) -> None:
    assert blocks(f"<p>{written}")[0] == ("paragraph", shown)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<title>News &amp; <more></title>Text", [("heading", "News & <more>"), ("paragraph", "Text")]),
        ("<h1>A <i>big</i> day</h1><p>Text.</p>", [("heading", "A big day"), ("paragraph", "Text.")]),
        ("<p>One<p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<div>One<p>Two</p>Three</div>Four", [("paragraph", text) for text in ("One", "Two", "Three", "Four")]),
        ("<ul><li>One<li>Two</ul>", [("list_item", "One"), ("list_item", "Two")]),
        ("<li><p>One</p><p>Two</p></li>", [("list_item", "One"), ("paragraph", "Two")]),
        ("<li>One<ul><li>Two</li></ul>Three</li>", [("list_item", text) for text in ("One", "Two", "Three")]),
        ("<tr><th>A</th><td> B </td><td></td></tr>", [("table_cell", "A"), ("table_cell", "B")]),
        ("<figure><img><figcaption>A man</figcaption></figure>", [("paragraph", "A man")]),
        ("<dl><dt>Word<dd>Meaning</dl>", [("paragraph", "Word"), ("paragraph", "Meaning")]),
        ("<P CLASS=x>One</P>\r\n<P>Two</P>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p>Open <code>SECRET</p><p>After", [("paragraph", f"Open {HIDDEN}"), ("paragraph", "After")]),
        ("One<hr>two", [("paragraph", "One"), ("paragraph", "two")]),
        ("No markup at all", [("paragraph", "No markup at all")]),
        ("<p><code>SECRET</code></p><p><img></p>", []),
        ("", []),
    ],
)
def test_blocks(written: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(written) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>SECRET</script>",
        "<style>SECRET</style>",
        "<pre>SECRET <pre>SECRET</pre> SECRET</pre>",
        "<textarea><p>SECRET</textarea>",
        "<noscript><p>SECRET</p></noscript>",
        "<template><p>SECRET</p></template>",
        "<svg><title>SECRET</title></svg>",
        "<div data-x='SECRET' title=\"SECRET > SECRET\"></div>",
        "<!-- SECRET <p> SECRET -->",
        "<!-->",
        "<!DOCTYPE SECRET>",
        "<?php SECRET ?>",
        "<![CDATA[SECRET]]>",
        "</SECRET>",
        "</>",
    ],
)
def test_nothing_to_read_in(hidden: str) -> None:
    assert blocks(f"<p>Before.</p>{hidden}<p>After.</p>") == [("paragraph", "Before."), ("paragraph", "After.")]


def test_as_written_shows_entities() -> None:
    (block,) = document("<p>Fish &amp;  &lt;b&gt; <b>x</b>&nbsp;y</p>").as_written.blocks
    assert block.text == "Fish &amp; &lt;b&gt; x&nbsp;y"
    plain = document("<p>Nothing to decode.</p>")
    assert plain.as_written is plain


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"])
def test_spans_point_at_the_bytes_of_the_file(head: bytes) -> None:
    data = head + "<p>😀 a\r\n\r\n <b>teh</b> &eacute;&eacute; teh</p>".encode()
    (block,) = read(Source(data)).blocks
    assert block.text == "😀 a teh éé teh"
    spans = [block.span((at, at + 3)) for at in (4, 11)]
    assert [(span.start - len(head), data[span.start : span.end]) for span in spans] == [(17, b"teh"), (42, b"teh")]
    white = block.span((3, 4))
    assert data[white.start : white.end] == b"\r\n\r\n "


@pytest.mark.parametrize(
    ("written", "found", "fix", "fixed"),
    [
        ("<p>He said teh word.", "teh", "the", "<p>He said the word."),
        ("<p>He said <b>teh</b> word.", "teh", "the", "<p>He said <b>the</b> word."),
        ("<p>He said <b>te</b>h word.", "teh", "the", None),
        ("<p>Fish &amp; chips", "&", "<and>", "<p>Fish &lt;and&gt; chips"),
        ("<p>a  \n b", "a b", "a & b", "<p>a &amp; b"),
        ("<p>Run <code>x</code> teh", f"{HIDDEN} teh", "the", None),
        ("<p>Run teh <code>x</code>", f"teh {HIDDEN}", "the", None),
        ("<p>One<br>two", "One\ntwo", "One, two", "<p>One, two"),
    ],
)
def test_a_fix_touches_only_what_was_seen(written: str, found: str, fix: str, fixed: str | None) -> None:
    (block,) = document(written).blocks
    at = block.text.index(found)
    made = block.flag((at, at + len(found)), "Typo", fix).fix
    if fixed is None:
        assert made is None
    else:
        assert made is not None
        (edit,) = made.edits
        data = written.encode()
        assert data[: edit.span.start] + edit.text.encode() + data[edit.span.end :] == fixed.encode()


def test_plain_text_becomes_html() -> None:
    assert escaped('a < b & c > "d"') == 'a &lt; b &amp; c &gt; "d"'
    assert escaped(HIDDEN) is None


def test_bytes_that_are_not_utf8_stay() -> None:
    (block,) = read(Source(b"<p>Caf\xe9 <b>\xff</b></p>")).blocks
    assert block.text == "Caf\udce9 \udcff"


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 100_000,
        b"<div>" * 50_000 + b"</p>" * 50_000,
        b"<a " * 100_000,
        b'<a x="' * 50_000,
        b"<!--" * 100_000,
        b"<" * 100_000,
        b"&a" * 50_000,
        b"&" + b"a" * 100_000,
        b"<code>" * 50_000,
        b"a" + b" " * 500_000 + b"b",
        b"word " * 200_000,
    ],
    ids=[
        "nested",
        "stray ends",
        "tags",
        "quotes",
        "comments",
        "angles",
        "entities",
        "entity",
        "code",
        "spaces",
        "line",
    ],
)
def test_hostile_text_is_read(data: bytes) -> None:
    assert read(Source(data)).format == "html"
