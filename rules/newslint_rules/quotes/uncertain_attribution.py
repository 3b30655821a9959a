"""The same words in two speakers' mouths: one of the two attributions is wrong, or a name was changed in one place.

Left alone: quotations of fewer than six words, sayings and slogans among them, and a speaker who is named once by the full
name and once by part of it, by a pronoun or by an office.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from newslint import Bad, Block, Document, Finding, Good, Pattern, Related, rule

SPEECH = "(?:said|says|added|adds|told|asked|wrote|explained|argued|warned|insisted|replied|claimed|tweeted|declared|stated|noted)"
NAME = r"(?P<{}>[A-Z][\w’'-]+(?: (?:[A-Z]\. )?[A-Z][\w’'-]+)*)"
QUOTATION = Pattern(r"[“\"](?P<words>[^“”\"]+)[”\"]")
AFTER = Pattern(rf"\s(?:{SPEECH} (?:[a-z]+ )*?{NAME.format('one')}|{NAME.format('other')} {SPEECH}\b)")
BEFORE = Pattern(rf"(?:^|[\s(]){NAME.format('one')}(?:, [^,.!?“”\"]{{3,80}},)? {SPEECH}(?: [\w ]+)?[:,]? $")
NOT_NAMES = frozenset("He She It They We I You The A An This That These Those One Others Another".split())
TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Prof Lord Lady".split())
OPENING = "“".encode()
FEWEST_WORDS, START, REACH = 6, 24, 200
"""Words that make a quotation more than a phrase, bytes at its start by which two are compared first, and code
points before it in which its speaker may be named."""


@rule(
    code="QUO005",
    summary="The same quotation given to two speakers",
    trigger='["“]',
    scope="document",
    safety=None,
    examples=[
        Bad(
            "“We will rebuild this bridge by spring,” said Ana Lund.\n\n“We will rebuild this bridge by spring,” Olsen said."
        ),
        Bad(
            'Lund said: "We will rebuild this bridge by spring."\n\n"We will rebuild this bridge by spring," Olsen added.'
        ),
        Good(
            "“We will rebuild this bridge by spring,” said Ana Lund.\n\n“We will rebuild this bridge by spring,” Lund said."
        ),
        Good(
            "“We will rebuild this bridge by spring,” Lund said.\n\n“We will rebuild this bridge by spring,” he said."
        ),
        Bad(
            "Ana Lund, the mayor, said: “We will rebuild it all by spring.”\n\n“We will rebuild it all by spring,” said Mr Olsen."
        ),
        Good(
            "“We will rebuild this bridge by spring,” said Harrow’s mayor.\n\nMr Lund said: “We will rebuild this bridge by spring.”"
        ),
        Good("“No comment,” said Lund. “No comment,” said Olsen."),
    ],
)
def uncertain_attribution(document: Document) -> Iterator[Finding]:
    repeated = _repeated(document)
    first: dict[str, tuple[Block, re.Match[str], str]] = {}
    for at, found in enumerate(document.of_blocks(_attributed) if repeated else ()):
        block = document.blocks[at] if found else None
        if block is None or not any(map(block.data.__contains__, repeated)):
            continue
        for match, words, speaker in found:
            earlier, place, other = first.setdefault(words, (block, match, speaker))
            if not set(speaker.split()) & set(other.split()):
                related = [Related(earlier.span(place), f"given to {other} here")]
                yield block.flag(
                    match, f"The quotation is given to {speaker} here and to {other} above", related=related
                )


def _attributed(block: Block) -> list[tuple[re.Match[str], str, str]]:
    """The longer quotations that have a speaker: each with its words, the same for those that are, and the speaker."""
    found = []
    for match in QUOTATION.finditer(block.text):
        words = match["words"].lower().split()
        if len(words) >= FEWEST_WORDS and (speaker := _speaker(block.text, match)):
            found.append((match, " ".join(words).strip(" ,.!?;:…—-"), speaker))
    return found


def _repeated(document: Document) -> set[bytes]:
    """The first bytes of stretches that start at a quotation mark, where two start alike."""
    starts = list(chain.from_iterable(document.of_blocks(_starts)))
    if len(set(starts)) == len(starts):
        return set()
    return {start for start, count in Counter(starts).items() if count > 1}


def _starts(block: Block) -> list[bytes]:
    """The first bytes of stretches that start at a quotation mark."""
    text = block.data
    parts = text.split(OPENING)[1:] + (text.split(b'"')[1:] if b'"' in text else [])
    return [part[:START] for part in parts if part[:1] > b" "]


def _speaker(text: str, quotation: re.Match[str]) -> str:
    """The name of who is said to have said it, in the words right after or before."""
    match = AFTER.match(text, quotation.end())
    match = match or BEFORE.search(text[max(quotation.start() - REACH, 0) : quotation.start()])
    name = next((name for name in match.groups() if name), "") if match else ""
    words = [word for word in name.split(" ") if word.rstrip(".") not in TITLES]
    return "" if not words or words[0] in NOT_NAMES or words[-1].endswith(("’s", "'s")) else " ".join(words)
