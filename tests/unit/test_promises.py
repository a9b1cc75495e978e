"""Each promise of docs/promises.md is proved by tests, and these exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from support.app import ROOT

TESTS = ROOT / "tests"


def names_of_tests(path: Path) -> set[str]:
    """The names of the tests of a file, which is not run for that."""
    if not path.is_file():
        return set()
    found = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = ast.walk(ast.parse(path.read_bytes()))
    return {node.name for node in nodes if isinstance(node, found) and node.name.startswith("test_")}


def named_tests(page: str) -> list[tuple[str, str]]:
    return re.findall(r"((?:\w+/)*test_\w+\.py)::(\w+)", page)


@pytest.mark.slow
def test_each_promise_is_proved_by_tests_that_exist():
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    known = {name: names_of_tests(TESTS / name) for name, _ in named_tests(page)}
    assert [f"{name}::{test}" for name, test in named_tests(page) if test not in known[name]] == []
    promises, _, unproved = page.partition("## Not proved by a test")
    assert unproved
    lines = re.findall(r"^- (.*?)(?=^- |^## |\Z)", promises, re.MULTILINE | re.DOTALL)
    assert len(lines) > 50
    assert [promise for promise in lines if not named_tests(promise)] == []
