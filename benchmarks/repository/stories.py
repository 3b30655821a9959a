"""Stories: Markdown files of made-up news, some of it damaged, the same for the same number."""

from __future__ import annotations

from pathlib import Path
from random import Random

WHO = (
    "The harbour council", "A retired pilot", "The mayor of Westhaven", "One of the divers", "The school board",
    "A spokeswoman for the ferry", "The engineer", "Ruth Calder, who owns the café", "The county’s auditor",
)  # fmt: skip
DID = (
    "agreed on Tuesday to pay for", "has asked the town to wait with", "said there was no money for", "now doubts",
    "wrote a long letter about", "voted by seven to two against", "promised to publish the figures on",
)  # fmt: skip
WHAT = (
    "a new landing stage", "the repair of the clock tower", "longer hours at the library", "the winter timetable",
    "a survey of the sea bed", "a bridge over the canal", "free meals in the schools", "the old customs house",
)  # fmt: skip
WHY = (
    "because the last storm took the roof", "which had been promised in 2019", "although nobody had asked for it",
    "after a meeting that went on until midnight", "as the insurers had advised", "when the rain stopped",
)  # fmt: skip
SAID = (
    "“We have waited long enough,” she said.", "“It cannot go on like this,” said a neighbour.",
    "“Nobody told us,” he added, “until the men were here.”", "The work is to start in the spring.",
    "Both sides will meet again next week.", "See [the minutes](https://westhaven.example/minutes) of the meeting.",
)  # fmt: skip
DAMAGE = (
    ("“", '\\"'), (" the ", " the the "), (". ", "."), (" was ", "  was "), ("council", "coun cil"), (",", " ,"),
)  # fmt: skip
PARAGRAPHS, SENTENCES, DAMAGED = (6, 18), (2, 5), 0.1


def write(folder: Path, count: int, each_folder: int = 100) -> int:
    """Write `count` stories below a folder, so many in each of its folders; the bytes written."""
    size = 0
    for number in range(count):
        file = folder / f"desk{number // each_folder:02}" / f"{number:04}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        data = story(number).encode()
        file.write_bytes(data)
        size += len(data)
    return size


def story(number: int) -> str:
    """A Markdown file: front matter, a headline, paragraphs, a list and a quotation."""
    random = Random(number)
    parts = [f"---\ntitle: Story {number}\ndate: 2026-03-{1 + number % 28:02}\n---", f"# {_sentence(random)[:-1]}"]
    for at in range(random.randint(*PARAGRAPHS)):
        text = _paragraph(random)
        parts += [f"## What {random.choice(WHO).lower()} wants"] if at % 5 == 4 else []
        parts.append({2: f"> {text}", 5: "\n".join(f"- {_sentence(random)}" for _ in range(3))}.get(at, text))
    return "\n\n".join(parts) + "\n"


def _paragraph(random: Random) -> str:
    sentences = [_sentence(random) for _ in range(random.randint(*SENTENCES))]
    text = " ".join([*sentences, random.choice(SAID)])
    if random.random() < DAMAGED:
        right, wrong = random.choice(DAMAGE)
        text = text.replace(right, wrong, 1)
    return text


def _sentence(random: Random) -> str:
    number = f" for the {random.randint(2, 90)} houses on **{random.choice(('Quay', 'Mill', 'Abbey'))} Street**"
    about = random.choice(WHAT) + (number if random.random() < 0.3 else "")
    return f"{random.choice(WHO)} {random.choice(DID)} {about}, {random.choice(WHY)}."
