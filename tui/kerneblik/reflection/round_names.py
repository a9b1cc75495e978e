"""The names of rounds: finding a round by what was typed, and finding a free name."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import count


def matching_ids(wanted: str, names: Mapping[str, str]) -> list[str]:
    """The ids of the rounds that match: by id, else by name, else by the beginning of the name.

    Args:
        wanted: what was typed; case makes no difference to names.
        names: the name of each round by its id.
    """
    if wanted in names:
        return [wanted]
    key = _key(wanted)
    same = [id_ for id_, name in names.items() if _key(name) == key]
    return same or [id_ for id_, name in names.items() if key and _key(name).startswith(key)]


def free_name(wanted: str, taken: Container[str]) -> str:
    """The name `wanted`, or if it is taken, with a number behind it: `Efterår 2026 (2)`."""
    numbered = (f"{wanted} ({number})" for number in count(2))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
