r"""The kinds of rules without code: a module each, which says what its rules find and which keys they have.

Those that look for something share `phrases`, `patterns` and `case-sensitive`. A phrase is matched as whole words in
any case (but see `case-sensitive`), its spaces stand for any white space, its apostrophes for straight and curly ones,
and `*` for one word. `patterns` are regular expressions in RE2's syntax, whose `\w`, `\d`, `\s` and `\b` know ASCII
only; `^` and `$` stand for the edges of a line. What starts or ends inside a word is not found.

In `message`, names in braces stand for what was found: `{found}` in every kind, and what the kind's module says.
"""

from __future__ import annotations

from importlib import import_module

from newslint.kinds.kind import Kind

NAMES = ("capitalisation", "conditional", "consistency", "existence", "occurrence", "substitution")


def kind(name: str) -> Kind:
    """The kind of a name, which is one of `NAMES`; its module is imported when it is first asked for."""
    made: Kind = import_module(f"newslint.kinds.{name}").KIND
    return made
