"""Page: the report as one HTML file that needs nothing else, and in which nothing of an article can do anything.

Every text goes through `visible` and is escaped; there is no script, and the page's own policy forbids any, and any
request. A text from an article is cut to what fits, and its direction ends with it.
"""

from __future__ import annotations

import os
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newslint.audit.wording import plural
from newslint.output.text import visible

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
LONGEST = 160
"""Code points of a title, a name or a path."""
WEB = ("https://", "http://")


def render(template: str, **values: Any) -> str:
    """A page made of a template of this package."""
    environment = Environment(
        loader=FileSystemLoader(os.path.join(os.path.dirname(__file__), "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "many": many,
        "counted": counted,
        "rate": rate,
        "short": short,
        "web": web,
        "lower_first": lower_first,
        "named": named,
    }
    environment.globals["per_cent"] = per_cent
    return environment.get_template(template).render(policy=POLICY, **values)


def shown(value: Any) -> Any:
    """What a template puts out: text from anywhere without what is harmful in it, nothing for what is not there."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return "\n".join(map(visible, value.split("\n")))
    return "" if value is None else value


def many(count: int) -> str:
    """A number as people read it; large ones in millions."""
    return f"{count / 1e6:.1f} million" if count >= 1_000_000 else f"{count:,}"


def counted(count: int, what: str) -> str:
    """So many of something, large numbers in millions."""
    return f"{many(count)} {plural(count, what)}"


def rate(value: float | None) -> str:
    """A rate per 1,000, with as many digits as mean something."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 10 or value == 0 else f"{value:.1f}" if value >= 0.1 else f"{value:.1g}"


def per_cent(part: float, whole: float) -> str:
    """A share; what is not none is never shown as 0%."""
    if not whole:
        return "–"
    share = 100 * part / whole
    return "< 1%" if 0 < share < 1 else "> 99%" if 99 < share < 100 else f"{share:.0f}%"


def short(text: str | None, longest: int = LONGEST) -> str:
    """A text cut to a length."""
    text = (text or "").strip()
    return text if len(text) <= longest else text[: longest - 1] + "…"


def lower_first(text: str) -> str:
    """A sentence to stand inside of another; one that starts with an abbreviation stays as it is."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def named(source: str | None) -> str:
    """A source as it fits into a line: of a path its end."""
    text = (source or "").strip().rstrip("/")
    return short(text.rpartition("/")[2], 60) or "no source"


def web(address: str | None) -> str | None:
    """An address that may be followed; None for any other, such as one of a script."""
    return address if address and address.lower().startswith(WEB) else None
