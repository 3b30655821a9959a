"""Residue of web pages: stubs, notices, teasers, metadata, credits. The phrases were written for this generator.

WEB010 has no kind here: it needs an archive, not an article.
"""

from __future__ import annotations

import re
from random import Random

from benchmarks.quality.damage.kind import Change, damages, swap
from benchmarks.quality.damage.places import added, line_break, new_line, stray_line

read_more = stray_line(
    "WEB001",
    "stub",
    (
        "Read more »",
        "READ MORE",
        "Read More...",
        "Continue reading",
        "Continue reading →",
        "Click here",
        "Click here to read more",
        "Read the whole story",
        "More details",
        "Learn more",
        "View more",
        "Read on >",
        "Keep reading",
        "See more",
    ),
    "middle",
    "end",
)
aggregator = stray_line(
    "WEB002",
    "notice",
    (
        "We have summarised this story so that you can read it faster. The original is on the publisher's site.",
        "This is a summary. You can read the full article here.",
        "To read the full text, visit the original source.",
        "This news was summarized automatically. If you are interested, you can read the full text here.",
        "The article above was shortened for quick reading; the complete version is on the publisher's website.",
        "Summary by our robot. Read the original article for all details.",
    ),
    "middle",
    "end",
)


BLURBS = (
    ("Ferry firm cuts winter sailings", "In a letter to staff the operator said that bookings had fallen."),
    ("Museum Buys Rare Map of the Coast", "The chart, drawn by hand, was found in an attic last year."),
    ("Farmers warn of a poor apple harvest", "Growers in three counties blame late frost and a dry spring."),
    ("Teachers accept revised pay offer", "Schools will reopen on Monday after two weeks of strikes."),
    ("Night Market Returns to the Old Quay", "Stalls will open at dusk and stay until midnight."),
)


@damages("WEB003")
def glued_teasers(rng: Random, text: str) -> list[Change]:
    """Two to four teasers."""
    stub = rng.choice(("Read more »", "Read more", "Read More »", "Continue reading »"))
    gap = line_break(text)
    block = gap.join(f"{title}{blurb}{gap}{stub}" for title, blurb in rng.sample(BLURBS, rng.randint(2, 4)))
    return [new_line(rng, text, block, rng.choice(("end", "middle")))]


TOPICS = ("Politics", "Business", "Environment", "Transport", "World News", "Elections")


@damages("WEB004")
def keywords(rng: Random, text: str) -> list[Change]:
    """Names from the article, and a topic or two."""
    names = sorted(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?(?=[ ,.])", text)))
    if len(names) < 5:
        return []
    words = rng.sample(names, rng.randint(5, min(len(names), 9))) + rng.sample(TOPICS, rng.randint(1, 2))
    return [new_line(rng, text, " ".join(rng.sample(words, len(words))), "end")]


seo = stray_line(
    "WEB005",
    "search-engine line",
    (
        "{name} Latest News, {name} Headlines",
        "Transport Latest News, Transport Headlines",
        "Harbour News Today, Harbour Breaking News",
        "Budget {year} Latest News, Budget {year} Live Updates",
        "Latest Election News, Election Headlines",
    ),
    "start",
    "end",
)
metadata = stray_line(
    "WEB006",
    "metadata line",
    (
        "date {year}-03-{day}",
        "published: {year}-11-{day}T09:30:00Z",
        "author {name}",
        "Published: {day} May {year} 10:04",
        "Updated: June {day}, {year} at 8:20 am",
        "Last modified on {day}/04/{year} 17.45",
        "Date Published: {year}/07/{day}",
        "Author: {name} | Posted {day} May {year}",
    ),
    "start",
    "end",
)


@damages("WEB006", prepare=added("By Marta Castellan", where="start"))
def dated_byline(rng: Random, text: str) -> list[Change]:
    """Date behind a byline."""
    end = text.index("By Marta Castellan") + len("By Marta Castellan")
    day, year = rng.randint(10, 28), rng.randint(2009, 2025)
    fields = (
        f" Updated 4:15 PM EST, March {day}, {year}",
        f" | Published {day} July {year}",
        f", posted {day}/03/{year}",
    )
    return [Change(end, end, rng.choice(fields))]


rank = stray_line(
    "WEB007",
    "rank line",
    (
        "CoastDaily / 🏆 14. in US",
        "HarbourPost / 🏆 {count}. in GB",
        "The Evening Ledger / 🏆 {count}. in CA",
        "QuayNews / 🏅 {count}.",
        "NorthernWire / ★ {count}. in the world",
    ),
    "start",
    "end",
)
subscription = stray_line(
    "WEB008",
    "notice",
    (
        "We use cookies to improve your experience. By continuing you accept our cookie policy.",
        "Sign up for our free newsletter",
        "Subscribe to our newsletter to get the day's top stories in your inbox.",
        "This article is for subscribers only. Subscribe now for full access.",
        "Share on Facebook Share on Twitter",
        "Share this with Email Facebook Messenger",
        "You have {count} free articles left this month.",
        "Already a subscriber? Log in",
        "By signing up you agree to our privacy policy and terms of use.",
        "Follow us on Facebook and Twitter",
        "Enter your email address to subscribe to our daily briefing.",
        "Create a free account to continue reading this article.",
    ),
    "start",
    "middle",
    "end",
)
credit = stray_line(
    "WEB009",
    "credit or advertisement",
    (
        "Image source, Getty Images",
        "Image source, {name}",
        "Image caption, {name} says that the plan will go ahead",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below",
        "Story continues below advertisement",
        "Article continues after the advertisement",
        "Photo: {name}/Reuters",
        "(Photo by {name}/Getty Images)",
        "Photograph: {name}/AFP",
        "Media caption, {name} explains the dispute",
        "Scroll down for video",
    ),
    "start",
    "middle",
)
assistant = stray_line(
    "WEB011",
    "an assistant's words",
    (
        "As an AI language model, I cannot verify these claims.",
        "Here is the rewritten article:",
        "Here's a rewritten version of the article:",
        "Sure! Here is a summary of the text you provided:",
        "Certainly! Below is the revised article in a neutral tone.",
        "I'm sorry, but I cannot help with that request.",
        "As a large language model, I do not have access to current data.",
        "I hope this helps! Let me know if you would like any changes.",
        "Note: I have kept the article under {count}0 words, as you asked.",
    ),
    "start",
    "end",
)
picture_link = swap(
    "WEB012",
    "link to a picture",
    r"(?<=[a-z]{3})(?=[.!?](?:\s|\Z))",
    " pic.twitter.com/a7Kq2ZxY0p",
    " https://t.co/Xb4Lw9QmRe",
    "pic.twitter.com/Tr5VwQ81zN",
)
citation = swap("WEB012", "citation mark", r"(?<=[a-z]{3}[.,])(?= [A-Za-z])", "[1]", "[12]", "[3][4]", " [2]")
