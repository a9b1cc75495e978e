"""What is locked here opens with the standard age tool, without us; and what age closes opens here."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kerneblik.storage import DirectoryEncryption
from support.locked import ID, PASSPHRASE, Locked
from support.terminal.emulator import PtyProgram


@pytest.fixture
def age() -> str:
    """The tool, from Debian's package `age`."""
    path = shutil.which("age")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("age is not installed: its package is called age")
        pytest.skip("age is not installed: its package is called age")
    return path


def run_with_passphrases(command: list[str], directory: Path, *passphrases: str) -> None:
    """Run a command in a terminal, and type what it asks for: age reads passphrases nowhere else."""
    script = f'cd "{directory}" && exec "$@"'
    environ = {"HOME": str(directory), "LANG": "C.UTF-8"}
    with PtyProgram(["sh", "-c", script, "sh", *command], environ=environ) as program:
        for number, passphrase in enumerate(passphrases, 1):
            asked = "(?s)" + ".*".join(["assphrase"] * number) + "[^:]*:"
            assert program.wait_for(asked, 30), bytes(program.output)
            program.send(f"{passphrase}\r")
        assert program.wait_end(30) == 0, bytes(program.output)


@pytest.mark.parametrize("name", [f"rounds/{ID}.json", "editing/self-role-x1y2/self-role.md"])
def test_age_opens_a_locked_file_with_the_passphrase(age: str, locked: Locked, tmp_path: Path, name: str):
    output = tmp_path / "opened"
    command = [age, "-d", "-i", "lock/identity.age", "-o", str(output), f"{name}.age"]
    run_with_passphrases(command, locked.directory, PASSPHRASE)
    assert output.read_bytes() == locked.written[name]


def test_with_the_key_that_age_takes_out_every_file_opens(age: str, locked: Locked, tmp_path: Path):
    key = tmp_path / "key.txt"
    run_with_passphrases([age, "-d", "-o", str(key), "lock/identity.age"], locked.directory, PASSPHRASE)
    for name, content in locked.written.items():
        command = [age, "-d", "-i", str(key), str(locked.directory / f"{name}.age")]
        assert subprocess.run(command, capture_output=True, check=True).stdout == content


def test_what_age_closes_for_the_recipient_opens_here(age: str, locked: Locked, tmp_path: Path):
    recipient = locked.directory / "lock" / "recipient.txt"
    closed = subprocess.run(
        [age, "-R", str(recipient)], input=b"fra age", capture_output=True, check=True
    ).stdout
    assert locked.cipher.decrypt(closed, tmp_path) == b"fra age"


def test_a_passphrase_that_age_has_set_is_the_passphrase(age: str, locked: Locked, tmp_path: Path):
    """A key file that was opened and closed again with age alone is as good as ours."""
    key, again = tmp_path / "key.txt", tmp_path / "again.age"
    key.write_bytes(locked.cipher.key_file)
    run_with_passphrases([age, "-p", "-o", str(again), str(key)], locked.directory, *["sat med age"] * 2)
    shutil.copy(again, locked.directory / "lock" / "identity.age")
    assert DirectoryEncryption(locked.directory).unlock("sat med age").recipient == locked.cipher.recipient
