"""Text that cannot be saved, or that an editor was torn away from: the next start has it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kerneblik.storage import Changes, RoundStore
from support.terminal.emulator import PtyProgram
from terminal.test_journey import ENTER, ESC, F10, Visit, the_round

DOWN = "\x1b[B"
WRITTEN = "Det må ikke gå tabt"


@pytest.fixture
def unsaved(tmp_path: Path) -> Iterator[Visit]:
    """The app at work when all at once nothing can be saved in the rounds any more."""
    with Visit(tmp_path / "data", HOME=str(tmp_path)) as visit:
        visit.sees("Et 360-graders-blik på kerneopgaven")
        visit.types(ENTER)
        visit.sees("Skriv for dig selv")
        visit.types("Gemt. ")
        visit.sees("Gemt ")
        rounds = visit.directory / "rounds"
        rounds.rename(visit.directory / "away")
        rounds.write_text("in the way")
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


@pytest.mark.parametrize("end", [hung_up, told(signal.SIGHUP), told(signal.SIGTERM), quit_anyway])
def test_what_cannot_be_saved_at_the_end_is_offered_at_the_next_start(unsaved: Visit, end):
    end(unsaved)
    assert unsaved.program.wait_end() is not None
    copy = the_copy(unsaved)
    can_save_again(unsaved)
    with Visit(unsaved.directory) as again:
        again.sees("Tekst, der ikke blev gemt")
        again.sees("Dig selv: ")
        again.types(ENTER)
        again.sees(f"Gemt. {WRITTEN}")
        again.types(F10)
        assert again.program.wait_end() == 0
    assert the_round(unsaved.directory).answer("self-core-task").text == f"Gemt. {WRITTEN}"
    assert not copy.exists()


def test_what_is_kept_for_later_is_offered_again(unsaved: Visit):
    unsaved.program.process.send_signal(signal.SIGTERM)
    unsaved.program.wait_end()
    copy = the_copy(unsaved)
    can_save_again(unsaved)
    for _ in range(2):
        with Visit(unsaved.directory) as again:
            again.sees("Tekst, der ikke blev gemt")
            again.types(ESC)
            again.sees("Gemt.")
            again.types(F10)
            assert again.program.wait_end() == 0
    assert copy.exists()


def test_what_is_saved_after_all_leaves_no_copy(unsaved: Visit):
    can_save_again(unsaved)
    unsaved.program.process.send_signal(signal.SIGTERM)
    unsaved.program.wait_end()
    assert the_round(unsaved.directory).answer("self-core-task").text == f"Gemt. {WRITTEN}"
    assert not list(unsaved.directory.glob("recovery/*"))
    assert "nødkopi" not in unsaved.program.text


def test_a_crash_while_nothing_can_be_saved_leaves_a_copy(tmp_path: Path):
    directory = tmp_path / "data"
    start = (
        "import sys; from kerneblik.cli import run; import kerneblik.ui.app as app\n"
        "app.KerneblikApp.action_help = lambda self: 1 / 0\n"
        "run()"
    )
    command = [sys.executable, "-c", start, "--data", str(directory), "--lang", "da"]
    with PtyProgram(command, environ={"HOME": str(tmp_path)}, columns=80, rows=24) as program:
        assert program.wait_for("360-graders")
        program.send(ENTER)
        program.settle()
        (directory / "rounds").rename(directory / "away")
        (directory / "rounds").write_text("in the way")
        program.send("hemmeligt")
        program.settle(0.5)
        program.send("\x1bOP")
        assert program.wait_end() == 70
        said = re.sub(r"\s", "", bytes(program.output).decode())
    (copy,) = (directory / "recovery").iterdir()
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
            visit.types(F10)
            assert visit.program.wait_end() == 0
    assert the_round(unsaved.directory).answer("self-core-task").text == f"Gemt. {WRITTEN}"


def test_the_text_in_an_editor_that_went_down_with_the_line_is_offered(tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\necho "{WRITTEN}" > "$1"\ntouch {tmp_path}/begun\nexec sleep 60\n')
    editor.chmod(0o755)
    data = tmp_path / "data"
    with Visit(data, EDITOR=str(editor)) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "før")
        visit.sees("Gemt")
        visit.types("\x0f")
        deadline = time.monotonic() + 20
        while not (tmp_path / "begun").exists():
            assert time.monotonic() < deadline
            visit.program.read(0.1)
        with Visit(data) as beside:  # it is being edited: nothing to offer
            beside.sees("Hvad er hele arbejdspladsens kerneopgave?")
            beside.sees("før")
            beside.types(F10)
            assert beside.program.wait_end() == 0
        os.killpg(visit.program.process.pid, signal.SIGKILL)
        visit.program.process.wait()
    with Visit(data) as again:
        again.sees("Din editor efterlod dette")
        again.sees("Dig selv: ")
        again.types(ENTER)
        again.sees(WRITTEN)
        again.types(F10)
        assert again.program.wait_end() == 0
    assert the_round(data).answer("self-core-task").text == WRITTEN
    assert not list((data / "editing").iterdir())


def test_a_short_first_sitting_leaves_a_backup(tmp_path: Path):
    with Visit(tmp_path) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "Kort")
        visit.sees("Kort")
        visit.types(F10)
        assert visit.program.wait_end() == 0
    (backup,) = (tmp_path / "backups").glob("*/*.json")
    assert "Kort" in backup.read_text()


def test_a_damaged_round_is_put_together_of_its_backup_and_what_can_be_read_in_it(tmp_path: Path):
    with Visit(tmp_path) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "Det første")
        visit.sees("Det første")
        visit.types(F10)
        assert visit.program.wait_end() == 0
    store = RoundStore(tmp_path)
    round_ = the_round(tmp_path)
    first = round_.answer("self-core-task")
    store.save(round_.id, Changes({"self-role": type(first)("self-role", "Det andet", edited=first.edited)}))
    path = store.path(round_.id)
    path.write_bytes(path.read_bytes()[:-3])
    with Visit(tmp_path) as again:
        again.sees("Den mangler 1 nyere svar")
        again.types(ENTER)
        again.sees("Den beskadigede fil ligger nu her")
        again.sees(".unreadable-")
        again.types(ENTER)
        again.sees("Det første")
        again.types(F10)
        assert again.program.wait_end() == 0
    kept = the_round(tmp_path)
    assert (kept.answer("self-core-task").text, kept.answer("self-role").text) == ("Det første", "Det andet")
