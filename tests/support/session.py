"""What the tests of the session and of what it holds build on."""

from __future__ import annotations

from collections.abc import Iterable

from kerneblik.language import Translator
from kerneblik.reflection import Answer, Position, Record, Version
from kerneblik.workspace.session import Session
from support.app import NOON, round_with, shipped_checklist


class Kept:
    """A keeper that remembers what it was handed."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.positions: list[Position] = []
        self.names: list[str] = []
        self.looked_at: list[Version] = []
        self.records: list[Record] = []

    def record(self, answer: Answer) -> None:
        self.answers.append(answer)

    def record_position(self, position: Position) -> None:
        self.positions.append(position)

    def record_name(self, name: str) -> None:
        self.names.append(name)

    def record_dialogue(self, record: Record) -> None:
        self.records.append(record)

    def record_seen(self, versions: Iterable[Version]) -> None:
        self.looked_at += versions


def session(texts=None, *, position=None, language="da", checklist=None) -> tuple[Session, Kept]:
    kept = Kept()
    checklist = checklist or shipped_checklist()
    round_ = round_with(checklist, texts or {}, position=position)
    return Session(checklist, round_, kept, Translator(language), clock=lambda: NOON), kept
