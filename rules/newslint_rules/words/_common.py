"""The commonest words, and which of them a lost space is likely to glue together. See run_together_words.py."""

from functools import cache

CLOSED = frozenset(
    """
    about after all also am and are at be been before being both but by can could did do does each few for from had has
    have he her here him his how if into is it its just like may might more most much must my no not now of off only or
    other our over she should so some such than that the their them then there these they this those through to too
    under until us very was we were what when where which while who why will would you your
    """.split()
)
"""Function words."""

COMMON = frozenset(
    """
    above across added again against ago air almost along already always among announced area around asked away back bad
    based became because become began behind believe best better between big black book boy bring brought build building
    built business called came campaign car care case cases cause central century certain chance change children city
    class close club come coming common community company control council countries country county couple course court
    cut data days deal death decided despite development different director done door during early east economic economy
    education election end enough even events example expected face family far father felt field figures film final
    financial find fire first five following food foot force forces foreign former forward found four free friend
    friends full further future game games gave general getting girl give given giving goes going good got government
    great ground group growth half hand hands happened hard head health held help high history hold home hospital hotel
    hour hours house however human hundred idea important including increase industry information interest international
    issue issues job jobs keep kept key kind known large largest last late later law leader leaders leading learn least
    leave led left legal less level life light likely little live lives living local long look looking lost lot love
    made main major make makes making man many market meeting members men military million mind minister minutes money
    month months morning mother move movement music name national nearly need never new news next north nothing number
    numbers office officials often old once one open others outside own paid particularly party pay people per percent
    perhaps period place plan plans play played players point police policy political poor position possible power
    president press price prices private problem problems project provide public put question quite race rather read
    real really reason recent record reported reports research rest result results return right rights rise role room
    run said same saw say saying says school second section security see seen senior sense service services seven
    several share shares short show since single situation six small social society something sometimes son soon sort
    south special staff stage state statement states stay still stop story street strong student students study support
    sure system take taken taking talk team tell terms though thought thousands three time times today together told
    took top town trade training tried trying two type united university used using value view vote want wanted war
    water ways week weeks well went west whether white whole whose wife within without woman women won word words work
    worked working world worth year years yesterday yet young
    """.split()
)

_ANY = (CLOSED | COMMON) - {"or", "us"}
_LAST = CLOSED - frozenset(
    "am being just like may more most much off only over such through under us very while will".split()
)
_ADJECTIVES = frozenset(
    "big certain common company few good great large lot major man national new number place possible private problem public recent "
    "result second senior short single small special state story strong time very week white woman world year young".split()
)
_VOWELS = frozenset(
    "early economic election end example hour idea important increase international issue old open".split()
)
_THINGS = frozenset(
    "case cases changes children city company countries country day days government hours increase interest leader man men minister "
    "money months month office others party people place police president price prices problems rate report rise role school "
    "share shares state states street students system talks team time times town war way week weeks women world year years".split()
)
_BEFORE_ANY = CLOSED - frozenset(
    "about after am are be before he here no there where being by can do does like may more most much must off only over some such through under until us very".split()
)
_EXCEPT = {
    "any": "more one where",
    "are": "as",
    "he": "at",
    "here": "after by in of",
    "no": "on where",
    "there": "after at by in of on",
    "where": "as at by from in of on to up with",
    "be": "am at cause have to",
    "by": "",
    "can": "did not on",
    "do": "or",
    "does": "",
    "in": "it to",
    "like": "",
    "may": "be or",
    "more": "over",
    "most": "",
    "must": "",
    "on": "to",
    "only": "",
    "out": "",
    "over": "all",
    "some": "how one what where",
    "such": "",
    "through": "out",
    "under": "",
    "until": "",
    "up": "on",
    "with": "in out",
}
"""Words that make known ones with others, so that only function words may follow them, and not these."""

_BEFORE_A = (
    "about after and as at been but by could for from had has have in into is like made make not of on over than that through "
    "to under was when which while with would"
)

GLUED = (
    (_BEFORE_ANY, _ANY),
    (COMMON, _LAST),
    (_THINGS, frozenset(("in", "on"))),
    (_BEFORE_ANY - {"so", "me"}, frozenset(("as", "in", "on", "up", "out", "with"))),
    *((frozenset((word,)), CLOSED - set(others.split())) for word, others in _EXCEPT.items()),
    (frozenset(("as",)), _ANY),
    (frozenset(("a",)), _ADJECTIVES),
    (frozenset(("an",)), _VOWELS),
    (frozenset(_BEFORE_A.split()), frozenset(("a", "an"))),
)
"""Words, and the words that may follow each of them."""

REAL = frozenset(
    """
    allhands allmusic alltime asas asis befor canis casein dois doit endfor endif gameshow hadits hehe himno howto isso itnext jobby menor
    muchas noit noreturn payor thestreet tocar todo topis toto verywhere whois
    """.split()
)
"""What looks glued and is not: foreign words, commands, names, and slips of another kind."""

FIRST = frozenset(
    "and at but by for from he here if in it on she that there these they this those to we what when where which who with you".split()
)
"""Words at the start of a sentence that a verb or "the" is glued to, and that start no name."""

VERBS = frozenset("are could did had have the was were will would".split())
"""What is glued to them, and ends no name."""

BEFORE_NAMES = frozenset("and at by for from in of on that the to with".split())
"""Words that a name follows; no sentence ends on one."""

CODE = frozenset(
    """
    call change click code data design do drive each event file home id index key line list load name next node object open path
    ready select star start state string style time type update user value view window
    """.split()
)
"""What those words are glued to in the names of programs: forEach."""


def is_glued(first: str, second: str) -> bool:
    """Whether two words are likely to be glued together."""
    return any(second in followers for followers in _followers().get(first, ()))


@cache
def _followers() -> dict[str, list[frozenset[str]]]:
    followers: dict[str, list[frozenset[str]]] = {}
    for firsts, seconds in GLUED:
        for first in firsts:
            followers.setdefault(first, []).append(seconds)
    return followers
