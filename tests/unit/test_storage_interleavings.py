"""What happens between two steps of a save: failures, other sessions, a process that dies."""

from __future__ import annotations

import asyncio
import errno
import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kerneblik.files import write_atomically
from kerneblik.reflection import Answer, Changes
from kerneblik.reflection.changes import PendingChanges
from kerneblik.storage import RoundStore, StorageError
from kerneblik.workspace import Autosave, Saved, SaveSchedule
from kerneblik.workspace.round_writer import ImmediateSaver
from support.storage import ID, Clock, answer, texts


@pytest.fixture
def store(tmp_path):
    store = RoundStore(tmp_path / "data", Clock())
    store.create("Efterår")
    return store


def written(text: str, edit_session: str = "mine", **changes) -> Answer:
    return replace(answer("q", text), edit_session=edit_session, **changes)


def failing(monkeypatch, name: str, code: int = errno.ENOSPC) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(f"kerneblik.files.{name}", fail)


# A save that failed


def test_a_text_that_could_not_be_saved_does_not_come_back_when_the_file_vanishes(store, monkeypatch):
    base = store.save(ID, Changes({"q": written("before")})).answer("q")
    with monkeypatch.context() as patch:
        failing(patch, "_write_temporary")
        with pytest.raises(StorageError):
            store.save(ID, Changes({"q": written("before, and a mistake")}, bases={"q": base}))
    store.path(ID).unlink()
    round_ = store.save(ID, Changes({"q": written("before, better")}, bases={"q": base}))
    assert texts(round_) == {"q": "before, better"}
    assert (store.versions(ID, "q"), round_.contested) == ([], frozenset())


def test_who_goes_on_after_a_save_that_only_seemed_to_fail_is_in_no_conflict(store, monkeypatch):
    base = store.save(ID, Changes({"q": written("a")})).answer("q")
    with monkeypatch.context() as patch:
        failing(patch, "sync_directory", errno.EIO)
        with pytest.raises(StorageError):
            store.save(ID, Changes({"q": written("ab")}, bases={"q": base}))
    assert texts(store.open(ID)) == {"q": "ab"}, "only the very last step failed"
    round_ = store.save(ID, Changes({"q": written("abc")}, bases={"q": base}))
    assert (store.versions(ID, "q"), round_.contested) == ([], frozenset())


# A file damaged while it is open


def test_a_process_that_dies_while_it_writes_a_damaged_file_anew_leaves_the_round_where_it_was(
    store, monkeypatch
):
    store.save(ID, Changes({"q": written("before")}))
    store.path(ID).write_bytes(b"damaged")
    with monkeypatch.context() as patch:
        failing(patch, "_write_temporary")
        with pytest.raises(StorageError):
            store.save(ID, Changes({"q": written("after")}))
    assert RoundStore(store.directory.path).latest_id() == ID
    assert store.path(ID).read_bytes() == b"damaged"


def test_a_damaged_file_is_set_aside_once_however_often_writing_it_anew_fails(store, monkeypatch):
    store.save(ID, Changes({"q": written("before")}))
    store.path(ID).write_bytes(b"damaged")
    with monkeypatch.context() as patch:
        failing(patch, "_write_temporary")
        for _ in range(3):
            with pytest.raises(StorageError):
                store.save(ID, Changes({"q": written("after")}))
    assert texts(store.save(ID, Changes({"q": written("after")}))) == {"q": "after"}
    aside = list(store.directory.rounds.glob("*.unreadable-*"))
    assert [path.read_bytes() for path in aside] == [b"damaged"]


# Typing on while a save is under way


def test_what_another_wrote_is_told_though_only_the_state_was_saved_here_meanwhile(store):
    seen = store.save(ID, Changes({"q": written("seen by both", "earlier")}))
    pending = PendingChanges(seen)
    pending.record(Changes({"q": replace(seen.answer("q"), set_aside=True)}))
    snapshot = pending.snapshot()
    store.save(ID, Changes({"q": written("theirs", "theirs")}, bases=seen.answers))
    kept = store.save(ID, snapshot)
    pending.record(Changes({"q": written("mine, typed during the save", "mine")}))
    pending.mark_saved(snapshot, kept)
    pending.rebase(kept)
    round_ = store.save(ID, pending.snapshot())
    assert texts(round_) == {"q": "mine, typed during the save"}
    assert ("theirs", True) in [(v.text, v.conflict) for v in store.versions(ID, "q")]


def test_a_text_that_had_to_be_cleaned_is_ones_own_all_the_same(store):
    pending = PendingChanges(store.open(ID))
    pending.record(Changes({"q": written("a\x07b")}))
    snapshot = pending.snapshot()
    kept = store.save(ID, snapshot)
    pending.record(Changes({"q": written("a\x07bc")}))
    pending.mark_saved(snapshot, kept)
    round_ = store.save(ID, pending.snapshot())
    assert texts(round_) == {"q": "abc"}
    assert (store.versions(ID, "q"), round_.contested) == ([], frozenset())


# Taking in what others saved


async def until(condition):
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("watch", [0.02, 600], ids=["while watching", "while saving"])
async def test_who_fails_to_take_in_an_arrival_is_told_of_the_next_one_and_goes_on_saving(store, watch):
    arrived = []

    def taking_in():
        arrived.append(texts(autosave.take_remote_changes()))
        raise RuntimeError("a mistake of ours")

    schedule = SaveSchedule(pause=0.02, limit=0.08, watch=watch)
    autosave = Autosave(store, store.open(ID), lambda _: None, taking_in, schedule=schedule)
    try:
        for number in range(3):
            RoundStore(store.directory.path).save(ID, Changes({"q": written(f"theirs {number}")}))
            autosave.record(Changes({"r": replace(answer("r", f"mine {number}"), edit_session="mine")}))
            await until(lambda: arrived and arrived[-1]["q"] == f"theirs {number}")  # noqa: B023
            await until(lambda: isinstance(autosave.state, Saved))
        autosave.record(Changes({"r": replace(answer("r", "mine, too"), edit_session="mine")}))
        await until(lambda: texts(store.open(ID)).get("r") == "mine, too")
    finally:
        autosave.close()


async def test_an_answer_that_the_disk_has_lost_is_saved_anew(store):
    older = store.path(ID).read_bytes()
    store.save(ID, Changes({"q": written("known here"), "r": answer("r", "")}))
    taken_in = []
    autosave = Autosave(
        store,
        store.open(ID),
        lambda _: None,
        lambda: taken_in.append(autosave.take_remote_changes()),
        schedule=SaveSchedule(pause=0.02, limit=0.08, watch=0.02),
    )
    try:
        write_atomically(store.path(ID), older)  # as when a backup is put in its place
        RoundStore(store.directory.path).save(ID, Changes({"s": answer("s", "written elsewhere since")}))
        everything = {"q": "known here", "s": "written elsewhere since"}
        await until(lambda: texts(store.read(ID)) == everything)
    finally:
        autosave.close()


def test_without_an_event_loop_it_is_saved_anew_too(store):
    older = store.path(ID).read_bytes()
    store.save(ID, Changes({"q": written("known here")}))
    taken_over = []
    saver = ImmediateSaver(
        store, store.open(ID), lambda: taken_over.append(texts(saver.take_remote_changes()))
    )
    write_atomically(store.path(ID), older)
    RoundStore(store.directory.path).save(ID, Changes({"s": answer("s", "written elsewhere since")}))
    saver.refresh()
    assert texts(store.read(ID)) == {"q": "known here", "s": "written elsewhere since"}
    assert taken_over[-1] == texts(store.read(ID))
    assert saver.error is None


# Clocks


def test_texts_of_a_day_on_which_the_clock_was_wrong_are_not_taken_for_old_ones(store):
    clock = store.clock
    number = 0

    def edit_session(text: str) -> None:
        nonlocal number
        number += 1
        store.save(ID, Changes({"q": written(text, f"session {number}", edited=clock())}))

    for day in range(15):
        edit_session(f"day {day}")
        clock.advance(days=1)
    right = clock.now
    clock.now = datetime(1970, 1, 1, 8, tzinfo=UTC)
    for hour in range(3):
        edit_session(f"hour {hour}")
        clock.advance(hours=1)
    clock.now = right
    edit_session("the next day")
    edit_session("and the one after")
    kept = [version.text for version in store.versions(ID, "q")]
    assert set(kept) >= {"hour 0", "hour 1", "hour 2", "the next day"}
