"""The app killed at random moments while somebody types: every file can be read, little typing is missing."""

from __future__ import annotations

import json
import random
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from kerneblik.reflection import Position, Round
from kerneblik.storage import StorageError
from support.app import shipped_checklist
from support.terminal.keys import TAB
from support.terminal.visit import Visit
from tools.stress.forms import Form
from tools.stress.outcome import Outcome

QUESTIONS = [question.id for question in shipped_checklist().questions]
LETTERS = "etaonrisldæøå kmgv "
KEYS_PER_SECOND = (20, 30)
LIMIT = 5.0
"""Seconds of typing that may be missing."""


@dataclass
class Written:
    """What somebody typed into one answer in one life of the app, at one place of the text that was there."""

    before: str
    after: str
    typed: str = ""
    sent: list[float] = field(default_factory=list)
    """When each character was typed."""

    def type(self, character: str) -> None:
        self.typed += character
        self.sent.append(time.monotonic())

    def first_missing(self, kept: str) -> float | None:
        """When the first character was typed that is not kept. Raises ValueError for a text nobody wrote."""
        end = len(kept) - len(self.after)
        got = kept[len(self.before) : end]
        whole = end >= len(self.before) and kept == self.before + got + self.after
        if not whole or not self.typed.startswith(got):
            raise ValueError(f"{kept!r} is not {self.before!r}, {self.typed!r}, {self.after!r}")
        return self.sent[len(got)] if len(got) < len(self.typed) else None


@dataclass
class Tally:
    """What came of the kills so far."""

    kills: int = 0
    unreadable: int = 0
    within_a_save: int = 0
    """Kills that left the file of an unfinished save behind."""
    characters: int = 0
    worst: float = 0.0
    """Seconds of typing that were missing."""
    failures: list[str] = field(default_factory=list)


class Career:
    """One data directory, on which the app is started and killed again and again."""

    def __init__(self, directory: Path, form: Form, seed: str) -> None:
        self._directory, self._form = directory, form
        self._chance = random.Random(seed)
        self._round_id = form.begin(directory)
        self.tally = Tally()

    def live(self) -> None:
        """Start the app, type, kill it, and look at what is there."""
        before = self._round()
        written: dict[str, Written] = {}
        with Visit(self._directory) as visit:
            self._form.unlock(visit)
            if not visit.program.wait_for("F1", 60):
                self.tally.failures.append(f"the app did not start:\n{visit.program.text}")
                return
            self._type(visit, before, written)
            visit.program.process.kill()
            killed = time.monotonic()
            visit.program.process.wait()
        self.tally.kills += 1
        self._look(before, written, killed)

    def _round(self) -> Round:
        return self._form.store(self._directory).open(self._round_id)

    def _type(self, visit: Visit, before: Round, written: dict[str, Written]) -> None:
        chance = self._chance
        position = before.position or Position(QUESTIONS[0])
        question = position.question
        written[question] = _at(before.answer(question).text, position)
        began = time.monotonic()
        end = began + (chance.uniform(0.3, 4) if chance.random() < 0.8 else chance.uniform(4, 12))
        aimed = chance.random() < 0.5
        while (now := time.monotonic()) < end or (aimed and now < end + 2):
            if chance.random() < 0.01:
                visit.types(TAB)
                question = QUESTIONS[(QUESTIONS.index(question) + 1) % len(QUESTIONS)]
                text = before.answer(question).text
                written.setdefault(question, Written(text, ""))
            else:
                character = "\n" if chance.random() < 0.02 else chance.choice(LETTERS)
                visit.types(character.replace("\n", "\r"))
                written[question].type(character)
            pause = 1 / chance.uniform(*KEYS_PER_SECOND)
            if chance.random() < 0.01:
                pause += chance.uniform(0.5, 2)
            if self._wait(visit, pause, for_a_save=aimed and now >= end):
                return

    def _wait(self, visit: Visit, seconds: float, *, for_a_save: bool) -> bool:
        """Read what the app says meanwhile; whether a save has just begun, if that is waited for."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not for_a_save:
                visit.program.read(left)
                continue
            if self._unfinished():
                time.sleep(self._chance.uniform(0, 0.002))
                return True
            visit.program.read(0)
            time.sleep(0.0002)
        return False

    def _unfinished(self) -> list[Path]:
        return list((self._directory / "rounds").glob(".*"))

    def _look(self, before: Round, written: dict[str, Written], killed: float) -> None:
        tally = self.tally
        tally.within_a_save += len(self._unfinished())
        for path in self._unfinished():
            path.unlink()
        try:
            kept = self._round()
            if not self._form.seal_of(self._directory).ending:
                json.loads(self._form.store(self._directory).path(self._round_id).read_bytes())
        except (StorageError, ValueError) as error:
            tally.unreadable += 1
            tally.failures.append(f"unreadable: {error}")
            return
        for question in QUESTIONS:
            there = kept.answer(question).text
            answer = written.get(question, Written(before.answer(question).text, ""))
            tally.characters += len(answer.typed)
            try:
                missing = answer.first_missing(there)
            except ValueError as error:
                tally.failures.append(f"{question}: {error}")
                continue
            if missing is not None:
                tally.worst = max(tally.worst, killed - missing)


def _at(text: str, position: Position) -> Written:
    lines = text.split("\n")
    index = sum(len(line) + 1 for line in lines[: position.row]) + position.column
    return Written(text[:index], text[index:])


def prove(form: Form, count: int = 500, seed: int = 1, jobs: int = 4, *, timed: bool = True) -> Outcome:
    """Kill the app so often, on `jobs` data directories at a time.

    Not `timed`, only what is kept is looked at, not how long ago what is missing was typed.
    """
    with tempfile.TemporaryDirectory() as place:
        careers = [Career(Path(place) / str(job), form, f"{seed}-{job}") for job in range(jobs)]

        def live(job: int) -> None:
            for _ in range(job, count, jobs):
                careers[job].live()

        with ThreadPoolExecutor(jobs) as threads:
            list(threads.map(live, range(jobs)))
    tallies = [career.tally for career in careers]
    worst = max(tally.worst for tally in tallies)
    failures = [failure for tally in tallies for failure in tally.failures]
    if timed and worst > LIMIT:
        failures.append(f"{worst:.2f} seconds of typing were missing")
    figures = {
        "kills": sum(tally.kills for tally in tallies),
        "of them within a save": sum(tally.within_a_save for tally in tallies),
        "unreadable": sum(tally.unreadable for tally in tallies),
        "characters typed": sum(tally.characters for tally in tallies),
        "worst loss, seconds": worst,
    }
    return Outcome(f"killed while typing ({form.name})", figures, failures)
