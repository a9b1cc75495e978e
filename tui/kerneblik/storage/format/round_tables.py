"""A round as TinyDB documents, and back.

A file has these tables. `round` holds one document: schema, id, identity (derived from id and created where
it is missing), name, created, position, archived (false where it is missing). `answers` holds one document
per question, and per question of a conversation: question, text, set_aside, wording, language, actor,
actor_name, kind, edited, sitting, conversation. `versions` holds earlier texts of answers: question (the key
of the answer), text, edited, sitting, conflict. `conversations`,
`agreements` and `findings` hold one document per record (see codec_records).
Tables and fields that are not known here are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from kerneblik.bounds import LONGEST_WORDING
from kerneblik.checklist import Kind
from kerneblik.dataclass import dataclass
from kerneblik.reflection import Answer, Position, Round, Version
from kerneblik.storage.encryption.cipher import round_id_of
from kerneblik.storage.errors import NewerRoundError, UnreadableRoundError
from kerneblik.storage.format.document_reader import DocumentReader, table_of
from kerneblik.storage.format.identity import derived_identity
from kerneblik.storage.format.json_file import Tables
from kerneblik.storage.format.record_tables import decode_records
from kerneblik.text import clean_text, shortened

SCHEMA = 2
"""The version of what is written here; a file with a higher one is left alone."""
OLDEST_SCHEMA = 1
"""The oldest version that is still read, and written anew in today's: it knew no dialogue."""

ROUND_TABLE, ANSWERS_TABLE, VERSIONS_TABLE = "round", "answers", "versions"


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

    def __init__(self, documents: Mapping[int, DocumentReader]) -> None:
        self._documents = documents

    @cached_property
    def by_number(self) -> dict[int, Version]:
        """The versions by their TinyDB documents; one that makes no sense is left out, and left alone."""
        versions = {}
        for number, document in self._documents.items():
            with suppress(UnreadableRoundError):
                versions[number] = _decode_version(document)
        return versions

    @property
    def numbers(self) -> Iterable[int]:
        """The TinyDB documents of all that stands there, with sense or without."""
        return self._documents.keys()

    def contested(self) -> frozenset[str]:
        """The questions among whose versions there is a conflict."""
        questions = set()
        for document in self._documents.values():
            with suppress(UnreadableRoundError):
                if document.truth("conflict"):
                    questions.add(_decode_version(document).key)
        return frozenset(questions)


def decode_versions(tables: Tables, path: Path) -> DecodedVersions:
    """The versions in the tables of the round file `path`. Raises UnreadableRoundError."""
    return DecodedVersions(table_of(tables, VERSIONS_TABLE, path))


def decode(tables: Tables, path: Path) -> DecodedRound:
    """What the tables of the round file `path` say.

    Raises NewerRoundError, and UnreadableRoundError naming the first field that is not what it must be.
    """
    document_id, document = _document_of_round(tables, path)
    head = _decode_head(document, path)
    answers: dict[str, Answer] = {}
    answer_ids: dict[str, int] = {}
    for answer_id, document in table_of(tables, ANSWERS_TABLE, path).items():
        answer = _decode_answer(document)
        if answer.key in answers:
            raise document.wrong("question")
        answers[answer.key] = answer
        answer_ids[answer.key] = answer_id
    versions = decode_versions(tables, path)
    round_ = replace(head, answers=answers, contested=versions.contested())
    round_, record_ids = decode_records(round_, tables, path)
    return DecodedRound(round_, document_id, answer_ids, record_ids, versions)


def decode_head(tables: Tables, path: Path) -> tuple[Round, str]:
    """The round in the tables without what was written in it, and the id that it says it has.

    Raises NewerRoundError and UnreadableRoundError.
    """
    _, document = _document_of_round(tables, path)
    return _decode_head(document, path), document.id("id", round_id_of(path))


def _document_of_round(tables: Tables, path: Path) -> tuple[int, DocumentReader]:
    rounds = table_of(tables, ROUND_TABLE, path)
    if len(rounds) != 1:
        raise UnreadableRoundError("storage.unreadable.no_round", path=path)
    return next(iter(rounds.items()))


def _decode_head(document: DocumentReader, path: Path) -> Round:
    schema = document.number("schema")
    if schema > SCHEMA:
        raise NewerRoundError("storage.newer", path=path, schema=schema)
    if schema < OLDEST_SCHEMA:
        raise document.wrong("schema")
    created, own_id = document.moment("created"), document.id("id", round_id_of(path))
    return Round(
        id=round_id_of(path),
        identity=document.id("identity", "") or derived_identity(own_id, created),
        name=document.name("name", round_id_of(path)),
        created=created,
        position=_decode_position(document.part("position")),
        archived=document.truth("archived"),
    )


def _decode_position(document: DocumentReader | None) -> Position | None:
    if document is None:
        return None
    return Position(document.id("question"), document.number("row", 0), document.number("column", 0))


def _decode_answer(document: DocumentReader) -> Answer:
    question = document.id("question")
    conversation = document.id("conversation", "")
    if not question and not conversation:
        raise document.wrong("question")
    return Answer(
        question=question,
        text=clean_text(document.text("text", "")),
        set_aside=document.truth("set_aside"),
        wording=shortened(clean_text(document.text("wording", "")), LONGEST_WORDING),
        language=document.name("language", ""),
        actor=document.id("actor", ""),
        actor_name=document.name("actor_name", ""),
        kind=document.choice("kind", Kind, Kind.REFLECTION),
        edited=document.moment_or_none("edited"),
        sitting=document.id("sitting", ""),
        conversation=conversation,
    )


def _decode_version(document: DocumentReader) -> Version:
    return Version(
        key=document.id("question"),
        text=clean_text(document.text("text", "")),
        edited=document.moment_or_none("edited"),
        sitting=document.id("sitting", ""),
        conflict=document.truth("conflict"),
    )


def answer_as_read_again(answer: Answer, path: Path) -> Answer:
    """The answer as `path` will give it back: cleaned. Raises UnreadableRoundError if it never could."""
    return _decode_answer(DocumentReader(path, answer.key, encode_answer(answer)))


def head_as_read_again(round_: Round, path: Path) -> Round:
    """The same for a round without its answers. Raises UnreadableRoundError."""
    return _decode_head(DocumentReader(path, ROUND_TABLE, encode_head(round_)), path)


def encode_answer(answer: Answer) -> dict[str, Any]:
    """The document of an answer."""
    return {
        "question": answer.question,
        "text": answer.text,
        "set_aside": answer.set_aside,
        "wording": answer.wording,
        "language": answer.language,
        "actor": answer.actor,
        "actor_name": answer.actor_name,
        "kind": answer.kind.value,
        "edited": None if answer.edited is None else _encode_moment(answer.edited),
        "sitting": answer.sitting,
        "conversation": answer.conversation,
    }


def encode_version(version: Version) -> dict[str, Any]:
    """The document of an earlier text."""
    return {
        "question": version.key,
        "text": version.text,
        "edited": None if version.edited is None else _encode_moment(version.edited),
        "sitting": version.sitting,
        "conflict": version.conflict,
    }


def encode_head(round_: Round) -> dict[str, Any]:
    """The document of a round, without its answers."""
    position = round_.position
    return {
        "schema": SCHEMA,
        "id": round_.id,
        "identity": round_.identity,
        "name": round_.name,
        "created": _encode_moment(round_.created),
        "position": None if position is None else asdict(position),
        "archived": round_.archived,
    }


def _encode_moment(moment: datetime) -> str:
    try:
        return moment.astimezone(UTC).isoformat()
    except OverflowError:  # at the very ends of time; reading it again will refuse it
        return moment.isoformat()
