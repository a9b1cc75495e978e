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


def recover_vim_text(file: Path) -> None:
    """Have vim write what it kept of the text `file` to a file beside it; nothing happens without such.

    Raises OSError.
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
    """True when vim was ended with a text that it hadn't saved, and has not written it out."""
    return any(file.parent.glob(f".{file.name}.sw?*")) and not _written_out(file).exists()


def _written_out(file: Path) -> Path:
    return file.with_name(f"{file.name}.save.vim")


_BEFORE, _LOCK, _AWAITED = ".answer.json", ".lock", ".awaited"
_SPARED_FOR = 24 * 60 * 60.0
"""Seconds."""
_KEPT_BY_EDITORS = ("{}.md.save*", "#{}.md#*")
"""What nano and Emacs save of a text, beside it, when the line drops."""
_A_GLANCE = 0.1
"""Seconds to wait for somebody who only looks whether the draft is in use."""


class NoMemoryError(KerneblikError):
    """There is no private place in memory for a text that may not touch the disk."""


@dataclass(frozen=True)
class EditorDraft:
    """One text laid out for an editor."""

    directory: Path
    """All that belongs to it, an editor's swap files, too."""
    lock: FileLock | None
    """What holds it; an editor inherits it. None where only that one holds it."""

    @property
    def name(self) -> str:
        """What the text's key is in the names of files."""
        return _name_of(self.directory)

    @property
    def file(self) -> Path:
        """The text."""
        return self.directory / f"{self.name}.md"

    def release(self) -> None:
        """Hold it no more."""
        if self.lock is not None:
            self.lock.close()


class EditorDrafts:
    """The drafts of one data directory."""

    def __init__(self, directory: DataDirectory, cipher: Cipher = PLAINTEXT) -> None:
        self._directory = directory
        self._cipher = cipher

    @property
    def is_sealed(self) -> bool:
        """True when what is written is closed to others."""
        return bool(self._cipher.ending)

    def begin(self, round_: Round, answer: Answer) -> EditorDraft:
        """Put the text of an answer on a draft of its own. Raises NoMemoryError, StorageError and OSError."""
        directory = Path(mkdtemp(dir=self._place(), prefix=f"{round_.id}.{_as_name(answer.key)}."))
        draft = EditorDraft(directory, FileLock.held(directory / _LOCK, _A_GLANCE))
        try:
            before = emergency_copies.encode(round_, Changes({answer.key: answer}), datetime.now(UTC))
            write_new(draft.directory / _BEFORE, orjson.dumps(before))
            write_new(draft.file, answer.text.encode(errors="replace"))
        except BaseException:
            self.clear(draft)
            raise
        return draft

    def clear(self, draft: EditorDraft) -> None:
        """Take all of it away."""
        shutil.rmtree(draft.directory, ignore_errors=True)
        draft.release()

    def pass_on(self, draft: EditorDraft) -> EditorDraft:
        """Leave it to an editor that holds it still, as a window that was opened does; held by us, else."""
        draft.release()
        return replace(draft, lock=FileLock.held(draft.directory / _LOCK, _A_GLANCE))

    def spare(self, draft: EditorDraft) -> None:
        """Have it stay for a day even if nothing is changed on it: somebody may write on it yet.

        Where the files are sealed nothing stays in plain when the app ends.
        """
        if not self.is_sealed:
            with suppress(OSError):  # then it is offered or cleared at the next start
                (draft.directory / _AWAITED).touch(PRIVATE_FILE)

    def leave(self, draft: EditorDraft) -> Path:
        """Let go of a text that could not be taken back; where it lies from now on. Raises OSError."""
        try:
            recover_vim_text(draft.file)
            return self._sealed(draft) if self._cipher.ending and self._newest(draft).exists() else draft.file
        finally:
            draft.release()

    def find(self) -> list[EmergencyText]:
        """The texts that editors left and nobody works on, the oldest first. Raises no error.

        Drafts in which nothing was changed are removed on the way, and where the files are sealed, so are
        those that stood in plain.
        """
        found = []
        for draft in self._not_in_use():
            with suppress(OSError, StorageError):  # it stays; doctor tells of it
                recover_vim_text(draft.file)
                left = self._left_on(draft)
                if left.changes.answers == left.changes.bases:
                    if not vim_holds_text(draft.file) and not _is_spared(draft):
                        shutil.rmtree(draft.directory)
                elif self._is_plain(self._newest(draft)) and self._cipher.ending:
                    self._sealed(draft)
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
        """The drafts whose lock nobody holds; each is held while it is looked at."""
        for place in (self._directory.editing, *filter(usable, in_memory(self._directory.path))):
            for directory in place.glob("*.*.*/"):
                with suppress(OSError):  # not ours, or it has gone
                    refuse_what_is_not_ours(directory)
                    lock = FileLock.held(directory / _LOCK)
                    if lock is not None:
                        with lock:
                            yield EditorDraft(directory, lock)

    def _sealed(self, draft: EditorDraft) -> Path:
        """Keep the newest text on the draft sealed, and take the draft away; where the text then lies."""
        make_private_directory(self._directory.editing)
        path = self._directory.editing / f"{draft.directory.name}.md{self._cipher.ending}"
        write_atomically(path, self._cipher.close(self._read(self._newest(draft))))
        shutil.rmtree(draft.directory)
        return path

    def _left_on(self, draft: EditorDraft) -> EmergencyText:
        """The newest text on the draft, beside the answer as it was before. Raises OSError, StorageError."""
        newest = self._newest(draft)
        content = self._read(newest)
        before = self._as_it_stands(draft.directory / _BEFORE)
        try:
            rescued = emergency_copies.decode(
                parse_tables(self._read(before), draft.directory), draft.directory
            )
        except (OSError, StorageError):
            rescued = _nothing_before(draft.directory)
        return _left(draft.directory, content, newest.stat().st_mtime, rescued)

    def _newest(self, draft: EditorDraft) -> Path:
        """The text as the editor saved it last, be it into a file beside it."""
        beside = [draft.directory.glob(pattern.format(draft.name)) for pattern in _KEPT_BY_EDITORS]
        kept = [path for paths in beside for path in paths if path.is_file()]
        file = self._as_it_stands(draft.file)
        return max([*kept, file], key=lambda path: path.lstat().st_mtime_ns if path.exists() else 0)

    def _as_it_stands(self, path: Path) -> Path:
        """The file, or the one that took its place when the directory was locked."""
        closed = path.with_name(f"{path.name}{self._cipher.ending}")
        return closed if closed.exists() else path

    def _is_plain(self, path: Path) -> bool:
        return not (self._cipher.ending and path.name.endswith(self._cipher.ending))

    def _read(self, path: Path) -> bytes:
        content = read_private(path, SIZE_LIMIT) or b""
        return content if self._is_plain(path) else self._cipher.open(content, path)


def text_of(content: str, before: str) -> str:
    """What an editor saved as an answer that was `before`, made harmless.

    Editors end a file with a line break of their own.
    """
    text = clean_text(without_byte_order_mark(content))
    return text if before.endswith("\n") else text.removesuffix("\n")


# What is left on a draft


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


def _is_spared(draft: EditorDraft) -> bool:
    """True when an editor that had returned at once may write on it yet."""
    awaited = draft.directory / _AWAITED
    return awaited.exists() and time.time() - awaited.stat().st_mtime < _SPARED_FOR


def is_in_use(path: Path) -> bool:
    """True when somebody edits the text on the draft that stands there."""
    return is_held(path / _LOCK)


def _name_of(path: Path) -> str:
    return path.name.split(".")[1]


def _as_name(key: str) -> str:
    return key.replace("/", "@")


def _key_of(path: Path) -> str:
    return _name_of(path).replace("@", "/")
