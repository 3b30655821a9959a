"""Characters that show nothing on the page, such as the zero-width space, come along when text is copied.

They break searches, spelling checks and links, and split words for every tool that reads the text. The fix removes
them; a soft hyphen between spaces was a dash once, and becomes one again if a person agrees.

Left alone: the no-break space, which is good typography; joiners inside emoji and in scripts that need them;
zero-width spaces in scripts that set none between words; direction marks in text that has words in a right-to-left
script; and soft hyphens that are part of mojibake, which is for ESC006.
"""

import unicodedata
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule

JOINERS = "\u200b\u200c\u200d\u2060\ufeff"
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
OTHERS = "\u180e\u2061-\u2064\u206a-\u206f"
SCRIPTS = "\u0590-\u1cff\u2100-\u2bff\u2e80-\ud7ff\uf900-\ufdff\ufe0f\ufe70-\ufefe\U00010000-\U0010ffff"
INVISIBLE = Pattern(
    f"(?<![{SCRIPTS}])[{JOINERS}]+(?![{SCRIPTS}{JOINERS}])|(?P<direction>[{DIRECTION}]+)|[{OTHERS}]+"
    "|(?<![\u0080-\u009fÂ-ßâ-ï€‚„†‡™š›œžŸ\u0400-\u04ff])\u00ad+"
)
RIGHT_TO_LEFT = Pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


@rule(
    code="ESC009",
    summary="Character that cannot be seen",
    trigger="[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]",
    examples=[
        Bad("The gov\u00adern\u00adment fell.", "The government fell.", findings=2),
        Bad("A \u200bquiet\u200b\u200b day, \u200ehe said.\ufeff", "A quiet day, he said.", findings=4),
        Bad("Two ways out \u00ad by road or rail.", "Two ways out – by road or rail."),
        Good("10\u00a0km, a family \U0001f468\u200d\U0001f469\u200d\U0001f467, a heart \u2764\ufe0f\u200d\U0001f525."),
        Good("می\u200cخواهم and \u200fשלום\u200e there. ภาษา\u200bไทย"),
    ],
)
def invisible_character(block: Block) -> Iterator[Finding]:
    for match in INVISIBLE.finditer(block.text):
        if match["direction"] and RIGHT_TO_LEFT.search(block.text):
            continue
        name = unicodedata.name(match[0][0]).lower()
        dash = match[0] == "\u00ad" and block.text[match.start() - 1 : match.end() + 1] == " \u00ad "
        safety = Safety.UNSAFE if dash else Safety.SAFE
        yield block.flag(match, f"A character that cannot be seen ({name})", fix="–" if dash else "", safety=safety)
