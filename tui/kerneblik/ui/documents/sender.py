"""Who documents are from: kept in the settings, asked for in a form, a line of the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kerneblik.documents.content.sender import NOBODY, Sender
from kerneblik.ui.common.forms import Field, FormDialog
from kerneblik.ui.common.keys import key
from kerneblik.ui.documents.document_dialog import SENDER, DocumentDialog
from kerneblik.ui.documents.widgets import Tick, TickList

if TYPE_CHECKING:
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.host import Host


class SenderSetting:
    """The sender that is kept in the settings."""

    def __init__(self, host: Host, save_controller: SaveController) -> None:
        self._host, self._save_controller = host, save_controller

    @property
    def today(self) -> date:
        """The local date, which stands on what is printed."""
        return self._host.workspace.editor.today

    @property
    def current(self) -> Sender:
        """The sender as it is now."""
        return Sender.from_settings(self._host.settings.current.sender or {})

    def ask(self, then: Callable[[], None]) -> None:
        """Ask for name, title and workplace; keep the answer, then call `then`."""
        t, now = self._host.t, self.current
        fields = [
            Field(name, t(f"sender.{name}"), value, t("sender.optional"))
            for name, value in now.as_settings().items()
        ]
        form = FormDialog(
            t, ("sender",), t("sender.heading"), t("sender.explanation"), fields, about=t("sender.about")
        )

        def answered(values: Mapping[str, str] | None) -> None:
            if values is not None:
                self._host.settings.change(sender=Sender(**values).as_settings())
                then()

        self._save_controller.ask(form, answered)


class SignedDialog(DocumentDialog):
    """Asks for a document that names its sender, too."""

    BINDINGS: ClassVar[list[BindingType]] = [key("a", "sender", "sender", show=False)]

    sender_setting: SenderSetting
    """Set by the subclass before the dialog is shown."""

    def _last_rows(self) -> Iterable[Tick | str]:
        yield self.t("sender.heading")
        yield Tick(SENDER, self._sender_words())
        yield from super()._last_rows()

    def _first_ticks(self) -> Iterable[str]:
        yield from super()._first_ticks()
        if self.sender_setting.current.words:
            yield SENDER

    def _sender_words(self) -> str:
        words = self.sender_setting.current.words
        return self.t("sender.row", sender=words) if words else self.t("sender.row.empty")

    @property
    def byline(self) -> str:
        """Who the document is from, and today's date."""
        return self.sender.byline(self.t, self.sender_setting.today)

    @property
    def sender(self) -> Sender:
        """The sender, if it is ticked."""
        is_ticked = SENDER in self.query_one(TickList).ticked
        return self.sender_setting.current if is_ticked else NOBODY

    def on_tick_list_changed(self, event: TickList.Changed) -> None:
        """Ask for the sender when it is ticked and none is known."""
        if event.tick.id == SENDER and not self.sender_setting.current.words:
            event.ticks.set_ticked(SENDER, ticked=False)
            self.action_sender()

    def action_sender(self) -> None:
        """Ask for the sender, and tick it when there is one."""
        self.sender_setting.ask(self._show_sender)

    def _show_sender(self) -> None:
        ticks = self.query_one(TickList)
        ticks.reword(SENDER, self._sender_words())
        ticks.set_ticked(SENDER, ticked=bool(self.sender_setting.current.words))
        self.ticks_changed()
