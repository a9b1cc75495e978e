"""Text that cannot be saved, or that an editor was torn away from: the next start has it."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.terminal.keys import CTRL_O, DOWN, ENTER, F1, F10
from support.terminal.visit import Visit, leave_the_introduction, the_round

TASK = "self-core-task"
WRITTEN = "Det må ikke gå tabt"


def no_longer_saves(directory: Path) -> None:
    """From now on nothing can be saved in the rounds of a data directory."""
    rounds = directory / "rounds"
    rounds.rename(directory / "away")
    rounds.write_text("in the way")


@pytest.fixture
def unsaved(tmp_path: Path) -> Iterator[Visit]:
    """The app at work when all at once nothing can be saved any more."""
    with Visit(tmp_path / "data", HOME=str(tmp_path)) as visit:
        leave_the_introduction(visit)
        visit.types("Gemt. ")
        visit.comes_to_disk(lambda kept: kept.answer(TASK).text == "Gemt. ")
        no_longer_saves(visit.directory)
        visit.types(WRITTEN)
        visit.sees("IKKE GEMT")
        yield visit


def can_save_again(visit: Visit) -> None:
    (visit.directory / "rounds").unlink()
    (visit.directory / "away").rename(visit.directory / "rounds")


def the_copy(visit: Visit) -> Path:
    """The emergency copy, whose name the app has told if there was anybody to tell."""
    (copy,) = (visit.directory / "recovery").iterdir()
    assert WRITTEN in copy.read_text()
    if visit.program.master >= 0:
        assert str(copy) in visit.program.text.replace("\n", "")
    return copy


def hung_up(visit: Visit) -> None:
    visit.program.hang_up()


def told(number: signal.Signals) -> Callable[[Visit], None]:
    return lambda visit: visit.program.process.send_signal(number)


def quit_anyway(visit: Visit) -> None:
    visit.types(F10)
    visit.sees("Afslut med en nødkopi")
    visit.types(DOWN + ENTER)


@pytest.mark.parametrize("end", [hung_up, told(signal.SIGHUP), told(signal.SIGTERM)])
def test_what_cannot_be_saved_at_the_end_is_left_in_a_copy(unsaved: Visit, end: Callable[[Visit], None]):
    end(unsaved)
    assert unsaved.program.wait_end() is not None
    assert the_copy(unsaved).exists()


def test_what_cannot_be_saved_at_the_end_is_offered_at_the_next_start(unsaved: Visit):
    quit_anyway(unsaved)
    assert unsaved.program.wait_end() is not None
    copy = the_copy(unsaved)
    can_save_again(unsaved)
    with Visit(unsaved.directory) as again:
        again.sees("Tekst, der ikke blev gemt")
        again.sees("Dig selv: ")
        again.types(ENTER)
        again.sees(f"Gemt. {WRITTEN}")
        again.leaves()
    assert the_round(unsaved.directory).answer(TASK).text == f"Gemt. {WRITTEN}"
    assert not copy.exists()


def test_a_crash_while_nothing_can_be_saved_leaves_a_copy(tmp_path: Path):
    with Visit(tmp_path / "data", altered="failing_help", HOME=str(tmp_path)) as visit:
        leave_the_introduction(visit)
        no_longer_saves(visit.directory)
        visit.types("hemmeligt")
        visit.sees("hemmeligt")
        visit.types(F1)
        visit.ends(70)
        said = re.sub(r"\s", "", bytes(visit.program.output).decode())
    (copy,) = (visit.directory / "recovery").iterdir()
    assert "hemmeligt" in copy.read_text()
    assert str(copy) in said


def test_two_starts_at_once_put_it_in_once(unsaved: Visit):
    unsaved.program.process.send_signal(signal.SIGTERM)
    unsaved.program.wait_end()
    can_save_again(unsaved)
    with Visit(unsaved.directory) as one, Visit(unsaved.directory) as other:
        for visit in (one, other):
            visit.sees("Tekst, der ikke blev gemt")
        for visit in (one, other):
            visit.types(ENTER)
            visit.sees(f"Gemt. {WRITTEN}")
        for visit in (one, other):
            visit.leaves()
    assert the_round(unsaved.directory).answer(TASK).text == f"Gemt. {WRITTEN}"


def test_the_text_in_an_editor_that_went_down_with_the_line_is_offered(tmp_path: Path):
    editor, begun = tmp_path / "editor", tmp_path / "begun"
    editor.write_text(f'#!/bin/sh\necho "{WRITTEN}" > "$1"\ntouch {begun}\nexec sleep 60\n')
    editor.chmod(0o755)
    data = tmp_path / "data"
    with Visit(data, EDITOR=str(editor)) as visit:
        leave_the_introduction(visit)
        visit.types("før")
        visit.comes_to_disk(lambda kept: kept.answer(TASK).text == "før")
        visit.types(CTRL_O)
        assert visit.program.wait_until(begun.exists)
        with Visit(data) as beside:  # it is being edited: nothing to offer
            beside.sees("Hvad er hele arbejdspladsens kerneopgave?")
            beside.sees("før")
            beside.leaves()
        os.killpg(visit.program.process.pid, signal.SIGKILL)
        visit.program.process.wait()
    with Visit(data) as again:
        again.sees("Din editor efterlod dette")
        again.sees("Dig selv: ")
        again.types(ENTER + "!")  # at once: it waits for the text, in which the cursor stood behind "før"
        again.sees("Det! må ikke gå tabt")
        again.leaves()
    assert the_round(data).answer(TASK).text == "Det! må ikke gå tabt"
    assert not list((data / "editing").iterdir())
