"""Keeping many states of the last days and few of the last years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

NEWEST = 10
"""So many of the newest are kept, however close together they are."""
DAILY = timedelta(days=30)
"""One per day is kept of what is not older than this."""
MONTHLY = timedelta(days=730)
"""One per month is kept of what is not older than this."""


def superfluous(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of these moments (aware, UTC) go: the newest of each day and month remains."""
    older = sorted(set(moments), reverse=True)[NEWEST:]
    kept: set[str] = set()
    removed = set()
    for moment in older:
        age = now - moment
        period = f"{moment:%Y-%m-%d}" if age < DAILY else f"{moment:%Y-%m}"
        if age >= MONTHLY or period in kept:
            removed.add(moment)
        kept.add(period)
    return removed
