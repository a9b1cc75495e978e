"""Reading a document that anything may have been done to: a value of the right type, or an error."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from kerneblik.bounds import LARGEST_NUMBER, LONGEST_ID, LONGEST_NAME, YEARS, in_years, whole_number
from kerneblik.storage.errors import UnreadableRoundError
from kerneblik.storage.format.json_file import Tables
from kerneblik.text import clean_line, shortened

Choice = TypeVar("Choice", bound=StrEnum)


class DocumentReader:
    """The fields of one document. Every method raises UnreadableRoundError for a value of the wrong type.

    A default is for a field that isn't there; without one the field must be.
    """

    def __init__(self, path: Path, place: str, fields: dict[str, Any]) -> None:
        self._path = path
        self._place = place
        self._fields = fields

    def wrong(self, name: str) -> UnreadableRoundError:
        """The error that names the field."""
        return UnreadableRoundError(
            "storage.unreadable.field", path=self._path, field=f"{self._place}.{name}"
        )

    def text(self, name: str, default: str | None = None) -> str:
        """A string."""
        value = self._fields.get(name, default)
        if not isinstance(value, str):
            raise self.wrong(name)
        return value

    def line(self, name: str, default: str | None = None) -> str:
        """A string on one line, cleaned."""
        return clean_line(self.text(name, default))

    def name(self, name: str, default: str | None = None) -> str:
        """The same for what something is called; what is longer than any name is shortened."""
        return shortened(self.line(name, default), LONGEST_NAME)

    def id(self, name: str, default: str | None = None) -> str:
        """The same for an id, which can't be shortened."""
        id_ = self.line(name, default)
        if len(id_) > LONGEST_ID:
            raise UnreadableRoundError(
                "storage.unreadable.too_long",
                path=self._path,
                field=f"{self._place}.{name}",
                longest=LONGEST_ID,
            )
        return id_

    def truth(self, name: str) -> bool:
        """True or false; false when it isn't there."""
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name)
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number from zero on."""
        value = whole_number(self._fields.get(name, default))
        if value is None:
            raise self.wrong(name)
        return value

    def choice(self, name: str, choices: type[Choice], default: Choice) -> Choice:
        """One of the values of an enumeration."""
        try:
            return choices(self.text(name, default))
        except ValueError:
            raise self.wrong(name) from None

    def moment(self, name: str) -> datetime:
        """An aware moment in UTC; without a time zone in the file it is taken for UTC."""
        try:
            moment = datetime.fromisoformat(self.text(name))
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            raise self.wrong(name) from None
        if not in_years(moment):
            raise self.wrong(name)
        return moment

    def moment_or_none(self, name: str) -> datetime | None:
        """The same where there need not be one."""
        return None if self._fields.get(name) is None else self.moment(name)

    def day(self, name: str) -> date:
        """A day, written as 2026-11-24."""
        try:
            day = date.fromisoformat(self.text(name))
        except ValueError:
            raise self.wrong(name) from None
        if not YEARS[0] <= day.year <= YEARS[1]:
            raise self.wrong(name)
        return day

    def day_or_none(self, name: str) -> date | None:
        """The same where there need not be one."""
        return None if self._fields.get(name) is None else self.day(name)

    def text_or_none(self, name: str) -> str | None:
        """A string where there need not be one."""
        return None if self._fields.get(name) is None else self.text(name)

    def part(self, name: str) -> DocumentReader | None:
        """A document within this one; None when there is none."""
        value = self._fields.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(name)
        return DocumentReader(self._path, f"{self._place}.{name}", value)


def table_of(tables: Tables, name: str, path: Path) -> dict[int, DocumentReader]:
    """The documents of one table by their TinyDB ids; none when the file has no such table.

    Raises UnreadableRoundError.
    """
    documents = tables.get(name, {})
    if not isinstance(documents, dict):
        raise UnreadableRoundError("storage.unreadable.field", path=path, field=name)
    return {
        _document_id(key, name, path): _reader(document, f"{name}.{key}", path)
        for key, document in documents.items()
    }


def _document_id(key: str, table: str, path: Path) -> int:
    canonical = key.isascii() and key.isdecimal() and not key.startswith("0")
    if not canonical or len(key) > len(str(LARGEST_NUMBER)):
        raise UnreadableRoundError("storage.unreadable.field", path=path, field=f"{table}.{key[:40]}")
    return int(key)


def _reader(document: Any, place: str, path: Path) -> DocumentReader:
    if not isinstance(document, dict):
        raise UnreadableRoundError("storage.unreadable.field", path=path, field=place)
    return DocumentReader(path, place, document)
