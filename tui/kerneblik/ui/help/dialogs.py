"""The dialogs that explain the app: the introduction at the first start, and the help."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.reflection.wheel import Glyphs
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.keys import KeyHints, key, key_name


class IntroductionDialog(Dialog[str]):
    """Shows the checklist's title and introduction, and the few keys that a new user needs.

    Closes with the name of the app's action that the user asked for, or None.
    """

    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]  # noqa: RUF012 - no class variable in Textual either

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "close", "begin", show=False),
        key("f1,question_mark", "leave('help')", "help", show=False),
        key("f9", "leave('toggle_language')", "language", show=False),
    ]

    def __init__(self, translator: Translator, checklist: Checklist) -> None:
        super().__init__(translator)
        self._checklist = checklist

    def action_leave(self, action: str) -> None:
        """Close with the name of an action of the app."""
        self.dismiss(action)

    def compose(self) -> ComposeResult:
        """The title, the introduction, what to expect, how to begin."""
        t = self.t
        with VerticalScroll(id="box"):
            yield Static(self._checklist.title.text_in(t.language), id="title", markup=False)
            yield Static(self._checklist.introduction.text_in(t.language), id="introduction", markup=False)
            counts = {"actors": len(self._checklist.actors), "questions": len(self._checklist.questions)}
            yield Static(t("introduction.about", **counts), id="about", markup=False)
            yield Static(t("introduction.private"), classes="muted", markup=False)
            yield KeyHints(t("introduction.begin"), id="begin")


TEXT_KEYS = (
    ("ctrl+left", "word_left"),
    ("ctrl+right", "word_right"),
    ("ctrl+home", "start"),
    ("ctrl+end", "end"),
    ("ctrl+a", "select_all"),
    ("ctrl+c", "copy"),
    ("ctrl+x", "cut"),
    ("ctrl+v", "paste"),
    ("ctrl+z", "undo"),
    ("ctrl+y", "redo"),
    ("ctrl+w", "delete_word"),
    ("ctrl+delete", "delete_word_right"),
    ("ctrl+k", "delete_line"),
)
"""The text area's own keys that a user may look for, each with the end of its catalogue key."""


class HelpDialog(Dialog[None]):
    """Shows the keys in groups, the glyphs with their meaning, and notes on the terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1,question_mark,enter", "close", "close", show=False),
        key("j", "down", "down", show=False),
        key("k", "up", "up", show=False),
    ]

    def __init__(
        self,
        translator: Translator,
        here: Sequence[Binding],
        everywhere: Sequence[Binding],
        texts: Collection[str],
        glyphs: Glyphs,
    ) -> None:
        """Make it.

        Args:
            translator: for the texts.
            here: the bindings that act on the screen.
            everywhere: the bindings that act on all screens.
            texts: the keys that act in the screen's text area.
            glyphs: to be explained.
        """
        super().__init__(translator)
        self._here, self._everywhere, self._glyphs = here, everywhere, glyphs
        self._text_keys = [named for named in TEXT_KEYS if named[0] in texts]

    @property
    def keys(self) -> list[str]:
        """All keys that are shown, by their names in Textual."""
        named = [
            binding.key for binding in [*self._here, *self._everywhere] if _words(binding.description, self.t)
        ]
        return named + [pressed for pressed, _ in self._text_keys]

    def compose(self) -> ComposeResult:
        """The keys of this screen, those of all screens, those of the text area, the glyphs and the notes."""
        t = self.t
        with VerticalScroll(id="box") as box:
            box.border_title = t("help.title")
            box.border_subtitle = t("help.keys")
            yield Static(t("help.here"), classes="heading", id="first", markup=False)
            yield Static(self._table(_rows(self._here, t)))
            if self._everywhere:  # not over a dialog
                yield Static(t("help.everywhere"), classes="heading", markup=False)
                yield Static(self._table(_rows(self._everywhere, t)))
            if self._text_keys:
                yield Static(t("help.text"), classes="heading", markup=False)
                yield Static(
                    self._table((key_name(k, t), t(f"help.text.{name}")) for k, name in self._text_keys)
                )
            yield Static(t("help.marks"), classes="heading", markup=False)
            yield Static(self._table((glyph, t(f"help.marks.{name}")) for glyph, name in self._glyph_names()))
            yield Static(t("help.notes"), classes="heading", markup=False)
            yield Static(f"{t('help.notes.text')}\n{t('themes.origin')}", markup=False)

    def on_mount(self) -> None:
        """Give the text the focus, so that the arrow keys scroll it."""
        self.query_one("#box").focus()

    def action_down(self) -> None:
        """Scroll down a line."""
        self.query_one("#box").scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Scroll up a line."""
        self.query_one("#box").scroll_relative(y=-1, animate=False)

    def _glyph_names(self) -> Iterable[tuple[str, str]]:
        glyphs = self._glyphs
        yield from ((glyphs.done, "done"), (glyphs.started, "started"))
        yield from ((glyphs.empty, "empty"), (glyphs.set_aside, "set_aside"))
        yield from ((glyphs.agrees, "agrees"), (glyphs.differs, "differs"), (glyphs.surprises, "surprises"))

    def _table(self, rows: Iterable[tuple[str, str]]) -> Table:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(style=f"bold {self.app.theme_variables['primary']}", min_width=15)
        for keys, words in rows:
            table.add_row(Text(keys), Text(words))
        return table


_FEW = 3
"""Where a binding has more keys than these, only the first and the last are named."""


def _words(description: str, t: Translator) -> str:
    """What the help says a binding does; empty when it isn't named there."""
    return next((t(key) for key in (f"{description}.help", description) if t.has(key)), "")


def _rows(bindings: Iterable[Binding], t: Translator) -> Iterable[tuple[str, str]]:
    """The keys and the words of each row; bindings of the same name share a row."""
    named: dict[str, list[Binding]] = {}
    for binding in bindings:
        if _words(binding.description, t):
            named.setdefault(binding.description, []).append(binding)
    for description, same in named.items():
        keys = list(dict.fromkeys(key_name(k, t) for b in same for k in b.key.split(",")))
        many = len(keys) > _FEW
        yield f"{keys[0]}-{keys[-1]}" if many else " ".join(keys), _words(description, t)
