"""Text that went through the address of a page, such as a sharing link, comes out with `%20` for each space.

The fix puts in what the codes stand for; a person should look. The codes of one word, or of words that they hold
together, are one finding.

Left alone: addresses, file names and code; percentages, also with the sign in front (`%20`); codes of letters and
digits, which no program writes; and what gives no sound UTF-8.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.spacing._marks import CODE_LIKE

ASCII = "%(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|5[B-Fb-f]|60|7[B-Eb-e])"
LATER = "%[89ABab][0-9A-Fa-f]"
UTF_8 = f"%(?:[CcDd][0-9A-Fa-f]|[Ee][0-9A-Fa-f]{LATER}|[Ff][0-4]{LATER}{LATER}){LATER}"
CODES = Pattern(
    rf"(?:{UTF_8}|(?<![0-9\s])(?<!^){ASCII}|(?<=[0-9]){ASCII}(?=[A-Za-z])|(?:^|(?<=\s)){ASCII}(?=[A-Za-z“\"])|(?<=%[0-9A-Fa-f]{{2}}){ASCII})+"
)
NOT_PROSE = Pattern(r"(?i)[?;]|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|csv)\b")


@rule(
    code="ESC012",
    summary="Percent-encoding shown to the reader",
    trigger=rf"{ASCII}|{UTF_8}",
    safety=Safety.UNSAFE,
    supersedes=("SPC", "WRD"),
    examples=[
        Bad("It%20rained%2C they said.", "It rained, they said."),
        Bad("The mayor%E2%80%99s caf%C3%A9 closed%20today%3a sorry.", "The mayor’s café closed today: sorry.", 3),
        Good("See example.org/a%20b, https://example.org/%E2%80%99, my%20notes.pdf and x=a%3Db."),
        Good("It rose 5%20 years ago by %20 of 30%-40% and 100%25."),
        Good("It was %41 and %FF and %c3."),
    ],
)
def url_encoding(block: Block) -> Iterator[Finding]:
    from urllib.parse import unquote  # late: most runs never need it

    text = block.text
    for start, end in _stretches(text):
        fixed = unquote(text[start:end])
        if "\ufffd" not in fixed:
            where = start, end
            yield block.flag(where, "Percent-encoding shown to the reader", fix=fixed, safety=Safety.UNSAFE)


def _stretches(text: str) -> list[tuple[int, int]]:
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
