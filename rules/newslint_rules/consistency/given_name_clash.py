"""A person who is Charles in the lead and Pete further down was given a wrong name in one of the two places.

The finding stands at the name that comes once, or at the later of two. The text does not tell which is right, so there is no fix.

Left alone: nicknames and spellings of one name; surnames that many people have; names near which the text speaks of a wife, a
brother or other relations, who may well share a surname, and families; and surnames that do not also stand alone twice or more, since only then the
text treats the two as one person.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Pattern, Related, Trigger, rule
from newslint_rules.consistency._bearers import rival
from newslint_rules.consistency._names import GIVEN

NAME = Pattern(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?((?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w-]| [A-Z])")
AFTER = b".,;:!?()[]'\"\n\r\t" + "“”‘’–—…".encode()


def _trigger() -> str:
    surname = "(?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    return rf"\b(?:{'|'.join(sorted(GIVEN))}) (?:[A-Z]\. )?{surname}(?: [^A-Z]|[^ A-Za-z-]|$)"


def _confirm(text: bytes, start: int, end: int) -> bool:
    words = text[start:end].split(b" ")
    surname = words[1 + (words[1][1:] == b".")]
    return rival(text, words[0].decode(), surname.rstrip(AFTER)) is not None


@rule(
    code="CON001",
    summary="One surname with two given names",
    trigger=Trigger(_trigger, _confirm),
    safety=None,
    examples=[
        Bad("Gen. Martin Tolvaney spoke. Tolvaney said so.\n\nLater, Gregory Tolvaney left. Tolvaney will be back."),
        Bad("Anna Perlhof won. Perlhof led early, then Ruth Perlhof fell. “I am well,” Perlhof said."),
        Good("Robert Tolvaney spoke. Tolvaney said so. Then Bob Tolvaney left. Tolvaney will be back."),
        Bad(
            "Anna Perlhof lost by three votes. Rain fell on the crowd that filled the old hall and the new street, and the wind tore at the "
            "tents of all those who had come to sell tea to the mayor’s son. It went on for hours, while the clerks counted, and nobody thought "
            "of going home before the hall was dark and Perlhof spoke. “All is well,” said Ruth Perlhof. Perlhof left."
        ),
        Good("Martin Tolvaney and his brother Gregory Tolvaney spoke. Tolvaney said so. Tolvaney left."),
        Good("Martin Tolvaney spoke. Tolvaney’s son, Gregory, came.\nTolvaney left. “No,” said Gregory Tolvaney."),
        Good("Martin Smith spoke. Smith said so. Then Gregory Smith left. Smith will be back."),
        Good("Martin Tolvaney spoke. Then Gregory Tolvaney spoke. Tolvaney left."),
        Good("Anna and Ruth Perlhof won. Anna Perlhof led, then Ruth Perlhof did. Perlhof, Perlhof and Perlhof."),
    ],
)
def given_name_clash(block: Block) -> Iterator[Finding]:
    document = block.document
    for match in NAME.finditer(block.text):
        given, surname = match.groups()
        names = given.encode(), surname.encode()
        found = document.once(_rival, *names, about=names) if given in GIVEN else None
        if found is not None:
            other, number = found
            start = _mention(document.text, names[1], number)
            first = document.span(*document.map(start, start + len(names[1]))[:2])
            message = f"‘{given} {surname}’ here, but ‘{other} {surname}’ elsewhere in the text"
            yield block.flag(match, message, related=[Related(first, f"{other} {surname}")])


def _rival(document: Document, given: bytes, surname: bytes) -> tuple[str, int] | None:
    """The other given name, and how many times the surname stands before the place where it has that."""
    found = rival(document.text, given.decode(), surname)
    return None if found is None else (found.given, document.text.count(surname, 0, found.at))


def _mention(text: bytes, surname: bytes, number: int) -> int:
    """Where a surname stands that stands so many times before."""
    at = text.find(surname)
    for _ in range(number):
        at = text.find(surname, at + len(surname))
    return at
