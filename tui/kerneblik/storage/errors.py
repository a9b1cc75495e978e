"""The errors of storage."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kerneblik.errors import KerneblikError
from kerneblik.files import ForeignFileError

_KEYS = {
    errno.ENOSPC: "storage.full",
    errno.EDQUOT: "storage.full",
    errno.EACCES: "storage.no_rights",
    errno.EPERM: "storage.no_rights",
    errno.EROFS: "storage.read_only",
    errno.ENOENT: "storage.gone",
    errno.ENOTDIR: "storage.gone",
    errno.ELOOP: "storage.link",
    errno.EISDIR: "storage.not_a_file",
    errno.ENXIO: "storage.not_a_file",
}


class StorageError(KerneblikError):
    """Something of a round could not be read or written; what was to be saved is still with the caller."""


class UnusableDirectoryError(StorageError):
    """The data directory is not one that Kerneblik can keep texts in."""


class BusyError(StorageError):
    """Another session holds a lock for too long; trying again helps."""


class MissingRoundError(StorageError):
    """There is no round with this id."""


class CopiedRoundError(StorageError):
    """The file is a copy of a round that has a file of its own."""


class NewerRoundError(StorageError):
    """The round was written by a later Kerneblik than this one; it is not damaged."""


class UnreadableRoundError(StorageError):
    """The file of a round is damaged: it is kept under another name, and never overwritten."""


class LockedError(StorageError):
    """The directory is locked with a passphrase, which is needed for this."""


class DamagedKeyError(StorageError):
    """The key of a locked directory can't be read, or is not there."""


class WrongPassphraseError(StorageError):
    """The passphrase does not fit; nothing has happened, and one may try again."""


class BusyMachineError(StorageError):
    """The machine is too busy to try the passphrase just now; nothing is wrong with it, nor with the key."""


class WeakPassphraseError(StorageError):
    """A new passphrase is too short or can't be typed everywhere."""


class UnfinishedError(StorageError):
    """Locking or unlocking was decided but could not be completed; the next start completes it."""


@contextmanager
def os_errors_as_storage_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says about `path` into a StorageError with a sentence of its own."""
    try:
        yield
    except ForeignFileError as error:
        raise StorageError("storage.foreign", path=path) from error
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise StorageError(_KEYS.get(error.errno or 0, "storage.io"), path=path, code=name) from error
