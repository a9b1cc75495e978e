"""HardenedDriver and GracefulEnd in a real pty: what the line does to an app and to the text."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from support.terminal.demo import (
    PROMPT,
    SOURCES,
    assert_quiet,
    end_and_read,
    start_demo,
    type_text,
    until_done,
    until_it_stands,
)
from support.terminal.demo_marks import FROZEN, LENT
from support.terminal.emulator import PtyProgram
from support.terminal.keys import CTRL_C, CTRL_L, CTRL_Q, F2, F4, F8

GIVEN_BACK = b"\x1b[?1049l"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_saves_and_ends(demo: PtyProgram, saved: Path, number: signal.Signals) -> None:
    type_text(demo, "blåbærgrød")
    demo.process.send_signal(number)
    assert demo.wait_end() == 128 + number
    assert saved.read_text(encoding="utf-8") == "blåbærgrød"
    assert GIVEN_BACK in demo.output


def test_a_signal_wakes_an_app_that_sleeps(demo: PtyProgram) -> None:
    """As one must that comes just before it goes to sleep, too late to be seen before."""
    demo.send(F8)
    assert demo.wait_end() == 128 + signal.SIGTERM


def test_a_frozen_app_saves_and_ends(demo: PtyProgram, saved: Path) -> None:
    type_text(demo, "hej")
    demo.send(F2)
    assert demo.wait_for(FROZEN)
    demo.process.send_signal(signal.SIGTERM)
    assert demo.wait_end() == 128 + signal.SIGTERM
    assert saved.read_text(encoding="utf-8") == "hej"
    assert GIVEN_BACK in demo.output


def test_broken_input_is_no_end(demo: PtyProgram, saved: Path) -> None:
    expected = ""
    for typed, text in (
        (b"a\xe6b", "aæb"),  # from a Latin-1 terminal
        (b"\xe6\xf8\xe5", "æøå"),
        (b"a\x1b[99999999999;1ub", "ab"),  # no such code point
        (b"a\x1b[97;1;99999999999ub", "ab"),
        (b"a\x1b[1114112ub", "ab"),
    ):
        type_text(demo, typed)
        expected += text
        assert expected in demo.text
    assert end_and_read(demo, saved) == expected


def test_the_screen_is_shown_although_errors_go_to_a_file(saved: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.log"
    with start_demo(saved, "/bin/sh", "-c", f'exec "$@" 2>{errors}', "sh") as program:
        until_it_stands(program)
        type_text(program, "hemmeligt")
        assert "hemmeligt" in program.text
        assert end_and_read(program, saved) == "hemmeligt"
    assert errors.read_bytes() == b""


def test_redraw_sends_the_whole_screen(demo: PtyProgram) -> None:
    since = len(demo.output)
    demo.send(CTRL_L)
    assert demo.wait_for(PROMPT, since=since)


def test_texts_cannot_speak_to_the_terminal(demo: PtyProgram) -> None:
    assert "evil:" in demo.text
    for sequence in (b"\x1b]52", b"\x1bc", "\x9b".encode(), "\u202e".encode()):
        assert sequence not in demo.output


def test_an_idle_app_sends_nothing_and_costs_nothing(demo: PtyProgram) -> None:
    assert_quiet(demo)


def test_quitting_ends_well(demo: PtyProgram) -> None:
    demo.send(CTRL_Q)
    assert demo.wait_end() == 0


@pytest.mark.parametrize("key", [CTRL_C, "\x1c"], ids=["SIGINT", "SIGQUIT"])
def test_keys_for_the_program_that_has_the_terminal_are_not_for_the_app(
    demo: PtyProgram, saved: Path, key: str
) -> None:
    type_text(demo, "hej")
    demo.send(F4)
    assert demo.wait_for(LENT)
    since = len(demo.output)
    demo.send(key)
    assert demo.wait_for(PROMPT, since=since)
    until_done(demo)
    type_text(demo, "!")
    assert end_and_read(demo, saved) == "hej!"


def test_a_signal_after_the_end_of_the_app_interrupts_nothing(saved: Path) -> None:
    code = (
        f"import sys; sys.argv[1:] = [{str(saved)!r}]\n"
        "from support.terminal.demo_app import main\n"
        "main(); input('ENDED\\n'); print('DONE', flush=True)"
    )
    with PtyProgram([sys.executable, "-c", code], environ=SOURCES) as program:
        until_it_stands(program)
        program.send(CTRL_Q)
        assert program.wait_for("ENDED")
        program.process.send_signal(signal.SIGTERM)
        program.send("\r")
        assert program.wait_end() == 0
        assert b"DONE" in program.output
