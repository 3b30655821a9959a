"""What the rules that take something out of a sentence share: which space goes with it."""

CLOSING = frozenset(" .,;:!?)]”’\n")


def with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with one of the spaces around it, where without it two would meet or one would stand at an edge."""
    follows = text[end : end + 1]
    if text[start - 1 : start] == " " and (not follows or follows in CLOSING):
        return start - 1, end
    return start, end + (follows == " " and (not start or text[start - 1].isspace()))
