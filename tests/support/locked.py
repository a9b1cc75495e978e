"""A directory locked with a passphrase."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kerneblik.reflection import Answer, Changes
from kerneblik.storage import DirectoryEncryption, RoundStore
from kerneblik.storage.encryption.age import AgeCipher
from kerneblik.storage.encryption.directory_encryption import FOLDERS
from support.app import NOON, round_with, shipped_checklist

PASSPHRASE = "rødgrød med fløde"
SECRET = "Det siger jeg kun til mig selv"
"""What stands in every text; when the directory is locked, nowhere."""
ID = "2026-11-03"


def fill(directory: Path) -> None:
    """Write something into every folder that holds what somebody wrote."""
    checklist = shipped_checklist()
    store = RoundStore(directory, lambda: NOON)
    first = round_with(checklist, {"self-core-task": f"{SECRET} 1"}, position="self-core-task")
    store.add(replace(first, identity="1" * 32))
    store.add(replace(round_with(checklist, {"self-core-task": f"{SECRET} 2"}), identity="2" * 32))
    store.save(ID, Changes({"self-role": Answer("self-role", f"{SECRET} 3")}))
    others = {
        "rounds/2020-01-01.unreadable-2026-11-03T120000Z.json": b"\x00\xff{" + SECRET.encode(),
        "recovery/2026-11-03.json": SECRET.encode(),
        "drafts/2026-11-03T120000Z-0a1b2c3d.json": SECRET.encode(),
        "editing/self-role-x1y2/self-role.md": SECRET.encode(),
        "editing/self-role-x1y2/.self-role.md.swp": b"",
    }
    for name, content in others.items():
        path = directory / name
        for parent in reversed(path.relative_to(directory).parents):
            (directory / parent).mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(content)
    for number, name in enumerate((f"{ID}-2", ID)):  # which one was written in last, for certain
        moment = 1_790_000_000 + number
        os.utime(directory / "rounds" / f"{name}.json", (moment, moment))


def contents(directory: Path, cipher: AgeCipher | None = None) -> dict[str, bytes]:
    """All that somebody wrote, by the path that it has when nothing is locked; opened with the cipher."""
    found = {}
    for path in sorted(directory.rglob("*")):
        name = path.relative_to(directory)
        if path.is_file() and name.parts[0] in FOLDERS and path.suffix != ".lock":
            if cipher is None:
                found[str(name)] = path.read_bytes()
            else:
                found[str(name).removesuffix(".age")] = cipher.decrypt(path.read_bytes(), path)
    return found


def files(directory: Path) -> dict[str, bytes]:
    """All files as they stand on disk, but those that only hold locks."""
    paths = (path for path in sorted(directory.rglob("*")) if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(directory)): path.read_bytes() for path in paths}


def readable(directory: Path) -> list[str]:
    """The files in which what somebody wrote can be read."""
    return [name for name, content in files(directory).items() if SECRET.encode() in content]


class Locked:
    """A locked directory, and what opens it."""

    def __init__(self, directory: Path, cipher: AgeCipher, written: dict[str, bytes]) -> None:
        self.directory = directory
        self.cipher = cipher
        self.written = written
        """What was written, by the path that it had before."""

    def copy(self, to: Path) -> Locked:
        """Another one with the same content, to be worked in."""
        shutil.copytree(self.directory, to, symlinks=True)
        return Locked(to, self.cipher, self.written)


def lock_new_directory(directory: Path) -> Locked:
    fill(directory)
    written = contents(directory)
    encryption = DirectoryEncryption(directory)
    encryption.lock(PASSPHRASE)
    return Locked(directory, encryption.unlock(PASSPHRASE), written)


def without_scrypt(monkeypatch: pytest.MonkeyPatch, locked: Locked) -> None:
    """Lock and unlock with the key of `locked`, whose passphrase need not be turned into a key again."""
    key = (locked.directory / "lock" / "identity.age").read_bytes()
    monkeypatch.setattr(AgeCipher, "new", lambda: locked.cipher)
    monkeypatch.setattr(DirectoryEncryption, "_encrypted_key", lambda *_: key)
    monkeypatch.setattr(DirectoryEncryption, "unlock", lambda *_: locked.cipher)
