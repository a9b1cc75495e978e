"""Bindings whose words come from the catalogues, and how keys are written."""

from __future__ import annotations

from textual.binding import Binding

from kerneblik.language import Translator


def key(keys: str, action: str, name: str, *, show: bool = True, priority: bool = False) -> Binding:
    """A binding whose description is the catalogue key `key.<name>` and its tooltip `key.<name>.help`.

    Its id is `name`, so that a keymap can give it another key. Letters are given in lower case; the capitals
    do the same, because the screen shows capitals and Caps Lock types them.
    """
    words, keys = f"key.{name}", _with_capitals(keys)
    return Binding(keys, action, words, show=show, priority=priority, id=name, tooltip=f"{words}.help")


def _with_capitals(keys: str) -> str:
    named = keys.split(",")
    letters = (pressed for pressed in named if len(pressed) == 1 and pressed.islower())
    return ",".join([*named, *map(str.upper, letters)])


def digit_keys() -> list[Binding]:
    """The digits, each of which goes to the actor of that number; one row in the help."""
    return [
        Binding(str(n), f"go_to({n})", "key.go_to", show=False, id=f"go_to_{n}", tooltip="key.go_to.help")
        for n in range(1, 10)
    ]


_NAMES = {
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Delete",
    "home": "Home",
    "end": "End",
}


def key_name(pressed: str, t: Translator) -> str:
    """A key as labelled on a keyboard: `F1`, `Ctrl+Q`, `Esc`; arrows and Enter in the user's language."""
    if pressed in _NAMES:
        return _NAMES[pressed]
    if t.has(f"keyname.{pressed}"):
        return t(f"keyname.{pressed}")
    *modifiers, last = pressed.split("+")
    name = key_name(last, t) if modifiers else last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def command_keys(binding: Binding, t: Translator) -> str:
    """The first key of a binding, as it is written for the user."""
    return key_name(binding.key.split(",")[0], t)
