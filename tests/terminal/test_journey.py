"""A leader's way through the app in a real terminal: what is written is there again, however it ends."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kerneblik.reflection import Answer, Changes
from kerneblik.storage import RoundStore
from support.terminal.keys import BACK_TAB, CTRL_O, CTRL_T, ENTER, F1, F2, F3, LEFT, TAB
from support.terminal.program import KerneblikProgram
from support.terminal.visit import (
    Visit,
    both_edit_sessions_are_kept,
    first_session,
    leave_the_introduction,
    second_session,
    see_the_place,
    the_round,
)

TASK = "self-core-task"


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Visit]:
    """The app started for the first time, the introduction left behind."""
    with Visit(tmp_path) as visit:
        leave_the_introduction(visit)
        yield visit


def test_the_whole_journey_through_the_installed_command(tmp_path: Path):
    with Visit(tmp_path, installed=True) as visit:
        leave_the_introduction(visit)
        first_session(visit)
        visit.ends()
    with Visit(tmp_path, installed=True) as again:
        see_the_place(again)
        again.sees_the_cursor_behind("Næsten alle")
        second_session(again)
        again.ends()
    both_edit_sessions_are_kept(tmp_path)


def test_the_bare_command_opens_the_app(tmp_path: Path):
    with KerneblikProgram(installed=True, HOME=str(tmp_path)) as program:
        assert program.wait_for("360-graders"), bytes(program.output)


@pytest.mark.parametrize("end", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_ended_while_typing_nothing_is_lost(begun: Visit, end: signal.Signals):
    begun.types("Midt i en sæt")
    begun.sees("Midt i en sæt")
    begun.program.process.send_signal(end)
    begun.ends(128 + end)
    assert the_round(begun.directory).answer(TASK).text == "Midt i en sæt"


def test_a_line_that_drops_loses_nothing(begun: Visit):
    begun.types("Toget kører ind i tunnelen")
    begun.sees("tunnelen")
    begun.program.hang_up()
    begun.ends(128 + signal.SIGHUP)
    assert the_round(begun.directory).answer(TASK).text == "Toget kører ind i tunnelen"


def test_killed_what_was_saved_while_typing_is_kept(begun: Visit):
    """Typing has no pause that would let the shorter limit save."""
    begun.types("Det her er gemt.")
    begun.comes_to_disk(lambda kept: kept.answer(TASK).text == "Det her er gemt.")
    next_key = 0.0

    def saved_in_between() -> bool:
        nonlocal next_key
        if time.monotonic() >= next_key:
            begun.types("x")
            next_key = time.monotonic() + 0.2
        return "x" in the_round(begun.directory).answer(TASK).text

    assert begun.program.wait_until(saved_in_between)
    begun.program.process.kill()
    begun.program.process.wait()
    kept = the_round(begun.directory).answer(TASK).text
    assert kept.rstrip("x") == "Det her er gemt."
    assert kept.endswith("x")


def test_a_damaged_round_is_never_written_over_and_the_backup_is_offered(tmp_path: Path):
    store = RoundStore(tmp_path)
    round_id = store.create("Efterår").id
    store.save(round_id, Changes({TASK: Answer(TASK, "Det første")}))
    store.keep_backup(round_id)
    store.close()
    (damaged,) = (tmp_path / "rounds").glob("*.json")
    damaged.write_bytes(b'{"round": {"1"')
    with Visit(tmp_path) as visit:
        visit.sees("Runden kan ikke læses")
        visit.sees("beskadiget")
        visit.sees("Brug sikkerhedskopien")
        assert damaged.read_bytes() == b'{"round": {"1"'
        visit.types(ENTER)
        visit.sees("Den beskadigede fil ligger nu her")
        visit.types(ENTER)
        leave_the_introduction(visit)
        visit.types(BACK_TAB)
        visit.sees("Det første")
        visit.leaves()
    (aside,) = (tmp_path / "rounds").glob("*.unreadable-*")
    assert aside.read_bytes() == b'{"round": {"1"'


def test_a_round_from_a_later_version_is_not_touched(tmp_path: Path):
    store = RoundStore(tmp_path)
    path = store.path(store.create("Efterår").id)
    store.close()
    newer = path.read_bytes().replace(b'"schema": 2', b'"schema": 99')
    path.write_bytes(newer)
    with Visit(tmp_path) as visit:
        visit.ends(1)
        assert "nyere udgave" in visit.program.text
    assert path.read_bytes() == newer


def test_the_external_editor_gets_the_answer_and_gives_it_back(tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nls -l "$1" > "$(dirname "$0")/seen"\necho "skrevet udefra" >> "$1"\n')
    editor.chmod(0o755)
    with Visit(tmp_path / "data", EDITOR=str(editor)) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "herinde ")
        visit.sees("herinde")
        visit.types(CTRL_O)
        visit.sees("skrevet udefra")
        visit.leaves()
    assert the_round(tmp_path / "data").answer(TASK).text == "herinde skrevet udefra"
    assert (tmp_path / "seen").read_text().startswith("-rw-------")
    assert not list((tmp_path / "data" / "editing").iterdir())


def test_an_editor_that_fails_leaves_the_answer_and_keeps_its_file(tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "halvt" > "$1"\nexit 3\n')
    editor.chmod(0o755)
    with Visit(tmp_path / "data", EDITOR=str(editor)) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "mit svar")
        visit.sees("mit svar")
        visit.types(CTRL_O)
        visit.sees("fejlkode")  # what stands around it may be on other lines
        visit.sees("mit svar")
        visit.leaves()
    assert the_round(tmp_path / "data").answer(TASK).text == "mit svar"
    kept = list((tmp_path / "data" / "editing").rglob("*.md"))
    assert [path.read_text() for path in kept] == ["halvt\n"]


def test_keys_that_arrive_in_one_burst_act_in_their_order(tmp_path: Path):
    with Visit(tmp_path) as visit:
        visit.sees("360-graders")
        visit.types(
            ENTER
            + "første"
            + TAB
            + "anden"
            + f"{LEFT}{LEFT}!"
            + TAB
            + "tredje"
            + F3
            + F2
            + ", og mere"
            + TAB
            + CTRL_T
            + TAB
            + "ny"
        )
        visit.sees("Din egen chef · Selvrefleksion · 1 af 4")
        visit.sees("1 ord")
        visit.leaves()
    kept = the_round(tmp_path)
    texts = [kept.answer(q).text for q in ("self-core-task", "self-law-and-influence", "self-all-groups")]
    assert texts == ["første", "and!en", "tredje, og mere"]
    assert kept.answer("self-role").set_aside
    assert kept.answer("manager-emphasis").text == "ny"


def test_an_unforeseen_failure_saves_and_shows_no_text(tmp_path: Path):
    with Visit(tmp_path, altered="failing_help") as visit:
        leave_the_introduction(visit)
        visit.types("hemmeligt")
        visit.sees("hemmeligt")
        began = len(visit.program.output)
        visit.types(F1)
        visit.ends(70)
        said = bytes(visit.program.output[began:]).decode()
        assert "ZeroDivisionError" in said
        assert "hemmeligt" not in said
        assert "Traceback" not in said
    assert the_round(tmp_path).answer(TASK).text == "hemmeligt"
