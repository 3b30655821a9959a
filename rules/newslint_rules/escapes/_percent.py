"""Percent-encoding: its codes, and where they stand in prose."""

from newslint import Pattern
from newslint_rules.spacing._marks import CODE_LIKE

ASCII = "%(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|5[B-Fb-f]|60|7[B-Eb-e])"
LATER = "%[89ABab][0-9A-Fa-f]"
UTF_8 = f"%(?:[CcDd][0-9A-Fa-f]|[Ee][0-9A-Fa-f]{LATER}|[Ff][0-4]{LATER}{LATER}){LATER}"
CODES = Pattern(
    rf"(?:{UTF_8}|(?<![0-9\s])(?<!^){ASCII}|(?<=[0-9]){ASCII}(?=[A-Za-z])|(?:^|(?<=\s)){ASCII}(?=[A-Za-z“\"])|(?<=%[0-9A-Fa-f]{{2}}){ASCII})+"
)
NOT_PROSE = Pattern(r"(?i)[?;]|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|csv)\b")


def stretches(text: str) -> list[tuple[int, int]]:
    """The stretches from the first code of a word to its last, in words that are prose."""
    found: list[tuple[int, int]] = []
    end, is_prose = 0, False
    for match in CODES.finditer(text):
        if match.start() < end:
            if is_prose:
                found[-1] = found[-1][0], match.end()
            continue
        start, end = match.span()
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        is_prose = not CODE_LIKE.search(CODES.compiled.sub(" ", text[start:end])) and not NOT_PROSE.search(
            text[start:end]
        )
        if is_prose:
            found.append(match.span())
    return found
