"""A round as JSON to take elsewhere, and back: complete, versioned, readable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import orjson

from kerneblik.bounds import (
    LARGEST_INPUT,
    LARGEST_NUMBER,
    LONGEST_ID,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_WORDING,
    MOST_ENTRIES,
    YEARS,
    in_years,
    whole_number,
)
from kerneblik.checklist import Kind
from kerneblik.documents.content.selection import Selection
from kerneblik.errors import KerneblikError
from kerneblik.incoming import ForeignEncodingError, text_from_outside
from kerneblik.language import Translator
from kerneblik.reflection import (
    Agreement,
    Answer,
    Assessment,
    Conversation,
    Fit,
    Position,
    Record,
    Round,
)
from kerneblik.text import clean_line, clean_text

FORMAT = "kerneblik-round"
VERSION = 2
_LISTS = ("answers", "conversations", "agreements", "findings")

_Value = TypeVar("_Value")


class RoundImportError(KerneblikError):
    """What was to be imported is not a round; the message names the field."""


def as_json(round_: Round) -> bytes:
    """The round with all that belongs to it, in UTF-8, one field per line."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "id": round_.id,
        "name": round_.name,
        "created": round_.created.isoformat(),
        "position": round_.position,
        "answers": list(round_.answers.values()),
        "conversations": list(round_.conversations.values()),
        "agreements": list(round_.agreements.values()),
        "findings": list(round_.assessments.values()),
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def selection_as_json(selection: Selection, _: Translator) -> bytes:
    """What is selected of a round, to take elsewhere."""
    return as_json(selection.selected_round())


def from_json(content: bytes) -> Round:
    """The round that `as_json` wrote, cleaned of control characters.

    Raises RoundImportError that names the first field that is not what it must be.
    """
    if len(content) > LARGEST_INPUT:
        raise RoundImportError("import.too_large", limit=LARGEST_INPUT // 1024**2)
    try:
        fields = _Fields("", orjson.loads(text_from_outside(content)))
    except ForeignEncodingError as error:
        raise RoundImportError("import.encoding", encoding=error.encoding) from error
    except orjson.JSONDecodeError as error:
        raise RoundImportError("import.not_json", line=error.lineno, column=error.colno) from error
    if fields.get("format", str, "") != FORMAT:
        raise RoundImportError("import.not_a_round", format=FORMAT)
    version = fields.get("version", int)
    if version > VERSION:
        raise RoundImportError("import.newer", version=version, known=VERSION)
    if sum(len(fields.get(name, list, [])) for name in _LISTS) > MOST_ENTRIES:
        raise RoundImportError("import.too_many", most=MOST_ENTRIES)
    answers = [
        _answer(_Fields(f"answers[{index}]", value))
        for index, value in enumerate(fields.get("answers", list))
    ]
    by_key: dict[str, Answer] = {}
    for index, answer in enumerate(answers):
        if answer.key in by_key:
            raise RoundImportError("import.twice", field=f"answers[{index}].question", id=answer.key)
        by_key[answer.key] = answer
    position = fields.optional("position", dict)
    round_ = Round(
        id=fields.line("id", LONGEST_ID),
        name=fields.line("name", LONGEST_NAME),
        created=fields.moment(fields.get("created", str), "created"),
        answers=by_key,
        position=None if position is None else _position(_Fields("position", position)),
    )
    return round_.with_records(_records(fields))


def _records(fields: _Fields) -> Iterator[Record]:
    """All conversations, agreements and findings; a file of version 1 has none."""
    read: Mapping[str, Callable[[_Fields], Record]] = {
        "conversations": _conversation,
        "agreements": _agreement,
        "findings": _finding,
    }
    for name, reader in read.items():
        ids = set()
        for index, value in enumerate(fields.get(name, list, [])):
            place = f"{name}[{index}]"
            record = reader(_Fields(place, value))
            if record.id in ids:
                raise RoundImportError("import.twice", field=f"{place}.id", id=record.id)
            ids.add(record.id)
            yield record


def _conversation(fields: _Fields) -> Conversation:
    return Conversation(
        id=fields.line("id", LONGEST_ID),
        actor=fields.line("actor", LONGEST_ID),
        held=fields.day("held"),
        people=fields.words("people", LONGEST_LINE),
        deleted=fields.get("deleted", bool, False),
    )


def _agreement(fields: _Fields) -> Agreement:
    made = fields.optional("made", str)
    return Agreement(
        id=fields.line("id", LONGEST_ID),
        actor=fields.line("actor", LONGEST_ID),
        text=fields.words("text", LONGEST_LINE, None),
        who=fields.words("who", LONGEST_LINE),
        due=None if fields.optional("due", str) is None else fields.day("due"),
        done=fields.get("done", bool, False),
        conversation=fields.words("conversation", LONGEST_ID),
        made=None if made is None else fields.moment(made, "made"),
        deleted=fields.get("deleted", bool, False),
    )


def _finding(fields: _Fields) -> Assessment:
    view = fields.optional("view", str)
    if view is not None and view not in list(Fit):
        raise RoundImportError("import.not_one_of", field=fields.place("view"), known=", ".join(Fit))
    return Assessment(fields.line("id", LONGEST_ID), None if view is None else Fit(view))


def _position(fields: _Fields) -> Position:
    return Position(fields.line("question", LONGEST_ID), fields.count("row"), fields.count("column"))


def _answer(fields: _Fields) -> Answer:
    edited = fields.optional("edited", str)
    kind = fields.get("kind", str, str(Kind.REFLECTION))
    if kind not in list(Kind):
        raise RoundImportError("import.not_one_of", field=fields.place("kind"), known=", ".join(Kind))
    conversation = fields.words("conversation", LONGEST_ID)
    free = conversation and not fields.get("question", str)
    return Answer(
        question="" if free else fields.line("question", LONGEST_ID),
        conversation=conversation,
        text=clean_text(fields.get("text", str, "")),
        set_aside=fields.get("set_aside", bool, False),
        wording=clean_text(fields.bounded("wording", LONGEST_WORDING, "")),
        language=fields.words("language", LONGEST_NAME),
        actor=fields.words("actor", LONGEST_ID),
        actor_name=fields.words("actor_name", LONGEST_NAME),
        kind=Kind(kind),
        edited=None if edited is None else fields.moment(edited, "edited"),
    )


@dataclass(frozen=True)
class _Fields:
    """A part of the file that must have named fields."""

    where: str
    """Its own place in the file; empty for the whole."""
    values: Mapping[str, Any]

    def __post_init__(self) -> None:
        if not isinstance(self.values, dict):
            raise RoundImportError("import.not_fields", field=self.where or "{}")

    def place(self, name: str) -> str:
        """How a message names one of the fields."""
        return f"{self.where}.{name}" if self.where else name

    def get(self, name: str, kind: type[_Value], default: _Value | None = None) -> _Value:
        """The value of a field; without a default it must be there."""
        value = self.values.get(name, default)
        if value is None and name not in self.values:
            raise RoundImportError("import.missing", field=self.place(name))
        if type(value) is not kind:  # True is an int to isinstance
            raise RoundImportError(f"import.not_{kind.__name__}", field=self.place(name))
        return value

    def optional(self, name: str, kind: type[_Value]) -> _Value | None:
        """The value of a field that may be null or missing."""
        return None if self.values.get(name) is None else self.get(name, kind)

    def bounded(self, name: str, longest: int, default: str | None = None) -> str:
        """The text of a field, which may have so many characters; without a default it must be there."""
        text = self.get(name, str, default)
        if len(text) > longest:
            raise RoundImportError("import.too_long", field=self.place(name), longest=longest)
        return text

    def words(self, name: str, longest: int, default: str | None = "") -> str:
        """The same on one line."""
        return clean_line(self.bounded(name, longest, default))

    def line(self, name: str, longest: int) -> str:
        """The same of a field that must say something."""
        text = self.words(name, longest, None)
        if not text:
            raise RoundImportError("import.empty", field=self.place(name))
        return text

    def count(self, name: str) -> int:
        """A number from 0 on."""
        number = self.get(name, int, 0)
        if number > LARGEST_NUMBER:
            raise RoundImportError("import.number_too_large", field=self.place(name), largest=LARGEST_NUMBER)
        if whole_number(number) is None:
            raise RoundImportError("import.not_int", field=self.place(name))
        return number

    def day(self, name: str) -> date:
        """A day in ISO 8601."""
        first, last = YEARS
        try:
            day = date.fromisoformat(self.get(name, str))
        except ValueError as error:
            raise RoundImportError("import.not_day", field=self.place(name)) from error
        if not first <= day.year <= last:
            raise RoundImportError("import.not_in_years", field=self.place(name), first=first, last=last)
        return day

    def moment(self, text: str, name: str) -> datetime:
        """A moment in ISO 8601 with its offset from UTC."""
        try:
            moment = datetime.fromisoformat(text)
            utc = moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise RoundImportError("import.not_moment", field=self.place(name)) from error
        if moment.tzinfo is None:
            raise RoundImportError("import.not_moment", field=self.place(name))
        if not in_years(utc):
            first, last = YEARS
            raise RoundImportError("import.not_in_years", field=self.place(name), first=first, last=last)
        return utc
