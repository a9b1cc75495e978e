"""The app ended while somebody types, wherever one can: how old the oldest word is that is missing."""

from __future__ import annotations

import random
import re
import signal
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from kerneblik.reflection import Changes, Position
from kerneblik.reflection.changes import key_of
from kerneblik.storage.recovery.form_drafts import FormDrafts
from support.app import round_with, shipped_checklist
from support.dialogue import talked
from support.terminal.visit import ENTER, F3, Visit
from tools.stress.forms import Form
from tools.stress.outcome import Outcome

LIMIT = 5.0
"""Seconds of typing that may be missing."""
QUESTION = "union-understanding"
F5, CTRL_R, DOWN = "\x1b[15~", "\x12", "\x1b[B"


@dataclass(frozen=True)
class Place:
    """Where one types: the keys that lead there, each with what is then to be seen, and those afterwards."""

    name: str
    way: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    """What is opened over the text before the app ends."""
    most: int = 70
    """So many words of four characters have room."""


PLACES = (
    Place("write"),
    Place("note", ((F5, "Mette"), (ENTER, "Esc"))),
    Place("agreement", ((F3, "åbne aftaler"), ("a", "frist"), ("a", "Ny aftale"))),
    Place("rename", ((CTRL_R, "Et år"), ("r", "Rundens navn")), most=19),
    Place("introduction", ((F3, "åbne aftaler"), ("r", "Rapport"), ("e", "Esc"))),
    Place("comparison", after=((CTRL_R, "Andet år"), (DOWN, ""), ("c", "Esc"))),
)


def _kill(visit: Visit) -> None:
    visit.program.process.send_signal(signal.SIGKILL)


def _hang_up(visit: Visit) -> None:
    visit.program.process.send_signal(signal.SIGHUP)


def _terminate(visit: Visit) -> None:
    visit.program.process.send_signal(signal.SIGTERM)


def _close(visit: Visit) -> None:
    visit.program.hang_up()


ENDINGS: dict[str, Callable[[Visit], None]] = {
    "SIGKILL": _kill,
    "SIGHUP": _hang_up,
    "SIGTERM": _terminate,
    "closed pty": _close,
}


@dataclass
class Tally:
    """What came of all ends of one kind."""

    ends: int = 0
    words: int = 0
    missing: int = 0
    worst: float = 0.0
    """Seconds since the oldest word was typed that is missing."""
    failures: list[str] = field(default_factory=list)


def _end_once(directory: Path, form: Form, place: Place, ending: str, chance: random.Random) -> Tally:
    tally = Tally()
    _prepare(directory, form)
    typed: dict[str, float] = {}
    with Visit(directory) as visit:
        form.unlock(visit)
        if not _go(visit, (("", "F1"), *place.way)):
            tally.failures.append(f"{place.name}: not reached\n{visit.program.text}")
            return tally
        _type(visit, typed, chance, place.most)
        if place.after and not _go(visit, place.after):
            tally.failures.append(f"{place.name}: not opened\n{visit.program.text}")
            return tally
        ENDINGS[ending](visit)
        ended = time.monotonic()
        visit.program.process.wait(30)
    kept = _kept(directory, form)
    lost = [word for word in typed if word not in kept]
    tally.ends, tally.words, tally.missing = 1, len(typed), len(lost)
    tally.worst = max((ended - typed[word] for word in lost), default=0.0)
    if tally.worst > LIMIT:
        tally.failures.append(
            f"{place.name}, {ending}: {len(lost)} words, the oldest {tally.worst:.2f} s old"
        )
    return tally


def _prepare(directory: Path, form: Form) -> None:
    round_id = form.begin(directory)
    checklist = shipped_checklist()
    with_talks = talked(checklist, round_with(checklist, {}))
    store = form.store(directory)
    all_records = [*with_talks.conversations.values(), *with_talks.agreements.values()]
    changes = Changes(
        with_talks.answers,
        position=Position(QUESTION),
        records={key_of(record): record for record in all_records},
    )
    store.create("Andet år")
    store.save(round_id, changes)
    store.close()


def _go(visit: Visit, way: tuple[tuple[str, str], ...]) -> bool:
    for keys, seen in way:
        visit.types(keys)
        if not visit.program.wait_for_text(seen, 60):
            return False
    return True


def _type(visit: Visit, typed: dict[str, float], chance: random.Random, most: int) -> None:
    """Words of their own for some seconds, four a second or, where there is less room, fewer."""
    length = chance.uniform(4, 10)
    pause = max(0.25, length / most)
    end = time.monotonic() + length
    while (now := time.monotonic()) < end and len(typed) < most:
        word = f"w{len(typed):02}"
        visit.types(f"{word} ")
        typed[word] = now
        following = now + chance.uniform(0.5, 1.5) * pause
        while (left := following - time.monotonic()) > 0:
            visit.program.read(left)


def _kept(directory: Path, form: Form) -> set[str]:
    """All words in the rounds and in the drafts of forms."""
    store = form.store(directory)
    texts: list[str] = []
    for summary in store.summaries():
        round_ = store.read(summary.id)
        texts += [round_.name, *(answer.text for answer in round_.answers.values())]
        texts += [agreement.text for agreement in round_.agreements.values()]
    for kept in FormDrafts(store.directory, store.cipher).waiting():
        texts += kept.values.values()
    store.close()
    return set(re.findall(r"\bw\d\d\b", " ".join(texts)))


def prove(form: Form, count: int = 3, seed: int = 1, jobs: int = 4) -> Outcome:
    """End the app so often in each place and by each way."""
    runs = [(place, ending, n) for n in range(count) for place in PLACES for ending in ENDINGS]
    with tempfile.TemporaryDirectory() as base, ThreadPoolExecutor(jobs) as threads:

        def run(numbered: tuple[int, tuple[Place, str, int]]) -> tuple[str, str, Tally]:
            number, (place, ending, n) = numbered
            chance = random.Random(f"{seed}-{place.name}-{ending}-{n}")
            return place.name, ending, _end_once(Path(base) / str(number), form, place, ending, chance)

        results = list(threads.map(run, enumerate(runs)))
    figures: dict[str, object] = {}
    for ending in ENDINGS:
        tallies = [tally for _, each, tally in results if each == ending]
        figures[f"{ending}: ends"] = sum(tally.ends for tally in tallies)
        figures[f"{ending}: words typed"] = sum(tally.words for tally in tallies)
        figures[f"{ending}: words missing"] = sum(tally.missing for tally in tallies)
        figures[f"{ending}: oldest missing, seconds"] = max(tally.worst for tally in tallies)
    for place in PLACES:
        figures[f"{place.name}: oldest missing, seconds"] = max(
            t.worst for p, _, t in results if p == place.name
        )
    return Outcome(
        f"ended while typing, forms included ({form.name})",
        figures,
        [failure for _, _, tally in results for failure in tally.failures],
    )
