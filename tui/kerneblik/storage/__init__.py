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
from kerneblik.storage.recovery.emergency_copies import EmergencyCopy
from kerneblik.storage.round_summary import RoundSummary
from kerneblik.storage.safety.backups import Backup
from kerneblik.storage.safety.trash import TrashedRound
from kerneblik.storage.store import RoundStore

__all__ = [
    "PLAINTEXT",
    "Backup",
    "BusyError",
    "Cipher",
    "DamagedKeyError",
    "DirectoryEncryption",
    "EmergencyCopy",
    "LockedError",
    "MissingRoundError",
    "NewerRoundError",
    "RoundStore",
    "RoundSummary",
    "SaveSchedule",
    "StorageError",
    "TrashedRound",
    "UnfinishedError",
    "UnreadableRoundError",
    "UnusableDirectoryError",
    "WeakPassphraseError",
    "WrongPassphraseError",
]
