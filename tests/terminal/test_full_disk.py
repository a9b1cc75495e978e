"""The disk is full while somebody writes: they are told, nothing is lost, and later it is saved."""

from __future__ import annotations

from pathlib import Path

from support.storage import fill
from support.terminal.keys import ENTER, F10
from support.terminal.visit import Visit, leave_the_introduction, the_round

TASK = "self-core-task"


def test_a_disk_that_fills_up_while_somebody_writes(small_disk: Path):
    data = small_disk / "data"
    with Visit(data) as visit:
        leave_the_introduction(visit)
        visit.types("Det første.")
        visit.comes_to_disk(lambda kept: kept.answer(TASK).text == "Det første.")
        fill(small_disk)
        visit.types(" Det andet.")
        visit.sees("IKKE GEMT")
        assert "Det første. Det andet." in visit.program.text
        assert the_round(data).answer(TASK).text == "Det første."

        visit.types(F10)
        visit.sees("Afslut med en nødkopi")
        visit.types(ENTER)  # stay
        visit.sees("IKKE GEMT")
        visit.types(" Det tredje.")
        visit.sees("Det første. Det andet. Det tredje.")

        (small_disk / "filler").unlink()
        visit.comes_to_disk(lambda kept: kept.answer(TASK).text == "Det første. Det andet. Det tredje.")
        visit.leaves()
