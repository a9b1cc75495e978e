"""The rounds on disk: atomic, locked, private, backed up, and saved by themselves while somebody types."""

from kerneblik.storage.autosave import Autosave, Pace
from kerneblik.storage.backups import Backup
from kerneblik.storage.changes import Changes
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
from kerneblik.storage.rescue import EmergencyCopy
from kerneblik.storage.save_state import Failing, Saved, SaveState, Unsaved
from kerneblik.storage.seal import NO_SEAL, Seal
from kerneblik.storage.store import RoundStore
from kerneblik.storage.summary import RoundSummary
from kerneblik.storage.trash import TrashedRound
from kerneblik.storage.vault import Vault

__all__ = [
    "NO_SEAL",
    "Autosave",
    "Backup",
    "BusyError",
    "Changes",
    "DamagedKeyError",
    "EmergencyCopy",
    "Failing",
    "LockedError",
    "MissingRoundError",
    "NewerRoundError",
    "Pace",
    "RoundStore",
    "RoundSummary",
    "SaveState",
    "Saved",
    "Seal",
    "StorageError",
    "TrashedRound",
    "UnfinishedError",
    "UnreadableRoundError",
    "Unsaved",
    "UnusableDirectoryError",
    "Vault",
    "WeakPassphraseError",
    "WrongPassphraseError",
]
