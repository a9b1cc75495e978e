"""Two sessions of one leader on one round, at home and at the office, each in a real terminal."""

from __future__ import annotations

from pathlib import Path

from kerneblik.storage import RoundStore
from support.terminal.keys import BACK_TAB, CTRL_G, CTRL_S, TAB
from support.terminal.visit import Visit

QUESTION = "self-core-task"


def begin(directory: Path) -> None:
    """A round, and a leader who has seen the introduction."""
    store = RoundStore(directory)
    store.create("Efterår")
    store.close()
    (directory / "settings.json").write_text('{"introduction_seen": true}')


def texts(directory: Path) -> set[str]:
    store = RoundStore(directory)
    round_id = store.latest_id()
    assert round_id is not None
    kept = {version.text for version in store.versions(round_id, QUESTION)}
    return kept | {store.open(round_id).answer(QUESTION).text}


def test_what_one_saves_appears_in_the_other_and_is_there_when_the_one_is_killed(tmp_path: Path):
    begin(tmp_path)
    with Visit(tmp_path) as office, Visit(tmp_path) as home:
        office.sees("Skriv for dig selv")
        home.sees("Skriv for dig selv")
        office.types("Fra kontoret")
        home.sees("Fra kontoret")
        home.sees("1 af 32")
        home.types(TAB + "Hjemmefra")
        office.sees("2 af 32")
        office.types(", før strømmen gik")
        home.types(BACK_TAB)
        office.comes_to_disk(lambda kept: kept.answer(QUESTION).text == "Fra kontoret, før strømmen gik")
        office.program.process.kill()
        home.sees("Fra kontoret, før strømmen gik")
        home.leaves()
    assert texts(tmp_path) == {"Fra kontoret, før strømmen gik"}


def test_when_both_write_at_once_both_texts_are_kept_told_and_merged(tmp_path: Path):
    begin(tmp_path)
    with Visit(tmp_path) as office, Visit(tmp_path, altered="inattentive") as home:
        office.sees("Skriv for dig selv")
        home.sees("Skriv for dig selv")
        office.types("Fra kontoret" + CTRL_S)
        office.comes_to_disk(lambda kept: kept.answer(QUESTION).text == "Fra kontoret")
        home.types("Hjemmefra" + CTRL_S)
        office.sees("andet vindue")
        home.sees("andet vindue")
        assert texts(tmp_path) == {"Fra kontoret", "Hjemmefra"}
        home.types(CTRL_G)
        home.sees("Tidligere tekster")
        home.sees("skrevet samtidig")
        home.types("m")
        home.sees("3 ord")
        home.leaves()
        office.sees("Hjemmefra")
        office.leaves()
    store = RoundStore(tmp_path)
    round_ = store.open(store.latest_id() or "")
    assert set(round_.answer(QUESTION).text.split("\n")) == {"Fra kontoret", "Hjemmefra"}
    assert not round_.contested
