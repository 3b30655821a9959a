"""A paragraph in another language inside an English story is a caption, a teaser or a source text that slipped in.

A paragraph counts as foreign if at least a fifth of its words, and many more than are English, are the small words of one other
language, or if most of its letters belong to another script.

Left alone: paragraphs of fewer than twenty words; quotations in another language inside an English paragraph; and texts that
are not English for the greater part.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from newslint import Bad, Block, Document, Finding, Good, Pattern, rule
from newslint_rules.consistency import _languages

LEAST = 20
SHARE = 0.2
"""The least share of small words of another language; that of English prose is twice as high."""
ENGLISH_SHARE = 0.08
SMALL_ENGLISH = (b" the ", b" of ", b" and ", b" to ", b" in ", b" is ", b" was ", b" that ", b" for ")
PER_WORD = 0.1
"""Small English words for each word of an English text, at least."""
LETTERS = Pattern(r"(?<!\w)[^\W\d_]+(?!\w)")
SMALL_WORDS = Pattern(_languages.PAIR)
FOREIGN_SCRIPT = Pattern(_languages.SCRIPT)
NEIGHBOURS = Pattern(_languages.NEIGHBOURS)
LEAST_LETTERS = 60
"""Letters that stand for twenty words where a script has no spaces, or few."""


class Options(NamedTuple):
    """What a configuration may set."""

    languages: Annotated[
        tuple[Literal["German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "another script"], ...],
        "Languages that paragraphs may be in besides English.",
    ] = ()


@rule(
    code="CON009",
    summary="Paragraph in another language",
    trigger=_languages.TRIGGER,
    safety=None,
    options=Options(),
    examples=[
        Bad(
            "The mayor of the town said on Monday that the bridge is to be closed for the rest of the year and that buses will run.\n\n"
            "Die Brücke wird nach Angaben der Stadt bis zum Ende des Jahres gesperrt, und die Busse fahren nicht mehr über den Fluss."
        ),
        Bad(
            "The storm took the roof of the school and of a house in the valley, and the road is shut to all traffic for now, they said.\n\n"
            "La tempête a emporté le toit de l’école et celui d’une maison dans la vallée, et la route est fermée pour le moment."
        ),
        Bad(
            "The council is to meet in the hall on Friday, and the report of the auditors is on the table, said the clerk of the town.\n\n"
            "Совет соберётся в пятницу в зале, и отчёт аудиторов уже лежит на столе, сказал секретарь города, добавив, что все жители могут прийти."
        ),
        Good(
            "The mayor of the town said on Monday that the bridge is to be closed for the rest of the year and that buses will run.\n\n"
            "Die Brücke wird nach Angaben der Stadt bis zum Ende des Jahres gesperrt, und die Busse fahren nicht mehr über den Fluss.",
            options={"languages": ["German"]},
        ),
        Good(
            "The singer of “La vie en rose” and of “Non, je ne regrette rien” was to sing in the hall on the Rue de la Paix."
        ),
        Good(
            "Die Brücke ist gesperrt.\n\nThe bridge in the old town of Bern is shut, the paper said, and the buses do not run."
        ),
        Good(
            "Die Brücke wird nach Angaben der Stadt bis zum Ende des Jahres gesperrt, und die Busse fahren nicht mehr über den Fluss."
        ),
    ],
)
def foreign_paragraph(block: Block, options: Options) -> Iterator[Finding]:
    if _looks_english(block.data):
        return
    language = _language(block.text)
    if language and language not in options.languages and _is_english(block.document, block):
        yield block.flag(block.whole, f"The paragraph is in {language}, the text in English")


def _looks_english(text: bytes) -> bool:
    """Whether a first look finds enough small English words; most paragraphs need no second one."""
    return sum(map(text.count, SMALL_ENGLISH[:4])) > ENGLISH_SHARE * (text.count(b" ") + 1)


def _language(text: str) -> str:
    """The other language, or "another script", that a paragraph is in; empty for one that may be English."""
    words = LETTERS.compiled.findall(text.lower())
    letters = sum(map(len, words))
    foreign = sum(len(match.group()) for match in FOREIGN_SCRIPT.finditer(text))
    if foreign > letters / 2:
        return "another script" if foreign >= LEAST_LETTERS and NEIGHBOURS.search(text) else ""
    if len(words) < LEAST or not SMALL_WORDS.search(text):
        return ""
    language, found = max(
        ((name, sum(word in small for word in words)) for name, small in _languages.SMALL.items()),
        key=lambda one: one[1],
    )
    english = sum(word in _languages.ENGLISH for word in words)
    return language if found >= SHARE * len(words) and english < ENGLISH_SHARE * len(words) else ""


def _is_english(document: Document, block: Block) -> bool:
    """Whether a text is English, the paragraph aside, and longer than the paragraph."""
    rest = (document.text[: block.start] + document.text[block.end :]).lower()
    words = len(rest.split())
    return words >= LEAST and sum(map(rest.count, SMALL_ENGLISH)) >= PER_WORD * words
