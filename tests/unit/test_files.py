"""Private files: whole or not at all, and never somebody else's."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kerneblik.files import write_atomically, write_new


def test_a_new_file_is_private_and_never_replaces_one(tmp_path: Path):
    path = tmp_path / "a"
    write_new(path, b"one")
    assert path.read_bytes() == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_new_file_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for write in (write_new, write_atomically):
        with pytest.raises(OSError, match="No space"):
            write(tmp_path / "a", b"one")
        assert list(tmp_path.iterdir()) == []
