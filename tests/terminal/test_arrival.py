"""What arrives in a real terminal, and what of it is in the text afterwards."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from support.terminal.demo import end_and_read, type_text
from support.terminal.emulator import PtyProgram

PASTE, END = "\x1b[200~", "\x1b[201~"
CTRL_Q, LEFT, RIGHT = "\x11", "\x1b[D", "\x1b[C"
LATE_ANSWERS = (
    "\x1b[?62;22c\x1b[>1;10;0c\x1b[0n\x1b[24;80R\x1b[?0u\x1bP>|emulator(1)\x1b\\"
    "\x1b]10;rgb:dddd/dddd/dddd\x1b\\\x1b]11;rgb:1111/1111/1111\x07\x1b]52;c;SGVt\x1b\\"
    "\x1b[?2026;2$y\x1b[?2048;0$y\x1b[?12;3$y"
)


def click(program: PtyProgram, words: str) -> str:
    """What a click on these words sends."""
    for row, line in enumerate(program.text.splitlines(), 1):
        if (column := line.find(words) + 1) > 0:
            return f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"
    raise AssertionError(f"{words!r} is not on the screen:\n{program.text}")


def test_late_answers_are_not_typed(demo: PtyProgram, saved: Path):
    type_text(demo, f"før{LATE_ANSWERS}efter")
    for character in LATE_ANSWERS:  # a slow line
        demo.send(character)
        time.sleep(0.002)
    type_text(demo, "!")
    assert end_and_read(demo, saved) == "førefter!"


def test_text_in_two_encodings(demo: PtyProgram, saved: Path):
    type_text(demo, "blåbær ")
    type_text(demo, "ÆØÅ æøå".encode("latin-1"))
    assert "blåbær ÆØÅ æøå" in demo.text
    assert end_and_read(demo, saved) == "blåbær ÆØÅ æøå"


def test_a_paste_is_text_and_presses_nothing(demo: PtyProgram, saved: Path):
    type_text(demo, f"{PASTE}a{CTRL_Q}\x1b{CTRL_Q}\x1b[21~\x1bOQb\r\n\tc{END}{END}")
    assert demo.running
    assert end_and_read(demo, saved) == "a[21~OQb\n\tc"


def test_what_looks_like_the_end_of_a_paste_is_not(demo: PtyProgram, saved: Path):
    type_text(demo, f"{PASTE}a{END}{CTRL_Q}b{END}")
    assert demo.running
    assert end_and_read(demo, saved) == "ab"


def test_keys_behind_a_paste_work(demo: PtyProgram, saved: Path):
    type_text(demo, f"{PASTE}ac{END}{LEFT}b")
    assert end_and_read(demo, saved) == "abc"


def test_a_paste_that_never_ends(demo: PtyProgram, saved: Path):
    demo.send(f"{PASTE}begyndt")
    demo.settle(1.5)
    assert "begyndt" in demo.text
    type_text(demo, "!")
    type_text(demo, LEFT)
    type_text(demo, "?")
    assert "begyndt?!" in demo.text
    demo.send(f" resten {CTRL_Q}")
    demo.settle(1.0)
    assert demo.running
    demo.send(END)
    assert end_and_read(demo, saved) == "begyndt? resten !"


def test_a_large_paste_arrives_whole(demo: PtyProgram, saved: Path):
    text = "".join(f"Linje {number}: blåbærgrød\n" for number in range(40_000))
    data = f"{PASTE}{text}{END}".encode()
    for start in range(0, len(data), 4000):
        demo.send(data[start : start + 4000])
    demo.settle(2.0, timeout=60.0)
    assert end_and_read(demo, saved) == text


def test_spaces_that_do_not_break_are_typed(demo: PtyProgram, saved: Path):
    type_text(demo, "10\u00a0km 👩\u200d💻")
    assert end_and_read(demo, saved) == "10\u00a0km 👩\u200d💻"


def test_esc_and_a_character_in_one_go_are_two_keys(demo: PtyProgram, saved: Path):
    type_text(demo, "a\x1b2b")
    assert end_and_read(demo, saved) == "a2b"


def test_a_paste_into_a_terminal_that_said_it_had_lost_the_focus(demo: PtyProgram, saved: Path):
    type_text(demo, "\x1b[O")
    type_text(demo, f"{PASTE}indsat{END}")
    assert end_and_read(demo, saved) == "indsat"


def test_clicks_and_keys_in_one_burst_act_in_their_order(demo: PtyProgram, saved: Path):
    type_text(demo, "øverst\rnederst")
    top, bottom = click(demo, "øverst"), click(demo, "nederst")
    type_text(demo, f"abc{top}def{bottom}ghi{top}{LEFT}x{RIGHT}y")
    assert end_and_read(demo, saved) == "xdyeføverst\nghinederstabc"


def test_a_click_takes_the_keys_behind_it_elsewhere(demo: PtyProgram, saved: Path):
    line = click(demo, "in one line")
    text = click(demo, "evil").replace(";1M", ";3M").replace(";1m", ";3m")
    type_text(demo, f"abc{line}def{text}ghi{line}jkl")
    assert "jkldef" in demo.text
    assert sorted(end_and_read(demo, saved)) == sorted("abcghi")
    assert saved.with_name("saved.txt.line").read_text(encoding="utf-8") == "jkldef"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_just_before_the_end_is_kept(demo: PtyProgram, saved: Path, end: signal.Signals):
    text = "".join(f"{number} " for number in range(80))
    demo.send(text + LEFT * 3 + "<\r>")
    time.sleep(0.02)
    demo.process.send_signal(end)
    assert demo.wait_end() == 128 + end
    assert saved.read_text(encoding="utf-8") == f"{text[:-3]}<\n>{text[-3:]}"


def test_half_a_paste_before_the_end_is_kept(demo: PtyProgram, saved: Path):
    demo.send(f"{PASTE}midt i det hele")
    time.sleep(0.1)
    assert end_and_read(demo, saved) == "midt i det hele"
