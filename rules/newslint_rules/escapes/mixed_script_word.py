"""Some Cyrillic and Greek letters look like Latin ones, and OCR, keyboards and spammers put them into Latin words.

`Mоscow` with a Cyrillic `о` reads well, but no search finds it. The fix writes the word in one script, that of most of
its letters if it can, for a person to confirm.

Left alone: words that hold a letter without a look-alike, and so mix scripts on purpose, and Greek letters as science
writes them (`TNFα`, `5μm`).
"""

from collections.abc import Iterator, Mapping

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.escapes._lookalikes import TO_CYRILLIC, TO_LATIN

LATIN, FOREIGN = "A-Za-zÀ-ÖØ-öø-ɏ", "Ͱ-ϿЀ-ԯ"
WORD = Pattern(rf"[{LATIN}{FOREIGN}]+")
SCIENCE = frozenset("αικνρυ")
A_WORD = 3
"""With so many small Latin letters, a word is no symbol of science."""


@rule(
    code="ESC011",
    summary="Letters of two scripts in one word",
    trigger=rf"[{LATIN}][{FOREIGN}]|[{FOREIGN}][{LATIN}]",
    safety=Safety.UNSAFE,
    supersedes=("WRD001", "WRD008"),
    examples=[
        Bad("Mоscоw and NΑΤΟ tаlked οf Bjӧrk.", "Moscow and NATO talked of Björk.", findings=5),
        Bad("Сборнaя Poccии", "Сборная России", findings=2),
        Good("TNFα, 5μm, IFNγ, 7αnm, κB, Toys Я Us, Яndex, Hα, Москва and Αθήνα."),
    ],
)
def mixed_script_word(block: Block) -> Iterator[Finding]:
    for match in WORD.finditer(block.text):
        word = match[0]
        latin = sum(letter < "Ͱ" for letter in word)
        if latin in (0, len(word)) or _is_science(word):
            continue
        tables = (TO_LATIN, TO_CYRILLIC) if 2 * latin >= len(word) else (TO_CYRILLIC, TO_LATIN)
        fixed = _rewritten(word, tables[0]) or _rewritten(word, tables[1])
        if fixed:
            script = "Latin" if fixed[0] < "Ͱ" else "Cyrillic"
            yield block.flag(match, f"Not all letters of ‘{fixed}’ are {script}", fix=fixed, safety=Safety.UNSAFE)


def _is_science(word: str) -> bool:
    return not SCIENCE.isdisjoint(word) and sum("a" <= letter <= "z" for letter in word) < A_WORD


def _rewritten(word: str, table: Mapping[str, str]) -> str | None:
    """The word in the script that a table leads to; None where a letter of it has no place there."""
    first, last = ("A", "ɏ") if table is TO_LATIN else ("Ѐ", "ԯ")
    fixed = "".join(table.get(letter, letter) for letter in word)
    return fixed if all(first <= letter <= last for letter in fixed) else None
