"""Questions: which of them may be a heading, by their own words and by those around them."""

from newslint import Pattern

OPENERS = "Are|Can|Could|Did|Do|Does|Has|Have|How|Is|Should|Was|Were|What|When|Where|Which|Who|Whose|Why|Will|Would"
QUESTION = Pattern(rf"(?:{OPENERS})(?:['’]s)? [^?!]+\?")
POINTS_BACK = Pattern(
    r"\b(?i:I|me|my|we|us|our|ours|you|your|yours|he|him|she|hers|it|they|them|theirs|this|that|these"
    r"|those|there|then|so|else|about|one|ones|another|such|any(?:one|body|thing)|some(?:one|body|thing)|no(?:body|thing)?)\b"
)
POSSESSIVE = Pattern(r"^[^A-Z]*.[^A-Z]*\b(?:her|his|its|their)\b")
"""A possessive with no name before it."""
ANSWER = Pattern(
    r"[“\"‘'(]|(?:Absolutely|Because|Certainly|Definitely|Hardly|For one|In short|Maybe|Most|Namely|No|Nobody|None|Not|Nothing|Of course|Perhaps|Possibly|Probably|Simple|Simply|Sure|Well|Yes)\b"
)
FEWEST, WORDS, REPLY = 3, 15, 5
"""Words of a heading, and the least of the sentence after it: fewer look like an answer."""


def is_heading(sentence: str) -> bool:
    """Whether a sentence is a question that points to nothing before it."""
    if not QUESTION.fullmatch(sentence) or not FEWEST <= len(sentence.split()) <= WORDS:
        return False
    return POINTS_BACK.search(sentence) is None and POSSESSIVE.match(sentence) is None


def stands_alone(before: str, after: str) -> bool:
    """Whether what stands before and after a question neither asks nor answers."""
    asked = "?" in (before.rstrip("”\"’')")[-1:], after[-1:])
    return not asked and len(after.split()) >= REPLY and ANSWER.match(after) is None
