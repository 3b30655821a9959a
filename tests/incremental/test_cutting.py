"""A text that is cut into parts is read as it is read whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint import Source
from newslint.incremental.assembled import AssembledDocument, Shared
from newslint.incremental.cutting import parts
from newslint.incremental.reading import Reading
from newslint.incremental.tally import Tally
from newslint.incremental.watch import Watch
from newslint.readers import reader
from newslint.rule import Format
from tests.editing import inserted


@st.composite
def texts(draw: st.DrawFn) -> tuple[Format, bytes]:
    format: Format = draw(st.sampled_from(("markdown", "plain")))
    pieces = draw(st.lists(st.one_of(inserted(format), st.just("\n\n"), st.just("\n\nA story. ")), max_size=20))
    return format, "".join(pieces).encode("utf-8", "surrogateescape")


@given(texts())
def test_the_parts_make_up_the_text(drawn: tuple[Format, bytes]) -> None:
    format, text = drawn
    found = parts(text, format, {})
    assert found is None or b"".join(found) == text


@given(texts())
def test_a_text_in_parts_is_the_text(drawn: tuple[Format, bytes]) -> None:
    format, text = drawn
    source = Source(text)
    read = Reading(format).read(source.text)
    if read is None:
        return
    whole = reader(format)(source)
    made = AssembledDocument(source, format, read, str, Shared(Watch(), Tally()))
    for one, other in ((made, whole), (made.as_written, whole.as_written)):
        assert one.text == other.text
        assert [(each.kind, each.start, each.end) for each in one.blocks] == [
            (each.kind, each.start, each.end) for each in other.blocks
        ]
        assert [each.source for each in one.blocks] == [each.source for each in other.blocks]
        assert list(one.pieces) == list(other.pieces) or format == "plain"
        assert [one.gap(at - 1, at) for at in range(len(one.blocks) + 1)] == [
            other.gap(at - 1, at) for at in range(len(other.blocks) + 1)
        ]
        for block in one.blocks:
            for start in range(block.start, block.end + 1):
                assert one.map(start, start) == other.map(start, start)
                assert one.map(start, block.end) == other.map(start, block.end)


def test_a_story_is_cut_at_its_paragraphs() -> None:
    story = b"---\ntitle: A\n\nb: c\n---\n\nOne.\n\n- a\n\n- b\n\nTwo.\n\n```\nx\n\ny\n```\n\n# Three\n"
    assert parts(story, "markdown", {}) == [
        b"---\ntitle: A\n\nb: c\n---\n\n",
        b"One.\n\n- a\n\n- b\n\n",
        b"Two.\n\n```\nx\n\ny\n```\n\n",
        b"# Three\n",
    ]
    assert parts(b"One.\n\n<!-- a\n\nb -->\n\nTwo.\n", "markdown", {}) == [b"One.\n\n<!-- a\n\nb -->\n\n", b"Two.\n"]
