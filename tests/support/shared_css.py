"""What style sheets say, found out once for all apps of a process: that is a quarter of a pilot's work.

A sheet is parsed once for the same variables. Which rules a node gets follows from the type, id, classes
and pseudo-classes of the node and of all it stands in; for the same of these, and the same rules to choose
from, it is found out once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_parse, _apply, _replace_rules = Stylesheet._parse_rules, Stylesheet.apply, Stylesheet.replace_rules


class _Choice:
    """The rules that a node may get by its own type, id and classes."""

    def __init__(self, rules: Iterable[RuleSet]) -> None:
        self._pseudo_classes = sorted(set().union(*(rule.pseudo_classes for rule in rules)))

    def signature(self, node: DOMNode) -> tuple[object, ...]:
        """All of a node that these rules can ask for."""
        checks = node._PSEUDO_CLASSES
        held = tuple(name for name in self._pseudo_classes if name in checks and checks[name](node))
        return node.__class__, node._id, frozenset(node._classes), held


_variables: dict[frozenset[tuple[str, str]], int] = {}
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_choices: dict[tuple[int, ...], _Choice] = {}
"""By the identity of the rules, which live as long as `_parsed`."""
_found: dict[tuple[object, ...], tuple[RulesMap | None, dict[str, Any]]] = {}
_replaced: dict[DOMNode, RulesMap] = {}
"""What the node at hand got."""
_FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")


class _Known:
    """What is known of one sheet, as long as its variables and rules are the same."""

    def __init__(self) -> None:
        self.variables: dict[str, str] | None = None
        self.variables_number = 0
        self.rules: list[RuleSet] | None = None
        self.numbers: dict[str, set[int]] = {}
        """The places of its rules by the names that select them."""
        self.choices: dict[frozenset[str], _Choice] = {}


def _known(sheet: Stylesheet) -> _Known:
    known: _Known | None = sheet.__dict__.get("_known")
    if known is None:
        known = sheet.__dict__["_known"] = _Known()
    return known


def _parse_once(self: Stylesheet, *arguments: Any, **options: Any) -> list[RuleSet]:
    known = _known(self)
    if known.variables is not self._variables:
        known.variables = self._variables
        known.variables_number = _variables.setdefault(frozenset(self._variables.items()), len(_variables))
    key = (known.variables_number, *arguments, *sorted(options.items()))
    if key not in _parsed:
        _parsed[key] = _parse(self, *arguments, **options)
    return _parsed[key]


def _choice(sheet: Stylesheet, node: DOMNode) -> _Choice:
    known, rules = _known(sheet), sheet.rules
    if known.rules is not rules:
        known.rules, known.choices, known.numbers = rules, {}, {}
        for number, rule in enumerate(rules):
            for name in rule.selector_names:
                known.numbers.setdefault(name, set()).add(number)
    names = frozenset(known.numbers.keys() & node._selector_names)
    if names not in known.choices:
        numbers = sorted(set().union(*(known.numbers[name] for name in names)))
        chosen = [rules[number] for number in numbers]
        known.choices[names] = _choices.setdefault(tuple(map(id, chosen)), _Choice(chosen))
    return known.choices[names]


def _apply_once(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: object = None) -> None:
    choice = _choice(self, node)
    key = (choice, *(choice.signature(each) for each in node.css_path_nodes))
    if key not in _found:
        _apply(self, node, animate=animate)
        _found[key] = _replaced.pop(node, None), {name: getattr(node, name) for name in _FLAGS}
        return
    rules, flags = _found[key]
    for name, flag in flags.items():
        setattr(node, name, flag)
    if rules is not None:
        _replace_rules(node, rules, animate=animate)
    self._process_component_classes(node)


def _replace_and_note(node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
    _replaced[node] = rules
    _replace_rules(node, rules, animate=animate)


def share() -> None:
    """From now on find out nothing twice."""
    Stylesheet._parse_rules = _parse_once
    Stylesheet.apply = _apply_once
    Stylesheet.replace_rules = staticmethod(_replace_and_note)
