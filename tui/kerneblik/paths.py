"""The paths of the shipped files, of the user's data and of the checklist to use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from kerneblik.dataclass import dataclass
from kerneblik.errors import KerneblikError

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


def shipped_checklist() -> Path:
    """The checklist that comes with Kerneblik."""
    return _shipped("checklist.yaml", _CHECKOUT / "checklist.yaml")


def shipped_example() -> Path:
    """The worked example round that comes with Kerneblik."""
    return _shipped("example.yaml", _CHECKOUT / "data" / "example.yaml")


def _shipped(name: str, in_checkout: Path) -> Path:
    installed = _PACKAGE / "shipped" / name
    return installed if installed.exists() else in_checkout


def data_directory(option: str | None = None) -> Path:
    """The directory of rounds and settings: `option`, else KERNEBLIK_DATA, else the user's data directory.

    The path is absolute; the directory need not exist. Raises KerneblikError when the user has no home
    directory.
    """
    named = option or os.environ.get("KERNEBLIK_DATA")
    if named:
        return _expanded(named)
    import platformdirs  # noqa: PLC0415 - slow to import, and not needed with a directory named

    directory = platformdirs.user_data_path("kerneblik", appauthor=False)
    if not directory.is_absolute() or directory.is_relative_to("/.local"):  # no HOME, or an empty one
        raise KerneblikError("paths.no_home")
    return directory


def _expanded(named: str) -> Path:
    try:
        return Path(named).expanduser().absolute()
    except RuntimeError as error:  # there is a "~", and no home directory
        raise KerneblikError("paths.no_home") from error


class Origin(StrEnum):
    """Why a checklist is the one in use."""

    OPTION = "option"
    """Named on the command line."""
    USER = "user"
    """The user's own, in their configuration directory."""
    SYSTEM = "system"
    """The administrator's, in a configuration directory for all users."""
    SHIPPED = "shipped"
    """The one that comes with Kerneblik."""


@dataclass(frozen=True)
class ChecklistSource:
    """The checklist file in use, and why that one."""

    path: Path
    origin: Origin


def find_checklist(option: str | None = None) -> ChecklistSource:
    """The checklist to use: `option`, else the user's, else the system's, else the shipped one.

    A file that exists but can't be read is used all the same: another one would hide the mistake.
    """
    if option:
        return ChecklistSource(_expanded(option), Origin.OPTION)
    present = (source for source in _configured() if os.path.lexists(source.path))
    return next(present, ChecklistSource(shipped_checklist(), Origin.SHIPPED))


def _configured() -> Iterator[ChecklistSource]:
    import platformdirs  # noqa: PLC0415 - slow to import, and not needed with a checklist named

    directories = platformdirs.PlatformDirs("kerneblik", appauthor=False, multipath=True)
    if directories.user_config_path.is_absolute():
        yield ChecklistSource(directories.user_config_path / "checklist.yaml", Origin.USER)
    for directory in (*directories.site_config_dir.split(os.pathsep), "/etc/kerneblik"):
        yield ChecklistSource(Path(directory) / "checklist.yaml", Origin.SYSTEM)
