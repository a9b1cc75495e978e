"""From one round to another in a real terminal: what is typed at once lands in the one that is opened."""

from __future__ import annotations

from pathlib import Path

from kerneblik.storage import RoundStore
from support.terminal.keys import CTRL_R, DOWN, ENTER, UP
from support.terminal.visit import Visit, leave_the_introduction

TASK = "self-core-task"


def rounds(directory: Path) -> dict[str, str]:
    """What each round has as its first answer, by name."""
    summaries = RoundStore(directory).summaries()
    return {s.name: s.round.answer(TASK).text for s in summaries if s.round is not None}


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
        visit.types((UP if above else DOWN) + ENTER + "til den gamle")
        visit.sees("til den gamle")
        visit.sees("Kerneblik   Den gamle")
        visit.leaves()
    assert rounds(tmp_path) == {"Den gamle": "til den gamle", "Den nye": "til den nye"}


def test_what_is_typed_while_a_round_takes_its_time_to_open_lands_in_it_too(tmp_path: Path):
    store = RoundStore(tmp_path)
    store.create("Den gamle")
    new = store.create("Den nye").id
    store.close()
    with Visit(tmp_path, "--round", new, altered="slow_rounds") as visit:
        leave_the_introduction(visit)
        visit.types(CTRL_R)
        visit.sees("(åben)")
        above = visit.program.text.index("Den gamle") < visit.program.text.index("(åben)")
        visit.types((UP if above else DOWN) + ENTER + "til den gamle")
        visit.sees("til den gamle")
        visit.leaves()
    assert rounds(tmp_path) == {"Den gamle": "til den gamle", "Den nye": ""}
