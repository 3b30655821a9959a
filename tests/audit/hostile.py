"""An audit of articles that try to take over whoever reads the report: the browser, the layout, or the reader."""

from __future__ import annotations

from pathlib import Path

from tests.audit.folder import Article, Found, Lost, audit

SCRIPT = "document.documentElement.dataset.taken='1';document.title='taken'"


def payloads(address: str) -> tuple[str, ...]:
    """Texts that run something, or ask for something at an address, where they are not escaped."""
    return (
        f"<script>{SCRIPT}</script>",
        f'<script src="{address}/script.js"></script>',
        f'"><img src="{address}/image.png" onerror="{SCRIPT}">',
        f"'><svg onload=\"{SCRIPT}\"><use href='{address}/use.svg'/></svg>",
        f"</title></style></textarea></details></bdi><iframe src='{address}/frame'></iframe>",
        f"<style>@import url({address}/style.css);*{{background:url({address}/background.png)}}</style>",
        f'<meta http-equiv="refresh" content="0;url={address}/refresh"><base href="{address}/">',
        f'<link rel="stylesheet" href="{address}/link.css"><object data="{address}/object"></object>',
        f"{{{{ ''.__class__ }}}}{{% include '{address}' %}}<!--",
        f'" autofocus onfocus="{SCRIPT}" x="',
    )


LONG = "Donaudampfschifffahrt" * 400
DIRECTIONS = "\u202eright\u2066left\u200f"
CONTROLS = "\x00\x07\x1b]0;title\x07\x9b31m\ufeff"


def hostile(folder: Path, address: str = "https://evil.example") -> Path:
    """The audit; each payload stands wherever an article's text can get to."""
    articles = []
    for number, payload in enumerate([*payloads(address), LONG, DIRECTIONS, CONTROLS]):
        found = Found("XXX001", payload, payload[::-1], payload, payload, name=payload)
        other = Found(f"ZZZ{number:03}", payload, None, payload, payload, name=payload)
        articles.append(
            Article(
                number,
                (found, other),
                title=payload,
                publisher=payload,
                section=payload,
                id=payload,
                file=payload,
                member=payload,
                field=payload,
                url=("javascript:" if number % 2 else "") + payload,
            )
        )
    articles += [Article(90 + at, (), "", "", "", None, url=f"javascript:{SCRIPT}") for at in range(3)]
    articles += [Article(99, (Found(),), "", month="2024-05", url=f"JavaScript:{SCRIPT}")]
    lost = [Lost(number, payload, payload, payload) for number, payload in enumerate(payloads(address))]
    return audit(folder, articles, lost, sources=[*payloads(address), LONG])
