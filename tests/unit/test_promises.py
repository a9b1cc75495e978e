"""What the pages name exists: the tests of docs/promises.md, and the files and directories of all pages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from support.app import ROOT

TESTS = ROOT / "tests"
BASES = (ROOT, ROOT / "tui" / "kerneblik", TESTS)
"""What a path on a page may be relative to."""
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
SOURCES = (".css", ".py", ".sh", ".tcss", ".typ")


def names_of_tests(path: Path) -> set[str]:
    """The names of the tests of a file, which is not run for that."""
    if not path.is_file():
        return set()
    found = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = ast.walk(ast.parse(path.read_bytes()))
    return {node.name for node in nodes if isinstance(node, found) and node.name.startswith("test_")}


def named_tests(page: str) -> list[tuple[str, str]]:
    return re.findall(r"((?:\w+/)*test_\w+\.py)::(\w+)", page)


def missing_paths(page: Path) -> list[str]:
    """The files and directories that a page names and that are not there; NAME stands for any name."""
    text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    linked = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", re.sub(r"`[^`]*`", "", text))
    missing = [link for link in linked if not (page.parent / link).exists()]
    for named in re.findall(r"`([\w./-]+)(?::\w+)?`", text):
        inside = [base for base in BASES if "/" in named and (base / named.partition("/")[0]).is_dir()]
        if inside and named.partition("/")[0]:
            is_there = any(True for base in inside for _ in base.glob(named.replace("NAME", "*")))
        elif "/" not in named and named.endswith(SOURCES):
            is_there = any(True for base in BASES[1:] for _ in base.rglob(named))
        else:
            continue  # a command, a name in the code, a file of the user's
        missing += [] if is_there else [named]
    return missing


def test_each_promise_is_proved_by_tests_that_exist():
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    known = {name: names_of_tests(TESTS / name) for name, _ in named_tests(page)}
    assert [f"{name}::{test}" for name, test in named_tests(page) if test not in known[name]] == []
    promises, _, unproved = page.partition("## Not proved by a test")
    assert unproved
    lines = re.findall(r"^- (.*?)(?=^- |^## |\Z)", promises, re.MULTILINE | re.DOTALL)
    assert len(lines) > 50
    assert [promise for promise in lines if not named_tests(promise)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_paths_of_a_page_exist(page: Path):
    assert missing_paths(page) == []


def test_a_path_that_is_wrong_is_seen(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(
        "`storage/nowhere.py` `nowhere.py` [x](nowhere.md) `storage/store.py` `files.py` `a/b.py`\n"
    )
    assert missing_paths(page) == ["nowhere.md", "storage/nowhere.py", "nowhere.py"]
