"""Aggregators put a summary in front of an article, without a word that it is one, and the reader reads the news twice.

The first paragraph of several sentences is compared with the text below it. It is reported where the words of most of its sentences
come back there. Which of the two goes an editor decides, so there is no fix.

Left alone: openings of one sentence, which any story takes up again, and those that share few phrases with the rest; summaries that
call themselves so; texts that are not much longer; what is said inside quotation marks; and what is repeated word for word, since
REP001 and REP004 have fixes for that.
"""

from collections.abc import Iterator

from newslint import Bad, Document, Finding, Good, Pattern, Related, rule
from newslint_rules.repetition._sentences import closest, sentences_of

FIRST = 8
"""Lines at the start of a text among which the summary is."""
SHORTEST, LONGEST = 150, 1500
"""Bytes of a summary."""
LONGER = 2
"""How many times longer the text below must be."""
SAMPLE = 12
"""Bytes of a sample of the summary, to look for in the text below."""
FEW, ENOUGH = 5, 2
"""How many samples a first look takes, and how many must be found."""
STRIDE, FOUND, COPY = 16, 0.28, 0.9
"""How many bytes apart the samples of a second look are, and the share that must be found;
with more, the opening is copied."""
ALIKE = 0.27
"""The share of stems that two sentences have in common if one restates the other."""
MOST = 0.75
"""The share of sentences that are restated."""
QUOTES = frozenset('“”"')
SUMMARY = (
    "The town council of Weirtown has rejected plans for a new bridge over the river Lund, because the costs had doubled. "
    "It also told the builders that the old bridge will stay open until the end of the year."
)
STORY = (
    "Engineers went home early on Monday evening.\n\nThe town council had rejected plans for a new bridge over the river"
    " Lund by nine votes to two, after it heard that the costs had doubled to four million.\n\nA spokesman told the builders"
    " that the old bridge will stay open to cars until the end of the year, and that no lorries may use it. Asked about the"
    " ferry, he laughed and said that there were other towns with boats. Nobody else spoke. The next meeting is in June, and"
    " everybody who lives on the north bank is invited to bring a chair, since the hall has only forty."
)
LABEL = Pattern(r"\W*(?:at a glance|highlights|in (?:brief|short)|key points|summary|the gist|tl;?dr)\b", 2)


@rule(
    code="REP003",
    summary="Opening paragraph restated below",
    scope="document",
    safety=None,
    examples=[
        Bad(f"{SUMMARY}\n\n{STORY}"),
        Good(STORY),
        Good(f"In brief: {SUMMARY}\n\n{STORY}"),
        Good(SUMMARY + "\n\nThe mayor said: “" + STORY.replace("\n\n", " ") + "”"),
    ],
)
def restated_paragraph(document: Document) -> Iterator[Finding]:
    start, opening = _opening(document.text)
    if not opening or not _comes_back(opening, document.text[start + len(opening) :]):
        return
    block = document.blocks[max(document.block_at(start + SHORTEST), 0)]
    if block.kind != "paragraph" or LABEL.match(block.text) or block.text[0] in QUOTES:
        return
    sentences = [each.text for each in block.once(sentences_of)]
    samples = _samples(opening, STRIDE)
    holding = [after for after in document.blocks[block.index + 1 :] if any(map(after.data.__contains__, samples))]
    later = [(after, each) for after in holding for each in after.once(sentences_of) if not each.quoted]
    copied = {each.text for _, each in later}.intersection(sentences)
    if len(sentences) < 2 or not later or 2 * len(copied) >= len(sentences):
        return
    stems = [each.stems for _, each in later]
    best = [closest(each.stems, stems) for each in block.once(sentences_of)]
    found = sorted({index for share, index in best if share >= ALIKE})
    if len(found) >= MOST * len(best):
        related = [
            Related(after.span(each.place), "said again here") for after, each in (later[index] for index in found)
        ]
        yield block.flag(block.whole, "The text below says this again", related=related)


def _opening(text: bytes) -> tuple[int, bytes]:
    """The first long line of several sentences, with its offset."""
    offset = 0
    for line in text.split(b"\n", FIRST)[:FIRST]:
        if (
            SHORTEST <= len(line) <= LONGEST
            and b". " in line[SAMPLE:-SAMPLE]
            and len(text) - offset > (LONGER + 1) * len(line)
        ):
            return offset, line
        offset += len(line) + 1
    return 0, b""


def _comes_back(opening: bytes, below: bytes) -> bool:
    """Whether a text holds enough samples of an opening, but not all of it."""
    if _found(_samples(opening, len(opening) // FEW), below) < ENOUGH:
        return False
    samples = _samples(opening, STRIDE)
    return FOUND * len(samples) <= _found(samples, below) < COPY * len(samples)


def _samples(opening: bytes, stride: int) -> list[bytes]:
    return [opening[at : at + SAMPLE] for at in range(stride // 2, len(opening) - SAMPLE, stride)]


def _found(samples: list[bytes], below: bytes) -> int:
    return sum(map(below.__contains__, samples))
