"""Three sessions of the app on one round, in terminals: no text is lost, and each sees the others'."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from support.terminal.emulator import PtyProgram
from support.terminal.keys import F10, TAB
from support.terminal.visit import User
from tools.stress.forms import Form
from tools.stress.keeping import look_after
from tools.stress.order import texts_saved
from tools.stress.outcome import Outcome

NAMES = "ABC"
BACK_TAB = "\x1b[Z"
LETTERS = "etaonrisldkmgv"
APPEARS_WITHIN = 2.0
"""Seconds from a save until the other sessions show it."""
RECORDING = (
    "import sys; from pathlib import Path; from tools.stress.order import record_saves\n"
    "record_saves(Path(sys.argv.pop(1)))\n"
    "from kerneblik.cli import run; run()"
)


class Leader(User):
    """One of several sessions, whose saves are recorded."""

    def __init__(self, directory: Path, record: Path, name: str, form: Form, chance: random.Random) -> None:
        command = [sys.executable, "-c", RECORDING, str(record), "--data", str(directory), "--lang", "da"]
        environ = {"HOME": str(directory), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        super().__init__(PtyProgram(command, environ=environ, columns=100, rows=30))
        self.directory = directory
        self.tokens: list[str] = []
        """The words that were typed, each of them only once."""
        self._name, self._chance = name, chance
        self._to_type = ""
        self._next_key = 0.0
        form.unlock(self)  # type: ignore[arg-type]
        self.sees("F1")

    def token(self) -> str:
        """A word that nobody typed before."""
        word = f"{self._name}{len(self.tokens)}" + "".join(self._chance.choices(LETTERS, k=4))
        self.tokens.append(word)
        return word

    def go_on(self, now: float) -> None:
        """Type the next key, if it is time for it: words, sometimes a pause, sometimes another question."""
        self.program.read(0)
        if now < self._next_key:
            return
        if not self._to_type:
            which = self._chance.random()
            self._to_type = TAB if which < 0.1 else BACK_TAB if which < 0.2 else f"{self.token()} "
            self._next_key = now + (self._chance.uniform(0.5, 3) if self._chance.random() < 0.15 else 0)
        elif self._to_type == BACK_TAB:
            self.types(BACK_TAB)
            self._to_type = ""
        else:
            self.types(self._to_type[0])
            self._to_type = self._to_type[1:]
            self._next_key = now + 1 / self._chance.uniform(15, 30)

    def leave(self) -> None:
        """Finish the word and quit."""
        self.types(self._to_type + F10)


def seconds_to_appear(leaders: list[Leader], path: Path, rounds: int) -> tuple[list[float], list[float]]:
    """In turn each types a word while the others rest: how long after its save and its last key it shows."""
    from_save, from_key = [], []
    for number in range(rounds):
        writer = leaders[number % len(leaders)]
        others = [leader for leader in leaders if leader is not writer]
        word = writer.token()
        before = path.stat().st_ino
        writer.types(f"{word} ")
        typed = time.monotonic()
        saved = None
        waiting = list(others)
        while waiting and time.monotonic() < typed + 20:
            if saved is None and path.stat().st_ino != before:
                saved = time.monotonic()
            for leader in leaders:
                if leader.program.read(0.005) and leader in waiting and word in leader.program.text:
                    waiting.remove(leader)
                    seen = time.monotonic()
                    from_key.append(seen - typed)
                    from_save.append(seen - (saved or seen))
        if waiting:
            from_save.append(float("inf"))
    return from_save, from_key


def prove(form: Form, count: int = 60, seed: int = 1, rounds: int = 9, *, timed: bool = True) -> Outcome:
    """Let three sessions write for `count` seconds; `rounds` times before, see how soon a text appears."""
    with tempfile.TemporaryDirectory() as place:
        directory, record = Path(place) / "data", Path(place) / "record"
        round_id = form.begin(directory)
        store = form.store(directory)
        leaders = [Leader(directory, record, n, form, random.Random(f"{seed}{n}")) for n in NAMES]
        failures: list[str] = []
        try:
            from_save, from_key = seconds_to_appear(leaders, store.path(round_id), rounds)
            end = time.monotonic() + count
            while (now := time.monotonic()) < end:
                for leader in leaders:
                    leader.go_on(now)
                time.sleep(0.002)
            for leader in leaders:
                leader.leave()
            ends = [leader.program.wait_end() for leader in leaders]
            failures += [f"a session ended with {status}" for status in ends if status != 0]
        finally:
            for leader in leaders:
                leader.program.close()
        kept = look_after(store, round_id, record)
        failures += kept.lost
        round_ = store.open(round_id)
        everything = [
            text
            for question, answer in round_.answers.items()
            for text in (answer.text, *(version.text for version in store.versions(round_id, question)))
        ]
        tokens = [token for leader in leaders for token in leader.tokens]
        missing, split = _missing(tokens, everything)
        failures += [f"{token} was typed and is nowhere" for token in missing]
        if timed and max(from_save, default=0) > APPEARS_WITHIN:
            failures.append(f"a text appeared only {max(from_save):.2f} seconds after it was saved")
        figures = {
            "seconds": count,
            "words typed": len(tokens),
            "of them cut in two by another's text": split,
            "saves of a text": sum(1 for _ in texts_saved(record)),
            "different texts saved": kept.saved,
            "lost": len(kept.lost) + len(missing),
            "versions at the end": len(everything) - len(round_.answers),
            "save to the others' screens, median": median(from_save) if from_save else 0.0,
            "the same, worst": max(from_save, default=0.0),
            "last key to the others' screens, worst": max(from_key, default=0.0),
        }
    return Outcome(f"three sessions in terminals ({form.name})", figures, failures)


def _missing(tokens: Iterable[str], texts: list[str]) -> tuple[list[str], int]:
    """The words that stand nowhere, and how many stand in two pieces, another's text having come between."""
    missing, split = [], 0
    for token in tokens:
        if any(token in text for text in texts):
            continue
        cuts = range(1, len(token))
        if any(_stands(token[:cut], texts) and _stands(token[cut:], texts) for cut in cuts):
            split += 1
        else:
            missing.append(token)
    return missing, split


def _stands(piece: str, texts: list[str]) -> bool:
    return any(piece in text for text in texts)
