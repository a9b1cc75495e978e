"""The view of an earlier round's answer, to read while one writes."""

from __future__ import annotations

from typing import ClassVar

from rich.console import Group, RenderableType
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kerneblik.checklist import Question
from kerneblik.language import Translator
from kerneblik.reflection import is_reworded
from kerneblik.reflection.comparison import EarlierAnswer
from kerneblik.reflection.wheel import Glyphs
from kerneblik.ui.common.keys import key


class EarlierView(VerticalScroll):
    """A text to read and scroll, with a title that names its round and date."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "move(1)", "down", show=False),
        key("k,up", "move(-1)", "up", show=False),
        key("pagedown,space", "page(1)", "page_down", show=False),
        key("pageup", "page(-1)", "page_up", show=False),
        key("escape", "screen.to_text", "to_text", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The title, which is shown where there is no border with it, and the text."""
        yield Static(id="from", markup=False)
        yield Static(id="text", markup=False)

    def show(self, question: Question, found: EarlierAnswer | None, t: Translator, glyphs: Glyphs) -> None:
        """Show the earlier answer to a question, or that there is none."""
        title, keys = t("earlier.none.title"), ""
        parts: list[RenderableType] = []
        if found is None:
            parts.append(self._note(t("earlier.none")))
        else:
            title = f"{found.round_name} {glyphs.separator} {t.short_date(found.written)}"
            keys = t("earlier.keys")
            if is_reworded(question, found.answer):
                parts.append(self._note(t("write.reworded", wording=found.answer.wording)))
            from kerneblik.prose.terminal import DrawnProse

            parts.append(DrawnProse(found.answer.text))
        self.border_title, self.border_subtitle = Content(title), keys
        self.query_one("#from", Static).update(title)
        self.query_one("#text", Static).update(Group(*parts))
        self.scroll_home(animate=False)

    def action_move(self, lines: int) -> None:
        """Scroll so many lines; at once, so that the effects of keys in quick succession add up."""
        self.scroll_relative(y=lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scroll so many pages, each of which repeats one line of the page before."""
        self.action_move(pages * max(1, self.scrollable_content_region.height - 1))

    def _note(self, words: str) -> Text:
        return Text(words, style=f"italic {self.app.theme_variables['text-muted']}")
