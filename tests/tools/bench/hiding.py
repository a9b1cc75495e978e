"""How long the key that hides takes, whatever else goes on: here a long text that is being pasted."""

from __future__ import annotations

import re
import time
from pathlib import Path
from statistics import median

from kerneblik.terminal.hiding import CLEAR
from support.terminal.keys import F12, PASTE, PASTE_END
from tools.bench import rounds
from tools.bench.apps import held_text
from tools.bench.measures import started
from tools.bench.programs import kerneblik
from tools.bench.table import Line

PASTED = 200_000
"""Characters."""


def lines(place: Path, turns: int) -> list[Line]:
    """The budget of F12."""
    rounds.fill(place, count=1)
    waits = [_wait(place) for _ in range(turns)]
    return [Line("F12 until hidden, while 200 kB are pasted", "ms", median(waits), None, 100, 20)]


def _wait(place: Path) -> float:
    with started(kerneblik("hiding", place)) as running:
        text = f"{PASTE}{held_text(PASTED, 1)}{PASTE_END}"
        for start in range(0, len(text), 1024):  # what a terminal takes at once
            running.send(text[start : start + 1024])
            running.read(0)
        since = len(running.output)
        sent = time.monotonic()
        running.send(F12)
        if not running.wait_for(re.escape(CLEAR), since=since):
            raise RuntimeError("nothing was hidden")
        return (running.last_output - sent) * 1000
