"""How the questions at the start are asked."""

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
    """Asks on an app's screen and waits for the answer; to be used in a worker of that app."""

    def __init__(self, app: App[Any], translator: Translator) -> None:
        self._app = app
        self.t = translator
        """The words of the language spoken."""

    async def ask_passphrase(self, encryption: DirectoryEncryption) -> Cipher | None:
        """What the right passphrase opens; None for Esc."""
        return await self._app.push_screen_wait(PassphraseDialog(self.t, encryption.unlock, leaves=True))

    async def ask(self, title: str, explanation: str, choices: Mapping[str, str]) -> str | None:
        """The id of what the user chose; None for Esc."""
        return await self._app.push_screen_wait(ChoiceDialog(self.t, title, explanation, choices))

    async def tell(self, title: str, words: str) -> None:
        """Say something, and wait until it was read."""
        await self.ask(title, words, {"on": self.t("dialog.continue")})

    async def tell_error(self, error: KerneblikError, *more: str) -> None:
        """Say what went wrong, and what follows from it."""
        await self.tell(self.t("error.title"), "\n\n".join([self.t(error.key, **error.values), *more]))
