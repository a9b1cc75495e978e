"""A Stylesheet that parses no style sheet twice, not even in the next start.

To parse the style sheets of one screen takes 15 ms, and Textual does so several times in a start; to restore
what was parsed takes one.
"""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Any

import textual
from textual.css.model import RuleSet
from textual.css.styles import Styles
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_ALLOWED = {
    "functools": {"partial"},
    "rich.style": {"Style"},
    "rich.color": {"Color", "ColorType"},
    "rich.color_triplet": {"ColorTriplet"},
    "textual.color": {"Color"},
    "textual.css.model": {
        "CombinatorType",
        "RuleSet",
        "Selector",
        "SelectorSet",
        "SelectorType",
        "_check_class",
        "_check_id",
        "_check_type",
        "_check_universal",
    },
    "textual.css.scalar": {"Scalar", "ScalarOffset", "Unit"},
    "textual.css.styles": {"Styles"},
    "textual.geometry": {"Offset", "Spacing"},
    "textual.layouts.grid": {"GridLayout"},
    "textual.layouts.horizontal": {"HorizontalLayout"},
    "textual.layouts.vertical": {"VerticalLayout"},
}
"""The types that rules are made of. Nothing else is restored, so that a file can't have anything called."""

Key = tuple[str, CSSLocation, bool, int, str]
"""A style sheet: its text, where it is from, and how it is to be read."""


class RememberingStylesheet(Stylesheet):
    """A Stylesheet that remembers the rules of each style sheet as long as the variables are the same.

    Args:
        variables: what the names beginning with `$` stand for.
        kept: what `to_keep` returned before, from whatever file; nothing of it is used that doesn't fit.
    """

    def __init__(self, variables: dict[str, str], kept: bytes = b"") -> None:
        super().__init__(variables=variables)
        self._read: dict[Key, list[RuleSet]] = {}
        self._kept: dict[Key, list[RuleSet]] = {}
        self._is_new = True
        with suppress(Exception):  # whatever is wrong with it: then the style sheets are read
            made_for, rules = _Restored(io.BytesIO(kept)).load()
            if made_for == self._made_for():
                self._kept = rules
                self._is_new = False

    def to_keep(self) -> bytes | None:
        """All that was read, for the next start; None where that has it all already."""
        if not self._is_new:
            return None
        self._is_new = False
        found = io.BytesIO()
        _Kept(found, protocol=5).dump((self._made_for(), self._read))
        return found.getvalue()

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the variables; all is read anew if they are others."""
        if variables != self._variables:
            self._read, self._kept = {}, {}
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read what was not read yet with these variables."""
        self.parse()

    def _made_for(self) -> tuple[str, str, dict[str, str]]:
        return sys.version, textual.__version__, self._variables

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        key = (css, read_from, is_default_rules, tie_breaker, scope)
        if key in self._kept:
            self._read[key] = self._kept.pop(key)
        elif key not in self._read:
            self._read[key] = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
            self._is_new = True
        return self._read[key]


class _Kept(pickle.Pickler):
    def reducer_override(self, obj: object) -> Any:
        """Members of an Enum, and styles, by what they are made of: else they would need `getattr`."""
        if isinstance(obj, Enum):
            return type(obj), (obj.value,)
        if isinstance(obj, Styles):
            return Styles, (None, obj.get_rules(), 0, obj.important)
        return NotImplemented


class _Restored(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> Callable[..., object]:
        if global_name not in _ALLOWED.get(module_name, ()):
            raise pickle.UnpicklingError(global_name)
        found: Callable[..., object] = super().find_class(module_name, global_name)
        return found
