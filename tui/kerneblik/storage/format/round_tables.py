"""Rounds as the tables of their files: the schema, its checks, and the identity of a round.

An id is a date, which two machines may both use; the identity tells a round from all others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from kerneblik.bounds import LARGEST_NUMBER
from kerneblik.dataclass import dataclass
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
)
from kerneblik.storage.encryption.cipher import round_id_of
from kerneblik.storage.errors import NewerRoundError, UnreadableRoundError
from kerneblik.storage.format.json_file import Tables

SCHEMA = 2
"""The version of what is written here; a file with a higher one is left alone."""
OLDEST_SCHEMA = 1
"""The oldest version that is still read, and written anew in today's: it knew no dialogue."""

ROUND_TABLE, ANSWERS_TABLE, VERSIONS_TABLE = "round", "answers", "versions"
_BYTES = 16
"""Of an identity."""


def new_identity() -> str:
    """An identity that no other round has, on whatever machine it is made."""
    return os.urandom(_BYTES).hex()


def derived_identity(round_id: str, created: datetime) -> str:
    """The identity of a round that was kept without one; each machine derives the same."""
    from hashlib import sha256  # noqa: PLC0415 - for an old round only

    moment = created.astimezone(UTC).isoformat()
    return sha256(f"{round_id}\n{moment}".encode()).hexdigest()[: 2 * _BYTES]


@dataclass(frozen=True)
class DecodedRound:
    """A round together with where its parts stand in the file."""

    round: Round
    document_id: int
    """The TinyDB document of the round itself."""
    answer_ids: dict[str, int]
    """The TinyDB document of each answer, by its key."""
    record_ids: Mapping[str, Mapping[str, int]]
    """The TinyDB documents of all records, per table and id."""
    versions: DecodedVersions


class DecodedVersions:
    """All versions of a round; there may be many, and they are decoded when first asked for."""

    def __init__(self, documents: Mapping[int, FieldReader]) -> None:
        self._documents = documents

    @cached_property
    def by_number(self) -> dict[int, Version]:
        """The versions by their TinyDB documents; one that makes no sense is left out, and left alone."""
        versions = {}
        for number, document in self._documents.items():
            with suppress(FieldError):  # it stays in the file as it is
                versions[number] = decode_version(document)
        return versions

    @property
    def numbers(self) -> Iterable[int]:
        """The TinyDB documents of all that stands there, with sense or without."""
        return self._documents.keys()

    def contested(self) -> frozenset[str]:
        """The questions among whose versions there is a conflict."""
        questions = set()
        for document in self._documents.values():
            with suppress(FieldError):  # it stays in the file as it is
                if document.truth("conflict"):
                    questions.add(decode_version(document).key)
        return frozenset(questions)


def decode_versions(tables: Tables, path: Path) -> DecodedVersions:
    """The versions in the tables of the round file `path`. Raises UnreadableRoundError."""
    with _field_errors_as_unreadable(path):
        return DecodedVersions(_table(tables, VERSIONS_TABLE))


def decode(tables: Tables, path: Path) -> DecodedRound:
    """What the tables of the round file `path` say.

    Raises NewerRoundError, and UnreadableRoundError naming the first field that is not what it must be.
    """
    with _field_errors_as_unreadable(path):
        document_id, document = _document_of_round(tables, path)
        head = _decode_head(document, path)
        answers: dict[str, Answer] = {}
        answer_ids: dict[str, int] = {}
        for answer_id, document in _table(tables, ANSWERS_TABLE).items():
            answer = decode_answer(document)
            if answer.key in answers:
                raise document.error("twice", "question", id=answer.key)
            answers[answer.key] = answer
            answer_ids[answer.key] = answer_id
        versions = decode_versions(tables, path)
        records, record_ids = _decode_records(tables)
        round_ = replace(head, answers=answers, contested=versions.contested()).with_records(records)
    return DecodedRound(round_, document_id, answer_ids, record_ids, versions)


def _decode_records(tables: Tables) -> tuple[list[Record], dict[str, dict[str, int]]]:
    """All records in the tables, and the TinyDB documents of these per table and id."""
    records: list[Record] = []
    ids: dict[str, dict[str, int]] = {}
    for kind, table in RECORD_TABLES.items():
        of_table = ids[table] = {}
        for number, document in _table(tables, table).items():
            record = DECODE_RECORD[kind](document)
            if record.id in of_table:
                raise document.error("twice", "id", id=record.id)
            records.append(record)
            of_table[record.id] = number
    return records, ids


def decode_head(tables: Tables, path: Path) -> tuple[Round, str]:
    """The round in the tables without what was written in it, and the id that it says it has.

    Raises NewerRoundError and UnreadableRoundError.
    """
    with _field_errors_as_unreadable(path):
        _, document = _document_of_round(tables, path)
        return _decode_head(document, path), document.id("id", round_id_of(path))


def _document_of_round(tables: Tables, path: Path) -> tuple[int, FieldReader]:
    rounds = _table(tables, ROUND_TABLE)
    if len(rounds) != 1:
        raise UnreadableRoundError("storage.unreadable.no_round", path=path)
    return next(iter(rounds.items()))


def _decode_head(document: FieldReader, path: Path) -> Round:
    schema = document.number("schema")
    if schema > SCHEMA:
        raise NewerRoundError("storage.newer", path=path, schema=schema)
    if schema < OLDEST_SCHEMA:
        raise document.error("not_int", "schema")
    created, own_id = document.moment("created"), document.id("id", round_id_of(path))
    return Round(
        id=round_id_of(path),
        identity=document.id("identity", "") or derived_identity(own_id, created),
        name=document.name("name", round_id_of(path)),
        created=created,
        position=document.optional("position", lambda name: decode_position(document.part(name))),
        archived=document.truth("archived"),
    )


def encode_head(round_: Round) -> dict[str, Any]:
    """The document of a round, without its answers."""
    return {
        "schema": SCHEMA,
        "id": round_.id,
        "identity": round_.identity,
        "name": round_.name,
        "created": encode_moment(round_.created),
        "position": encode_position(round_.position),
        "archived": round_.archived,
    }


def answer_as_read_again(answer: Answer, path: Path) -> Answer:
    """The answer as `path` will give it back: cleaned. Raises UnreadableRoundError if it never could."""
    with _field_errors_as_unreadable(path):
        return decode_answer(FieldReader(answer.key, encode_answer(answer)))


def record_as_read_again(record: Record, path: Path) -> Record:
    """The same for a record. Raises UnreadableRoundError."""
    place = f"{RECORD_TABLES[type(record)]}.{record.id}"
    with _field_errors_as_unreadable(path):
        return DECODE_RECORD[type(record)](FieldReader(place, encode_record(record)))


def head_as_read_again(round_: Round, path: Path) -> Round:
    """The same for a round without its answers. Raises UnreadableRoundError."""
    with _field_errors_as_unreadable(path):
        return _decode_head(FieldReader(ROUND_TABLE, encode_head(round_)), path)


@contextmanager
def _field_errors_as_unreadable(path: Path) -> Iterator[None]:
    """Say which file a field stands in that does not hold what it must."""
    try:
        yield
    except FieldError as error:
        key = "too_long" if error.key == "field.too_long" else "field"
        raise UnreadableRoundError(f"storage.unreadable.{key}", path=path, **error.values) from error


def _table(tables: Tables, name: str) -> dict[int, FieldReader]:
    """The documents of one table by their TinyDB ids; none when the file has no such table.

    Raises FieldError.
    """
    documents = tables.get(name, {})
    if not isinstance(documents, dict):
        raise FieldError("field.not_fields", field=name)
    return {
        _document_id(key, name): FieldReader(f"{name}.{key}", document) for key, document in documents.items()
    }


def _document_id(key: str, table: str) -> int:
    canonical = key.isascii() and key.isdecimal() and not key.startswith("0")
    if not canonical or len(key) > len(str(LARGEST_NUMBER)):
        raise FieldError("field.not_int", field=f"{table}.{key[:40]}")
    return int(key)
