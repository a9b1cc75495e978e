"""Reads days as people type them, in Danish and English alike, whatever the language of the screen is.

The library dateparser was tried: it takes half a second to import, and doesn't know "uge 50", "på mandag" or
"næste fredag".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""A day outside of these years is taken for a typing mistake."""

_CENTURY = 2000
_SHORT_YEAR = 2
_MONDAY, _FRIDAY = 1, 5
_MONTHS = (
    "januar january", "februar february", "marts march", "april", "maj may", "juni june", "juli july",
    "august", "september", "oktober october", "november", "december",
)  # fmt: skip
_WEEKDAYS = (
    "mandag monday", "tirsdag tuesday", "onsdag wednesday", "torsdag thursday", "fredag friday",
    "lørdag saturday", "søndag sunday",
)  # fmt: skip
_DISTANCES = {
    "i dag": 0, "idag": 0, "today": 0,
    "i morgen": 1, "imorgen": 1, "tomorrow": 1,
    "i overmorgen": 2, "overmorgen": 2, "day after tomorrow": 2, "the day after tomorrow": 2,
    "i går": -1, "igår": -1, "yesterday": -1,
    "i forgårs": -2, "forgårs": -2, "day before yesterday": -2, "the day before yesterday": -2,
}  # fmt: skip
"""Days from today."""

_NUMBERS = {
    "": 1, "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
}  # fmt: skip
_UNITS = {
    **dict.fromkeys(("dag", "dage", "day", "days"), (1, 0)),
    **dict.fromkeys(("uge", "uger", "week", "weeks"), (7, 0)),
    **dict.fromkeys(("måned", "måneder", "mdr", "mdr.", "month", "months"), (0, 1)),
    **dict.fromkeys(("halvt år", "half a year"), (0, 6)),
    **dict.fromkeys(("år", "year", "years"), (0, 12)),
}
"""Days and months."""


_NEXT, _LAST = ("næste", "next"), ("sidste", "last")
_WEEKDAY = rf"(?P<weekday>(?:{'|'.join(name[:3] for both in _WEEKDAYS for name in both.split())})[^\W\d]*?)"
_WHICH = rf"(?P<which>denne|this|{'|'.join(_NEXT + _LAST)})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(filter(None, _NUMBERS))})"
_UNIT = rf"(?P<unit>{'|'.join(map(re.escape, _UNITS))})"
_AHEAD_BY = re.compile(rf"(?:om|in) (?:{_NUMBER} )?{_UNIT}")
_AGO = re.compile(rf"(?:for )?(?:{_NUMBER} )?{_UNIT} (?:siden|ago)")
_ON_WEEKDAY = re.compile(rf"(?:(?:{_WHICH}|(?P<on>på|i|on)) )?{_WEEKDAY}(?P<past>s)?")
_IN_WEEK = re.compile(
    rf"(?:{_WEEKDAY} )?(?:(?:i|in|of) )?"
    rf"(?:{_WHICH} (?:uge|week)|(?:uge|week) ?(?P<week>\d{{1,2}})(?: {_YEAR})?)"
)
_ARTICLE = re.compile(r"\b(?:den |the |d\.? ?)(?=\d)")
_DAY_OF_MONTH = re.compile(
    rf"(?:{_WEEKDAY}\.? )?"
    r"(?:(?P<day>\d{1,2}) ?"
    r"(?:[./-] ?(?P<month>\d{1,2})|(?:\.|st|nd|rd|th)? ?(?:of )?(?P<name>[^\W\d]{3,})\.?)"
    r"|(?P<first>[^\W\d]{3,})\.? (?P<after>\d{1,2})(?:st|nd|rd|th)?)"
    rf"(?:(?: ?[./-] ?| ){_YEAR})?\.?"
)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """The day that a text names; None when it names none.

    Read are `24.11.2026`, `24/11 26`, `24.11`, `2026-11-24`, `fredag d. 10. december`, `uge 50`, `i morgen`,
    `mandag`, `om 14 dage`, `for to uger siden`, and their like in English. With `ahead`, as for a due date,
    a day of the week is the next one, a week its Friday, and a day without a year the first from `today` on;
    else, as for what has taken place, the last one, a Monday, and the nearest.
    """
    typed = _ARTICLE.sub("", " ".join(text.casefold().replace(",", " ").split()))
    if typed in _DISTANCES:
        return _moved(today, _DISTANCES[typed], 0)
    if match := _YEAR_FIRST.fullmatch(typed):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    for pattern, sign in ((_AHEAD_BY, 1), (_AGO, -1)):
        if match := pattern.fullmatch(typed):
            number = match["number"] or ""
            times = sign * (_NUMBERS[number] if number in _NUMBERS else int(number))
            days, months = _UNITS[match["unit"]]
            return _moved(today, times * days, times * months)
    for pattern, read in ((_IN_WEEK, _in_week), (_ON_WEEKDAY, _on_weekday), (_DAY_OF_MONTH, _day_of_month)):
        if (match := pattern.fullmatch(typed)) and (found := read(match, today, ahead)) is not None:
            return found
    return None


def _in_week(match: re.Match[str], today: date, ahead: bool) -> date | None:
    weekday = _number_of(match["weekday"], _WEEKDAYS) if match["weekday"] else _FRIDAY if ahead else _MONDAY
    if weekday is None:
        return None
    if match["which"]:
        weeks = 1 if match["which"] in _NEXT else -1 if match["which"] in _LAST else 0
        return _moved(today, 7 * weeks + weekday - today.isoweekday(), 0)
    years = [_full_year(match["year"])] if match["year"] else range(today.year - 8, today.year + 9)
    days = (_day(year, int(match["week"]), weekday, date.fromisocalendar) for year in years)
    return _fitting(days, today, ahead=ahead and not match["year"])


def _on_weekday(match: re.Match[str], today: date, ahead: bool) -> date | None:
    weekday = _number_of(match["weekday"], _WEEKDAYS)
    which, on = match["which"], match["on"]
    if weekday is None or bool(match["past"]) != (on == "i"):  # it is "i mandags"
        return None
    if which in _NEXT:
        return _moved(today, 7 + weekday - today.isoweekday(), 0)
    if which in _LAST or on == "i" or (which is None and on != "på" and not ahead):
        return _moved(today, -((today.isoweekday() - weekday - 1) % 7 + 1), 0)
    return _moved(today, (weekday - today.isoweekday() - 1) % 7 + 1, 0)


def _day_of_month(match: re.Match[str], today: date, ahead: bool) -> date | None:
    name = match["name"] or match["first"]
    month = _number_of(name, _MONTHS) if name else int(match["month"])
    if month is None:
        return None
    day, typed_year = int(match["day"] or match["after"]), match["year"]
    # Between two 29ths of February lie up to eight years.
    years = [_full_year(typed_year)] if typed_year else range(today.year - 8, today.year + 9)
    found = _fitting((_day(year, month, day) for year in years), today, ahead=ahead and not typed_year)
    weekday = match["weekday"]
    if found is None or (weekday and _number_of(weekday, _WEEKDAYS) != found.isoweekday()):
        return None
    return found


def _number_of(word: str, names: tuple[str, ...]) -> int | None:
    """The place, from 1, of the names that a word is or begins; None when there is none such."""
    places = (place for place, both in enumerate(names, 1) if any(n.startswith(word) for n in both.split()))
    return next(places, None)


def _fitting(days: Iterable[date | None], today: date, *, ahead: bool) -> date | None:
    """The day nearest to `today`; with `ahead`, the first from `today` on."""
    found = (day for day in days if day is not None and (day >= today or not ahead))
    return min(found, key=lambda day: abs(day - today), default=None)


def _moved(today: date, days: int, months: int) -> date | None:
    """The day so many days and months from today; the month's last day where it is shorter."""
    years, month = divmod(today.month - 1 + months, 12)
    year = today.year + years
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    start = date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    moved = start + timedelta(days=days)
    return _day(moved.year, moved.month, moved.day)


def _full_year(typed: str) -> int:
    return int(typed) + (_CENTURY if len(typed) == _SHORT_YEAR else 0)


def _day(year: int, month: int, day: int, make: Callable[[int, int, int], date] = date) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return make(year, month, day)
    except ValueError:
        return None
