"""The package registry, which some tests need: what is done where it cannot be reached."""

from __future__ import annotations

import os
import re
import subprocess
from typing import NoReturn

import pytest

OFFLINE = re.compile(r"NewConnectionError|ConnectTimeoutError|NameResolutionError|ProxyError|Max retries exceeded")


def needs_registry(done: subprocess.CompletedProcess[str]) -> None:
    """Hold an installation to its success, but skip where there is no network."""
    said = done.stdout + done.stderr
    if done.returncode and OFFLINE.search(said):
        without("the package registry cannot be reached")
    assert done.returncode == 0, said


def without(reason: str) -> NoReturn:
    """Skip a test, but fail where the tests are to hold everything."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
