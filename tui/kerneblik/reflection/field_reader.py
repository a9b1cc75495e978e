"""Reads the fields of a document whose content may be anything: a valid value, or an error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from kerneblik.bounds import (
    LARGEST_NUMBER,
    LONGEST_ID,
    LONGEST_LINE,
    LONGEST_NAME,
    YEARS,
    in_years,
    whole_number,
)
from kerneblik.errors import KerneblikError
from kerneblik.text import clean_line, clean_text, shortened

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class FieldError(KerneblikError):
    """A field has no valid value; `values["field"]` is its place in the document."""


class FieldReader:
    """Reads the fields of a document; every method raises FieldError for a value that is not valid.

    A default is returned for a missing field; without a default the field must be there. Texts and lines are
    never shortened.
    """

    def __init__(self, place: str, fields: object, *, strict: bool = False) -> None:
        """Read a document. Raises FieldError when it has no fields.

        Args:
            place: the place of the document in its file, for errors; empty for the whole file.
            fields: the document.
            strict: True for a file from elsewhere: names that are too long are refused instead of shortened,
                moments must have an offset from UTC, and ids of what a record is about must not be empty.
        """
        if not isinstance(fields, dict):
            raise FieldError("field.not_fields", field=place or "{}")
        self.strict = strict
        self._place = place
        self._fields = fields

    def error(self, kind: str, name: str, **values: object) -> FieldError:
        """The error that says what is wrong with a field: the sentence with the key `field.` and `kind`."""
        place = f"{self._place}.{name}" if self._place else name
        return FieldError(f"field.{kind}", field=place, **values)

    def value(self, name: str, kind: type[Value], default: Value | None = None) -> Value:
        """A value of exactly this type."""
        value = self._fields.get(name, default)
        if type(value) is kind:  # True is an int to isinstance
            return value
        missing = value is None and name not in self._fields
        raise self.error("missing" if missing else f"not_{kind.__name__}", name)

    def text(self, name: str, longest: int | None = None) -> str:
        """A text of several lines, cleaned; an empty one when it isn't there."""
        text = self.value(name, str, "")
        return clean_text(text) if longest is None else self._bounded(name, text, longest, clean_text)

    def line(self, name: str, default: str | None = None) -> str:
        """A text on one line, cleaned."""
        line = self.value(name, str, default)
        return self._bounded(name, line, LONGEST_LINE, clean_line) if self.strict else clean_line(line)

    def name(self, name: str, default: str | None = None) -> str:
        """A name, on one line."""
        return self._bounded(name, self.value(name, str, default), LONGEST_NAME, clean_line)

    def _bounded(self, name: str, text: str, longest: int, clean: Callable[[str], str]) -> str:
        if self.strict and len(text) > longest:
            raise self.error("too_long", name, longest=longest)
        return shortened(clean(text), longest)

    def id(self, name: str, default: str | None = None, *, may_be_empty: bool = False) -> str:
        """An id, which is never shortened; without a default it must not be empty."""
        id_ = self.value(name, str, default)
        if len(id_) > LONGEST_ID:
            raise self.error("too_long", name, longest=LONGEST_ID)
        id_ = clean_line(id_)
        if not (id_ or may_be_empty or default is not None):
            raise self.error("empty", name)
        return id_

    def about(self, name: str) -> str:
        """The id of what a record is about; it may be empty unless the reader is strict."""
        return self.id(name, may_be_empty=not self.strict)

    def truth(self, name: str) -> bool:
        """True or False; False for a missing field."""
        return self.value(name, bool, default=False)

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number from 0 to LARGEST_NUMBER."""
        number = self.value(name, int, default)
        if number > LARGEST_NUMBER:
            raise self.error("number_too_large", name, largest=LARGEST_NUMBER)
        if whole_number(number) is None:
            raise self.error("not_int", name)
        return number

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """One of the values of an enumeration."""
        value = self.value(name, str, None if default is None else default.value)
        try:
            return choices(value)
        except ValueError:
            raise self.error("not_one_of", name, known=", ".join(choices)) from None

    def moment(self, name: str) -> datetime:
        """A moment (aware, UTC); without an offset it is taken for UTC, unless the reader is strict."""
        try:
            moment = datetime.fromisoformat(self.value(name, str))
            if moment.tzinfo is None and not self.strict:
                moment = moment.replace(tzinfo=UTC)
            utc = moment.astimezone(UTC)
        except (ValueError, OverflowError):
            raise self.error("not_moment", name) from None
        if moment.tzinfo is None:
            raise self.error("not_moment", name)
        if not in_years(utc):
            raise self._not_in_years(name)
        return utc

    def day(self, name: str) -> date:
        """A day, written as 2026-11-24."""
        try:
            day = date.fromisoformat(self.value(name, str))
        except ValueError:
            raise self.error("not_day", name) from None
        if not YEARS[0] <= day.year <= YEARS[1]:
            raise self._not_in_years(name)
        return day

    def _not_in_years(self, name: str) -> FieldError:
        return self.error("not_in_years", name, first=YEARS[0], last=YEARS[1])

    def optional(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """The field as `read` returns it; None if it is null or missing."""
        return None if self._fields.get(name) is None else read(name)

    def part(self, name: str) -> FieldReader:
        """A reader for a document that is a field of this one."""
        place = f"{self._place}.{name}" if self._place else name
        return FieldReader(place, self._fields.get(name), strict=self.strict)
