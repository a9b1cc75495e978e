"""A round as JSON to take elsewhere, and back: complete, versioned, readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import orjson

from kerneblik.checklist import Kind
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Position, Round
from kerneblik.report.selection import Selection
from kerneblik.text import clean_line, clean_text

FORMAT = "kerneblik-round"
VERSION = 1
LARGEST_FILE = 64 * 1024 * 1024
"""In bytes; a round with a year of use has a few hundred thousand."""

_YEARS = (1900, 9000)
"""Outside of these a moment is a mistake, and cannot be reckoned with in every time zone."""

_Value = TypeVar("_Value")


class ExchangeError(KerneblikError):
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
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def selection_as_json(selection: Selection, _: Translator) -> bytes:
    """What is selected of a round, to take elsewhere."""
    return as_json(selection.kept_round())


def from_json(content: bytes) -> Round:
    """The round that `as_json` wrote, cleaned of control characters.

    Raises ExchangeError that names the first field that is not what it must be.
    """
    if len(content) > LARGEST_FILE:
        raise ExchangeError("exchange.too_large", limit=LARGEST_FILE // 1024**2)
    try:
        fields = _Fields("", orjson.loads(content))
    except orjson.JSONDecodeError as error:
        raise ExchangeError("exchange.not_json", line=error.lineno, column=error.colno) from error
    if fields.get("format", str, "") != FORMAT:
        raise ExchangeError("exchange.not_a_round", format=FORMAT)
    version = fields.get("version", int)
    if version > VERSION:
        raise ExchangeError("exchange.newer", version=version, known=VERSION)
    answers = [
        _answer(_Fields(f"answers[{index}]", value))
        for index, value in enumerate(fields.get("answers", list))
    ]
    by_question: dict[str, Answer] = {}
    for index, answer in enumerate(answers):
        if answer.question in by_question:
            raise ExchangeError("exchange.twice", field=f"answers[{index}].question", id=answer.question)
        by_question[answer.question] = answer
    position = fields.optional("position", dict)
    return Round(
        id=fields.line("id"),
        name=fields.line("name"),
        created=fields.moment(fields.get("created", str), "created"),
        answers=by_question,
        position=None if position is None else _position(_Fields("position", position)),
    )


def _position(fields: _Fields) -> Position:
    return Position(fields.line("question"), fields.count("row"), fields.count("column"))


def _answer(fields: _Fields) -> Answer:
    edited = fields.optional("edited", str)
    kind = fields.get("kind", str, str(Kind.REFLECTION))
    if kind not in list(Kind):
        raise ExchangeError("exchange.not_one_of", field=fields.place("kind"), known=", ".join(Kind))
    return Answer(
        question=fields.line("question"),
        text=clean_text(fields.get("text", str, "")),
        set_aside=fields.get("set_aside", bool, False),
        wording=clean_text(fields.get("wording", str, "")),
        language=clean_line(fields.get("language", str, "")),
        actor=clean_line(fields.get("actor", str, "")),
        actor_name=clean_line(fields.get("actor_name", str, "")),
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

    def moment(self, text: str, name: str) -> datetime:
        """A moment in ISO 8601 with its offset from UTC."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise ExchangeError("exchange.not_moment", field=self.place(name)) from error
        if moment.tzinfo is None or not _YEARS[0] <= moment.year <= _YEARS[1]:
            raise ExchangeError("exchange.not_moment", field=self.place(name))
        return moment.astimezone(UTC)
