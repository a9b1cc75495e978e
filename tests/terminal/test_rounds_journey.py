"""From one round to the next in a real terminal: the earlier answer, two of them compared, the trash."""

from __future__ import annotations

import sys
from pathlib import Path

from kerneblik.storage import RoundStore
from support.terminal.emulator import PtyProgram
from terminal.test_journey import ENTER, ESC, F10, Visit

CTRL_N, CTRL_R, CTRL_U, DOWN, F6, F7, PAGE_DOWN = (
    "\x0e",
    "\x12",
    "\x15",
    "\x1b[B",
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[6~",
)
TASK = "self-core-task"
BEFORE = "Tryghed for alle borgere"


def leave(visit: Visit) -> None:
    visit.types(F10)
    assert visit.program.wait_end() == 0


def rounds(directory: Path) -> dict[str, str]:
    """What each round has as its first answer, by name."""
    summaries = RoundStore(directory).summaries()
    return {s.name: s.round.answer(TASK).text for s in summaries if s.round is not None}


def test_from_one_round_to_the_next(tmp_path: Path):
    with Visit(tmp_path) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + BEFORE)
        visit.sees(BEFORE)
        visit.types(CTRL_R)
        visit.sees("(åben)")
        visit.types("n")
        visit.sees("Den begynder uden svar")
        visit.types(CTRL_U + "Efter fusionen" + ENTER)
        visit.sees("Kerneblik   Efter fusionen")
        visit.sees("Skriv for dig selv")
        visit.types("Mit nye svar" + CTRL_N)
        visit.sees(BEFORE)
        visit.sees("F7 tag med")
        visit.types(F7)
        visit.sees("7 ord")
        visit.types("!")
        visit.sees(f"{BEFORE}!")
        leave(visit)
    kept = rounds(tmp_path)
    first = next(name for name in kept if name != "Efter fusionen")
    assert kept == {first: BEFORE, "Efter fusionen": f"Mit nye svar\n\n{BEFORE}!"}

    with Visit(tmp_path) as again:
        again.sees("Kerneblik   Efter fusionen")
        again.sees("Mit nye svar")
        again.types(CTRL_R)
        again.sees("(åben)")
        again.types("kc" if again.program.text.index(first) < again.program.text.index("(åben)") else "jc")
        again.sees(f"Fra {first} til Efter fusionen")
        again.types("\t")
        again.sees("(ændret)")
        again.sees("efter Mit nye svar")
        again.types(ESC)
        again.sees("C: sammenlign")
        again.types("d")
        again.sees(f"Slet »{first}«")
        again.types(DOWN + ENTER)
        again.sees("Papirkurv")
        again.sees("Kan hentes tilbage")
        assert list(rounds(tmp_path)) == ["Efter fusionen"]
        again.types(ENTER)
        again.sees("er hentet tilbage")
        again.types(ESC)
        again.sees("Mit nye svar")
        leave(again)
    assert rounds(tmp_path) == kept


def test_another_round_is_opened_and_what_is_typed_at_once_lands_in_it(tmp_path: Path):
    store = RoundStore(tmp_path)
    store.create("Den gamle")
    new = store.create("Den nye").id
    store.close()
    with Visit(tmp_path, "--round", new) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "til den nye" + CTRL_R)
        visit.sees("(åben)")
        above = visit.program.text.index("Den gamle") < visit.program.text.index("Den nye (åben)")
        visit.types(("\x1b[A" if above else DOWN) + ENTER + "til den gamle")
        visit.sees("til den gamle")
        visit.sees("Kerneblik   Den gamle")
        leave(visit)
    assert rounds(tmp_path) == {"Den gamle": "til den gamle", "Den nye": "til den nye"}


SLOW = """
import sys, time
from kerneblik.cli import run
from kerneblik.storage import RoundStore
from kerneblik.terminal import key_order

key_order.PATIENCE = 0.02  # what is typed does not wait for the round that is being opened
opened = RoundStore.open
RoundStore.open = lambda store, round_id: (time.sleep(0.5), opened(store, round_id))[1]
run()
"""


class SlowVisit(Visit):
    """A visit in which opening a round takes longer than any key waits."""

    def __init__(self, directory: Path, *arguments: str) -> None:
        self.directory = directory
        command = [sys.executable, "-c", SLOW, "--data", str(directory), "--lang", "da", *arguments]
        self.program = PtyProgram(command, environ={"HOME": str(directory)}, columns=80, rows=24)


def test_what_is_typed_while_a_round_takes_its_time_to_open_lands_in_it_too(tmp_path: Path):
    store = RoundStore(tmp_path)
    store.create("Den gamle")
    new = store.create("Den nye").id
    store.close()
    with SlowVisit(tmp_path, "--round", new) as visit:
        visit.sees("360-graders")
        visit.types(ENTER)
        visit.sees("Skriv for dig selv")
        visit.types(CTRL_R)
        visit.sees("(åben)")
        above = visit.program.text.index("Den gamle") < visit.program.text.index("(åben)")
        visit.types(("\x1b[A" if above else DOWN) + ENTER + "til den gamle")
        visit.sees("til den gamle")
        leave(visit)
    assert rounds(tmp_path) == {"Den gamle": "til den gamle", "Den nye": ""}


def test_a_round_that_another_session_has_open_is_not_deleted(tmp_path: Path):
    with Visit(tmp_path) as first:
        first.sees("360-graders")
        first.types(ENTER + "hjemmefra")
        first.sees("Gemt")
        RoundStore(tmp_path).create("En anden")
        with Visit(tmp_path) as second:
            second.sees("En anden")
            second.types(CTRL_R)
            second.sees("(åben)")
            text = second.program.text
            other = next(n for n in rounds(tmp_path) if n != "En anden")
            second.types(("k" if text.index(other) < text.index("(åben)") else "j") + "d")
            second.sees(f"Slet »{other}«")
            second.types(DOWN + ENTER)
            second.sees("åben i en anden session")
            second.types(ESC)
            leave(second)
        first.types(", og videre")
        first.sees("og videre")
        leave(first)
    assert rounds(tmp_path)[other] == "hjemmefra, og videre"


def test_the_earlier_answer_is_scrolled_in_a_small_terminal(tmp_path: Path):
    store = RoundStore(tmp_path)
    with Visit(tmp_path, columns=40, rows=12) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + "første linje\r\r" + "\r\r".join(f"afsnit {n}" for n in range(9)))
        visit.sees("afsnit 8")
        leave(visit)
    store.create("Ny")
    store.close()
    with Visit(tmp_path, columns=40, rows=12) as visit:
        visit.sees("Skriv for dig selv")
        visit.types(CTRL_N)
        visit.sees("første linje")
        visit.types(F6 + PAGE_DOWN * 30)
        visit.sees("afsnit 8")
        visit.types(F6 + "og nu jeg")
        visit.sees("og nu jeg")
        leave(visit)
    assert rounds(tmp_path)["Ny"] == "og nu jeg"
