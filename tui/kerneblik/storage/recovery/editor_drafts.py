"""Where the user's own editor works: a private directory for each text, locked as long as the editor runs.

A draft is a directory `editing/<round id>.<key>.<random>`; the key is that of the text, with @ for a slash.
Where the data directory is encrypted, drafts are in a file system in memory instead, for an editor writes
plain text. A draft contains `<key>.md`, the editor's own files, `.answer.json` (the answer as it was before,
in the format of an emergency copy) and `.lock`. The next start finds what an editor that was killed left
there; where the data directory is encrypted, it is kept as `editing/<round id>.<key>.<random>.md.age`.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

import orjson

from kerneblik.bounds import moment_of
from kerneblik.errors import KerneblikError
from kerneblik.files import (
    PRIVATE_FILE,
    TEMPORARY,
    make_private_directory,
    read_private,
    refuse_what_is_not_ours,
    write_atomically,
    write_new,
)
from kerneblik.locks import FileLock, is_held
from kerneblik.reflection import Answer, Round
from kerneblik.reflection.changes import Changes
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import StorageError
from kerneblik.storage.format.json_file import SIZE_LIMIT, parse_tables
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.emergency_copies import EmergencyText
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.storage.safety.private_places import in_memory, is_memory, usable
from kerneblik.text import clean_text, without_byte_order_mark

_VIM = ("vim", "-e", "-s", "-n", "-u", "NONE", "-i", "NONE", "--cmd", "set nomodeline")
_VIM_TIMEOUT = 10
"""Seconds."""

_BEFORE, _LOCK, _AWAITED = ".answer.json", ".lock", ".awaited"
_DAY = 24 * 60 * 60.0
"""In seconds."""
_KEPT_BY_EDITORS = ("{}.md.save*", "#{}.md#*")
"""The files beside the text to which nano and Emacs save it when the connection is lost."""
_CHECK_TIMEOUT = 0.1
"""Seconds to wait for another process that only checks whether the draft is in use."""


def recover_vim_text(file: Path) -> None:
    """Let vim write the text in its swap file for `file` to a file beside it, if there is a swap file.

    Only vim itself can read its swap files. Raises OSError.
    """
    kept = _written_out(file)
    written = file.with_name(f".{kept.name}{TEMPORARY}")
    is_there = any(file.parent.glob(f".{file.name}.sw?"))  # and not closed by the lock
    if not is_there or kept.exists() or shutil.which(_VIM[0]) is None:
        return
    with suppress(subprocess.TimeoutExpired):  # the swap file stays, and the next start tries again
        ran = subprocess.run(
            [*_VIM, "-r", file.name, "-c", f"write! {written.name}", "-c", "quit!"],
            cwd=file.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_VIM_TIMEOUT,
            umask=~PRIVATE_FILE & 0o777,
            check=False,
        )
        whole = ran.returncode >= 0 and written.exists()
        if whole and written.stat().st_size:  # else it could make nothing of it
            written.replace(kept)
    written.unlink(missing_ok=True)


def vim_holds_text(file: Path) -> bool:
    """True when vim was killed with unsaved text, which is still only in its swap file."""
    return any(file.parent.glob(f".{file.name}.sw?*")) and not _written_out(file).exists()


def _written_out(file: Path) -> Path:
    return file.with_name(f"{file.name}.save.vim")


class NoMemoryError(KerneblikError):
    """There is no private directory in memory, and the text must not be written to a disk unencrypted."""


@dataclass(frozen=True)
class EditorDraft:
    """The files of one text that is open in an editor."""

    directory: Path
    """Its directory, which also contains the editor's swap files."""
    lock: FileLock | None
    """Held while the draft is in use; the editor inherits it. None if only the editor still holds it."""

    @property
    def name(self) -> str:
        """The key of the text as it stands in file names."""
        return _name_of(self.directory)

    @property
    def file(self) -> Path:
        """The file with the text."""
        return self.directory / f"{self.name}.md"

    def release(self) -> None:
        """Release the lock: the draft is no longer in use by this process."""
        if self.lock is not None:
            self.lock.close()


class EditorDrafts:
    """The drafts of one data directory."""

    def __init__(self, directory: DataDirectory, cipher: Cipher = PLAINTEXT) -> None:
        self._directory = directory
        self._cipher = cipher

    @property
    def is_encrypted(self) -> bool:
        """True when the data directory is encrypted."""
        return bool(self._cipher.ending)

    def begin(self, round_: Round, answer: Answer) -> EditorDraft:
        """Write the text of an answer to a new draft. Raises NoMemoryError, StorageError and OSError."""
        directory = Path(mkdtemp(dir=self._place(), prefix=f"{round_.id}.{_as_name(answer.key)}."))
        draft = EditorDraft(directory, FileLock.held(directory / _LOCK, _CHECK_TIMEOUT))
        try:
            before = emergency_copies.encode(round_, Changes({answer.key: answer}), datetime.now(UTC))
            write_new(draft.directory / _BEFORE, orjson.dumps(before))
            write_new(draft.file, answer.text.encode(errors="replace"))
        except BaseException:
            self.clear(draft)
            raise
        return draft

    def clear(self, draft: EditorDraft) -> None:
        """Remove the draft with all its files."""
        shutil.rmtree(draft.directory, ignore_errors=True)
        draft.release()

    def relock(self, draft: EditorDraft) -> EditorDraft:
        """The draft with a lock of this process, unless the editor still runs in a window and holds it."""
        draft.release()
        return replace(draft, lock=FileLock.held(draft.directory / _LOCK, _CHECK_TIMEOUT))

    def keep_for_a_day(self, draft: EditorDraft) -> None:
        """Don't let the next starts remove it for a day though its text is unchanged: it may be edited yet.

        Where the data directory is encrypted, no plain text stays when the app ends.
        """
        if not self.is_encrypted:
            with suppress(OSError):  # then it is offered or cleared at the next start
                (draft.directory / _AWAITED).touch(PRIVATE_FILE)

    def leave(self, draft: EditorDraft) -> Path:
        """Keep a text that could not be taken over, for the next start; returns its path. Raises OSError."""
        try:
            recover_vim_text(draft.file)
            return (
                self._encrypted(draft) if self._cipher.ending and self._newest(draft).exists() else draft.file
            )
        finally:
            draft.release()

    def find(self) -> list[EmergencyText]:
        """The texts that editors left and that no editor has open, the oldest first. Raises no error.

        Removes drafts whose text is unchanged. Where the data directory is encrypted, it replaces drafts in
        plain text by encrypted files.
        """
        found = []
        for draft in self._not_in_use():
            with suppress(OSError, StorageError):  # it stays; doctor tells of it
                recover_vim_text(draft.file)
                left = self._left_on(draft)
                if left.changes.answers == left.changes.bases:
                    if not vim_holds_text(draft.file) and not _is_kept_for_a_day(draft):
                        shutil.rmtree(draft.directory)
                elif self._is_plain(self._newest(draft)) and self._cipher.ending:
                    self._encrypted(draft)
                else:
                    found.append(left)
        for path in self._directory.editing.glob(f"*.*.*.md{self._cipher.ending}"):
            with suppress(OSError, StorageError):  # it stays; doctor tells of it
                found.append(_left(path, self._read(path), path.stat().st_mtime, _nothing_before(path)))
        return sorted(found, key=lambda left: left.left)

    def _place(self) -> Path:
        if not self._cipher.ending:
            make_private_directory(self._directory.editing)
            return self._directory.editing
        for place in in_memory(self._directory.path):
            if is_memory(place) and usable(place, make=True):
                return place
        raise NoMemoryError("editor.no_memory")

    def _not_in_use(self) -> Iterator[EditorDraft]:
        """The drafts whose lock nobody holds; each is locked while the caller works with it."""
        for place in (self._directory.editing, *filter(usable, in_memory(self._directory.path))):
            for directory in place.glob("*.*.*/"):
                with suppress(OSError):  # not ours, or it has gone
                    refuse_what_is_not_ours(directory)
                    lock = FileLock.held(directory / _LOCK)
                    if lock is not None:
                        with lock:
                            yield EditorDraft(directory, lock)

    def _encrypted(self, draft: EditorDraft) -> Path:
        """Keep the newest text of the draft in an encrypted file, and remove the draft; the file's path."""
        make_private_directory(self._directory.editing)
        path = self._directory.editing / f"{draft.directory.name}.md{self._cipher.ending}"
        write_atomically(path, self._cipher.encrypt(self._read(self._newest(draft))))
        shutil.rmtree(draft.directory)
        return path

    def _left_on(self, draft: EditorDraft) -> EmergencyText:
        """The newest text of the draft, and the answer as it was before. Raises OSError, StorageError."""
        newest = self._newest(draft)
        content = self._read(newest)
        try:
            tables = parse_tables(self._read(self._closed_or_not(draft.directory / _BEFORE)), draft.directory)
            before = emergency_copies.decode(tables, draft.directory)
        except (OSError, StorageError):
            before = _nothing_before(draft.directory)
        return _left(draft.directory, content, newest.stat().st_mtime, before)

    def _newest(self, draft: EditorDraft) -> Path:
        """The file to which the editor last saved the text: the draft's own or one beside it."""
        beside = [draft.directory.glob(pattern.format(draft.name)) for pattern in _KEPT_BY_EDITORS]
        kept = [path for paths in beside for path in paths if path.is_file()]
        file = self._closed_or_not(draft.file)
        return max([*kept, file], key=lambda path: path.lstat().st_mtime_ns if path.exists() else 0)

    def _closed_or_not(self, path: Path) -> Path:
        """The file, or the encrypted one that replaced it when the data directory was locked."""
        closed = path.with_name(f"{path.name}{self._cipher.ending}")
        return closed if closed.exists() else path

    def _is_plain(self, path: Path) -> bool:
        return not (self._cipher.ending and path.name.endswith(self._cipher.ending))

    def _read(self, path: Path) -> bytes:
        content = read_private(path, SIZE_LIMIT) or b""
        return content if self._is_plain(path) else self._cipher.decrypt(content, path)


def text_of(content: str, before: str) -> str:
    """The answer that an editor saved, without control characters.

    Editors end a file with a line break, which is removed unless the answer ended with one `before`.
    """
    text = clean_text(without_byte_order_mark(content))
    return text if before.endswith("\n") else text.removesuffix("\n")


# The text in a draft


def _left(path: Path, content: bytes, changed: float, before: EmergencyText) -> EmergencyText:
    key = _key_of(path)
    base = before.changes.answers.get(key, Answer.from_key(key))
    text, left = text_of(content.decode(errors="replace"), base.text), moment_of(changed)
    answer = base if text == base.text else replace(base, text=text, edited=left)
    changes = Changes({key: answer}, bases={key: base})
    return replace(before, path=path, left=left, changes=changes, edited_outside=True)


def _nothing_before(path: Path) -> EmergencyText:
    round_id = path.name.split(".")[0]
    return EmergencyText(path, round_id, round_id, datetime.now(UTC), Changes())


def _is_kept_for_a_day(draft: EditorDraft) -> bool:
    """True when an editor that had returned at once may still write to it."""
    awaited = draft.directory / _AWAITED
    return awaited.exists() and time.time() - awaited.stat().st_mtime < _DAY


def is_in_use(path: Path) -> bool:
    """True when an editor has the draft in this directory open."""
    return is_held(path / _LOCK)


def _name_of(path: Path) -> str:
    return path.name.split(".")[1]


def _as_name(key: str) -> str:
    return key.replace("/", "@")


def _key_of(path: Path) -> str:
    return _name_of(path).replace("@", "/")
