"""Two sessions of one leader on one round, at home and at the office, each in a real terminal."""

from __future__ import annotations

from pathlib import Path

from kerneblik.storage import RoundStore
from terminal.test_journey import ENTER, ESC, F10, TAB, Visit

CTRL_G, CTRL_S = "\x07", "\x13"
QUESTION = "self-core-task"


def begin(directory: Path) -> None:
    with Visit(directory) as visit:
        visit.sees("360-graders")
        visit.types(ENTER + F10)
        assert visit.program.wait_end() == 0


def texts(directory: Path) -> set[str]:
    store = RoundStore(directory)
    round_id = store.latest_id()
    assert round_id is not None
    kept = {version.text for version in store.versions(round_id, QUESTION)}
    return kept | {store.open(round_id).answer(QUESTION).text}


def test_what_one_saves_appears_in_the_other(tmp_path: Path):
    begin(tmp_path)
    with Visit(tmp_path) as office, Visit(tmp_path) as home:
        office.sees("Skriv for dig selv")
        home.sees("Skriv for dig selv")
        office.types("Fra kontoret")
        home.sees("Fra kontoret")
        home.sees("1 af 32")
        home.types(TAB + "Hjemmefra")
        office.sees("2 af 32")
        for visit in (office, home):
            visit.types(F10)
            assert visit.program.wait_end() == 0
    assert texts(tmp_path) == {"Fra kontoret"}


def test_when_both_write_at_once_both_texts_are_kept_told_and_merged(tmp_path: Path):
    begin(tmp_path)
    with Visit(tmp_path) as office, Visit(tmp_path) as home:
        office.sees("Skriv for dig selv")
        home.sees("Skriv for dig selv")
        office.types("Fra kontoret" + CTRL_S)
        home.types("Hjemmefra" + CTRL_S)
        office.sees("anden session")
        home.sees("anden session")
        assert texts(tmp_path) == {"Fra kontoret", "Hjemmefra"}
        home.types(CTRL_G)
        home.sees("Tidligere tekster")
        home.sees("skrevet samtidig")
        home.types("m")
        home.sees("3 ord")
        home.types(F10)
        assert home.program.wait_end() == 0
        office.sees("Hjemmefra")
        office.types(ESC + F10)
        assert office.program.wait_end() == 0
    store = RoundStore(tmp_path)
    round_ = store.open(store.latest_id() or "")
    assert set(round_.answer(QUESTION).text.split("\n")) == {"Fra kontoret", "Hjemmefra"}
    assert not round_.contested


def test_one_is_killed_and_the_other_has_all_of_it(tmp_path: Path):
    begin(tmp_path)
    with Visit(tmp_path) as office, Visit(tmp_path) as home:
        office.sees("Skriv for dig selv")
        home.sees("Skriv for dig selv")
        office.types("Før strømmen gik")
        office.sees("Gemt")
        office.program.process.kill()
        home.sees("Før strømmen gik")
