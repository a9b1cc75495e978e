"""Several sessions on one round, and the earlier texts of an answer: no text is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from kerneblik.reflection import Answer, Changes, Version, holds
from kerneblik.reflection.changes import PendingChanges
from kerneblik.storage import RoundStore
from kerneblik.storage.format.versions import LARGEST, kept_versions, reconcile, too_much
from support.storage import ID, START, Clock, answer, texts


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    store = RoundStore(tmp_path / "data", clock)
    store.create("Efterår")
    return store


class EditSession:
    """One session at work on the question `q`, which sees what others saved only when it looks."""

    def __init__(self, store, name, clock):
        self.store = RoundStore(store.directory.path, clock)
        self.name = name
        self.clock = clock
        self.look()

    def look(self):
        self.seen = self.store.open(ID).answer("q")

    def save(self, text, **changes):
        mine = replace(answer("q", text), edit_session=self.name, edited=self.clock(), **changes)
        round_ = self.store.save(ID, Changes({"q": mine}, bases={"q": self.seen}))
        self.seen = round_.answer("q")
        return round_


def version_texts(store) -> list[str]:
    return [version.text for version in store.versions(ID, "q")]


def test_one_version_is_kept_per_edit_session_not_per_save(store, clock):
    monday = EditSession(store, "monday", clock)
    for text in ("M", "Ma", "Mandag"):
        monday.save(text)
    assert store.versions(ID, "q") == []
    clock.advance(days=1)
    tuesday = EditSession(store, "tuesday", clock)
    for text in ("Mandag og", "Mandag og tirsdag"):
        tuesday.save(text)
    (kept,) = store.versions(ID, "q")
    assert kept == Version("q", "Mandag", START, "monday")


def test_when_two_sessions_change_one_answer_both_texts_are_kept(store, clock):
    office, home = EditSession(store, "office", clock), EditSession(store, "home", clock)
    assert not office.save("Fra kontoret").contested
    assert home.save("Hjemmefra").contested == {"q"}
    assert texts(store.open(ID)) == {"q": "Hjemmefra"}
    (other,) = store.versions(ID, "q")
    assert (other.text, other.conflict) == ("Fra kontoret", True)


def test_a_conflict_remains_until_it_was_looked_at(store, clock):
    office, home = EditSession(store, "office", clock), EditSession(store, "home", clock)
    office.save("Fra kontoret")
    home.save("Hjemmefra")
    assert store.open(ID).contested == {"q"}
    round_ = store.save(ID, Changes(looked_at=frozenset(store.versions(ID, "q"))))
    assert round_.contested == store.open(ID).contested == frozenset()
    assert version_texts(store) == ["Fra kontoret"]


def test_who_has_seen_the_others_text_makes_no_conflict(store, clock):
    office, home = EditSession(store, "office", clock), EditSession(store, "home", clock)
    office.save("Fra kontoret")
    home.look()
    assert not home.save("Fra kontoret og hjemmefra").contested
    assert version_texts(store) == ["Fra kontoret"]


def test_two_that_type_at_the_same_time_leave_one_version_each(store, clock):
    office, home = EditSession(store, "office", clock), EditSession(store, "home", clock)
    for length in range(1, 30):
        office.save("kontor" * length)
        home.save("hjemme" * length)
    assert texts(store.open(ID)) == {"q": "hjemme" * 29}
    assert version_texts(store) == ["kontor" * 29]


def test_what_was_deleted_between_two_conflicts_is_kept_too(store, clock):
    office, home = EditSession(store, "office", clock), EditSession(store, "home", clock)
    office.save("det første")
    home.save("a")
    office.save("noget helt andet")
    home.save("ab")
    assert set(version_texts(store)) == {"det første", "noget helt andet"}


def test_setting_aside_and_writing_elsewhere_do_not_disturb_each_other(store, clock):
    first = EditSession(store, "first", clock)
    first.save("tekst")
    second = EditSession(store, "second", clock)
    first.save("tekst, og mere")
    round_ = second.save("tekst", set_aside=True)
    assert (round_.answer("q").text, round_.answer("q").set_aside) == ("tekst, og mere", True)
    round_ = first.save("tekst, og mere endnu")
    assert (round_.answer("q").text, round_.answer("q").set_aside) == ("tekst, og mere endnu", True)
    assert not round_.contested


def test_an_emptied_answer_can_be_taken_back(store, clock):
    EditSession(store, "monday", clock).save("Det hele")
    EditSession(store, "tuesday", clock).save("")
    assert version_texts(store) == ["Det hele"]


@pytest.mark.slow
def test_versions_get_fewer_with_age_and_none_is_lost_within_a_day(store, clock):
    for day in range(75):
        EditSession(store, f"{day}", clock).save(f"dag {day}")
        clock.advance(days=1)
    kept = [int(text.removeprefix("dag ")) for text in version_texts(store)]
    assert kept[:10] == list(range(73, 63, -1))
    assert len(kept) <= 10 + 30 + 3
    assert kept[-1] < 30
    for hour in range(20):
        EditSession(store, f"h{hour}", clock).save(f"time {hour}")
        clock.advance(minutes=40)
    assert len([text for text in version_texts(store) if text.startswith("time")]) == 19


def test_a_conflict_is_never_thinned_out(store, clock):
    office, home = EditSession(store, "office", clock), EditSession(store, "home", clock)
    office.save("Fra kontoret")
    home.save("Hjemmefra")
    for month in range(30):
        clock.advance(days=30)
        EditSession(store, f"{month}", clock).save(f"måned {month}")
    assert "Fra kontoret" in version_texts(store)


def test_all_versions_of_a_round_are_bounded_the_oldest_go(clock):
    versions = {n: Version("q", "x" * (LARGEST // 4), START + timedelta(days=n)) for n in range(6)}
    assert too_much(versions) == {0, 1}


def test_a_plain_reader_of_the_file_finds_answers_and_versions(store, clock):
    EditSession(store, "monday", clock).save("Før")
    EditSession(store, "tuesday", clock).save("Efter")
    with TinyDB(store.path(ID), encoding="utf-8", access_mode="r") as database:
        assert [d["text"] for d in database.table("answers")] == ["Efter"]
        assert [d["text"] for d in database.table("versions")] == ["Før"]


def test_a_version_that_makes_no_sense_is_left_alone_and_in_nobodys_way(store, clock):
    EditSession(store, "monday", clock).save("Før")
    EditSession(store, "tuesday", clock).save("Efter")
    content = json.loads(store.path(ID).read_bytes())
    content["versions"]["7"] = {"question": "q", "text": 3, "conflict": True}
    store.path(ID).write_text(json.dumps(content), encoding="utf-8")
    EditSession(store, "wednesday", clock).save("Endnu senere")
    assert version_texts(store) == ["Efter", "Før"]
    assert json.loads(store.path(ID).read_bytes())["versions"]["7"]["text"] == 3


def test_what_others_saved_is_found_and_only_then(store, clock):
    store.open(ID)
    assert store.refresh(ID) is None, "it was read just now"
    EditSession(store, "other", clock).save("Fra en anden")
    round_ = store.refresh(ID)
    assert round_ is not None
    assert texts(round_) == {"q": "Fra en anden"}
    assert store.refresh(ID) is None


def test_a_round_that_vanished_is_written_anew_with_its_versions(store, clock):
    EditSession(store, "monday", clock).save("Før")
    session = EditSession(store, "tuesday", clock)
    session.save("Efter")
    store.path(ID).unlink()
    session.save("Efter alt")
    assert texts(store.open(ID)) == {"q": "Efter alt"}
    assert version_texts(store) == ["Før"]


ANSWERS = st.builds(
    Answer,
    question=st.just("q"),
    text=st.text("ab \n", max_size=4),
    set_aside=st.booleans(),
    edit_session=st.sampled_from(["one", "two"]),
)


@given(ANSWERS, ANSWERS, ANSWERS)
def test_no_text_of_another_is_ever_dropped_unseen(on_disk, base, mine):
    outcome = reconcile(on_disk, base, mine)
    survivors = {outcome.answer.text, outcome.displaced.text if outcome.displaced else ""}
    assert mine.text in survivors or mine.text == base.text
    if on_disk.text != base.text and on_disk.text.strip():
        assert on_disk.text in survivors


@given(st.lists(ANSWERS, max_size=12))
def test_a_text_once_displaced_stands_in_what_is_kept(answers):
    kept: dict[int, Version] = {}
    numbers = iter(range(1000))
    on_disk, displaced = None, []
    for mine in answers:
        outcome = reconcile(on_disk, Answer("q", "seen before"), mine)
        displaced += [outcome.displaced.text] if outcome.displaced else []
        kept = kept_versions(kept, outcome, (), numbers)
        on_disk = outcome.answer
    there = [version.text for version in kept.values()] + ([on_disk.text] if on_disk else [])
    assert all(any(holds(text, gone) for text in there) for gone in displaced)


def test_all_of_a_text_that_the_disk_lost_is_saved_anew_be_it_only_lines(store):
    for text in ("Tryghed", "\n"):
        on_disk = store.save(ID, Changes({"q": answer("q", text)}))
        without = replace(on_disk, answers={})
        lost = PendingChanges(on_disk).pop_missing(without).answers
        assert {key: each.text for key, each in lost.items()} == {"q": text}
