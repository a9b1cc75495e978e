"""A word typed at once in a real terminal is looked for in full before what is typed behind it acts."""

from __future__ import annotations

from pathlib import Path

from kerneblik.reflection import Answer, Changes
from kerneblik.storage import RoundStore
from support.terminal.keys import CTRL_F, ENTER
from support.terminal.visit import Visit, leave_the_introduction

LAST = "citizens-contribution"


def with_an_earlier_round(directory: Path) -> str:
    """Make two rounds, the earlier one with a text; the id of the later one."""
    store = RoundStore(directory)
    earlier = store.create("Forår").id
    store.save(earlier, Changes({LAST: Answer(LAST, "Vi mødtes i Åbenrå om det fælles")}))
    later = store.create("Efterår").id
    store.close()
    return later


def test_a_word_typed_at_once_and_entered_is_looked_for_in_full(tmp_path: Path):
    later = with_an_earlier_round(tmp_path)
    with Visit(tmp_path, "--round", later) as visit:
        leave_the_introduction(visit)
        visit.types(CTRL_F)
        visit.sees("Der søges i alle runder")
        visit.types("fælles" + ENTER + "!")
        visit.sees("om det !fælles")
        visit.leaves()
