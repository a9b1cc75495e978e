"""The result of a check: a catalogue key with its values, and a severity; worded where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kerneblik.errors import KerneblikError


class Severity(StrEnum):
    """How bad the result of a check is."""

    OK = "ok"
    NOTICE = "notice"
    """Nothing is wrong, but the user should know."""
    PROBLEM = "problem"
    """Texts are, or may soon be, unreadable, unsaved or open to others."""


@dataclass(frozen=True)
class CheckResult:
    """The result of one check. It contains no text of a user except names of rounds."""

    severity: Severity
    key: str
    """The catalogue key of its sentence; with a `count` among the values, that of `.one` and `.other`."""
    values: Mapping[str, object] = field(default_factory=dict)
    repairable: bool = False
    """True when `storage.repair` can do something about it."""


def ok(key: str, **values: object) -> CheckResult:
    """A result with nothing wrong."""
    return CheckResult(Severity.OK, key, values)


def notice(key: str, **values: object) -> CheckResult:
    """A result that the user should know of."""
    return CheckResult(Severity.NOTICE, key, values)


def problem(key: str, **values: object) -> CheckResult:
    """A result that says what is wrong."""
    return CheckResult(Severity.PROBLEM, key, values)


def failed(error: KerneblikError) -> CheckResult:
    """The same for an error that was raised, in its words."""
    return CheckResult(Severity.PROBLEM, error.key, error.values)
