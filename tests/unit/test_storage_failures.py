"""Whatever fails during a save: the file is as before or as after, and the next save succeeds."""

import asyncio
import contextlib
import errno
import os
import random
import sys
import time
from dataclasses import replace

import pytest

from kerneblik.files import write_atomically
from kerneblik.reflection import Changes
from kerneblik.storage import RoundStore, StorageError
from kerneblik.workspace import Autosave, Failing, Saved, SaveSchedule
from support.forked_python import fork_script
from support.storage import (
    ERRORS,
    ID,
    Clock,
    FailingCalls,
    answer,
    assert_worded,
    counted_calls,
    fill,
    texts,
)


@pytest.fixture
def store(tmp_path):
    store = RoundStore(tmp_path / "data", Clock())
    store.create("Efterår")
    store.save(ID, Changes({"a": answer("a", "before")}))
    store.save(ID, Changes({"a": answer("a", "before")}))  # the first one with something to back up
    return store


def written(text: str, edit_session: str):
    return replace(answer("a", text), edit_session=edit_session)


def save_with_everything_due(store, number: int, text: str):
    """A save that keeps a backup, thins the others out, keeps a version and makes another answer."""
    store.clock.advance(minutes=11)
    changes = Changes({"a": written(text, f"session {number}"), f"b{number}": answer(f"b{number}", "more")})
    return store.save(ID, changes)


@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
@pytest.mark.slow
def test_every_system_call_of_a_save_failing_in_turn(store, code):
    for number in range(12):
        save_with_everything_due(store, number, "filling the backups")
    with counted_calls(store.directory.path) as calls:
        save_with_everything_due(store, 12, "before")
    called = {
        "open",
        "flock",
        "stat",
        "fstat",
        "read",
        "unlink",
        "fchmod",
        "write",
    }
    assert called | {"fsync", "close", "replace"} <= set(calls)
    assert "scandir" in calls or sys.version_info >= (3, 13)  # where pathlib holds it from its import on
    one_of = 1 if code == errno.ENOSPC else 4  # they are all handled alike; `make stress` goes through all
    for fail_at in range(ERRORS.index(code) % one_of, len(calls), one_of):
        save_with_everything_due(store, fail_at, "before")
        before = store.path(ID).read_bytes()
        with FailingCalls(store.directory.path, fail_at, code) as injected:
            try:
                save_with_everything_due(store, fail_at, "after")
            except StorageError as error:
                assert_worded(error)
            else:
                assert store.path(ID).read_bytes() != before
        assert injected.failed
        if store.path(ID).read_bytes() != before:
            assert texts(RoundStore(store.directory.path).open(ID))["a"] == "after"
        assert not list(store.directory.path.rglob(".*"))
        assert texts(store.save(ID, Changes({"c": answer("c", str(fail_at))})))["c"] == str(fail_at)


@pytest.mark.parametrize("state", ["damaged", "gone"])
def test_every_system_call_of_writing_a_round_anew_failing_in_turn(store, state):
    def bring_about() -> None:
        store.save(ID, Changes({"a": answer("a", "before")}))
        if state == "damaged":
            store.path(ID).write_bytes(b"damaged")
        else:
            store.path(ID).unlink()

    bring_about()
    with counted_calls(store.directory.path) as calls:
        store.save(ID, Changes({"b": answer("b", "more")}))
    for fail_at in range(len(calls)):
        code = ERRORS[fail_at % len(ERRORS)]
        bring_about()
        injected = FailingCalls(store.directory.path, fail_at, code)
        with injected, contextlib.suppress(StorageError):
            store.save(ID, Changes({"b": answer("b", str(fail_at))}))
        assert injected.failed
        assert texts(store.save(ID, Changes({"c": answer("c", "more")})))["a"] == "before"
    aside = list(store.directory.rounds.glob("*.unreadable-*"))
    assert {path.read_bytes() for path in aside} == ({b"damaged"} if state == "damaged" else set())


@pytest.mark.slow
def test_every_system_call_of_beginning_a_round_failing_in_turn(tmp_path):
    with counted_calls(tmp_path) as calls:
        RoundStore(tmp_path, Clock()).create("Efterår")
    for fail_at in range(len(calls)):
        directory = tmp_path / str(fail_at)
        with FailingCalls(directory, fail_at, ERRORS[fail_at % len(ERRORS)]):
            try:
                RoundStore(directory, Clock()).create("Efterår")
            except StorageError as error:
                assert_worded(error)
        kept = RoundStore(directory, Clock())
        assert [summary.error for summary in kept.summaries()] in ([], [None])
        assert kept.create("Forår").name == "Forår"


def calls_of_a_save(store) -> list[str]:
    with counted_calls(store.directory.path) as calls:
        store.save(ID, Changes({"a": answer("a", "before")}))
    return calls


def test_a_failed_save_is_not_remembered_as_saved(store):
    write = calls_of_a_save(store).index("write")
    with FailingCalls(store.directory.path, write, errno.ENOSPC), pytest.raises(StorageError):
        store.save(ID, Changes({"a": answer("a", "never")}))
    assert texts(store.save(ID, Changes({"b": answer("b", "more")}))) == {"a": "before", "b": "more"}


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (errno.ENOSPC, "storage.full"),
        (errno.EDQUOT, "storage.full"),
        (errno.EACCES, "storage.no_rights"),
        (errno.EROFS, "storage.read_only"),
        (errno.EIO, "storage.io"),
    ],
)
def test_the_error_says_what_is_wrong(store, code, key):
    write = calls_of_a_save(store).index("write")
    with FailingCalls(store.directory.path, write, code), pytest.raises(StorageError) as caught:
        store.save(ID, Changes({"a": answer("a", "after")}))
    assert caught.value.key == key


# The whole session


class Typist:
    """Somebody who writes on in one answer while things fail."""

    def __init__(self, store) -> None:
        self.store = store
        self.typed = ""
        self.states = []
        self.autosave = Autosave(
            store, store.open(ID), self.states.append, self._take_in, clock=store.clock, schedule=QUICK
        )

    def _take_in(self) -> None:
        assert "q" not in self.autosave.take_remote_changes().contested

    def type(self, text: str) -> None:
        self.typed += text
        self.autosave.record(Changes({"q": replace(answer("q", self.typed), edit_session="mine")}))

    async def until_told(self) -> None:
        """Wait until it is said that all is saved, or that saving fails."""
        async with asyncio.timeout(10):
            while not isinstance(self.autosave.state, Saved | Failing):
                await asyncio.sleep(0.002)

    async def until_saved(self) -> None:
        """Wait until it is said that all is saved."""
        async with asyncio.timeout(10):
            while not isinstance(self.autosave.state, Saved):
                await asyncio.sleep(0.002)

    @property
    def on_disk(self) -> str:
        return texts(RoundStore(self.store.directory.path).open(ID))["q"]


QUICK = SaveSchedule(pause=0.002, limit=0.01, first_retry=0.002, last_retry=0.005, watch=3600)


@pytest.fixture
async def typist(store):
    typist = Typist(store)
    yield typist
    typist.autosave.close()


CALLS_OF_A_SAVE = 60
"""About as many as a save makes that keeps a backup, too."""


@pytest.mark.slow
async def test_whichever_system_call_fails_once_the_text_is_saved_by_itself(store, typist):
    failed = 0
    for fail_at in range(CALLS_OF_A_SAVE):
        store.clock.advance(minutes=11)
        with FailingCalls(store.directory.path, fail_at, ERRORS[fail_at % len(ERRORS)]) as injected:
            typist.type(f" {fail_at}")
            await typist.until_saved()
        assert typist.on_disk == typist.typed
        failed += injected.failed
    assert failed > CALLS_OF_A_SAVE // 2
    assert any(isinstance(state, Failing) for state in typist.states)


@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
async def test_while_it_fails_it_is_told_the_text_waits_and_is_saved_when_the_disk_is_well(
    store, typist, code
):
    for fail_at in range(0, 40, 3):
        typist.type(f" {fail_at}")
        with FailingCalls(store.directory.path, fail_at, code, forever=True) as injected:
            typist.type(" unsaved")
            await typist.until_told()
            state = typist.autosave.state
            if isinstance(state, Failing):
                assert_worded(state.error)
                typist.type(" typed while it fails")
                assert typist.autosave.flush_now() is not None
                assert await typist.autosave.flush() is not None
        await typist.until_saved()
        assert typist.on_disk == typist.typed
        if not injected.failed:
            return
    raise AssertionError("a save makes fewer calls than that")


def test_short_writes_are_completed(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    write_atomically(tmp_path / "file", b"x" * 100)
    assert (tmp_path / "file").read_bytes() == b"x" * 100


def test_a_link_is_refused_and_what_it_points_to_left_alone(tmp_path):
    (tmp_path / "target").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(OSError, match="symbolic"):
        write_atomically(tmp_path / "link", b"ours")
    assert (tmp_path / "target").read_bytes() == b"theirs"
    assert (tmp_path / "link").is_symlink()


def test_a_disk_that_is_really_full(small_disk):
    store = RoundStore(small_disk, Clock())
    store.create("Efterår")
    store.save(ID, Changes({"a": answer("a", "before" * 1000)}))
    fill(small_disk)
    before = store.path(ID).read_bytes()
    with pytest.raises(StorageError) as caught:
        store.save(ID, Changes({"a": answer("a", "after" * 2000)}))
    assert caught.value.key == "storage.full"
    assert store.path(ID).read_bytes() == before
    (small_disk / "filler").unlink()
    assert texts(store.save(ID, Changes({"a": answer("a", "after" * 2000)}))) == {"a": "after" * 2000}
    store.close()  # the disk is to be taken away


SAVING = """
import sys, pathlib
from kerneblik.reflection import Answer
from kerneblik.storage import RoundStore
from kerneblik.reflection import Changes
store = RoundStore(pathlib.Path(sys.argv[1]))
number = int(sys.argv[3])
while True:
    number += 1
    texts = {"a": f"{number} " + "x" * 20_000, "b": str(number)}
    store.save(sys.argv[2], Changes({question: Answer(question, text) for question, text in texts.items()}))
    print(number, flush=True)
"""


@pytest.mark.slow
def test_killed_at_random_moments_the_file_is_whole_and_holds_what_was_acknowledged(store):
    chance = random.Random(20261123)
    number = 0
    for _ in range(20):
        with fork_script(SAVING, store.directory.path, ID, number) as process:
            number = int(process.stdout.readline())
            time.sleep(chance.uniform(0, 0.02))
            process.kill()
            number = max([number, *(int(line) for line in process.stdout if line.endswith("\n"))])
        kept = texts(RoundStore(store.directory.path).open(ID))
        saved = int(kept["b"])
        assert saved in {number, number + 1}
        assert kept["a"] == f"{saved} " + "x" * 20_000
        number = saved
