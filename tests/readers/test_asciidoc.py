"""What the AsciiDoc reader takes for text."""

from __future__ import annotations

import pytest

from newslint.document import Document
from newslint.readers.asciidoc import escaped, read
from newslint.source import Source
from tests.linear import is_linear

HIDDEN = "\ufffc"
DOCUMENT = """\
// SECRET
:secret: SECRET
= The Quay
Ann Secret <secret@example.org>
v1.0, 2026-11-29
:toc:

It rained on *Monday* +
and on _Tuesday_.

.Tides
* One
and more
** Inside
- [x] Done
. Three
+
Of the same item.
. Four

Tide:: What the moon does.
Ebb::
  Its end.

== Rain ==

NOTE: Take care.

[WARNING]
.Stairs
====
Wet.

----
SECRET
----
====

[quote, Ann Holt]
____
Quoted.
____

"Quoted again."
-- Ann Holt

> Quoted once
> more.

|===
|Day |Tide

2+|*High*
a|SECRET \\|
|Low \\| ebb
|===

<1> A callout

Old title
---------

-
"""


def document(text: str) -> Document:
    return read(Source(text.encode()))


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(text).blocks]


def test_a_document() -> None:
    expected = [
        ("heading", "The Quay"),
        ("paragraph", "It rained on Monday\nand on Tuesday."),
        ("caption", "Tides"),
        ("list_item", "One\nand more"),
        ("list_item", "Inside"),
        ("list_item", "Done"),
        ("list_item", "Three"),
        ("paragraph", "Of the same item."),
        ("list_item", "Four"),
        ("term", "Tide"),
        ("list_item", "What the moon does."),
        ("term", "Ebb"),
        ("list_item", "Its end."),
        ("heading", "Rain"),
        ("paragraph", "Take care."),
        ("caption", "Stairs"),
        ("paragraph", "Wet."),
        ("paragraph", "Quoted."),
        ("paragraph", '"Quoted again."'),
        ("paragraph", "Quoted once\nmore."),
        ("table_cell", "Day"),
        ("table_cell", "Tide"),
        ("table_cell", "High"),
        ("table_cell", "Low | ebb"),
        ("list_item", "A callout"),
        ("heading", "Old title"),
        ("marker", "-"),
    ]
    assert blocks(DOCUMENT) == expected
    again = blocks(DOCUMENT.replace("\n", "\r\n"))
    assert [(kind, text.replace("\r\n", "\n")) for kind, text in again] == expected


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("He *really* said _no_, #twice#.", "He really said no, twice."),
        ("Break**ing** and E=mc^2^, H~2~O.", "Breaking and E=mc2, H2O."),
        (
            "A lone * star, 2 * 3 * 4, snake_case_name and rock*n*roll.",
            "A lone * star, 2 * 3 * 4, snake_case_name and rock*n*roll.",
        ),
        ("“*Rain*”, he said—_twice_—and left.", "“Rain”, he said—twice—and left."),
        ("Type `a *b*`, ``c``d or +{e}+.", f"Type {HIDDEN}, {HIDDEN}d or {HIDDEN}."),
        ("A [.big]#big# day, a [red]*red* one [sic].", "A big day, a red one [sic]."),
        ("\"`It rained`\" and '`it snowed`', said Ann`'s aunt.", "“It rained” and ‘it snowed’, said Ann’s aunt."),
        (
            "Read link:a_b.html[the report] or https://example.org/a_b[the *full* one^].",
            "Read the report or the full one.",
        ),
        ("See https://example.org/a_b_c and <https://example.org>.", f"See https://example.org/a_b_c and {HIDDEN}."),
        ("Write to mailto:a@example.org[the desk,subject=A].", "Write to the desk."),
        ("See <<quay,the quay>>, <<tide>> and xref:a.adoc[page one].", f"See the quay, {HIDDEN} and page one."),
        ("One claim.footnote:[See link:a[the tide].] Two.", "One claim. Two."),
        ("Press kbd:[Ctrl] at image:a.png[a map].", f"Press {HIDDEN} at {HIDDEN}."),
        ("In {year}, 5{nbsp}km {plus} more.", f"In {HIDDEN}, 5\u00a0km + more."),
        ("[[here]]The ((quay)) (((quay, old))) stands.", "The quay stands."),
        ("pass:[<b>]Bold+++</b>+++ $$x_y$$ stem:[x].", f"{HIDDEN}Bold{HIDDEN} {HIDDEN} {HIDDEN}."),
        (
            r"Two \*literal* stars, \{year}, \https://example.org and a \ b.",
            r"Two *literal* stars, {year}, https://example.org and a \ b.",
        ),
        ("Fish &amp; chips cost &#163;5.", "Fish & chips cost £5."),
        ("He wrote\n// SECRET *\nno.", "He wrote\nno."),
        ("He wrote\nifdef::a[]\nno.", "He wrote\nno."),
        ("Note that: [it] std::rain (c) a:b.", "Note that: [it] std::rain (c) a:b."),
        ("The {% raw %} page.", f"The {HIDDEN} page."),
        ("Smile 😀 *twice* 😀.", "Smile 😀 twice 😀."),
    ],
)
def test_a_paragraph_shows(written: str, shown: str) -> None:
    assert blocks(written) == [("paragraph", shown)]


@pytest.mark.parametrize(
    "hidden",
    [
        "----\nSECRET\n\n--\nSECRET\n----",
        "....\nSECRET\n....",
        "++++\nSECRET\n++++",
        "////\nSECRET\n////",
        "```text\nSECRET\n```",
        "[source,text]\nSECRET\nSECRET",
        '["graphviz", "SECRET"]\n--\nSECRET\n\nSECRET\n--',
        "[,text]\nSECRET",
        " SECRET\n SECRET",
        "// SECRET",
        ":secret: SECRET \\\n  SECRET",
        "[[SECRET]]",
        "[role=SECRET]",
        "image::SECRET.png[SECRET]",
        "include::SECRET.adoc[]",
        "ifdef::SECRET[SECRET]",
        "'''",
        "<<<",
        '[cols="1,1m"]\n|===\n|SECRET |SECRET\n|===',
        ",===\nSECRET,SECRET\n,===",
        "---\ntitle: SECRET\n---",
    ],
)
def test_what_is_no_prose_is_left_out(hidden: str) -> None:
    assert blocks(
        f"Before.\n\n{hidden}\n\nAfter.\n" if hidden[:4] != "---\n" else f"{hidden}\n\nBefore.\n\nAfter.\n"
    ) == [
        ("paragraph", "Before."),
        ("paragraph", "After."),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("* One\n+\n----\nSECRET\n----\n+\nTwo\n* Three", ["One", "Two", "Three"]),
        ("It rained.\n----\nSECRET\n----\nMore.", ["It rained.", "More."]),
        ("Text.\n[[a]]\nMore.", ["Text.", "More."]),
        ("Text\n* no item", ["Text\n* no item"]),
        ("----\nSECRET", []),
        ("Tide::\nEbb::\n\nBoth.", ["Tide", "Ebb", "Both."]),
        ("|===\n|One\n\nTwo\nm|SECRET\n|===", ["One", "Two"]),
    ],
)
def test_blocks_show(written: str, shown: list[str]) -> None:
    assert [block.text for block in document(written).blocks] == shown


def test_below_an_underlined_title_quotation_marks_around_code_stay_as_they_are() -> None:
    found = document("Quay\n====\n\nThe \"`tide`\" isn\\'t `low`'s.")
    assert found.blocks[1].text == f"The \"{HIDDEN}\" isn't {HIDDEN}'s."


def test_rules_take_it_for_markdown_with_escapes_in_the_source_view() -> None:
    found = document(r"It\'s \"so\" &amp; \*so*.")
    assert (found.format, found.dialect) == ("markdown", "asciidoc")
    assert found.text.decode() == r"It's \"so\" & *so*."
    assert found.as_written.text.decode() == r"It\'s \"so\" &amp; \*so*."


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It’s 5 - 4.", "It’s 5 - 4."),
        ("two\n\nparagraphs", "two\n\nparagraphs"),
        *(
            (text, None)
            for text in ("*a*", "`a`", "_a", "{a}", "[a]", "a\\", "a:: b", HIDDEN, "a\n- b", "a\n. b", "a\n b", "&amp;")
        ),
    ],
)
def test_plain_text_as_source(text: str, written: str | None) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    "unit",
    [
        "*a ",
        "`a ",
        "a:b[",
        "a:b[[x]",
        "a:a.",
        "<<a",
        "[a]",
        "((a",
        '"`a ',
        "\\*",
        "{",
        "- a\n",
        "|a\n",
        "x\n// a\n",
        "a::b ",
        "footnote:[a ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    assert is_linear(read, unit, 10_000)
