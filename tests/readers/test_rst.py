"""What the reStructuredText reader takes for text."""

from __future__ import annotations

import pytest

from newslint.document import Document
from newslint.readers.rst import escaped, read
from newslint.source import Source
from tests.linear import is_linear

HIDDEN = "\ufffc"
DOCUMENT = """\
==========
The Quay
==========

:Author: Ann Holt
:Tags: SECRET

Rain
----

It rained on *Monday*
and on **Tuesday**.

- One,
  and more.

  Of the same item.
- Two

  * Inside

#. Three
(b) Four

Tide
  What the moon does.
Ebb : noun
  Its end.

| Line one
| line two
|
| Verse two

  Quoted.

  -- Ann Holt

.. note:: Take care
   on the stairs.

.. warning::
   :class: SECRET

   Wet.

.. figure:: SECRET.png
   :alt: SECRET

   The quay at noon.

.. sidebar:: Hours

   Nine to five.

.. versionadded:: 1.2
   A gate.

.. list-table:: Tides
   :header-rows: 1

   * - High
     -
   * - Low
     - Nine

.. [1] A note,
   over two lines.

-v, --verbose  Say more.

-
"""


def document(text: str) -> Document:
    return read(Source(text.encode()))


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(text).blocks]


def test_a_document() -> None:
    expected = [
        ("heading", "The Quay"),
        ("heading", "Rain"),
        ("paragraph", "It rained on Monday\nand on Tuesday."),
        ("list_item", "One,\nand more."),
        ("paragraph", "Of the same item."),
        ("list_item", "Two"),
        ("list_item", "Inside"),
        ("list_item", "Three"),
        ("list_item", "Four"),
        ("term", "Tide"),
        ("paragraph", "What the moon does."),
        ("term", "Ebb : noun"),
        ("paragraph", "Its end."),
        ("paragraph", "Line one\nline two"),
        ("paragraph", "Verse two"),
        ("paragraph", "Quoted."),
        ("caption", "Ann Holt"),
        ("paragraph", "Take care\non the stairs."),
        ("paragraph", "Wet."),
        ("paragraph", "The quay at noon."),
        ("caption", "Hours"),
        ("paragraph", "Nine to five."),
        ("paragraph", "A gate."),
        ("caption", "Tides"),
        ("table_cell", "High"),
        ("table_cell", "Low"),
        ("table_cell", "Nine"),
        ("paragraph", "A note,\nover two lines."),
        ("list_item", "Say more."),
        ("marker", "-"),
    ]
    assert blocks(DOCUMENT) == expected
    assert blocks(DOCUMENT.replace("\n", "\r\n")) == [(kind, text.replace("\n", "\r\n")) for kind, text in expected]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("He *really* said **no**.", "He really said no."),
        ("“*Rain*”, he said—*twice*—and left.", "“Rain”, he said—twice—and left."),
        ("A lone * star, 2 * 3 * 4 and rock*n*roll.", "A lone * star, 2 * 3 * 4 and rock*n*roll."),
        ('A star is "*" and never (*).', 'A star is "*" and never (*).'),
        ("Type ``a *b* \\`` or ``c``.", f"Type {HIDDEN} or {HIDDEN}."),
        ("Read `the report <https://example.org/a_b>`_ or `the other`__ now.", "Read the report or the other now."),
        ("Read `<https://example.org>`_ first.", f"Read {HIDDEN} first."),
        ("See the tide_ table_.", "See the tide table."),
        ("A snake_case name, __init__ and a_ b.", "A snake_case name, __init__ and a b."),
        ("See https://example.org/a_ and on.", "See https://example.org/a_ and on."),
        ("One claim [1]_ and another [#two]_.", f"One claim {HIDDEN} and another {HIDDEN}."),
        ("In |year| it rained.", f"In {HIDDEN} it rained."),
        ("The :emphasis:`old` quay and :ref:`the new one <new>`.", "The old quay and the new one."),
        ("Use :ref:`new`, :code:`a b` or `c`:math: here.", f"Use {HIDDEN}, {HIDDEN} or {HIDDEN} here."),
        ("She read `War and Peace` in `sys.path`.", f"She read War and Peace in {HIDDEN}."),
        ("An _`inline target` here.", "An inline target here."),
        (r"Two \*literal\* stars, and *one \* inside*.", "Two *literal* stars, and one * inside."),
        ("Four\\ *th* of\\\nMay.", "Fourth ofMay."),
        ("The {{ page.title }} page.", f"The {HIDDEN} page."),
        ("I like it.\n1984 came.", "I like it.\n1984 came."),
        ("1984. was the year\nthat came after.", "1984. was the year\nthat came after."),
        ("Smile 😀 *twice* 😀.", "Smile 😀 twice 😀."),
    ],
)
def test_a_paragraph_shows(written: str, shown: str) -> None:
    assert blocks(written) == [("paragraph", shown)]


@pytest.mark.parametrize(
    "hidden",
    [
        ".. code-block:: text\n\n   SECRET\n\n   SECRET",
        ".. SECRET",
        "..\n   SECRET\n\n   SECRET",
        ".. _SECRET: https://example.org",
        ".. |SECRET| replace:: SECRET",
        ".. image:: SECRET.png\n   :alt: SECRET",
        "__ SECRET",
        ">>> SECRET\nSECRET",
        "- +---+---+\n  | SECRET |\n  +---+---+",
        ".. [1] +---+---+\n       | SECRET |",
        "- >>> SECRET",
        "- ==  ==\n  SECRET\n  ==  ==",
        "+---+---+\n| SECRET |\n+---+---+",
        "===  ======\nA    SECRET\n===  ======\nB    SECRET\n===  ======",
        ":field: SECRET\n  SECRET",
        "----",
        ".. toctree::\n   :maxdepth: 2\n\n   SECRET",
        "::\n\n  SECRET\n\n  SECRET",
        "::\n\n> SECRET\n> SECRET",
        "---\ntitle: SECRET\n---",
        '+++\ntitle = "SECRET"\n+++',
        "{% if SECRET %}",
    ],
)
def test_what_is_no_prose_is_left_out(hidden: str) -> None:
    assert blocks(f"{hidden}\n\nAfter.\n") == [("paragraph", "After.")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("He wrote::\n\n  SECRET\n\nAfter.", ["He wrote:", "After."]),
        ("He wrote ::\n\n  SECRET\n\nAfter.", [f"He wrote {HIDDEN}", "After."]),
        ("- He wrote::\n\n    SECRET\n\n  After.", ["He wrote:"]),
        ("Use this::\n\n  SECRET\n\n SECRET\nAfter.", ["Use this:", "After."]),
        (".. py:function:: secret()\n\n   It *rains*.", ["It rains."]),
        ("A title\n=======\nText.", ["A title", "Text."]),
        ("Short\n--\n", ["Short\n--"]),
        ("-\n  Text below.", ["Text below."]),
        (".. [1] - One\n       - Two", ["One", "Two"]),
        ("..\n\n  Not hidden.", ["Not hidden."]),
    ],
)
def test_blocks_show(written: str, shown: list[str]) -> None:
    assert [block.text for block in document(written).blocks] == shown


def test_rules_take_it_for_markdown_with_escapes_in_the_source_view() -> None:
    found = document(r"It\'s :pep:`8`\'s.")
    assert (found.format, found.dialect) == ("markdown", "rst")
    assert (found.text.decode(), found.as_written.text.decode()) == (f"It's {HIDDEN}'s.", rf"It\'s {HIDDEN}'s.")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It’s 5 - 4.", "It’s 5 - 4."),
        ("two\n\nparagraphs", "two\n\nparagraphs"),
        *((text, None) for text in ("*a*", "`a`", "a_", "|a|", "a\\", "a::", HIDDEN, "a\n- b", "a\n1. b", "a\n\n b")),
    ],
)
def test_plain_text_as_source(text: str, written: str | None) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    "unit",
    [
        "*a ",
        "`a ",
        "``a ",
        "|a ",
        "a_ ",
        "a-",
        ":a:`b ",
        "- ",
        "- - ",
        "a\n b\n",
        ".. a\n",
        "==  ==\n\n",
        ":a",
        "| a\n",
    ],
)
def test_time_is_linear(unit: str) -> None:
    assert is_linear(read, unit, 10_000)
