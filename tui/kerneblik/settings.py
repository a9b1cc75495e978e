"""The user's own choices, kept from one day to the next in `settings.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kerneblik.errors import KerneblikError
from kerneblik.files import write_atomically


@dataclass(frozen=True)
class Settings:
    """What the user chose; None where they made no choice."""

    language: str | None = None
    """`da` or `en`."""
    theme: str | None = None
    """`dark` or `light`."""
    introduction_seen: bool = False
    """True once the introduction was shown and left."""
    report: dict[str, Any] | None = None
    """What the leader chose to put into the report last time, and its format (see Choice)."""


_TYPES: Mapping[str, tuple[type, ...]] = {
    "language": (str, type(None)),
    "theme": (str, type(None)),
    "introduction_seen": (bool,),
    "report": (dict, type(None)),
}


class SettingsError(KerneblikError):
    """The settings could not be read or kept; the app works on with what it has."""


def settings_path(data_directory: Path) -> Path:
    """The settings file in a data directory."""
    return data_directory / "settings.json"


def load_settings(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings kept in `path`, and what was wrong with the file, if anything.

    Without a file, or without sense in it, the settings are the untouched ones; single values without
    sense are left out. A file that makes no sense is moved aside, so that no later save destroys it.
    """
    try:
        kept = json.loads(path.read_bytes())
        if not isinstance(kept, dict):
            raise TypeError  # noqa: TRY301 - one way out for all that is not settings
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), SettingsError("settings.unreadable", path=path, reason=error.strerror)
    except (ValueError, TypeError, RecursionError):
        return Settings(), _set_aside(path)
    known: dict[str, Any] = {field.name: kept[field.name] for field in fields(Settings) if field.name in kept}
    return Settings(**{name: value for name, value in known.items() if type(value) in _TYPES[name]}), None


def _set_aside(path: Path) -> SettingsError:
    aside = path.with_name("settings.unreadable.json")
    try:
        path.replace(aside)
    except OSError:
        aside = path
    return SettingsError("settings.nonsense", path=aside)


def save_settings(path: Path, settings: Settings) -> None:
    """Keep the settings, readable by the user only. Raises SettingsError when that fails."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, text.encode())
    except OSError as error:
        raise SettingsError("settings.unsaved", path=path, reason=error.strerror) from error
