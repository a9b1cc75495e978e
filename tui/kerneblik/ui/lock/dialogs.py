"""What covers the screen while the leader is away, and the dialog for the passphrase."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.storage import WrongPassphraseError
from kerneblik.storage.encryption.age import retry_while_busy
from kerneblik.terminal.input_line import WordKeysInput
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.keys import key


class PrivacyScreen(Dialog[None]):
    """Hides all that is on the screen; nothing of it shows through."""

    covers = True
    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "close", "close", show=False)]

    def __init__(self, translator: Translator, words: str, *, closes_on_request: bool) -> None:
        """Show `words`; with `closes_on_request`, Enter and Esc close it."""
        super().__init__(translator)
        self._words = words
        self.closes_on_request = closes_on_request
        """Whether one may look behind it."""

    def compose(self) -> ComposeResult:
        """The product's name and the words."""
        with Vertical():
            yield Static(self.t("product.name"), id="name", markup=False)
            yield Static(self._words, classes="muted", markup=False)

    def action_close(self) -> None:
        """Close, if no passphrase is needed for that."""
        if self.closes_on_request:
            self.dismiss(None)


Opened = TypeVar("Opened")


class SecretLine(WordKeysInput):
    """A line that shows a dot per character and gives nothing of it to the clipboard."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(password=True, id=id)

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing."""


class SecretDialog(Dialog[Opened]):
    """Tries in a thread what was typed into its lines and closes with what that gives.

    What goes wrong is said in the line `#said`; then one may try again.
    """

    def __init__(self, translator: Translator) -> None:
        super().__init__(translator)
        self.trying = False
        """Whether a try is under way."""

    def start_try(self, open_: Callable[[], Opened], words: str) -> None:
        """Call `open_`, which may raise KerneblikError, in a thread; `words` stand there meanwhile."""
        self.trying = True
        self.say(words)
        self.run_worker(self._try(open_))

    async def _try(self, open_: Callable[[], Opened]) -> None:
        try:
            opened = await asyncio.to_thread(retry_while_busy, open_, self._say_busy)
        except WrongPassphraseError:
            self.say(self.t("unlock.wrong"))
            self.query(SecretLine).first().focus()
        except KerneblikError as error:
            self.say(self.t(error.key, **error.values))
        else:
            self.dismiss(opened)
        finally:
            self.trying = False

    def _say_busy(self) -> None:
        self.app.call_from_thread(self.say, self.t("lock.busy"))

    def say(self, words: str) -> None:
        """Show how it went."""
        self.query_one("#said", Static).update(words)


class PassphraseDialog(SecretDialog[Opened]):
    """Hides all that is on the screen and closes with what the right passphrase opens.

    Every try runs in a thread. A wrong passphrase says so; then one may try again.
    """

    covers = True

    def __init__(
        self, translator: Translator, open_: Callable[[str], Opened], *, notice: str = "", leaves: bool
    ) -> None:
        """Make it.

        Args:
            translator: the words.
            open_: opens with a passphrase, in a thread; raises KerneblikError.
            notice: what else there is to say.
            leaves: whether Esc closes it, with None.
        """
        super().__init__(translator)
        self._open = open_
        self._notice = notice
        self._leaves = leaves

    def compose(self) -> ComposeResult:
        """What is asked, the line, how it went, the keys."""
        t = self.t
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = t("unlock.title")
            notice = Static(self._notice, id="notice", markup=False)
            notice.set_class(bool(self._notice), "-shown")
            yield notice
            yield Static(t("unlock.explanation"), markup=False)
            yield SecretLine()
            yield Static(id="said", markup=False)
            keys = t("unlock.keys" if self._leaves else "unlock.unsaved.keys")
            yield Static(keys, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(SecretLine).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try what was typed."""
        event.stop()
        passphrase = event.value
        if passphrase and not self.trying:
            event.input.value = ""
            self.start_try(partial(self._open, passphrase), self.t("unlock.trying"))

    def action_close(self) -> None:
        """Close without a passphrase, where that is possible."""
        if self._leaves:
            self.dismiss(None)
