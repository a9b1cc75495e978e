"""What a round can hold, wherever it is read from."""

from __future__ import annotations

YEARS = (1970, 9000)
"""Moments outside of these can't be turned into local time everywhere, and no round is of then."""
LARGEST_NUMBER = 2**31 - 1
"""Of a line or a column."""
