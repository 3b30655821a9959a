"""PDF files draw `fi` and `fl` as one sign, and what is copied from them keeps the sign: `ﬁnance`, `oﬃce`.

Searches and spelling checkers do not find such words. East Asian programs write Latin letters and digits at full width
(`Ｎｅｗｓ`), with the same effect. The fix puts the plain letters in.

Left alone: letters at full width in text that has Chinese, Japanese or Korean characters; `æ`, `œ` and `ß`, which are
letters.
"""

import unicodedata
from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, Pattern, rule

JOINED = Pattern("[ﬀ-ﬆ]+|(?P<wide>[Ａ-Ｚａ-ｚ０-９]+)")
EAST_ASIAN = Pattern(
    "[\u1100-\u11ff\u2e80-\u2fff\u3005-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@rule(
    code="ESC010",
    summary="Ligature or letter at full width",
    trigger="[ﬀ-ﬆＡ-Ｚａ-ｚ０-９]",
    examples=[
        Bad("The oﬃce of ﬁnance ﬂew a ﬂag.", "The office of finance flew a flag.", findings=4),
        Bad("Ｎｅｗｓ of ２０２４ and aｎd", "News of 2024 and and", findings=3),
        Good("Ægir, cœur, Straße. ＮＨＫが放送した。"),
    ],
)
def ligature(block: Block) -> Iterator[Finding]:
    east_asian = EAST_ASIAN.search(block.text) is not None
    for match in JOINED.finditer(block.text):
        if match["wide"] and east_asian:
            continue
        plain = unicodedata.normalize("NFKC", match[0])
        kind = "letters at full width" if match["wide"] else "one sign"
        yield block.flag(match, f"‘{match[0]}’ is ‘{plain}’ written as {kind}", fix=plain)
