"""The options of a command line that opens the app, or that stands in `.profile`, read without argparse.

Its import and its parser would take some milliseconds of each start, and a megabyte as long as the app runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace as Options

from kerneblik.language import LANGUAGES

__all__ = ["CHOICES", "DEFAULTS", "Options", "options_alone"]

CHOICES: Mapping[str, tuple[str, ...]] = {"lang": LANGUAGES, "theme": ("light", "dark")}
"""The values that options may have, of those that can't have any."""
_VALUES = ("data", "checklist", "round", "lang", "theme", "log")
_FLAGS = ("ascii", "demo")
DEFAULTS: Mapping[str, object] = {"command": None, "run": "open_app:run_app", "reads_only": False}
"""What `kerneblik` without a command does; see `cli/parser.py` for the meaning."""
_DUE: Mapping[str, object] = {
    "command": "due", "run": "due:show_due", "reads_only": True, "names": False, "how": False,
}  # fmt: skip
"""What `kerneblik due` does, which is run at each login."""


def options_alone(arguments: Sequence[str]) -> Options | None:
    """The options of a command line that has nothing else but perhaps `due`.

    None for any other, and for one with a mistake.
    """
    options = {**DEFAULTS, **dict.fromkeys(_VALUES), **dict.fromkeys(_FLAGS, False)}
    left = iter(arguments)
    for argument in left:
        name, equals, value = argument.removeprefix("--").partition("=")
        if argument == "due" and options["command"] is None:
            options |= _DUE
            continue
        if name == argument:
            return None
        if name in _FLAGS and not equals:
            options[name] = True
        elif name in _VALUES:
            if not equals:
                value = next(left, "-")
                if value.startswith("-"):
                    return None
            if value not in CHOICES.get(name, (value,)):
                return None
            options[name] = value
        else:
            return None
    return Options(**options)
