"""Content that only a passphrase opens, as `age --passphrase` writes and reads it."""

from __future__ import annotations

import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kerneblik.storage.encryption.passphrase_process import REFUSED, TOO_SLOW
from kerneblik.storage.errors import (
    BusyMachineError,
    DamagedKeyError,
    StorageError,
    WeakPassphraseError,
    WrongPassphraseError,
)

SHORTEST = 8
"""Characters of a passphrase; a shorter one is guessed too soon."""

_TRIES, _PAUSE = 10, 1.0
"""How often a busy machine is asked again, and after how many seconds."""

Opened = TypeVar("Opened")

_WRONG = "Decryption failed"
"""What the library says of a passphrase that does not fit, and of nothing else."""


def refuse_weak(passphrase: str) -> None:
    """Raise WeakPassphraseError for a new passphrase that is too short or could not be typed elsewhere."""
    if not passphrase.isprintable():
        raise WeakPassphraseError("lock.passphrase.unprintable")
    if len(passphrase) < SHORTEST:
        raise WeakPassphraseError("lock.passphrase.short", shortest=SHORTEST)


def close_with(passphrase: str, content: bytes) -> bytes:
    """The content as the passphrase opens it. Takes about a second. Raises StorageError."""
    return _run("encrypt", passphrase, content).stdout


def open_with(passphrase: str, content: bytes, path: Path) -> bytes:
    """What was closed with the passphrase and stands in the file `path`. Takes about a second in any case.

    Raises WrongPassphraseError, BusyMachineError (see `patiently`), DamagedKeyError for what no passphrase
    opens here, and StorageError.
    """
    if not passphrase.isprintable():  # a line end would be taken for the end of the passphrase
        raise WrongPassphraseError("lock.wrong")
    ended = _run("decrypt", passphrase, content)
    if ended.returncode == 0:
        return ended.stdout
    if ended.returncode == TOO_SLOW:
        raise BusyMachineError("lock.too_busy")
    reason = ended.stderr.decode(errors="replace").strip()
    if reason == _WRONG:
        raise WrongPassphraseError("lock.wrong")
    raise DamagedKeyError("lock.key_damaged", path=path, reason=reason)


def patiently(open_: Callable[[], Opened], tell: Callable[[], object]) -> Opened:
    """What `open_` gives. While the machine is too busy for it, it is tried again, for half a minute or so.

    `tell` is called once, when the first try has failed for that. Raises what `open_` raises.
    """
    for number in range(_TRIES):
        try:
            return open_()
        except BusyMachineError:
            if number == 0:
                tell()
        time.sleep(_PAUSE)
    return open_()


def _run(turn: str, passphrase: str, content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Have it done by another process, which gets the passphrase through a pipe: nobody else can see it."""
    script = Path(__file__).with_name("passphrase_process.py")
    line = unicodedata.normalize("NFC", passphrase).encode()  # an é may be typed as one sign or as two
    try:
        ended = subprocess.run(
            [sys.executable, "-P", script, turn],
            input=line + b"\n" + content,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise StorageError("lock.no_process", detail=error.strerror) from error
    if ended.returncode not in {0, REFUSED, TOO_SLOW}:  # out of memory, as a rule
        raise StorageError("lock.no_process", detail=ended.returncode)
    return ended
