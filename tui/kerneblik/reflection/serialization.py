"""Converts the parts of a round to plain values and back: for its file, for exports and for imports.

- Answers: question, text, set_aside, wording, language, actor, actor_name, kind, edited, sitting,
  conversation
- Versions: question (the key of the answer), text, edited, sitting, conflict
- Conversations: id, actor, held, people, deleted
- Agreements: id, actor, text, who, due, done, conversation, made, deleted
- Assessments: id (the question's), view
- Positions: question, row, column

Moments are written in ISO 8601 and UTC, days as 2026-11-24.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from kerneblik.bounds import LONGEST_WORDING
from kerneblik.checklist import Kind
from kerneblik.reflection.dialogue import Agreement, Assessment, Conversation, Fit, Record
from kerneblik.reflection.field_reader import FieldReader
from kerneblik.reflection.model import Answer, Position, Version

# Reading


def decode_answer(document: FieldReader) -> Answer:
    """An answer. Raises FieldError."""
    conversation = document.id("conversation", "")
    return Answer(
        question=document.id("question", may_be_empty=bool(conversation)),
        text=document.text("text"),
        set_aside=document.truth("set_aside"),
        wording=document.text("wording", LONGEST_WORDING),
        language=document.name("language", ""),
        actor=document.id("actor", ""),
        actor_name=document.name("actor_name", ""),
        kind=document.choice("kind", Kind, Kind.REFLECTION),
        edited=document.optional("edited", document.moment),
        edit_session=document.id("sitting", ""),
        conversation=conversation,
    )


def decode_version(document: FieldReader) -> Version:
    """An earlier text. Raises FieldError."""
    return Version(
        key=document.id("question", may_be_empty=True),
        text=document.text("text"),
        edited=document.optional("edited", document.moment),
        edit_session=document.id("sitting", ""),
        conflict=document.truth("conflict"),
    )


def decode_position(document: FieldReader) -> Position:
    """Where the leader last worked. Raises FieldError."""
    return Position(document.about("question"), document.number("row", 0), document.number("column", 0))


def _conversation(document: FieldReader) -> Conversation:
    return Conversation(
        id=document.id("id"),
        actor=document.about("actor"),
        held=document.day("held"),
        people=document.line("people", ""),
        deleted=document.truth("deleted"),
    )


def _agreement(document: FieldReader) -> Agreement:
    return Agreement(
        id=document.id("id"),
        actor=document.about("actor"),
        text=document.line("text"),
        who=document.line("who", ""),
        due=document.optional("due", document.day),
        done=document.truth("done"),
        conversation=document.id("conversation", ""),
        made=document.optional("made", document.moment),
        deleted=document.truth("deleted"),
    )


def _assessment(document: FieldReader) -> Assessment:
    fit = document.optional("view", lambda name: document.choice(name, Fit))
    return Assessment(document.id("id"), fit)


RECORD_TABLES: Mapping[type[Record], str] = {
    Conversation: "conversations",
    Agreement: "agreements",
    Assessment: "findings",
}
"""The names of the tables in a file, and of the lists in an export, by the kind of their records."""

DECODE_RECORD: Mapping[type[Record], Callable[[FieldReader], Record]] = {
    Conversation: _conversation,
    Agreement: _agreement,
    Assessment: _assessment,
}
"""Functions that make records of documents, by the kind of the records. They raise FieldError."""


# Writing


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
        "edited": encode_moment(answer.edited),
        "sitting": answer.edit_session,
        "conversation": answer.conversation,
    }


def encode_version(version: Version) -> dict[str, Any]:
    """The document of an earlier text."""
    return {
        "question": version.key,
        "text": version.text,
        "edited": encode_moment(version.edited),
        "sitting": version.edit_session,
        "conflict": version.conflict,
    }


def encode_position(position: Position | None) -> dict[str, Any] | None:
    """The document of a position."""
    if position is None:
        return None
    return {"question": position.question, "row": position.row, "column": position.column}


def encode_record(record: Record) -> dict[str, Any]:
    """The document of a conversation, an agreement or an assessment."""
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
                "made": encode_moment(record.made),
                "deleted": record.deleted,
            }
        case Assessment():
            return {"id": record.id, "view": None if record.fit is None else record.fit.value}


def encode_moment(moment: datetime | None) -> str | None:
    """A moment in UTC."""
    if moment is None:
        return None
    try:
        return moment.astimezone(UTC).isoformat()
    except OverflowError:  # at the very ends of time; reading it again will refuse it
        return moment.isoformat()
