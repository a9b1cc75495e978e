"""A user at a terminal, and the way that a leader goes through the app there."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Self

from kerneblik.reflection import Round
from kerneblik.storage import RoundStore
from support.terminal.emulator import PtyProgram

COMMAND = Path(sys.executable).with_name("kerneblik")
FIRST = "Hvad er hele arbejdspladsens kerneopgave?"
TAB, ESC, ENTER, F2, F3, F4, F10 = "\t", "\x1b", "\r", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[21~"
CTRL_T = "\x14"


class User:
    """Somebody who types at a terminal and looks at it, until they leave."""

    def __init__(self, program: PtyProgram) -> None:
        self.program = program

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.close()

    def sees(self, words: str, timeout: float = 20.0) -> None:
        """Wait until these words stand on the screen."""
        deadline = time.monotonic() + timeout
        while words not in self.program.text:
            left = deadline - time.monotonic()
            waiting = left > 0 and (self.program.read(min(left, 0.1)) or self.program.running)
            assert waiting, f"{words!r} is not on the screen:\n{self.program.text}"

    def types(self, keys: str) -> None:
        self.program.send(keys)


class Visit(User):
    """One start of the app on one data directory."""

    def __init__(
        self, directory: Path, *arguments: str, columns: int = 80, rows: int = 24, **environ: str
    ) -> None:
        self.directory = directory
        command = [str(COMMAND), "--data", str(directory), *arguments]
        settled = {"HOME": str(directory), "LANG": "da_DK.UTF-8", "PYTHONUTF8": "1", "COLORTERM": "truecolor"}
        super().__init__(PtyProgram(command, environ={**settled, **environ}, columns=columns, rows=rows))

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """Row and column of the cell drawn as the cursor in the text area."""
        screen = self.program.screen
        for row in range(5, screen.lines - 2):
            for column in range(28, screen.columns - 2):
                cell = screen.buffer[row][column]
                if cell.bg == "63b8b0":
                    return row, column
        raise AssertionError(f"no cursor:\n{self.program.text}")


def leave_the_introduction(user: User) -> None:
    """Whoever is new goes on to the first question."""
    user.sees("Et 360-graders-blik på kerneopgaven")
    user.types(ENTER)
    user.sees("Skriv for dig selv")


def first_sitting(user: User) -> None:
    """Write two answers, set one question aside, look at the wheel and at what was written, quit."""
    user.sees(FIRST)
    user.types("Tryghed på ældreområdet")
    user.sees("Tryghed på ældreområdet")
    user.sees("1 af 32")
    user.types(TAB)
    user.sees("Hvad er bestemt af lovgivningen")
    user.types(CTRL_T)
    user.sees("Lagt til side")
    user.types(TAB + "Næsten alle")
    user.sees("Næsten alle")
    user.types(F3)
    user.sees("Næste skridt")
    user.sees("3/4")
    user.types(F4)
    user.sees("Dig selv: 3 af 4")
    user.types(F10)


def see_the_place(user: User) -> None:
    """What is there at the next start: the question last worked on, and how far one has come."""
    user.sees("Kan alle faggrupper og afdelinger")
    user.sees("3 af 32")


def second_sitting(user: User) -> None:
    """Go on where the first sitting ended, quit."""
    user.types("!")
    user.sees("Næsten alle!")
    user.types(F10)


def both_sittings_are_kept(directory: Path) -> None:
    """All that was written and set aside is on disk."""
    kept = the_round(directory)
    assert kept.answer("self-core-task").text == "Tryghed på ældreområdet"
    assert kept.answer("self-law-and-influence").set_aside
    assert kept.answer("self-all-groups").text == "Næsten alle!"


def the_round(directory: Path) -> Round:
    """The latest round in a data directory."""
    store = RoundStore(directory)
    round_id = store.latest_id()
    assert round_id is not None
    return store.open(round_id)
