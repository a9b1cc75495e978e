"""Search over ten years of rounds, and opening the app with three years of rounds beside the one at work."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from kerneblik.reflection import Answer, Changes
from kerneblik.storage import RoundStore
from support.terminal.emulator import PtyProgram
from tools.bench import rounds
from tools.bench.apps import WORDS
from tools.bench.measures import QUIET, Program, settle, start_time, started, type_keys
from tools.bench.programs import kerneblik, minimal
from tools.bench.table import Line

LENGTH = 300
"""Words of an answer."""
THREE_YEARS = 6
"""Rounds, two a year."""
SOUGHT = ("æblegrød", "kvartal", "sommerfest", "byrådet")
"""What is looked for; each stands in a few of the texts."""
CTRL_F, CTRL_U = "\x06", "\x15"
FIRST_HIT = 5
"""The row of the screen with the words around the first hit."""


def lines(place: Path, *, quick: bool) -> list[Line]:
    """The budgets of reading across rounds."""
    return [search(place / "search", turns=1 if quick else 3), opening(place, starts=4 if quick else 12)]


# Search


def search(place: Path, turns: int) -> Line:
    """From a key in the search field to the hits on the screen, against a key in the minimal app."""
    fill(place)
    program, base = kerneblik("search", place), minimal(place)
    waits: list[float] = []
    frames: list[float] = []
    for _ in range(turns):
        waits += search_times(program)
        with started(base) as running:
            type_keys(running, 10)
            frames += type_keys(running, 100)
    frame = median(frames)
    return Line("search, key to first hits, p50", "ms", median(waits), frame, 1, 0.5, (("minimal", frame),))


def fill(directory: Path) -> None:
    """Make 20 rounds, every question of each answered in 300 words."""
    chance, questions = random.Random(2026), rounds.question_ids()
    for number in range(rounds.ROUNDS):
        store, created = RoundStore(directory), rounds.START + number * timedelta(days=182)
        texts = (" ".join(_words(chance)) for _ in questions)
        answers = {q: Answer(q, text, edited=created) for q, text in zip(questions, texts, strict=True)}
        store.save(store.create(f"Runde {number + 1}", created).id, Changes(answers))


def _words(chance: random.Random) -> Iterator[str]:
    common = WORDS.split()
    for _ in range(LENGTH):
        yield chance.choice(SOUGHT) if chance.random() < 1 / 5000 else chance.choice(common)


def search_times(program: Program) -> list[float]:
    """Look the words up letter by letter; how long each key took until the first hits were on the screen."""
    with started(program) as running:
        running.send(CTRL_F)
        if not running.wait_for("Der søges i alle runder"):
            raise RuntimeError(f"the rounds were not read:\n{running.text}")
        waits = []
        for word in SOUGHT:
            for end in range(1, len(word) + 1):
                settle(running, 0.1)
                waits.append(key_time(running, word[end - 1]))
                if word[:end] not in running.screen.display[FIRST_HIT]:
                    raise RuntimeError(f"{word[:end]} was not found at once:\n{running.text}")
            running.send(CTRL_U)
        return waits


def key_time(running: PtyProgram, pressed: str) -> float:
    """From a key until what it leads to at once is on the screen, in milliseconds."""
    sent = time.monotonic()
    running.send(pressed)
    running.read(1.0)
    while running.read(QUIET):
        pass
    return (running.last_output - sent) * 1000


# Opening


def opening(place: Path, starts: int) -> Line:
    """From start to the first key shown, with three years of rounds beside the one at work and without."""
    alone, among = place / "alone", place / "among"
    rounds.fill(alone, count=1)
    rounds.fill(among, count=THREE_YEARS + 1)
    programs = {name: kerneblik(name, directory) for name, directory in (("alone", alone), ("among", among))}
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(starts):
        for name, program in programs.items():
            times[name].append(start_time(program))
    ours, base = median(times["among"]), median(times["alone"])
    return Line(
        "start beside three years of rounds", "ms", ours, base, rounds.NOISE, rounds.NOISE, (("alone", base),)
    )
