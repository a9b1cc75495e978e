"""The user's settings, stored in `settings.json`."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from kerneblik.bounds import LONGEST_IDLE, whole_number
from kerneblik.dataclass import dataclass
from kerneblik.errors import KerneblikError
from kerneblik.files import ForeignFileError, make_private_directory, read_private, write_atomically
from kerneblik.locks import FileLock


@dataclass(frozen=True)
class Settings:
    """The user's settings; None stands for no choice."""

    language: str | None = None
    """`da` or `en`."""
    theme: str | None = None
    """`dark` or `light`."""
    introduction_seen: bool = False
    """True once the introduction was shown and left."""
    lock_after: int = 10
    """Minutes without a key until the app locks itself, if a passphrase is set; 0 for never."""
    lock_editor: bool = True
    """True to end the user's own editor, too, after so many minutes without a key; its text is kept."""
    report: dict[str, Any] | None = None
    """The parts and the format that were last chosen for a report (see Choice)."""
    sender: dict[str, Any] | None = None
    """Who documents are from (see Sender)."""


_TYPES: Mapping[str, tuple[type, ...]] = {
    "language": (str, type(None)),
    "theme": (str, type(None)),
    "introduction_seen": (bool,),
    "lock_editor": (bool,),
    "report": (dict, type(None)),
    "sender": (dict, type(None)),
}
"""Of the values, but of `lock_after`, a number within limits."""
_LIMIT = 1024 * 1024
"""Bytes; a larger file is not one of settings."""
_TIMEOUT = 5.0
"""Seconds to wait for another session that writes, which takes a few milliseconds."""


class SettingsError(KerneblikError):
    """The settings could not be read or saved; the app goes on with those it has."""


def settings_path(data_directory: Path) -> Path:
    """The settings file in a data directory."""
    return data_directory / "settings.json"


def load_settings(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings in the file `path`, and an error if the file can't be read or understood.

    Without such a file all settings have their defaults; so has a single value that is not valid. The file is
    not changed: `change_settings` moves one that can't be understood away.
    """
    try:
        kept = _parse(path)
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), _refusal(error, "settings.unreadable", path)
    if kept is None:
        return Settings(), SettingsError("settings.nonsense", path=path)
    known: dict[str, Any] = {field.name: kept[field.name] for field in fields(Settings) if field.name in kept}
    return Settings(**{name: value for name, value in known.items() if _is_valid(name, value)}), None


def _is_valid(name: str, value: object) -> bool:
    if name == "lock_after":
        return whole_number(value, LONGEST_IDLE) is not None
    return type(value) in _TYPES[name]


def change_settings(path: Path, **changes: object) -> None:
    """Save these settings, given by their names; all others stay as they are in the file.

    A file that can't be understood is moved away first. Raises SettingsError when saving fails, and when
    another session holds the lock for too long.
    """
    try:
        make_private_directory(path.parent, parents=True)
        with FileLock(path.with_name("settings.lock")) as lock:
            if not lock.acquire(limit=_TIMEOUT):
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
            quarantine_settings(path)
            text = json.dumps({**_kept(path), **changes}, ensure_ascii=False, indent=2) + "\n"
            write_atomically(path, text.encode())
    except OSError as error:
        raise _refusal(error, "settings.unsaved", path) from error


def _kept(path: Path) -> dict[str, Any]:
    try:
        return _parse(path) or {}
    except FileNotFoundError:
        return {}


def quarantine_settings(path: Path) -> Path | None:
    """Move a settings file that can't be understood to `settings.unreadable.json`.

    Returns its new path; None when it was not moved. Raises OSError.
    """
    try:
        if _parse(path) is not None:
            return None
    except FileNotFoundError:
        return None
    return path.replace(path.with_name("settings.unreadable.json"))


def _parse(path: Path) -> dict[str, Any] | None:
    """The object in the file, or None when there is none in it. Raises OSError."""
    content = read_private(path, _LIMIT)
    try:
        kept = json.loads(content) if content is not None else None
    except (ValueError, RecursionError):
        return None
    return kept if isinstance(kept, dict) else None


def _refusal(error: OSError, otherwise: str, path: Path) -> SettingsError:
    if isinstance(error, ForeignFileError):
        return SettingsError("settings.foreign", path=path)
    if error.errno == errno.ELOOP:
        return SettingsError("settings.link", path=path)
    return SettingsError(otherwise, path=path, reason=error.strerror)
