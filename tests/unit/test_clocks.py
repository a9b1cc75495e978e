"""No clock that was wrong once decides anything: what came later is later."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kerneblik.checklist import loader
from kerneblik.checklist.cache import load_through_cache
from kerneblik.reflection import Answer, Changes
from kerneblik.storage import RoundStore
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.damaged_rounds import inspect_damage
from support.commands import Kerneblik
from support.reports import CHECKLIST
from support.storage import ID, START, Clock, answer, texts

WRONG = pytest.mark.parametrize("days", [400, -400])


def written(text: str, clock: Clock) -> Changes:
    return Changes({"q": Answer("q", text, edited=clock(), edit_session=text)})


def edit_session(directory: Path, clock: Clock, text: str, round_id: str = ID) -> None:
    """A session that opens the round, writes a text and leaves."""
    store = RoundStore(directory, clock)
    store.open(round_id)
    store.save(round_id, written(text, clock))
    store.keep_backup(round_id)
    store.close()


@WRONG
def test_recovery_offers_the_text_that_was_written_last(tmp_path: Path, days: int):
    clock = Clock()
    RoundStore(tmp_path, clock).create("Efterår")
    clock.advance(days=days)
    edit_session(tmp_path, clock, "under et forkert ur")
    clock.advance(days=-days, hours=1)
    for number in range(12):
        edit_session(tmp_path, clock, f"det nyeste {number}")
        clock.advance(hours=1)
    store = RoundStore(tmp_path, clock)
    whole = store.path(ID).read_bytes()
    store.path(ID).write_bytes(b"damaged")
    backup = inspect_damage(store, ID).backup
    assert backup is not None
    assert texts(backup.round) == {"q": "det nyeste 11"}
    store.path(ID).write_bytes(whole[:-3])  # and what is in the file is newer than all backups
    damage = inspect_damage(store, ID)
    assert {**texts(damage.before), **{k: a.text for k, a in damage.newer.items()}} == {"q": "det nyeste 11"}


@WRONG
def test_what_the_damaged_file_has_is_newer_than_its_backup(tmp_path: Path, days: int):
    clock = Clock()
    store = RoundStore(tmp_path, clock)
    store.create("Efterår")
    clock.advance(days=days)
    edit_session(tmp_path, clock, "før")
    clock.advance(days=-days, minutes=1)
    store.save(ID, written("efter", clock))
    path = store.path(ID)
    path.write_bytes(path.read_bytes()[:-3])
    damage = inspect_damage(store, ID)
    assert {key: each.text for key, each in damage.newer.items()} == {"q": "efter"}


@WRONG
def test_backups_of_a_wrong_clock_push_none_of_the_newest_out(tmp_path: Path, days: int):
    clock = Clock()
    RoundStore(tmp_path, clock).create("Efterår")
    clock.advance(days=days)
    for number in range(12):
        edit_session(tmp_path, clock, f"forkert {number}")
        clock.advance(minutes=11)
    clock.now = START + timedelta(hours=3)
    for number in range(12):
        edit_session(tmp_path, clock, f"rigtig {number}")
        clock.advance(minutes=11)
    store = RoundStore(tmp_path, clock)
    held = [path.read_text() for path in sorted(store.directory.backups.glob(f"{ID}/*.json"))]
    assert [
        f'"text": "rigtig {number}"' in text for number, text in zip(range(2, 12), held[-10:], strict=True)
    ]
    assert all(f"rigtig {number}" in text for number, text in zip(range(2, 12), held[-10:], strict=True))


@WRONG
def test_the_round_last_written_in_is_opened(tmp_path: Path, days: int):
    store = RoundStore(tmp_path)
    first, second = store.create("Den ene").id, store.create("Den anden").id
    wrong = datetime.now(UTC) + timedelta(days=days)
    os.utime(store.path(second), (wrong.timestamp(), wrong.timestamp()))
    store.open(first)
    store.save(first, Changes({"q": answer("q", "nyt")}))
    assert RoundStore(tmp_path).latest_id() == first
    assert store.refresh(first) is None
    store.save(second, Changes({"q": answer("q", "nyt")}))
    assert RoundStore(tmp_path).latest_id() == second


@WRONG
def test_emergency_copies_come_back_in_the_order_in_which_they_were_left(tmp_path: Path, days: int):
    clock = Clock()
    store = RoundStore(tmp_path, clock)
    round_ = store.create("Efterår")
    clock.advance(days=days)
    emergency_copies.leave(store.directory, round_, written("først", clock), store.cipher, clock())
    clock.advance(days=-days)
    emergency_copies.leave(store.directory, round_, written("sidst", clock), store.cipher, clock())
    found = [unsaved.changes.answers["q"].text for unsaved in emergency_copies.find(store.directory)]
    assert found == ["først", "sidst"]


def test_a_checklist_that_changed_without_its_time_is_read_anew(tmp_path: Path):
    source, cache = tmp_path / "checklist.yaml", tmp_path / "cache"
    source.write_text(CHECKLIST)
    before = source.stat()
    load_through_cache(source, cache)
    changed = CHECKLIST.replace("Dig selv", "Jer selv")
    assert len(changed) == len(CHECKLIST)
    source.write_text(changed)
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_through_cache(source, cache) == loader.load_checklist(source)


def test_the_doctor_tells_of_moments_in_the_future(kerneblik: Kerneblik):
    round_id = kerneblik.write_something()
    RoundStore(kerneblik.data).keep_backup(round_id)
    assert "fremtiden" not in kerneblik("doctor").out
    ahead = Clock()
    ahead.now = datetime.now(UTC) + timedelta(days=400)
    edit_session(kerneblik.data, ahead, "under et forkert ur", round_id)
    told = [line for line in kerneblik("doctor").out.splitlines() if "fremtiden" in line]
    assert len(told) == 1
    assert f"{round_id}.json" in told[0]
