"""What one leader works on: a round, their place in it, and the language they read it in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Round
from kerneblik.workspace.navigation import Navigation
from kerneblik.workspace.round_editor import ChangeRecorder, RoundEditor

if TYPE_CHECKING:
    from kerneblik.storage import RoundStore
    from kerneblik.workspace.other_rounds import OtherRounds


class Workspace:
    """The open round with all that belongs to working on it; another round gets a workspace of its own."""

    def __init__(
        self,
        checklist: Checklist,
        round_: Round,
        recorder: ChangeRecorder,
        translator: Translator,
        store: RoundStore,
    ) -> None:
        """Begin where the leader last was.

        Args:
            checklist: the questions.
            round_: the round as it is on disk.
            recorder: takes charge of what changes.
            translator: the words of the language spoken.
            store: has the other rounds, and says what time it is.
        """
        self.editor = RoundEditor(checklist, round_, recorder, translator.language, clock=store.clock)
        """The round as it stands, and the only way to change it."""
        self.navigation = Navigation(self.editor, recorder)
        """Where in the round the leader is."""
        self.translator = translator
        """The words of the language spoken now; `speak` changes it."""
        self._store = store

    @cached_property
    def other_rounds(self) -> OtherRounds:
        """The rounds that are not open."""
        from kerneblik.workspace.other_rounds import OtherRounds

        return OtherRounds(self._store, self.editor.round)

    @property
    def agreements(self) -> list[Agreement]:
        """What was agreed in the open round, and in the other ones as far as they were read."""
        others = (agreement for round_ in self.other_rounds.indexed for agreement in round_.agreements)
        return [*self.editor.round.agreements_with(), *others]

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self.translator = Translator(language)
        self.editor.language = language
