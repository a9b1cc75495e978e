"""Reading an exchanged file field by field: what is not what it must be is named by its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from kerneblik.errors import KerneblikError
from kerneblik.text import clean_line

_YEARS = (1900, 9000)
"""Outside of these a moment is a mistake, and cannot be reckoned with in every time zone."""

_Value = TypeVar("_Value")


class ExchangeError(KerneblikError):
    """What was to be imported is not a round; the message names the field."""


@dataclass(frozen=True)
class Fields:
    """A part of the file that must have named fields."""

    where: str
    """Its own place in the file; empty for the whole."""
    values: Mapping[str, Any]

    def __post_init__(self) -> None:
        if not isinstance(self.values, dict):
            raise ExchangeError("exchange.not_fields", field=self.where or "{}")

    def place(self, name: str) -> str:
        """How a message names one of the fields."""
        return f"{self.where}.{name}" if self.where else name

    def get(self, name: str, kind: type[_Value], default: _Value | None = None) -> _Value:
        """The value of a field; without a default it must be there."""
        value = self.values.get(name, default)
        if value is None and name not in self.values:
            raise ExchangeError("exchange.missing", field=self.place(name))
        if type(value) is not kind:  # True is an int to isinstance
            raise ExchangeError(f"exchange.not_{kind.__name__}", field=self.place(name))
        return value

    def optional(self, name: str, kind: type[_Value]) -> _Value | None:
        """The value of a field that may be null or missing."""
        return None if self.values.get(name) is None else self.get(name, kind)

    def line(self, name: str) -> str:
        """The text of a field that must say something, on one line."""
        text = clean_line(self.get(name, str))
        if not text:
            raise ExchangeError("exchange.empty", field=self.place(name))
        return text

    def count(self, name: str) -> int:
        """A number from 0 on."""
        number = self.get(name, int, 0)
        if number < 0:
            raise ExchangeError("exchange.not_int", field=self.place(name))
        return number

    def day(self, name: str) -> date:
        """A day in ISO 8601."""
        try:
            day = date.fromisoformat(self.get(name, str))
        except ValueError as error:
            raise ExchangeError("exchange.not_day", field=self.place(name)) from error
        if not _YEARS[0] <= day.year <= _YEARS[1]:
            raise ExchangeError("exchange.not_day", field=self.place(name))
        return day

    def moment(self, name: str) -> datetime:
        """A moment in ISO 8601 with its offset from UTC."""
        try:
            moment = datetime.fromisoformat(self.get(name, str))
        except ValueError as error:
            raise ExchangeError("exchange.not_moment", field=self.place(name)) from error
        if moment.tzinfo is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
            raise ExchangeError("exchange.not_moment", field=self.place(name))
        return moment.astimezone(UTC)

    def parts(self, name: str, default: list[Any] | None = None) -> Iterator[Fields]:
        """The elements of a list, all with named fields; without a default the list must be there."""
        for index, value in enumerate(self.get(name, list, default)):
            yield Fields(f"{self.place(name)}[{index}]", value)
