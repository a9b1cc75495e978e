"""A round as JSON to take elsewhere, and back: complete, versioned, readable."""

from __future__ import annotations

import orjson

from kerneblik.checklist import Kind
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Position, Round
from kerneblik.report.exchange_fields import ExchangeError, Fields
from kerneblik.report.exchange_records import records_of, with_records
from kerneblik.report.selection import Selection
from kerneblik.text import clean_line, clean_text

FORMAT = "kerneblik-round"
VERSION = 2
"""That of the files written here; version 1 knew no dialogue."""
LARGEST_FILE = 64 * 1024 * 1024
"""In bytes; a round with a year of use has a few hundred thousand."""


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
        **records_of(round_),
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
        fields = Fields("", orjson.loads(content))
    except orjson.JSONDecodeError as error:
        raise ExchangeError("exchange.not_json", line=error.lineno, column=error.colno) from error
    if fields.get("format", str, "") != FORMAT:
        raise ExchangeError("exchange.not_a_round", format=FORMAT)
    version = fields.get("version", int)
    if version > VERSION:
        raise ExchangeError("exchange.newer", version=version, known=VERSION)
    answers: dict[str, Answer] = {}
    for part in fields.parts("answers"):
        answer = _answer(part)
        if answer.key in answers:
            raise ExchangeError("exchange.twice", field=part.place("question"), id=answer.question)
        answers[answer.key] = answer
    position = fields.optional("position", dict)
    round_ = Round(
        id=fields.line("id"),
        name=fields.line("name"),
        created=fields.moment("created"),
        answers=answers,
        position=None if position is None else _position(Fields("position", position)),
    )
    return with_records(round_, fields)


def _position(fields: Fields) -> Position:
    return Position(fields.line("question"), fields.count("row"), fields.count("column"))


def _answer(fields: Fields) -> Answer:
    conversation = clean_line(fields.get("conversation", str, ""))
    kind = fields.get("kind", str, str(Kind.REFLECTION))
    if kind not in list(Kind):
        raise ExchangeError("exchange.not_one_of", field=fields.place("kind"), known=", ".join(Kind))
    return Answer(
        question=clean_line(fields.get("question", str)) if conversation else fields.line("question"),
        text=clean_text(fields.get("text", str, "")),
        set_aside=fields.get("set_aside", bool, False),
        wording=clean_text(fields.get("wording", str, "")),
        language=clean_line(fields.get("language", str, "")),
        actor=clean_line(fields.get("actor", str, "")),
        actor_name=clean_line(fields.get("actor_name", str, "")),
        kind=Kind(kind),
        edited=None if fields.optional("edited", str) is None else fields.moment("edited"),
        conversation=conversation,
    )
