"""Limits of everything that is read: files, imports, the command line."""

from __future__ import annotations

from datetime import UTC, datetime

YEARS = (1970, 9000)
"""The first and the last year of a moment; local times of others can't be computed everywhere."""
LARGEST_NUMBER = 2**31 - 1
"""The largest number of a line, of a column, or of a document in a table."""
LONGEST_IDLE = 24 * 60
"""Minutes without a key, after which the app locks itself at the latest, if it does."""

LONGEST_ID = 200
"""Characters of an id."""
LONGEST_NAME = 200
"""Characters of the name of a round, an actor or a theme."""
LONGEST_LINE = 10_000
"""Characters of a text on one line, such as an agreement or the people of a conversation."""
LONGEST_WORDING = 10_000
"""Characters of a question, or of the introduction of a checklist."""
LARGEST_INPUT = 64 * 1024 * 1024
"""Bytes of an imported file; a round with a year of use has a few hundred thousand."""
MOST_ENTRIES = 50_000
"""Answers, notes and records of an imported round; one with a year of use has hundreds."""


def whole_number(value: object, largest: int = LARGEST_NUMBER) -> int | None:
    """The value, if it is a whole number from 0 to `largest`; else None, as for true, 1.0 or infinity."""
    return value if type(value) is int and 0 <= value <= largest else None


def typed_number(text: str, largest: int = LARGEST_NUMBER) -> int | None:
    """The number in a text of digits, from 0 to `largest`; None when the text is no such number."""
    digits = text.lstrip("0") or text[-1:]
    if not (text.isascii() and text.isdecimal()) or len(digits) > len(str(largest)):
        return None  # int() takes long for many digits, or refuses them
    return whole_number(int(digits), largest)


def in_years(moment: datetime) -> bool:
    """Whether a moment in UTC lies in YEARS."""
    first, last = YEARS
    return first <= moment.year <= last


def moment_of(seconds: float) -> datetime:
    """The moment in UTC for a file system's seconds since 1970; the nearest one that lies in YEARS."""
    first, last = (datetime(year, 1, 1, tzinfo=UTC) for year in YEARS)
    return datetime.fromtimestamp(min(max(seconds, first.timestamp()), last.timestamp()), UTC)
