"""A locked directory: nobody reads it without the passphrase, and nothing of it is ever lost."""

from __future__ import annotations

import io
import re
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest

from kerneblik.reflection import Changes
from kerneblik.storage import (
    BusyError,
    DamagedKeyError,
    DirectoryEncryption,
    LockedError,
    RoundStore,
    StorageError,
    UnreadableRoundError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from kerneblik.storage.encryption import age, passphrase_process
from kerneblik.storage.encryption.age import AgeCipher, LockedCipher
from kerneblik.storage.errors import BusyMachineError
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, recover
from kerneblik.storage.safety.session_locks import DirectoryLock
from support import quick_key_file
from support.app import NOON
from support.forked_python import fork_script
from support.locked import ID, PASSPHRASE, SECRET, Locked, contents, files, fill, readable, without_scrypt
from support.storage import answer, assert_worded, start_python, texts


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, locked_once: Locked) -> None:
    without_scrypt(monkeypatch, locked_once)


# Locking


def test_when_locked_nothing_can_be_read_and_all_is_there(locked: Locked):
    assert readable(locked.directory) == []
    assert contents(locked.directory, locked.cipher) == locked.written
    assert {Path(name).suffix for name in files(locked.directory)} == {".age", ".txt"}


def test_all_that_is_locked_is_its_owners_alone(locked_once: Locked):
    for path in (locked_once.directory, *locked_once.directory.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_the_round_last_written_in_is_still_that(locked: Locked):
    assert RoundStore(locked.directory, cipher=locked.cipher).latest_id() == ID


def test_what_is_saved_then_is_locked_too(locked: Locked):
    store = RoundStore(locked.directory, cipher=locked.cipher)
    store.save(ID, Changes({"self-role": answer("self-role", f"{SECRET} igen")}))
    assert texts(RoundStore(locked.directory, cipher=locked.cipher).open(ID))["self-role"] == f"{SECRET} igen"
    assert readable(locked.directory) == []


def test_without_the_key_there_is_no_store(locked: Locked):
    before = files(locked.directory)
    with pytest.raises(LockedError):
        RoundStore(locked.directory)
    assert files(locked.directory) == before


def test_a_seal_is_no_good_where_nothing_is_locked(tmp_path: Path, locked_once: Locked):
    with pytest.raises(LockedError):
        RoundStore(tmp_path / "data", cipher=locked_once.cipher)


def test_what_a_killed_save_left_behind_goes_when_locking(tmp_path: Path, quick: None):
    fill(tmp_path)
    left = tmp_path / "rounds" / f".{ID}.json.0123456789ab.kerneblik-tmp"
    left.write_text(SECRET)
    DirectoryEncryption(tmp_path).lock(PASSPHRASE)
    assert not left.exists()
    assert readable(tmp_path) == []


@pytest.mark.parametrize("passphrase", ["syv tgn", "", "otte\ttegn", "otte tegn\x1b[A", "otte tegn\n"])
def test_a_weak_passphrase_is_refused(tmp_path: Path, passphrase: str):
    fill(tmp_path)
    before = files(tmp_path)
    with pytest.raises(WeakPassphraseError):
        DirectoryEncryption(tmp_path).lock(passphrase)
    assert files(tmp_path) == before


def test_what_is_locked_is_not_locked_again(locked: Locked, quick: None):
    before = files(locked.directory)
    with pytest.raises(LockedError):
        DirectoryEncryption(locked.directory).lock(PASSPHRASE)
    assert files(locked.directory) == before


@pytest.mark.parametrize("name", ["rounds/other.json", "backups/other", "editing/x.md"])
def test_a_link_is_named_and_stops_the_locking(tmp_path: Path, quick: None, name: str):
    fill(tmp_path)
    (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    before = contents(tmp_path)
    with pytest.raises(StorageError) as caught:
        DirectoryEncryption(tmp_path).lock(PASSPHRASE)
    assert caught.value.key == "storage.link"
    assert caught.value.values["path"] == tmp_path / name
    assert not DirectoryEncryption(tmp_path).is_locked()
    assert contents(tmp_path) == before


def test_a_file_in_the_way_stops_the_locking(tmp_path: Path, quick: None):
    fill(tmp_path)
    (tmp_path / "rounds" / f"{ID}.unreadable-x.json").write_text(SECRET)
    (tmp_path / "rounds" / f"{ID}.unreadable-x.json.age").write_text("somebody's")
    before = contents(tmp_path)
    with pytest.raises(StorageError) as caught:
        DirectoryEncryption(tmp_path).lock(PASSPHRASE)
    assert caught.value.key == "lock.in_the_way"
    assert contents(tmp_path) == before


# The passphrase


def test_a_wrong_passphrase_costs_nothing(locked: Locked):
    before = files(locked.directory)
    encryption = DirectoryEncryption(locked.directory)
    with pytest.raises(WrongPassphraseError):
        encryption.unlock("rødgrød uden fløde")
    assert files(locked.directory) == before


def test_another_passphrase(locked: Locked):
    """Its é is typed as two signs first and then as one; that is how terminals differ."""
    encryption, before = DirectoryEncryption(locked.directory), files(locked.directory)
    encryption.change_passphrase(PASSPHRASE, "cafe\u0301 noir")
    with pytest.raises(WrongPassphraseError):
        encryption.unlock(PASSPHRASE)
    assert encryption.unlock("caf\u00e9 noir").recipient == locked.cipher.recipient
    after = files(locked.directory)
    assert [name for name in after if after[name] != before[name]] == ["lock/identity.age"]
    assert after.keys() == before.keys()


def test_a_copy_of_the_key_made_before_still_opens_with_the_old_passphrase(locked: Locked):
    key = locked.directory / "lock" / "identity.age"
    copy = key.read_bytes()
    encryption = DirectoryEncryption(locked.directory)
    encryption.change_passphrase(PASSPHRASE, "cafe noir")
    key.write_bytes(copy)
    assert encryption.unlock(PASSPHRASE).recipient == locked.cipher.recipient


def test_without_the_old_passphrase_there_is_no_other(locked: Locked):
    before = files(locked.directory)
    with pytest.raises(WrongPassphraseError):
        DirectoryEncryption(locked.directory).change_passphrase("ikke den rigtige", "et helt andet")
    with pytest.raises(WeakPassphraseError):
        DirectoryEncryption(locked.directory).change_passphrase(PASSPHRASE, "kort")
    assert files(locked.directory) == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda key: b"",
        lambda key: key[:100],
        lambda key: key[:-20],
        lambda key: b"\0" * len(key),
        bytes.upper,
    ],
    ids=["empty", "header cut short", "cut short", "zeros", "mangled"],
)
def test_a_damaged_key_is_not_taken_for_a_wrong_passphrase(locked: Locked, damage):
    key = locked.directory / "lock" / "identity.age"
    damaged = damage(key.read_bytes())
    key.write_bytes(damaged)
    with pytest.raises(DamagedKeyError) as caught:
        DirectoryEncryption(locked.directory).unlock(PASSPHRASE)
    assert caught.value.values["path"] == key
    assert key.read_bytes() == damaged


def test_a_key_that_is_gone_is_missed_and_no_new_round_begun(locked: Locked):
    (locked.directory / "lock" / "identity.age").unlink()
    before = files(locked.directory)
    with pytest.raises(DamagedKeyError) as caught:
        RoundStore(locked.directory)
    assert caught.value.key == "lock.key_missing"
    assert files(locked.directory) == before


SHORT_OF_MEMORY = """
import re, resource, sys
from pathlib import Path
from kerneblik.storage import StorageError, DirectoryEncryption
held = 1024 * int(re.search(r"VmSize:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
memory = held + 1024 * 2 ** int(sys.argv[3]) // 4
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
try:
    DirectoryEncryption(Path(sys.argv[1])).unlock(sys.argv[2])
except StorageError as error:
    print(error.key)
"""


@pytest.mark.slow
def test_where_memory_is_short_the_program_goes_on(locked: Locked):
    """It has as much as it holds already, and a quarter of what turning the passphrase into the key takes."""
    exponent = 17  # 128 MB
    opened = quick_key_file.encrypt_with(PASSPHRASE, locked.cipher.key_file, exponent=exponent)
    (locked.directory / "lock" / "identity.age").write_bytes(opened)
    command = (SHORT_OF_MEMORY, locked.directory, PASSPHRASE, exponent)
    with start_python(*command, stderr=subprocess.PIPE) as process:
        said, complaint = process.communicate(timeout=60)
    assert (said.strip(), complaint) == ("lock.no_process", "")


@pytest.mark.slow
def test_whoever_guesses_waits_long_for_each_guess(scrypt_as_users_have_it: None):
    """How long is measured on the machine that locks; on any of today's it is a second."""
    key = age.encrypt_with(PASSPHRASE, b"the key file")
    assert int(re.search(rb"^-> scrypt \S+ (\d+)$", key, re.MULTILINE)[1]) >= 10


def test_the_start_of_an_unlocked_directory_does_without_the_library(tmp_path: Path):
    script = "import sys, pathlib; from kerneblik.storage import RoundStore\n"
    script += "RoundStore(pathlib.Path(sys.argv[1])); print('pyrage' in sys.modules)"
    with start_python(script, tmp_path) as process:
        assert process.stdout.read() == "False\n"


# Unlocking


def test_unlocked_all_is_as_it_was(locked: Locked, quick: None):
    modified = (locked.directory / "rounds" / f"{ID}.json.age").stat().st_mtime_ns
    assert DirectoryEncryption(locked.directory).remove_lock(PASSPHRASE) == []
    assert files(locked.directory) == locked.written
    assert (locked.directory / "rounds" / f"{ID}.json").stat().st_mtime_ns == modified
    assert RoundStore(locked.directory).latest_id() == ID


def test_what_lies_in_the_trash_is_locked_and_unlocked_with_the_rest(locked: Locked, quick: None):
    store = RoundStore(locked.directory, lambda: NOON, cipher=locked.cipher)
    store.delete(ID)
    store.close()
    assert readable(locked.directory) == []
    DirectoryEncryption(locked.directory).remove_lock(PASSPHRASE)
    store = RoundStore(locked.directory, lambda: NOON)
    (trashed,) = store.trash()
    store.restore(trashed)
    assert store.open(ID).answer("self-role").text == f"{SECRET} 3"


def test_locked_again_it_has_another_key(locked_once: Locked):
    assert AgeCipher.new().recipient != AgeCipher.new().recipient


def test_a_backup_that_cannot_be_opened_is_left_with_its_key(locked: Locked, quick: None):
    damaged = next((locked.directory / "backups").rglob("*.age"))
    damaged.write_bytes(damaged.read_bytes()[:-1])
    key = (locked.directory / "lock" / "identity.age").read_bytes()
    before = damaged.read_bytes()
    assert DirectoryEncryption(locked.directory).remove_lock(PASSPHRASE) == [damaged]
    assert damaged.read_bytes() == before
    assert [path.read_bytes() for path in (locked.directory / "lock").iterdir()] == [key]
    assert not DirectoryEncryption(locked.directory).is_locked()
    assert RoundStore(locked.directory).open(ID).answers
    DirectoryEncryption(locked.directory).lock(PASSPHRASE)
    assert damaged.read_bytes() == before


def test_a_round_that_cannot_be_opened_stops_the_unlocking(locked: Locked, quick: None):
    path = locked.directory / "rounds" / f"{ID}.json.age"
    path.write_bytes(path.read_bytes()[:-1])
    before = files(locked.directory)
    with pytest.raises(UnreadableRoundError) as caught:
        DirectoryEncryption(locked.directory).remove_lock(PASSPHRASE)
    assert caught.value.values["path"] == path
    assert files(locked.directory) == before


def test_a_file_in_the_way_stops_the_unlocking(locked: Locked, quick: None):
    (locked.directory / "rounds" / f"{ID}.json").write_text("from a backup of the server")
    before = files(locked.directory)
    with pytest.raises(StorageError) as caught:
        DirectoryEncryption(locked.directory).remove_lock(PASSPHRASE)
    assert caught.value.key == "lock.in_the_way"
    assert files(locked.directory) == before


# Damaged files


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:50],
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: b"\0" * len(content),
        lambda content: b'{"round": {}}',
        lambda content: AgeCipher.new().encrypt(b"{}"),
    ],
    ids=["empty", "header cut short", "cut short", "a bit turned", "zeros", "plain", "another key"],
)
def test_a_damaged_round_is_told_kept_and_recovered(locked: Locked, damage):
    store = RoundStore(locked.directory, cipher=locked.cipher)
    store.save(ID, Changes({"self-role": answer("self-role", "nyt")}))
    path = store.path(ID)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(UnreadableRoundError) as caught:
        store.open(ID)
    assert caught.value.key == "lock.unreadable"
    fresh = RoundStore(locked.directory, cipher=locked.cipher)
    with pytest.raises(UnreadableRoundError):
        fresh.save(ID, Changes({"self-role": answer("self-role", "nyere")}))
    assert path.read_bytes() == damaged
    recover(fresh, inspect_damage(fresh, ID))
    assert texts(fresh.open(ID))["self-core-task"] == f"{SECRET} 1"
    aside = list(path.parent.glob(f"{ID}.unreadable-*.json.age"))
    assert [kept.read_bytes() for kept in aside] == [damaged]


def test_without_the_key_one_still_sees_which_rounds_there_are(locked: Locked):
    summaries = RoundStore(locked.directory, cipher=LockedCipher(locked.directory)).summaries()
    assert {summary.id for summary in summaries} == {ID, f"{ID}-2"}
    assert all(isinstance(summary.error, LockedError) for summary in summaries)


# Other sessions


def test_while_a_session_is_open_nothing_is_locked_or_unlocked(locked: Locked, quick: None):
    store = RoundStore(locked.directory, cipher=locked.cipher)
    other = RoundStore(locked.directory, cipher=locked.cipher)
    for number in range(2):
        with pytest.raises(BusyError) as caught:
            DirectoryEncryption(locked.directory).remove_lock(PASSPHRASE)
        assert caught.value.key == "lock.in_use"
        if number == 0:
            del store
    del other
    DirectoryEncryption(locked.directory).remove_lock(PASSPHRASE)
    plain = RoundStore(locked.directory)
    with pytest.raises(BusyError):
        DirectoryEncryption(locked.directory).lock(PASSPHRASE)
    del plain
    DirectoryEncryption(locked.directory).lock(PASSPHRASE)


SESSION = """
import sys, pathlib
from kerneblik.storage import RoundStore
store = RoundStore(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_session_that_was_killed_is_in_nobodys_way(tmp_path: Path, quick: None):
    fill(tmp_path)
    with fork_script(SESSION, tmp_path) as process:
        assert process.stdout.readline() == "open\n"
        with pytest.raises(BusyError):
            DirectoryEncryption(tmp_path).lock(PASSPHRASE)
        process.kill()
        process.wait()
        DirectoryEncryption(tmp_path).lock(PASSPHRASE)


def test_while_it_is_being_locked_no_session_comes_in(tmp_path: Path):
    fill(tmp_path)
    with DirectoryLock(tmp_path, exclusive=True), pytest.raises(BusyError) as caught:
        RoundStore(tmp_path, patience=0.0)
    assert caught.value.key == "lock.under_way"
    RoundStore(tmp_path)


def test_nobody_else_gets_to_see_the_passphrase(
    locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It goes through a pipe, and not to a module that somebody put into the working directory."""
    (tmp_path / "pyrage.py").write_text("open('caught', 'w')")
    monkeypatch.chdir(tmp_path)
    seen = []
    real = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **o: seen.append((a, o)) or real(*a, **o))
    assert DirectoryEncryption(locked.directory).unlock(PASSPHRASE).recipient == locked.cipher.recipient
    assert not (tmp_path / "caught").exists()
    ((arguments, options),) = seen
    assert PASSPHRASE not in repr(arguments)
    assert options.keys() == {"input", "capture_output", "check"}


# A machine that is too busy

TOO_HARD = b"\n".join(
    [
        b"age-encryption.org/v1",
        b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30",  # 2**30: minutes, and a terabyte
        *[b"A" * 43, b"--- " + b"A" * 43, b"x" * 32],
    ]
)


@pytest.mark.slow
def test_a_key_that_would_take_too_long_here_is_never_called_damaged(tmp_path: Path):
    with pytest.raises(BusyMachineError) as refused:
        age.decrypt_with(PASSPHRASE, TOO_HARD, tmp_path / "identity.age")
    assert_worded(refused.value)


class StandardStreams:
    """Standard input and output as bytes."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)


def test_a_refusal_of_a_moment_is_asked_again_by_the_process(monkeypatch: pytest.MonkeyPatch):
    asked = []

    def decrypt(content: bytes, words: str) -> bytes:
        asked.append(words)
        if len(asked) < 3:
            pyrage.passphrase.decrypt(TOO_HARD, words)  # the library's own refusal
        return content

    out = StandardStreams()
    monkeypatch.setattr(passphrase_process, "_PAUSES", (0, 0, 0))
    monkeypatch.setattr(
        passphrase_process,
        "pyrage",
        SimpleNamespace(passphrase=SimpleNamespace(decrypt=decrypt), DecryptError=pyrage.DecryptError),
    )
    monkeypatch.setattr(sys, "argv", ["", "decrypt"])
    monkeypatch.setattr(sys, "stdin", StandardStreams(b"ord\nindhold"))
    monkeypatch.setattr(sys, "stdout", out)
    assert passphrase_process.main() == 0
    assert (asked, out.buffer.getvalue()) == (["ord"] * 3, b"indhold")


def test_it_is_tried_again_with_a_word_and_given_up_in_the_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(age, "_PAUSE", 0)
    told, busy = [], [BusyMachineError("lock.too_busy")] * 3

    def open_() -> str:
        if busy:
            raise busy.pop()
        return "åben"

    assert age.retry_while_busy(open_, lambda: told.append("")) == "åben"
    assert told == [""]
    busy.extend([BusyMachineError("lock.too_busy")] * 100)
    with pytest.raises(BusyMachineError):
        age.retry_while_busy(open_, lambda: told.append(""))
