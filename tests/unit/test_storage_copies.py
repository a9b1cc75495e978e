"""A copy of a round that a sync program left beside it: told, never opened in its place."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from kerneblik.documents.round_json import as_json, from_json
from kerneblik.reflection import Changes
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, recover
from support.commands import Kerneblik
from support.locked import ID as LOCKED_ID
from support.locked import Locked
from support.storage import ID, Clock, answer, assert_worded, texts

NAMES = [
    "2026-11-23.sync-conflict-20261124-101500-ABCDEFG.json",
    "2026-11-23-PC01.json",
    "2026-11-23 (conflicted copy 2026-11-24 101500).json",
    "2026-11-23 2.json",
    "2026-11-23 (1).json",
    "2026-11-23.json~",
    "2026-11-23.json.orig",
    "2026-11-23_copy.json",
    "A-name-that-says-nothing.json",
]


@pytest.fixture
def store(tmp_path: Path) -> RoundStore:
    store = RoundStore(tmp_path, Clock())
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "tekst")}))
    return store


def without_identity(path: Path) -> None:
    document = orjson.loads(path.read_bytes())
    del document["round"]["1"]["identity"]
    path.write_bytes(orjson.dumps(document))


@pytest.mark.parametrize("of_before", [False, True])
def test_copies_are_recognised_whatever_their_names(store: RoundStore, *, of_before: bool):
    path = store.path(ID)
    if of_before:
        without_identity(path)
    for name in NAMES:
        copy = path.with_name(name)
        shutil.copy(path, copy)
        os.utime(copy, (4e9, 4e9))  # newer than all
    fresh = RoundStore(store.directory.path)
    assert [copy.path.name for copy in fresh.copies()] == sorted(NAMES)
    assert {copy.of for copy in fresh.copies()} == {path}
    assert [summary.id for summary in fresh.summaries()] == [ID]
    assert fresh.latest_id() == ID
    fresh.save(ID, Changes({"q": answer("q", "mere")}))  # where it gets an identity, if it had none
    assert [copy.path.name for copy in RoundStore(store.directory.path).copies()] == sorted(NAMES)
    with pytest.raises(StorageError) as refused:
        fresh.open("2026-11-23-PC01")
    assert refused.value.key == "storage.copy"
    assert_worded(refused.value)


def test_a_round_whose_file_was_renamed_is_no_copy(store: RoundStore):
    path = store.path(ID)
    path.rename(path.with_name("mine.json"))
    assert store.copies() == []
    assert store.latest_id() == "mine"
    assert store.open("mine").identity == store.save("mine", Changes(name="Ny")).identity


def test_a_copy_does_not_take_the_place_of_a_damaged_round(store: RoundStore):
    path = store.path(ID)
    shutil.copy(path, path.with_name("2026-11-23-PC01.json"))
    path.write_bytes(path.read_bytes()[:-9])
    assert [copy.of for copy in RoundStore(store.directory.path).copies()] == [path]
    assert RoundStore(store.directory.path).latest_id() == ID


def test_rounds_of_the_same_day_on_two_machines_are_two(tmp_path: Path):
    stores = [RoundStore(tmp_path / name, Clock()) for name in "ab"]
    one, two = (store.create("Efterår") for store in stores)
    assert one.id == two.id
    assert one.identity != two.identity
    shutil.copy(stores[1].path(ID), stores[0].path("2026-11-23-PC01"))
    assert stores[0].copies() == []
    assert len(stores[0].summaries()) == 2


def test_the_identity_goes_with_the_round_wherever_it_goes(store: RoundStore):
    identity = store.open(ID).identity
    kept = {
        "saved": store.save(ID, Changes({"q": answer("q", "mere")})).identity,
        "renamed": store.amend(ID, Changes(name="Andet")).identity,
        "archived": store.amend(ID, Changes(archived=True)).identity,
    }
    left = emergency_copies.leave(store.directory, store.open(ID), Changes(name="X"), store.cipher, Clock()())
    kept["emergency copy"] = emergency_copies.read(left, store.cipher).identity
    store.keep_backup(ID)
    path = store.path(ID)
    path.write_bytes(path.read_bytes()[:-9])
    recover(store, inspect_damage(store, ID))
    kept["recovered"] = RoundStore(store.directory.path).read(ID).identity
    shutil.rmtree(store.directory.backups)
    path.write_bytes(path.read_bytes()[:-9])
    recover(store, inspect_damage(store, ID))
    kept["recovered"] = RoundStore(store.directory.path).read(ID).identity
    store.close()
    other = RoundStore(store.directory.path, Clock())
    other.delete(ID)
    other.restore(other.trash()[0])
    kept["brought back"] = other.read(ID).identity
    assert kept == dict.fromkeys(kept, identity)


def test_what_is_imported_is_another_round(store: RoundStore):
    there = store.open(ID)
    imported = store.add(from_json(as_json(there)).round)
    assert texts(imported) == texts(there)
    assert imported.identity not in {"", there.identity}
    assert store.copies() == []


def test_a_text_that_comes_back_to_a_round_that_has_gone_brings_its_identity(store: RoundStore):
    round_ = store.open(ID)
    left = emergency_copies.leave(
        store.directory, round_, Changes({"q": answer("q", "ny")}), store.cipher, Clock()()
    )
    store.close()
    shutil.rmtree(store.directory.rounds)
    fresh = RoundStore(store.directory.path, Clock())
    emergency_copies.absorb(fresh, emergency_copies.read(left, fresh.cipher))
    assert fresh.summaries()[0].round.identity == round_.identity


def test_in_a_locked_directory(locked: Locked):
    store = RoundStore(locked.directory, cipher=locked.cipher)
    path = store.path(LOCKED_ID)
    copies = [path.with_name(f"{LOCKED_ID}-PC01.json.age"), path.with_name(f"{LOCKED_ID}.json (1).age")]
    for copy in copies:
        shutil.copy(path, copy)
    assert [copy.path for copy in store.copies()] == sorted(copies)
    assert store.latest_id() == LOCKED_ID


def test_commands_and_the_doctor_tell_of_it(kerneblik: Kerneblik):
    round_id = kerneblik.write_something()
    path = kerneblik.data / "rounds" / f"{round_id}.json"
    copy = path.with_name(f"{round_id}-PC01.json")
    assert "kopi" not in kerneblik("status").err
    shutil.copy(path, copy)
    ran = kerneblik("status")
    assert ran.code == 0
    assert (ran.err.count("\n"), str(copy) in ran.err) == (1, True)
    assert copy.name in kerneblik("doctor").out
    for words in (["--round", copy.stem, "status"], ["round", "delete", "--yes", copy.stem]):
        ran = kerneblik(*words)
        assert ran.code == 1
        assert "en kopi af runden" in ran.err
    assert copy.exists()


def test_rounds_are_equal_by_what_they_hold(store: RoundStore):
    round_ = store.open(ID)
    assert replace(round_, identity="another") == round_
