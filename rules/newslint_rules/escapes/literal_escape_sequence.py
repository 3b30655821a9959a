r"""Text that was escaped for a program and never unescaped shows its codes: `\n`, `\t`, `\u2019`, `\xe9`, `\/`.

The reader cannot know what they mean. The fix puts in what the code stands for. It is safe for `\/` and for letters,
quotation marks and dashes written with `\u`; a break or a tab needs a person.

Left alone: code, regular expressions, Windows paths such as `C:\new`, and TeX: where a small letter follows `\n`, `\t`
or `\r`, a sentence must end before it, or a common word start there that none is with the `n` or `t` (`\nthe`).
"""

import re
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint.lexicon import FREQUENT, english
from newslint_rules.spacing._marks import NOT_ASCII

ESCAPE = Pattern(
    r"(?P<white>(?<!\\)[ ]?(?:(?:\\+r)?\\+n|\\+[rt])+(?![a-z])[ ]?|(?<=[.!?:”\"])[ ]?(?:(?:\\+r)?\\+n|\\+[rt])+)"
    r"|(?<!\\)(?P<inside>[ ]?(?:(?:\\+r)?\\+n|\\+t)+)(?=(?P<word>[a-z]+))"
    r"|(?P<unicode>(?<!\\)(?:\\+u[0-9a-fA-F]{4})+)|(?P<bytes>(?<!\\)(?:\\+x[0-9a-fA-F]{2})+)|(?<=[\w:<])(?P<slash>(?:\\+/)+)(?=\w)"
)
CODE = Pattern(
    r"\b[A-Za-z]:\\|^[\"'(]?\\\\[A-Za-z]|[\[\]^|*+$]|\\[dwsbDWSB.(){}?]|^/|[\"'`]\\[ntr][\"'`]|^\\[ntr][\"'`.,]?$"
)
SCRIPT = Pattern(r"<!\[CDATA\[|\bvar \w+ ?=|\bfunction ?\w*\(|\}\);")
SIGNS = frozenset("angle brace brack ceil floor group less mid parallel prime subset".split())
"""With an n, r or t in front, these are commands of TeX."""
SAFE = Pattern(r"[^\W\d_]|[‘’“”–—…]")


@rule(
    code="ESC002",
    summary="Escape sequence shown to the reader",
    trigger=rf"\\(?:[ntr]|u[0-9a-fA-F][0-9a-fA-F]|x[0-9a-fA-F][0-9a-fA-F]|/[0-9A-Za-z_{NOT_ASCII}\\])",
    examples=[
        Bad(r"It rained.\n\nThen it snowed.", "It rained.\n\nThen it snowed."),
        Bad(r"The mayor\u2019s caf\u00e9 is open.", "The mayor’s café is open.", findings=2),
        Bad(r"A caf\xc3\xa9 and a na\xefve man.", "A café and a naïve man.", findings=2),
        Bad(r"See https:\/\/example.org\/news and\/or call.", "See https://example.org/news and/or call.", findings=3),
        Bad(r"Dates:\tMay", "Dates:\tMay"),
        Bad(r"It was the\nmayor who\r\n came.", "It was the\nmayor who\ncame.", findings=2),
        Bad(r"A smile \ud83d\ude00 came.", "A smile 😀 came."),
        Good(r"Save it in C:\new\texts or \\news\reports, or type \textbf{x} and \nu."),
        Good(r'load(function(){ get("https:\/\/example.org\/a"); var x="\u2019"'),
        Good(r"The pattern \d+\n and /a\/b/ match; split at '\n'."),
        Good(r"Call `print('a\n')` twice.", format="markdown"),
    ],
)
def literal_escape_sequence(block: Block) -> Iterator[Finding]:
    for match in () if SCRIPT.search(block.text) else ESCAPE.finditer(block.text):
        start, end = match.span()
        before, after = block.text[max(start - 80, 0) : start], block.text[end : end + 80]
        token = re.split(r"\s", before)[-1] + match[0].strip() + re.split(r"\s", after)[0]
        text = _meaning(match)
        if text is None or CODE.search(token) or (match["inside"] and not _starts_word(match[0][-1], match["word"])):
            continue
        safe = match["slash"] or (match["unicode"] and all(SAFE.match(character) for character in text))
        yield block.flag(
            match,
            f"‘{match[0].strip()}’ is an escape sequence, not text",
            fix=text,
            safety=Safety.SAFE if safe else Safety.UNSAFE,
        )


def _starts_word(letter: str, word: str) -> bool:
    """Whether a word starts behind an escape, and is not the rest of one that starts with the escape's letter."""
    known = english()
    whole = (letter + word).encode() in known
    return not whole and word not in SIGNS and word.encode() in known and known.zipf(word.encode()) >= FREQUENT


def _meaning(match: re.Match[str]) -> str | None:
    """What an escape sequence stands for; None where it stands for nothing."""
    if match["slash"]:
        return "/" * match["slash"].count("/")
    if white := match["white"] or match["inside"]:
        lines = re.sub(r"\\+r\\+n|\\+[rn]", "\n", white.strip())
        return lines if lines.count("\n") else re.sub(r"\\+t", "\t", lines)
    codes = [int(code, 16) for code in re.split(r"\\+[ux]", match[0])[1:]]
    if match["bytes"]:
        raw = bytes(codes)
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("cp1252", "ignore") or None
    raw = b"".join(code.to_bytes(2, "big") for code in codes)
    try:
        text = raw.decode("utf-16-be")
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() or text.isspace() else None
