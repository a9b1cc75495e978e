"""The dialog of the earlier versions of a text: to compare with it, to restore, to merge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.reflection import Version
from kerneblik.reflection.diff import Side, difference, merged
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.diff_view import DiffView
from kerneblik.ui.common.keys import key


class VersionsDialog(Dialog[str]):
    """The versions to the left, what differs from the text to the right; closes with the text to use."""

    DEFAULT_CSS: ClassVar[str] = """
    VersionsDialog > #box { width: 100%; max-width: 120; height: 100%; padding: 0 1; }
    VersionsDialog #versions { height: 1fr; }
    VersionsDialog OptionList, VersionsDialog OptionList:focus {
        width: 30;
        height: 1fr;
        border: none;
        padding: 0 1 0 0;
        background: $surface;
        background-tint: $foreground 0%;
        scrollbar-size-vertical: 1;
    }
    VersionsDialog #compared { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
    VersionsDialog #legend { height: auto; color: $text-muted; margin: 0 0 1 0; }
    VersionsDialog #keys { height: auto; color: $text-muted; margin: 1 0 0 0; }
    VersionsDialog.-short > #box { border: none; }
    VersionsDialog.-short #legend, VersionsDialog.-short #keys { margin: 0; }
    VersionsDialog.-narrow #versions { layout: vertical; }
    VersionsDialog.-narrow OptionList, VersionsDialog.-narrow OptionList:focus {
        width: 1fr;
        height: auto;
        max-height: 4;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("m", "merge", "merge", show=False),
        key("pagedown,space", "scroll(1)", "page_down", show=False, priority=True),
        key("pageup", "scroll(-1)", "page_up", show=False, priority=True),
        key("j", "move('down')", "down", show=False),
        key("k", "move('up')", "up", show=False),
    ]

    def __init__(self, translator: Translator, text: str, versions: Sequence[Version]) -> None:
        super().__init__(translator)
        self._text = text
        self._versions = versions

    def compose(self) -> ComposeResult:
        """The list, the comparison, the keys."""
        t = self.t
        with Vertical(id="box") as box:
            box.border_title = t("versions.title")
            if not self._versions:
                yield Static(t("versions.none"), markup=False)
                return
            yield Static(t("versions.legend"), id="legend", markup=False)
            with Horizontal(id="versions"):
                yield OptionList(*(Option(self._label(version)) for version in self._versions), markup=False)
                with VerticalScroll(id="compared", can_focus=False):
                    yield DiffView()
            yield Static(t("versions.keys"), id="keys", markup=False)

    def on_mount(self) -> None:
        """Select the newest version."""
        for choices in self.query(OptionList):
            choices.highlighted = 0
            choices.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what differs between the text and the selected version."""
        event.stop()
        lines = difference(self._text, self._versions[event.option_index].text)
        names = {Side.FIRST: self.t("versions.now"), Side.SECOND: self.t("versions.then")}
        self.query_one(DiffView).show(lines, names)
        self.query_one("#compared").scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the text of the version."""
        event.stop()
        self.dismiss(self._versions[event.option_index].text)

    def action_merge(self) -> None:
        """Close with a text merged from the current one and the selected version."""
        version = self._selected()
        if version is not None:
            self.dismiss(merged(self._text, version.text))

    def action_move(self, how: str) -> None:
        """Select the next version (`how` is "down") or the previous one ("up")."""
        for choices in self.query(OptionList):
            getattr(choices, f"action_cursor_{how}")()

    def action_scroll(self, pages: int) -> None:
        """Scroll the comparison so many pages down, or up when `pages` is negative."""
        for compared in self.query("#compared"):
            compared.scroll_relative(y=pages * max(1, compared.size.height - 1), animate=False)

    def _selected(self) -> Version | None:
        for choices in self.query(OptionList):
            if choices.highlighted is not None:
                return self._versions[choices.highlighted]
        return None

    def _label(self, version: Version) -> str:
        t = self.t
        when = (
            f"{t.short_date(version.edited)} {t.time(version.edited)}"
            if version.edited
            else t("versions.undated")
        )
        words = t.plural("words", version.words)
        return f"{when}  {words}" + (f"\n  {t('versions.conflict')}" if version.conflict else "")
