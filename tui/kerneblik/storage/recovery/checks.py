"""Checks a data directory: who has access to it, what is in it, and if it can be read. Changes nothing."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kerneblik.bounds import moment_of
from kerneblik.files import is_stale
from kerneblik.reflection import State
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import NewerRoundError, StorageError
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.check_result import CheckResult, failed, notice, ok, problem
from kerneblik.storage.recovery.editor_drafts import is_in_use
from kerneblik.storage.recovery.form_drafts import FormDrafts
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.backups import Backups
from kerneblik.storage.safety.directory import STAMP, DataDirectory, entries_below, is_open_to_others
from kerneblik.storage.safety.disk import check_disk
from kerneblik.storage.safety.private_places import in_memory, is_memory, of_others, usable
from kerneblik.storage.sync.copies import find_copies

_TOLERANCE = timedelta(hours=1)
"""Another machine's clock may be a little ahead."""
_STAMPED = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d{5}Z")

_NAMED = 3
"""How many files a sentence names at most."""


class DirectoryChecks:
    """The checks of one data directory."""

    def __init__(self, directory: DataDirectory, cipher: Cipher | None) -> None:
        """Prepare it.

        Args:
            directory: the data directory, be it there or not.
            cipher: decrypts its files; None when it is locked and there is no passphrase: then only names and
                permissions are checked.
        """
        self._directory = directory
        self._cipher = cipher

    def results(self) -> Iterator[CheckResult]:
        """The results of all checks."""
        if not os.path.lexists(self._directory.path):
            yield ok("doctor.no_directory", path=self._directory.path)
            return
        try:
            self._directory.refuse_unusable(reading=True)
        except StorageError as error:
            yield failed(error)
            return
        yield from self._access()
        yield from check_disk(self._directory)
        if self._cipher is None:
            yield notice("doctor.locked")
        yield from self._rounds()
        yield from self._left_behind()
        yield from self._of_the_future()
        if self._cipher is None or self._cipher.ending:
            yield from self._memory()

    # Who can get at it

    def _access(self) -> Iterator[CheckResult]:
        entries = list(own_entries(self._directory))
        links = [path for path, status in entries if stat.S_ISLNK(status.st_mode)]
        foreign = [path for path, status in entries if status.st_uid != os.geteuid()]
        loose = [path for path, status in entries if is_open_to_others(status) and path not in foreign]
        stale = [path for path, status in entries if is_stale(path.name, status)]
        for path in links:
            yield problem("doctor.link", path=path)
        for path in foreign:
            yield problem("doctor.foreign", path=path)
        if loose:
            yield replace(problem("doctor.open", **_several(loose)), repairable=True)
        if not (links or foreign or loose):
            yield ok("doctor.private", path=self._directory.path)
        if stale:
            yield replace(notice("doctor.stale", **_several(stale)), repairable=True)
        yield from self._directories_above()

    def _directories_above(self) -> Iterator[CheckResult]:
        """Whether others can write in a directory above: they could replace this one by theirs."""
        for above in self._directory.path.parents:
            status = above.stat()
            everybodys = status.st_mode & stat.S_IWOTH and not status.st_mode & stat.S_ISVTX
            if everybodys or status.st_uid not in {0, os.geteuid()}:
                yield notice("doctor.way", path=above)

    # What lies in it

    def _rounds(self) -> Iterator[CheckResult]:
        copies = [] if self._cipher is None else find_copies(self._directory.rounds, self._cipher)
        files = sorted(set(_files_of(self._directory.rounds)) - {copy.path for copy in copies})
        ids = {path.name.partition(".")[0]: path for path in files if _is_round(path)}
        if not ids:
            yield ok("doctor.no_rounds")
        for round_id, path in ids.items():
            yield from self._round(round_id, path)
        for copy in copies:
            yield notice("doctor.copy", path=copy.path, round=copy.name, of=copy.of.name)
        aside = [path for path in files if ".unreadable-" in path.name]
        if aside:
            yield notice("doctor.aside", **_several(aside))
        for directory in sorted(_directories_of(self._directory.backups)):
            if directory.name not in ids and any(directory.glob("*.json*")):
                yield notice("doctor.round_gone", round=directory.name, path=directory)

    def _round(self, round_id: str, path: Path) -> Iterator[CheckResult]:
        backups = list(self._directory.backups.glob(f"{round_id}/*.json*"))
        if self._cipher is None or not path.name.endswith(f".json{self._cipher.ending}"):
            yield notice("doctor.round_locked", round=round_id, count=len(backups))
            return
        try:
            round_ = RoundFile(path, self._cipher).read()
        except NewerRoundError as error:
            yield notice(error.key, **error.values)
            return
        except StorageError as error:
            yield replace(failed(error), repairable=True)
            return
        name = f"{round_.name} ({round_id})"
        count = sum(answer.state is State.ANSWERED for answer in round_.answers.values())
        newest = Backups(self._directory.backups, lambda: datetime.now(UTC), self._cipher).newest_good(
            round_id
        )
        if newest is not None:
            yield ok("doctor.round", round=name, count=count, taken=newest.taken)
        elif not round_.is_blank:
            yield replace(notice("doctor.round_no_backup", round=name, count=count), repairable=True)
        else:
            yield ok("doctor.round_empty", round=name)
        unreadable = [backup for backup in backups if not _reads(backup, self._cipher)]
        if unreadable:
            yield notice("doctor.bad_backups", round=name, total=len(backups), **_several(unreadable))

    # Dates of a clock that was wrong

    def _of_the_future(self) -> Iterator[CheckResult]:
        """Files with dates in the future: no order depends on them, but what is shown is wrong."""
        limit = datetime.now(UTC) + _TOLERANCE
        ahead = {path for path, status in own_entries(self._directory) if moment_of(status.st_mtime) > limit}
        for pattern in ("backups/*/*.json*", "trash/*", "recovery/*"):
            for path in self._directory.path.glob(pattern):
                moments = (datetime.strptime(found, STAMP) for found in _STAMPED.findall(path.name))
                if any(moment.replace(tzinfo=UTC) > limit for moment in moments):
                    ahead.add(path)
        if self._cipher is not None:
            for path in _files_of(self._directory.rounds):
                with suppress(StorageError):  # it was told of with the rounds
                    if _is_round(path) and RoundFile(path, self._cipher).latest_stamp() > limit:
                        ahead.add(path)
        if ahead:
            yield notice("doctor.future", **_several(sorted(ahead)))

    # What waits for the next start

    def _left_behind(self) -> Iterator[CheckResult]:
        errors = {} if self._cipher is None else emergency_copies.unreadable(self._directory, self._cipher)
        for path, error in errors.items():
            if isinstance(error, NewerRoundError):
                yield notice("emergency_copy.newer", paths=path)
            else:
                yield problem("doctor.bad_copy", path=path)
        waiting = [path for path in emergency_copies.not_in_use(self._directory) if path not in errors]
        if waiting:
            yield notice("doctor.copies", **_several(waiting))
        for place in of_others(self._directory.path):
            yield notice("doctor.copies_of_others", path=place)
        yield from self._drafts()
        left = [path for path in self._edited() if not is_in_use(path)]
        if left:
            yield notice("doctor.editing", **_several(left))

    def _drafts(self) -> Iterator[CheckResult]:
        drafts = FormDrafts(self._directory, self._cipher or PLAINTEXT)
        errors = {} if self._cipher is None else drafts.unreadable()
        for path, error in errors.items():
            if isinstance(error, NewerRoundError):
                yield notice(error.key, **error.values)
            else:
                yield problem("doctor.bad_draft", path=path)
        waiting = [path for path in drafts.not_in_use() if path not in errors]
        if waiting:
            yield notice("doctor.drafts", **_several(waiting))

    def _edited(self) -> Iterator[Path]:
        for place in (self._directory.editing, *filter(usable, in_memory(self._directory.path))):
            with suppress(OSError):  # there is none
                yield from sorted(place.iterdir())

    def _memory(self) -> Iterator[CheckResult]:
        places = in_memory(self._directory.path)
        if not any(is_memory(place) and place.parent.parent.exists() for place in places):
            yield notice("doctor.no_memory")


def own_entries(directory: DataDirectory) -> Iterator[tuple[Path, os.stat_result]]:
    """The data directory and everything in it that Kerneblik made, each with its status."""
    for path in (directory.path, *directory.parts, *directory.own_files):
        with suppress(FileNotFoundError):  # it isn't there
            yield path, path.lstat()
    for part in directory.parts:
        if not part.is_symlink() and part != directory.repairs:
            yield from entries_below(part)


def _is_round(path: Path) -> bool:
    """True for the file of a round, not for a link, which another check reports."""
    _, _, ending = path.name.partition(".")
    return (ending == "json" or ending.startswith("json.")) and not path.is_symlink()


def _reads(path: Path, cipher: Cipher) -> bool:
    try:
        RoundFile(path, cipher).read()
    except NewerRoundError:
        return True
    except StorageError:
        return False
    return True


def _files_of(directory: Path) -> Iterator[Path]:
    with suppress(OSError):  # it isn't there, or the access was told of
        yield from (path for path in directory.iterdir() if not path.name.startswith("."))


def _directories_of(directory: Path) -> Iterator[Path]:
    return (path for path in _files_of(directory) if path.is_dir() and not path.is_symlink())


def _several(paths: list[Path]) -> dict[str, object]:
    """The values for a sentence on several files: their count, and the paths of the first few."""
    named = ", ".join(map(str, paths[:_NAMED]))
    return {"count": len(paths), "paths": f"{named}, …" if len(paths) > _NAMED else named}
