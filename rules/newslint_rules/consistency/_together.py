"""One finding for all the places where a text departs from the style that it keeps elsewhere."""

from collections.abc import Sequence

from newslint import Finding, Fix, Related, Safety

MOST = 9
"""Other places that a finding lists; more would bury what it says."""


def together(places: Sequence[Finding], message: str, title: str, note: str) -> Finding:
    """The first of some findings, with the edits of all as one fix and the others as related places."""
    edits = tuple(edit for place in places if place.fix for edit in place.fix.edits)
    fix = Fix(title, edits, Safety.UNSAFE) if edits else None
    related = tuple(Related(place.span, note) for place in places[1 : 1 + MOST])
    return places[0]._replace(message=message, fix=fix, related=related)
