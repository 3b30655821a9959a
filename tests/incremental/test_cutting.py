"""A text that is cut into parts is read as it is read whole."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from newslint import Block, Document, Source
from newslint.incremental.assembled import AssembledDocument
from newslint.incremental.cutting import parts
from newslint.incremental.reading import Reading
from newslint.incremental.shared import Shared
from newslint.incremental.whole import Whole
from newslint.readers import reader
from newslint.rule import FORMATS, Format
from tests.editing import inserted


@st.composite
def texts(draw: st.DrawFn, formats: Sequence[Format] = ("markdown", "plain")) -> tuple[Format, bytes]:
    format: Format = draw(st.sampled_from(formats))
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
    if read is not None:
        compare(AssembledDocument(source, format, read, str, Shared()), reader(format)(source))


@given(texts(FORMATS))
def test_a_text_read_whole_and_cut_is_the_text(drawn: tuple[Format, bytes]) -> None:
    format, text = drawn
    source = Source(text)
    whole, read = Whole(format).read(source)
    if read is not None and format != "plain":
        compare(AssembledDocument(source, format, read, whole.escape, Shared(), comments=whole.comments), whole)


def compare(made: AssembledDocument, whole: Document) -> None:
    format = whole.dialect
    assert (made.format, made.dialect, [*made.comments]) == (whole.format, whole.dialect, [*whole.comments])
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


def kind_and_text(block: Block) -> tuple[str, str]:
    return block.kind, block.text


@given(texts(), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40), texts()), max_size=5))
def test_the_next_version_is_the_text_too(
    drawn: tuple[Format, bytes], edits: list[tuple[int, int, tuple[Format, bytes]]]
) -> None:
    format, text = drawn
    reading, shared = Reading(format), Shared()
    for at, removed, (_, more) in [(0, 0, (format, b"")), *edits]:
        text = text[:at] + more + text[at + removed :]
        source = Source(text)
        read = reading.read(source.text)
        assert (read is None) == (Reading(format).read(source.text) is None)
        if read is not None:
            shared.update(read)
            made, whole = AssembledDocument(source, format, read, str, shared), reader(format)(source)
            assert made.text == whole.text
            assert made.of_blocks(kind_and_text) == whole.of_blocks(kind_and_text)
            assert [(each.kind, each.start) for each in made.blocks] == [
                (each.kind, each.start) for each in whole.blocks
            ]


def test_what_has_not_changed_is_not_read_again() -> None:
    reading = Reading("markdown")
    before = reading.read(b"One.\n\nTwo.\n\nThree.\n\nFour.\n")
    after = reading.read(b"One.\n\nTwo.\n\nThree!\n\nFour.\n")
    assert before is not None
    assert after is not None
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, True, False, True]


def test_a_story_is_cut_at_its_paragraphs() -> None:
    story = b"---\ntitle: A\n\nb: c\n---\n\nOne.\n\n- a\n\n- b\n\nTwo.\n\n```\nx\n\ny\n```\n\n# Three\n"
    assert parts(story, "markdown", {}) == [
        b"---\ntitle: A\n\nb: c\n---\n\n",
        b"One.\n\n- a\n\n- b\n\n",
        b"Two.\n\n```\nx\n\ny\n```\n\n",
        b"# Three\n",
    ]
    assert parts(b"One.\n\n<!-- a\n\nb -->\n\nTwo.\n", "markdown", {}) == [b"One.\n\n<!-- a\n\nb -->\n\n", b"Two.\n"]
