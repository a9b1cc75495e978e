"""Edit sessions: of the changes that belong to one, a single earlier text is kept."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

PAUSE = timedelta(minutes=30)
"""Who comes back to a text after a longer pause begins a new edit session."""
_WORTH_KEEPING = 200
"""Characters; of a shorter text nothing need be kept when it is deleted."""


_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""A clock that nobody sets, and that goes on while the machine sleeps, where there is one."""


def steady_now() -> datetime:
    """A moment, aware, that tells nothing but how long it is after another such moment."""
    return datetime.fromtimestamp(time.clock_gettime(_STEADY), UTC)


class EditSessions:
    """Tells in which edit session a text is written, per question, while the program runs.

    A text of another edit session is kept as a version when it is changed. A new one begins with the program,
    after a pause, with a text that is taken from elsewhere, and when most of a text goes at one stroke: then
    the accident of a moment costs nobody what they wrote a minute before.
    """

    def __init__(self, token: str | None = None) -> None:
        self._token = token or os.urandom(4).hex()
        self._latest: dict[str, tuple[int, datetime]] = {}

    def id_for(self, question: str, before: str, after: str, now: datetime) -> str:
        """The edit session in which this change of a text is made.

        `now` is aware, of a clock that nobody sets: only how much time has passed counts.
        """
        number, last = self._latest.get(question, (1, now))
        goes = len(before) - len(after)
        if abs(now - last) > PAUSE or (len(before) >= _WORTH_KEEPING and 2 * goes > len(before)):
            number += 1
        return self._take(question, number, now)

    def begin(self, question: str, now: datetime) -> str:
        """A new edit session, for a text that comes from elsewhere."""
        return self._take(question, self._latest.get(question, (1, now))[0] + 1, now)

    def _take(self, question: str, number: int, now: datetime) -> str:
        self._latest[question] = (number, now)
        return f"{self._token}-{number}"
