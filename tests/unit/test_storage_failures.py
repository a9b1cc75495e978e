"""Whatever fails during a save: the file is as before or as after, and the next save succeeds."""

import contextlib
import errno
import os
import random
import subprocess
import time

import pytest

from kerneblik.files import write_atomically
from kerneblik.storage import Changes, RoundStore, StorageError
from storage_support import ID, Clock, answer, start_python, texts

ERRORS = [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EINTR, errno.EROFS]


@pytest.fixture
def store(tmp_path):
    store = RoundStore(tmp_path / "data", Clock())
    store.create("Efterår")
    store.save(ID, Changes({"a": answer("a", "before")}))
    return store


class FailingCalls:
    """Lets the system calls of a save through until the one with the chosen number."""

    NAMES = ("open", "fchmod", "write", "fsync", "close", "replace")

    def __init__(self, monkeypatch, fail_at: int, code: int) -> None:
        self.seen: list[str] = []
        self.failed = False
        for name in self.NAMES:
            monkeypatch.setattr(os, name, self._wrapped(name, getattr(os, name), fail_at, code))

    def _wrapped(self, name, real, fail_at, code):
        def call(*arguments, **options):
            self.seen.append(name)
            if len(self.seen) - 1 == fail_at:
                self.failed = True
                if name == "close":  # it closes and complains
                    real(*arguments, **options)
                raise OSError(code, os.strerror(code))
            return real(*arguments, **options)

        return call


def calls_of_a_save(store) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        calls = FailingCalls(patch, -1, 0)
        store.save(ID, Changes({"a": answer("a", "before")}))
    return calls.seen


@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_every_system_call_of_a_save_failing_in_turn(store, code):
    calls = calls_of_a_save(store)
    assert {"open", "write", "fsync", "replace"} <= set(calls)
    for fail_at in range(len(calls)):
        store.save(ID, Changes({"a": answer("a", "before")}))
        before = store.path(ID).read_bytes()
        with pytest.MonkeyPatch.context() as patch:
            injected = FailingCalls(patch, fail_at, code)
            with pytest.raises(StorageError):
                store.save(ID, Changes({"a": answer("a", "after")}))
        assert injected.failed
        if store.path(ID).read_bytes() != before:
            assert texts(RoundStore(store.directory.path).open(ID))["a"] == "after"
        assert not list(store.directory.rounds.glob(".*"))
        assert texts(store.save(ID, Changes({"b": answer("b", "more")}))).keys() == {"a", "b"}


def test_a_failed_save_is_not_remembered_as_saved(store):
    with pytest.MonkeyPatch.context() as patch:
        FailingCalls(patch, calls_of_a_save(store).index("write"), errno.ENOSPC)
        with pytest.raises(StorageError):
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
    with pytest.MonkeyPatch.context() as patch:
        FailingCalls(patch, write, code)
        with pytest.raises(StorageError) as caught:
            store.save(ID, Changes({"a": answer("a", "after")}))
    assert caught.value.key == key


def test_short_writes_are_completed(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    write_atomically(tmp_path / "file", b"x" * 100)
    assert (tmp_path / "file").read_bytes() == b"x" * 100


def test_a_link_is_replaced_and_what_it_points_to_left_alone(tmp_path):
    (tmp_path / "target").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_atomically(tmp_path / "link", b"ours")
    assert (tmp_path / "target").read_bytes() == b"theirs"
    assert (tmp_path / "link").read_bytes() == b"ours"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 200 KB in memory."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k,mode=700", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full(small_disk):
    store = RoundStore(small_disk, Clock())
    store.create("Efterår")
    store.save(ID, Changes({"a": answer("a", "before" * 1000)}))
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 4096)
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
from kerneblik.storage import Changes, RoundStore
store = RoundStore(pathlib.Path(sys.argv[1]))
number = int(sys.argv[3])
while True:
    number += 1
    texts = {"a": f"{number} " + "x" * 20_000, "b": str(number)}
    store.save(sys.argv[2], Changes({question: Answer(question, text) for question, text in texts.items()}))
    print(number, flush=True)
"""


def test_killed_at_random_moments_the_file_is_whole_and_holds_what_was_acknowledged(store):
    chance = random.Random(20261123)
    number = 0
    for _ in range(20):
        with start_python(SAVING, store.directory.path, ID, number) as process:
            number = int(process.stdout.readline())
            time.sleep(chance.uniform(0, 0.02))
            process.kill()
            number = max([number, *(int(line) for line in process.stdout if line.endswith("\n"))])
        kept = texts(RoundStore(store.directory.path).open(ID))
        saved = int(kept["b"])
        assert saved in {number, number + 1}
        assert kept["a"] == f"{saved} " + "x" * 20_000
        number = saved
