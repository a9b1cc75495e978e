"""What the leader chooses to put into the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """One kind of thing that a report may hold."""

    INTRODUCTION = "introduction"
    """The leader's own words to those who read it."""
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
    """Which questions of the dialogue the leader marked, and as what."""
    AGREEMENTS = "agreements"
    NAMES = "names"
    """With whom conversations were held, and who is to do what was agreed."""


HARMLESS = frozenset({Part.INTRODUCTION, Part.WHEEL, Part.OWN})
"""What is about nobody but the leader; all else is in a report only when it was ticked."""


@dataclass(frozen=True)
class Choice:
    """The leader's choice."""

    parts: frozenset[Part] = HARMLESS
    without: frozenset[str] = frozenset()
    """The ids of actors that are left out."""

    def __contains__(self, part: Part) -> bool:
        return part in self.parts

    def as_settings(self) -> dict[str, Any]:
        """The choice, to be kept."""
        return {"include": sorted(self.parts), "without": sorted(self.without)}

    @classmethod
    def from_settings(cls, kept: Mapping[str, Any]) -> Choice:
        """The choice that was kept; what makes no sense in it is left out, and nothing is ticked for it."""
        include, without = _words(kept.get("include")), _words(kept.get("without"))
        parts = HARMLESS if include is None else frozenset(part for part in Part if part in include)
        return cls(parts, frozenset(without or ()))


def _words(value: Any) -> list[str] | None:
    return value if isinstance(value, list) and all(isinstance(word, str) for word in value) else None
