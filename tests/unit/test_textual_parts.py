"""docs/textual.md names each private part of Textual that we use, and Textual has each that it names."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name

import pytest
from rich.console import Console
from textual.app import App
from textual.binding import Binding
from textual.css.stylesheet import Stylesheet
from textual.document._edit import Edit
from textual.pilot import Pilot
from textual.widget import Widget

import kerneblik
from kerneblik.ui.search.search_dialog import SearchLine

SOURCES = Path(kerneblik.__file__).parent
PAGE = (Path(__file__).parents[2] / "docs" / "textual.md").read_text(encoding="utf-8")
OURS, OF_TESTS = PAGE.split("## What the tests replace")
PRIVATE = re.compile(r"_[a-z]\w*")


def named_parts(page: str) -> set[tuple[str, str]]:
    """What the page calls `Class._part`."""
    return set(re.findall(r"`([A-Z]\w+)\.(_\w+)`", page))


def named_modules(page: str) -> set[str]:
    """What the page calls `textual._module` or `textual.module:_function`."""
    return set(re.findall(r"`(textual\.(?:\w+\.)*(?:_\w+|\w+:_\w+))`", page))


def parts_of(cls: type) -> set[str]:
    """The private names of a class: what it and its bases define, and what they give themselves."""
    return {name for base in cls.__mro__ for name in parts_of_its_own(base)}


@cache
def parts_of_its_own(cls: type) -> frozenset[str]:
    names = set(vars(cls))
    if cls.__module__.startswith(("textual", "rich")):
        names |= attributes_of_self(ast.parse(textwrap.dedent(inspect.getsource(cls))), ast.Store)
    return frozenset(filter(PRIVATE.fullmatch, names))


def attributes_of_self(tree: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, context)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }


def textuals(cls: type) -> list[type]:
    """The classes of Textual that a class of ours is made of."""
    return [base for base in cls.__mro__ if base.__module__.startswith("textual")]


@cache
def sources() -> list[tuple[str, ast.Module]]:
    """The modules of ours that use Textual, with what stands in them."""
    paths = sorted(path for part in ("terminal", "ui") for path in (SOURCES / part).rglob("*.py"))
    names = (".".join(path.relative_to(SOURCES.parent).with_suffix("").parts) for path in paths)
    return [
        (name, ast.parse(path.read_text(encoding="utf-8"))) for name, path in zip(names, paths, strict=True)
    ]


@cache
def known_classes() -> dict[str, type]:
    """The classes of Textual that ours are made of, and a few that we only use, by their names."""
    found = {cls.__name__: cls for cls in (Console, Pilot, Stylesheet, App, Widget, Edit)}
    for _, cls in own_classes():
        found |= {base.__name__: base for base in textuals(cls)}
    return found


def own_classes() -> Iterator[tuple[ast.ClassDef, type]]:
    """All classes of ours that are made of Textual's, with what stands in them."""
    for name, tree in sources():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and textuals(cls := getattr(import_module(name), node.name)):
                yield node, cls


def used_modules() -> Iterator[str]:
    """The private modules of Textual that are imported, and private names out of public ones."""
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                if "._" in f".{node.module}":
                    yield str(node.module)
                yield from (f"{node.module}:{each.name}" for each in node.names if each.name[0] == "_")


def used_parts() -> Iterator[str]:
    """The private names of Textual's classes that ours use, replace or happen to have, too."""
    for node, cls in own_classes():
        names = attributes_of_self(node, ast.Load) | attributes_of_self(node, ast.Store)
        for each in node.body:
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                names.add(each.name)
            elif isinstance(each, ast.Assign | ast.AnnAssign):
                targets = each.targets if isinstance(each, ast.Assign) else [each.target]
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
        yield from names & set().union(*map(parts_of_its_own, textuals(cls)))
    everything = set().union(*map(parts_of, known_classes().values()))
    for _, tree in sources():
        for each in ast.walk(tree):
            if isinstance(each, ast.Attribute) and not (
                isinstance(each.value, ast.Name) and each.value.id in ("self", "cls", "os")
            ):
                yield from {each.attr} & everything


@pytest.mark.slow
def test_the_page_names_every_private_part_that_is_used_and_no_other() -> None:
    assert sorted(set(used_modules()) ^ named_modules(OURS)) == []
    assert sorted(set(used_parts()) ^ {name for _, name in named_parts(OURS)}) == []


@pytest.mark.slow
def test_textual_has_every_part_that_the_page_names() -> None:
    for module in named_modules(OURS) | named_modules(OF_TESTS):
        resolve_name(module)
    classes = known_classes()
    gone = [f"{cls}.{part}" for cls, part in named_parts(PAGE) if part not in parts_of(classes[cls])]
    assert gone == []


def test_the_size_of_a_text_lays_out_its_widget_but_not_the_search_line() -> None:
    assert Widget.__dict__["virtual_size"]._layout
    assert not SearchLine.__dict__["virtual_size"]._layout


def test_the_actions_that_are_reached_by_name_are_there() -> None:
    assert callable(App.action_simulate_key)
    keys = {each.key: each for each in App.BINDINGS if isinstance(each, Binding)}
    assert (keys["ctrl+c"].action, keys["ctrl+c"].system) == ("help_quit", True)
    assert callable(App.action_help_quit)
