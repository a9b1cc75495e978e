"""A leader's way through the installed command, in a real terminal: what is written is there again."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.terminal.emulator import PtyProgram
from support.terminal.visit import (
    COMMAND,
    CTRL_T,
    ENTER,
    ESC,
    F2,
    F3,
    F10,
    TAB,
    Visit,
    both_sittings_are_kept,
    first_sitting,
    leave_the_introduction,
    second_sitting,
    see_the_place,
    the_round,
)


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Visit]:
    """The app started for the first time, the introduction left behind."""
    with Visit(tmp_path) as visit:
        leave_the_introduction(visit)
        yield visit


def test_the_whole_journey(begun: Visit):
    first_sitting(begun)
    assert begun.program.wait_end() == 0
    with Visit(begun.directory) as again:
        see_the_place(again)
        row, column = again.cursor_cell
        assert again.program.text.splitlines()[row][:column].endswith("Næsten alle")
        second_sitting(again)
        assert again.program.wait_end() == 0
    both_sittings_are_kept(begun.directory)


@pytest.mark.parametrize("end", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_ended_while_typing_nothing_is_lost(begun: Visit, end: signal.Signals):
    begun.types("Midt i en sæt")
    begun.sees("Midt i en sæt")
    begun.program.process.send_signal(end)
    assert begun.program.wait_end() == 128 + end
    assert the_round(begun.directory).answer("self-core-task").text == "Midt i en sæt"


def test_a_line_that_drops_loses_nothing(begun: Visit):
    begun.types("Toget kører ind i tunnelen")
    begun.sees("tunnelen")
    begun.program.hang_up()
    begun.program.process.wait(10)
    assert the_round(begun.directory).answer("self-core-task").text == "Toget kører ind i tunnelen"


def test_killed_at_most_five_seconds_are_lost(begun: Visit):
    begun.types("Det her er gemt.")
    begun.sees("Gemt")
    began = time.monotonic()
    while time.monotonic() - began < 6:  # without a pause that would let the shorter limit save
        assert begun.program.running
        begun.types("x")
        begun.program.read(0.2)
    begun.program.process.kill()
    begun.program.process.wait()
    kept = the_round(begun.directory).answer("self-core-task").text
    assert kept.startswith("Det her er gemt.")
    assert kept.count("x") >= 1


def test_in_english_and_on_forty_columns(tmp_path: Path):
    with Visit(tmp_path, "--lang", "en", columns=40, rows=12) as visit:
        visit.sees("A 360-degree look")
        visit.types(ENTER)
        visit.sees("What is the core task")
        visit.types("Written on a phone" + ESC)
        visit.sees("Your manager")
        visit.types("2" + ENTER)
        visit.sees("2 ○ Your manager")
        visit.types(F10)
        assert visit.program.wait_end() == 0
    assert the_round(tmp_path).answer("self-core-task").text == "Written on a phone"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"round": {"1"', "beskadiget"),
        (b"", "tom"),
        (b"\x00\xff\xfe" * 100, "beskadiget"),
    ],
    ids=["cut short", "empty", "binary"],
)
def test_a_damaged_round_is_never_written_over_and_the_backup_is_offered(
    begun: Visit, content: bytes, words: str
):
    begun.types("Det første")
    begun.sees("Gemt")
    begun.types(F10)
    begun.program.wait_end()
    with Visit(begun.directory) as second:  # its first save keeps a backup of what stood there
        second.sees("Det første")
        second.types(", det andet")
        second.sees("Gemt")
        second.types(F10)
        second.program.wait_end()
    damaged = next((begun.directory / "rounds").glob("*.json"))
    damaged.write_bytes(content)
    with Visit(begun.directory) as third:
        third.sees("Runden kan ikke læses")
        third.sees(words)
        third.sees("Brug sikkerhedskopien")
        assert damaged.read_bytes() == content
        third.types(ENTER)
        third.sees("Den beskadigede fil ligger nu her")
        third.types(ENTER)
        third.sees("Det første")
        third.types(F10)
        assert third.program.wait_end() == 0
    aside = list((begun.directory / "rounds").glob("*.unreadable-*"))
    assert [path.read_bytes() for path in aside] == [content]


def test_leaving_a_damaged_round_changes_nothing(begun: Visit):
    begun.types("x")
    begun.sees("Gemt")
    begun.types(F10)
    begun.program.wait_end()
    damaged = next((begun.directory / "rounds").glob("*.json"))
    damaged.write_bytes(b"{")
    before = sorted(path.name for path in damaged.parent.iterdir())
    with Visit(begun.directory) as visit:
        visit.sees("Runden kan ikke læses")
        visit.types(ESC)
        assert visit.program.wait_end() == 0
    assert damaged.read_bytes() == b"{"
    assert sorted(path.name for path in damaged.parent.iterdir()) == before


def test_a_round_from_a_later_version_is_not_touched(begun: Visit):
    begun.types("x")
    begun.sees("Gemt")
    begun.types(F10)
    begun.program.wait_end()
    path = next((begun.directory / "rounds").glob("*.json"))
    newer = path.read_bytes().replace(b'"schema": 2', b'"schema": 99')
    path.write_bytes(newer)
    with Visit(begun.directory) as visit:
        assert visit.program.wait_end() == 1
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
        visit.types("\x0f")
        visit.sees("skrevet udefra")
        visit.types(F10)
        assert visit.program.wait_end() == 0
    assert the_round(tmp_path / "data").answer("self-core-task").text == "herinde skrevet udefra"
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
        visit.types("\x0f")
        visit.sees("afsluttede med fejlkode 3")
        visit.sees("mit svar")
        visit.types(F10)
        assert visit.program.wait_end() == 0
    assert the_round(tmp_path / "data").answer("self-core-task").text == "mit svar"
    kept = list((tmp_path / "data" / "editing").rglob("*.md"))
    assert [path.read_text() for path in kept] == ["halvt\n"]


def test_without_a_terminal_the_app_says_what_to_use_instead(tmp_path: Path):
    with Visit(tmp_path, TERM="dumb") as visit:
        assert visit.program.wait_end() == 1
        assert "kerneblik" in visit.program.text
        assert "Traceback" not in visit.program.text


def test_keys_that_arrive_in_one_burst_act_in_their_order(begun: Visit):
    begun.types(
        "første"
        + TAB
        + "anden"
        + "\x1b[D\x1b[D!"
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
    begun.sees("Din egen chef · Selvrefleksion · 1 af 4")
    begun.sees("1 ord")
    begun.types(F10)
    assert begun.program.wait_end() == 0
    kept = the_round(begun.directory)
    texts = [kept.answer(q).text for q in ("self-core-task", "self-law-and-influence", "self-all-groups")]
    assert texts == ["første", "and!en", "tredje, og mere"]
    assert kept.answer("self-role").set_aside
    assert kept.answer("manager-emphasis").text == "ny"


def test_what_is_typed_before_a_dialog_has_closed_is_not_lost(tmp_path: Path):
    with Visit(tmp_path) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "med det samme")
        visit.sees("med det samme")


def test_an_unforeseen_failure_saves_and_shows_no_text(tmp_path: Path):
    start = (
        "import sys; from kerneblik.cli import run; import kerneblik.ui.app as app\n"
        "app.KerneblikApp.action_help = lambda self: 1 / 0\n"
        "run()"
    )
    command = [sys.executable, "-c", start, "--data", str(tmp_path), "--lang", "da"]
    with PtyProgram(command, environ={"HOME": str(tmp_path)}, columns=80, rows=24) as program:
        assert program.wait_for("360-graders")
        program.send(ENTER)
        program.settle()
        program.send("hemmeligt")
        program.settle(0.5)
        began = len(program.output)
        program.send("\x1bOP")
        assert program.wait_end() == 70
        said = bytes(program.output[began:]).decode()
        assert "ZeroDivisionError" in said
        assert "hemmeligt" not in said
        assert "Traceback" not in said
    assert the_round(tmp_path).answer("self-core-task").text == "hemmeligt"


def test_what_arrived_just_before_the_end_is_kept(begun: Visit):
    begun.types("a" * 20)
    time.sleep(0.05)
    begun.program.process.send_signal(signal.SIGHUP)
    begun.program.wait_end()
    assert the_round(begun.directory).answer("self-core-task").text == "a" * 20


def test_the_bare_command_opens_the_app(tmp_path: Path):
    with PtyProgram([str(COMMAND)], environ={"HOME": str(tmp_path)}, columns=80, rows=24) as program:
        assert program.wait_for("360-graders"), bytes(program.output)
