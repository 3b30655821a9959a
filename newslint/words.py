"""Word lists: the words that a person or a newsroom declares right, a word a line.

Blank lines and what follows a `#` are skipped. Capitals do not count.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.errors import FileError, reason


def read_words(paths: Iterable[str]) -> frozenset[str]:
    """The words in some files, in lower case. Raises `FileError` for a file that cannot be read."""
    words: set[str] = set()
    for path in paths:
        try:
            with open(path, encoding="utf-8-sig") as file:
                lines = [line.partition("#")[0].strip() for line in file]
        except OSError as error:
            raise FileError(path, f"the word list cannot be read: {reason(error)}") from None
        except UnicodeDecodeError:
            raise FileError(path, "the word list is not UTF-8; save it as UTF-8") from None
        words.update(line.lower() for line in lines if line)
    return frozenset(words)
