"""The commands of the palette: every action that has a name, those of the screen first."""

from __future__ import annotations

from collections.abc import Iterator

from kerneblik.checklist import Kind
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.keys import command_keys
from kerneblik.ui.help.palette import Command

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
        yield Command(f"app.actor('{actor.id}')", t("palette.actor", actor=actor.name.text_in(t.language)))
    yield Command("app.show_screen('agreements')", t("key.agreements.command"))
    for actor in screen.editor.checklist.actors:
        if actor.of_kind(Kind.DIALOGUE):
            yield Command(f"app.sheet('{actor.id}')", t("sheet.title", actor=actor.name.text_in(t.language)))
    yield Command("app.report", t("key.report.command"))
    yield Command("app.calendar", t("key.calendar.command"))
    yield Command("app.introduction", t("palette.introduction"))
    yield Command("app.passphrase", t("palette.lock"))
