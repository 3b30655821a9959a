"""Limits of the process that lints: how long a record may take, and how much memory; the kernel holds it to them.

Two timers of the process itself end it, with a signal that tells which: `ITIMER_PROF` counts CPU time, so that a busy
machine condemns nobody, and `ITIMER_REAL` the clock, for what waits without end. Neither needs another process to look
on, a thread, or the interpreter's lock, so a loop inside a library is stopped too.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PATIENCE = 15
"""A record may take this many times its CPU time on the clock."""
READING = 60
"""To read on to the next record may take this many times its CPU time: what is skipped has to be unpacked."""
OUT_OF_MEMORY = 77
"""The exit code of a process that ran out of memory: what was half made then may be broken, so no record follows."""
DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def arm(seconds: float) -> None:
    """Start the clocks of a record that may take so many seconds of CPU time."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds)


def arm_making(seconds: float) -> None:
    """Start the clock for making a record of its bytes. Waiting for a disk or a network counts for nothing."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def arm_reading(seconds: float) -> None:
    """Start the clock for reading on to the next record."""
    signal.setitimer(signal.ITIMER_PROF, READING * seconds)


def disarm() -> None:
    """Stop the clocks."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.setitimer(signal.ITIMER_PROF, 0)


def bound_memory(size: int) -> None:
    """Let this process take `size` bytes of address space more than it has; only Linux tells what it has."""
    import resource

    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + size,) * 2)


def die_with_parent(parent: int) -> None:
    """End this process when the thread that started it ends; on Linux, elsewhere once the pipe is closed.

    `parent` is that process: it may be gone already.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def described(code: int) -> tuple[str, str]:
    """Why a process died, by its exit code: a cause and a sentence."""
    if code == OUT_OF_MEMORY:
        return "memory", "it took more memory than a record may"
    if code >= 0:
        return "crash", f"the process left with exit code {code}"
    if code == -signal.SIGPROF:
        return "time", "it took more CPU time than a record may"
    if code == -signal.SIGALRM:
        return "time", "it waited longer than a record may"
    name = signal.Signals(-code).name if -code in list(signal.Signals) else f"signal {-code}"
    if name in ("SIGKILL", "SIGTERM"):
        return "killed", f"the process was killed ({name}), as the system does when memory runs out"
    return "crash", f"the process crashed ({name})"
