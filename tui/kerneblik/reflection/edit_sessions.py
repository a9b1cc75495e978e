"""Edit sessions: of all changes to a text in one edit session, one version is kept."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

PAUSE = timedelta(minutes=30)
"""A change after a longer pause begins a new edit session."""
_WORTH_KEEPING = 200
"""Characters; deleting most of a shorter text doesn't begin a new edit session."""


_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""A monotonic clock that goes on while the machine is suspended, where there is such a clock."""


def steady_now() -> datetime:
    """The present moment of a monotonic clock (aware); only differences of such moments mean anything."""
    return datetime.fromtimestamp(time.clock_gettime(_STEADY), UTC)


class EditSessions:
    """Gives the ids of edit sessions, per question, as long as the program runs.

    When a text is replaced by one of another edit session, it is kept as a version. A new edit session begins
    with the program, after a pause, with a text that is taken from elsewhere, and when most of a text is
    deleted at once, so that a text deleted by mistake is kept.
    """

    def __init__(self, token: str | None = None) -> None:
        self._token = token or os.urandom(4).hex()
        self._latest: dict[str, tuple[int, datetime]] = {}

    def id_for(self, question: str, before: str, after: str, now: datetime) -> str:
        """The id of the edit session that this change of a text belongs to; `now` is from `steady_now`."""
        number, last = self._latest.get(question, (1, now))
        removed = len(before) - len(after)
        if abs(now - last) > PAUSE or (len(before) >= _WORTH_KEEPING and 2 * removed > len(before)):
            number += 1
        return self._use(question, number, now)

    def begin(self, question: str, now: datetime) -> str:
        """The id of a new edit session, for a text that is taken from elsewhere."""
        return self._use(question, self._latest.get(question, (1, now))[0] + 1, now)

    def _use(self, question: str, number: int, now: datetime) -> str:
        self._latest[question] = (number, now)
        return f"{self._token}-{number}"
