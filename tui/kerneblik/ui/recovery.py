"""What the user sees before the app when a round's file is damaged: what happened, and what can be done."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from kerneblik.language import Translator
from kerneblik.storage import Backup, StorageError
from kerneblik.ui.dialogs.ask import ChoiceDialog
from kerneblik.ui.dressed import DressedApp
from kerneblik.ui.keys import key
from kerneblik.ui.look import Look


class RecoveryApp(DressedApp[str]):
    """Offers the newest good backup, a new round, or to leave; ends with `backup`, `new`, `quit` or None."""

    BINDINGS: ClassVar[list[BindingType]] = [key("f10", "quit", "quit", priority=True)]

    def __init__(
        self,
        translator: Translator,
        error: StorageError,
        backup: Backup | None,
        look: Look,
        theme: str | None,
    ) -> None:
        super().__init__(look, theme)
        self._t = translator
        self._error = error
        self._backup = backup

    def on_mount(self) -> None:
        """Ask."""
        t, backup = self._t, self._backup
        choices = {"new": t("recovery.new"), "quit": t("recovery.quit")}
        if backup is not None:
            answers = t.plural("recovery.answers", backup.answers)
            when = {"date": t.date(backup.taken), "time": t.time(backup.taken)}
            choices = {"backup": t("recovery.backup", answers=answers, **when), **choices}
        explanation = f"{t(self._error.key, **self._error.values)}\n\n{t('recovery.kept')}"
        self.push_screen(ChoiceDialog(t, t("recovery.title"), explanation, choices), self.exit)
