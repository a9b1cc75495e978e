"""Reading checklist.yaml."""

from __future__ import annotations

import errno
from pathlib import Path

from kerneblik.checklist.mistakes import ChecklistError, MistakeList
from kerneblik.checklist.model import Checklist
from kerneblik.files import read_regular

LARGEST_FILE = 1024 * 1024
"""Bytes; some eighty times the size of the shipped checklist."""


def load_checklist(path: Path) -> Checklist:
    """Read a checklist file. Raises ChecklistError with all its mistakes, or with why it cannot be read."""
    return parse_checklist(read_checklist_file(path), str(path))


def read_checklist_file(path: Path) -> bytes:
    """The content of a checklist file. Raises ChecklistError with why it cannot be read."""
    source = str(path)
    try:
        content = read_regular(path, LARGEST_FILE)
    except FileNotFoundError:
        raise _unreadable(source, "no_file") from None
    except IsADirectoryError:
        raise _unreadable(source, "directory") from None
    except PermissionError:
        raise _unreadable(source, "no_permission") from None
    except (OSError, ValueError) as error:  # ValueError: there is a NUL in the name
        if getattr(error, "errno", None) == errno.ENXIO:
            raise _unreadable(source, "not_a_file") from None
        raise _unreadable(source, "unreadable", problem=str(error)) from error
    if content is None:
        raise _too_large(source)
    return content


def parse_checklist(content: bytes, source: str) -> Checklist:
    """Read a checklist from the bytes of its YAML file; `source` is the file's name in messages.

    Raises ChecklistError with all its mistakes.
    """
    if len(content) > LARGEST_FILE:
        raise _too_large(source)
    # Imported here, as a checklist from the cache needs no YAML.
    from kerneblik.checklist.validation import read_checklist  # noqa: PLC0415
    from kerneblik.checklist.yaml_nodes import compose  # noqa: PLC0415

    mistakes = MistakeList(source)
    root = compose(content, mistakes)
    checklist = read_checklist(root, mistakes) if root is not None else None
    if checklist is None or len(mistakes) > 0:
        raise mistakes.error()
    return checklist


def _too_large(source: str) -> ChecklistError:
    return _unreadable(source, "too_large", limit=LARGEST_FILE // 1024)


def _unreadable(source: str, key: str, **values: object) -> ChecklistError:
    mistakes = MistakeList(source)
    mistakes.add(None, "", key, **values)
    return mistakes.error()
