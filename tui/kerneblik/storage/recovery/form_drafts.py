"""Drafts of forms: what was typed into an agreement, a name and so on, kept until the form is answered.

A draft is a file `<UTC stamp>-<random>.json` in `drafts/`, encrypted if the data directory is. It contains
the form's id and title, the text of each field by its name, and when it was written. The session that has the
form open holds a lock on an empty file `<UTC stamp>-<random>.lock` beside it. A draft that no session has
open is offered when the same form is opened again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson

from kerneblik.files import make_private_directory, read_private, write_atomically
from kerneblik.locks import FileLock, is_held
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import (
    BusyError,
    NewerRoundError,
    StorageError,
    UnreadableRoundError,
    os_errors_as_storage_errors,
)
from kerneblik.storage.safety.directory import STAMP, DataDirectory
from kerneblik.text import clean_line

_SCHEMA = 1
_LARGEST = 64 * 1024
"""Bytes of a file; a form is a few lines."""
_LONGEST = 1000
"""Characters of one field; more than any form takes."""
_LOOKED_AT = 200
"""How many drafts are read at most, the newest first."""

_CHECK_TIMEOUT = 0.1
"""Seconds to wait for another process that only checks whether the draft is in use."""

FormId = tuple[str, ...]
"""What kind of form it is, and the ids of what it is about."""


@dataclass(frozen=True)
class KeptForm:
    """The content of a draft."""

    path: Path
    form: FormId
    title: str
    """What the form is called, in the language it was shown in."""
    values: Mapping[str, str]
    """The text of each field, by its name."""
    written: datetime
    """Aware, UTC."""


class FormDraft:
    """The draft of a form that this session has open; `kept` has what an earlier session left of it."""

    def __init__(self, path: Path, cipher: Cipher, form: FormId, title: str) -> None:
        self.form = form
        self.kept: KeptForm | None = None
        """The content of the draft when the form was opened; None for a new one."""
        self._path, self._cipher, self._title = path, cipher, title
        self._lock: FileLock | None = None

    def write(self, values: Mapping[str, str]) -> None:
        """Replace the values in the draft by these. Raises StorageError; then it is as before."""
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
            if not self._hold():
                raise BusyError("storage.busy", path=self._path)
            data = orjson.dumps(content, option=orjson.OPT_INDENT_2)
            write_atomically(self._path, self._cipher.encrypt(data))

    def remove(self) -> None:
        """Remove the draft and release it. Raises StorageError."""
        with os_errors_as_storage_errors(self._path):
            self._path.unlink(missing_ok=True)
            if self._lock is not None:
                _lock_of(self._path).unlink(missing_ok=True)
        self.release()

    def release(self) -> None:
        """Release the draft: whoever opens the form next goes on with it."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def take_up(self, kept: KeptForm) -> bool:
        """Go on with a draft that was left; False when another session already does."""
        path, self._path = self._path, kept.path
        with suppress(OSError):  # no way to hold it: it stays for another time
            if self._hold() and kept.path.exists():
                self.kept = kept
                return True
            self.release()
        self._path = path
        return False

    def _hold(self) -> bool:
        """False while somebody else does. Raises OSError."""
        self._lock = self._lock or FileLock.held(_lock_of(self._path), _CHECK_TIMEOUT)
        return self._lock is not None


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
        """The draft of a form that is being opened, the last one that was left if any. Writes nothing yet."""
        name = f"{datetime.now(UTC).strftime(STAMP)}-{os.urandom(4).hex()}.json{self._cipher.ending}"
        draft = FormDraft(self._folder / name, self._cipher, form, title)
        for kept in self.waiting():
            if kept.form == form and draft.take_up(kept):
                break
        return draft

    def waiting(self) -> list[KeptForm]:
        """The drafts that no session has open and that can be read, the newest first. Raises no error."""
        found = []
        for path in self.not_in_use()[:_LOOKED_AT]:
            with suppress(StorageError):  # it stays; doctor tells of it
                found.append(self.read(path))
        return sorted(found, key=lambda kept: kept.written, reverse=True)

    def files(self) -> list[Path]:
        """The files of all drafts, encrypted or not, readable or not, the newest names first."""
        paths: list[Path] = []
        with suppress(OSError):  # there is none
            paths = sorted(self._folder.iterdir(), reverse=True)
        return [path for path in paths if not path.name.startswith(".") and ".json" in path.name]

    def not_in_use(self) -> list[Path]:
        """The files of the drafts that no session has open."""
        return [path for path in self.files() if not is_held(_lock_of(path))]

    def unreadable(self) -> dict[Path, StorageError]:
        """The drafts that no session has open and that can't be read, each with the reason.

        It is NewerRoundError for those that a newer version of Kerneblik wrote.
        """
        errors = {}
        for path in self.not_in_use():
            try:
                self.read(path)
            except StorageError as error:
                if path.exists():  # else its session has just removed it
                    errors[path] = error
        return errors

    def read(self, path: Path) -> KeptForm:
        """What a file holds. Raises StorageError."""
        with os_errors_as_storage_errors(path):
            content = read_private(path, _LARGEST)
        if content is None:
            raise UnreadableRoundError("storage.unreadable.too_large", path=path)
        cipher = PLAINTEXT if path.name.endswith(".json") else self._cipher
        try:
            document = orjson.loads(cipher.decrypt(content, path))
            if document["schema"] > _SCHEMA:
                raise NewerRoundError("drafts.newer", path=path)
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
