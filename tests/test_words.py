"""Word lists."""

from __future__ import annotations

from pathlib import Path

from newslint.words import read_words


def test_word_lists_are_read_together_without_comments_and_capitals(tmp_path: Path) -> None:
    first, second = tmp_path / "ours.txt", tmp_path / "theirs.txt"
    first.write_bytes("\ufeffÆrøskøbing # a town\n\n# nothing\nopenFDA\r\n".encode())
    second.write_text("Lindqvist", encoding="utf-8")
    assert read_words([str(first), str(second)]) == {"ærøskøbing", "openfda", "lindqvist"}
    assert read_words([]) == frozenset()
