"""A word found across two rounds in a real terminal, while it is typed, and gone to."""

from __future__ import annotations

from pathlib import Path

from kerneblik.reflection import Answer
from kerneblik.storage import Changes, RoundStore
from support.terminal.visit import ENTER, ESC, F10, Visit, leave_the_introduction

CTRL_F = "\x06"
TASK, LAST = "self-core-task", "citizens-contribution"


def with_an_earlier_round(directory: Path) -> str:
    """Make two rounds, the earlier one with a text; the id of the later one."""
    store = RoundStore(directory)
    earlier = store.create("Forår").id
    store.save(earlier, Changes({LAST: Answer(LAST, "Vi mødtes i Åbenrå om det fælles")}))
    later = store.create("Efterår").id
    store.close()
    return later


def test_a_word_is_found_across_two_rounds_and_gone_to(tmp_path: Path):
    later = with_an_earlier_round(tmp_path)
    with Visit(tmp_path, "--round", later) as visit:
        leave_the_introduction(visit)
        visit.types("Mødet i aabenraa var godt" + CTRL_F)
        visit.sees("Der søges i alle runder")
        visit.types("åbenrå")
        visit.sees("2 tekster")
        visit.sees("Efterår · Dig selv")
        visit.sees("Mødet i aabenraa var godt")
        visit.sees("Forår · Borgere/kunder")
        visit.types("\x1b[B" + ENTER)
        visit.sees("Runden »Forår« er åbnet")
        visit.sees("Kerneblik   Forår")
        visit.sees("Vi mødtes i Åbenrå om det fælles")
        visit.types("på torvet i ")
        visit.sees("Vi mødtes i på torvet i Åbenrå")
        visit.types(CTRL_F)
        visit.sees("2 tekster")  # of what was looked for before, which gives way to what is typed
        visit.types("torvet")
        visit.sees("1 tekst")
        visit.types(ESC)
        visit.types(F10)
        assert visit.program.wait_end() == 0
    rounds = {s.name: s.round for s in RoundStore(tmp_path).summaries()}
    assert rounds["Efterår"].answer(TASK).text == "Mødet i aabenraa var godt"
    assert rounds["Forår"].answer(LAST).text == "Vi mødtes i på torvet i Åbenrå om det fælles"


def test_a_word_typed_at_once_and_entered_is_looked_for_in_full(tmp_path: Path):
    later = with_an_earlier_round(tmp_path)
    with Visit(tmp_path, "--round", later) as visit:
        leave_the_introduction(visit)
        visit.types(CTRL_F)
        visit.sees("Der søges i alle runder")
        visit.types("fælles" + ENTER + "!")
        visit.sees("om det !fælles")
        visit.types(F10)
        assert visit.program.wait_end() == 0
