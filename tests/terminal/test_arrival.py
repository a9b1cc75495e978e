"""What arrives in a real terminal, and what of it is in the text afterwards."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from support.terminal.demo import deliver, end_and_read, type_text, until_done
from support.terminal.emulator import PtyProgram
from support.terminal.keys import CTRL_Q, LEFT, PASTE, RIGHT
from support.terminal.keys import PASTE_END as END

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
        demo.wait_until(lambda: demo.unread == 0)
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
    demo.send(f"{PASTE}a{END}{CTRL_Q}b{END}")  # in one go, and nothing behind it
    assert demo.wait_for_text("ab")
    assert demo.running
    assert end_and_read(demo, saved) == "ab"


def test_keys_behind_a_paste_work(demo: PtyProgram, saved: Path):
    demo.send(f"{PASTE}ac{END}{LEFT}b")
    assert demo.wait_for_text("abc")
    assert end_and_read(demo, saved) == "abc"


def test_a_paste_that_never_ends(demo: PtyProgram, saved: Path):
    demo.send(f"{PASTE}begyndt")
    assert demo.wait_for_text("begyndt")
    for key, shown in (("!", "begyndt!"), (LEFT, "begyndt!"), ("?", "begyndt?!")):
        demo.send(key)
        assert demo.wait_for_text(shown)
    demo.send(f" resten {CTRL_Q}")
    assert demo.wait_for_text("begyndt? resten !")
    assert demo.running
    demo.send(END)
    assert end_and_read(demo, saved) == "begyndt? resten !"


def test_a_large_paste_arrives_whole(demo: PtyProgram, saved: Path):
    text = "".join(f"Linje {number}: blåbærgrød\n" for number in range(40_000))
    data = f"{PASTE}{text}{END}".encode()
    for start in range(0, len(data), 4000):
        demo.send(data[start : start + 4000])
    until_done(demo)
    assert end_and_read(demo, saved) == text


def test_what_is_typed_in_other_ways(demo: PtyProgram, saved: Path):
    type_text(demo, "10\u00a0km 👩\u200d💻")  # spaces that do not break
    type_text(demo, "a\x1b2b")  # a character behind Esc in one go types nothing
    type_text(demo, "\x1b[O")  # a terminal that says it has lost the focus, and that is pasted into
    type_text(demo, f"{PASTE}indsat{END}")
    assert end_and_read(demo, saved) == "10\u00a0km 👩\u200d💻abindsat"


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
    deliver(demo, text + LEFT * 3 + "<\r>")
    demo.process.send_signal(end)
    demo.process.send_signal(signal.SIGCONT)
    assert demo.wait_end() == 128 + end
    assert saved.read_text(encoding="utf-8") == f"{text[:-3]}<\n>{text[-3:]}"


def test_half_a_paste_before_the_end_is_kept(demo: PtyProgram, saved: Path):
    deliver(demo, f"{PASTE}midt i det hele")
    demo.process.send_signal(signal.SIGCONT)
    assert end_and_read(demo, saved) == "midt i det hele"
