"""What the MDX reader takes for text."""

from __future__ import annotations

import pytest

from newslint.readers.mdx import escaped, read
from newslint.source import Source
from tests.linear import is_linear

HIDDEN = "\ufffc"


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(Source(text.encode())).blocks]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("In {year}, it <b>_really_</b> rained.", f"In {HIDDEN}, it really rained."),
        ("A note {/* not *for* print */} follows.", "A note follows."),
        ("Cold{' '}\n<a href={`x>y`}>and wet</a>.", "Cold\nand wet."),
        ("One<br/>two.", "One\ntwo."),
        ('See <Icon name="a > b" /> here.', f"See {HIDDEN} here."),
        ("Type <code>a {b}</code> or `{c}` now.", f"Type {HIDDEN} or {HIDDEN} now."),
        ("A stray { and a < b.", "A stray { and a < b."),
        ("import duties rose.", "import duties rose."),
    ],
)
def test_a_paragraph_shows(written: str, shown: str) -> None:
    assert blocks(written) == [("paragraph", shown)]


@pytest.mark.parametrize(
    "hidden",
    [
        "import {SECRET} from 'secret'",
        "---\na: {b\n---\nimport SECRET from 'secret'\n\nexport const a = {\n  SECRET: 1,\n\n  SECRET: 2\n}",
        "{SECRET.map((x) => (\n  <li>{x}</li>\n\n))}",
        '<Chart title="SECRET"\n  data={{ SECRET: [1] }} />',
        "```js\nSECRET {\n```",
        "<CodeBlock>\nSECRET\n</CodeBlock>",
    ],
)
def test_code_is_left_out(hidden: str) -> None:
    assert blocks(f"{hidden}\n\nAfter.") == [("paragraph", "After.")]


def test_text_inside_elements_is_read_however_it_is_indented() -> None:
    text = "# Title {#id}\n\n<Note>\n    It *rained*.\n\n  - One\n</Note>\n\nTwo.\n"
    assert blocks(text) == [
        ("heading", "Title"),
        ("paragraph", "It rained."),
        ("list_item", "One"),
        ("paragraph", "Two."),
    ]


def test_rules_take_it_for_markdown() -> None:
    document = read(Source(b"Rain."))
    assert (document.format, document.dialect) == ("markdown", "mdx")


@pytest.mark.parametrize(("text", "written"), [("It’s", "It’s"), ("{a}", None), ("*a*", None)])
def test_plain_text_as_source(text: str, written: str | None) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("unit", ["{", "<a ", '<a "', "`` ` ", "{/*", "{`", "import {\n\n", "<code>", " {x}<b>"])
def test_time_is_linear(unit: str) -> None:
    assert is_linear(read, unit, 20_000)
