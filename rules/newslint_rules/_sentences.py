"""Where a sentence starts, and the abbreviations whose full stop does not end one."""

from newslint import Pattern

TITLES = tuple(
    """
    Adm Brig Capt Cmdr Col Cpl Det Dr Gen Gov Hon Insp Lt Maj Messrs Mlle Mme Mr Mrs Ms Msgr Pfc Pres Prof Pvt Rep Reps Rev
    Sen Sens Sgt Spc Supt
    """.split()
)
"""Titles: a name follows, so no sentence ends on one."""

OTHERS = tuple(
    """
    Ala Apr Ariz Ark Art Assn Aug Ave Blvd Bros Calif Co Colo Conn Corp Dec Del Dept Est Feb Fig Fla Ft Inc Ind Jan Jr Jul Jun
    Kan Ky Ltd Mar Mass Md Mich Minn Miss Mo Mont Mt Neb Nev Nos Nov Oct Okla Ore Pa Rd Sept Sr St Tenn Tex Univ Va
    Vt Wash Wis Wyo e.g i.e vs
    """.split()
)
"""Abbreviations that may end a sentence too."""
INITIALS = Pattern(r"[A-Z](?:\.[A-Z])*")
OPENING = "(“\"‘'["
SENTENCE_END = Pattern(r"[.!?][”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9])")
LONGEST = 24
"""Code points at the end of a text that hold its last word, if that is an abbreviation."""


def abbreviation(text: str) -> tuple[str, str]:
    """The title, or else the other abbreviation, that a text ends on, without its full stop."""
    if not text.endswith("."):
        return "", ""
    word = text[-LONGEST:].rsplit(None, 1)[-1][:-1].lstrip(OPENING)
    return (word if word in TITLES else ""), (word if word in OTHERS or INITIALS.fullmatch(word) else "")


def last_sentence(text: str) -> int:
    """Where the last sentence of a text starts, in code points; an abbreviation is not taken for the end of one."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        if not any(abbreviation(text[max(end.start() + 1 - LONGEST, 0) : end.start() + 1])):
            start = end.end()
    return start
