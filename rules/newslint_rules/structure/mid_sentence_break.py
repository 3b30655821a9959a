"""Page layouts, adverts and links that were cut out leave a paragraph break in the middle of a sentence.

The first part stops without a full stop and the second starts in lower case. The fix joins them with a space, for a person to
confirm: a word may be lost between the two.

Left alone: lists, verse and labels, where neighbouring lines stop alike; bylines, addresses of web pages, headings and comments.
"""

from collections.abc import Iterator

from newslint import Bad, Block, Document, Finding, Good, Pattern, Safety, rule

OPEN_END = Pattern(r"(?:[a-z]{2}|[A-Za-z0-9][”’)]?,|\b[aI]|\b[A-Z][\w’'-]+|[0-9%]| [–—-])$")
GOES_ON = Pattern(r"[a-z]+(?:['’-][a-z]+)*(?=[\s,.;:!?)”\"]|$)(?!://|\.\w)")
LABEL = Pattern(
    r"by \w+ \w*\(|(?:by|via|from|photo|image|source|at) [A-Z@]|(?:by|via|end|ends|source|www|http)\b[^ a-z]"
)
NO_PROSE = Pattern(
    r"(?i:by|posted|published|updated|comment|reply|tags?|filed) |[-*•‣◦▪–·>#|]|\(?(?:[0-9]{1,3}|[a-zA-Z])[.)] "
)
"""Bylines and list items."""
NO_PROSE_END = Pattern(r"\d ?[ap]m$|\d [AP]M$|\b(?:19|20)\d\d$|(?:https?:|www\.|@)\S+$|; (?:and|or)$")
"""Times, addresses, and items of a list in a sentence."""
STOPS, CLOSING = (".", "!", "?", "…"), "”’\"')]"
END = 60
"""Code points at the end of a paragraph that tell how it ends."""
FUNCTION_WORDS = frozenset(
    """
    a about after against also although among an and are as at be because been before between both but by can could did do
    does during for from had has have he her his how if in including into is its may might more most must my near no nor not
    of off on or our out over own said says shall should since some such than that the their then these
    they this those though through to too under until up upon was we were what when where whether which while who whom
    whose will with within without would your
    """.split()
)
FEW = 4
"""A label or a name has fewer words."""
SHORT = 10
"""A line of verse or of a list has fewer words."""


@rule(
    code="STR002",
    summary="Paragraph break inside a sentence",
    trigger=r"[A-Za-z0-9,”’)%–—-][ \t\v\f]*(?:\r\n?|\n)[\s\v]*[a-z]",
    safety=Safety.UNSAFE,
    formats=("plain", "markdown"),
    examples=[
        Bad("The harbour was closed for\n\nthree days last week.", "The harbour was closed for three days last week."),
        Bad(
            "Mills, who owns the yard,\nwas away.\nShe said that nobody at the council had ever thought to tell\nher.",
            "Mills, who owns the yard, was away.\nShe said that nobody at the council had ever thought to tell her.",
            findings=2,
        ),
        Bad("It was moved to the old\n\n\nschool in May.", "It was moved to the old school in May.", format="markdown"),
        Good("Rain delays the start of the race\n\nby Ann Weir\n\nThe race began late."),
        Good("Here is what to bring with you\n\nwarm socks\n\na map and a lamp\n\nenough bread for two"),
        Good(
            "The sea was calm and grey\nas far as eye could see\nand all the gulls had gone away\nto sleep upon the lea"
        ),
        Good("Read it all on our site\n\nwww.example.org\n\nThe text ends here."),
    ],
)
def mid_sentence_break(block: Block) -> Iterator[Finding]:
    after = block.next
    if after is None or {block.kind, after.kind} != {"paragraph"} or not _is_cut(block.text, after.text):
        return
    if block.gap is None or _is_verse(block):
        return
    if not block.document.once(_is_all_lower_case):
        start = len(block.text) - len(block.text.split()[-1])
        yield block.flag_break(start, "A paragraph breaks off inside a sentence", " ", Safety.UNSAFE)


def _is_cut(text: str, after: str) -> bool:
    """Whether a paragraph stops inside a sentence that the text after it goes on with."""
    end = text[-END:]
    if not OPEN_END.search(end) or not GOES_ON.match(after):
        return False
    words, following = text.split(), after.split()
    if LABEL.match(after) and (len(following) <= SHORT + FEW or following[0] == "by"):
        return False
    stops = _stops(after)
    if NO_PROSE.match(text) or NO_PROSE_END.search(end) or not (stops or len(following) > FEW):
        return False
    opens, ends = following[0].strip(",.") in FUNCTION_WORDS, text.endswith(",") or words[-1] in FUNCTION_WORDS
    if len(words) < FEW:
        return text.lstrip("“\"‘'")[0].isupper() and len(following) > FEW and (ends or opens or len(following) > SHORT)
    if ends or not stops:
        return ends
    lower = sum(word[0].islower() for word in words)
    return opens or words[-1][0].islower() or (len(words) >= SHORT and 2 * lower > len(words))


def _is_verse(block: Block) -> bool:
    """Whether the paragraph, the next one, and one around them are as short as lines of a list or of verse."""
    near = block.document.blocks[max(block.index - 1, 0) : block.index + 3]
    short = [len(each.text.split()) < SHORT for each in near]
    at = min(block.index, 1)
    return short[at] and short[at + 1] and sum(short) > 2


def _is_all_lower_case(document: Document) -> bool:
    """Whether the writer starts sentences in lower case, too."""
    paragraphs = [edges for edges in document.of_blocks(_edges) if edges is not None]
    lower = [at for at, (starts_in_lower_case, _) in enumerate(paragraphs) if starts_in_lower_case and at]
    return sum(paragraphs[at - 1][1] for at in lower) > 1


def _edges(block: Block) -> tuple[bool, bool] | None:
    """Whether a paragraph starts in lower case, and whether it ends like a sentence; None for other blocks."""
    return (block.text[:1].islower(), _stops(block.text)) if block.kind == "paragraph" else None


def _stops(text: str) -> bool:
    """Whether a text ends on a full stop or the like."""
    last = text.rstrip(CLOSING)[-1:]
    return last in STOPS or (last in ":;" and len(text.split()) >= FEW)
