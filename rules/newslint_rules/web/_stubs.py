"""What links to other stories look like once they are text: "Read more »", "Related: Bridge Opens"."""

import re
from functools import lru_cache

from newslint import Pattern

LONGEST = 6
"""Words of a stub."""
LONGEST_TITLE = 25
"""Words of a label with the title of another story."""
STUB = (
    r"read (?:more|on|full (?:story|article)|the (?:full|whole|rest|entire|complete)\b[^.\n]{0,80})|(?:continue|keep) reading"
    r"|(?:click|tap) here(?: (?:to|for) [^.\n]{0,80})?|see more|show more|view (?:more|full (?:story|article))"
    r"|(?:full|more) (?:story|article)(?: here)?|(?-i:More|MORE|Full|FULL) details(?: here)?|learn more|find out more"
)
STORIES = r"(?:articles?|stor(?:y|ies)|videos?|posts?|news|content|coverage|links?|topics?)"
ALONE = rf"related(?: {STORIES})|you (?:may|might) also like|trending(?: right)? now|more (?:top )?stories|recommended for you"
LABEL = (
    rf"(?:read|see) (?:more|also|next)|also read|related(?: {STORIES})?|more (?:from|on) [^.:\n]{{1,80}}|don['’]t miss|must[- ]read"
    rf"|trending(?: right)? now|you (?:may|might) also like|watch(?: more| also| next| now)?|recommended(?: for you)?"
)
OPENING = (
    r"(?:read (?:more|on|full|the )|(?:continue|keep) reading|(?:click|tap) here|(?:see|show|view) (?:more|full)"
    r"|(?:full|more) (?:story|article|details)|learn more|find out more)"
)
"""How a stub starts, for triggers."""
LABEL_OPENING = (
    r"(?:(?:read|see) (?:also|next)|also read|related(?:[ :]|\s*$)|more (?:from|on|top|stories)|don['’]t miss:|must[- ]read"
    r"|trending|you (?:may|might) also|watch(?: more| also| next| now)?:|recommended(?: for you|:))"
)
MARKS = r"(?:[ \t]*[:.…»›>→⟶▸\[\]()]+)?"
LINE = Pattern(rf"(?im)^[\W_]*?((?:{STUB})(?: (?:here|below|about it))?{MARKS})[ \t\r]*$")
LABELLED = Pattern(
    rf"(?im)^[\W_]*?((?:{ALONE})(?:[ \t]*[:…»]+)?|(?:{LABEL}):[ \t]*(?P<title>(?-i:[A-Z0-9“‘\"'])[^\n]*(?:[^.\s]|\.\.\.)|))[ \t\r]*$"
)
AFTER_SENTENCE = Pattern(
    r"(?i)(?<=[.!?”\"])[ \t]+((?:read more|(?:continue|keep) reading|see more)[ \t]*(?:[:…»›→⟶▸]|\.\.\.)+)$"
)


@lru_cache
def own_line(phrases: tuple[str, ...]) -> Pattern:
    """The lines that hold one of a newsroom's own phrases and nothing else."""
    return Pattern(rf"(?im)^[\W_]*?((?:{_any(phrases)}){MARKS})[ \t\r]*$")


def trigger(phrases: tuple[str, ...]) -> str:
    """Where a link may be, as an RE2 pattern."""
    starts = "|".join(filter(None, (OPENING, LABEL_OPENING, _any(phrases))))
    return rf"(?im)^[^A-Za-z0-9\n]*(?:{starts})|[.!?”\"][ \t]+{OPENING}[ \t]*[:.…»›→⟶▸]"


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, phrases))
