"""The app's style sheets, parsed once for all apps of a process: parsing takes a fifth of a pilot's work."""

from __future__ import annotations

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_parse = Stylesheet._parse_rules


def _parse_once(self: Stylesheet, *arguments: Any, **options: Any) -> list[RuleSet]:
    key = (frozenset(self._variables.items()), *arguments, *sorted(options.items()))
    if key not in _parsed:
        _parsed[key] = _parse(self, *arguments, **options)
    return _parsed[key]


def share() -> None:
    """From now on parse no style sheet twice with the same variables."""
    Stylesheet._parse_rules = _parse_once
