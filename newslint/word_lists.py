"""Word lists, written: a word goes into the list that a configuration names, or into a new one that it then names."""

from __future__ import annotations

import os
import re
import tomllib

from newslint.config import NAMES, Config
from newslint.errors import ConfigError, FileError, reason
from newslint.words import read_words
from newslint.write import create

NEW = "newslint-words.txt"
TABLE = re.compile(r"^\[tool\.newslint\][^\r\n]*(?:\r?\n|\Z)", re.MULTILINE)


def add_word(word: str, config: Config) -> str:
    """Accept a word from now on where a configuration counts; the path of the list that it now is in.

    Where the configuration names no list, one is made beside it and named in it; where there is no configuration, that
    is made too. Raises `FileError` or `ConfigError` where a file cannot be written.
    """
    lists = config.get("word-lists")
    path: str = lists[0] if lists else os.path.join(config.root, NEW)
    if not lists:
        _name(config.path or os.path.join(config.root, NAMES[1]))
    if not os.path.exists(path):
        create(path, f"# Words that newslint accepts, a word a line.\n{word}\n".encode())
    elif word.lower() not in read_words([path]):
        data = _read(path)
        create(path, data + b"\n" * (not data.endswith(b"\n") and data != b"") + f"{word}\n".encode())
    return path


def _name(path: str) -> None:
    """Name the new list in a configuration file, as the first of its keys."""
    text = _read(path).decode("utf-8-sig") if os.path.exists(path) else ""
    line = f'word-lists = ["{NEW}"]\n'
    if os.path.basename(path) != NAMES[2]:
        text = line + text
    elif (table := TABLE.search(text)) is not None:
        text = f"{text[: table.end()].rstrip()}\n{line}{text[table.end() :]}"
    else:
        text = f"{text}\n[tool.newslint]\n{line}"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise ConfigError(path, None, f"no word list could be named in it; add {line.strip()} to it") from None
    create(path, text.encode())


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise FileError(path, f"the word could not be added: {reason(error)}") from None
