"""Lines and signatures: what tells that two documents share text, whatever their case, digits and formats."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.audit.lines import lines, texts
from newslint.audit.minhash import BINS, rows, signature, similarity
from newslint.audit.words import CHUNK
from newslint.document import Document
from newslint.readers import reader
from newslint.rule import FORMATS, Format
from newslint.source import Source

NAMES = ["ferry", "harbour", "council", "Ælfric", "vote", "rain", "mayor", "9th", "tide", "café", "42", "bridge"]


def read(text: str | bytes, format: Format = "plain") -> Document:
    return reader(format)(Source(text.encode() if isinstance(text, str) else text))


def keys(text: str, format: Format = "plain") -> list[int]:
    return [line.key for line in lines(read(text, format))]


@pytest.mark.parametrize(
    "other",
    ["posted 12 hours  ago by the night desk", "POSTED 1,200 HOURS AGO, BY THE NIGHT DESK!", "\tPosted hours ago by the night desk"],
)  # fmt: skip
def test_case_digits_white_space_and_marks_do_not_tell_lines_apart(other: str) -> None:
    assert keys("Posted 3 hours ago by the night desk") == keys(other)


def test_another_word_and_another_order_do() -> None:
    one, two, three = (
        keys(f"Posted by the {words}") for words in ("night desk today", "night desk now", "desk night today")
    )
    assert len({*one, *two, *three}) == 3


def test_a_line_needs_letters_and_counts_once() -> None:
    text = "Page 3 of 2,000\nFollow the Courier\nIt rained.\nFOLLOW THE COURIER\n"
    assert list(texts(read(text)).values()) == ["Follow the Courier"]


@pytest.mark.parametrize("format", FORMATS)
def test_formats_agree(format: Format) -> None:
    shown = {"html": "<p>Follow the <b>Courier</b></p>", "plain": "Follow the Courier"}.get(
        format, "Follow the **Courier**"
    )
    assert keys(shown, format) == keys("Follow the Courier")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_are_bytes_on_disk(encoding: str, end: str) -> None:
    text = end.join(["Über den Wolken fährt keiner", "", "  Follow the Courier  ", "as if wrapped"])
    data = text.encode(encoding)
    found = lines(read(data))
    plain = "utf-16-le" if encoding == "utf-16" else "utf-8"
    assert [data[line.start : line.end].decode(plain) for line in found] == list(
        filter(None, map(str.strip, text.split(end)))
    )
    assert [line.tail for line in found] == [False, False, True]


def test_lines_of_a_wrapped_paragraph_are_found_one_by_one() -> None:
    text = "\n".join(["The ferry to the island stops at noon on Monday and", "goes on again in the afternoon, the mayor said, but"] * 2 + ["only if the weather allows it to go that far out and", "the crew is there."])  # fmt: skip
    assert len(read(text).blocks) == 1
    assert list(texts(read(text)).values()) == list(dict.fromkeys(text.split("\n")))


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=40).map(" ".join), st.integers(1, 3))
def test_what_stands_around_a_line_does_not_change_its_key(line: str, before: int) -> None:
    alone = keys(line)
    assert set(alone) <= set(keys("\n\n".join(["It rained all day."] * before + [line, "It rained on."])))


def test_a_text_longer_than_a_chunk_has_the_lines_that_it_has() -> None:
    many = "".join(f"The ferry {name} of {other} stops\n" for name in NAMES for other in NAMES) * 20
    assert len(many) > CHUNK
    assert set(keys(many)) == {key for line in many.splitlines() for key in keys(line)}
    assert len(signature(read(many))) == 2 * BINS


def test_a_text_without_a_line_break_may_be_longer_than_a_chunk() -> None:
    text = "The ferry stops at noon. " * (CHUNK // 20)
    assert keys(text) == []
    assert len(signature(read(text))) == 2 * BINS


def test_signatures_of_short_and_empty_texts_are_empty() -> None:
    assert {signature(read(text)) for text in ("", "\n", "It rained.", "one two three " * 3)} == {b""}
    assert lines(read("")) == []


def test_similarity_is_that_of_the_runs_of_three_words() -> None:
    text = [f"word{number}" for number in range(600)]
    edited = [f"other{number}" if number % 20 == 0 else word for number, word in enumerate(text)]
    one, other, far = (
        rows(signature(read(" ".join(words)))) for words in (text, edited, [f"w{word}" for word in text])
    )
    runs = [set(zip(words, words[1:], words[2:], strict=False)) for words in (text, edited)]
    jaccard = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert similarity(one, other)[0] == pytest.approx(jaccard, abs=0.19), "three standard errors"
    assert similarity(one, one)[0] == 1
    assert similarity(one, far)[0] < 0.1


def test_signatures_and_keys_are_the_same_in_every_process() -> None:
    """What one machine counts, another has to find again."""
    code = (
        "from newslint.audit.lines import lines, signature; from newslint.readers import plain;"
        "from newslint.source import Source;"
        "document = plain.read(Source(b'The ferry to the island stops at noon, and goes on again on Monday at 9.'));"
        "print(lines(document)[0].key, signature(document)[:8].hex())"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "2498058919907112355 5f4e28b0f111ba73\n"
