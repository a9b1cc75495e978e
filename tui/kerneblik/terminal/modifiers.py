"""The key that is meant by one with Shift, Alt or Ctrl where only the key alone has a meaning."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

MOVES = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
"""Keys that do no harm: without a binding for the key with its modifiers, the key alone acts."""
TYPES = {"enter": "\r", "backspace": "\x7f", "delete": None, "space": " "}
"""Keys for which this is so only where text is typed, with their characters."""
KEYPAD_ENTER = "ctrl+j"
"""What the Enter of the numeric keypad sends in some terminals."""


def meant_key(key: str, is_bound: Callable[[str], bool], *, in_text: bool) -> str:
    """The key that acts when this one is pressed: itself, or what remains of it without some modifiers.

    Args:
        key: the key's name, its modifiers before it.
        is_bound: whether a key of that name means anything where it is pressed.
        in_text: whether text is typed there.
    """
    *modifiers, last = key.split("+")
    if not modifiers or is_bound(key):
        return key
    if key == KEYPAD_ENTER:
        return "enter"
    if last not in MOVES and not (in_text and last in TYPES):
        return key
    sizes = range(len(modifiers) - 1, 0, -1)
    fewer = (kept for size in sizes for kept in combinations(reversed(modifiers), size))  # Alt goes first
    candidates = ("+".join([*sorted(kept), last]) for kept in fewer)
    return next((name for name in candidates if is_bound(name)), last)
