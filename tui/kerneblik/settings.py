"""The user's own choices, kept from one day to the next in `settings.json`."""

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
    """What the user chose; None where they made no choice."""

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
    """What the leader chose to put into the report last time, and its format (see Choice)."""


def _makes_sense(name: str, value: object) -> bool:
    if name == "lock_after":
        return whole_number(value, LONGEST_IDLE) is not None
    return type(value) in _TYPES[name]


_TYPES: Mapping[str, tuple[type, ...]] = {
    "language": (str, type(None)),
    "theme": (str, type(None)),
    "introduction_seen": (bool,),
    "lock_editor": (bool,),
    "report": (dict, type(None)),
}


_LIMIT = 1024 * 1024
"""Bytes; a larger file holds no settings."""


_PATIENCE = 5.0
"""Seconds to wait for another session that writes; it takes a few milliseconds."""


class SettingsError(KerneblikError):
    """The settings could not be read or kept; the app works on with what it has."""


def settings_path(data_directory: Path) -> Path:
    """The settings file in a data directory."""
    return data_directory / "settings.json"


def load_settings(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings kept in `path`, and what was wrong with the file, if anything.

    Without a file, or without sense in it, the settings are the untouched ones; single values without
    sense are left out. Changes nothing: `change_settings` puts a file that makes no sense aside.
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
    return Settings(**{name: value for name, value in known.items() if _makes_sense(name, value)}), None


def change_settings(path: Path, **changes: object) -> None:
    """Keep these settings, by their names, readable by the user only; all others stay as they are by now.

    A file that makes no sense is put aside first. Raises SettingsError when that fails, and when another
    session holds the file for longer than a moment.
    """
    try:
        make_private_directory(path.parent, parents=True)
        with FileLock(path.with_name("settings.lock")) as lock:
            if not lock.acquire(limit=_PATIENCE):
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
            put_nonsense_aside(path)
            text = json.dumps({**_kept(path), **changes}, ensure_ascii=False, indent=2) + "\n"
            write_atomically(path, text.encode())
    except OSError as error:
        raise _refusal(error, "settings.unsaved", path) from error


def _kept(path: Path) -> dict[str, Any]:
    try:
        return _parse(path) or {}
    except FileNotFoundError:
        return {}


def put_nonsense_aside(path: Path) -> Path | None:
    """Move a settings file that makes no sense to `settings.unreadable.json`; where it then lies, if it was.

    Raises OSError.
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
