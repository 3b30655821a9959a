"""Some sites set a headline or a label with a space between the letters, and copied text keeps the spaces: `B R E A K I N G`.

To a search, a screen reader or a machine these are letters, no word. The fix closes the gaps; where several words were
set so, it parts them where the lexicon knows all of them.

Left alone: letters that make no word (grades, a team's form, `A B C D`), initials, and fewer than four letters.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from newslint_rules.words._letters import WORD, words

SPACED = Pattern(
    r"(?<![\w’'.&/-])(?:[A-Z](?:[ \u00a0][A-Z]){3,}(?:[ \u00a0]{2,4}[A-Z](?:[ \u00a0][A-Z])+)*"
    r"|[A-Za-z](?:[ \u00a0][a-z]){3,}(?:[ \u00a0]{2,4}[A-Za-z](?:[ \u00a0][a-z])+)*)(?![\w’'&/-]|\.\w)"
)
GAP = Pattern(r"[ \u00a0]{2,}")


@rule(
    code="WRD005",
    summary="Word with a space between its letters",
    trigger="\\b[A-Za-z](?: |\u00a0)[A-Za-z](?: |\u00a0)[A-Za-z](?: |\u00a0)[A-Za-z]\\b",
    safety=Safety.UNSAFE,
    supersedes=("SPC001", "WRD001", "WRD008"),
    examples=[
        Bad("B R E A K I N G: Mayor resigns", "BREAKING: Mayor resigns"),
        Bad("W E A T H E R  R E P O R T for Monday", "WEATHER REPORT for Monday"),
        Bad("This is N E W Y O R K today..", "This is NEW YORK today.."),
        Bad("They won a p r i z e in May.", "They won a prize in May."),
        Good("Grades are A B C D F. Their form is W D L W W. Press W A S D, or see x y z w."),
        Good("J R R Tolkien and T S Eliot. Plan A I guess. A site called L E N S C R A T C H."),
    ],
)
def letterspaced_word(block: Block) -> Iterator[Finding]:
    for match in SPACED.finditer(block.text):
        found = [words(part.replace(" ", "").replace("\u00a0", "")) for part in GAP.compiled.split(match.group())]
        fixed = " ".join(word for part in found for word in part)
        if (
            all(found)
            and any(len(word) >= WORD for part in found for word in part)
            and fixed.lower() not in block.document.accepted
        ):
            yield block.flag(match, f"‘{fixed}’ is set with spaces between its letters", fixed, safety=Safety.UNSAFE)
