"""What the user sees before the app when the directory is locked: the question for the passphrase."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from kerneblik.language import Translator
from kerneblik.settings import Settings
from kerneblik.storage import Cipher, DirectoryEncryption
from kerneblik.ui.common.appearance import Appearance
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.themed_app import ThemedApp
from kerneblik.ui.lock.passphrase_dialog import PassphraseDialog


class UnlockApp(ThemedApp[Cipher]):
    """Asks for the passphrase; ends with the cipher that it opens, or with None when the user leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f10", "quit", "quit", priority=True),
        key("ctrl+q", "quit", "quit_too", priority=True),
        key("ctrl+l", "redraw", "redraw"),
    ]

    def __init__(
        self,
        translator: Translator,
        encryption: DirectoryEncryption,
        appearance: Appearance,
        theme: str | None,
    ) -> None:
        super().__init__(appearance, theme)
        self._t = translator
        self._encryption = encryption

    def on_mount(self) -> None:
        """Ask."""
        if not self.is_headless:
            self.end_gracefully(lambda: None)
        self.push_screen(PassphraseDialog(self._t, self._encryption.unlock, leaves=True), self.exit)


def ask_passphrase(
    *, encryption: DirectoryEncryption, settings: Settings, language: str, ascii_marks: bool = False
) -> Cipher | int:
    """Ask on a screen of its own for the passphrase; the cipher that it opens, or an exit code."""
    app = UnlockApp(
        Translator(language), encryption, Appearance.from_environment(ascii_marks=ascii_marks), settings.theme
    )
    cipher = app.run()
    if app.failure is not None:
        raise app.failure
    return cipher if cipher is not None else app.return_code or 0
