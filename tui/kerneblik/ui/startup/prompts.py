"""Asking questions at the start of the app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App

from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.storage import Cipher, DirectoryEncryption
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.lock.dialogs import PassphraseDialog


class Prompts:
    """Asks in dialogs of an app and waits for the answers; to be used in a worker of that app."""

    def __init__(self, app: App[Any], translator: Translator) -> None:
        self._app = app
        self.t = translator
        """Looks texts up in the user's language."""

    async def ask_passphrase(self, encryption: DirectoryEncryption, notice: str) -> Cipher | None:
        """Ask for the passphrase, with what else is to be told: what it opens; None for Esc."""
        dialog = PassphraseDialog(self.t, encryption.unlock, notice=notice, leaves=True)
        return await self._app.push_screen_wait(dialog)

    async def ask(self, title: str, explanation: str, choices: Mapping[str, str]) -> str | None:
        """Ask to choose: the id of the choice; None for Esc."""
        return await self._app.push_screen_wait(ChoiceDialog(self.t, title, explanation, choices))

    async def tell(self, title: str, words: str) -> None:
        """Show a text, and wait until the user closes it."""
        await self.ask(title, words, {"on": self.t("dialog.continue")})

    async def tell_error(self, error: KerneblikError, *more: str) -> None:
        """Show an error with what follows from it, and wait until the user closes it."""
        await self.tell(self.t("error.title"), "\n\n".join([self.t(error.key, **error.values), *more]))
