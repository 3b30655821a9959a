"""Halves of words: which two neighbours are one word that a space has split. See split_word.py for what is meant."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newslint import Block, Document, Pattern, Safety
from newslint.lexicon import COMMON, english
from newslint_rules.words._lines import is_english, is_english_at

PAIR = Pattern(
    r"(?<![^\s(\[{<>\"“,;:!?%|+=~—–…])([A-Za-z][a-z]*) "
    r"(?=([a-z]+)(?:(?P<short>['’](?:d|ll|re|s|ve)\b)|(?![-`*@&_/\d]|\.\w|'|\w)(?:[\x00-\x7f“”–—…\u00a0]|$)))"
)
THIRD = Pattern(r" ([a-z]+)(?![-`*@&_/\d]|\.\w|'|\w)(?:[\x00-\x7f“”–—…\u00a0]|$)")
CAPITAL = Pattern(r" [A-Z]")
VOWEL_SOUND = Pattern(r" (?:[aeiouhx8]|[A-Z]{2}|[AEIOUHX])")
WINDOW = 48
"""Bytes on either side of a space in which two words are looked for."""
LETTERS = re.compile(rb"[A-Za-z]+")
COMBINING = frozenset(
    b"anti bio co cyber e electro euro ex geo hydro mega micro mid multi neo non post pre pro pseudo re semi tele".split()
)
"""Forms that some write apart from the word they belong to."""
PARTICLES = frozenset(
    """
    a al an ap as au av bin da das de del den der des di do dos du e een el en es et i il in is la las le les lo los o of os
    san te ten ter und van von y zu ul um un
    """.split()
)
"""What stands in lower case inside a foreign name: "Dar es Salaam"."""
CONTRACTED = frozenset(b"he here how it let she that there what where who".split())
AFTER_PLURAL = Pattern(
    r"[.,;:!?)]|$| (?:about|after|and|are|as|at|before|but|by|can|could|during|for|from|had|has|have|if|in|into|is|may|might"
    r"|must|of|on|or|over|should|since|that|than|to|under|until|was|were|when|where|which|while|who|will|with|would)\b"
)
"""What follows a noun in the plural rather than one in the genitive that lost its apostrophe."""
NEXT = Pattern(r" ([a-z]+)")
PHRASES = frozenset(
    (
        "pro forma",
        "post mortem",
        "vis a",
        "a vis",
        "per se",
        "pro rata",
        "ad hoc",
        "de facto",
        "et al",
        "in formation",
        "net work",
        "after noon",
        "infra red",
    )
)
NAME = 5
"""Letters from which a name is joined because it stands elsewhere in the text."""
USUAL = 5.3
"""Zipf frequency of the joined word from which a lone capital ("T he") or a joined word of three letters is believed."""
FREQUENT_ENOUGH = 3.0
"""The same of a word that is split twice."""
FREQUENT = 5.0
"""Zipf frequency from which a word may follow a letter that is a name ("S and P")."""
FAIR = 4.0
"""The same where a short half that is no word stands beside a word more frequent than `USUAL` ("for tis")."""


HEADS = frozenset(
    b"""
    acc adm adv alt att bel chi col com comp con cons cont cor cur dec def dem dep dis div dom dur eff emp eng est exp ext fam
    fin fol fore fri gen gov gre gro hun imp inc ind inf insp int inter intro inv jour jud lib mag mai maj med mem mid mil mod
    mus nat neg obs ope opp ord org par pat pol pos pres pro prod prof qua ques rec ref reg rel rem rep req res ret rev sch
    sci sec sen ser sim soc sol spec sta str stu sub subs sup sur ter tran trans uni val var vol
    """.split()
)
TAILS = frozenset(
    b"""
    al ally ant ants ate cal den der ding dings dom ency est fer ger hes ion ions ism lar lars ling med ming mon ned ness ole pal
    ped ration reds ser sion sis st sty ted ter thy tic tics tine ting ton tor tors tory ute val vert ward
    wed wise
    """.split()
)
"""Known words that seldom stand alone and often start or end others; the other half of the word then is none."""
HALF = 4
"""Letters that this other half must have."""
THERE = Pattern(r"(?:’s|'s| (?:are|had|has|have|is|may|might|must|was|were|will|would))\b")
"""What tells "the re" from the start of a name."""


LAST = re.compile(rb"[A-Za-z]+\Z")


class Split(NamedTuple):
    """A word split in two or three.

    Its start, its first space, what follows its last one, and its end, in the block and in code points, and how sure that is.
    """

    start: int
    space: int
    last: int
    end: int
    score: float
    safety: Safety


def trigger() -> str:
    """An RE2 pattern for the places where a word may be split."""
    heads, tails = ("|".join(sorted(part.decode() for part in parts)) for parts in (HEADS, TAILS))
    either = "".join(f"|{head[0].upper()}{head[1:]}" for head in heads.split("|"))
    return rf"{english().split_trigger}|\b(?:{heads}{either}) [a-z]|[a-z][a-z][a-z][a-z] (?:{tails})\b|\b[Tt]he re\b"


def may_join(text: bytes, start: int, end: int) -> bool:
    """The same where the text is not at hand, so that it may have any name."""
    return joins(text, start, end, any_name=True)


def joins(text: bytes, start: int, end: int, any_name: bool = False) -> bool:
    """Whether the words in a match, or one of them and its neighbour, make a known word or a name the text has."""
    space = text.index(b" ", start + 1, end)
    before = LETTERS.findall(text, max(space - WINDOW, 0), space)[-2:]
    after = LETTERS.findall(text, space, space + WINDOW)[:2]
    known = english().known
    near = [*before, *after, b""]
    for first, second, third in zip(near, near[1:], near[2:], strict=False):
        joined = first + second
        lower = joined.lower()
        if (
            lower in known
            or lower + third.lower() in known
            or (joined[:1].isupper() and (any_name or text.find(joined) >= 0))
        ):
            return is_english_at(text, space)
    return False


def splits(block: Block) -> Iterator[Split]:
    """The pairs of words in a block, and the threes, that are one word split; they may overlap."""
    lexicon, accepted = english(), block.document.accepted
    for match in PAIR.finditer(block.text):
        first, second = match.group(1, 2)
        if not (first.lower().encode() in lexicon and second.encode() in lexicon):
            yield from _threes(block, match)
        joined = (first + second).lower().encode()
        known = joined in lexicon
        head, tail = joined[: len(first)], joined[len(first) :]
        score, safety = COMMON, Safety.UNSAFE
        if match["short"] and not (len(first) == 1 and first.isupper() and lexicon.zipf(joined) >= USUAL):
            continue
        if (not known and not first[0].isupper()) or not accepted.isdisjoint((first.lower(), second)):
            continue
        if head in lexicon and tail in lexicon:
            score = lexicon.split_pairs.get(head + b" " + tail, 0.0)
            if joined == b"there" and head == b"the" and THERE.match(block.text, match.end(2)):
                score = COMMON
            if (
                not score
                or (first + " " + second).lower() in PHRASES
                or (tail == b"an" and VOWEL_SOUND.match(block.text, match.end(2)))
            ):
                continue
        elif (
            not (lexicon.is_head(head) or lexicon.is_tail(tail) or _is_part(head, tail))
            or _is_name(block, head, tail)
            or _is_misspelt(head, tail)
            or _is_foreign(block.text, match)
            or (head in COMBINING and tail in lexicon)
        ):
            continue
        elif known:
            score = lexicon.zipf(joined)
            if score < _wanted(first, head, tail):
                continue
            safety = Safety.UNSAFE if _may_belong_beside(block.text, match) else Safety.SAFE
        elif len(joined) < NAME or not first[0].isupper() or block.document.count(first + second) < 1:
            continue
        if is_english(block, match.end(1)):
            yield Split(match.start(1), match.end(1), match.start(2), match.end(2), score, safety)


def _threes(block: Block, match: re.Match[str]) -> Iterator[Split]:
    """The word that a pair and what follows make, if one of the first two is none and no two of the three make one."""
    after, lexicon = THIRD.match(block.text, match.end(2)), english()
    if after is None:
        return
    parts = [part.lower().encode() for part in (*match.group(1, 2), after[1])]
    joined = b"".join(parts)
    if len(joined) < NAME or joined not in lexicon or lexicon.zipf(joined) < FREQUENT_ENOUGH:
        return
    if any(b"".join(pair) in lexicon for pair in pairwise(parts)):
        return
    known = block.document.accepted.isdisjoint((match[1].lower(), match[2], after[1]))
    if known and is_english(block, match.end(1)):
        yield Split(match.start(1), match.end(1), after.start(1), after.end(1), lexicon.zipf(joined), Safety.UNSAFE)


def likelier(text: str, first: Split, second: Split) -> Split:
    """Which of two splits that share a half is meant: the one that leaves a word over ("of f ood"), else the longer one."""
    leaves = [
        text[part].lower().encode() in english()
        for part in (slice(second.space + 1, second.end), slice(first.start, first.space))
    ]
    if leaves[0] != leaves[1]:
        return first if leaves[0] else second
    return max(first, second, key=lambda each: (each.end - each.start, each.score))._replace(safety=Safety.UNSAFE)


def _wanted(first: str, head: bytes, tail: bytes) -> float:
    """The zipf frequency that a joined word must have, of whose halves at least one is no word."""
    short = min(len(half) for half in (head, tail) if half not in english()) < 4
    lone_capital = len(first) == 1 and first.isupper()
    frequent = max(english().zipf(head), english().zipf(tail))
    if len(head + tail) < 4 or (lone_capital and frequent >= FREQUENT):
        return USUAL
    return FAIR if (short and frequent >= USUAL) or (lone_capital and frequent > 0) else COMMON


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    """Whether a half that is no word is part of a name ("Jong Un said", "Dar es Salaam") or of a Latin phrase, or was clipped."""
    first, second = match.group(1, 2)
    head = first.lower().encode()
    if (first + " " + second).lower() in PHRASES:
        return True
    if second == "s" and head in english():
        return head in CONTRACTED or not AFTER_PLURAL.match(text, match.end(2))
    if match.start() == 0:
        return first.islower() and head not in english()
    if len(first) == 1 or not first[0].isupper():
        return False
    if head not in english() and english().zipf(second.encode()) >= FAIR:
        return english().zipf(head + second.encode()) < USUAL
    return second in PARTICLES and CAPITAL.match(text, match.end(2)) is not None


def _may_belong_beside(text: str, match: re.Match[str]) -> bool:
    """Whether a half that is no word may as well belong to what is no word on its other side ("the m erino")."""
    head, tail = (half.lower().encode() for half in match.group(1, 2))
    after, before = NEXT.match(text, match.end(2)), text[max(match.start(1) - WINDOW, 0) : match.start(1)].split()[-1:]
    return (
        (tail not in english() and after is not None and after.group(1).encode() not in english())
        or (head not in english() and before and before[0].islower() and before[0].encode() not in english())
        or tail == b"s"
    )


def _is_part(head: bytes, tail: bytes) -> bool:
    """Whether one half seldom stands alone and the other is no word."""
    unknown = tail if head in HEADS else head if tail in TAILS else b""
    return len(unknown) >= HALF and unknown not in english()


def _is_misspelt(head: bytes, tail: bytes) -> bool:
    """Whether a half beside a frequent word is rather one that lacks one of two letters: "let me asure you"."""
    half, beside = (tail, head) if head in english() else (head, tail)
    if len(half) < HALF or english().zipf(beside) < USUAL:
        return False
    return any(half[:at] + half[at - 1 :] in english() for at in range(1, len(half) + 1))


def _words_after(document: Document, half: bytes) -> frozenset[bytes]:
    """The words in lower case that follow a word."""
    # The literal comes first, which `re` finds fast; the look behind it makes sure that nothing stands hard before it.
    return frozenset(re.findall(half + rb"(?<!\w" + half + rb") ([a-z]+)", document.text))


def _words_before(document: Document, half: bytes) -> frozenset[bytes]:
    """The words, now in lower case, that stand before a word."""
    text, found, taken = document.text, set(), 0
    for match in re.finditer(b" " + half + rb"(?!\w)", text):
        before = LAST.search(text[max(match.start() - WINDOW, taken) : match.start()])
        if before is not None:
            found.add(before[0].lower())
            taken = match.end()
    return frozenset(found)


def _is_name(block: Block, head: bytes, tail: bytes) -> bool:
    """Whether a half that is no word stands three times in the text, which makes it a name or a foreign word.

    It is none if it makes known words with what stands beside it in two places.
    """
    count = block.document.count
    for half in (head, tail):
        name = half.decode()
        if len(half) > 1 and half not in english() and count(name) + count(name.capitalize()) > 2:
            beside = block.document.once(_words_after if half is head else _words_before, half, about=(half,))
            if sum((half + other if half is head else other + half) in english() for other in beside) < 2:
                return True
    return False
