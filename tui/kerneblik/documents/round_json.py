"""A round as JSON to take elsewhere, and back: complete, versioned, readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import orjson

from kerneblik.bounds import LARGEST_INPUT, MOST_ENTRIES
from kerneblik.documents.content.round import Selection
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Record, Round, Version
from kerneblik.reflection.field_reader import FieldError, FieldReader
from kerneblik.reflection.serialization import (
    DECODE_RECORD,
    RECORD_TABLES,
    decode_answer,
    decode_position,
    decode_version,
    encode_answer,
    encode_moment,
    encode_position,
    encode_record,
    encode_version,
)
from kerneblik.text import ForeignEncodingError, text_from_outside

FORMAT = "kerneblik-round"
VERSION = 2


class RoundImportError(KerneblikError):
    """What was to be imported is not a round; the message names the field."""


class ExportedRound(NamedTuple):
    """What a file of this format holds."""

    round: Round
    versions: tuple[Version, ...] = ()
    """The earlier texts of its answers, in the order in which they came."""


def as_json(round_: Round, versions: Iterable[Version] = ()) -> bytes:
    """The round with all that belongs to it, in UTF-8, one field per line.

    Args:
        round_: the round.
        versions: the earlier texts of its answers, in the order in which they came.
    """
    content = {
        "format": FORMAT,
        "version": VERSION,
        "id": round_.id,
        "name": round_.name,
        "created": encode_moment(round_.created),
        "position": encode_position(round_.position),
        "answers": [encode_answer(answer) for answer in round_.answers.values()],
        "conversations": [encode_record(record) for record in round_.conversations.values()],
        "agreements": [encode_record(record) for record in round_.agreements.values()],
        "findings": [encode_record(record) for record in round_.assessments.values()],
        "versions": [encode_version(version) for version in versions],
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def selection_as_json(selection: Selection, _: Translator) -> bytes:
    """What is selected of a round, to take elsewhere."""
    selected = selection.selected_round()
    return as_json(selected, (version for version in selection.versions if version.key in selected.answers))


def from_json(content: bytes) -> ExportedRound:
    """The round that `as_json` wrote, cleaned of control characters.

    Raises RoundImportError that names the first field that is not what it must be.
    """
    if len(content) > LARGEST_INPUT:
        raise RoundImportError("import.too_large", limit=LARGEST_INPUT // 1024**2)
    try:
        return _exported(FieldReader("", orjson.loads(text_from_outside(content)), strict=True))
    except ForeignEncodingError as error:
        raise RoundImportError("import.encoding", encoding=error.encoding) from error
    except orjson.JSONDecodeError as error:
        raise RoundImportError("import.not_json", line=error.lineno, column=error.colno) from error
    except FieldError as error:
        raise RoundImportError(error.key, **error.values) from error


def _exported(fields: FieldReader) -> ExportedRound:
    if fields.value("format", str, "") != FORMAT:
        raise RoundImportError("import.not_a_round", format=FORMAT)
    version = fields.value("version", int)
    if version > VERSION:
        raise RoundImportError("import.newer", version=version, known=VERSION)
    lists = ("answers", *RECORD_TABLES.values(), "versions")
    if sum(len(fields.value(name, list, [])) for name in lists) > MOST_ENTRIES:
        raise RoundImportError("import.too_many", most=MOST_ENTRIES)
    answers: dict[str, Answer] = {}
    for document in _documents(fields, "answers"):
        answer = replace(
            decode_answer(document), edit_session=""
        )  # nobody goes on with one of another machine
        if answer.key in answers:
            raise document.error("twice", "question", id=answer.key)
        answers[answer.key] = answer
    name = fields.name("name")
    if not name:
        raise fields.error("empty", "name")
    round_ = Round(
        id=fields.id("id"),
        name=name,
        created=fields.moment("created"),
        answers=answers,
        position=fields.optional("position", lambda part: decode_position(fields.part(part))),
    )
    versions = map(decode_version, _documents(fields, "versions", []))
    return ExportedRound(round_.with_records(_records(fields)), tuple(versions))


def _records(fields: FieldReader) -> Iterator[Record]:
    """All conversations, agreements and assessments; a file of version 1 has none."""
    for kind, name in RECORD_TABLES.items():
        ids = set()
        for document in _documents(fields, name, []):
            record = DECODE_RECORD[kind](document)
            if record.id in ids:
                raise document.error("twice", "id", id=record.id)
            ids.add(record.id)
            yield record


def _documents(fields: FieldReader, name: str, default: list[Any] | None = None) -> Iterator[FieldReader]:
    for index, document in enumerate(fields.value(name, list, default)):
        yield FieldReader(f"{name}[{index}]", document, strict=True)
