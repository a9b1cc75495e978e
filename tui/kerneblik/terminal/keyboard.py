"""The keys that sequences and characters stand for; and the key that is meant by one with modifiers."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import combinations

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

MOVES = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
"""Keys that do no harm: without a binding for the key with its modifiers, the key alone acts."""
TYPES = {"enter": "\r", "backspace": "\x7f", "delete": None, "space": " "}
"""Keys for which this is so only where text is typed, with their characters."""
KEYPAD_ENTER = "ctrl+j"
"""What the Enter of the numeric keypad sends in some terminals."""
ERASE_BY_WORD = "ctrl+backspace"
"""The key that removes the word before the cursor."""

_EXTENDED = re.compile(r"\x1b\[([\d:]*)(?:;([\d:]*))?(?:;([\d:]*))?([A-HPQRSu~])", re.ASCII)
_MODIFIERS = ("shift", "alt", "ctrl", "super", "hyper", "meta")
"""By their bits, from the lowest; the two above them, Caps Lock and Num Lock, change no key's name."""
_CAPS_LOCK = 64
_MOST_MODIFIERS = 256
_RELEASED = 3
_KEYPAD = {f"{57399 + digit}u": str(digit) for digit in range(10)} | {
    "57409u": ".",
    "57410u": "/",
    "57411u": "*",
    "57412u": "-",
    "57413u": "+",
    "57415u": "=",
    "57416u": ",",
}
"""The characters of the numeric keypad, which has numbers of its own."""
_CHARACTERS_OF_KEYS = {"enter": "\r", "tab": "\t", "backspace": "\x7f", "escape": "\x1b"}
_PUTTY_CTRL_ARROWS = {"\x1bOC": "ctrl+right", "\x1bOD": "ctrl+left"}
"""So PuTTY sends them; plain arrows come like this only in a mode that the driver switches off."""


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


def keys_of_sequence(sequence: str) -> list[Key]:
    """The keys that a complete sequence (CSI or SS3) stands for; none if it is no key or makes no sense.

    More than one only where it brings a text of several characters.
    """
    if sequence in _PUTTY_CTRL_ARROWS:
        return [Key(_PUTTY_CTRL_ARROWS[sequence], None)]
    extended = _EXTENDED.fullmatch(sequence)
    if extended is not None:
        with suppress(ValueError, OverflowError):  # a number that is no character, or none at all
            return _keys(*extended.groups(default=""))
    known = ANSI_SEQUENCES_KEYS.get(sequence)
    if isinstance(known, str):
        return [key_of_character(known)]
    if not isinstance(known, tuple) or known[-1] is Keys.Ignore:
        return []
    return [_named(known[-1].value)]


def key_of_character(character: str, *, alt: bool = False) -> Key:
    """The key that types a character, or a control character; with Alt it types nothing."""
    known = ANSI_SEQUENCES_KEYS.get(character)
    key = Key(known[0].value if isinstance(known, tuple) else _name_of(character), character)
    return with_alt(key) if alt else key


def with_alt(key: Key) -> Key:
    """The same key, pressed with Alt."""
    *modifiers, last = key.key.split("+")
    if len(last) == 1 and last.isupper():
        modifiers, last = ["shift", *modifiers], last.lower()
    return Key("+".join([*sorted({"alt", *modifiers}), last]), None)


def _keys(codes: str, modified: str, text: str, final: str) -> list[Key]:
    """The keys of the parts of an extended sequence. Raises ValueError if they stand for none."""
    if final == "~" and codes == "27" and text:
        codes, text, final = text, "", "u"
    pressed, _, event = modified.partition(":")
    bits = int(pressed or 1) - 1
    if not 0 <= bits < _MOST_MODIFIERS:
        raise ValueError
    if event and int(event) == _RELEASED:
        return []
    if text:
        return [_typed(int(number)) for number in text.split(":")]
    number, _, shifted = codes.partition(":")
    shifted = shifted.partition(":")[0]
    code = f"{int(number or 1)}{final}"
    modifiers = {name for bit, name in enumerate(_MODIFIERS) if bits & 1 << bit}
    if code in FUNCTIONAL_KEYS and code not in _KEYPAD:
        return [_named("+".join([*sorted(modifiers), FUNCTIONAL_KEYS[code]]))]
    if final != "u":
        raise ValueError
    character = _KEYPAD.get(code) or _printable(int(number))
    if modifiers <= {"shift"}:
        if "shift" in modifiers and shifted and chr(int(shifted)).isprintable():
            return [_typed(int(shifted))]
        return [_typed(ord(_capital(character, bits)))]
    name = _name_of(character.lower())
    return [Key("+".join([*sorted(modifiers), name]), None)]


def _capital(letter: str, bits: int) -> str:
    """The letter as Shift and Caps Lock make it; what has no capital of one character stays."""
    changed = letter.upper() if bool(bits & 1) != bool(bits & _CAPS_LOCK) else letter
    return changed if len(changed) == 1 else letter


def _typed(number: int) -> Key:
    return key_of_character(_printable(number))


def _printable(number: int) -> str:
    character = chr(number)
    if not character.isprintable():
        raise ValueError
    return character


def _named(name: str) -> Key:
    return Key(name, _CHARACTERS_OF_KEYS.get(name))


def _name_of(character: str) -> str:
    name = character if character.isalnum() else _character_to_key(character)
    return KEY_NAME_REPLACEMENTS.get(name, name)
