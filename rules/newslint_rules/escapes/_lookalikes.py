"""Cyrillic and Greek letters that look like Latin ones."""

CYRILLIC = {
    pair[0]: pair[1]
    for pair in (
        "АA ВB ЕE ЅS ІI ЇÏ ЈJ КK МM НH ОO ӦÖ РP СC ТT УY ХX ԚQ ԜW"
        " аa ӓä еe ёë ѕs іi їï јj кk мm оo ӧö рp сc тt уy хx һh ӏl ԁd ԛq ԝw"
    ).split()
}
GREEK = {pair[0]: pair[1] for pair in "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa ιi κk νv οo ρp υu".split()}
TO_LATIN = {**CYRILLIC, **GREEK}
TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in CYRILLIC.items()}
