"""Text that went through the address of a page, such as a sharing link, comes out with `%20` for each space.

The fix puts in what the codes stand for; a person should look. The codes of one word, or of words that they hold
together, are one finding.

Left alone: addresses, file names and code; percentages, also with the sign in front (`%20`); codes of letters and
digits, which no program writes; and what gives no sound UTF-8.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Safety, rule
from newslint_rules.escapes._percent import ASCII, UTF_8, stretches


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
    for start, end in stretches(text):
        fixed = unquote(text[start:end])
        if "\ufffd" not in fixed:
            where = start, end
            yield block.flag(where, "Percent-encoding shown to the reader", fix=fixed, safety=Safety.UNSAFE)
