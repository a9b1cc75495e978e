"""A user at a terminal, and the way that a leader goes through the app there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

from kerneblik.reflection import Round
from kerneblik.storage import RoundStore
from support.terminal.emulator import PATIENCE, PtyProgram
from support.terminal.keys import CTRL_T, ENTER, ESC, F3, F4, F10, TAB
from support.terminal.program import KerneblikProgram

FIRST = "Hvad er hele arbejdspladsens kerneopgave?"
CURSOR = "63b8b0"
"""The background of the cell that is drawn as the cursor in a text area."""


class User:
    """Somebody who types at a terminal and looks at it, until they leave."""

    def __init__(self, program: PtyProgram) -> None:
        self.program = program

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.close()

    def sees(self, words: str, timeout: float = PATIENCE) -> None:
        """Wait until these words stand on the screen."""
        assert self.program.wait_for_text(words, timeout), (
            f"{words!r} is not on the screen:\n{self.program.text}"
        )

    def sees_no_more(self, words: str) -> None:
        """Wait until these words stand on the screen no more."""
        gone = self.program.wait_until(lambda: words not in self.program.text)
        assert gone, f"{words!r} is still on the screen:\n{self.program.text}"

    def types(self, keys: str) -> None:
        self.program.send(keys)

    def goes_to_the_actors(self) -> None:
        """Leave the text for the list at the left, and wait until its frame shows that it has the focus.

        A key that arrives close behind Esc would be that key with Alt.
        """
        before = self._frame_of_the_list()
        self.types(ESC)
        there = self.program.wait_until(lambda: self._frame_of_the_list() != before)
        assert there, f"the list has not got the focus:\n{self.program.text}"

    def _frame_of_the_list(self) -> str:
        """The colour of its corner."""
        return str(self.program.screen.buffer[1][0].fg)

    def ends(self, status: int = 0) -> None:
        """Wait until the program has ended with this status."""
        assert self.program.wait_end() == status, self.program.text


class Visit(User):
    """One start of the app on one data directory; see KerneblikProgram for the options."""

    def __init__(
        self,
        directory: Path,
        *arguments: str,
        installed: bool = False,
        altered: str | None = None,
        columns: int = 80,
        rows: int = 24,
        **environ: str,
    ) -> None:
        self.directory = directory
        always = {"HOME": str(directory), "LANG": "da_DK.UTF-8", "PYTHONUTF8": "1", "COLORTERM": "truecolor"}
        super().__init__(
            KerneblikProgram(
                "--data",
                str(directory),
                *arguments,
                installed=installed,
                altered=altered,
                columns=columns,
                rows=rows,
                **{**always, **environ},
            )
        )

    def leaves(self) -> None:
        """Quit."""
        self.types(F10)
        self.ends()

    def sees_the_cursor_behind(self, words: str) -> None:
        """Wait until the cursor in the text area is drawn behind these words."""
        found = self.program.wait_until(lambda: self._before_the_cursor().endswith(words))
        assert found, f"the cursor is not behind {words!r}:\n{self.program.text}"

    def comes_to_disk(self, kept: Callable[[Round], bool]) -> Round:
        """Wait until the round is on disk as expected, for the header may tell of an earlier save."""
        there = self.program.wait_until(lambda: kept(the_round(self.directory)))
        assert there, f"it never came to the disk:\n{self.program.text}"
        return the_round(self.directory)

    def _before_the_cursor(self) -> str:
        """What stands in the row of the text area's cursor, up to it; nothing while no cursor is drawn."""
        screen = self.program.screen
        for row in range(5, screen.lines - 2):
            for column in range(28, screen.columns - 2):
                if screen.buffer[row][column].bg == CURSOR:
                    return screen.display[row][:column]
        return ""


def leave_the_introduction(user: User) -> None:
    """Whoever is new goes on to the first question."""
    user.sees("Et 360-graders-blik på kerneopgaven")
    user.types(ENTER)
    user.sees("Skriv for dig selv")


def first_session(user: User) -> None:
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


def second_session(user: User) -> None:
    """Go on where the first session ended, quit."""
    user.types("!")
    user.sees("Næsten alle!")
    user.types(F10)


def both_edit_sessions_are_kept(directory: Path) -> None:
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
