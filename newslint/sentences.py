"""Sentences: where they start and end in a text, and the abbreviations whose full stop does not end one.

A mark ends a sentence when white space and something that can start a sentence follow. A full stop after a title
("Gen.") or an initial ("J.") never does; after another abbreviation ("Inc.", "U.S.") only before a word that often
starts a sentence; a mark inside a quotation not before its speaker ("“Go!” Smith said."). Offsets are in code points.
"""

from __future__ import annotations

import re

TITLES = tuple(
    """
    Adm Brig Capt Cmdr Col Cpl Det Dr Gen Gov Hon Insp Lt Maj Messrs Mlle Mme Mr Mrs Ms Msgr Pfc Pres Prof Pvt Rep
    Reps Rev Sen Sens Sgt Spc Supt
    """.split()
)
"""Titles: a name follows, so no sentence ends on one."""

OTHERS = tuple(
    """
    Ala Apr Ariz Ark Art Assn Aug Ave Blvd Bros Calif Co Colo Conn Corp Dec Del Dept Est Feb Fig Fla Ft Inc Ind Jan
    Jr Jul Jun Kan Ky Ltd Mar Mass Md Mich Minn Miss Mo Mont Mt Neb Nev Nos Nov Oct Okla Ore Pa Rd Sept Sr St Tenn
    Tex Univ Va Vt Wash Wis Wyo e.g i.e vs
    """.split()
)
"""Abbreviations that may end a sentence too."""

STARTERS = frozenset(
    """
    A After All Although An And Another Any As At Because Before Both But By During Each Even Few For From He Her
    Here His How However I If In Instead It Its Last Many Meanwhile More Most My Neither No Nobody None Nor Not Now
    On Once One Only Or Other Others Our She Since So Some Such That The Their Then There These They This Those
    Though Three Today Two Under Until We What When Where Whether While Who Why With Yet You Your
    """.split()
)
"""Words that start a sentence more often than they go on after an abbreviation."""

INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*|[ap]\.m")
INITIAL = re.compile(r"[A-Z]")
PRONOUN = "I"
OPENING = "(“\"‘'["
END = re.compile(
    r"(?P<mark>[.!?…]+)(?P<closing>[”’\"')\]]*)\s+(?=[“‘\"'(\[—–-]*(?P<next>[^\W_]\w*)(?: (?P<verb>\w+))?)"
)
SPEECH = frozenset(
    "added admitted argued asked cried explained insisted replied said says shouted told warned wrote".split()
)
LONGEST = 24
"""Code points at the end of a text that hold its last word, if that is an abbreviation."""


def abbreviation(text: str) -> tuple[str, str]:
    """The title, or else the other abbreviation, that a text ends on, without its full stop."""
    if not text.endswith("."):
        return "", ""
    word = text[-LONGEST:].rsplit(None, 1)[-1][:-1].lstrip(OPENING)
    return (word if word in TITLES else ""), (word if word in OTHERS or INITIALS.fullmatch(word) else "")


def split(text: str) -> list[tuple[int, int]]:
    """The start and end of each sentence of a paragraph, without the white space around it."""
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in END.finditer(text):
        if _ends(text, match):
            spans.append((start, match.end("closing")))
            start = match.end()
    end = len(text.rstrip())
    return [*spans, (start, end)] if start < end else spans


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a mark, with what follows, ends a sentence."""
    following = match["next"]
    if following[0].islower():
        return False
    if match["closing"] and match["mark"] != "." and match["verb"] in SPEECH:
        return False
    if match["mark"] != ".":
        return True
    title, other = abbreviation(text[max(match.end("mark") - LONGEST, 0) : match.end("mark")])
    if title or following[0].isdigit():
        return not (title or other or text[: match.start()].endswith(("No", "no", "Nos", "p", "pp")))
    if INITIAL.fullmatch(other) and other != PRONOUN:
        return False
    return not other or following in STARTERS
