"""What the leader chooses to put into the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """A part that a report may have."""

    INTRODUCTION = "introduction"
    """The leader's own introduction, for those who read the report."""
    WHEEL = "wheel"
    """How far the round has come."""
    OWN = "own"
    """What the leader wrote about themselves."""
    OTHERS = "others"
    """The leader's reflection on the other actors."""
    PREPARATION = "preparation"
    """What the leader expected the others to say, or wanted to ask."""
    SAID = "said"
    """What the others said in conversations."""
    DIFFERENCES = "differences"
    """How the leader assessed what was said to the questions of the dialogue."""
    AGREEMENTS = "agreements"
    NAMES = "names"
    """The names of those who took part in conversations and who are to do what was agreed."""


DEFAULT_PARTS = frozenset({Part.INTRODUCTION, Part.WHEEL, Part.OWN})
"""The parts that are about nobody but the leader; all others have to be chosen."""


@dataclass(frozen=True)
class Choice:
    """The parts and actors that the leader chose for a report."""

    parts: frozenset[Part] = DEFAULT_PARTS
    without: frozenset[str] = frozenset()
    """The ids of actors that are left out."""

    def __contains__(self, part: Part) -> bool:
        return part in self.parts

    def as_settings(self) -> dict[str, Any]:
        """The choice as JSON values, for `Settings.report`."""
        return {"include": sorted(self.parts), "without": sorted(self.without)}

    @classmethod
    def from_settings(cls, kept: Mapping[str, Any]) -> Choice:
        """The choice that `as_settings` returned. Values that are unknown by now are ignored.

        Without a list of parts, the default ones are chosen.
        """
        include, without = _words(kept.get("include")), _words(kept.get("without"))
        parts = DEFAULT_PARTS if include is None else frozenset(part for part in Part if part in include)
        return cls(parts, frozenset(without or ()))


def _words(value: Any) -> list[str] | None:
    return value if isinstance(value, list) and all(isinstance(word, str) for word in value) else None
