"""What the Markdown reader takes for text, and where in the file each stretch of it lies."""

from __future__ import annotations

import pytest

from newslint.document import Document
from newslint.readers.markdown import escaped, read
from newslint.source import Source

HIDDEN = "\ufffc"


def document(text: str) -> Document:
    return read(Source(text.encode()))


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(text).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in document(text).blocks]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The mayor *really* said __no__.", "The mayor really said no."),
        ("The mayor ~~said~~ wrote it.", "The mayor said wrote it."),
        ('Read [the report](https://example.org/a_b_c "Its title") now.', "Read the report now."),
        ("Read [the *full* report](<a b.html>) now.", "Read the full report now."),
        ("Write to [press [at] example.org](mailto:a@example.org) now.", "Write to press [at] example.org now."),
        ("The minister [sic] agreed [see below].", "The minister [sic] agreed [see below]."),
        ("One claim[^1] and another[^two].", "One claim and another."),
        ("Type `rm -rf _x_` there.", f"Type {HIDDEN} there."),
        ("Type ``a `b` c`` there.", f"Type {HIDDEN} there."),
        ("See ![a map](map.png) here.", f"See {HIDDEN} here."),
        ("[![a map](map.png)](https://example.org) shows it.", f"{HIDDEN} shows it."),
        ("See <https://example.org/a_b> or <a@example.org>.", f"See {HIDDEN} or {HIDDEN}."),
        ("See https://example.org/a_b_c for more.", "See https://example.org/a_b_c for more."),
        ("Press <kbd>Ctrl</kbd> and <b>wait</b>.", f"Press {HIDDEN} and wait."),
        ("Run <code>a *b* c</code>, then go.", f"Run {HIDDEN}, then go."),
        ("A note <!-- not *for* print --> follows.", "A note follows."),
        ("A note <!-- not for print -- as it was --> follows.", "A note follows."),
        ("It rose from $5 to $10 a share.", "It rose from $5 to $10 a share."),
        ("The area is $a^2 * b^2$, he wrote.", f"The area is {HIDDEN}, he wrote."),
        ("He paid $5 for $x_1$ *twice*.", f"He paid $5 for {HIDDEN} twice."),
        ("By {{ page.author_name_full }} in Oslo.", f"By {HIDDEN} in Oslo."),
        ("Read [this]({{ site.url }}/a_b) first.", "Read this first."),
        ("A claim {: .big } here.", "A claim here."),
        ("Fish &amp; chips cost &#163;5&#149;", "Fish & chips cost £5•"),
        ("AT&T said &nosuch; thing.", "AT&T said &nosuch; thing."),
        (r"Two \*literal\* stars, one \a.", r"Two *literal* stars, one \a."),
        ("A lone * star and an un_paired _ line.", "A lone * star and an un_paired _ line."),
        ("Smile 😀 *twice* 😀.", "Smile 😀 twice 😀."),
    ],
)
def test_a_paragraph_shows(written: str, shown: str) -> None:
    assert blocks(written) == [("paragraph", shown)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One line\nand the next.", "One line\nand the next."),
        ("One line\r\nand the next.", "One line\r\nand the next."),
        ("One line\rand the next.", "One line\rand the next."),
        ("One line \n   and the next.", "One line\nand the next."),
        ("A hard  \nbreak.", "A hard\nbreak."),
        ("A hard\\\nbreak.", "A hard\nbreak."),
        ("A hard<br>break.", "A hard\nbreak."),
        ("> Quoted\n> twice\nand lazily.", "Quoted\ntwice\nand lazily."),
        ("> > Deeply\n> >  quoted.", "Deeply\nquoted."),
    ],
)
def test_line_ends(written: str, shown: str) -> None:
    assert blocks(written) == [("paragraph", shown)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# A *big* day ##\n\nText.", [("heading", "A big day"), ("paragraph", "Text.")]),
        ("# No line end", [("heading", "No line end")]),
        ("# C#\n", [("heading", "C#")]),
        ("A day\n=====\nText.", [("heading", "A day"), ("paragraph", "Text.")]),
        ("- One\n  more\n\n  Two\n- Three", [("list_item", "One\nmore"), ("paragraph", "Two"), ("list_item", "Three")]),
        ("- [ ] To do\n- [x] Done", [("list_item", "To do"), ("list_item", "Done")]),
        ("- One\n-\n- Two", [("list_item", "One"), ("marker", "-"), ("list_item", "Two")]),
        ("Text.\n\n1.\n\nText.", [("paragraph", "Text."), ("marker", "1."), ("paragraph", "Text.")]),
        ("*\r\n", [("marker", "*")]),
        ("- # Title\n- > Quote", [("heading", "Title"), ("paragraph", "Quote")]),
        (
            "| A | *B* |\n|---|---|\n| c \\| d |   |",
            [("table_cell", "A"), ("table_cell", "B"), ("table_cell", "c | d")],
        ),
        ("Text.[^1]\n\n[^1]: A note\n    with more.", [("paragraph", "Text."), ("paragraph", "A note\nwith more.")]),
        ("[^1]: One note.\n[^2]: Two.", [("paragraph", "One note."), ("paragraph", "Two.")]),
        ("[^1]: Word\n", [("paragraph", "Word")]),
        ("<div>\n<p>One &amp; <b>two</b></p>\n<p>Three</p>\n</div>", [("html", "One & two"), ("html", "Three")]),
        ("> <div>\n> One\n> two\n> </div>", [("html", "One two")]),
        ("One\n    <!-- a --> two\n    <!-- b -->\nthree", [("paragraph", "One\ntwo\n\nthree")]),
        ("- One\n      <p>two\n", [("list_item", "One\ntwo")]),
        ("> - *One*\n>       <!-- a --> two\n", [("list_item", "One\ntwo")]),
        ("- One\n    <!-- a --> two\n", [("list_item", "One"), ("html", "two")]),
        ("- One\n\n    <!-- a -->\n    two\n", [("list_item", "One"), ("paragraph", "two")]),
    ],
)
def test_blocks(written: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(written) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "```py\nSECRET *x*\n```",
        "~~~\nSECRET\n\nSECRET\n~~~",
        "    SECRET\n\n    SECRET",
        "- Item:\n\n      SECRET\n\n  ```\n  SECRET\n  ```",
        "> ```\n> SECRET\n> ```",
        "<script>\nSECRET\n\nSECRET\n</script>",
        "<style>SECRET</style>",
        "<pre>\nSECRET\n\nSECRET\n</pre>",
        "<div><pre>\nSECRET\n\nSECRET *x*\n\n</pre></div>",
        '<div title="SECRET > SECRET">\n</div>',
        "<!-- SECRET\n\nSECRET -->",
        "[label]: SECRET 'SECRET'",
        "{% include a.md %}\n[label]: SECRET",
        "![SECRET](SECRET 'SECRET')",
        "{% highlight ruby %}\nSECRET\n\n  SECRET\n{% endhighlight %}",
        "{{< highlight go >}}\nSECRET\n\nSECRET\n{{< /highlight >}}",
        '{{< figure src="SECRET"\n  alt="SECRET" >}}',
        "{: .SECRET }",
        "* * *",
    ],
)
def test_nothing_to_read_in(hidden: str) -> None:
    text = " ".join(texts(f"Before.\n\n{hidden}\n\nAfter."))
    assert "SECRET" not in text
    assert text.startswith("Before.")
    assert text.endswith("After.")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_is_not_text(fence: str, end: str) -> None:
    text = end.join([fence, "title: SECRET", "", "more: SECRET", fence, "Text.", "", "---", "", "More."])
    assert texts(text) == ["Text.", "More."]


@pytest.mark.parametrize(
    ("link", "shown"),
    [("[the report][1]", "the report"), ("[1][]", "1"), ("[1]", "1"), ("[The\nLabel]", "The\nLabel")],
)
def test_a_reference_is_a_link_where_it_is_defined(link: str, shown: str) -> None:
    assert texts(f"Read {link} now.\n\n[1]: https://example.org\n[the label]: x") == [f"Read {shown} now."]
    assert texts(f"Read {link} now.") == [f"Read {link} now."]


def test_as_written_shows_entities_and_escapes() -> None:
    read_document = document('He \\"said\\" &amp; `left` \\*quickly\\*.\n\n[a\\*b](c)')
    assert [block.text for block in read_document.as_written.blocks] == [
        f'He \\"said\\" &amp; {HIDDEN} \\*quickly\\*.',
        "a\\*b",
    ]
    plain = document("Nothing to escape.")
    assert plain.as_written is plain


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spans_point_at_the_bytes_of_the_file(head: bytes, end: str) -> None:
    data = head + end.join(["> 😀 *Big* news", "> and &amp; teh `code`", "> end teh."]).encode()
    (block,) = read(Source(data)).blocks
    places = [at for at in range(len(block.text)) if block.text.startswith("teh", at)]
    spans = [block.span((at, at + 3)) for at in places]
    assert [data[span.start : span.end] for span in spans] == [b"teh", b"teh"]
    assert spans[0] != spans[1]


@pytest.mark.parametrize(
    ("written", "found", "fixed"),
    [
        ("He said teh *word*.", "teh", "He said the *word*."),
        ("He said *teh* word.", "teh", "He said *the* word."),
        ("He said *te*h word.", "teh", None),
        ("He said te`x`h word.", f"te{HIDDEN}h", None),
        ("He ran `x` teh.", f"{HIDDEN} teh", None),
        ("He ran teh `x`", f"teh {HIDDEN}", None),
        ("Fish &amp; teh", "& teh", "Fish the"),
        ("> a\n> teh", "a\nteh", None),
    ],
)
def test_a_fix_touches_only_what_was_seen(written: str, found: str, fixed: str | None) -> None:
    (block,) = document(written).blocks
    at = block.text.index(found)
    fix = block.flag((at, at + len(found)), "Typo", "the").fix
    if fixed is None:
        assert fix is None
    else:
        assert fix is not None
        (edit,) = fix.edits
        data = written.encode()
        assert data[: edit.span.start] + edit.text.encode() + data[edit.span.end :] == fixed.encode()


@pytest.mark.parametrize(
    "text", ["a*b", "`", "[x", "x]", "a_b", "<b", "#", "|", "~", "\\", "&amp;", "&#8", "{{", HIDDEN]
)
def test_text_that_may_become_markup_is_not_inserted(text: str) -> None:
    assert escaped(text) is None


@pytest.mark.parametrize("text", ["the", "AT & T", "£5, 10%", '"No", he said.', "{", "", "a\nb"])
def test_plain_text_is_inserted_as_it_is(text: str) -> None:
    assert escaped(text) == text


def test_bytes_that_are_not_utf8_stay() -> None:
    (block,) = read(Source(b"Caf\xe9 *ol\xe9* \xff.")).blocks
    assert block.text == "Caf\udce9 ol\udce9 \udcff."


@pytest.mark.parametrize(
    "data",
    [
        b"*a " * 60_000,
        b"*" * 20_000,
        b"> " * 20_000 + b"a",
        b"{{" * 50_000,
        b"a" + b" " * 200_000 + b"\nb",
        b"[" * 50_000,
        b"$a " * 20_000,
        b"\0" * 1_000,
        b"word " * 200_000,
        b"a\n" + b"    <b\n" * 50_000,
    ],
    ids=["emphasis", "stars", "quotes", "braces", "spaces", "brackets", "dollars", "nul", "long line", "tags"],
)
def test_hostile_text_is_read(data: bytes) -> None:
    assert read(Source(data)).format == "markdown"


def test_a_long_paragraph_keeps_its_places() -> None:
    data = b"A *long* word. " * 5_000
    (block,) = read(Source(data)).blocks
    assert block.text == ("A long word. " * 5_000).strip()
    assert data[block.span((13 * 4_000 + 2, 13 * 4_000 + 6)).start :].startswith(b"long*")
