"""What the fields of a page look like once they are text: "published: 2031-05-02 10:15", "author Ann Holt"."""

import re

from newslint import Pattern

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:[0-9]{{4}}[-/.][0-9]{{2}}[-/.][0-9]{{2}}"
    rf"|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{2,4}}|{MONTH} {DAY},? [0-9]{{4}}|{DAY} {MONTH},? [0-9]{{4}})"
)
ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2}|(?:UTC|GMT|[ECMP][SD]?T|BST|CES?T|IST|AES?T)\b)"
CLOCK = rf"[0-9]{{1,2}}[:.][0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?(?: ?[ap]\.?m\.?)?(?: ?{ZONE})?"
STAMP = rf"(?:{DATE}(?:(?:,? (?:at |[-–|] )?|T){CLOCK})?|{CLOCK},? (?:on )?{DATE})"
DATED = (
    r"(?:date(?:d| of publication| published)?|(?:(?:first|last) )?(?:published|updated|posted|modified|created)(?: date)?"
    r"(?: (?:on|at))?|publication date|pub(?:lish)?[_ ]?date|timestamp)"
)
ENTRY = rf"{DATED} ?[:=]? ?{STAMP}"
NAME = r"(?-i:[A-Z])[\w.’'-]*(?: (?:(?:and|de|van|von) )?(?-i:[A-Z])[\w.’'-]*){1,4}?"
BYLINE = rf"(?:by:? {NAME}(?: ?[.,|·•/–-])? ?)"
"""Belongs to the story; what stands behind it on the line does not."""
WRITTEN_BY = rf"(?:(?:by|author):? {NAME}(?: ?[,|·•/–-])? ?)"
DATES = Pattern(
    rf"(?im)^[\W_]*?(?P<byline>{BYLINE})?(?P<field>(?:author:? {NAME}(?: ?[,|·•/–-])? ?)?{ENTRY}(?: ?[|,;·•–-]? ?{ENTRY})*"
    rf"(?: ?[|,·•/–-]? ?{WRITTEN_BY})?)(?:[ \t]*[)\].|]+)?[ \t\r]*$"
)
AUTHOR = r"(?-i:author:? [A-Z][\w’'-]+(?: [A-Z]\.)* [A-Z][\w’'-]+)"
OPENING = Pattern(
    rf"(?i)[\W_]*?(?P<byline>{BYLINE})?(?P<field>(?:{ENTRY}(?: ?[|,;·•–-]? ?{ENTRY})*|{AUTHOR})[ \t]+)(?=(?-i:[“‘\"']?[A-Z]))"
)
FIELDS = (
    "author|authors|byline|canonical|category|categories|description|guid|headline|id|image|keywords|lang|language|permalink"
    "|publisher|section|site_?name|slug|source|status|summary|tags|title|topics|type|url|uuid"
)
FIELD = Pattern(
    rf"(?m)^[ \t]*(?P<field>(?:og:|article:|dc\.)?(?:{FIELDS})[ \t]*[:=][ \t]*\S(?:[^\n]*\S)?|author {NAME.replace('(?-i:', '(?:')})[ \t\r]*$"
)
FILED = Pattern(
    r"(?im)^[\W_]*?(?P<field>(?:tags|tagged(?: with| as)?|keywords|categories|filed under)[ \t]*:[ \t]*[^\n]*[^\s.:!?])[ \t\r]*$"
)
TRIGGER = (
    r"(?m)^[^A-Za-z0-9\n]*(?:(?i:(?:(?:by|author):? [^\n]*)?(?:date|(?:first |last )?(?:publ|upda|post|modi|crea)|publ?|timestamp)[^\n0-9]*[0-9]"
    rf"|(?:tag(?:s|ged)|keywords|categories|filed under)[^\n:]*:)|(?:og:|article:|dc\.)?(?:{FIELDS})[ \t]*[:=]|author )"
)


def end_of_byline(match: re.Match[str]) -> int:
    """Where the byline before a field ends, without the divider between them."""
    return match.start("byline") + len(match["byline"].rstrip(" .,|·•/–-"))
