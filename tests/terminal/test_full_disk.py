"""The disk is full while somebody writes: they are told, nothing is lost, and later it is saved.

Even if the session is killed meanwhile.
"""

from __future__ import annotations

import signal
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


def test_a_session_that_is_killed_while_the_disk_is_full_loses_nothing(small_disk: Path, tmp_path: Path):
    data, home = small_disk / "data", tmp_path / "home"
    (home / ".cache").mkdir(parents=True, mode=0o700)
    with Visit(data, HOME=str(home)) as visit:
        leave_the_introduction(visit)
        visit.types("Gemt.")
        visit.comes_to_disk(lambda kept: kept.answer(TASK).text == "Gemt.")
        fill(small_disk)
        visit.types(" Ikke gemt.")
        visit.sees("IKKE GEMT")
        visit.types(" Heller ikke.")
        visit.sees("Gemt. Ikke gemt. Heller ikke.")

        def copied() -> bool:
            copies = home.rglob("recovery-*/*.json")
            return any("Gemt. Ikke gemt. Heller ikke." in copy.read_text() for copy in copies)

        assert visit.program.wait_until(copied)
        with Visit(data, HOME=str(home)) as beside:  # the first one is at work: nothing to offer
            beside.sees("Gemt.")
            beside.leaves()
        visit.program.process.send_signal(signal.SIGKILL)
        visit.program.process.wait()
    (small_disk / "filler").unlink()
    with Visit(data, HOME=str(home)) as again:
        again.sees("Tekst, der ikke blev gemt")
        again.types(ENTER)
        again.sees("Gemt. Ikke gemt. Heller ikke.")
        again.leaves()
    assert the_round(data).answer(TASK).text == "Gemt. Ikke gemt. Heller ikke."
    assert not list(home.rglob("recovery-*/*.json"))
