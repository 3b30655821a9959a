"""The trigger of the mojibake rule: a little wider than what `ftfy.badness` looks for, in RE2's terms.

ftfy names some twenty kinds of neighbours that ordinary text does not have. They are widened here to fewer kinds,
without letting in what news copy is full of: curly quotation marks, dashes, accented letters and currency signs in
their places. tests/rules/test_escapes.py tries ftfy's pattern against it, character by character.
"""

BAD = "¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊\ufffdªº"
BOX = "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓"
CURRENCY = "¢£¥₧€"
END = "®»˝”›™"
LAW = "¶§"
LETTERS = "À-ÖØ-öø-ſҐґﬁﬂ"
LOWER = "ß-öø-ſά-џґﬁﬂ"
NUMERIC = "²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№"
OTHER = r"[^\x00-\x7f]"
START = "¡«¿©΄΅‘‚“„•‹\uf8ff"
UPPER = "À-ÑØÜÝĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŸŹŻŽҐ"

SUSPECTS = "|".join(
    (
        "[\u0080-\u009f]",
        f"[{BAD}ÂÃÎÐ√≈]{OTHER}|{OTHER}[{BAD}]",
        f"[{BOX}][^\\x00-\\x7f{BOX}]|[^\\x00-\\x7f{BOX}][{BOX}]",
        f"[{LOWER}{END}{CURRENCY}{NUMERIC}][{UPPER}]",
        f"[{END}{CURRENCY}{NUMERIC}][{LETTERS}]",
        f"[{LETTERS}{END}][{CURRENCY}]",
        f"[{LETTERS}][{NUMERIC}{LAW}{START}°]",
        f"[{CURRENCY}{NUMERIC}][{START}]|[{END}][{START}][{NUMERIC}]",
        f"[{LETTERS}{CURRENCY}{NUMERIC}{LAW}][{END}][{START}]",
        f"[{LETTERS}][{END}][\\pL\\pN_]",
        "[Œœ][^A-Za-z]|[ÃÂ] |×[²³]|‚[Äâó]|вЂ|ўВЂ|β€",
        f"[ØÙ]{OTHER}[ØÙ]",
        "[ВГРСΒΓΞΟ][\u0080-¿ƒˆˇ˘˛˜˝΄΅‘-‡•‰‹›₧€™⌐◊\ufffd\uf8ff][ВГРСΒΓΞΟ]",
    )
)
