"""HardenedDriver and GracefulEnd in a real pty: what the line does to an app and to the text."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pytest

from support.terminal.demo import PROMPT, SOURCES, end_and_read, start_demo, type_text, until_it_stands
from support.terminal.emulator import PtyProgram


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_saves_and_ends(demo: PtyProgram, saved: Path, number: signal.Signals) -> None:
    type_text(demo, "blåbærgrød")
    demo.process.send_signal(number)
    assert demo.wait_end() == 128 + number
    assert saved.read_text(encoding="utf-8") == "blåbærgrød"
    assert b"\x1b[?1049l" in demo.output, "the terminal was given back"


def test_a_closed_terminal_saves_and_ends(demo: PtyProgram, saved: Path) -> None:
    type_text(demo, "hej")
    demo.hang_up()
    assert demo.wait_end() == 128 + signal.SIGHUP
    assert saved.read_text(encoding="utf-8") == "hej"


def test_a_frozen_app_saves_and_ends(demo: PtyProgram, saved: Path) -> None:
    type_text(demo, "hej")
    demo.send("\x1bOQ")  # F2
    time.sleep(0.3)
    demo.process.send_signal(signal.SIGTERM)
    assert demo.wait_end() == 128 + signal.SIGTERM
    assert saved.read_text(encoding="utf-8") == "hej"
    assert b"\x1b[?1049l" in demo.output, "the terminal was given back"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (b"a\xe6b", "aæb"),  # from a Latin-1 terminal
        (b"\xe6\xf8\xe5", "æøå"),
        (b"a\x1b[99999999999;1ub", "ab"),  # no such code point
        (b"a\x1b[97;1;99999999999ub", "ab"),
        (b"a\x1b[1114112ub", "ab"),
    ],
)
def test_broken_input_is_no_end(demo: PtyProgram, saved: Path, typed: bytes, text: str) -> None:
    type_text(demo, typed)
    assert end_and_read(demo, saved) == text


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
    demo.send("\x0c")
    assert demo.wait_for(PROMPT, since=since)


def test_texts_cannot_speak_to_the_terminal(demo: PtyProgram) -> None:
    assert "evil:" in demo.text
    for sequence in (b"\x1b]52", b"\x1bc", "\x9b".encode(), "\u202e".encode()):
        assert sequence not in demo.output


def test_an_idle_app_sends_nothing(demo: PtyProgram) -> None:
    before = len(demo.output)
    time.sleep(1.5)
    demo.settle(0.1)
    assert len(demo.output) == before


def test_quitting_ends_at_once(demo: PtyProgram) -> None:
    demo.send("\x11")  # Ctrl+Q
    assert demo.wait_end(1.0) == 0


@pytest.mark.parametrize("key", ["\x03", "\x1c"], ids=["SIGINT", "SIGQUIT"])
def test_keys_for_the_program_that_has_the_terminal_are_not_for_the_app(
    demo: PtyProgram, saved: Path, key: str
) -> None:
    type_text(demo, "hej")
    demo.send("\x1bOS")  # F4
    demo.settle(1.0)
    since = len(demo.output)
    demo.send(key)
    assert demo.wait_for(PROMPT, since=since)
    demo.settle(1.0)
    type_text(demo, "!")
    assert end_and_read(demo, saved) == "hej!"


def test_a_signal_after_the_end_of_the_app_interrupts_nothing(saved: Path) -> None:
    code = (
        f"import sys, time; sys.argv[1:] = [{str(saved)!r}]\n"
        "from support.terminal.demo_app import Demo\n"
        "Demo().run(); print('ENDED', flush=True); time.sleep(1.0); print('DONE', flush=True)"
    )
    with PtyProgram([sys.executable, "-c", code], environ=SOURCES) as program:
        until_it_stands(program)
        program.send("\x11")  # Ctrl+Q
        assert program.wait_for("ENDED")
        program.process.send_signal(signal.SIGTERM)
        assert program.wait_end() == 0
        assert b"DONE" in program.output
