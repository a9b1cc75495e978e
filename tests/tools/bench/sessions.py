"""Many sessions at once on this machine, each of them typed into at a human pace."""

from __future__ import annotations

import heapq
import re
import shutil
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from operator import eq
from pathlib import Path
from random import Random
from selectors import EVENT_READ, DefaultSelector
from statistics import quantiles

from kerneblik.storage import RoundStore
from support.terminal.emulator import PtyProgram
from tools.bench import rounds
from tools.bench.measures import cpu_time, memory
from tools.bench.programs import kerneblik
from tools.bench.table import Line

WORDS = "Det vi er sat i verden for på ældreområdet, skal vi tale om igen og igen. "
ANYTHING = rb"(?:\x1b\[[^@-~]*[@-~]|\x1b[^\[]|[^\x1b])*?"
"""Whole escape sequences and what stands between them, as little as will do."""
TAB = "\t"
UNFELT = 100.0
"""Milliseconds from key to screen that a typist takes for none."""
GLANCE = 0.05
"""Seconds between two looks at what ends without a sign on the screen."""
START = 60.0
"""Seconds that an app has for its start, beside all those that run."""
SETTLE = 3.0
"""Seconds until all are quiet at their questions."""
BEGIN = 5.0
"""Seconds in which all of them begin to type, each at a moment of their own.

The first key of an answer changes most of the screen, and the first save comes five seconds later: nobody's
colleagues do either in the same half second.
"""
CATCH_UP = 30.0
"""Seconds that the last keys have to be shown, and the apps to end."""


@dataclass(frozen=True)
class TypingPace:
    """How everybody types."""

    keys_per_second: float
    """On average: the pauses are from half to one and a half times as long as that makes them."""
    seconds: float
    late: float = UNFELT
    """The budget for 95 % of the keys, in milliseconds from key to screen."""

    def pause(self, chance: Random) -> float:
        """Seconds until the next key."""
        return chance.uniform(0.5, 1.5) / self.keys_per_second


@dataclass(frozen=True)
class User:
    """Where somebody sits down to write: a data directory, and one of its newest round's questions."""

    data: Path
    number: int = 0
    """The place of the question among all questions."""

    def start(self) -> PtyProgram:
        """Start the app, which opens the first question."""
        program = kerneblik("kerneblik", self.data)
        running = program.run()
        if not running.wait_for(program.ready, START):
            running.close()
            raise RuntimeError("a session did not start")
        return running

    def text(self) -> str:
        """The answer that is on disk."""
        store = RoundStore(self.data)
        answers = store.open(store.latest_id() or "").answers
        kept = answers.get(rounds.question_ids()[self.number])
        return kept.text if kept else ""


class Typist:
    """Somebody who writes an answer; times are in seconds."""

    def __init__(self, number: int, program: PtyProgram) -> None:
        self.program = program
        self.chance = Random(number)
        self.typed = ""
        self.waits: list[float] = []
        """How long it took until each key stood on the screen; without spaces, which can't be seen there."""
        self._to_type = f"Nummer {number}: {WORDS}"
        self._on_the_way: deque[tuple[str, float]] = deque()
        self._looked_at = 0

    @property
    def waiting(self) -> bool:
        """Whether keys were typed that are not yet on the screen."""
        return bool(self._on_the_way)

    def type(self) -> None:
        """Type the next key."""
        key, self._to_type = self._to_type[0], self._to_type[1:] or WORDS
        if not self.waiting:
            self._looked_at = len(self.program.output)
        if key != " ":
            self._on_the_way.append((key, time.monotonic()))
        self.program.send(key)
        self.typed += key

    def look(self) -> bool:
        """Read what the app has sent, and see which keys are there; False once it has closed its terminal."""
        there_is_more = bool(self.program.read(0))
        while self.waiting:
            key, typed_at = self._on_the_way[0]
            shown = output_up_to(key).match(self.program.output, self._looked_at)
            if shown is None:
                break
            self._looked_at = shown.end()
            self._on_the_way.popleft()
            self.waits.append(self.program.last_output - typed_at)
        return there_is_more


@cache
def output_up_to(key: str) -> re.Pattern[bytes]:
    """Output up to and with this character; the letters of escape sequences are none."""
    return re.compile(ANYTHING + re.escape(key.encode()), re.DOTALL)


class Crowd:
    """All that type at the same time."""

    def __init__(self, typists: Sequence[Typist]) -> None:
        self.typists = typists
        self._screens = DefaultSelector()
        for typist in typists:
            self._screens.register(typist.program.master, EVENT_READ, typist)

    def type(self, pace: TypingPace) -> None:
        """Type for the time of the pace, each for themselves, when all have begun."""
        now = time.monotonic()
        end = now + BEGIN + pace.seconds
        due = [(now + typist.chance.uniform(0, BEGIN), number) for number, typist in enumerate(self.typists)]
        heapq.heapify(due)
        while due[0][0] < end:
            moment, number = due[0]
            self.watch(moment - time.monotonic())
            self.typists[number].type()
            heapq.heapreplace(due, (moment + pace.pause(self.typists[number].chance), number))

    def watch(self, timeout: float, until: Callable[[], bool] = lambda: False) -> bool:
        """Look at all screens for timeout seconds, or until something is so; whether it is."""
        deadline = time.monotonic() + timeout
        while not until():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            for screen, _ in self._screens.select(min(left, GLANCE)):
                if not screen.data.look():
                    self._screens.unregister(screen.fileobj)
        return True

    def hang_up(self) -> None:
        """Tell all apps that their lines have dropped."""
        for typist in self.typists:
            typist.program.process.send_signal(signal.SIGHUP)

    def cpu_time(self) -> float:
        """Milliseconds used so far by all apps."""
        return sum(cpu_time(typist.program.process.pid) for typist in self.typists)

    def memory(self) -> float:
        """PSS of all apps together, in MiB."""
        return sum(memory(typist.program.process.pid) for typist in self.typists)


def many_users(place: Path, count: int, paces: Sequence[TypingPace]) -> list[Line]:
    """That many users, each with a data directory of their own that holds ten years of rounds."""
    rounds.fill(place / "template")
    users = [User(place / str(number)) for number in range(count)]
    for user in users:
        shutil.copytree(place / "template", user.data)
    return measured(f"{count} sessions", users, paces)


def one_user(place: Path, count: int, pace: TypingPace) -> list[Line]:
    """That many sessions of one user on one round, each at a question of its own."""
    RoundStore(place).create("Alle på én gang", rounds.START)
    return measured(f"{count} on one round", [User(place, number) for number in range(count)], [pace])


def measured(what: str, users: Sequence[User], paces: Sequence[TypingPace]) -> list[Line]:
    """Let somebody type at every desk, hang up on all of them, and compare what is on disk; as budgets."""
    with ExitStack() as stack:
        crowd = Crowd([Typist(at, stack.enter_context(user.start())) for at, user in enumerate(users)])
        for typist, user in zip(
            crowd.typists, users, strict=True
        ):  # when all run: a start goes to the latest place
            typist.program.send(TAB * user.number)
        crowd.watch(SETTLE)
        typing = [line for pace in paces for line in typed_at(what, crowd, pace)]
        held = crowd.memory() / len(users)
        crowd.hang_up()
        if not crowd.watch(CATCH_UP, lambda: not any(typist.program.running for typist in crowd.typists)):
            raise RuntimeError(f"{what}: not all of them ended")
    pairs = zip((typist.typed for typist in crowd.typists), (user.text() for user in users), strict=True)
    wrong = sum(difference(typed, kept) for typed, kept in pairs)
    return [
        Line(f"{what}, memory (PSS) of each", "MiB", held, None, 40, 32),
        *typing,
        Line(f"{what}, characters lost or changed", "", wrong, None, 0, 0),
    ]


def typed_at(what: str, crowd: Crowd, pace: TypingPace) -> list[Line]:
    """Let all of them type at this pace; as budgets."""
    start, cpu = time.monotonic(), crowd.cpu_time()
    for typist in crowd.typists:
        typist.waits.clear()
    crowd.type(pace)
    if not crowd.watch(CATCH_UP, lambda: not any(typist.waiting for typist in crowd.typists)):
        raise RuntimeError(f"{what}: not all that was typed was shown")
    cpu = (crowd.cpu_time() - cpu) / (time.monotonic() - start) / len(crowd.typists)
    cuts = quantiles((wait * 1000 for typist in crowd.typists for wait in typist.waits), n=20)
    keys = pace.keys_per_second
    what = f"{what}, {keys:g} keys/s in each"
    return [
        Line(f"{what}: CPU per second of each", "ms", cpu, None, 8 * keys, 5 * keys),
        Line(
            f"{what}: key to screen, p95", "ms", cuts[18], None, pace.late, pace.late / 2, (("p50", cuts[9]),)
        ),
    ]


def difference(typed: str, kept: str) -> int:
    """How many characters are missing, other ones, or too many, from the first on that is not as typed."""
    same = len(list(takewhile(lambda pair: eq(*pair), zip(typed, kept, strict=False))))
    return max(len(typed), len(kept)) - same
