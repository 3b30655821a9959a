"""Offices that one person holds at a time, what they belong to, and who is given one in a text.

The lists are our own general knowledge. A state is named by its name and by its adjective, a body by its name and its
short form.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint import Pattern


def _canonical(lines: str) -> dict[str, str]:
    """Every form with the first form of its group; groups end with a semicolon."""
    groups = [[form.strip() for form in group.split(",")] for group in lines.replace("\n", " ").split(";")]
    return {form: group[0] for group in groups for form in group}


STATES = _canonical(
    """
    Afghanistan,Afghan; Albania,Albanian; Algeria,Algerian; Angola,Angolan; Argentina,Argentine,Argentinian; Armenia,Armenian;
    Australia,Australian; Austria,Austrian; Azerbaijan,Azerbaijani,Azeri; Bahrain,Bahraini; Bangladesh,Bangladeshi; Belarus,Belarusian;
    Belgium,Belgian; Bolivia,Bolivian; Bosnia,Bosnian; Botswana; Brazil,Brazilian; Britain,British,United Kingdom,UK,U.K.;
    Bulgaria,Bulgarian; Burundi,Burundian; Cambodia,Cambodian; Cameroon,Cameroonian; Canada,Canadian; Chad,Chadian; Chile,Chilean;
    China,Chinese; Colombia,Colombian; Costa Rica,Costa Rican; Croatia,Croatian; Cuba,Cuban; Cyprus,Cypriot; Czech Republic,Czech;
    Denmark,Danish; Ecuador,Ecuadorean,Ecuadorian; Egypt,Egyptian; Eritrea,Eritrean; Estonia,Estonian; Ethiopia,Ethiopian; Fiji,Fijian;
    Finland,Finnish; France,French; Gabon; Gambia,Gambian; Georgia,Georgian; Germany,German; Ghana,Ghanaian; Greece,Greek;
    Guatemala,Guatemalan; Guinea,Guinean; Haiti,Haitian; Honduras,Honduran; Hungary,Hungarian; Iceland,Icelandic; India,Indian;
    Indonesia,Indonesian; Iran,Iranian; Iraq,Iraqi; Ireland,Irish; Israel,Israeli; Italy,Italian; Jamaica,Jamaican; Japan,Japanese;
    Jordan,Jordanian; Kazakhstan,Kazakh; Kenya,Kenyan; Kosovo,Kosovan; Kuwait,Kuwaiti; Kyrgyzstan,Kyrgyz; Latvia,Latvian;
    Lebanon,Lebanese; Liberia,Liberian; Libya,Libyan; Lithuania,Lithuanian; Luxembourg; Malawi,Malawian; Malaysia,Malaysian; Mali,Malian;
    Malta,Maltese; Mexico,Mexican; Moldova,Moldovan; Mongolia,Mongolian; Montenegro,Montenegrin; Morocco,Moroccan;
    Mozambique,Mozambican; Myanmar; Namibia,Namibian; Nepal,Nepalese,Nepali; Netherlands,Dutch; New Zealand; Nicaragua,Nicaraguan; Niger;
    Nigeria,Nigerian; Norway,Norwegian; Oman,Omani; Pakistan,Pakistani; Panama,Panamanian; Paraguay,Paraguayan; Peru,Peruvian;
    Philippines,Philippine; Poland,Polish; Portugal,Portuguese; Qatar,Qatari; Romania,Romanian; Russia,Russian; Rwanda,Rwandan;
    Saudi Arabia,Saudi; Senegal,Senegalese; Serbia,Serbian; Singapore,Singaporean; Slovakia,Slovak; Slovenia,Slovenian; Somalia,Somali;
    South Africa,South African; South Korea,South Korean; North Korea,North Korean; Spain,Spanish; Sri Lanka,Sri Lankan;
    Sudan,Sudanese; Sweden,Swedish; Switzerland,Swiss; Syria,Syrian; Taiwan,Taiwanese; Tajikistan,Tajik; Tanzania,Tanzanian; Thailand,Thai;
    Tunisia,Tunisian; Turkey,Turkish; Turkmenistan,Turkmen; Uganda,Ugandan; Ukraine,Ukrainian; United States,U.S.,US,American;
    Uruguay,Uruguayan; Uzbekistan,Uzbek; Venezuela,Venezuelan; Vietnam,Vietnamese; Yemen,Yemeni; Zambia,Zambian; Zimbabwe,Zimbabwean
    """
)
BODIES = _canonical(
    """
    NATO,Nato; United Nations,UN,U.N.; European Commission; European Council; European Central Bank,ECB; Federal Reserve;
    International Monetary Fund,IMF; World Bank; World Trade Organization,World Trade Organisation,WTO; World Health Organization,WHO;
    OPEC,Opec; African Union; Arab League; Interpol; UNESCO,Unesco; UNICEF,Unicef; IAEA; FIFA,Fifa; UEFA,Uefa; FBI; CIA; NASA,Nasa;
    Bank of England; Bank of Japan; Bundesbank
    """
)
OF_A_STATE = _canonical(
    """
    president; prime minister; chancellor; foreign minister,foreign secretary,minister of foreign affairs,secretary of state;
    defence minister,defense minister,defence secretary,defense secretary,secretary of defense,minister of defence,minister of defense;
    finance minister,minister of finance,treasury secretary; interior minister,minister of the interior; king; queen; emperor;
    attorney general,attorney-general
    """
)
OF_A_BODY = _canonical(
    "head,chief,secretary-general,secretary general,director-general,director general,chair,chairman,chairwoman,managing director,"
    "top civilian official"
)
ENTITIES = STATES | BODIES
FORMS: dict[str, list[str]] = {}
for _form, _name in ENTITIES.items():
    FORMS.setdefault(_name, []).append(_form)


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:al-|el-|bin |de |van |von )?[A-Z][\w’'-]+)+)"
NAME_BEFORE = Pattern(rf"{NAME}, (?:the )?$")
FAR_BEFORE, FAR_AFTER = 60, 110
"""Bytes around the name of a state or a body that hold the office and its holder."""
RANKS = frozenset(
    "General Army Gen Admiral Adm Air Marshal Colonel Field Sir Lord Dame Dr Prof Professor Sheikh Prince Mr Mrs Ms".split()
)
POSSESSIVE = ("’s", "'s", "’", "'")


class Holder(NamedTuple):
    """A person who is given an office, and where: the start and end, in bytes, of the name of the state or body and all after it."""

    name: str
    office: str
    start: int
    end: int


class Offices:
    """The offices that count: the known ones, and `more` of a state."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        self._of_a_state = OF_A_STATE | {office.lower(): office.lower() for office in more}
        self._any = _any(self._of_a_state | OF_A_BODY)
        office = rf"(?:[’']s)? (?P<office>(?i:{self._any}))"
        self._named = Pattern(rf"(?P<words>[A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}}?)(?:[’']s)? (?i:{self._any})[ ,.]")
        self._name_after = Pattern(rf"{office}(?: |, (?:U\.?S\.? )?(?=[^,.]+,)){NAME}")
        self._office_after = Pattern(rf"{office}(?=[,.])")

    def trigger(self) -> str:
        """An RE2 pattern for a state or a body with an office behind it."""
        return rf"(?:{_any(ENTITIES)})(?:'s|’s)? (?i:{self._any})[ ,.]"

    def entities(self, text: str) -> set[str]:
        """The states and bodies with an office behind them, each by its first form."""
        words = (match["words"].split() for match in self._named.finditer(text))
        ends = (" ".join(some[first:]) for some in words for first in range(len(some)))
        return {ENTITIES[end] for end in ends if end in ENTITIES}

    def holders(self, text: bytes, entity: str) -> Iterator[Holder]:
        """Everybody who is given an office of a state or a body."""
        offices = self._of_a_state if entity in STATES else OF_A_BODY
        for form in map(str.encode, FORMS[entity]):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if _may_start_after(text[at - 1 : at]) and text[end : end + 1] in (b" ", b"'", b"\xe2"):
                    holder = self._holder(text, at, end)
                    if holder and holder.office in offices:
                        yield holder._replace(office=offices[holder.office])
                at = text.find(form, end)

    def _holder(self, text: bytes, at: int, end: int) -> Holder | None:
        """Who is given an office of the state or the body that stands there, by what stands behind it or before it."""
        behind = text[end : end + FAR_AFTER].decode("utf-8", "ignore")
        match = self._name_after.match(behind)
        if match:
            return _made(
                match["name"], match["office"], at, end + len(behind[: match.end()].encode("utf-8", "surrogateescape"))
            )
        office = self._office_after.match(behind)
        ahead = text[max(at - FAR_BEFORE, 0) : at].decode("utf-8", "ignore")
        match = NAME_BEFORE.search(ahead) if office else None
        if match and office:
            return _made(
                match["name"],
                office["office"],
                at - len(match[0].encode("utf-8", "surrogateescape")),
                end + len(office[0].encode("utf-8", "surrogateescape")),
            )
        return None


def _may_start_after(before: bytes) -> bool:
    """Whether a name may start there; a small letter before its capital belongs to a word that was glued to it."""
    return not before.isalnum() or before.islower()


def _made(name: str, office: str, start: int, end: int) -> Holder:
    for ending in POSSESSIVE:
        name = name.removesuffix(ending)
    words = name.split()
    while len(words) > 2 and words[0] in RANKS:
        words.pop(0)
    return Holder(" ".join(words), office.lower(), start, end)
