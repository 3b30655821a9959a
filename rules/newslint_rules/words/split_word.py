"""PDF text, OCR and careless joins of lines put a space inside a word, and no spell checker minds when both halves are words.

Two neighbours are one word split where the joined word is known and a half shows that it is none ("govern ment"; a safe
fix), where both are words but the joined word is ten times likelier than the pair ("how ever"), or where the joined word
is a name that the text has elsewhere. Words and counts are those of `newslint.lexicon`.

Left alone: open compounds ("per cent", "every day"), names and foreign words that stand three times in the text, and words
next to a hyphen, an apostrophe, a slash or a digit, and lines in other languages.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Trigger, rule
from newslint_rules.words._halves import Split, joins, likelier, may_join, splits, trigger


@rule(
    code="WRD001",
    summary="Space inside a word",
    trigger=Trigger(trigger, joins, may_join),
    supersedes=("WRD008",),
    examples=[
        Bad("The govern ment fell.", "The government fell."),
        Bad("T he minis ter resigned.", "The minister resigned.", findings=2),
        Bad("Leaders spoke of Europe an security.", "Leaders spoke of European security."),
        Bad("They won; how ever, few came.", "They won; however, few came."),
        Bad("Ms Lindqvist led, and Lindqv ist won.", "Ms Lindqvist led, and Lindqvist won."),
        Bad("The boat s in the s hore camp sank.", "The boats in the shore camp sank.", findings=2),
        Bad("Prices of f ood rose. H e’s gone.", "Prices of food rose. He’s gone.", findings=2),
        Bad("The innovat ions are a mat ter of taste.", "The innovations are a matter of taste.", findings=2),
        Bad("The re are hun dreds of contr ibut ions.", "There are hundreds of contributions.", findings=3),
        Good("Let me asure you that it is shut after noon on Monday, in formation or not."),
        Good("Take the *y* axis and `go t` here.", format="markdown"),
        Good("About ten per cent of them come in every day for a long time."),
        Good("He is in to music, and may be some one will listen."),
        Good("T in the Park is a festival."),
        Good("Kim Jong Un said the IRS was there, and the rapist must adapt or leave Dar es Salaam."),
        Good("Europe and America agreed on a Europe an ocean away."),
    ],
)
def split_word(block: Block) -> Iterator[Finding]:
    best: list[Split] = []
    for split in splits(block):
        if best and split.start < best[-1].end:
            best[-1] = likelier(block.text, best[-1], split)
        else:
            best.append(split)
    for split in best:
        joined = block.text[split.start : split.end].replace(" ", "")
        gap, middle = (split.space, split.last), block.text[split.space : split.last].replace(" ", "")
        finding = block.flag(
            (split.start, split.end), f"‘{joined}’ is split by a space", middle, at=gap, safety=split.safety
        )
        if finding.fix is not None:  # else there is markup in between: "the *y* axis"
            yield finding
