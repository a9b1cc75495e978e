"""A Stylesheet that parses no style sheet twice, not even in the next start.

To parse all style sheets of an app takes 60 ms. What was parsed of them is read from a file in less than one,
and of that only the rules are restored that something on the screen may get: a fifth of them at a start.
"""

from __future__ import annotations

import io
import pickle
import sys
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from textual.css import styles
from textual.css.model import RuleSet
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
_About = tuple[set[str], set[str], bool, int]
"""Of a rule: `selector_names`, `pseudo_classes`, `is_default_rules` and `tie_breaker`."""

_CHECKSUM_SIZE = 4
"""Bytes."""


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
            made_for, sheets = _restored(_checked(kept))
            if made_for == self._made_for():
                self._kept = {key: _kept_rules(*sheet) for key, sheet in sheets.items()}
                self._is_new = False

    def to_keep(self) -> bytes | None:
        """All that was read, for the next start; None where that has it all already."""
        if not self._is_new:
            return None
        self._is_new = False
        sheets = {key: _to_keep(rules) for key, rules in self._read.items()}
        content = _dumped((self._made_for(), sheets))
        return zlib.crc32(content).to_bytes(_CHECKSUM_SIZE) + content

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the variables; all is read anew if they are others."""
        if variables != self._variables:
            self._read, self._kept = {}, {}
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read what was not read yet with these variables."""
        self.parse()

    def _made_for(self) -> tuple[str, str, int, int, dict[str, str]]:
        """What tells one Python and one Textual from another.

        Textual is told by the file that defines its styles: to ask for its version imports thirty modules.
        """
        of_textual = Path(styles.__file__).stat()
        return sys.version, styles.__file__, of_textual.st_mtime_ns, of_textual.st_size, self._variables

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


def _checked(kept: bytes) -> bytes:
    """What stands behind the checksum. Raises ValueError when that is another one."""
    checksum, content = kept[:_CHECKSUM_SIZE], kept[_CHECKSUM_SIZE:]
    if zlib.crc32(content).to_bytes(_CHECKSUM_SIZE) != checksum:
        raise ValueError("damaged")
    return content


def _to_keep(rules: Sequence[RuleSet]) -> tuple[list[tuple[_About, int, int]], list[bytes]]:
    """What each rule is about, with its group and its place there; and the groups.

    Rules that select by the same names are needed together: they are a group.
    """
    groups: dict[frozenset[str], tuple[int, list[object]]] = {}
    described: list[tuple[_About, int, int]] = []
    for rule in rules:
        number, group = groups.setdefault(frozenset(rule.selector_names), (len(groups), []))
        about = (rule.selector_names, rule.pseudo_classes, rule.is_default_rules, rule.tie_breaker)
        described.append((about, number, len(group)))
        group.append((rule.selector_set, rule.styles))
    return described, [_dumped(group) for _, group in groups.values()]


def _kept_rules(described: Sequence[tuple[_About, int, int]], groups: Sequence[bytes]) -> list[RuleSet]:
    made = [_Group(content) for content in groups]
    return [_KeptRule(about, made[number], place) for about, number, place in described]


class _Group:
    """Kept rules that are restored when the first of them is needed."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def rules(self) -> Any:
        """The selectors and the styles of each rule."""
        return _restored(self._content)


class _KeptRule(RuleSet):
    """A rule whose selectors and styles are restored when a node is asked whether it gets them."""

    __hash__ = object.__hash__  # as theirs, but not in Python: styling asks each rule for it, for each node

    def __init__(self, about: _About, group: _Group, place: int) -> None:
        self.selector_names, self.pseudo_classes, self.is_default_rules, self.tie_breaker = about
        self.errors = []
        self._group, self._place = group, place

    def __getattr__(self, name: str) -> Any:
        if name not in {"selector_set", "styles"}:
            raise AttributeError(name)
        self.selector_set, self.styles = self._group.rules[self._place]
        return self.__dict__[name]


def _dumped(what: object) -> bytes:
    found = io.BytesIO()
    _Kept(found, protocol=5).dump(what)
    return found.getvalue()


def _restored(content: bytes) -> Any:
    return _Restored(io.BytesIO(content)).load()


class _Kept(pickle.Pickler):
    def reducer_override(self, obj: object) -> Any:
        """Members of an Enum, and styles, by what they are made of: else they would need `getattr`."""
        if isinstance(obj, Enum):
            return type(obj), (obj.value,)
        if isinstance(obj, styles.Styles):
            return styles.Styles, (None, obj.get_rules(), 0, obj.important)
        return NotImplemented


class _Restored(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> Callable[..., object]:
        if global_name not in _ALLOWED.get(module_name, ()):
            raise pickle.UnpicklingError(global_name)
        found: Callable[..., object] = super().find_class(module_name, global_name)
        return found
