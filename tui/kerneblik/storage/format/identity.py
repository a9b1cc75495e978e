"""What tells a round from all others, for its id is a date, and two machines make the same."""

from __future__ import annotations

import os
from datetime import UTC, datetime

_BYTES = 16


def new_identity() -> str:
    """An identity that no other round has, on whatever machine it is made."""
    return os.urandom(_BYTES).hex()


def derived_identity(round_id: str, created: datetime) -> str:
    """The identity of a round that was kept without one; each machine derives the same."""
    from hashlib import sha256  # noqa: PLC0415 - for an old round only

    moment = created.astimezone(UTC).isoformat()
    return sha256(f"{round_id}\n{moment}".encode()).hexdigest()[: 2 * _BYTES]
