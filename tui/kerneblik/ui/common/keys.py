"""The keys of an action, the hints at them, and the line at the foot that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from kerneblik.language import Translator


def key(
    keys: str, action: str, name: str, *, show: bool = True, priority: bool = False, hint: str | None = None
) -> Binding:
    """A binding whose description is the catalogue key `key.<name>` and its tooltip `key.<name>.help`.

    Its id is `name`, so that a keymap can give it another key. Letters are given in lower case; the capitals
    do the same, because the screen shows capitals and Caps Lock types them. `hint` are the keys that the
    bottom line names, where it names others' with this one.
    """
    words, keys = f"key.{name}", _with_capitals(keys)
    return Binding(
        keys, action, words, show=show, key_display=hint, priority=priority, id=name, tooltip=f"{words}.help"
    )


def _with_capitals(keys: str) -> str:
    named = keys.split(",")
    letters = (pressed for pressed in named if len(pressed) == 1 and pressed.islower())
    return ",".join([*named, *map(str.upper, letters)])


FIRST_DIGIT = "go_to_1"
"""The id of the first of the digit keys, whose hint stands for all."""


def digit_keys(*, show: bool = False) -> list[Binding]:
    """The digits, each of which goes to the actor of that number; one row in the help, one hint."""
    words = "key.go_to"
    return [
        Binding(str(n), f"go_to({n})", words, show=show and n == 1, id=f"go_to_{n}", tooltip=f"{words}.help")
        for n in range(1, 10)
    ]


_NAMES = {
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Delete",
    "equals_sign": "=",
    "number_sign": "#",
    "exclamation_mark": "!",
    "question_mark": "?",
    "home": "Home",
    "end": "End",
}
_IN_WORDS = frozenset({"up", "down", "left", "right", "enter", "space"})
"""Keys whose labels are words: the catalogues have them."""


def key_name(pressed: str, t: Translator) -> str:
    """A key as labelled on a keyboard: `F1`, `Ctrl+Q`, `Esc`; arrows and Enter in the user's language."""
    if pressed in _NAMES:
        return _NAMES[pressed]
    if pressed in _IN_WORDS:
        return t(f"keyname.{pressed}")
    *modifiers, last = pressed.split("+")
    name = key_name(last, t) if modifiers else last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def command_keys(binding: Binding, t: Translator) -> str:
    """The first key of a binding, as it is written for the user."""
    return key_name(binding.key.split(",")[0], t)


BETWEEN = "   "
"""What separates one hint from the next."""


class KeyHints(Widget):
    """Hints such as `N: new   Esc: close`; a line is only broken between two of them."""

    hints: reactive[str] = reactive("", layout=True)
    """The hints, three spaces between them."""

    def __init__(self, hints: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(KeyHints.hints, hints)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The number of lines at this width."""
        return len(in_lines(self.hints, width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n".join(in_lines(self.hints, self.size.width)))


def in_lines(hints: str, width: int) -> list[str]:
    """The hints in lines of at most `width` characters; a longer hint has a line to itself."""
    lines: list[str] = []
    for hint in hints.split(BETWEEN):
        if lines and len(lines[-1]) + len(BETWEEN) + len(hint) <= width:
            lines[-1] += BETWEEN + hint
        else:
            lines.append(hint)
    return lines


class Hint(NamedTuple):
    """One key and what it does."""

    key: str
    """The key as the user reads it: `F1`."""
    does: str
    """One or two words."""
    action: str
    """The action to run when the hint is clicked."""
    rank: int = 0
    """Where the line is narrow, hints of a higher rank are left out first."""


class KeyLine(Widget):
    """The keys that act on this screen; where there is no room for all, the least important are left out."""

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """What to show, in order of importance within the line."""

    def render(self) -> Content:
        """The hints that fit, in their order."""
        parts = []
        of_keys = Style.parse("bold $primary")
        for hint in fitting(self.hints, self.size.width):
            click = Style.from_meta({"@click": hint.action})
            parts.append(Content.assemble((hint.key, of_keys + click), (f" {hint.does}", click)))
        return Content.assemble(" ", Content("  ").join(parts))


def fitting(hints: Iterable[Hint], width: int) -> list[Hint]:
    """The hints that fit into `width` cells: by rank, then from the left; shown in their order."""
    hints = list(hints)
    room = width - 1
    chosen: set[int] = set()
    for index in sorted(range(len(hints)), key=lambda index: hints[index].rank):
        needed = len(hints[index].key) + len(hints[index].does) + 3
        if needed <= room + 2:
            chosen.add(index)
            room -= needed
    return [hint for index, hint in enumerate(hints) if index in chosen]
