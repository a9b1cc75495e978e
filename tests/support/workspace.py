"""What the tests of the round as it stands, and of the place in it, build on."""

from __future__ import annotations

from types import SimpleNamespace

from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Changes, Position, Record, Round, Version
from kerneblik.workspace.navigation import Navigation
from kerneblik.workspace.round_editor import RoundEditor
from kerneblik.workspace.workspace import Workspace
from support.app import NOON, round_with, shipped_checklist


class Recorder:
    """Remembers what it was handed."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.positions: list[Position] = []
        self.names: list[str] = []
        self.looked_at: list[Version] = []
        self.records: list[Record] = []

    def record(self, changes: Changes) -> None:
        self.answers += changes.answers.values()
        self.positions += [changes.position] if changes.position is not None else []
        self.names += [changes.name] if changes.name is not None else []
        self.looked_at += changes.looked_at
        self.records += changes.records.values()


def editor_on(
    round_: Round, *, language: str = "da", checklist: Checklist | None = None
) -> tuple[RoundEditor, Recorder]:
    """An editor for which it is always noon."""
    recorder, checklist = Recorder(), checklist or shipped_checklist()
    return RoundEditor(checklist, round_, recorder, language, clock=lambda: NOON), recorder


def edited(texts=None, *, language="da", checklist=None) -> tuple[RoundEditor, Recorder]:
    """The same on a round with these texts by question."""
    checklist = checklist or shipped_checklist()
    return editor_on(round_with(checklist, texts or {}), language=language, checklist=checklist)


def navigation(texts=None, *, position=None) -> tuple[Navigation, Recorder]:
    """The place in a round with these texts by question."""
    editor, recorder = editor_on(round_with(shipped_checklist(), texts or {}, position=position))
    return Navigation(editor, recorder), recorder


def workspace_on(round_: Round) -> Workspace:
    """A workspace whose changes go nowhere, and in which nobody may ask for other rounds."""
    return Workspace(
        shipped_checklist(), round_, Recorder(), Translator("da"), SimpleNamespace(clock=lambda: NOON)
    )
