"""Keeping many states of the last days and few of the last years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

NEWEST = 10
"""So many of the newest are kept, however close together they are."""
DAILY = timedelta(days=30)
"""One per day is kept of what is not older than this."""
MONTHLY = timedelta(days=730)
"""One per month is kept of what is not older than this."""


def superfluous(sizes: Mapping[datetime, int], now: datetime) -> set[datetime]:
    """The states that go: the newest remain, then the fullest of each day, then of each month.

    Whatever its age, the newest that is at least half as large as the largest remains, too: states that lost
    most of their texts never push the last good one out.

    Args:
        sizes: how large each state is, by its moment (aware).
        now: the moment to count ages from.
    """
    newest_first = sorted(sizes, reverse=True)
    largest = max(sizes.values(), default=0)
    last_good = next((moment for moment in newest_first if sizes[moment] * 2 >= largest), None)
    of_period: dict[str, datetime] = {}
    for moment in newest_first[NEWEST:]:
        period = f"{moment:%Y-%m-%d}" if now - moment < DAILY else f"{moment:%Y-%m}"
        best = of_period.get(period)
        if now - moment < MONTHLY and (best is None or sizes[moment] > sizes[best]):
            of_period[period] = moment
    return sizes.keys() - {*newest_first[:NEWEST], *of_period.values(), last_good}
