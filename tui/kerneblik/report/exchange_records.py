"""Conversations, agreements and findings in an exchanged file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kerneblik.reflection import Agreement, Conversation, Finding, Record, Round, View
from kerneblik.report.exchange_fields import ExchangeError, Fields
from kerneblik.text import clean_line


def records_of(round_: Round) -> dict[str, Any]:
    """All that is kept of the dialogue besides texts, by the names of the lists it goes into."""
    return {
        "conversations": list(round_.conversations.values()),
        "agreements": list(round_.agreements.values()),
        "findings": list(round_.findings.values()),
    }


def with_records(round_: Round, fields: Fields) -> Round:
    """The round with the records that a file holds. Raises ExchangeError."""
    for name, read in _READERS.items():
        seen: set[str] = set()
        for part in fields.parts(name, []):
            record = read(part)
            if record.id in seen:
                raise ExchangeError("exchange.record_twice", field=part.place("id"), id=record.id)
            seen.add(record.id)
            round_ = round_.with_record(record)
    return round_


def _conversation(fields: Fields) -> Conversation:
    return Conversation(
        id=fields.line("id"),
        actor=fields.line("actor"),
        held=fields.day("held"),
        people=clean_line(fields.get("people", str, "")),
        deleted=fields.get("deleted", bool, False),
    )


def _agreement(fields: Fields) -> Agreement:
    return Agreement(
        id=fields.line("id"),
        actor=fields.line("actor"),
        text=clean_line(fields.get("text", str)),
        who=clean_line(fields.get("who", str, "")),
        due=None if fields.optional("due", str) is None else fields.day("due"),
        done=fields.get("done", bool, False),
        conversation=clean_line(fields.get("conversation", str, "")),
        made=None if fields.optional("made", str) is None else fields.moment("made"),
        deleted=fields.get("deleted", bool, False),
    )


def _finding(fields: Fields) -> Finding:
    view = fields.optional("view", str)
    if view is not None and view not in list(View):
        raise ExchangeError("exchange.not_one_of", field=fields.place("view"), known=", ".join(View))
    return Finding(fields.line("id"), None if view is None else View(view))


_READERS: Mapping[str, Callable[[Fields], Record]] = {
    "conversations": _conversation,
    "agreements": _agreement,
    "findings": _finding,
}
