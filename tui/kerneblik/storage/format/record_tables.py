"""Conversations, agreements and findings as TinyDB documents, and back.

`conversations`: id, actor, held, people, deleted. `agreements`: id, actor, text, who, due, done,
conversation, made, deleted. `findings`: id (the question's), view. Dates are written as 2026-11-24.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

from kerneblik.reflection import Agreement, Assessment, Conversation, Fit, Record, Round
from kerneblik.storage.format.document_reader import DocumentReader, table_of
from kerneblik.storage.format.json_file import Tables

TABLES: Mapping[type[Record], str] = {
    Conversation: "conversations",
    Agreement: "agreements",
    Assessment: "findings",
}
"""In which table the records of a kind stand."""


def decode_records(round_: Round, tables: Tables, path: Path) -> tuple[Round, dict[str, dict[str, int]]]:
    """The round with all records in the tables, and the TinyDB documents of these per table and id.

    Raises UnreadableRoundError.
    """
    ids: dict[str, dict[str, int]] = {}
    for kind, table in TABLES.items():
        records: dict[str, Record] = {}
        ids[table] = {}
        for number, document in table_of(tables, table, path).items():
            record = _DECODERS[kind](document)
            if record.id in records:
                raise document.wrong("id")
            records[record.id] = record
            ids[table][record.id] = number
        round_ = round_.with_records(records.values())
    return round_, ids


def record_as_read_again(record: Record, path: Path) -> Record:
    """The record as `path` will give it back: cleaned. Raises UnreadableRoundError if it never could."""
    table = TABLES[type(record)]
    return _DECODERS[type(record)](DocumentReader(path, f"{table}.{record.id}", encode_record(record)))


def encode_record(record: Record) -> dict[str, Any]:
    """The document of a record."""
    match record:
        case Conversation():
            return {
                "id": record.id,
                "actor": record.actor,
                "held": record.held.isoformat(),
                "people": record.people,
                "deleted": record.deleted,
            }
        case Agreement():
            return {
                "id": record.id,
                "actor": record.actor,
                "text": record.text,
                "who": record.who,
                "due": None if record.due is None else record.due.isoformat(),
                "done": record.done,
                "conversation": record.conversation,
                "made": None if record.made is None else record.made.astimezone(UTC).isoformat(),
                "deleted": record.deleted,
            }
        case Assessment():
            return {"id": record.id, "view": None if record.view is None else record.view.value}


def _id(document: DocumentReader) -> str:
    id_ = document.id("id")
    if not id_:
        raise document.wrong("id")
    return id_


def _conversation(document: DocumentReader) -> Conversation:
    return Conversation(
        id=_id(document),
        actor=document.id("actor"),
        held=document.day("held"),
        people=document.line("people", ""),
        deleted=document.truth("deleted"),
    )


def _agreement(document: DocumentReader) -> Agreement:
    return Agreement(
        id=_id(document),
        actor=document.id("actor"),
        text=document.line("text"),
        who=document.line("who", ""),
        due=document.day_or_none("due"),
        done=document.truth("done"),
        conversation=document.id("conversation", ""),
        made=document.moment_or_none("made"),
        deleted=document.truth("deleted"),
    )


def _finding(document: DocumentReader) -> Assessment:
    view = document.text_or_none("view")
    return Assessment(_id(document), None if view is None else document.choice("view", Fit, Fit.AGREES))


_DECODERS: Mapping[type[Record], Callable[[DocumentReader], Record]] = {
    Conversation: _conversation,
    Agreement: _agreement,
    Assessment: _finding,
}
