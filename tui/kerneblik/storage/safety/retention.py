"""Keeping many states of the last days and few of the last years, whatever clocks said meanwhile.

Which state is newer is told by the order in which they came. A moment only tells which states belong to one
day or month, and these are counted from the newest on: a clock that was wrong makes days of its own, but
makes nothing old.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

NEWEST = 10
"""So many of the newest are kept, however close together they are."""
DAYS = 30
"""Of so many days before them one each is kept."""
MONTHS = 24
"""Of so many months before these one each is kept."""


def to_discard(states: Sequence[tuple[datetime, int]]) -> set[int]:
    """The places of the states that go: the newest remain, then the fullest of each day, then of each month.

    Whatever its age, the newest that is at least half as large as the largest remains, too: states that lost
    most of their texts never push the last good one out.

    Args:
        states: the moment of each (aware) and how large it is, in the order in which they came.
    """
    newest_first = range(len(states) - 1, -1, -1)
    largest = max((size for _, size in states), default=0)
    last_good = next((place for place in newest_first if states[place][1] * 2 >= largest), None)
    of_days: dict[str, int] = {}
    of_months: dict[str, int] = {}
    for place in newest_first[NEWEST:]:
        moment, size = states[place]
        day, month = f"{moment:%Y-%m-%d}", f"{moment:%Y-%m}"
        if day in of_days or len(of_days) < DAYS:
            kept, period = of_days, day
        elif month in of_months or len(of_months) < MONTHS:
            kept, period = of_months, month
        else:
            continue
        if period not in kept or size > states[kept[period]][1]:
            kept[period] = place
    return {*newest_first} - {*newest_first[:NEWEST], *of_days.values(), *of_months.values(), last_good}
