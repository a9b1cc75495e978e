"""Repairs a data directory. Each file is copied to a private directory in `repairs/` before it is changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from kerneblik.files import is_stale, make_private_directory, read_private, write_atomically
from kerneblik.settings import load_settings, quarantine_settings, settings_path
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import StorageError, UnreadableRoundError, os_errors_as_storage_errors
from kerneblik.storage.format.json_file import SIZE_LIMIT
from kerneblik.storage.recovery.check_result import CheckResult, failed, notice, ok, problem
from kerneblik.storage.recovery.checks import own_entries
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, recover
from kerneblik.storage.round_directory import RoundSummary
from kerneblik.storage.safety.directory import OTHERS, STAMP, DataDirectory, is_open_to_others
from kerneblik.storage.store import RoundStore


class Repair:
    """One repair of one data directory that is there and usable."""

    def __init__(self, directory: DataDirectory, cipher: Cipher | None) -> None:
        """Prepare it; nothing is changed yet.

        Args:
            directory: the data directory.
            cipher: decrypts its files; None when it is locked and there is no passphrase.
        """
        self._directory = directory
        self._cipher = cipher
        stamp = datetime.now(UTC).strftime(STAMP)
        self.copies = directory.repairs / f"{stamp}-{os.urandom(2).hex()}"
        """The directory for copies of what is changed, under the same names; made with the first copy."""

    def run(self) -> Iterator[CheckResult]:
        """Repair what can be repaired; the results say what was done and what could not be done."""
        for part in (self._permissions, self._settings, self._unfinished, self._rounds):
            try:
                with os_errors_as_storage_errors(self._directory.path):
                    yield from part()
            except StorageError as error:
                yield failed(error)

    def _permissions(self) -> Iterator[CheckResult]:
        """Remove the permissions of other users; the ones before are written to a file."""
        loose = [
            (path, status)
            for path, status in own_entries(self._directory)
            if is_open_to_others(status) and status.st_uid == os.geteuid()
        ]
        if not loose:
            return
        modes = [f"{stat.S_IMODE(status.st_mode):04o} {path}\n" for path, status in loose]
        self._keep("permissions.txt", "".join(modes).encode(errors="surrogateescape"))
        for path, status in loose:
            with suppress(FileNotFoundError):  # another session took it away
                path.chmod(stat.S_IMODE(status.st_mode) & ~OTHERS)
        yield ok("repair.permissions", count=len(loose))

    def _settings(self) -> Iterator[CheckResult]:
        path = settings_path(self._directory.path)
        _, warning = load_settings(path)
        if warning is not None and warning.key == "settings.nonsense":
            self._copy(path)
            quarantine_settings(path)
            yield ok("repair.settings", path=self.copies / path.name)

    def _unfinished(self) -> Iterator[CheckResult]:
        """Remove the temporary files of processes that were killed."""
        if self._cipher is None:  # they may contain text, and a copy can't be encrypted
            return
        stale = [path for path, status in own_entries(self._directory) if is_stale(path.name, status)]
        for path in stale:
            self._copy(path, self._cipher)
            path.unlink(missing_ok=True)
        if stale:
            yield ok("repair.stale", count=len(stale))

    def _rounds(self) -> Iterator[CheckResult]:
        if self._cipher is None:
            yield notice("repair.locked")
            return
        with closing(RoundStore(self._directory.path, cipher=self._cipher)) as store:
            for summary in store.summaries():
                if summary.error is None:
                    yield from self._back_up(store, summary)
                elif isinstance(summary.error, UnreadableRoundError):
                    try:
                        yield from self._recover(store, summary.id)
                    except StorageError as error:
                        yield failed(error)

    def _back_up(self, store: RoundStore, summary: RoundSummary) -> Iterator[CheckResult]:
        """Keep a backup of a round that has none."""
        if not any(self._directory.backups.glob(f"{summary.id}/*.json*")):
            store.keep_backup(summary.id)
            if any(self._directory.backups.glob(f"{summary.id}/*.json*")):
                yield ok("repair.new_backup", round=summary.name)

    def _recover(self, store: RoundStore, round_id: str) -> Iterator[CheckResult]:
        damage = inspect_damage(store, round_id)
        if not damage.can_be_recovered:
            yield problem("repair.nothing_left", round=round_id)
            return
        path = store.path(round_id)
        self._copy(path)
        aside = recover(store, damage)
        name, backup = damage.before.name, damage.backup
        if backup is not None:
            yield ok("repair.backup", round=name, taken=backup.taken)
        if damage.newer:
            yield ok("repair.partial", round=name, count=len(damage.newer))
        if damage.lost:
            yield notice("repair.lost", round=name, count=len(damage.lost))
        yield ok("repair.aside", path=aside)

    # Copies

    def _copy(self, path: Path, cipher: Cipher = PLAINTEXT) -> None:
        """Copy a file of this user that is no link. Raises OSError."""
        content = read_private(path, SIZE_LIMIT)
        if content is not None:
            name = path.relative_to(self._directory.path)
            self._keep(f"{name}{cipher.ending}", cipher.encrypt(content))

    def _keep(self, name: str, content: bytes) -> None:
        copy = self.copies / name
        make_private_directory(copy.parent, parents=True)
        write_atomically(copy, content)
