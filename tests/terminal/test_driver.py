"""HardenedDriver and GracefulEnd in a real pty: what the line does to an app and to the text."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal.emulator import PtyProgram

PROMPT = "Redraw"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "saved.txt"


@pytest.fixture
def demo(saved: Path) -> Iterator[PtyProgram]:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    with PtyProgram(
        [sys.executable, "-m", "terminal.demo_app", str(saved)], environ={"PYTHONPATH": path}
    ) as program:
        assert program.wait_for(PROMPT), program.text
        program.settle()
        yield program


def type_text(program: PtyProgram, text: str | bytes) -> None:
    program.send(text)
    program.settle()


def end_and_read(program: PtyProgram, saved: Path) -> str:
    program.process.send_signal(signal.SIGTERM)
    assert program.wait_end() == 128 + signal.SIGTERM
    return saved.read_text(encoding="utf-8")


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


def test_a_closed_terminal_is_noticed_where_sighup_is_blocked(saved: Path) -> None:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    blocked = "import signal, runpy; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP]);"
    command = [
        sys.executable,
        "-c",
        f"{blocked} runpy.run_module('terminal.demo_app', run_name='__main__')",
        str(saved),
    ]
    with PtyProgram(command, environ={"PYTHONPATH": path}) as program:
        assert program.wait_for(PROMPT)
        type_text(program, "hej")
        program.hang_up()
        assert program.wait_end() == 128 + signal.SIGHUP
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


def test_a_stopped_app_goes_on(demo: PtyProgram, saved: Path) -> None:
    type_text(demo, "før ")
    for _ in range(2):
        demo.process.send_signal(signal.SIGSTOP)
        time.sleep(0.1)
        demo.process.send_signal(signal.SIGCONT)
        demo.settle()
    type_text(demo, "efter og stadig i rækkefølge")
    assert end_and_read(demo, saved) == "før efter og stadig i rækkefølge"


def wait_until(condition: Callable[[], bool], timeout: float = 5.0) -> bool:
    deadline = time.monotonic() + timeout
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def test_a_suspended_app_comes_back_with_all_on_the_screen(demo: PtyProgram, saved: Path) -> None:
    type_text(demo, "før ")
    before = demo.text
    demo.send("\x1bOR")  # F3
    stat = Path(f"/proc/{demo.process.pid}/stat")
    assert wait_until(lambda: stat.read_text().rpartition(")")[2].split()[0] == "T")
    demo.settle()
    assert demo.output.rstrip().endswith(b"\x1b[?1004l"), "the terminal was given back"
    since = len(demo.output)
    demo.process.send_signal(signal.SIGCONT)
    assert demo.wait_for(PROMPT, since=since)
    demo.settle()
    assert demo.text == before
    type_text(demo, "efter")
    assert end_and_read(demo, saved) == "før efter"


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
