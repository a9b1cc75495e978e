"""What a check-up says: a catalogue key with its values, worded where it is shown, and how bad it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kerneblik.errors import KerneblikError


class Grade(StrEnum):
    """How bad it is."""

    OK = "ok"
    LOOK = "look"
    """Nothing is wrong, but somebody should know."""
    WRONG = "wrong"
    """Texts are, or may soon be, unreadable, unsaved or open to others."""


@dataclass(frozen=True)
class CheckResult:
    """One thing that was looked at. It holds nothing of what a leader wrote but names of rounds."""

    grade: Grade
    key: str
    """The catalogue key of its sentence; with a `count` among the values, that of `.one` and `.other`."""
    values: Mapping[str, object] = field(default_factory=dict)
    repairable: bool = False
    """True when `storage.repair` can do something about it."""


def ok(key: str, **values: object) -> CheckResult:
    """All is well."""
    return CheckResult(Grade.OK, key, values)


def look(key: str, **values: object) -> CheckResult:
    """Somebody should know."""
    return CheckResult(Grade.LOOK, key, values)


def wrong(key: str, **values: object) -> CheckResult:
    """Something is wrong."""
    return CheckResult(Grade.WRONG, key, values)


def failed(error: KerneblikError) -> CheckResult:
    """Something is wrong, in the words of the error."""
    return CheckResult(Grade.WRONG, error.key, error.values)
