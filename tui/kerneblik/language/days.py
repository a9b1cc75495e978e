"""Reads days as people type them."""

from __future__ import annotations

import re
from datetime import date

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""A day outside of these years is taken for a typing mistake."""

_CENTURY = 2000
_SHORT_YEAR = 2
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?\.?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """The day typed as `24.11.2026`, `24/11/26`, `24.11` or `2026-11-24`; None when the text is no day.

    Without a year it is the such day nearest to `today`; with `ahead`, the first one from `today` on.
    """
    text = text.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(*map(int, match.groups()))
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        if year is not None:
            return _day(int(year) + (_CENTURY if len(year) == _SHORT_YEAR else 0), int(month), int(day))
        return _without_year(int(month), int(day), today, ahead=ahead)
    return None


def _without_year(month: int, day: int, today: date, *, ahead: bool) -> date | None:
    around = range(today.year - 8, today.year + 9)  # between two 29ths of February lie up to eight years
    days = [found for year in around if (found := _day(year, month, day)) is not None]
    if ahead:
        days = [found for found in days if found >= today]
    return min(days, key=lambda found: abs(found - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
