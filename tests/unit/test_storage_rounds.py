"""Rounds beside each other: which is the latest, the archive, what is open, the trash."""

from __future__ import annotations

import errno
import json
import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kerneblik.reflection import Changes, Round
from kerneblik.storage import BusyError, MissingRoundError, RoundStore, StorageError, UnreadableRoundError
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, quarantine_round, recover
from kerneblik.storage.safety.trash import KEPT
from support.forked_python import fork_script
from support.storage import ID, START, Clock, answer, texts

OTHER = f"{ID}-2"
DAY = timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> RoundStore:
    """Two rounds, the second one at work."""
    store = RoundStore(tmp_path / "data", clock)
    store.create("Forår")
    store.save(ID, Changes({"q": answer("q", "Fra i foråret")}))
    store.create("Efterår")
    return store


def age(store: RoundStore, round_id: str, seconds: int) -> None:
    """Make a round's file older than it is."""
    path = store.path(round_id)
    modified = path.stat().st_mtime_ns - seconds * 10**9
    os.utime(path, ns=(modified, modified))


def tree(directory: Path) -> dict[str, bytes]:
    """All files below, without the locks and the ages of the trash, and their content."""
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and path.name != "trash.json"
    }


# The archive


def test_a_round_is_put_into_the_archive_and_taken_out_again(store):
    assert store.amend(ID, Changes(archived=True)).archived
    kept = RoundStore(store.directory.path).read(ID)
    assert kept.archived
    assert kept.answer("q").text == "Fra i foråret"
    assert store.save(ID, Changes({"q": answer("q", "mere")})).archived, "writing in it leaves it archived"
    assert not store.amend(ID, Changes(archived=False)).archived
    assert not store.read(ID).archived


def test_a_round_from_before_there_was_an_archive_is_not_archived(store):
    content = json.loads(store.path(ID).read_bytes())
    del content["round"]["1"]["archived"]
    store.path(ID).write_text(json.dumps(content), encoding="utf-8")
    assert store.read(ID).archived is False


def test_an_archive_mark_that_makes_no_sense_is_named(store):
    content = json.loads(store.path(ID).read_bytes())
    content["round"]["1"]["archived"] = "ja"
    store.path(ID).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UnreadableRoundError) as caught:
        store.read(ID)
    assert caught.value.values["field"] == "round.1.archived"


def test_the_latest_round_is_the_one_last_written_in_that_is_not_archived(store):
    age(store, ID, 100)
    assert store.latest_id() == OTHER
    store.amend(OTHER, Changes(archived=True))
    assert store.latest_id() == ID
    store.amend(ID, Changes(archived=True))
    assert store.latest_id() == OTHER, "with all of them archived, the last of these"


def test_naming_and_archiving_a_round_does_not_count_as_writing_in_it(store):
    age(store, ID, 100)
    store.amend(ID, Changes(name="Foråret"))
    store.amend(ID, Changes(archived=True))
    store.amend(ID, Changes(archived=False))
    assert store.latest_id() == OTHER
    store.save(ID, Changes({"q": answer("q", "nyt")}))
    assert store.latest_id() == ID


def test_a_damaged_round_that_was_the_last_one_is_still_the_latest(store):
    age(store, ID, 100)
    store.path(OTHER).write_bytes(b"{")
    assert store.latest_id() == OTHER


def test_whoever_watches_a_round_sees_that_it_was_named(store):
    other = RoundStore(store.directory.path)
    other.open(ID)
    other.refresh(ID)
    store.amend(ID, Changes(name="Et andet navn"))
    seen = other.refresh(ID)
    assert seen is not None
    assert seen.name == "Et andet navn"


def test_naming_a_round_keeps_what_another_session_saved(store):
    RoundStore(store.directory.path).save(ID, Changes({"r": answer("r", "andetsteds")}))
    assert texts(store.amend(ID, Changes(name="Nyt navn"))) == {"q": "Fra i foråret", "r": "andetsteds"}


def test_a_round_that_is_not_there_is_neither_named_nor_made(store):
    with pytest.raises(MissingRoundError):
        store.amend("2020-01-01", Changes(name="Ny"))
    assert not store.path("2020-01-01").exists()


def test_the_list_knows_what_is_archived_and_what_can_be_read(store):
    store.amend(ID, Changes(archived=True))
    store.path(OTHER).write_bytes(b"{")
    found = {summary.id: (summary.archived, summary.error is None) for summary in store.summaries()}
    assert found == {ID: (True, True), OTHER: (False, False)}


# Reading one while another is at work


def test_reading_another_round_leaves_the_one_at_work_in_mind(store):
    store.open(ID)
    store.read(OTHER)
    store.summaries()
    store.amend(OTHER, Changes(name="Andet"))
    store.path(ID).unlink()
    kept = store.save(ID, Changes({"r": answer("r", "mere")}))
    assert texts(kept) == {"q": "Fra i foråret", "r": "mere"}


# The trash


def test_a_deleted_round_is_in_the_trash_with_all_that_was_kept_of_it(store, clock):
    store.keep_backup(ID)
    quarantine_round(store, ID)
    store.add(Round(ID, "Forår", START))  # under another id: backups of this one are there
    damage_and_recover(store)
    store.create("Noget andet")
    before = tree(store.directory.path)
    store.delete(ID)
    with pytest.raises(MissingRoundError):
        store.open(ID)
    assert [summary.id for summary in store.summaries() if summary.id == ID] == []
    (trashed,) = store.trash()
    assert (trashed.id, trashed.name, trashed.deleted) == (ID, "Forår", clock.now)
    left = [name for name in tree(store.directory.path) if not name.startswith("trash/")]
    assert not [name for name in left if Path(name).name.partition(".")[0] == ID or f"backups/{ID}/" in name]
    store.restore(trashed)
    assert tree(store.directory.path) == before
    assert store.trash() == []


def test_what_is_in_the_trash_is_private(store):
    before = os.umask(0o022)
    try:
        store.delete(ID)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (store.directory.path).rglob("*")}
    assert {modes[path] for path in modes if path.is_dir()} == {0o700}
    assert {modes[path] for path in modes if path.is_file()} == {0o600}


def test_rights_that_others_got_to_the_trash_are_taken_away(store):
    store.delete(ID)
    for path in (store.directory.trash, *store.directory.trash.rglob("*")):
        path.chmod(0o755)
    RoundStore(store.directory.path)
    for path in (store.directory.trash, *store.directory.trash.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_the_id_of_a_deleted_round_is_not_given_to_another(store):
    store.close()
    store.delete(OTHER)
    assert store.create("Endnu en").id == f"{ID}-3"
    (trashed,) = store.trash()
    store.restore(trashed)
    assert store.read(OTHER).name == "Efterår"


def test_a_deleted_round_is_not_put_over_another(store):
    store.delete(ID)
    (trashed,) = store.trash()
    store.path(ID).write_bytes(store.path(OTHER).read_bytes())  # by hand
    before = tree(store.directory.path)
    with pytest.raises(StorageError) as caught:
        store.restore(trashed)
    assert caught.value.key == "rounds.id_taken"
    assert tree(store.directory.path) == before


def test_a_damaged_round_can_be_deleted_and_comes_back_as_it_was(store):
    store.path(ID).write_bytes(b"{nope")
    store.delete(ID)
    (trashed,) = store.trash()
    assert trashed.name == ID
    store.restore(trashed)
    assert store.path(ID).read_bytes() == b"{nope"


def test_deleting_what_is_not_there_says_so(store):
    with pytest.raises(MissingRoundError):
        store.delete("2020-01-01")
    assert not store.directory.trash.exists()


def test_a_round_is_deleted_twice_and_brought_back_each_time(store):
    for _ in range(2):
        store.delete(ID)
        (trashed,) = store.trash()
        store.restore(trashed)
    assert texts(store.read(ID)) == {"q": "Fra i foråret"}


def test_where_there_is_no_trash_it_is_empty(store):
    assert store.trash() == []
    store.empty_trash()
    assert not store.directory.trash.exists()


def start_daily(store: RoundStore, clock: Clock, days: int) -> None:
    for _ in range(days):
        clock.advance(days=1)
        store.empty_trash()


def test_the_trash_is_emptied_of_what_has_lain_there_for_more_than_thirty_days(store, clock):
    store.close()
    store.delete(ID)
    start_daily(store, clock, 20)
    store.delete(OTHER)
    start_daily(store, clock, 10)
    assert len(store.trash()) == 2
    assert {trashed.until for trashed in store.trash()} == {START + KEPT, START + 20 * DAY + KEPT}
    clock.advance(seconds=1)
    assert len(store.trash()) == 2, "reading removes nothing"
    store.empty_trash()
    assert [trashed.id for trashed in store.trash()] == [OTHER]
    assert not [name for name in tree(store.directory.path) if f"{ID}/" in name or f"{ID}.json" in name]
    start_daily(store, clock, 30)
    assert store.trash() == []
    store.empty_trash()
    assert not (store.directory.path / "trash.json").exists()


@pytest.mark.parametrize("days", [400, -400])
def test_no_clock_that_is_wrong_empties_the_trash_or_keeps_it_for_ever(store, clock, days):
    store.close()
    store.delete(ID)
    start_daily(store, clock, 1)
    for by in (days, -days):
        clock.advance(days=by)
        store.empty_trash()
        assert len(store.trash()) == 1
    clock.advance(days=days)
    for _ in range(5):
        clock.advance(days=10)  # who starts seldom
        store.empty_trash()
    assert store.trash() == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"seen": 1, "days": []}', b'{"seen": "2026", "days": {"x": 1e999}}']
)
def test_ages_that_make_no_sense_are_counted_anew(store, clock, content):
    store.close()
    store.delete(ID)
    (store.directory.path / "trash.json").write_bytes(content)
    store.empty_trash()
    assert len(store.trash()) == 1


def test_what_somebody_else_put_into_the_trash_stays(store, clock):
    store.delete(ID)
    trash = store.directory.trash
    (trash / "notes.txt").write_text("mine")
    (trash / "2020-01-01T000000Z").mkdir()
    (trash / "gammelt.2020").mkdir()
    outside = store.directory.path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("x")
    (trash / "2020-01-01T000000Z.link").symlink_to(outside)
    start_daily(store, clock, 31)
    assert {path.name for path in trash.iterdir()} == {
        "notes.txt",
        "2020-01-01T000000Z",
        "gammelt.2020",
        "2020-01-01T000000Z.link",
    }
    assert (outside / "precious").read_text() == "x"


def test_sealed_files_go_to_the_trash_and_come_back(tmp_path, clock):
    class Cipher:
        ending = ".sealed"

        def encrypt(self, content: bytes) -> bytes:
            return content[::-1]

        def decrypt(self, content: bytes, path: Path) -> bytes:
            return content[::-1]

    store = RoundStore(tmp_path, clock, cipher=Cipher())
    store.create("Hemmelig")
    store.save(ID, Changes({"q": answer("q", "tekst")}))
    store.close()
    before = tree(tmp_path)
    store.delete(ID)
    (trashed,) = store.trash()
    assert trashed.name == "Hemmelig"
    assert all(name.endswith(".json.sealed") for name in tree(tmp_path))
    store.restore(trashed)
    assert tree(tmp_path) == before


# Whatever stops it half-way


class StopError(Exception):
    """The machine stops."""


class Renames:
    """Lets renames through until the one with the chosen number; then the machine stops, or they fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, stop_at: int, error: Exception) -> None:
        self.seen = 0
        real = Path.rename

        def rename(path: Path, target: Path) -> Path:
            self.seen += 1
            if self.seen - 1 == stop_at:
                raise error
            return real(path, target)

        monkeypatch.setattr(Path, "rename", rename)


def damage_and_recover(store: RoundStore) -> None:
    """Have the round as its backup holds it, with an unreadable file beside it."""
    store.keep_backup(ID)
    store.path(ID).write_text("{")
    recover(store, inspect_damage(store, ID))


def everything(store: RoundStore) -> set[bytes]:
    return set(tree(store.directory.path).values())


@pytest.fixture
def full(store: RoundStore) -> RoundStore:
    """A round with backups and a file that was set aside."""
    damage_and_recover(store)
    store.create("Noget andet")
    return store


@pytest.mark.parametrize("error", [StopError(), OSError(errno.EIO, "Input/output error")])
def test_stopped_anywhere_while_it_is_deleted_the_round_is_either_here_or_there_and_whole(
    full, error, monkeypatch
):
    before, held = tree(full.directory.path), everything(full)
    with pytest.MonkeyPatch.context() as patch:
        renames = Renames(patch, -1, error)
        full.delete(ID)
    full.restore(full.trash()[0])
    assert renames.seen == 3
    for stop_at in range(renames.seen):
        with pytest.MonkeyPatch.context() as patch:
            Renames(patch, stop_at, error)
            with pytest.raises((StopError, StorageError)):
                full.delete(ID)
        assert everything(full) == held
        fresh = RoundStore(full.directory.path, full.clock)
        fresh.empty_trash()
        here, there = fresh.path(ID).exists(), [trashed.id for trashed in fresh.trash()] == [ID]
        assert here is not there
        if there:
            assert not (fresh.directory.backups / ID).exists()
            fresh.restore(fresh.trash()[0])
        assert tree(full.directory.path) == before


def test_stopped_anywhere_while_it_is_brought_back_the_round_is_either_here_or_there_and_whole(full):
    before, held = tree(full.directory.path), everything(full)
    for stop_at in range(3):
        full.delete(ID)
        with pytest.MonkeyPatch.context() as patch:
            Renames(patch, stop_at, StopError())
            with pytest.raises(StopError):
                full.restore(full.trash()[0])
        assert everything(full) == held
        fresh = RoundStore(full.directory.path, full.clock)
        fresh.empty_trash()
        (trashed,) = fresh.trash()
        assert len(tree(trashed.path)) == len(tree(full.directory.trash))
        fresh.restore(trashed)
        assert tree(full.directory.path) == before


def test_a_removal_that_was_stopped_goes_on_at_the_next_one(store, clock, monkeypatch):
    store.delete(ID)
    start_daily(store, clock, 30)
    clock.advance(days=1)
    entry = store.trash()[0].path
    (entry / f"{ID}.json").unlink()  # the first thing that went
    store.empty_trash()
    assert not entry.exists()


# What is open


def test_a_round_that_is_open_is_not_deleted(store):
    there = RoundStore(store.directory.path)
    there.open(ID)
    for who in (store, there):
        with pytest.raises(BusyError) as caught:
            who.delete(ID)
        assert caught.value.key == "rounds.open_elsewhere"
    assert texts(there.save(ID, Changes({"r": answer("r", "videre")}))) == {
        "q": "Fra i foråret",
        "r": "videre",
    }
    there.close()
    store.delete(ID)


def test_a_round_that_was_left_for_another_can_be_deleted(store):
    there = RoundStore(store.directory.path)
    there.open(ID)
    there.open(OTHER)
    store.delete(ID)
    with pytest.raises(MissingRoundError):
        there.save(ID, Changes({"q": answer("q", "et spøgelse")}))
    assert not store.path(ID).exists()


OPEN = """
import sys
from pathlib import Path
from kerneblik.storage import RoundStore
store = RoundStore(Path(sys.argv[1]))
store.open(sys.argv[2])
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.mark.slow
def test_a_round_open_in_another_process_is_kept_until_that_dies(store):
    other = fork_script(OPEN, store.directory.path, ID)
    try:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(BusyError):
            store.delete(ID)
    finally:
        other.kill()
        other.wait()
    store.delete(ID)
    assert [trashed.id for trashed in store.trash()] == [ID]


def test_a_disk_too_full_for_a_lock_keeps_nobody_from_their_texts(store, monkeypatch):
    store.close()
    store.path(ID).with_name(f"{ID}.open.lock").unlink()
    real = os.open

    def full(path, flags, *mode, **options):
        if str(path).endswith(".open.lock"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, flags, *mode, **options)

    monkeypatch.setattr(os, "open", full)
    assert texts(store.open(ID)) == {"q": "Fra i foråret"}


def test_nothing_is_made_for_a_round_that_is_not_there(store):
    before = sorted(store.directory.rounds.iterdir())
    with pytest.raises(MissingRoundError):
        store.open("2020-01-01")
    assert sorted(store.directory.rounds.iterdir()) == before


def test_an_archived_round_taken_in_from_elsewhere_stays_archived(store):
    kept = store.add(replace(Round("elsewhere", "Andetsteds", START), archived=True))
    assert kept.archived
    assert store.read("elsewhere").archived
