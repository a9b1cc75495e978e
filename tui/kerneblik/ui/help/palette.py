"""The commands of the palette: every action that has a name, those of the screen first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from kerneblik.checklist import Kind
from kerneblik.language import Translator
from kerneblik.terminal.input_line import WordKeysInput
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.keys import command_keys, key
from kerneblik.ui.common.lists import DialogList

_NOT_OFFERED = frozenset({"next", "previous", "palette", "actors", "list", "choose", "to_text"})
"""The ids of bindings that only make sense as keys."""


def commands(screen: BaseScreen) -> list[Command]:
    """All commands that make sense on a screen, each once."""
    found: dict[str, Command] = {}
    for command in (*_of_bindings(screen), *_without_keys(screen)):
        found.setdefault(command.words, command)  # with its key, where it has one
    return list(found.values())


def _of_bindings(screen: BaseScreen) -> Iterator[Command]:
    t = screen.t
    for active in screen.active_bindings.values():
        binding = active.binding
        words = f"{binding.description}.command"
        if active.enabled and binding.id not in _NOT_OFFERED and t.has(words):
            action = binding.action
            if not action.startswith("app."):
                action = f"{'app' if active.node is screen.app else 'screen'}.{action}"
            yield Command(action, t(words), command_keys(binding, t))


def _without_keys(screen: BaseScreen) -> Iterator[Command]:
    t = screen.t
    for actor in screen.editor.checklist.actors:
        words = t("palette.actor", actor=actor.name.text_in(t.language))
        yield Command(f"app.actor('{actor.id}')", words, aliases=actor.aliases)
    yield Command("app.show_screen('agreements')", t("key.agreements.command"))
    for actor in screen.editor.checklist.actors:
        if actor.of_kind(Kind.DIALOGUE):
            yield Command(f"app.sheet('{actor.id}')", t("sheet.title", actor=actor.name.text_in(t.language)))
    yield Command("app.report", t("key.report.command"))
    yield Command("app.minutes", t("key.minutes.command"))
    yield Command("app.calendar", t("key.calendar.command"))
    yield Command("app.introduction", t("palette.introduction"))
    yield Command("app.passphrase", t("palette.lock"))


class Command(NamedTuple):
    """An action with its name."""

    action: str
    """The action to run, such as `app.quit`."""
    words: str
    keys: str = ""
    """Its key as it is shown to the user; empty when it has none."""
    aliases: tuple[str, ...] = ()
    """What finds it, too, typed as a whole."""

    def score(self, typed: str, matcher: Matcher) -> float:
        """How well it fits what was typed, for which `matcher` was made; 0 when it doesn't."""
        if typed.casefold() in map(str.casefold, self.aliases):
            return inf
        return matcher.match(self.words) if typed else 1.0


class PaletteDialog(Dialog[str]):
    """Shows the commands whose names match what is typed; closes with the action to run."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "move('cursor_down')", "down", show=False),
        key("up", "move('cursor_up')", "up", show=False),
        key("pagedown", "move('page_down')", "page_down", show=False),
        key("pageup", "move('page_up')", "page_up", show=False),
    ]

    def __init__(self, translator: Translator, commands: Sequence[Command]) -> None:
        super().__init__(translator)
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The line to type in and the commands that match."""
        with Vertical(id="box") as box:
            box.border_title = self.t("palette.title")
            box.border_subtitle = self.t("palette.keys")
            line = WordKeysInput(placeholder=self.t("palette.placeholder"))
            yield line
            choices = DialogList(markup=False)
            choices.can_focus = False
            yield choices

    def on_mount(self) -> None:
        """Show all commands, and give the line the focus."""
        self._show("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the commands that match what is typed, the best match first."""
        event.stop()
        self._show(event.value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the selected command's action."""
        event.stop()
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self.dismiss(option.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the action of the command that was clicked on."""
        event.stop()
        self.dismiss(event.option.id)

    def action_move(self, how: str) -> None:
        """Move the selection (`how` is "cursor_down", "page_up" ...) while the line keeps the focus."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def _show(self, typed: str) -> None:
        choices = self.query_one(OptionList)
        matcher = Matcher(typed)
        scored = [(command.score(typed, matcher), command) for command in self._commands]
        hits = [command for score, command in sorted(scored, key=lambda hit: -hit[0]) if score > 0]
        if hits:
            choices.set_options(Option(self._line(command), id=command.action) for command in hits)
            choices.highlighted = 0
        else:
            choices.set_options([Option(self.t("palette.nothing"), disabled=True)])

    def _line(self, command: Command) -> Content:
        return Content.assemble((f"{command.keys:<9}", "bold"), command.words)
