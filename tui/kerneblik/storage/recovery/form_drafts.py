"""Half-written forms on disk: what was typed into an agreement, a name and so on, until the form is answered.

A draft is a file `<UTC stamp>-<random>.json` in `drafts/`, sealed like a round: which form it is, what that
is called, the text of each field by its name, and when it was written. The session that has the form open
holds an empty `<UTC stamp>-<random>.lock` beside it, so that nobody else is offered the text; one that nobody
holds waits for the same form to be opened again.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson

from kerneblik.files import PRIVATE_FILE, make_private_directory, read_private, write_atomically
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import StorageError, UnreadableRoundError, os_errors_as_storage_errors
from kerneblik.storage.safety.backups import STAMP
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.text import clean_line

_SCHEMA = 1
_LARGEST = 64 * 1024
"""Bytes of a file; a form is a few lines."""
_LONGEST = 1000
"""Characters of one field; more than any form takes."""
_LOOKED_AT = 200
"""So many drafts are looked at, at most, the newest first."""

FormId = tuple[str, ...]
"""What kind of form it is, and the ids of what it is about."""


@dataclass(frozen=True)
class KeptForm:
    """What was kept of a form."""

    path: Path
    form: FormId
    title: str
    """What the form is called, in the language it was shown in."""
    values: Mapping[str, str]
    """The text of each field, by its name."""
    written: datetime
    """Aware, UTC."""


class FormDraft:
    """The draft of one form that this session has open; what was kept of it before is in `kept`."""

    def __init__(self, path: Path, cipher: Cipher, form: FormId, title: str) -> None:
        self.form = form
        self.kept: KeptForm | None = None
        """What was found when the form was opened."""
        self._path, self._cipher, self._title = path, cipher, title
        self._lock: int | None = None

    def write(self, values: Mapping[str, str]) -> None:
        """Keep these values in the place of those before. Raises StorageError; then those before stay."""
        written = datetime.now(UTC)
        content = {
            "schema": _SCHEMA,
            "form": self.form,
            "title": self._title,
            "values": {name: _harmless(text) for name, text in values.items()},
            "written": written.isoformat(),
        }
        with os_errors_as_storage_errors(self._path):
            make_private_directory(self._path.parent)
            self._hold()
            data = orjson.dumps(content, option=orjson.OPT_INDENT_2)
            write_atomically(self._path, self._cipher.close(data))

    def remove(self) -> None:
        """Take it away for good, and let go of it. Raises StorageError."""
        with os_errors_as_storage_errors(self._path):
            self._path.unlink(missing_ok=True)
            if self._lock is not None:
                _lock_of(self._path).unlink(missing_ok=True)
        self.release()

    def release(self) -> None:
        """Leave it to whoever opens the form next."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def take_up(self, kept: KeptForm) -> bool:
        """Go on with a draft that somebody left; False when somebody else does."""
        path, self._path = self._path, kept.path
        with suppress(OSError):
            self._hold()
            if kept.path.exists():
                self.kept = kept
                return True
            self.release()
        self._path = path
        return False

    def _hold(self) -> None:
        """Raises BlockingIOError while somebody else does, OSError."""
        if self._lock is None:
            self._lock = _hold(_lock_of(self._path))


class FormDrafts:
    """All drafts of forms in one data directory."""

    def __init__(self, directory: DataDirectory, cipher: Cipher = PLAINTEXT) -> None:
        self._folder = directory.drafts
        self._cipher = cipher

    @property
    def path(self) -> Path:
        """Where they lie."""
        return self._folder

    def begin(self, form: FormId, title: str) -> FormDraft:
        """The draft of a form that is being opened, with what was left of it last. Writes nothing yet."""
        name = f"{datetime.now(UTC).strftime(STAMP)}-{os.urandom(4).hex()}.json{self._cipher.ending}"
        draft = FormDraft(self._folder / name, self._cipher, form, title)
        for kept in self.waiting():
            if kept.form == form and draft.take_up(kept):
                break
        return draft

    def waiting(self) -> list[KeptForm]:
        """The drafts that nobody works on and that can be read, the newest first. Raises no error."""
        found = []
        for path in self.deserted()[:_LOOKED_AT]:
            with suppress(StorageError):
                found.append(self.read(path))
        return sorted(found, key=lambda kept: kept.written, reverse=True)

    def files(self) -> list[Path]:
        """The files of all drafts, sealed or not, readable or not, the newest names first."""
        paths: list[Path] = []
        with suppress(OSError):
            paths = sorted(self._folder.iterdir(), reverse=True)
        return [path for path in paths if not path.name.startswith(".") and ".json" in path.name]

    def deserted(self) -> list[Path]:
        """Those of the files that nobody works on."""
        return [path for path in self.files() if not _is_held(path)]

    def is_whole(self, path: Path) -> bool:
        """True when the file can be read."""
        with suppress(StorageError):
            self.read(path)
            return True
        return False

    def read(self, path: Path) -> KeptForm:
        """What a file holds. Raises StorageError."""
        with os_errors_as_storage_errors(path):
            content = read_private(path, _LARGEST)
        if content is None:
            raise UnreadableRoundError("storage.unreadable.too_large", path=path)
        cipher = PLAINTEXT if path.name.endswith(".json") else self._cipher
        try:
            document = orjson.loads(cipher.open(content, path))
            if document["schema"] != _SCHEMA:
                raise UnreadableRoundError("drafts.unreadable", path=path)
            values = {str(name): _harmless(str(text)) for name, text in document["values"].items()}
            form, title = tuple(map(str, document["form"])), _harmless(str(document["title"]))
            written = datetime.fromisoformat(document["written"]).astimezone(UTC)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            raise UnreadableRoundError("drafts.unreadable", path=path) from error
        return KeptForm(path, form, title, values, written)


def _harmless(text: str) -> str:
    return clean_line(text)[:_LONGEST]


def _lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name.partition('.')[0]}.lock")


def _is_held(path: Path) -> bool:
    try:
        descriptor = os.open(_lock_of(path), os.O_RDWR | os.O_NOFOLLOW)
    except OSError:  # there is no lock: its session has died, or it came from a backup
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a file system without locks: then nobody can tell
        return False
    finally:
        os.close(descriptor)
    return False


def _hold(lock: Path) -> int:
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, PRIVATE_FILE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:  # a file system without locks
        pass
    return descriptor
