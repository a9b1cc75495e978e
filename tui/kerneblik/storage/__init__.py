"""The rounds on disk: saved atomically, locked between processes, private, backed up and recovered."""

from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.encryption.directory_encryption import DirectoryEncryption
from kerneblik.storage.errors import (
    BusyError,
    DamagedKeyError,
    LockedError,
    MissingRoundError,
    NewerRoundError,
    StorageError,
    UnfinishedError,
    UnreadableRoundError,
    UnusableDirectoryError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from kerneblik.storage.store import RoundStore

__all__ = [
    "PLAINTEXT",
    "BusyError",
    "Cipher",
    "DamagedKeyError",
    "DirectoryEncryption",
    "LockedError",
    "MissingRoundError",
    "NewerRoundError",
    "RoundStore",
    "StorageError",
    "UnfinishedError",
    "UnreadableRoundError",
    "UnusableDirectoryError",
    "WeakPassphraseError",
    "WrongPassphraseError",
]
