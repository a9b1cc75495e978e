"""What becomes of an app that is stopped, whose terminal has no size, or whose line breaks half."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from support.terminal.demo import (
    COMMAND,
    PROMPT,
    SOURCES,
    assert_quiet,
    cpu_seconds,
    deliver,
    end_and_read,
    is_stopped,
    start_demo,
    threads_of,
    type_text,
    until_done,
    until_it_stands,
)
from support.terminal.demo_marks import DONE
from support.terminal.emulator import PATIENCE, PtyProgram
from support.terminal.keys import F3, F9

HANG_UP = 128 + signal.SIGHUP
IGNORING_HANG_UP = ("/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh")
BLOCKING_HANG_UP = (
    sys.executable,
    "-c",
    "import os, signal, sys; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP]); "
    "os.execvp(sys.argv[1], sys.argv[1:])",
)
MODES = (b"\x1b[?1049h", b"\x1b[?2004h", b"\x1b[?1006h", b"\x1b[?25l")
"""The other screen, bracketed paste, the mouse, no cursor."""


def set_size(program: PtyProgram, columns: int, rows: int) -> None:
    """Give the terminal a size that the emulator would not draw."""
    fcntl.ioctl(program.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def is_raw(program: PtyProgram) -> bool:
    flags = termios.tcgetattr(program.master)[3]
    return not flags & (termios.ECHO | termios.ICANON)


def stop(program: PtyProgram, number: signal.Signals = signal.SIGSTOP) -> None:
    program.process.send_signal(number)
    assert program.wait_until(lambda: is_stopped(program.process.pid))


def go_on(program: PtyProgram) -> None:
    """Let a stopped program go on, and wait until it has drawn its screen anew."""
    since = len(program.output)
    program.process.send_signal(signal.SIGCONT)
    assert program.wait_for(PROMPT, since=since)
    until_done(program)


class TestStopped:
    def test_a_stopped_app_goes_on(self, demo: PtyProgram, saved: Path):
        type_text(demo, "før ")
        threads = threads_of(demo.process.pid)
        for _ in range(3):
            stop(demo)
            go_on(demo)
        assert threads_of(demo.process.pid) == threads
        type_text(demo, "efter og stadig i rækkefølge")
        assert end_and_read(demo, saved) == "før efter og stadig i rækkefølge"

    def test_what_others_did_to_the_terminal_meanwhile_is_undone(self, demo: PtyProgram, saved: Path):
        type_text(demo, "før")
        before = demo.text
        stop(demo)
        attributes = termios.tcgetattr(demo.master)
        attributes[3] |= termios.ECHO | termios.ICANON
        termios.tcsetattr(demo.master, termios.TCSANOW, attributes)
        demo.output += b"\x1b[2J$ other program"
        since = len(demo.output)
        go_on(demo)
        assert is_raw(demo)
        assert demo.text == before
        for mode in MODES:
            assert mode in demo.output[since:]
        type_text(demo, " og efter")
        assert end_and_read(demo, saved) == "før og efter"

    @pytest.mark.parametrize("by", ["key", "signal"])
    def test_a_suspended_app_has_saved_and_comes_back_with_all_on_the_screen(
        self, demo: PtyProgram, saved: Path, by: str
    ):
        type_text(demo, "før ")
        before, threads = demo.text, threads_of(demo.process.pid)
        for _ in range(2):
            if by == "key":
                demo.send(F3)
                assert demo.wait_until(lambda: is_stopped(demo.process.pid))
            else:
                stop(demo, signal.SIGTSTP)
            assert demo.wait_until(lambda: demo.output.rstrip().endswith(b"\x1b[?1004l"))  # given back
            assert saved.read_text(encoding="utf-8") == "før "
            assert not is_raw(demo)
            go_on(demo)
            assert demo.text == before
        assert threads_of(demo.process.pid) == threads
        type_text(demo, "efter")
        assert end_and_read(demo, saved) == "før efter"

    def test_a_stop_in_the_midst_of_typing_loses_nothing(self, demo: PtyProgram, saved: Path):
        typed = ""
        for number in range(20):
            word = f"ord{number} "
            demo.send(word)
            typed += word
            if number % 5 == 4:
                demo.process.send_signal(signal.SIGSTOP)
                demo.send("x")
                typed += "x"
                demo.process.send_signal(signal.SIGCONT)
        until_done(demo)
        assert end_and_read(demo, saved) == typed

    def test_ended_while_stopped_it_has_saved_once_it_goes_on(self, demo: PtyProgram, saved: Path):
        type_text(demo, "hej")
        stop(demo)
        demo.process.send_signal(signal.SIGTERM)
        demo.process.send_signal(signal.SIGCONT)
        assert demo.wait_end() == 128 + signal.SIGTERM
        assert saved.read_text(encoding="utf-8") == "hej"


class TestNoSize:
    def test_from_the_start(self, saved: Path):
        with start_demo(saved, columns=0, rows=0) as program:
            until_it_stands(program)
            type_text(program, "blind")
            assert_quiet(program)
            since = len(program.output)
            program.resize(60, 20)
            assert program.wait_for(PROMPT, since=since)
            assert program.wait_until(lambda: PROMPT in program.text.splitlines()[-1])
            assert "blind" in program.text
            assert end_and_read(program, saved) == "blind"

    def test_while_it_runs(self, demo: PtyProgram, saved: Path):
        type_text(demo, "før ")
        before = demo.text
        for columns, rows in ((0, 0), (0, 30), (100, 0), (1, 1), (0, 0)):
            set_size(demo, columns, rows)
            until_done(demo)
        assert_quiet(demo)
        type_text(demo, "efter ")
        demo.resize(100, 30)
        assert demo.wait_until(lambda: demo.text.replace("efter ", "      ", 1) == before), demo.text
        assert end_and_read(demo, saved) == "før efter "


@pytest.mark.parametrize("how", ["signal", "sequence"])
def test_a_size_without_room_for_a_list_is_no_end(demo: PtyProgram, saved: Path, how: str):
    type_text(demo, "hej")
    for columns, rows in ((1, 1), (3, 2), (8, 4), (0, 0)):
        if how == "signal":
            set_size(demo, columns, rows)
        else:
            demo.send(f"\x1b[48;{rows};{columns};{rows * 20};{columns * 10}t")
        until_done(demo)
    demo.send("\x1b[48;30;100;600;1000t!")
    assert demo.wait_for_text("hej!")
    assert end_and_read(demo, saved) == "hej!"


def test_an_absurd_size_is_not_believed(demo: PtyProgram, saved: Path):
    set_size(demo, 65535, 65535)
    until_done(demo)
    demo.resize(100, 30)
    demo.send("hej")
    assert demo.wait_for_text("hej")
    assert end_and_read(demo, saved) == "hej"


class TestBrokenLine:
    @pytest.mark.parametrize(
        "before", [(), IGNORING_HANG_UP, BLOCKING_HANG_UP], ids=["", "ignored", "blocked"]
    )
    def test_a_closed_terminal_is_the_end(self, saved: Path, before: tuple[str, ...]):
        with start_demo(saved, *before) as program:
            until_it_stands(program)
            type_text(program, "hej")
            program.hang_up()
            assert program.wait_end() == HANG_UP
        assert saved.read_text(encoding="utf-8") == "hej"

    def test_what_arrived_before_the_line_broke_is_kept(self, saved: Path):
        with start_demo(saved, *BLOCKING_HANG_UP) as program:
            until_it_stands(program)
            deliver(program, "\x1b[200~midt i en indsættelse")
            program.process.send_signal(signal.SIGCONT)
            assert program.wait_until(lambda: program.unread == 0)
            program.hang_up()
            assert program.wait_end() == HANG_UP
        assert saved.read_text(encoding="utf-8") == "midt i en indsættelse"

    def test_waiting_for_the_rest_of_a_sequence_costs_nothing(self, demo: PtyProgram, saved: Path):
        before = cpu_seconds(demo.process.pid)
        for beginning in ("\x1b[2", "\x1bO", "\x1b]10;", "\x1b[200~abc"):
            since = len(demo.output)
            demo.send(beginning)
            demo.wait_until(lambda: len(demo.output) > since, 0.5)  # noqa: B023 - asked within the loop
        assert cpu_seconds(demo.process.pid) - before < 0.5
        assert demo.wait_for_text("abc")
        demo.send(b"\xc3")
        assert demo.wait_for_text("abcÃ")
        assert end_and_read(demo, saved) == "abcÃ"


class SplitLine:
    """The demo with its input on one terminal and its output on another, either of which may go alone."""

    def __init__(self, saved: Path) -> None:
        self.input, stdin = os.openpty()
        self.output, stdout = os.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, str(saved)],
            stdin=stdin,
            stdout=stdout,
            stderr=stdout,
            start_new_session=True,
            env={"TERM": "xterm", "LANG": "C.UTF-8", "PATH": os.environ["PATH"], **SOURCES},
        )
        os.close(stdin)
        os.close(stdout)

    def wait_for(self, words: str) -> bool:
        """Whether these words are written within the time that one has patience for."""
        data, deadline = b"", time.monotonic() + PATIENCE
        while words.encode() not in data and time.monotonic() < deadline:
            if select.select([self.output], [], [], 0.1)[0]:
                data += os.read(self.output, 65536)
        return words.encode() in data

    def type(self, text: str) -> None:
        """Type, and wait until it has had its effect."""
        os.write(self.input, (text + F9).encode())
        assert self.wait_for(DONE)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def split(saved: Path) -> Iterator[SplitLine]:
    line = SplitLine(saved)
    assert line.wait_for(PROMPT)
    line.type("")
    yield line
    line.close()


class TestHalfALine:
    def test_the_keyboard_goes_alone(self, split: SplitLine, saved: Path):
        split.type("hej")
        os.close(split.input)
        assert split.process.wait(PATIENCE) == HANG_UP
        assert saved.read_text(encoding="utf-8") == "hej"

    def test_the_screen_goes_alone(self, split: SplitLine, saved: Path):
        os.close(split.output)
        before = cpu_seconds(split.process.pid)
        with suppress(subprocess.TimeoutExpired):
            split.process.wait(1.5)
        assert cpu_seconds(split.process.pid) - before < 0.2
        os.write(split.input, b"hej")  # what it draws now can't be written any more
        assert split.process.wait(PATIENCE) == HANG_UP
        assert saved.read_text(encoding="utf-8") == "hej"

    def test_output_that_must_not_block_is_written_whole(self, saved: Path):
        """Another program may have left the terminal so that a write fails when it is slow."""
        unblocking = "import os, sys; os.set_blocking(1, False); os.execvp(sys.argv[1], sys.argv[1:])"
        with start_demo(saved, sys.executable, "-c", unblocking, columns=300, rows=80) as program:
            pid = program.process.pid  # nothing is read: more is drawn than a terminal takes in unread
            written, waits = 0, 0
            deadline = time.monotonic() + PATIENCE
            while waits < 10 and time.monotonic() < deadline:  # until it waits, and no longer draws
                time.sleep(0.1)
                before, written = written, cpu_seconds(pid)
                waits = waits + 1 if written == before > 0.1 else 0
            until_it_stands(program)
            type_text(program, "hej")
            assert end_and_read(program, saved) == "hej"
