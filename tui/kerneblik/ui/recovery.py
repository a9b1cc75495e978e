"""What the user sees before the app when a round's file is damaged: what happened, and what can be done."""

from __future__ import annotations

from kerneblik.language import Translator
from kerneblik.storage import Backup, StorageError
from kerneblik.terminal.app import LightApp
from kerneblik.ui.dialogs.ask import ChoiceDialog
from kerneblik.ui.themes import THEMES, choose_theme


class RecoveryApp(LightApp[str]):
    """Offers the newest good backup, a new round, or to leave; ends with `backup`, `new`, `quit` or None."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, translator: Translator, error: StorageError, backup: Backup | None, theme: str | None
    ) -> None:
        super().__init__()
        self._t = translator
        self._error = error
        self._backup = backup
        self._theme_choice = theme

    def on_mount(self) -> None:
        """Ask."""
        for theme in THEMES:
            self.register_theme(theme)
        few_colours = self.console.color_system == "standard"
        self.theme = choose_theme(self._theme_choice, few_colours=few_colours).name
        t, backup = self._t, self._backup
        choices = {"new": t("recovery.new"), "quit": t("recovery.quit")}
        if backup is not None:
            answers = t.plural("recovery.answers", backup.answers)
            when = {"date": t.date(backup.taken), "time": t.time(backup.taken)}
            choices = {"backup": t("recovery.backup", answers=answers, **when), **choices}
        explanation = f"{t(self._error.key, **self._error.values)}\n\n{t('recovery.kept')}"
        self.push_screen(ChoiceDialog(t, t("recovery.title"), explanation, choices), self.exit)
