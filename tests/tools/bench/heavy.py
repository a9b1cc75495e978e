"""What the app holds in memory when all screens were visited, and after heavy use.

One repetition of heavy use goes through the screens, searches, looks at the rounds and the help, changes the
language and the theme, and types. From the second repetition to the last, memory may only grow by the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from support.terminal.emulator import PtyProgram
from support.terminal.keys import CTRL_F, CTRL_P, CTRL_R, ESC, F1, F2, F3, F4, F5, F8, F9
from tools.bench import rounds
from tools.bench.apps import WORDS
from tools.bench.measures import memory, settle, started
from tools.bench.programs import kerneblik
from tools.bench.table import Line

REPETITIONS = 10
WHOLE = 10
"""How many times as much one repetition does of the whole heavy use as of the usual, shorter one."""
SCREENS, SEARCHES, LISTS, HELPS, TYPED = 24, 1, 1, 1, 400
"""What one repetition of the shorter one does: a hundredth of 2,400 screens, 100 searches, 40 kB typed."""
GROWTH = 1.0
"""MiB that memory may grow by beside the text: what two measurements of the same differ by."""
SOON, CHANGED, ESCAPED = 0.03, 0.06, 0.2
"""Seconds without output: the update of a key is there; a screen with all its widgets is; Esc was alone."""
SCREEN_KEYS = [F3, "a", F4, F5, F2]
"""The keys to all screens, one after the other: `a` is for the agreements, in the overview."""


def lines(place: Path, *, whole: bool, progress: Callable[[str], None] = lambda _: None) -> list[Line]:
    """The budgets of memory in use."""
    rounds.fill(place)
    with started(kerneblik("heavy use", place)) as running:
        for key in SCREEN_KEYS:
            press(running, key, 0.3)
        for key in (F1, ESC, CTRL_R, ESC, CTRL_P, ESC, F2):
            press(running, key, 0.3)
        settle(running, 1.5)
        visited = memory(running.process.pid)
        held = []
        for number in range(REPETITIONS):
            progress(f"heavy use, {number + 1} of {REPETITIONS}")
            repeat(running, WHOLE if whole else 1)
            settle(running, 1.5)
            held.append(memory(running.process.pid))
    text = REPETITIONS * TYPED * (WHOLE if whole else 1) / 2**20
    size = "" if whole else ", a tenth of it"
    beside = tuple((str(number), each) for number, each in enumerate(held, start=1))
    return [
        Line("memory when all screens were visited", "MiB", visited, None, 48, 42),
        Line(f"memory after heavy use{size}", "MiB", held[-1], None, 70, 50, beside),
        Line(
            "  growth from the second to the tenth repetition",
            "MiB",
            max(0.0, held[-1] - held[1]),
            None,
            GROWTH + 20 * text,
            0.2,
        ),
    ]


def repeat(running: PtyProgram, times: int) -> None:
    """Heavy use, once, or so many times as much of it."""
    for number in range(SCREENS * times):
        press(running, SCREEN_KEYS[number % len(SCREEN_KEYS)], CHANGED)
    press(running, F2, CHANGED)
    for _ in range(SEARCHES * times):
        press_all(running, [CTRL_F, *"kerne", ESC])
    for _ in range(LISTS * times):
        press_all(running, [CTRL_R, ESC])
    for _ in range(HELPS * times):
        press_all(running, [F1, ESC])
    press_all(running, [F9, F9, F8, F8])
    press(running, F2, CHANGED)
    words = (WORDS * (TYPED * times // len(WORDS) + 1))[: TYPED * times]
    for start in range(0, len(words), 20):
        press(running, words[start : start + 20], SOON)


def press_all(running: PtyProgram, keys: Sequence[str]) -> None:
    """Press one key after the other, each when the screen shows what the one before led to."""
    for key in keys:
        press(running, key, ESCAPED if key == ESC else CHANGED)


def press(running: PtyProgram, key: str, quiet: float) -> None:
    """Press a key, and wait until nothing more is sent for it."""
    running.send(key)
    settle(running, quiet, 3.0)
