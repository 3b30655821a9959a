"""Text that was saved in one encoding and read in another: `cafÃ©` for café, `donâ€™t` for don’t.

It spreads with every copy, and spelling checkers make it worse. ftfy knows the signs and undoes the damage, through
several layers if need be. The fix is safe where damaging the repaired text in the same way gives the damaged text
again.

Left alone: unusual but sound neighbours that ftfy cannot repair; everything around the damaged stretch, curly
quotation marks included; and control characters that are all there is to repair, which are for ESC008.
"""

from collections.abc import Iterator
from itertools import takewhile

from newslint import Bad, Block, Finding, Good, Pattern, Safety, Severity, rule
from newslint_rules.escapes._suspects import SUSPECTS
from newslint_rules.escapes._windows import from_windows_1252

STRETCH = Pattern(
    r"[\u0370-\u04ff][^\x00-\x7f]*(?:[ -@\[-`{-~]{1,2}[\u0370-\u04ff][^\x00-\x7f]*)*|[^\x00-\x7f]+(?:(?<=[ÃÂ])[ ])?"
)
CERTAIN = Pattern("â€|Ã¢|Ã\u0083|Ã\u0082")
FOREIGN = frozenset(map(chr, range(0x180, 0x2000)))
"""One such letter alone is an accident, as where `×` (close) stands before `©`."""
PARTS = ("Â", "Ã", "â")
LAYERS = 3


@rule(
    code="ESC006",
    summary="Text garbled by a wrong encoding",
    trigger=SUSPECTS,
    severity=Severity.ERROR,
    supersedes=("ESC008", "ESC009", "ESC010", "ESC011"),
    examples=[
        Bad("The cafÃ© doesnâ€™t open.", "The café doesn’t open.", findings=2),
        Bad("He said “â€¦” — Â£5 is â€œfairâ€\u009d.", "He said “…” — £5 is “fair”.", findings=4),
        Bad("It wasnÃ¢â‚¬â„¢t and isn‚Äôt.", "It wasn’t and isn’t.", findings=2),
        Bad("РџСЂРёРІРµС‚, РјРёСЂ!", "Привет, мир!"),
        Bad("A quotation that ends in two thirdsâ€ of a mark."),
        Good("“Garçon,” she said — “l’été à 5 £… ou 5 €?” Ångström, naïve façade, Ærø, ÅÄÖ, «Où?» 20° ½ © ™"),
        Good("×© 2000 Example Limited"),
        Good("Привет, мир. Ελλάδα, Łódź, Dvořák, İstanbul, Đà Nẵng, 東京, ×2, R², São João."),
    ],
)
def mojibake(block: Block) -> Iterator[Finding]:
    from ftfy import fix_encoding
    from ftfy.badness import BADNESS_RE

    text = block.text
    marks = [match.span() for match in BADNESS_RE.finditer(text)]
    for match in STRETCH.finditer(text) if marks else ():
        start, end = match.span()
        if not any(mark_start < end and start < mark_end for mark_start, mark_end in marks):
            continue
        fixed = fix_encoding(match[0])
        head = _common(match[0], fixed)
        tail = _common(match[0][head:][::-1], fixed[head:][::-1])
        damaged, mended = match[0][head : len(match[0]) - tail], fixed[head : len(fixed) - tail]
        if len(mended) == 1 and mended in FOREIGN:
            continue
        if not damaged and not CERTAIN.search(match[0]):
            continue
        if damaged and from_windows_1252(damaged) == mended:
            continue
        if not damaged or "\ufffd" in mended or mended in PARTS:
            yield block.flag(match, "Text garbled by a wrong encoding")
            continue
        safety = Safety.SAFE if _is_exact(match[0], fixed) or _is_exact(damaged, mended) else Safety.UNSAFE
        where = start + head, end - tail
        yield block.flag(where, f"Text garbled by a wrong encoding, probably ‘{mended}’", fix=mended, safety=safety)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_exact(damaged: str, mended: str) -> bool:
    """Whether reading the mended text in some wrong encoding, once or more often, gives the damaged text."""
    from ftfy.chardata import CHARMAP_ENCODINGS

    for encoding in CHARMAP_ENCODINGS:
        text = mended
        for _ in range(LAYERS):
            try:
                text = text.encode("utf-8").decode(encoding)
            except UnicodeError:
                break
            if text == damaged:
                return True
    return False
