"""What there is before a round is open."""

from __future__ import annotations

from typing import NamedTuple

from kerneblik.checklist import Checklist
from kerneblik.storage import RoundStore


class StartupContext(NamedTuple):
    """Where the rounds lie, what they are about, and which of them is wanted."""

    store: RoundStore
    checklist: Checklist
    round_id: str | None = None
    """The round that was asked for by name; None for the one last worked in."""
