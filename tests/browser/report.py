"""The report in a real browser: nothing of an article runs, nothing is asked for, everything is shown and fits.

    pytest tests/browser/report.py

Not part of a plain `pytest`, since it needs Chromium (Debian: `apt-get install chromium`). The same payloads in a page
that does not defend itself show that the browser would have run and asked.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from newslint.audit.compare import main as compare
from newslint.audit.report import main as report
from tests.audit.folder import Article, audit
from tests.audit.hostile import LONG, hostile, payloads

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr", "--v=0",
    "--virtual-time-budget=3000",
)  # fmt: skip
MEASURE = "<script>onload = () => document.title = `wide ${document.documentElement.scrollWidth}`</script>"
PHONE, DESK = 500, 1280
"""Widths; Chromium's window is never narrower than 500 pixels."""


class Browser:
    """Chromium, with an address that counts who asks for something there."""

    def __init__(self, address: str, asked: list[str], folder: Path) -> None:
        self.address = address
        self.asked = asked
        self._folder = folder

    def visit(self, page: Path, width: int = DESK) -> tuple[str, str]:
        """The document after all has loaded and run, and what was said in the console."""
        assert CHROMIUM, "no Chromium was found; say: apt-get install chromium"
        profile = f"--user-data-dir={self._folder / 'profile'}"
        command = [CHROMIUM, *SWITCHES, profile, f"--window-size={width},900", "--dump-dom", page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        said = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        return done.stdout, "\n".join(said)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    asked: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Browser(f"http://127.0.0.1:{server.server_address[1]}", asked, tmp_path)
        server.shutdown()


@pytest.fixture(params=["report", "report with an earlier audit", "comparison"])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Path:
    """A page about the hostile audit."""
    folder = str(hostile(tmp_path / "hostile", browser.address))
    earlier = str(audit(tmp_path / "earlier", [Article(number) for number in range(9)]))
    made = tmp_path / "page.html"
    if request.param == "comparison":
        compare(["--format", "html", "--output", str(made), earlier, folder])
    else:
        more = [] if request.param == "report" else ["--earlier", earlier]
        report(["--output", str(made), *more, folder])
    return made


def test_nothing_runs_and_nothing_is_asked_for(browser: Browser, page: Path) -> None:
    document, console = browser.visit(page)
    assert '<html lang="en">' in document, "a script has changed the element, or the page has been left"
    assert "<title>taken</title>" not in document
    assert console == ""
    assert browser.asked == []


def test_all_of_it_is_shown(browser: Browser, tmp_path: Path) -> None:
    made = tmp_path / "page.html"
    report(["--output", str(made), str(hostile(tmp_path / "hostile", browser.address))])
    document, _ = browser.visit(made)
    shown = html.unescape(re.sub(r"<[^>]*>", "", document))
    for payload in payloads(browser.address):
        assert payload[:100] in shown
    assert "<U+202E>right<U+2066>left<U+200F>" in shown
    assert LONG[:150] in shown


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_is_no_wider_than_the_window(browser: Browser, page: Path, width: int) -> None:
    text = re.sub("<meta http-equiv=[^>]*>", "", page.read_text("utf-8"))
    measured = page.with_name("measured.html")
    measured.write_text(text.replace("</head>", f"{MEASURE}</head>"), "utf-8")
    document, _ = browser.visit(measured, width)
    found = re.search(r"<title>wide (\d+)</title>", document)
    assert found, document[:500]
    assert int(found[1]) <= width


@pytest.mark.parametrize("number", range(6))
def test_the_browser_would_run_and_ask(browser: Browser, tmp_path: Path, number: int) -> None:
    """Or the other tests would prove nothing. Those payloads that wait for a focus or for time are not tried here."""
    payload = payloads(browser.address)[number]
    control = tmp_path / "control.html"
    control.write_text(f'<!doctype html><html lang="en"><title>t</title><body><input value="{payload}">{payload}')
    document, _ = browser.visit(control)
    assert 'data-taken="1"' in document or browser.asked
