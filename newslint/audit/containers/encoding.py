"""Encoding: bytes as text. UTF-8 where they are that, else what they declare or the user says, else nothing.

A guess is never taken, only told: text in the wrong encoding would be full of damage that is not the archive's.
"""

from __future__ import annotations

import codecs

from newslint.audit.containers.entry import Damaged

SAMPLE = 1 << 16
"""Bytes that a guess looks at."""
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def encoding_of(head: bytes, declared: str | None = None) -> str:
    """The encoding of a stream that starts like this: as its byte order mark says, as declared, else UTF-8."""
    for mark, name in BOMS.items():
        if head.startswith(mark):
            return name
    return declared or "utf-8"


def decoded(data: bytes, *declared: str | None) -> str:
    """Bytes as text; raises `Damaged` where neither UTF-8 nor what is declared fits."""
    for name in (encoding_of(data), *declared):
        if name is not None:
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    raise Damaged("encoding", not_utf8(data, *declared))


def not_utf8(data: bytes, *declared: str | None) -> str:
    """The sentence about bytes that are not UTF-8."""
    import chardet

    names = [name for name in declared if name]
    nor = f" nor {' or '.join(names)}, which is declared" if names else ""
    guess = chardet.detect(data[:SAMPLE])["encoding"]
    hint = f"; it may be {guess}" if guess and guess.lower() not in ("utf-8", "ascii") else ""
    return f"the text is not UTF-8{nor}{hint}"
