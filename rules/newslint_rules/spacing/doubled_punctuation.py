"""Two commas, two full stops or one of each stand where a name or a clause was taken out, or where two edits met: `said,,`.

The fix keeps one of them, for a person to confirm: a comma before a small letter, else a full stop. There is
none for `,.` before a name, which may start a sentence or not.

Left alone: `.,` behind an abbreviation ("Acme Inc., of Ohio"), rows of dots, and two dots that stand for an ellipsis:
before a small letter, and everywhere in a text that has several of those.
"""

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from newslint import Bad, Document, Finding, Good, Pattern, Safety, rule
from newslint.lexicon import FREQUENT, english
from newslint.sentences import OTHERS, STARTERS, TITLES
from newslint_rules.spacing._marks import NOT_ASCII, blocks_with, word_start

DOUBLED = Pattern(r"(?<=[\w%”’\"')\]])(?:,,+\.?|,\.|\.\.|\.,)(?![.,])(?=[\s”’\"')\]]|$)")
CANDIDATE = re.compile(rb"[,.][,.]")
GOES_ON = Pattern(r"[\s”’\"')\]“‘(]*[a-zß-ÿ]")
NAME = Pattern(r" ([A-Z][\w’'-]*)")
CASUAL = re.compile(rb"\.\.(?<=[^.\s]\.\.)(?:\s+[a-z]|[a-z]|\s*[:;]-?[()D])|(?:\xe2\x80\xa6|\.\.\.)\.")
A_STYLE = 2
SHORTEST = 4
"""Letters of a name or an acronym that is not taken for an abbreviation; other words may have one less."""
ABBREVIATIONS = frozenset(
    """
    alta approx apt bur cal capt cent chap circ comm conf cong cons cont corps dem dems dept dir disp dist div doc elec
    est etc exec ext fed figs gal hon hosp ill incl ins inst int lab lat lbs lit long mag mass max med mem mil min mins
    misc mod mos nat natl oct ont org orig pac para penn perm phil pop pos pref prep pres prob prof prop pub que reg rel
    rep req res resp ret rev sask sat sec secs sen sep seq ser sing soc spec std sun sup supp tech tel temp thurs tues
    univ vol vols wed wisc yds yrs
    """.split()
) | {word.lower() for word in (*TITLES, *OTHERS)}


class Options(NamedTuple):
    """What a configuration may set."""

    abbreviations: Annotated[tuple[str, ...], "Abbreviations besides the known ones, without their full stop."] = ()


@rule(
    code="SPC007",
    summary="Two punctuation marks where one belongs",
    trigger=rf"""[0-9A-Za-z{NOT_ASCII}%”’"')\]](?:,,|,\.|\.\.(?:[^.]|$))|(?:[a-z][a-z][a-z]|[A-Za-z][A-Za-z][A-Za-z][A-Za-z]|[{NOT_ASCII}][a-z]?[a-z]?|[0-9][0-9]|[)”’"'\]])\.,""",
    scope="document",
    safety=Safety.UNSAFE,
    supersedes=("SPC002",),
    options=Options(),
    examples=[
        Bad("The mayor,, who was ill, resigned..", "The mayor, who was ill, resigned.", findings=2),
        Bad("“We lost,.” she said., and left.,", "“We lost,” she said, and left.", findings=3),
        Bad(
            "It opened in 2004,. The bridge., they say, is safe.",
            "It opened in 2004. The bridge, they say, is safe.",
            2,
        ),
        Bad("In the vote,. Lund won.", None),
        Good(
            "Acme Inc., of Calif., was sold at 5 p.m., to Smith et al., etc., in the U.S., by J. Lee Jr., and Marketing Dept., Ltd."
        ),
        Good("The Harb., as they say, is safe.", options={"abbreviations": ["Harb"]}),
        Good("Well... yes.... It goes on.. and on. See ../news and ,,Wort''."),
        Good("So.. it rained.. and then it stopped.. We left."),
    ],
)
def doubled_punctuation(document: Document, options: Options) -> Iterator[Finding]:
    known = ABBREVIATIONS.union(map(str.lower, options.abbreviations))
    is_casual = len(CASUAL.findall(document.text)) >= A_STYLE
    for block in blocks_with(document, CANDIDATE):
        text = block.text
        for match in DOUBLED.finditer(text):
            mark, goes_on = match[0], GOES_ON.match(text, match.end()) is not None
            if (mark == ".." and (goes_on or is_casual)) or (
                mark == ".," and _is_abbreviation(text, match.start(), known)
            ):
                continue
            fix = "," if (goes_on and mark != "..") or set(mark) == {","} else "."
            following = NAME.match(text, match.end()) if mark == ",." else None
            yield block.flag(
                match,
                f"‘{mark}’ is one mark too many",
                None if following and following[1] not in STARTERS else fix,
                safety=Safety.UNSAFE,
            )


def _is_abbreviation(text: str, end: int, known: frozenset[str]) -> bool:
    """Whether the word before a full stop may be an abbreviation: a listed one, a short one, or none that is common."""
    word = text[word_start(text, end) : end]
    if text[end - 1] in "”’\"')]" or (word.isdigit() and len(word) > 1):
        return False
    if not word.isalpha() or text[: end - len(word)].endswith(".") or word.lower() in known:
        return True
    if word[0].isupper():
        return len(word) < SHORTEST
    return len(word) < SHORTEST - 1 or english().zipf(word.encode()) < FREQUENT
