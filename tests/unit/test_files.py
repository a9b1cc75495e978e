"""Private files: whole or not at all, and never somebody else's."""

from __future__ import annotations

import ctypes
import errno
import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from kerneblik.files import is_temporary, write_atomically, write_new
from support.storage import FailingCalls, counted_calls


@pytest.fixture(params=["links", "no links", "no links and no renameat2"])
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory on a file system of each kind."""

    def no_links(_: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", str(target))

    if request.param != "links":
        monkeypatch.setattr("os.link", no_links)
    if request.param == "no links and no renameat2":
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())
    return tmp_path


def test_a_new_file_is_private_and_never_replaces_one(disk: Path):
    path = disk / "a"
    write_new(path, b"one")
    assert path.read_bytes() == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"
    assert [p.name for p in disk.iterdir()] == ["a"]


def test_what_is_in_the_way_of_a_new_file_stays_whatever_it_is(disk: Path, monkeypatch: pytest.MonkeyPatch):
    (disk / "directory").mkdir()
    (disk / "link").symlink_to("nowhere")
    monkeypatch.chdir(disk / "directory")
    for path in (disk / "directory", disk / "link", Path(), Path(".."), Path("/")):
        with pytest.raises(FileExistsError):
            write_new(path, b"one")
    assert sorted(p.name for p in disk.rglob("*")) == ["directory", "link"]


def test_a_file_that_comes_while_a_new_one_is_written_stays(disk: Path, monkeypatch: pytest.MonkeyPatch):
    path, real = disk / "a", os.fsync

    def fsync(descriptor: int) -> None:
        if not path.exists():
            path.write_bytes(b"theirs")
        real(descriptor)

    monkeypatch.setattr("os.fsync", fsync)
    with pytest.raises(FileExistsError):
        write_new(path, b"ours")
    assert {p.name: p.read_bytes() for p in disk.iterdir()} == {"a": b"theirs"}


def test_a_file_appears_whole_or_not_at_all_wherever_a_kill_comes(disk: Path):
    """After a kill no call has any more effect, be it to write or to clean up."""
    with counted_calls(disk) as calls:
        write_new(disk / "a", b"one")
    assert {"open", "write", "fsync"} <= set(calls)
    (disk / "a").unlink()
    for kill_at in range(len(calls)):
        with FailingCalls(disk, kill_at, errno.EIO, forever=True) as killed, pytest.raises(OSError):  # noqa: PT011
            write_new(disk / "a", b"one")
        assert killed.failed
        left = {p.name: p.read_bytes() for p in disk.iterdir()}
        assert left.pop("a", b"one") == b"one", f"killed at {calls[kill_at]}"
        assert all(map(is_temporary, left)), left
        for path in disk.iterdir():
            path.unlink()


def test_a_new_file_that_fails_leaves_nothing(disk: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for write in (write_new, write_atomically):
        with pytest.raises(OSError, match="No space") as failure:
            write(disk / "a", b"one")
        assert failure.value.filename == str(disk / "a")
        assert list(disk.iterdir()) == []
