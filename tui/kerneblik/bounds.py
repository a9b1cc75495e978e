"""How large and how long what is read may be, wherever it comes from: files, imports, the command line."""

from __future__ import annotations

from datetime import UTC, datetime

YEARS = (1970, 9000)
"""Moments outside of these can't be turned into local time everywhere, and no round is of then."""
LARGEST_NUMBER = 2**31 - 1
"""Of a line, a column, a document in a table."""
LONGEST_IDLE = 24 * 60
"""Minutes without a key until the app locks itself."""

LONGEST_ID = 200
"""Characters of an id."""
LONGEST_NAME = 200
"""Characters of a name: a round's, an actor's, a theme's."""
LONGEST_LINE = 10_000
"""Characters of what somebody writes on one line: an agreement, who does it, with whom one talked."""
LONGEST_WORDING = 10_000
"""Characters of a question, or of what a checklist says of itself."""
LARGEST_INPUT = 64 * 1024 * 1024
"""Bytes of a file that is taken in; a round with a year of use has a few hundred thousand."""
MOST_ENTRIES = 50_000
"""Answers, conversations, agreements and findings of a round that is taken in; one of a year has hundreds."""


def whole_number(value: object, largest: int = LARGEST_NUMBER) -> int | None:
    """The value, if it is a whole number from 0 to `largest`; else None, as for true, 1.0 or infinity."""
    return value if type(value) is int and 0 <= value <= largest else None


def typed_number(text: str, largest: int = LARGEST_NUMBER) -> int | None:
    """The number that somebody typed in digits, from 0 to `largest`; None when it is none."""
    digits = text.lstrip("0") or text[-1:]
    if not (text.isascii() and text.isdecimal()) or len(digits) > len(str(largest)):
        return None  # a long one takes Python long, or is refused by it
    return whole_number(int(digits), largest)


def in_years(moment: datetime) -> bool:
    """Whether a moment in UTC is one that can be worked with."""
    first, last = YEARS
    return first <= moment.year <= last


def moment_of(seconds: float) -> datetime:
    """The moment, in UTC, that a file system gives in seconds since 1970; the nearest that makes sense."""
    first, last = (datetime(year, 1, 1, tzinfo=UTC) for year in YEARS)
    return datetime.fromtimestamp(min(max(seconds, first.timestamp()), last.timestamp()), UTC)
