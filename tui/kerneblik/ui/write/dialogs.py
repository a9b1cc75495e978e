"""The dialog of the earlier versions of a text: to compare with it, to restore, to merge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.reflection import Version
from kerneblik.reflection.diff import Side, difference, merged
from kerneblik.ui.common.diff_view import DiffView
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.lists import ComparisonListDialog


class VersionsDialog(ComparisonListDialog[str]):
    """The versions to the left, what differs from the text to the right; closes with the text to use."""

    BINDINGS: ClassVar[list[BindingType]] = [key("m", "merge", "merge", show=False)]

    def __init__(self, translator: Translator, text: str, versions: Sequence[Version]) -> None:
        t = translator
        if versions:
            super().__init__(t, t("versions.title"), t("versions.keys"), t("versions.legend"))
        else:
            super().__init__(t, t("versions.title"), explanation=t("versions.none"))
        self.set_class(bool(versions), "-compares")
        self._text = text
        self._versions = versions

    def options(self) -> Iterable[Option]:
        """The versions."""
        return (Option(self._label(version)) for version in self._versions)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what differs between the text and the selected version."""
        event.stop()
        lines = difference(self._text, self._versions[event.option_index].text)
        names = {Side.FIRST: self.t("versions.now"), Side.SECOND: self.t("versions.then")}
        self.query_one(DiffView).show(lines, names)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the text of the version."""
        event.stop()
        self.dismiss(self._versions[event.option_index].text)

    def action_merge(self) -> None:
        """Close with a text merged from the current one and the selected version."""
        at = self.choices.highlighted
        if at is not None:
            self.dismiss(merged(self._text, self._versions[at].text))

    def _label(self, version: Version) -> str:
        t = self.t
        when = (
            f"{t.short_date(version.edited)} {t.time(version.edited)}"
            if version.edited
            else t("versions.undated")
        )
        words = t.plural("words", version.words)
        return f"{when}  {words}" + (f"\n  {t('versions.conflict')}" if version.conflict else "")
