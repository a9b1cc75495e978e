"""Locks between processes: who is kept out, for how long, and what becomes of a lock when nobody has it."""

import errno
import os
import stat
from pathlib import Path

import pytest

from kerneblik.files import ForeignFileError
from kerneblik.locks import FileLock, is_held


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.lock"


def test_one_has_it_exclusively_until_it_is_closed(path: Path):
    first, second = FileLock(path), FileLock(path)
    assert first.acquire()
    assert not second.acquire(limit=0.01)
    assert not second.acquire(shared=True)
    first.close()
    first.close()
    assert second.acquire()


def test_many_share_it_and_one_of_them_may_have_it_alone_when_the_others_have_gone(path: Path):
    first, second = FileLock(path), FileLock(path)
    assert first.acquire(shared=True)
    assert second.acquire(shared=True)
    assert not second.acquire()
    first.close()
    assert second.acquire()


def test_what_nobody_refers_to_any_more_is_free(path: Path):
    lock = FileLock.held(path)
    assert lock is not None
    assert is_held(path)
    del lock
    assert not is_held(path)


def test_looking_whether_it_is_held_makes_no_file(path: Path):
    assert not is_held(path)
    assert not path.exists()


def test_the_file_stays_and_is_its_owners_alone(path: Path):
    path.touch(0o644)
    FileLock(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_refused(path: Path, tmp_path: Path):
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        FileLock(path)
    assert not (tmp_path / "elsewhere").exists()


def test_another_users_file_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(ForeignFileError):
        FileLock(path)


def test_without_locks_on_the_disk_it_counts_as_held_by_whoever_asks(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    def no_locks(_: int, __: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", no_locks)
    assert FileLock.held(path) is not None
    assert not is_held(path)
    with pytest.raises(OSError, match=os.strerror(errno.ENOLCK)):
        FileLock(path).acquire()
